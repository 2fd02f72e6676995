"""Examples: sentences with marked words and the assertion that these words must get.

Fluoroscopy was <m negated>not used</m>.        the words must be found, and count as negated
Under <m>fluoroscopic</m> guidance.             no word after the m: affirmed
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from doccheck.rules.schema import Assertion

ASSERTIONS: tuple[str, ...] = get_args(Assertion)
_TAG = re.compile(r"<(/?)m(?:\s+([^<>]*))?>")


class ExampleError(ValueError):
    """The marks of an example are not well formed; the message says how."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: their range in the text without marks, and the assertion they must get."""

    start: int
    end: int
    assertion: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence without its marks, and the marks."""

    text: str
    marks: tuple[Mark, ...]


def parse_example(source: str) -> Example:
    """Take the marks out of an example.

    Raises:
        ExampleError: a mark is not closed, is empty, or names an unknown assertion.

    Example:
        >>> parse_example("No <m negated>leak</m> seen.")
        Example(text='No leak seen.', marks=(Mark(start=3, end=7, assertion='negated'),))
    """
    parts: list[str] = []
    marks: list[Mark] = []
    opened: tuple[int, str] | None = None
    length = at = 0
    for tag in _TAG.finditer(source):
        parts.append(source[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        closing, assertion = tag.group(1), (tag.group(2) or "affirmed").strip()
        if closing:
            if opened is None or opened[0] == length:
                raise ExampleError("'</m>' closes nothing; write <m>words</m>")
            marks.append(Mark(opened[0], length, opened[1]))
            opened = None
        elif opened is not None:
            raise ExampleError("a mark stands inside another; close the first with </m>")
        elif assertion not in ASSERTIONS:
            raise ExampleError(f"unknown assertion '{assertion}'; known: {', '.join(ASSERTIONS)}")
        else:
            opened = (length, assertion)
    if opened is not None:
        raise ExampleError("a mark is never closed; write </m> after the words")
    return Example("".join([*parts, source[at:]]), tuple(marks))
