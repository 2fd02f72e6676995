"""Expressions for a text of which nobody knows yet where its lines end.

Where lines end is told late and at some cost. Most of what is looked for can be ruled out before, in the text with a blank for each line
break: by an expression that takes either for the other and otherwise matches no less.
"""

from __future__ import annotations

import re
from typing import Any

from doccheck.rules.syntax import COMPILER, PARTS

_BREAK = ord("\n")
_SPACES = {_BREAK, ord(" "), ord("\t")}  # a line break that was lost stands where one of the others is in the note
_REPEATS = (PARTS.MAX_REPEAT, PARTS.MIN_REPEAT)
_AT = (PARTS.AT_BOUNDARY, PARTS.AT_NON_BOUNDARY, PARTS.AT_BEGINNING_STRING)
_ANY_SPACE = [(PARTS.LITERAL, code) for code in sorted(_SPACES)]
_OF_CATEGORY = {
    PARTS.CATEGORY_SPACE: _SPACES,
    PARTS.CATEGORY_NOT_SPACE: set(),
    PARTS.CATEGORY_DIGIT: set(),
    PARTS.CATEGORY_NOT_DIGIT: _SPACES,
    PARTS.CATEGORY_WORD: set(),
    PARTS.CATEGORY_NOT_WORD: _SPACES,
}


class _Untold(Exception):
    """There is no such expression."""


def without_breaks(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    r"""An expression that matches in a text without line breaks wherever this one does with some of its blanks as line breaks.

    It may match more. None where it cannot be told.

    Example:
        >>> loose = without_breaks(re.compile(r"(?m)^csf:\n(?! no)\d"))
        >>> [bool(loose.search(text)) for text in ("it is csf: 4", "csf 4")]
        [True, False]
    """
    tree = PARTS.parse(pattern.pattern, pattern.flags)
    if tree.state.flags & re.DOTALL:
        return None
    try:
        changed = _loosen(tree)
    except _Untold:
        return None
    loose: re.Pattern[str] = COMPILER.compile(tree, pattern.flags) if changed else pattern
    return loose


def _loosen(items: Any) -> bool:
    """Change some items so that they match as well where a line break is a blank; whether anything had to be changed."""
    changed = False
    for place in reversed(range(len(items))):
        kind, value = items[place]
        if kind is PARTS.AT or kind is PARTS.ASSERT_NOT:
            if value not in _AT if kind is PARTS.AT else not _is_firm(value[1]):
                del items[place]
                changed = True
        elif inner := _inner(kind, value):
            for part in inner:
                changed |= _loosen(part)
        elif _BREAK in (spaces := _spaces(kind, value)) and spaces != _SPACES:
            members = value if kind is PARTS.IN else [(kind, value)]
            if members[0][0] in (PARTS.NEGATE, PARTS.NOT_LITERAL):
                raise _Untold
            items[place] = (PARTS.IN, [*members, *_ANY_SPACE])
            changed = True
    return changed


def _is_firm(items: Any) -> bool:
    """Whether some items match no more with a blank for each line break than without."""
    for kind, value in items:
        if inner := _inner(kind, value):
            if not all(map(_is_firm, inner)):
                return False
        elif kind is PARTS.AT and value in _AT:
            continue
        elif kind is PARTS.AT or kind is PARTS.ASSERT_NOT or (_spaces(kind, value) and _BREAK not in _spaces(kind, value)):
            return False
    return True


def _inner(kind: Any, value: Any) -> list[Any]:
    """The parts of an item that has some."""
    if kind is PARTS.SUBPATTERN:
        if value[1] or value[2]:
            raise _Untold
        return [value[3]]
    if kind is PARTS.BRANCH:
        return list(value[1])
    if kind is PARTS.ASSERT:
        return [value[1]]
    return [value[2]] if kind in _REPEATS else []


def _spaces(kind: Any, value: Any) -> set[int]:
    """Which of line break, blank and tab a single character of an expression can be."""
    if kind is PARTS.LITERAL:
        return _SPACES & {value}
    if kind is PARTS.NOT_LITERAL:
        return _SPACES - {value}
    if kind is PARTS.ANY:
        return _SPACES - {_BREAK}
    if kind is not PARTS.IN:
        raise _Untold
    out: set[int] = set()
    for what, which in value:
        if what is PARTS.LITERAL:
            out |= _SPACES & {which}
        elif what is PARTS.RANGE:
            out |= {code for code in _SPACES if which[0] <= code <= which[1]}
        elif what is PARTS.CATEGORY:
            out |= _OF_CATEGORY[which]
    return _SPACES - out if value[0][0] is PARTS.NEGATE else out
