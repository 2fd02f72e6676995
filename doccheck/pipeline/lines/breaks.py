"""Line breaks: which of them end something, and which only wrap a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u00b7>#]\s|[\u2610\u2612\u2611]|\[[ xX]?\]|\([ xX]?\)[ \t]|#\d|(?P<number>\d{1,2})[.)][ \t])")
_BOX = re.compile(r"[ \t]*\[[ xX]\]")
_AMONG_BOXES = re.compile(r"\S.*\S[ \t]+\[[ xX]\]")
_LAST_BOX = re.compile(r"\[[ xX]\].*\[[ xX]\]$")
OWNER = re.compile(r"['\u2019][sS]$")  # ends a word that goes on with the next: "Yesterday's LP:" is one name
# Words that no line of a list ends with, and words that none begins with: such a line goes on.
LEFT_OPEN = frozenset(
    "the a an of to with without and or at in on by for from was were is are be been has had no not nor her his their this that these "
    "those which who as into under per w w/ & + / via than between until after before over about very more less then also she he it they "
    "we i".split()
)
_GOES_ON = frozenset("as of was were is and or with to which that who from by than without into has had been are".split())
_FIELD = re.compile(r"[ \t]*(?:[A-Z][\w/&'-]*(?: [\w/&'-]+){0,3}|[a-z]+(?:_[a-z]+)+)(?: \([\w /]{1,12}\))? ?:(?:\s|$)")
_COLUMN = re.compile(r"[ \t]*[A-Z][\w /&'()-]{0,30}(?:\t| {3,})\S")
_SMALL_FIELD = re.compile(r"[ \t]*[a-z]{2,14} ?:\s")
_CUT_NAME = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,}){0,3}")
_ANSWER = re.compile(r"[?:|\])-] *(?i:no|not)$")
_MAY_ANSWER = frozenset({"no", "not"})
_GAP = re.compile(r"(?<=\S)(?: {2,}|\t+)(?=\S)")
_SPACED = re.compile(r"(?<=\S) \S+")  # a word that would have begun the next line if it had not fitted
_TIMED = re.compile(r"[ \t]*(?:[01]\d|2[0-3]):?[0-5]\d[ \t]+\S")
_FEWEST_TIMED = 3
_FEWEST_FIRST = 2
_HANGING = 8
_NARROWEST_WRAP = 50
_WIDEST_WRAP = 160
_CAPITALISED = re.compile(r"[ \t]*(?P<word>[A-Z][a-z]+(?:[-/'][A-Za-z]+)?)(?![\w'/-])")
_NEARLY = 0.88
_FEWEST_FILLED = 4
_CLEAN = re.compile(r"[^a-z0-9&]+")


def normal(name: str) -> str:
    """A header for comparison: lower case, one blank between words, no punctuation."""
    return _CLEAN.sub(" ", name.lower()).strip()


@dataclass(slots=True, order=True, unsafe_hash=True)  # not frozen: see Section
class Break:
    """A line break that ends a sentence.

    Args:
        start, end: its character range; the next line begins at `end`.
        paragraph: whether an empty line follows.
    """

    start: int
    end: int
    paragraph: bool


def hard_breaks(text: str, raw: str = "", starts: frozenset[str] = frozenset()) -> tuple[Break, ...]:
    """The line breaks of a note that end a sentence, in order; those that only wrap a line are left out.

    Args:
        text: the note for reading.
        raw: the note as it came, where it was wrapped before other signs became line breaks.
        starts: words in small letters that begin lines where they stand with a capital.
    """
    lines = _lines(text)
    widths = _Widths(text, raw if "\n" in raw or "\r" in raw else text, lines)
    numbers = {int(m["number"]) for a, b, _ in lines if (m := _BULLET.match(text, a, b)) and m["number"]}
    timed = sum(_TIMED.match(text, a, b) is not None for a, b, _ in lines) >= _FEWEST_TIMED
    small = _writes_small(text, lines)
    out = []
    for i, (start, stop, after) in enumerate(lines[:-1]):
        before = text[start:stop]
        if not before.strip():
            continue
        following = text[lines[i + 1][0] : lines[i + 1][1]]
        if not following.strip():
            out.append(Break(stop, after, True))
        elif i not in widths.filled and (
            (_begins_item(following, numbers) and not (widths.full(i) and _AMONG_BOXES.search(before) and _BOX.match(following)))
            or (timed and _TIMED.match(following))
            or not _is_wrapped(before, following, widths.full(i), small)
            or _starts_anew(before, following, starts)
        ):
            out.append(Break(stop, after, False))
    return tuple(out)


def unwrapped(text: str, breaks: tuple[Break, ...]) -> str:
    """The text with a blank for every line break that only wraps a line."""
    hard = {b.start for b in breaks}
    out, at = [], 0
    for start, stop, after in _lines(text):
        if stop not in hard and text[start:stop].strip():
            out += [text[at:stop], " " * (after - stop)]
            at = after
    return "".join(out) + text[at:]


def broken(text: str, breaks: tuple[Break, ...]) -> str:
    """The text with a line break for the blank of each of these breaks."""
    out, at = [], 0
    for found in breaks:
        out.append(text[at : found.start])
        at = found.end
    return "\n".join([*out, text[at:]])


class _Widths:
    """The columns at which a note seems to have been wrapped, once or twice over."""

    def __init__(self, text: str, raw: str, lines: list[tuple[int, int, int]]) -> None:
        self._first = [text[a:b].split(maxsplit=1)[:1] for a, b, _ in lines]
        self._ends: list[int] = []
        column = 0
        for i, (start, stop, _) in enumerate(lines):
            column = 0 if i == 0 or raw[lines[i - 1][1]] in "\r\n" else column + start - lines[i - 1][1]
            column += len(text[start:stop].rstrip())
            self._ends.append(column)
        self._width = _wrap_width([n for n in self._ends if n])
        self._widest = max((n for n in self._ends if n <= self._width * 1.1), default=0)
        self._joined: list[int] = []
        for i, length in enumerate(self._ends):
            self._joined.append(length + (self._joined[-1] + 1 if i and self._is_full(i - 1, self._ends[i - 1], self._widest) else 0))
        self._earlier = self._wrapped_earlier() if self._width else 0
        self.filled = self._filled_paragraphs(text, lines)

    def _filled_paragraphs(self, text: str, lines: list[tuple[int, int, int]]) -> frozenset[int]:
        """The breaks of paragraphs in which every line is full: whatever these were, one stream of words was poured into lines."""
        out: list[int] = []
        start = 0
        for i, word in enumerate([*self._first, []]):
            if word:
                continue
            run = range(start, i - 1)
            if len(run) >= _FEWEST_FILLED:
                room = min(self._ends[j] + 1 + len(self._first[j + 1][0]) for j in run)
                long = [lines[j][:2] for j in range(start, i) if self._ends[j] >= room]
                if room > _NARROWEST_WRAP and all(_fits(text[a:b], room) for a, b in long):
                    out += run
            start = i + 1
        return frozenset(out)

    def full(self, i: int) -> bool:
        """Whether the first word of the next line would not have fitted on this one."""
        if self._is_full(i, self._ends[i], self._width * _NEARLY):
            return True
        return self._joined[i] > self._ends[i] and self._is_full(i, self._joined[i], self._earlier * _NEARLY)

    def _is_full(self, i: int, length: int, width: float) -> bool:
        following = self._first[i + 1] if width > 0 and i + 1 < len(self._first) else []
        return bool(following) and length + 1 + len(following[0]) > width

    def _wrapped_earlier(self) -> int:
        """The column of an earlier wrapping, where the lines that the later one cut were alike in length, or 0."""
        cut = [n for i, n in enumerate(self._joined) if n > self._ends[i] and not self._is_full(i, self._ends[i], self._widest)]
        width = _wrap_width(cut)
        alike = sum(width * 0.85 <= n <= width + 2 for n in cut)
        return width if alike >= 3 and alike * 2 >= len(cut) else 0


def _begins_item(line: str, numbers: set[int]) -> bool:
    """Whether a line begins a list item; a number does only where the list has the one before it."""
    found = _BULLET.match(line)
    if found is None:
        return False
    number = found["number"]
    return number is None or number == "1" or int(number) - 1 in numbers


def _lines(text: str) -> list[tuple[int, int, int]]:
    """(start, end without the break, start of the next) of every line."""
    out, start = [], 0
    if "\r" in text:
        for found in _LINE_END.finditer(text):
            out.append((start, found.start(), found.end()))
            start = found.end()
        return [*out, (start, len(text), len(text))]
    for line in text.split("\n"):
        stop = start + len(line)
        out.append((start, stop, stop + 1))
        start = stop + 1
    return [*out[:-1], (out[-1][0], len(text), len(text))]


def _wrap_width(lengths: list[int]) -> int:
    """The column at which lines seem to have been wrapped, or 0 where they were not: most of the long ones end near it."""
    longest = max(lengths, default=0)
    if len(lengths) < 3 or not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return 0
    long = sorted(n for n in lengths if n > longest / 2)
    return long[int(0.85 * (len(long) - 1))]


def _fits(line: str, room: int) -> bool:
    """Whether a line is too long only for what follows its last single blank: runs of blanks were not parted."""
    return max((m.end() for m in _SPACED.finditer(line)), default=0) < room


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _is_wrapped(before: str, after: str, full: bool, small: bool) -> bool:
    """Whether a break only continues the line: the next word would not have fitted, it hangs under its value, or it begins small
    where its author does not begin everything so (`small`)."""
    line, first = before.rstrip(), after.split(maxsplit=1)[0]
    if full and _LAST_BOX.search(line) and not _BOX.match(line) and not _FIELD.match(after) and not _COLUMN.match(after):
        return True
    if (line[-1] in "[(" and after.lstrip()[0] in "])") or (full and line.endswith(" -")):
        return True
    if (
        line[-1] in "!?"
        or (line[-1] == ":" and not (full and not first[0].isupper()))
        or (line[-1] == "." and not first[0].islower())
        or _is_row(line, after, full)
    ):
        return False
    last = line.rsplit(maxsplit=1)[-1].lower()
    if last in LEFT_OPEN and not _ANSWER.search(line) and (full or last not in _MAY_ANSWER or not first[0].isupper()):
        return True
    if _indent(after) >= _HANGING and _indent(after) > _indent(before) + 4:
        return _GAP.search(line) is not None
    if _indent(after) > _indent(before) + 1:
        return False
    return full or first in _GOES_ON or line[-1] in ",;&" or (first[0].islower() and not small and len(line) > 40)


def _starts_anew(before: str, after: str, starts: frozenset[str]) -> bool:
    """Whether a line begins with a word that has a capital in no sentence, after a line without boxes that could have been the last."""
    first = _CAPITALISED.match(after)
    if first is None or first["word"].lower() not in starts or "[" in before or before.rstrip()[-1] in "-,;:&(/":
        return False
    return before.rsplit(maxsplit=1)[-1].lower() not in LEFT_OPEN


def _writes_small(text: str, lines: list[tuple[int, int, int]]) -> bool:
    """Whether the author begins small what surely begins: the lines of the note that come first, after an empty line or a full stop."""
    first: list[str] = []
    parted = True
    for start, stop, _ in lines:
        line = text[start:stop].strip()
        if line and parted and line[0].isalpha():
            first.append(line[0])
        parted = not line or line[-1] in ".!?"
    return len(first) >= _FEWEST_FIRST and sum(map(str.islower, first)) > len(first) / 2


def _is_row(before: str, after: str, full: bool) -> bool:
    """Whether a line begins a field of a form, is a title in capitals, or is the next row of a table."""
    if _FIELD.match(after) or _COLUMN.match(after):
        return not (full and _CUT_NAME.fullmatch(before))
    if not full and _SMALL_FIELD.match(after) and before[-1] not in ",&":
        return True
    if after.isupper() and not before.isupper() and not re.search(r"\d", after):
        return True
    if len(_GAP.findall(before)) > 1 and len(_GAP.findall(after.rstrip())) > 1:
        return True
    if "|" not in before or "|" not in after:
        return False
    cell = after.lstrip()
    return before.endswith("|") == cell.startswith("|") and (cell[0] == "|" or (cell[0].isalnum() and not cell[0].islower()))
