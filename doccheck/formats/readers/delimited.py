"""CSV and TSV: one note a row, under a line of column names."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter, deque
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from doccheck.errors import UnreadableNote
from doccheck.formats.columns import Columns
from doccheck.formats.compressed import head_of, opened
from doccheck.formats.items import BadItem, Fields, Item
from doccheck.formats.text import MAX_BYTES, encoding_of

_ENDINGS = (".csv", ".tsv", ".tab")
_LINE = 4 * MAX_BYTES
_DELIMITERS = (",", "\t", ";", "|")
name = "csv"


def recognises(path: Path, head: bytes) -> bool:
    """A table's ending, or a first line with a usual column for the text between delimiters."""
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    if any(s in _ENDINGS for s in suffixes):
        return True
    first = head.split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    delimiter = _delimiter(first)
    return first.count(delimiter) >= 1 and any(
        c.strip().strip('"').lower() in ("text", "note_text", "transcription") for c in first.split(delimiter)
    )


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem]:
    """The rows of a table; a row that does not fit its columns is a bad item."""
    csv.field_size_limit(min(sys.maxsize, 2 * MAX_BYTES))
    encoding = encoding_of(head_of(path), str(path))
    with opened(path) as stream:
        text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        first = text.readline(_LINE).lstrip("\ufeff")
        delimiter = _delimiter(first)
        names = _names(first, delimiter, str(path))
        columns = Columns(names, fields, str(path))
        lines = _Lines(text)
        while True:
            lines.taken.clear()
            place = f"{path} line {lines.number + 1}"
            try:
                cells = next(csv.reader(lines, delimiter=delimiter, strict=True))
            except StopIteration:
                return
            except csv.Error as error:
                yield BadItem("", place, "malformed", f"{place}: {error}; check the quotes of this row")
                lines.give_back()
                continue
            if not cells:
                continue
            item = _row(cells, names, columns, place)
            if isinstance(item, BadItem):
                lines.give_back()
            yield item


def _names(first: str, delimiter: str, place: str) -> list[str]:
    """The column names; one that comes again gets `.2` behind it, so that both columns are carried through.

    Raises:
        UnreadableNote: there is no line of names.
    """
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        names = []
    if not any(name.strip() for name in names) or len(first) >= _LINE:
        raise UnreadableNote(f"{place}: its first line holds no column names; check that the file is a table and not empty")
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return out


class _Lines:
    """The lines of a table under its header; those that a broken quotation had swallowed can be given back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._stream.readline(_LINE)
        if not line:
            raise StopIteration
        if len(line) >= _LINE and not line.endswith("\n"):
            while (rest := self._stream.readline(_LINE)) and not rest.endswith("\n"):
                pass
            self.number += 1
            raise csv.Error(f"a line of more than {_LINE:,} characters")
        self.taken.append(line)
        self.number += 1
        return line

    def give_back(self) -> None:
        """Give back all lines taken for this row but the first."""
        self._back.extendleft(reversed(self.taken[1:]))
        self.number -= max(0, len(self.taken) - 1)


def _row(cells: list[str], names: list[str], columns: Columns, place: str) -> Item | BadItem:
    row = dict(zip(names, cells, strict=False))
    note_id = columns.id_of(row)
    if len(cells) != len(names):
        message = f"{place}: {len(cells)} cells under {len(names)} columns; check the quotes and delimiters of this row"
        return BadItem(note_id, place, "malformed", message)
    if "\ufffd" in row[columns.text]:
        return BadItem(note_id, place, "unreadable", f"{place}: bytes that are not valid in the table's encoding; export it as UTF-8")
    return columns.item(row, place)


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)
