"""CSV and TSV: one note a row, under a line of column names.

A row is UTF-8 or, where it is not, Windows-1252. A row on one line that does not fit costs itself; a broken quotation costs the
lines up to the next one that begins a row beyond doubt, since a line of a note must never be taken for a row.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from doccheck.errors import UnreadableNote
from doccheck.formats.columns import Columns
from doccheck.formats.compressed import head_of, opened
from doccheck.formats.items import BadItem, Fields, Item
from doccheck.formats.text import MAX_BYTES, refuse_binary, wide_encoding

_ENDINGS = (".csv", ".tsv", ".tab")
_LINE = 4 * MAX_BYTES
_DELIMITERS = (",", "\t", ";", "|")
_ESCAPED = re.compile("[\udc80-\udcff]")  # a byte that is not UTF-8, as "surrogateescape" hands it on
_UTF8 = re.compile("[^\x00-\x7f\udc80-\udcff]")
_ID = re.compile(r"(?=\D*\d)[\w.:/^#-]{1,64}")
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
    head = head_of(path)
    refuse_binary(head, str(path))
    wide = wide_encoding(head)
    with opened(path) as stream:
        errors = "replace" if wide else "surrogateescape"
        text = io.TextIOWrapper(stream, encoding=wide or "utf-8", errors=errors, newline="")
        first = text.readline(_LINE).lstrip("\ufeff")
        delimiter = _delimiter(first)
        names = _names(first, delimiter, str(path))
        columns = Columns(names, fields, str(path))
        lines = _Lines(text, delimiter)
        starts = _Starts(names, columns, delimiter, spaced=f"{delimiter} " in first)
        while True:
            begin = lines.number + 1
            try:
                cells = lines.row()
            except csv.Error as error:
                note_id = starts.id_in(lines.taken)
                lines.give_back(lines.taken[1:])
                lines.skip(starts.fits)
                place = _place(path, begin, lines.number)
                yield BadItem(note_id, place, "malformed", f"{place}: {error}; check the quotes of this row")
                continue
            if cells is None:
                return
            if len(cells) != len(names) and len(lines.taken) > 1:  # a broken quotation may end in the middle of a note
                lines.skip(starts.fits)
            if cells:
                item = _row(cells, names, columns, f"{path} line {begin}", _place(path, begin, lines.number))
                if isinstance(item, Item):
                    starts.learn(item.note_id)
                yield item


def _place(path: Path, first: int, last: int) -> str:
    """Where a fault lies."""
    return f"{path} line {first}" if first == last else f"{path} lines {first}-{last}"


def _names(first: str, delimiter: str, place: str) -> list[str]:
    """The column names; one that comes again gets `.2` behind it, so that both columns are carried through.

    Raises:
        UnreadableNote: there is no line of names.
    """
    try:
        names = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        names = []
    names = _decoded(names) or []
    if not any(name.strip() for name in names) or len(first) >= _LINE:
        raise UnreadableNote(f"{place}: its first line holds no column names; check that the file is a table and not empty")
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return out


class _Lines:
    """The lines of a table under its header, and the rows that they make up; lines that a broken quotation had swallowed are given back."""

    def __init__(self, stream: TextIO, delimiter: str) -> None:
        self._stream, self._delimiter = stream, delimiter
        self._back: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 1

    def row(self) -> list[str] | None:
        """The cells of the next row; None at the end.

        Raises:
            csv.Error: its quotes are broken, or a line is too long.
        """
        self.taken.clear()
        return next(csv.reader(self, delimiter=self._delimiter, strict=True), None)

    def skip(self, begins_row: Callable[[list[str], str], bool]) -> None:
        """Pass over lines up to the next one that begins a row."""
        while True:
            try:
                cells = self.row()
            except csv.Error:
                cells = []
            if cells is None:
                return
            if cells and begins_row(cells, self.taken[0]):
                self.give_back(self.taken)
                return
            self.give_back(self.taken[1:])

    def give_back(self, lines: list[str]) -> None:
        """Have lines read again."""
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._stream.readline(_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) >= _LINE and not line.endswith("\n"):
            while (rest := self._stream.readline(_LINE)) and not rest.endswith("\n"):
                pass
            raise csv.Error(f"a line of more than {_LINE:,} characters")
        self.taken.append(line)
        return line


class _Starts:
    """Tells the beginning of a row from a line of a note that has as many delimiters.

    Args:
        names, columns: of the table.
        delimiter: between its cells.
        spaced: blanks stand behind the delimiters, as they do in prose.
    """

    def __init__(self, names: list[str], columns: Columns, delimiter: str, *, spaced: bool) -> None:
        self._width, self._delimiter, self._spaced = len(names), delimiter, spaced
        self._id = None if columns.id is None else names.index(columns.id)
        self._kinds: set[str] = set()
        self._numbered = True

    def learn(self, note_id: str) -> None:
        """Keep what the ids of this table are made of."""
        kinds = _kinds(note_id)
        self._kinds |= kinds
        self._numbered &= "0" in kinds

    def fits(self, cells: list[str], line: str) -> bool:
        """Whether a row as wide as the table, read from this line on, is one: by its id or, in a table without ids, by its quotes."""
        if len(cells) != self._width or (not self._spaced and any(cell.startswith(" ") for cell in cells[1:])):
            return False
        return f'{self._delimiter}"' in f"{self._delimiter}{line}" if self._id is None else self._is_id(cells[self._id])

    def id_in(self, lines: list[str]) -> str:
        """The id of a broken row, where its cell was read before the fault."""
        cells = next(csv.reader(lines[:1], delimiter=self._delimiter), [])
        return cells[self._id] if self._id is not None and self._id < len(cells) - 1 and self._is_id(cells[self._id]) else ""

    def _is_id(self, cell: str) -> bool:
        kinds = _kinds(cell)
        return bool(_ID.fullmatch(cell) or (cell.strip() and kinds <= self._kinds and ("0" in kinds or not self._numbered)))


def _kinds(note_id: str) -> set[str]:
    return {"0" if c.isdigit() else "a" if c.isalpha() else c for c in note_id}


def _row(cells: list[str], names: list[str], columns: Columns, begin: str, place: str) -> Item | BadItem:
    if len(cells) != len(names):  # which cell holds the id is then uncertain
        message = f"{place}: {len(cells)} cells under {len(names)} columns; check the quotes and delimiters of this row"
        return BadItem("", place, "malformed", message)
    decoded = _decoded(cells)
    row = dict(zip(names, decoded or cells, strict=True))
    if decoded is None or "\ufffd" in row[columns.text]:
        message = f"{place}: holds bytes that are not valid in one encoding; export the table as UTF-8"
        return BadItem("" if _ESCAPED.search(columns.id_of(row)) else columns.id_of(row), place, "unreadable", message)
    return columns.item(row, begin)


def _decoded(cells: list[str]) -> list[str] | None:
    """Cells whose bytes are not UTF-8 read as Windows-1252; None where they are neither, or both at once."""
    if all(cell.isascii() for cell in cells) or not any(_ESCAPED.search(cell) for cell in cells):
        return cells
    if any(_UTF8.search(cell) for cell in cells):
        return None
    try:
        return [cell.encode("utf-8", "surrogateescape").decode("cp1252") for cell in cells]
    except UnicodeError:
        return None


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)
