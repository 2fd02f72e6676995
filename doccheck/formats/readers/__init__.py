"""Readers: one file for each source format. A site adds its own under the entry point group `doccheck.readers`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from doccheck.errors import UnreadableNote, UsageError
from doccheck.formats.files.compressed import head_of
from doccheck.formats.files.text import as_utf8
from doccheck.formats.files.walk import files_of
from doccheck.formats.items import BadItem, Reader

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
    """Every file of the inputs; what is there but cannot be read is told."""
    for top in inputs:
        for path, problem in files_of(top, include):
            yield path if problem is None else BadItem(path.stem or str(path), str(path), "unreadable", f"{path}: {problem}")
