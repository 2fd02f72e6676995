"""Tables of a note: the numbers of one column, or the answer that this note's row gives in it, read below its heading.

A heading is a cell of a line that has others beside it, parted by bars, tabs or two blanks; the lines below it that are cut the same way
are its rows. What the numbers of the column mean to each other stands in the role of each cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from doccheck.pipeline.listed import any_of

_WORDS = re.compile(r"\S+(?: \S+)*")
_RULED = re.compile(r"[\s|+=:_\u2500-\u257f-]*")
_AMOUNT = re.compile(r"\s*[~\u2248]?(?P<number>\d{1,4}(?:[.,]\d{1,2})?)\s*(?:m[lL]s?|cc)?\s*")
_MARKED = re.compile(r"<-|\u2190|\*\s*$")
_DATE = re.compile(
    r"\s*(?:\d{1,2}[/.]\d{1,2}|\d{1,2}[- ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|day \d|d\d|pod ?\d|hd ?\d)", re.IGNORECASE
)
_MOST_ROWS = 24
_FEWEST_HEADINGS = 3  # two are as often a key and its value
_ASIDE = re.compile(r"\s*\([^)\n]*\)\s*$|[\s.]+$")  # "none (today)"
_SLACK = 3  # characters by which a number may stand beside its heading


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a column.

    Args:
        start, end: its character range.
        number: as it is written.
        role: part (of what the column adds up to), whole (its total, its last running value, or its only row), dated (of one day of
            several), earlier (of another day than this note's), unsure (the numbers rise, and nothing says whether each holds the
            ones before).
    """

    start: int
    end: int
    number: str
    role: str


_Row = list[tuple[int, int]]


class Tables:
    """Reads the columns of tables.

    Args:
        words: the lists of `patterns/words/`, of which those that begin with "row" and "column" say what a row or a column is.
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._total, self._other, self._own, self._running, self._container = (
            any_of(words.get(name, ())) for name in ("rowtotal", "rowother", "rowown", "columnrunning", "columncontainer")
        )
        self._tap, self._none, self._counted = (any_of(words.get(name, ())) for name in ("rowtap", "cellnone", "columncounted"))

    def column(self, text: str, start: int, end: int) -> list[Cell]:
        """The numbers below the heading at a character range; none where it heads no column."""
        first = _line_start(text, start)
        stop = _line_end(text, end)
        head, place, rows = _read(text, start, end)
        return self._judged(text, text[first:stop], text[head[place][0] : head[place][1]], rows) if rows else []

    def none(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where this note's row says that there was none of what a heading names; None where another word stands there.

        The row tells of a puncture and is marked as this note's ("<- today"), or is the only one of a table of no days or numbers.
        """
        head, _, rows = _read(text, start, end)
        names = text[_line_start(text, start) : _line_end(text, end)]
        if len(head) < _FEWEST_HEADINGS:
            return None
        own = [(row, at) for row, at in rows if self._is_own(text, row)]
        if not own and len(rows) == 1 and not self._counted.search(names):
            own = rows
        if len(own) != 1 or any(_DATE.match(text, *at) for at in own[0][0][:2] if own is rows):
            return None
        row, (a, b) = own[0]
        if not self._tap.search(text, row[0][0], _line_end(text, row[-1][1])):
            return None
        said = _ASIDE.sub("", _MARKED.split(text[a:b])[0])
        begin = a + len(said) - len(said.lstrip())
        return (begin, a + len(said.rstrip())) if self._none.fullmatch(said.strip()) else None

    def _is_own(self, text: str, row: _Row) -> bool:
        """Whether a row is marked as this note's, in its cells or behind the last column."""
        line = text[row[0][0] : _line_end(text, row[-1][1])]
        return self._own.search(line) is not None or _MARKED.search(line) is not None

    def _judged(self, text: str, heading: str, name: str, rows: list[tuple[_Row, tuple[int, int]]]) -> list[Cell]:
        cells: list[tuple[int, int, str, str]] = []
        dated = 0
        for row, (a, b) in rows:
            line = text[row[0][0] : row[-1][1]]
            found = _AMOUNT.fullmatch(text, a, b)
            if found is None or self._other.search(line):
                continue
            dated += any(_DATE.match(text, *at) for at in row[:2])
            cells.append((found.start("number"), found.end("number"), found["number"], line))
        totals = [c for c in cells if self._total.search(c[3])]
        if len(totals) == 1:
            return [Cell(*totals[0][:3], "whole")]
        if len(cells) == 1:
            return [Cell(*cells[0][:3], "whole")]
        if len(cells) > 1 and dated == len(cells):
            mine = [c for c in cells if self._own.search(c[3]) or _MARKED.search(c[3])]
            # a mark behind the last column is of the row too: "<- today"
            mine = mine or [c for c in cells if self._own.search(text, c[1], _line_end(text, c[1]))]
            if len(mine) == 1:
                return [Cell(*c[:3], "whole" if c is mine[0] else "earlier") for c in cells]
            return [Cell(*c[:3], "dated") for c in cells]
        if cells and self._running.search(name):
            return [Cell(*cells[-1][:3], "whole")]
        numbers = [float(c[2].replace(",", ".")) for c in cells]
        rising = len(numbers) > 1 and all(x < y for x, y in zip(numbers, numbers[1:], strict=False))
        role = "unsure" if rising and not self._container.search(heading) else "part"
        return [Cell(*c[:3], role) for c in cells]


