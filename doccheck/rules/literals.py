"""What every match of a regular expression must hold, told from its structure before it ever meets a text.

It is groups of pieces of words: a piece of each group stands in every match or beside it, so far from its beginning. A text without them
need not be searched, and one with them only where they stand (the way of Google's Code Search and of RE2's FilteredRE2). Pieces are
spelled as `folded` spells a text. What cannot be told is left out, so that no match is ever lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from doccheck.rules.syntax import PARTS

_LONG = 5  # characters after which a piece is long enough
_MOST = 40  # pieces of a group; a group that would have more has shorter ones
_PRODUCT = 400  # pairs of pieces that are put together at most
_KINDS = 12  # characters of a class that are told apart
_EACH = 0.0001  # what a further piece of a group costs, as so many more places
_GROUPS = 6  # groups that are kept of a part of an expression
_RANKS = 2  # groups that are made of those of alternatives, the rarest of each first
_FAR = 1 << 30
_COMMON = {" ": 0.16, "0": 0.035} | dict.fromkeys("etaoinsrh", 0.07) | dict.fromkeys("dlucmfpgwyb", 0.025) | dict.fromkeys(",.", 0.02)
# How often the second character of a pair comes after the first, where that is far more than its share.
_PAIRS = {
    "th": 0.26, "he": 0.5, "in": 0.24, "on": 0.19, "nd": 0.14, "al": 0.13, "ve": 0.59, "er": 0.13, "wa": 0.34, "re": 0.24, "an": 0.15,
    "ti": 0.15, "at": 0.16, "of": 0.07, "or": 0.13, "as": 0.13, "is": 0.12, "en": 0.1, "it": 0.12, "nt": 0.14, "pr": 0.16, "co": 0.16,
    "us": 0.15, "ed": 0.11, "00": 0.37, ". ": 0.7, ", ": 0.69, ": ": 0.75, "d ": 0.45, "e ": 0.26, "s ": 0.3, "y ": 0.51, "t ": 0.22,
    "n ": 0.2, "r ": 0.2, "f ": 0.4, "0 ": 0.3, "0.": 0.14, " t": 0.12, " a": 0.1, " w": 0.07, " p": 0.06, " 0": 0.04,
}  # fmt: skip
_REPEATS = (PARTS.MAX_REPEAT, PARTS.MIN_REPEAT, PARTS.POSSESSIVE_REPEAT)
_TOLD_APART = str.maketrans({"\u017f": "s", "\u0131": "i", "\u0130": "i"})  # they match s and i where the case is left aside
_ASCII = str.maketrans("123456789\t\n\v\f\r\x1c\x1d\x1e\x1f", "0" * 9 + " " * 9)
_GAP = frozenset(["gap"])
_SOLID = frozenset(["solid"])
_CATEGORIES = {PARTS.CATEGORY_SPACE: _GAP, PARTS.CATEGORY_DIGIT: _SOLID, PARTS.CATEGORY_WORD: _SOLID, PARTS.CATEGORY_NOT_SPACE: _SOLID}
_RARE_BLANK = re.compile(r"[^\S\x00-\x7f]")
_RARE_DIGIT = re.compile(r"[^\D\x00-\x7f]")


class Group(NamedTuple):
    """Pieces, one of which stands at a place that is known from where a match begins.

    Args:
        pieces: the pieces.
        least, most: characters from the beginning of the match to that of the piece.
        gaps, solids: how often the text's longest run of blanks and marks, and its longest run without a blank, come on top of `most`.
    """

    pieces: frozenset[str]
    least: int
    most: int
    gaps: int
    solids: int

    @property
    def bounded(self) -> bool:
        """Whether the place of a piece tells where the match can begin."""
        return self.most < _FAR

    @property
    def cost(self) -> float:
        """About how often one of the pieces stands at a place of a text, and what they cost to look for."""
        return often(self.pieces) + _EACH * len(self.pieces)


class _Begin(NamedTuple):
    """With which pieces a part begins: those that are all of it (what follows may be put to them), and those after which more can come."""

    whole: frozenset[str]
    cut: frozenset[str]


class Part(NamedTuple):
    """A part of an expression: with what it begins, its width as in `Group`, and what it must hold."""

    begin: _Begin
    least: int
    most: int
    gaps: int
    solids: int
    groups: tuple[Group, ...]
    fenced: bool = False


_NOTHING = _Begin(frozenset([""]), frozenset())
_ANYTHING = _Begin(frozenset(), frozenset([""]))
_EMPTY = Part(_NOTHING, 0, 0, 0, 0, ())
_ONE = Part(_ANYTHING, 1, 1, 0, 0, ())
_ANY_PART = Part(_ANYTHING, 0, _FAR, 0, 0, ())


def folded(lower: str) -> str:
    """A text in lower case with each digit as 0 and each white space as a blank, every character in its place."""
    if not lower.isascii():
        lower = _RARE_DIGIT.sub("0", _RARE_BLANK.sub(" ", lower.translate(_TOLD_APART)))
    return lower.translate(_ASCII)


def needs(source: str, flags: int = 0, macros: dict[str, Part] | None = None) -> Part:
    r"""What an expression must hold, the rarest group first.

    Args:
        source: the expression.
        flags: those that it is compiled with.
        macros: what stands for a single character of the expression.

    Example:
        >>> [(sorted(g.pieces), g.least, g.most, g.gaps) for g in needs(r"\b\d{1,2}\s*(?:ml|cc)").groups[:1]]
        [(['cc', 'ml'], 1, 2, 1)]
    """
    tree = PARTS.parse(source, flags)
    part = _sequence(tree, macros or {})
    pieces = _pieces(part.begin)
    if pieces is None:
        return part
    return part._replace(groups=(*part.groups, Group(pieces, 0, 0, 0, 0)), fenced=_is_fenced(tree, pieces))


def _is_fenced(tree: Sequence[Any], pieces: frozenset[str]) -> bool:
    """Whether no match begins right after a letter or digit of ASCII."""
    for kind, value in tree:
        if kind is PARTS.AT and value is PARTS.AT_BOUNDARY:
            return all(piece[0].isalnum() for piece in pieces)
        if kind is not PARTS.ASSERT_NOT:
            return False
        if value[0] < 0 and len(value[1]) == 1 and value[1][0][0] is PARTS.IN and _holds_alnum(value[1][0][1]):
            return True
    return False


def _holds_alnum(items: Sequence[Any]) -> bool:
    """Whether a class holds every letter (in lower case) and digit of ASCII."""
    told = {(kind, value) for kind, value in items}
    if (PARTS.NEGATE, None) in told:
        return False
    digits = {(PARTS.RANGE, (ord("0"), ord("9"))), (PARTS.CATEGORY, PARTS.CATEGORY_DIGIT)}
    return (PARTS.CATEGORY, PARTS.CATEGORY_WORD) in told or ((PARTS.RANGE, (ord("a"), ord("z"))) in told and not told.isdisjoint(digits))


def closed(part: Part) -> Part:
    """A part to whose pieces nothing that follows is put."""
    return part._replace(begin=_Begin(frozenset(), part.begin.whole | part.begin.cut))


def _sequence(items: Sequence[Any], macros: dict[str, Part], needed: bool = True) -> Part:
    """What some items must hold one after the other; of those that are not `needed` only how they begin and how wide they are."""
    parts: list[Part] = []
    word = ""
    for kind, value in items:
        if kind is PARTS.LITERAL and chr(value) not in macros and not _has_case(value):
            word += _fold(chr(value))
            continue
        if word:
            parts.append(_word(word))
            word = ""
        parts.append(_part(kind, value, macros, needed))
    if word:
        parts.append(_word(word))
    if len(parts) == 1 and word:
        return parts[0]
    begin = _NOTHING
    begins = []
    for part in reversed(parts):
        begin = _then(part.begin, begin)
        begins.append(begin)
    groups: list[Group] = []
    least = most = gaps = solids = 0
    for part in parts:
        pieces = _pieces(begins.pop()) if needed else None
        if pieces:
            groups.append(Group(pieces, least, most, gaps, solids))
        groups += [Group(g.pieces, g.least + least, g.most + most, g.gaps + gaps, g.solids + solids) for g in part.groups]
        least, most, gaps, solids = least + part.least, most + part.most, gaps + part.gaps, solids + part.solids
    return Part(begin, least, most, gaps, solids, _rarest(groups))


@cache
def _word(word: str) -> Part:
    begin = _tidy([word], ())
    return Part(begin, len(word), len(word), 0, 0, (Group(begin.whole | begin.cut, 0, 0, 0, 0),))


def _part(kind: Any, value: Any, macros: dict[str, Part], needed: bool) -> Part:
    if kind is PARTS.LITERAL:
        return macros.get(chr(value), _ONE)
    if kind is PARTS.IN:
        marks = _marks(value)
        return _ONE._replace(begin=_Begin(marks, frozenset())) if marks else _ONE
    if kind is PARTS.SUBPATTERN:
        return _sequence(value[3], macros, needed)
    if kind is PARTS.ATOMIC_GROUP:
        return _sequence(value, macros, needed)
    if kind is PARTS.BRANCH:
        return _branch([_sequence(way, macros, needed) for way in value[1]])
    if kind in _REPEATS:
        least, most, body = value
        return _repeat(least, most, body, macros, needed)
    if kind is PARTS.ASSERT:
        inner = _sequence(value[1], macros, needed)
        back = inner.least if value[0] < 0 else 0
        if value[0] < 0 and (inner.most, inner.gaps, inner.solids) != (back, 0, 0):
            return _EMPTY
        return _EMPTY._replace(groups=tuple(g._replace(least=g.least - back, most=g.most - back) for g in inner.groups))
    if kind in (PARTS.AT, PARTS.ASSERT_NOT):
        return _EMPTY
    return _ONE if kind in (PARTS.ANY, PARTS.NOT_LITERAL) else _ANY_PART


def _branch(ways: list[Part]) -> Part:
    groups: list[Group] = []
    for rank in range(_RANKS) if all(way.groups for way in ways) else ():
        chosen = [way.groups[min(rank, len(way.groups) - 1)] for way in ways]
        pieces = _pieces(_tidy((), frozenset(piece for group in chosen for piece in group.pieces)))
        if pieces:
            groups.append(Group(pieces, min(g.least for g in chosen), *_widest(chosen)))
    begin = _tidy({w for way in ways for w in way.begin.whole}, {c for way in ways for c in way.begin.cut})
    return Part(begin, min(way.least for way in ways), *_widest(ways), _rarest(groups))


def _widest(parts: Sequence[Part | Group]) -> tuple[int, int, int]:
    return max(p.most for p in parts), max(p.gaps for p in parts), max(p.solids for p in parts)


def _repeat(least: int, most: int, body: Sequence[Any], macros: dict[str, Part], needed: bool) -> Part:
    part = _sequence(body, macros, needed and least > 0)
    begin = _NOTHING
    for _ in range(min(least, _LONG + 1)):
        begin = _then(begin, part.begin)
    if most > least:
        more = _then(begin, part.begin)
        if most > least + 1:
            more = _Begin(frozenset(), more.whole | more.cut)
        begin = _tidy(begin.whole | more.whole, begin.cut | more.cut)
    if most < _FAR:
        width = part.most * most, part.gaps * most, part.solids * most
    else:
        runs = _runs(*body[0]) if len(body) == 1 else frozenset()
        width = (0, 1, 0) if "gap" in runs else (0, 0, 1) if runs else (_FAR, 0, 0)
    return Part(begin, part.least * least, *width, part.groups if least else ())


def _then(first: _Begin, second: _Begin) -> _Begin:
    if not first.whole or second is _NOTHING:
        return first
    if first is _NOTHING:
        return second
    if len(first.whole) * (len(second.whole) + len(second.cut)) > _PRODUCT:
        second = _tidy(second.whole, second.cut, _PRODUCT // len(first.whole))
    return _tidy([a + b for a in first.whole for b in second.whole], {*first.cut, *(a + b for a in first.whole for b in second.cut)})


def _tidy(whole: Iterable[str], cut: Iterable[str], most: int = _MOST) -> _Begin:
    """Pieces that are neither too long nor too many; the largest families are cut to what they have in common first."""
    ends = {piece[:_LONG] for piece in cut}
    ends.update(piece[:_LONG] for piece in whole if len(piece) >= _LONG)
    if "" in ends:
        return _ANYTHING
    short = {piece for piece in whole if len(piece) < _LONG}
    for long in range(_LONG - 1, -1, -1):
        excess = len(short) + len(ends) - most
        if excess <= 0:
            break
        merged = set()
        for family, members in sorted(Counter(piece[:long] for piece in short | ends).items(), key=_loss):
            if excess <= 0 or members < 2:
                break
            merged.add(family)
            excess -= members - 1
        ends = {piece[:long] if piece[:long] in merged else piece for piece in ends} | (merged & {piece[:long] for piece in short})
        short = {piece for piece in short if piece[:long] not in merged}
    return _ANYTHING if "" in ends else _Begin(frozenset(short), frozenset(ends))


def _loss(family: tuple[str, int]) -> tuple[float, str]:
    """How much oftener a family of pieces stands in a text where it is cut to what they have in common, for each piece that is saved."""
    piece, members = family
    return (_share(piece) if piece else _FAR) / max(members - 1, 0.1), piece


def _pieces(begin: _Begin) -> frozenset[str] | None:
    """The pieces without those that begin with another; None where a part can begin with anything."""
    every = begin.whole | begin.cut
    if "" in every:
        return None
    lengths = sorted(set(map(len, every)))
    out = every
    for length in lengths[:-1]:
        out = frozenset(piece for piece in out if len(piece) <= length or piece[:length] not in every)
    return out


def _rarest(groups: list[Group]) -> tuple[Group, ...]:
    kept: dict[frozenset[str], Group] = {}
    for group in sorted(groups, key=lambda g: g.cost):
        kept.setdefault(group.pieces, group)
    return tuple(kept.values())[:_GROUPS]


@cache
def often(pieces: frozenset[str]) -> float:
    """At about which share of the places of a text one of some pieces stands."""
    return sum(map(_share, pieces))


@cache
def _share(piece: str) -> float:
    """At about which share of the places of a text a piece stands, by how often its characters stand and follow one another."""
    share = _COMMON.get(piece[0], 0.01)
    for before, char in pairwise(piece):
        share *= _PAIRS.get(before + char, _COMMON.get(char, 0.01))
    return share


def _has_case(code: int) -> bool:
    """Whether a character beyond ASCII has a second case, which it may have in common with a third."""
    return code > 0x7F and chr(code).lower() != chr(code).upper()


@cache
def _fold(char: str) -> str:
    return folded(char.lower())


def _marks(items: Sequence[Any]) -> frozenset[str] | None:
    """The characters of a class, or None where they are too many to be told apart."""
    marks: set[str] = set()
    for kind, value in items:
        if kind is PARTS.LITERAL and not _has_case(value):
            marks.add(_fold(chr(value)))
        elif kind is PARTS.RANGE and value[1] - value[0] < _KINDS and value[1] <= 0x7F:
            marks.update(_fold(chr(mark)) for mark in range(value[0], value[1] + 1))
        elif kind is PARTS.CATEGORY and value is PARTS.CATEGORY_DIGIT:
            marks.add("0")
        elif kind is PARTS.CATEGORY and value is PARTS.CATEGORY_SPACE:
            marks.add(" ")
        else:
            return None
    return frozenset(marks) if len(marks) <= _KINDS else None


def _runs(kind: Any, value: Any) -> frozenset[str]:
    """The kinds of run that what one item matches again and again is part of."""
    if kind is PARTS.IN:
        return frozenset.intersection(*(_runs(*item) for item in value))
    if kind is PARTS.LITERAL:
        return _SOLID if chr(value).isalnum() else _GAP if chr(value).isspace() else _SOLID | _GAP
    if kind is PARTS.RANGE:
        return _SOLID if value in ((ord("a"), ord("z")), (ord("0"), ord("9"))) else frozenset()
    return _CATEGORIES.get(value, frozenset()) if kind is PARTS.CATEGORY else frozenset()
