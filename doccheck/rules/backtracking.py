"""Which regular expressions could backtrack without end, told from their structure before they ever meet a text.

Python's matcher tries every way in which a repeated group can split a text. Where the group can match the same words in more than one way
(a repeat inside a repeat, or alternatives that begin alike) the ways double with each word: a single note could stop the whole batch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from doccheck.rules.syntax import PARTS

_MANY = 20
_REPEATED_GROUP = re.compile(r"\)(?:[*+]|\{\d*,\d*\})")
_REPEATS = (PARTS.MAX_REPEAT, PARTS.MIN_REPEAT)


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
    return any(_ambiguous(body) for body in _repeated(PARTS.parse(source, re.IGNORECASE)))


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
    if kind is PARTS.SUBPATTERN:
        return [value[3]]
    if kind is PARTS.BRANCH:
        return list(value[1])
    return []


def _ambiguous(body: Sequence[Any]) -> bool:
    fenced = _fenced(body)
    for part in _walk(body):
        if part[0] in _REPEATS and part[1][1] > _MANY and not fenced:
            return True
        if part[0] is PARTS.BRANCH:
            firsts = [_first(way) for way in part[1][1]]
            if None in firsts or len(set(firsts)) < len(firsts):
                return True
    return False


def _fenced(body: Sequence[Any]) -> bool:
    """Whether a mark stands at a fixed place of the body and nothing else in it can match that mark, so that it can only split there."""
    for place, (kind, value) in enumerate(body):
        if kind is PARTS.LITERAL:
            others = [*body[:place], *body[place + 1 :]]
            if not any(_can_match(part, chr(value)) for part in _walk(others)):
                return True
        elif kind not in (PARTS.IN, PARTS.NOT_LITERAL, PARTS.ANY):
            return False
    return False


def _can_match(part: Any, mark: str) -> bool:
    kind, value = part
    if kind is PARTS.LITERAL:
        return chr(value).lower() == mark.lower()
    if kind is PARTS.NOT_LITERAL:
        return chr(value).lower() != mark.lower()
    if kind is PARTS.IN:
        negated = value[0][0] is PARTS.NEGATE
        return negated != any(_holds(item, mark) for item in value)
    return kind is PARTS.ANY or kind is PARTS.GROUPREF


def _holds(item: Any, mark: str) -> bool:
    """Whether an item of a character class holds a mark; of a category (a word, a digit) it is taken to."""
    kind, value = item
    if kind is PARTS.LITERAL:
        return chr(value).lower() == mark.lower()
    if kind is PARTS.RANGE:
        return any(value[0] <= ord(c) <= value[1] for c in (mark.lower(), mark.upper()))
    return kind is PARTS.CATEGORY


def _first(way: Sequence[Any]) -> str | None:
    """The character with which an alternative begins, or None where that cannot be told."""
    for kind, value in way:
        if kind is PARTS.LITERAL:
            return chr(value).lower()
        return _first(value[3]) if kind is PARTS.SUBPATTERN else None
    return None