def _read(text: str, start: int, end: int) -> tuple[_Row, int, list[tuple[_Row, tuple[int, int]]]]:
    """The headings beside the one at a character range, its place among them, and the rows with their cell below it."""
    first, stop = _line_start(text, start), _line_end(text, end)
    sign = next((s for s in ("|", "\t") if s in text[first:stop]), " ")
    head = _cut(text, first, stop, sign)
    place = next((i for i, (a, b) in enumerate(head) if a <= start and end <= b), None)
    if "\n" in text[start:end] or place is None or len(head) < 2:
        return [], 0, []
    rows = [
        (row[: len(head) + (sign != " ")], cell)
        for row in _rows(text, stop, sign)
        if (cell := _under(text, row, head, place, sign)) is not None
    ]
    return head, place, rows


def _rows(text: str, at: int, sign: str) -> Iterator[_Row]:
    """The rows below a line that ends at a place, until a line that is cut otherwise."""
    for _ in range(_MOST_ROWS):
        if at >= len(text):
            return
        begin, at = at + 1, _line_end(text, at + 1)
        line = text[begin:at]
        if line.strip() and _RULED.fullmatch(line):
            continue
        row = _cut(text, begin, at, sign)
        if len(row) < 2:
            return
        yield row


def _under(text: str, row: _Row, head: _Row, place: int, sign: str) -> tuple[int, int] | None:
    """The cell of a row that stands under a heading: the one of the same number, or at the same column where some are empty.

    What names the rows may have no heading.
    """
    if len(row) == len(head):
        return row[place]
    if sign != " ":
        return row[place + 1] if len(row) == len(head) + 1 else None
    left, right = (x - _line_start(text, x) for x in head[place])
    begin = _line_start(text, row[0][0])
    near = [(a, b) for a, b in row if a - begin < right + _SLACK and b - begin > left - _SLACK]
    near = [(a, b) for a, b in near if a - begin < right and b - begin > left] or near
    if not near and len(row) == len(head) + 1:
        return row[place + 1]
    return near[0] if len(near) == 1 else None


def _cut(text: str, start: int, stop: int, sign: str) -> _Row:
    """The cells of a line, empty ones between bars included."""
    while start < stop and text[start] in " \t|":
        start += 1
    while stop > start and text[stop - 1] in " \t|\r":
        stop -= 1
    if sign == " ":
        return [found.span() for found in _WORDS.finditer(text, start, stop)]
    out, at = [], start
    while at <= stop:
        end = text.find(sign, at, stop)
        end = stop if end < 0 else end
        out.append((at, end))
        at = end + 1
    return out


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1
