"""Intake: the items of every input in order, each with an id of its own; what cannot be read becomes an error, nothing is lost."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from doccheck.errors import DoccheckError, WithdrawnNote
from doccheck.formats.items import BadItem, Fields, Item, Skipped
from doccheck.formats.readers import input_files, reader_for
from doccheck.note import MAX_CHARACTERS

_BUCKETS = 1 << 14
_READERS_TOLD = 1000


class Intake:
    """Reads inputs and counts what they hold.

    Args:
        inputs: files and folders.
        reader: name of the reader for all of them; None to find it out for each file.
        fields: which columns hold what.
        include: names of the files that are read from folders.
        max_characters: longer notes become errors.
    """

    def __init__(self, inputs: Sequence[Path], reader: str | None, fields: Fields, include: str, max_characters: int) -> None:
        self._inputs, self._reader, self._fields, self._include, self._limit = inputs, reader, fields, include, max_characters
        self._seen = _Seen()
        self.readers: dict[str, str] = {}
        self.skipped: Counter[str] = Counter()
        self.duplicates = 0

    def items(self) -> Iterator[Item | BadItem]:
        """Every item; the second and later ones with the same id get `#2`, `#3` … behind it."""
        withdrawn = self._withdrawn()
        for top in self._inputs:
            found = False
            for path in input_files([top], self._include):
                for item in self._items_of(path, withdrawn):
                    found = True
                    yield self._named(item)
            if not found:
                yield self._named(BadItem(top.stem, str(top), "empty", f"{top}: holds no note; check the export"))

    def _items_of(self, path: Path | BadItem, withdrawn: set[str]) -> Iterator[Item | BadItem]:
        if isinstance(path, BadItem):
            yield path
            return
        try:
            reader = reader_for(path, self._reader)
            if len(self.readers) < _READERS_TOLD:
                self.readers[printable(str(path))] = reader.name
            for item in reader.read(path, self._fields):
                if isinstance(item, Skipped):
                    self.skipped[item.what] += 1
                elif isinstance(item, Item) and hasattr(reader, "withdrawn") and item.note_id in withdrawn:
                    message = f"{item.place}: another message of the input takes this document back, so it is not reviewed"
                    yield BadItem(item.note_id, item.place, WithdrawnNote.kind, message)
                else:
                    yield item
        except DoccheckError as error:
            yield BadItem(path.stem, str(path), error.kind, str(error))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield BadItem(path.stem, str(path), "unreadable", f"{path}: {reason}; check the file")
        except Exception as error:  # a reader's fault must not end the run; its message could quote a note
            message = f"{path}: the reader failed here ({type(error).__name__}), what follows in this file was not read; check the file"
            yield BadItem(path.stem, str(path), "unreadable", message)

    def _withdrawn(self) -> set[str]:
        """The ids of documents that messages of the inputs take back; these may come before them and in other files."""
        found: set[str] = set()
        for path in input_files(self._inputs, self._include):
            with suppress(Exception):  # told when the file is read
                if isinstance(path, Path) and (withdrawn := getattr(reader_for(path, self._reader), "withdrawn", None)):
                    found.update(withdrawn(path))
        return found - {""}

    def _named(self, item: Item | BadItem) -> Item | BadItem:
        name, place = printable(item.note_id.strip() or item.place), printable(item.place)
        count = self._seen.times(name)
        if count > 1:
            self.duplicates += 1
            name = f"{name}#{count}"
        return checked(replace(item, note_id=name, place=place), self._limit)


class _Seen:
    """Counts names in eight bytes each, so that millions of them take little memory: 64-bit digests in short arrays."""

    def __init__(self) -> None:
        self._buckets = [array("Q") for _ in range(_BUCKETS)]
        self._repeated: dict[int, int] = {}

    def times(self, name: str) -> int:
        """How often a name has come by now."""
        key = int.from_bytes(hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest(), "big")
        bucket = self._buckets[key % _BUCKETS]
        if key not in bucket:
            bucket.append(key)
            return 1
        self._repeated[key] = self._repeated.get(key, 1) + 1
        return self._repeated[key]


def checked(item: Item | BadItem, limit: int) -> Item | BadItem:
    """An item as it can be reviewed and written; one whose text is too long or damaged becomes an error.

    Args:
        item: with its final id.
        limit: longer notes become errors.
    """
    if isinstance(item, BadItem):
        return replace(item, message=printable(item.message))
    name = item.note_id
    if len(item.text) > limit:
        mend = "split it" if limit == MAX_CHARACTERS else "raise --max-characters or split it"
        message = f"{len(item.text):,} characters, more than the limit of {limit:,}; {mend}"
        return BadItem(name, item.place, "too_large", f"note {name}: {message}")
    if "\0" in item.text or printable(item.text) != item.text:
        return BadItem(name, item.place, "unreadable", f"note {name}: holds a NUL or half a character, so it is damaged; export it again")
    return replace(
        item,
        columns={printable(k): printable(v) for k, v in item.columns.items()},
        date_of_service=printable(item.date_of_service),
        encounter=printable(item.encounter),
        author=printable(item.author),
        status=printable(item.status),
    )


def printable(text: str) -> str:
    """A text as it can be written in UTF-8: halves of characters, as odd file names have them, are written out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def digest_of(inputs: Sequence[Path], include: str) -> str:
    """SHA-256 over the names and the bytes of every input file."""
    digest = hashlib.sha256()
    for path in input_files(inputs, include):
        if isinstance(path, BadItem):
            digest.update(path.message.encode() + b"\0")
            continue
        digest.update(str(path).encode("utf-8", "surrogatepass") + b"\0")
        try:
            with path.open("rb") as stream:
                while block := stream.read(1 << 20):
                    digest.update(block)
        except OSError as error:
            digest.update(type(error).__name__.encode())
        digest.update(b"\0")
    return digest.hexdigest()
