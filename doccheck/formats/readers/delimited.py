"""CSV and TSV: one note a row, under the column names; Excel's line `sep=;` may stand before these.

A row is UTF-8 or, where it is not, Windows-1252. A row on one line that does not fit costs itself; a broken quotation costs the
lines up to the next one that begins a row beyond doubt, since a line of a note must never be taken for a row. Blank lines and the count
that database tools write below a table are no rows.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from doccheck.errors import UnreadableNote
from doccheck.formats.files.compressed import head_of, is_named, opened
from doccheck.formats.files.text import MAX_BYTES, refuse_binary, wide_encoding
from doccheck.formats.items import BadItem, Fields, Item, Skipped
from doccheck.formats.tables.columns import Columns

_ENDINGS = (".csv", ".tsv", ".tab")
_LINE = 4 * MAX_BYTES
_DELIMITERS = (",", "\t", ";", "|")
_ESCAPED = re.compile("[\udc80-\udcff]")  # a byte that is not UTF-8, as "surrogateescape" hands it on
_UTF8 = re.compile("[^\x00-\x7f\udc80-\udcff]")
_SEPARATOR = re.compile(r'"?sep=(.)"?\s*')
_BLANK = " \t\r\n\x1a"  # the last is Ctrl-Z, which ends the files of old programs
_COUNT = re.compile(r"\(?[\d,. ]+(?:rows?|row\(s\)|records?|record\(s\))(?: (?:affected|selected|returned|exported))?\)?\.?", re.IGNORECASE)
_BREAK = re.compile(r"[\r\n]")
_NAME = 200
_ID = re.compile(r"(?=\D*\d)[\w.:/^#-]{1,64}")
name = "csv"


def recognises(path: Path, head: bytes) -> bool:
    """A table's ending, or a first line with a usual column for the text between delimiters."""
    if is_named(path, _ENDINGS):
        return True
    first, _, rest = head.decode("utf-8-sig", "replace").partition("\n")
    if separator := _SEPARATOR.fullmatch(first):
        first = rest.partition("\n")[0]
    delimiter = separator[1] if separator else _delimiter(first)
    return first.count(delimiter) >= 1 and any(
        c.strip().strip('"').lower() in ("text", "note_text", "transcription") for c in first.split(delimiter)
    )


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem | Skipped]:
    """The rows of a table; a row that does not fit its columns is a bad item.

    Raises:
        UnreadableNote: it has no column names, or is no text.
        UsageError: a column is missing, or two could hold the text or the id.
    """
    csv.field_size_limit(min(sys.maxsize, 2 * MAX_BYTES))
    head = head_of(path)
    refuse_binary(head, str(path))
    wide = wide_encoding(head)
    with opened(path) as stream:
        errors = "replace" if wide else "surrogateescape"
        text = io.TextIOWrapper(stream, encoding=wide or "utf-8", errors=errors, newline="")
        first = text.readline(_LINE).lstrip("\ufeff")
        separator = _SEPARATOR.fullmatch(first)
        named = text.readline(_LINE) if separator else first
        delimiter = separator[1] if separator else _delimiter(named)
        lines = _Lines(text, delimiter, named, 1 if separator else 0)
        columns = Columns(_names(lines, str(path)), fields, str(path))
        starts = _Starts(columns, delimiter, spaced=f"{delimiter} " in named)
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
            line = lines.taken[0].strip(_BLANK) if len(lines.taken) == 1 else None
            if len(cells) != len(columns.names) and len(lines.taken) > 1:  # a broken quotation may end in the middle of a note
                lines.skip(starts.fits)
            if line and _COUNT.fullmatch(line):
                yield Skipped("count of rows below a table")
            elif line != "" or len(cells) > 1:
                item = _row(cells, columns, wide is not None, f"{path} line {begin}", _place(path, begin, lines.number))
                if isinstance(item, Item):
                    starts.learn(item.note_id)
                yield item


def _place(path: Path, first: int, last: int) -> str:
    """Where a fault lies."""
    return f"{path} line {first}" if first == last else f"{path} lines {first}-{last}"


def _names(lines: _Lines, place: str) -> list[str]:
    """The column names; a quoted one may go over several lines, and is called by its words on one.

    Raises:
        UnreadableNote: there is no line of names.
    """
    cells: list[str] = []
    try:
        cells = lines.row() or []
        broken = any(_BREAK.search(cell) and (lines.delimiter in cell or len(cell) > _NAME) for cell in cells)
    except csv.Error:
        broken = True
    if broken:  # the quotation went on into the rows
        lines.give_back(lines.taken[1:])
        with suppress(csv.Error):
            cells = next(csv.reader(lines.taken[:1], delimiter=lines.delimiter), [])
    names = [" ".join(cell.split()) if _BREAK.search(cell) else cell for cell in _decoded(cells) or []]
    if not any(name.strip() for name in names):
        raise UnreadableNote(f"{place}: its first line holds no column names; check that the file is a table and not empty")
    return names


class _Lines:
    """The lines of a table, and the rows that they make up; lines that a broken quotation had swallowed are given back.

    Args:
        stream: what follows the first line.
        delimiter: between the cells.
        first: the line of names.
        number: how many lines come before it.
    """

    def __init__(self, stream: TextIO, delimiter: str, first: str, number: int) -> None:
        self._stream, self.delimiter = stream, delimiter
        self._back = deque([first])
        self.taken: list[str] = []
        self.number = number

    def row(self) -> list[str] | None:
        """The cells of the next row; None at the end.

        Raises:
            csv.Error: its quotes are broken, or a line is too long.
        """
        self.taken.clear()
        return next(csv.reader(self, delimiter=self.delimiter, strict=True), None)

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
        columns: of the table.
        delimiter: between its cells.
        spaced: blanks stand behind the delimiters, as they do in prose.
    """

    def __init__(self, columns: Columns, delimiter: str, *, spaced: bool) -> None:
        self._width, self._delimiter, self._spaced = len(columns.names), delimiter, spaced
        self._id = None if columns.id is None else columns.names.index(columns.id)
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


def _row(cells: list[str], columns: Columns, wide: bool, begin: str, place: str) -> Item | BadItem:
    if len(cells) != len(columns.names):  # which cell holds the id is then uncertain
        message = f"{place}: {len(cells)} cells under {len(columns.names)} columns; check the quotes and delimiters of this row"
        return BadItem("", place, "malformed", message)
    decoded = _decoded(cells)
    row = dict(zip(columns.names, decoded or cells, strict=True))
    if decoded is None or (wide and "\ufffd" in row[columns.text]):  # in UTF-8 it was written by another program, long before
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
