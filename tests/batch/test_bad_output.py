"""Output folders that cannot be used, or that stop being usable in the middle of a run: a clear error, and nothing lost on resuming."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from doccheck import Reviewer
from doccheck.batch import BatchOptions, lock, run
from doccheck.batch.folder import WORK, OutputFolder
from doccheck.cli import main
from doccheck.errors import OutputFailed, UsageError
from tests.batch.inprocess import pool_of

NOTE = "Diagnostic lumbar puncture for fever. Needle at L3-4 by landmarks, {} mL clear CSF. No complications."
FILES = ("reviews.jsonl", "errors.jsonl", "worklist.csv")
RESUMED = BatchOptions(part_size=4, resume=True)


@pytest.fixture(autouse=True)
def _in_process(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["doccheck.batch.run"], "Pool", pool_of(reviewer))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.csv"
    path.write_text("note_id,text\n" + "".join(f'{i},"{NOTE.format(i)}"\n' for i in range(1, 21)), encoding="utf-8")
    return path


@pytest.fixture
def expected(source: Path, tmp_path: Path) -> dict[str, bytes]:
    run([source], tmp_path / "undisturbed", BatchOptions(part_size=4))
    return contents(tmp_path / "undisturbed")


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 100 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", place], capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk(source: Path, expected: dict[str, bytes], small_disk: Path) -> None:
    with pytest.raises(OutputFailed, match=r"No space left on device.*--resume"):
        run([source], small_disk / "out", BatchOptions(part_size=4))
    subprocess.run(["mount", "-o", "remount,size=4m", small_disk], check=True)
    run([source], small_disk / "out", RESUMED)
    assert contents(small_disk / "out") == expected


@pytest.mark.parametrize(("calls", "fault"), [(n, errno.ENOSPC) for n in (1, 3, 8, 20, 27, 30, 33)] + [(8, errno.EROFS), (8, errno.EIO)])
def test_a_disk_that_fails_midway(
    calls: int, fault: int, source: Path, expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, left = os.fsync, [calls]

    def failing(handle: int) -> None:
        left[0] -= 1
        if left[0] <= 0:
            raise OSError(fault, os.strerror(fault))
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing)
        with pytest.raises(OutputFailed, match=os.strerror(fault)):
            run([source], tmp_path / "out", BatchOptions(part_size=4))
    run([source], tmp_path / "out", RESUMED)
    assert contents(tmp_path / "out") == expected


@pytest.mark.parametrize("below", ["", "/out"])
def test_a_file_in_the_folders_place(below: str, source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for options in (BatchOptions(), RESUMED):
        with pytest.raises(OutputFailed, match=r"cannot be written \(.*\); name a folder that can be made and written"):
            run([source], f"{tmp_path}/file{below}", options)
    assert (tmp_path / "file").read_text() == "x"


def test_a_read_only_folder(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refusing)
    result = CliRunner().invoke(main, ["batch", str(source), "--output", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "Read-only file system" in result.stderr
    assert "Traceback" not in result.stderr


def test_no_second_run_in_the_same_folder(source: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    def second(done: int, errors: int) -> None:
        with pytest.raises(UsageError, match=rf"another run is at work here \(process {os.getpid()}\); wait until"):
            run([source], tmp_path / "out", RESUMED)

    run([source], tmp_path / "out", BatchOptions(part_size=4), second)
    assert contents(tmp_path / "out") == expected
    assert not (tmp_path / "out" / lock.LOCK).exists()


def test_a_lock_that_a_killed_run_left_holds_nobody_back(source: Path, expected: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    script = "import os, pathlib, sys; from doccheck.batch import lock; lock.take(pathlib.Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", script, tmp_path / "out"]).returncode == -9
    assert (tmp_path / "out" / lock.LOCK).exists()
    run([source], tmp_path / "out", RESUMED)
    assert contents(tmp_path / "out") == expected
    assert not (tmp_path / "out" / lock.LOCK).exists()


def test_a_file_system_without_locks_is_used_without(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refusing)
    assert run([source], tmp_path / "out").notes == 20


@pytest.mark.parametrize(
    ("inputs", "output", "says"),
    [
        ([""], "out", "an input has an empty name"),
        (["in.csv"], "", "--output: an empty name"),
        (["-"], "out", "-: batch reads no standard input"),
        ("in.csv", "out", "is one path; pass a list"),
        (Path("in.csv"), "out", "is one path; pass a list"),
    ],
)
def test_paths_that_name_nothing(inputs: Any, output: str, says: str, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(source.parent)
    with pytest.raises(UsageError, match=says):
        run(inputs, output)
    assert [p.name for p in source.parent.iterdir()] == ["in.csv"]


def test_a_folder_within_the_input(source: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lies in the input folder"):
        run([tmp_path], tmp_path / "out")


@pytest.mark.parametrize("options", [BatchOptions(), RESUMED])
def test_the_folder_of_another_run(options: BatchOptions, source: Path, tmp_path: Path) -> None:
    run([source], tmp_path / "out", BatchOptions(part_size=4, max_characters=10))
    before = contents(tmp_path / "out")
    with pytest.raises(UsageError, match="max_characters changed" if options.resume else "another run"):
        run([source], tmp_path / "out", options)
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"identity": {}, "parts": 1}', b"\xff\xfe"])
def test_a_checkpoint_that_cannot_be_read(data: bytes, source: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / WORK).mkdir(parents=True)
    (tmp_path / "out" / WORK / "checkpoint.json").write_bytes(data)
    with pytest.raises(UsageError, match="checkpoint cannot be read"):
        run([source], tmp_path / "out", RESUMED)


def test_resuming_a_finished_run_gives_its_summary(source: Path, tmp_path: Path) -> None:
    first = run([source], tmp_path / "out", BatchOptions(part_size=4))
    before = contents(tmp_path / "out")
    assert run([source], tmp_path / "out", RESUMED) == first
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize("output_format", ["jsonl", "parquet"])
@pytest.mark.parametrize("step", ["finish", "write_json", "clear"])
def test_a_run_that_is_ended_while_it_finishes(
    step: str, output_format: Any, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = getattr(OutputFolder, step)

    def ended(self: OutputFolder, *args: Any) -> None:
        done(self, *args)
        raise KeyboardInterrupt

    options = {"part_size": 4, "output_format": output_format}
    whole = run([source], tmp_path / "whole", BatchOptions(**options))
    with monkeypatch.context() as patch:
        patch.setattr(OutputFolder, step, ended)
        with pytest.raises(KeyboardInterrupt):
            run([source], tmp_path / "out", BatchOptions(**options))
    summary = run([source], tmp_path / "out", BatchOptions(resume=True, **options))
    changing = {"seconds", "notes_per_second"}
    assert summary.model_dump(exclude=changing) == whole.model_dump(exclude=changing)
    assert not (tmp_path / "out" / WORK).exists()
    manifests = [json.loads((tmp_path / name / "manifest.json").read_text()) for name in ("whole", "out")]
    assert manifests[0] == manifests[1]
