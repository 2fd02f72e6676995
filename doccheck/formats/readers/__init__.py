"""Readers: one file for each source format. A site adds its own under the entry point group `doccheck.readers`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import Path

from doccheck.errors import UnreadableNote, UsageError
from doccheck.formats.compressed import head_of
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
    head = head_of(path)
    for reader in known:
        if reader.recognises(path, head):
            return reader
    raise UnreadableNote(f"{path}: no reader knows this format; name one with --reader, or export it as text, CSV, JSON lines, HL7 or FHIR")


def input_files(inputs: Sequence[Path], include: str) -> Iterator[Path | BadItem]:
    """Every file of the inputs, folders walked in the order of their names; hidden files are passed over."""
    for path in inputs:
        if path.is_dir():
            files = sorted(
                p for p in path.rglob(include) if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
            yield from files
            if not files:
                yield BadItem(
                    path.name, str(path), "unreadable", f"{path}: no file named {include} in this folder; check the path or --include"
                )
        elif path.is_file():
            yield path
        else:
            yield BadItem(path.name, str(path), "unreadable", f"{path}: no such file or folder; check the path")
