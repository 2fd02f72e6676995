"""Which regular expressions could backtrack without end, told from their structure before they ever meet a text.

Python's matcher tries every way in which a repeated group can split a text. Where the group can match the same words in more than one way
(a repeat inside a repeat, or alternatives that begin alike) the ways double with each word: a single note could stop the whole batch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

_MANY = 20
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d*,\d*\})")
_PARTS = re._parser  # type: ignore[attr-defined]
_REPEATS = (_PARTS.MAX_REPEAT, _PARTS.MIN_REPEAT)


def may_explode(source: str) -> bool:
    r"""Whether an expression holds a repeat whose body can match the same text in more than one way.

    Raises:
        re.error: it is not well formed.

    Example:
        >>> may_explode(r"(a+)+b"), may_explode(r"(?:a|ab?)*c"), may_explode(r"(?:\d+,)?\d+"), may_explode(r"(?:ab|cd)*e")
        (True, True, False, False)
    """
    if not _REPEATED_GROUP.search(source):
        return False
    return any(_ambiguous(body) for body in _repeated(_PARTS.parse(source, re.IGNORECASE)))


def _repeated(parts: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The body of every repeat that has no bound worth the name."""
    for part in _walk(parts):
        if part[0] in _REPEATS and part[1][1] > _MANY:
            yield part[1][2]


def _walk(parts: Sequence[Any]) -> Iterator[Any]:
    for part in parts:
        yield part
        for inner in _inside(part):
            yield from _walk(inner)


def _inside(part: Any) -> list[Sequence[Any]]:
    kind, value = part
    if kind in _REPEATS:
        return [value[2]]
    if kind is _PARTS.SUBPATTERN:
        return [value[3]]
    if kind is _PARTS.BRANCH:
        return list(value[1])
    return []


def _ambiguous(body: Sequence[Any]) -> bool:
    for part in _walk(body):
        if part[0] in _REPEATS and part[1][1] > _MANY:
            return True
        if part[0] is _PARTS.BRANCH:
            firsts = [_first(way) for way in part[1][1]]
            if any(first is None for first in firsts) or sum(map(len, firsts)) > len(set().union(*firsts)):  # type: ignore[arg-type]
                return True
    return False


def _first(way: Sequence[Any]) -> set[int] | None:
    """The characters with which an alternative begins, or None where that cannot be told."""
    for part in way:
        kind, value = part
        if kind is _PARTS.LITERAL:
            return {ord(chr(value).lower())}
        if kind is _PARTS.SUBPATTERN:
            return _first(value[3])
        return None
    return None
