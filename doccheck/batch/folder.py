"""The output folder: parts written beside and renamed, a checkpoint without note text, the final files put together at the end."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from doccheck.batch import lock
from doccheck.batch.parquet_output import write_parts
from doccheck.batch.worklist import COLUMNS
from doccheck.errors import OutputFailed, UsageError
from doccheck.formats.writers.cells import safe_cell

WORK = ".doccheck-batch"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
FILES = ("reviews.jsonl", "errors.jsonl", "worklist.csv", "texts.jsonl")


class OutputFolder:
    """Where a run keeps its parts and, at the end, its results.

    Raises:
        UsageError: the folder holds another run, or one that cannot be resumed.
        OutputFailed: it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.work = path / WORK

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have the folder for this run alone; it is made where it is not there.

        Raises:
            UsageError: another run is at work in it.
            OutputFailed: it cannot be made or written.
        """
        with self._written(beginning=True):
            self.path.mkdir(parents=True, exist_ok=True)
            handle = lock.take(self.path)
        try:
            yield
        finally:
            lock.give_back(self.path, handle)

    def as_named_before(self, inputs: Sequence[Path]) -> list[Path]:
        """The inputs by the paths that the run which is here named them by, if these lead to the same files.

        Places, and the ids of notes without one, hold these paths: a run that goes on by other ones would not end with the same files.
        """
        named = [Path(path) for path in self._inputs()]
        try:
            same = len(named) == len(inputs) and all(map(os.path.samefile, named, inputs))
        except OSError:
            same = False
        return named if same else list(inputs)

    def _inputs(self) -> list[str]:
        checkpoint = self._checkpoint() or _read_json(self.path / "manifest.json") or {}
        named = checkpoint.get("inputs", [])
        return [str(path) for path in named] if isinstance(named, list) else []

    def begin(self, identity: dict[str, Any], inputs: Sequence[Path], resume: bool) -> dict[str, Any] | None:
        """Start or take up a run.

        Args:
            identity: what must be the same for a run to be resumed (input digest, versions, options).
            inputs: by the paths that it names them.
            resume: take up the unfinished run that is there.

        Returns:
            The checkpoint of the run that is taken up, or None at the start of a new one.
        """
        checkpoint = self._checkpoint()
        if resume and checkpoint is not None:
            self._must_match(identity, checkpoint["identity"])
            return checkpoint
        if checkpoint is not None:
            raise UsageError(f"{self.path}: holds an unfinished run; pass --resume to go on with it, or name another folder")
        present = [name for name in (*FILES, "manifest.json", "reviews") if os.path.lexists(self.path / name)]
        if present:
            raise UsageError(f"{self.path}: already holds {present[0]} of another run; name an empty or new folder")
        with self._written(beginning=True):
            self.work.mkdir(parents=True, exist_ok=True)
        self.save({"identity": identity, "inputs": [str(path) for path in inputs], "parts": 0, "items": 0, "tally": {}})
        return None

    def finished(self, identity: dict[str, Any]) -> dict[str, Any] | None:
        """The summary of the run that is finished here, if one is; what a kill at its very end left behind is cleared.

        Raises:
            UsageError: it was a run of something else, or one of its files is gone or was changed.
        """
        if self._checkpoint() is not None:
            return None
        manifest, summary = _read_json(self.path / "manifest.json"), _read_json(self.path / "summary.json")
        if manifest is None or summary is None:
            return None
        self._must_match(identity, manifest)
        for name, digest in manifest.get("files", {}).items():
            try:
                with (self.path / name).open("rb") as stream:
                    fault = "" if hashlib.file_digest(stream, "sha256").hexdigest() == digest else "was changed"
            except OSError as error:
                fault = "is gone" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
            if fault:
                raise UsageError(f"{self.path}: holds a finished run whose {name} {fault}; put it back, or run again into a new folder")
        self.clear()
        return summary

    def _must_match(self, identity: dict[str, Any], other: dict[str, Any]) -> None:
        changed = [name for name, value in identity.items() if other.get(name) != value]
        if not changed:
            return
        mend = "use a new output folder"
        if "input" in changed and (named := ", ".join(self._inputs())):
            mend = f"give that input again, by the same path ({named}), or {mend}"
        raise UsageError(f"{self.path}: cannot resume: {', '.join(changed)} changed since that run; {mend}")

    @contextmanager
    def _written(self, beginning: bool = False) -> Iterator[None]:
        """Tell what keeps the folder from being written.

        Args:
            beginning: nothing is done yet, so that any other folder will do as well.

        Raises:
            OutputFailed: the disk is full, the folder is read-only or is no folder.
        """
        try:
            yield
        except OSError as error:
            reason = error.strerror or type(error).__name__
            mend = "free space or mend the folder, then go on with --resume"
            if beginning and error.errno not in _FULL:
                mend = "name a folder that can be made and written"
            raise OutputFailed(f"{self.path}: cannot be written ({reason}); {mend}") from None

    def _checkpoint(self) -> dict[str, Any] | None:
        try:
            data: dict[str, Any] = json.loads((self.work / "checkpoint.json").read_text(encoding="utf-8"))
            if {"identity", "parts", "items", "tally"} <= data.keys():
                return data
            reason = "not a checkpoint"
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError, AttributeError) as error:
            reason = type(error).__name__
        raise UsageError(f"{self.path}: its checkpoint cannot be read ({reason}); use a new output folder")

    def save(self, checkpoint: dict[str, Any]) -> None:
        """Write the checkpoint whole."""
        with self._written():
            _sync(self.work)  # the parts have to be on the disk before the checkpoint that counts them
            _write(self.work / "checkpoint.json", json.dumps(checkpoint, sort_keys=True))

    def write_part(self, number: int, lines: dict[str, list[str]]) -> None:
        """Write one part of every file; a part that is there is replaced."""
        with self._written():
            for name in FILES:
                _write(self.work / f"{number:08d}.{name}", "".join(lines.get(name, ())))

    def finish(self, parts: int, output_format: str) -> dict[str, str]:
        """Put the parts together.

        Args:
            parts: how many there are.
            output_format: `jsonl`, or `parquet` for the reviews.

        Returns:
            SHA-256 of each file.

        Raises:
            OutputFailed: they cannot be written.
        """
        with self._written():
            return self._finish(parts, output_format)

    def _finish(self, parts: int, output_format: str) -> dict[str, str]:
        digests = {}
        if output_format == "parquet":
            write_parts([self.work / f"{number:08d}.reviews.jsonl" for number in range(parts)], self.path / "reviews")
            for part in sorted((self.path / "reviews").iterdir()):
                with part.open("rb") as stream:
                    digests[f"reviews/{part.name}"] = hashlib.file_digest(stream, "sha256").hexdigest()
        for name in FILES if output_format == "jsonl" else FILES[1:]:
            digest = hashlib.sha256()
            target = self.path / f".{name}.part"
            size = 0
            with target.open("wb") as out:
                for head in [csv_line(COLUMNS).encode("utf-8-sig")] if name == "worklist.csv" else []:
                    out.write(head)
                    digest.update(head)
                for number in range(parts):
                    data = (self.work / f"{number:08d}.{name}").read_bytes()
                    size += len(data)
                    out.write(data)
                    digest.update(data)
                out.flush()
                os.fsync(out.fileno())
            if name == "texts.jsonl" and size == 0:
                target.unlink()
                continue
            target.replace(self.path / name)
            digests[name] = digest.hexdigest()
        return digests

    def write_json(self, name: str, data: dict[str, Any]) -> None:
        """Write one JSON file whole."""
        with self._written():
            _write(self.path / name, json.dumps(data, indent=1, sort_keys=True) + "\n")

    def clear(self) -> None:
        """Remove the checkpoint and then the parts of a finished run, so that a kill in between leaves a finished run."""
        with self._written():
            _sync(self.path)
            (self.work / "checkpoint.json").unlink(missing_ok=True)
        shutil.rmtree(self.work, ignore_errors=True)


def csv_line(cells: Iterable[str]) -> str:
    """One line of a CSV file as spreadsheets expect it."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    return stream.getvalue()


def _read_json(path: Path) -> dict[str, Any] | None:
    """An object of a run's own; None where it is not there or is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
