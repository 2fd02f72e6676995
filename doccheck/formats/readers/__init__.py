"""Readers: one file for each source format. A site adds its own under the entry point group `doccheck.readers`."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from doccheck.errors import UnreadableNote, UsageError
from doccheck.formats.compressed import head_of
from doccheck.formats.items import BadItem, Reader
from doccheck.formats.text import as_utf8

GROUP = "doccheck.readers"


@lru_cache(maxsize=1)
def readers() -> tuple[Reader, ...]:
    """Every registered reader, the pickiest first: their entry points are named with a leading number for their turn."""
    found = sorted(entry_points(group=GROUP), key=lambda e: e.name)
    return tuple(point.load() for point in found)


def reader_for(path: Path, name: str | None = None) -> Reader:
    """The reader for a file: the one named, or the first that recognises its content.

    Raises:
        UsageError: no reader has that name.
        UnreadableNote: no reader recognises the file.
    """
    known = readers()
    if name is not None:
        for reader in known:
            if reader.name == name:
                return reader
        raise UsageError(f"--reader {name}: no such reader; there are {', '.join(r.name for r in known)}")
    head = as_utf8(head_of(path))
    for reader in known:
        if reader.recognises(path, head):
            return reader
    raise UnreadableNote(f"{path}: no reader knows this format; name one with --reader, or export it as text, CSV, JSON lines, HL7 or FHIR")


def input_files(inputs: Sequence[Path], include: str) -> Iterator[Path | BadItem]:
    """Every file of the inputs, folders walked in the order of their names.

    Hidden files are passed over. Links to folders are followed, each folder is walked once. What is there but cannot be read is told.
    """
    for path in inputs:
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield _bad(path, f"{getattr(error, 'strerror', None) or 'not a path'}; check the path")
            continue
        if stat.S_ISREG(mode):
            yield path
        elif stat.S_ISDIR(mode):
            yield from _below(path, include)
        else:
            yield _bad(path, "not a regular file; give a file or a folder")


def _below(top: Path, include: str) -> Iterator[Path | BadItem]:
    closed: list[OSError] = []
    walked: set[tuple[int, int]] = set()
    count = 0
    for folder, folders, names in os.walk(top, onerror=closed.append, followlinks=True):
        try:
            here = os.stat(folder)
        except OSError as error:
            closed.append(error)
            continue
        if (here.st_dev, here.st_ino) in walked:
            folders.clear()
            continue
        walked.add((here.st_dev, here.st_ino))
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if fnmatchcase(name, include) and not name.startswith("."):
                count += 1
                file = Path(folder, name)
                yield file if file.is_file() else _bad(file, "not a regular file, or a link that leads nowhere; check it")
    for problem in closed:
        yield _bad(Path(problem.filename), f"{problem.strerror}; check the folder's permissions")
    if not count and not closed:
        yield _bad(top, f"no file named {include} in this folder; check the path or --include")


def _bad(path: Path, what: str) -> BadItem:
    return BadItem(path.stem or str(path), str(path), "unreadable", f"{path}: {what}")
