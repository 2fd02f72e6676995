"""Line breaks: which of them end something, and which only wrap a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r")
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u00b7>#]\s|[\u2610\u2612\u2611]|\[[ xX]?\]|\([ xX]?\)[ \t]|#\d|(?P<number>\d{1,2})[.)][ \t])")
# Words that no line of a list ends with, and words that none begins with: such a line goes on.
_LEFT_OPEN = frozenset(
    "the a an of to with without and or at in on by for from was were is are be been has had no not nor her his their this that these "
    "those which who as into under per w w/ & + / via than between until after before over about very more less then also she he it they "
    "we i".split()
)
_GOES_ON = frozenset("of was were is and or with to which that who from by than without into has had been are".split())
_HANGING = 8
_NARROWEST_WRAP = 50
_WIDEST_WRAP = 160


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that ends a sentence.

    Args:
        start, end: its character range; the next line begins at `end`.
        paragraph: whether an empty line follows.
    """

    start: int
    end: int
    paragraph: bool


def hard_breaks(text: str) -> tuple[Break, ...]:
    """The line breaks of a note that end a sentence, in order; those that only wrap a line are left out."""
    lines = _lines(text)
    width = _wrap_width([text[a:b] for a, b, _ in lines])
    numbers = {int(m["number"]) for a, b, _ in lines if (m := _BULLET.match(text, a, b)) and m["number"]}
    out = []
    for i, (start, stop, after) in enumerate(lines[:-1]):
        before = text[start:stop]
        if not before.strip():
            continue
        following = text[lines[i + 1][0] : lines[i + 1][1]]
        if not following.strip():
            out.append(Break(stop, after, True))
        elif _begins_item(following, numbers) or not _is_wrapped(before, following, width):
            out.append(Break(stop, after, False))
    return tuple(out)


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
    for found in _LINE_END.finditer(text):
        out.append((start, found.start(), found.end()))
        start = found.end()
    out.append((start, len(text), len(text)))
    return out


def _wrap_width(lines: list[str]) -> int:
    """The column at which the note seems to have been wrapped, or 0 where it was not: most of its long lines end near it."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    longest = max(lengths, default=0)
    if len(lengths) < 3 or not _NARROWEST_WRAP <= longest <= _WIDEST_WRAP:
        return 0
    long = sorted(n for n in lengths if n > longest / 2)
    return long[int(0.85 * (len(long) - 1))]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _is_wrapped(before: str, after: str, width: int) -> bool:
    """Whether a break only continues the line: the next word would not have fitted, it hangs under its value, or it begins small."""
    line, first = before.rstrip(), after.split(maxsplit=1)[0]
    if line[-1] in "!?:" or (line[-1] == "." and not first[0].islower()):
        return False
    if _indent(after) >= _HANGING and _indent(after) > _indent(before) + 4:
        return "  " in line.strip()
    if _indent(after) > _indent(before) + 1:
        return False
    if width and len(line) + 1 + len(first) > width * 0.88:
        return True
    if line.rsplit(maxsplit=1)[-1].lower() in _LEFT_OPEN or first in _GOES_ON:
        return True
    return line[-1] in ",;&" or (first[0].islower() and len(line) > 40)
