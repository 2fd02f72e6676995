"""Batch runs at several sizes: time per note, memory of the parent process, and two workers against one; JSON out.

    python benchmarks/batch.py FOLDER [FOLDER ...] [--sizes 1000,4000] [--memory 2000,8000] [--stream-mb 100] [--spark 0] [--json FILE]

FOLDER holds .txt notes, of which inputs of any size are made, all notes different. Each run is a process of its own.

    --sizes     time per note, one worker; the bar is flat from 1000 to 100000. One note of --in-scope (1) is of the folders, the others
                hold no puncture
    --memory    peak memory of the parent, which reads, keeps account and writes; the bar is 400 MB at 200000, growing less than 10 %
                from 50000. One note of ten is in scope: what the worker finds is of no weight here
    --stream-mb a file of that size, and one of that size in a single line, through readers and accounting (every note over the limit)
    --workers   notes of the run with one and with two workers
    --spark     notes of a run with Spark on one and on two cores, with the seconds of one core that a thousand notes take
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from notes import json_lines, texts

MB = 1 << 20


def one_run(request: dict[str, Any]) -> dict[str, Any]:
    """Run one batch in this process and tell what it took; the last step of a child process."""
    from doccheck.batch import BatchOptions, run

    options = BatchOptions(**request["options"])
    started = time.monotonic()
    if request["engine"] == "spark":
        from doccheck.spark import run_spark

        summary = run_spark([request["source"]], request["output"], options, f"local[{request['cores']}]")
    else:
        summary = run([request["source"]], request["output"], options)
    seconds = time.monotonic() - started
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "notes": summary.notes,
        "errors": summary.errors,
        "seconds": round(seconds, 2),
        "parent_peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "worker_core_seconds": round(children.ru_utime + children.ru_stime, 2),
    }


def measured(place: Path, source: Path, engine: str = "local", cores: int = 1, **options: Any) -> dict[str, Any]:
    """The figures of one run in a new process."""
    output = Path(tempfile.mkdtemp(dir=place)) / "out"
    request = {"source": str(source), "output": str(output), "engine": engine, "cores": cores, "options": options}
    command = [sys.executable, __file__, "--one-run", json.dumps(request)]
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: dict[str, Any] = json.loads(text.splitlines()[-1])
    return figures


def time_per_note(place: Path, folders: list[Path], sizes: Sequence[int], in_scope: int) -> dict[str, Any]:
    """Milliseconds a note; start-up is taken out by a run of one note."""
    start = measured(place, json_lines(place / "one.jsonl", folders, 1))["worker_core_seconds"]
    runs = {n: measured(place, json_lines(place / f"{n}.jsonl", folders, n, in_scope)) for n in sizes}
    core = {str(n): round(1000 * (run["worker_core_seconds"] - start) / n, 3) for n, run in runs.items()}
    return {"core_ms_per_note": core, "runs": list(runs.values()), "last_to_first": round(core[str(sizes[-1])] / core[str(sizes[0])], 3)}


def memory(place: Path, folders: list[Path], sizes: Sequence[int]) -> dict[str, Any]:
    """Peak memory of the parent."""
    runs = [measured(place, json_lines(place / f"m{n}.jsonl", folders, n, in_scope=10), workers=2) for n in sizes]
    peaks = [run["parent_peak_mb"] for run in runs]
    return {"runs": runs, "growth": round(peaks[-1] / peaks[0] - 1, 3)}


def streaming(place: Path, megabytes: int) -> dict[str, Any]:
    """Large files: of many lines, and of a single one."""
    many, single = place / "many.jsonl", place / "single.jsonl"
    line = json.dumps({"text": "x" * 2500}) + "\n"
    with many.open("w") as stream:
        for _ in range(megabytes * MB // len(line)):
            stream.write(line)
    with single.open("w") as stream:
        stream.write('{"text": "')
        for _ in range(megabytes):
            stream.write("x" * MB)
        stream.write('"}\n')
    return {"many_lines": measured(place, many, max_characters=100), "one_line": measured(place, single, max_characters=100)}


def workers(place: Path, folders: list[Path], count: int) -> dict[str, Any]:
    """One worker against two; only of meaning on two idle cores."""
    source = json_lines(place / "workers.jsonl", folders, count)
    one, two = measured(place, source), measured(place, source, workers=2)
    return {"one": one, "two": two, "times": round(one["seconds"] / two["seconds"], 2)}


def spark(place: Path, folders: list[Path], count: int) -> dict[str, Any]:
    """Spark on one core and on two."""
    from pyarrow import parquet, table

    source = place / "notes.parquet"
    parquet.write_table(
        table({"note_id": [str(i) for i in range(count)], "text": list(texts(folders, count))}), source, row_group_size=1000
    )
    return {f"local[{cores}]": measured(place, source, "spark", cores) for cores in (1, 2)}


def main() -> None:
    if sys.argv[1:2] == ["--one-run"]:
        print(json.dumps(one_run(json.loads(sys.argv[2]))))
        return
    numbers = lambda text: [int(n) for n in text.split(",") if n]  # noqa: E731
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sizes", type=numbers, default=[1000, 4000])
    parser.add_argument("--in-scope", type=int, default=1)
    parser.add_argument("--memory", type=numbers, default=[2000, 8000])
    parser.add_argument("--stream-mb", type=int, default=100)
    parser.add_argument("--workers", type=int, default=2000)
    parser.add_argument("--spark", type=int, default=0)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        if args.sizes:
            figures["time_per_note"] = time_per_note(place, args.folders, args.sizes, args.in_scope)
        if args.memory:
            figures["memory"] = memory(place, args.folders, args.memory)
        if args.stream_mb:
            figures["streaming"] = streaming(place, args.stream_mb)
        if args.workers:
            figures["workers"] = workers(place, args.folders, args.workers)
        if args.spark:
            figures["spark"] = spark(place, args.folders, args.spark)
    text = json.dumps(figures, indent=1)
    print(text)
    if args.json:
        args.json.write_text(text + "\n")


if __name__ == "__main__":
    main()
