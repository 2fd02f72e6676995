"""Intake: the items of every input in order, each with an id of its own; what cannot be read becomes an error, nothing is lost."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from doccheck.batch.standing import Standing
from doccheck.errors import DoccheckError, UsageError
from doccheck.formats.documents.attachments import shown
from doccheck.formats.files.text import MAX_BYTES
from doccheck.formats.items import Addendum, BadItem, Fields, Item, Skipped, Withdrawal
from doccheck.formats.readers import input_files, reader_for
from doccheck.formats.tables.columns import option_of
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
        """Every item, and at the end each option whose column no row had.

        The second and later ones with the same id get `#2`, `#3` … behind it, unless an id reads so.
        """
        standing = Standing(self._changes())
        lacking: set[str] | None = None
        for top in self._inputs:
            found = False
            for path in input_files([top], self._include):
                for item in self._items_of(path, standing):
                    found = True
                    if isinstance(item, Item) and item.lacks is not None:  # one object may leave a column out, not all of them
                        lacking = set(item.lacks) if lacking is None else lacking.intersection(item.lacks)
                    if item is not None:
                        yield self._named(item)
            if not found:
                yield self._named(BadItem(top.stem, str(top), "empty", f"{top}: holds no note; check the export"))
        yield from map(self._named, standing.left())
        if standing.joined:
            self.skipped["addenda reviewed with their notes"] = standing.joined
        for what in sorted(lacking or ()):
            option, named = option_of(what), getattr(self._fields, what)
            yield self._named(BadItem(option, "every row", UsageError.kind, f"no row has a column '{named}'; check {option}"))

    def _items_of(self, path: Path | BadItem, standing: Standing) -> Iterator[Item | BadItem | None]:
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
                elif hasattr(reader, "changes"):
                    yield standing.settled(item)
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

    def _changes(self) -> Iterator[Withdrawal | Addendum]:
        """What messages of the inputs take back, bring anew or add; they may come before the documents and in other files."""
        for path in input_files(self._inputs, self._include):
            with suppress(Exception):  # told when the file is read
                if isinstance(path, Path) and (changes := getattr(reader_for(path, self._reader), "changes", None)):
                    yield from changes(path)

    def _named(self, item: Item | BadItem) -> Item | BadItem:
        name, place = printable(item.note_id.strip() or item.place), printable(item.place)
        unique = self._seen.unique(name)
        self.duplicates += unique != name
        return checked(replace(item, note_id=unique, place=place), self._limit)


def converted(item: Item | BadItem, name: str) -> Item | BadItem:
    """An item with what its text shows, where a cell or a field holds RTF or HTML; an error where it is no note.

    What a reader has converted is not converted again: it may show signs that look like markup.

    Args:
        item: as its reader gives it.
        name: what messages call the note.
    """
    if isinstance(item, BadItem) or item.converted or len(item.text) > MAX_BYTES:  # so long a text is refused for its length
        return item
    try:
        text, changed = shown(item.text, name)
    except DoccheckError as error:
        return BadItem(item.note_id, item.place, error.kind, str(error))
    return replace(item, text=text, converted=True) if changed else item


class _Seen:
    """Keeps names in eight bytes each, so that millions of them take little memory: 64-bit digests in short arrays."""

    def __init__(self) -> None:
        self._buckets = [array("Q") for _ in range(_BUCKETS)]
        self._repeated: dict[int, int] = {}

    def unique(self, name: str) -> str:
        """The name, with the next number behind it that makes it new where it has come before."""
        key = _key(name)
        if self._add(key):
            return name
        count = self._repeated.get(key, 1) + 1
        while not self._add(_key(f"{name}#{count}")):
            count += 1
        self._repeated[key] = count
        return f"{name}#{count}"

    def _add(self, key: int) -> bool:
        """Whether it is new."""
        bucket = self._buckets[key % _BUCKETS]
        if key in bucket:
            return False
        bucket.append(key)
        return True


def _key(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest(), "big")


def checked(item: Item | BadItem, limit: int) -> Item | BadItem:
    """An item as it can be reviewed and written; one whose text is no note, too long or damaged becomes an error.

    Args:
        item: with its final id.
        limit: longer notes become errors.
    """
    name = item.note_id
    if isinstance(item := converted(item, name), BadItem):
        return replace(item, message=printable(item.message))
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
