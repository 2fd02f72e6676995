"""Kills a batch run with all its processes at random moments, resumes it each time, and compares it with an undisturbed run.

    python benchmarks/kill_resume.py FOLDER [FOLDER ...] [--notes 20000] [--kills 10] [--workers 2] [--seed N] [--json FILE]

FOLDER holds .txt notes, of which the input is made. Exits with 1 where one byte of the results differs or a note is lost or there twice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from notes import json_lines

Begin = Callable[[], "subprocess.Popen[bytes]"]
FILES = ("reviews.jsonl", "errors.jsonl", "worklist.csv")


def start(source: Path, output: Path, workers: int, part_size: int) -> subprocess.Popen[bytes]:
    """A run in a process group of its own; it is told to resume, which at the start is the same as beginning."""
    command = [sys.executable, "-m", "doccheck", "batch", str(source), "--output", str(output), "--workers", str(workers)]
    options = ["--part-size", str(part_size), "--resume", "--fail-on", "never", "--progress", "none"]
    return subprocess.Popen(command + options, stdout=subprocess.DEVNULL, start_new_session=True)


def parts_done(output: Path) -> int:
    """Parts that the checkpoint counts."""
    try:
        return int(json.loads((output / ".doccheck-batch" / "checkpoint.json").read_text())["parts"])
    except FileNotFoundError:
        return 0


def kill_and_resume(begin: Begin, output: Path, waits: list[tuple[str, float]]) -> list[dict[str, Any]]:
    """Start, kill after a while, start again; the last one is left to end.

    Args:
        begin: starts the run, which is to resume where there is something to resume.
        output: its folder.
        waits: seconds before each kill, counted from the `start` of the process or from the first `part` that it has done.

    Returns:
        When each kill came and how many parts were done then.
    """
    done = []
    for since, wait in waits:
        before = parts_done(output)
        process = begin()
        while since == "part" and process.poll() is None and parts_done(output) == before:
            time.sleep(0.01)
        time.sleep(wait)
        ended = process.poll() is not None
        if not ended:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        done.append({"since": since, "after_seconds": round(wait, 2), "had_ended": ended, "parts_done": parts_done(output)})
    if begin().wait() != 0:
        raise SystemExit("the last run did not end well")
    return done


def compare(whole: Path, cut: Path, notes: int) -> dict[str, Any]:
    """What differs between the two runs."""
    different = [name for name in FILES if (whole / name).read_bytes() != (cut / name).read_bytes()]
    ids = [json.loads(line)["note_id"] for name in FILES[:2] for line in (cut / name).open(encoding="utf-8")]
    left = sorted(p.name for p in cut.iterdir() if p.name.startswith("."))
    return {"different_files": different, "lost": notes - len(set(ids)), "twice": len(ids) - len(set(ids)), "left_behind": left}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--notes", type=int, default=20_000)
    parser.add_argument("--in-scope", type=int, default=4, help="one of so many notes is of the folders, the others hold no puncture")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--part-size", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        source = json_lines(place / "in.jsonl", args.folders, args.notes, args.in_scope)
        started = time.monotonic()
        if start(source, place / "whole", args.workers, args.part_size).wait() != 0:
            raise SystemExit("the undisturbed run did not end well")
        seconds = time.monotonic() - started
        chance = random.Random(args.seed)
        longest = 1.5 * seconds / args.kills
        waits = [(("part", "start")[i % 2], chance.uniform(0, longest)) for i in range(args.kills)]
        kills = kill_and_resume(lambda: start(source, place / "cut", args.workers, args.part_size), place / "cut", waits)
        found = compare(place / "whole", place / "cut", args.notes)
    same = not found["different_files"] and not found["lost"] and not found["twice"]
    text = json.dumps({"notes": args.notes, "identical": same, **found, "undisturbed_seconds": round(seconds, 1), "kills": kills}, indent=1)
    print(text)
    if args.json:
        args.json.write_text(text + "\n")
    sys.exit(not same)


if __name__ == "__main__":
    main()
