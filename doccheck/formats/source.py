"""Where notes come from: files, folders and standard input; each gets an id, and none is lost."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import BinaryIO

from doccheck.errors import NoteError, UnreadableNote
from doccheck.formats.records import failure
from doccheck.formats.text import MAX_BYTES, Decoded, decode, too_large
from doccheck.note import Note
from doccheck.review import NoteFailure

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One note that is still to be read.

    Args:
        note_id: its id.
        path: its file; None for standard input.
        problem: why it cannot be read, where that is known already.
    """

    note_id: str
    path: Path | None
    problem: NoteError | None = None


def find_sources(paths: Sequence[str | Path], include: str = "*.txt") -> list[Source]:
    """Every note that these paths stand for, in the order given, folders walked in the order of their names.

    A note's id is its file's name without the ending. Files that would share one are told apart by the path below the folder given, then
    by the whole path. A file that is named twice is read once. Hidden files and folders are passed over.

    Args:
        paths: files, folders, or `-` for standard input.
        include: the names of the files that are read from folders; a file given by itself is always read.
    """
    found: dict[str, tuple[Path | None, str, UnreadableNote | None]] = {}
    for path in paths:
        if str(path) == STDIN:
            found.setdefault(STDIN, (None, "stdin", None))
            continue
        for file, below, problem in _expand(Path(path), include):
            found.setdefault(os.path.abspath(file), (file, below, problem))
    entries = list(found.values())
    names = _ids([(str(file) if file else below, below) for file, below, _ in entries])
    return [Source(name, file, problem) for name, (file, _, problem) in zip(names, entries, strict=True)]


def read_notes(
    sources: Iterable[Source],
    stdin: BinaryIO,
    encoding: str | None = None,
    tell: Callable[[str, str], None] | None = None,
) -> Iterator[Note | NoteFailure]:
    """Read notes one by one; what cannot be read is a `NoteFailure` in its place.

    Args:
        sources: from `find_sources`.
        stdin: where `-` is read from.
        encoding: read every note as this encoding; None to find out for each.
        tell: is called with a note's id and the encoding that it was read with.
    """
    for source in sources:
        try:
            if source.problem is not None:
                raise source.problem
            decoded = _read(source, stdin, encoding)
        except NoteError as error:
            yield failure(source.note_id, error)
            continue
        if tell is not None:
            tell(source.note_id, decoded.encoding)
        yield Note(id=source.note_id, text=decoded.text)


def _read(source: Source, stdin: BinaryIO, encoding: str | None) -> Decoded:
    name = source.note_id
    if source.path is None:
        return decode(stdin.read(MAX_BYTES + 1), name, encoding)
    try:
        with source.path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > MAX_BYTES:
                raise too_large(size, name)
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableNote(f"note {name}: {source.path}: {error.strerror or type(error).__name__}; check the file") from None
    return decode(data, name, encoding)


def _expand(path: Path, include: str) -> Iterator[tuple[Path, str, UnreadableNote | None]]:
    """(file, path below the folder given, problem) for a file or for every file of a folder."""
    if path.is_dir():
        closed: list[OSError] = []
        empty = True
        for folder, folders, files in os.walk(path, onerror=closed.append):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            for name in sorted(files):
                if fnmatch(name, include) and not name.startswith("."):
                    empty = False
                    file = Path(folder, name)
                    yield file, file.relative_to(path).as_posix(), _problem(file)
        for error in closed:
            yield Path(error.filename), path.name, UnreadableNote(f"{error.filename}: {error.strerror}; check the folder's permissions")
        if empty and not closed:
            yield path, path.name, UnreadableNote(f"{path}: no file named {include} in this folder; check the path or pass --include")
        return
    yield path, path.name, _problem(path)


def _problem(path: Path) -> UnreadableNote | None:
    if path.is_file():
        return None
    if path.exists():
        return UnreadableNote(f"note {path.stem}: {path}: not a regular file; give a file of text")
    return UnreadableNote(f"note {path.stem}: {path}: no such file or folder; check the path")


def _ids(places: Sequence[tuple[str, str]]) -> list[str]:
    """The shortest of name, path below the folder and whole path that no other note has."""
    forms = [(_stem(below.rsplit("/", 1)[-1]), _stem(below), below, whole) for whole, below in places]
    ids = [""] * len(places)
    taken: set[str] = set()
    open_ones = range(len(places))
    for level in range(4):
        counts = Counter(forms[i][level] for i in open_ones)
        unique = [i for i in open_ones if counts[forms[i][level]] == 1 and forms[i][level] not in taken]
        for i in unique:
            ids[i] = forms[i][level]
        taken.update(ids[i] for i in unique)
        open_ones = [i for i in open_ones if not ids[i]]  # type: ignore[assignment]
    for i in open_ones:
        ids[i] = f"{forms[i][3]}#{i + 1}"
    return ids


def _stem(path: str) -> str:
    head, _, tail = path.rpartition("/")
    name = Path(tail).stem
    return f"{head}/{name}" if head else name
