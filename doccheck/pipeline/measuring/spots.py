"""Where in a text an expression can match at all, told by the pieces of words that it cannot do without.

All pieces of all expressions are found in one pass over the text; most expressions then lack one, and the others are tried only where
a match can begin.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import ahocorasick

from doccheck.rules.literals import Group, Part, folded

_RARE = 0.006  # a group that stands at fewer places than this is worth asking for
_ASKED = 6  # groups that are asked for before an expression is tried
_OFTEN = 0.15  # places of a text that may be tried one by one
_USUAL_GAP, _USUAL_SOLID = 4, 15  # the longest run of blanks and marks, and the longest one without a blank, of most texts
_WINDOWS = 1  # groups that are looked for around a place
_WIDE = 64  # characters within which a match may begin before a piece by which its beginning is found
_TOO_WIDE = 256  # the same where the runs of the text are known; beyond, time would grow with more than its length
_FEW = 4  # places that are tried without a further look
_ALNUM = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_GAPS = bytes(ord("x") if chr(code) in _ALNUM else ord(".") for code in range(256))
_SOLIDS = bytes(ord(" ") if chr(code) == " " else ord("x") for code in range(256))


class _Source(NamedTuple):
    """A group by which the places of expressions are found, its number, and whether no match begins right after a letter or digit."""

    number: int
    group: Group
    fenced: bool


class _Plan(NamedTuple):
    """What is done about one expression: its number, the groups it needs as bits, its source by number, what must stand within reach.

    Each of `windows` is a group with its number.
    """

    number: int
    needed: int
    source: int
    windows: tuple[tuple[int, Group], ...] = ()


class Spots:
    """Finds the places of a text where each of some expressions can match.

    Args:
        parts: what each expression must hold.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._numbers: dict[frozenset[str], int] = {}
        self._sources: list[_Source] = []
        self._plans = [self._plan(part, number) for number, part in enumerate(parts)]
        placed = {source.number for source in self._sources} | {seen for plan in self._plans for seen, _ in plan.windows}
        groups: dict[str, list[int]] = {}
        for pieces, number in self._numbers.items():
            for piece in pieces:
                groups.setdefault(piece, []).append(number)
        self._groups = {piece: (sum(1 << n for n in numbers), [n for n in numbers if n in placed]) for piece, numbers in groups.items()}
        self._pieces = ahocorasick.Automaton()
        for piece in self._groups:
            self._pieces.add_word(piece, piece)
        self._pieces.make_automaton()

    def _plan(self, part: Part, number: int) -> _Plan:
        groups = part.groups if part.least else ()
        source = min((g for g in groups if _width(g) <= _WIDE), key=_tries, default=None)
        if source is None or _tries(source) > _OFTEN:
            return _Plan(number, self._bits(groups), -1)
        found = _Source(self._number(source), source, part.fenced)
        if found not in self._sources:
            self._sources.append(found)
        needed = self._bits(groups) | 1 << found.number
        elsewhere = [g for g in groups if g.bounded and g.cost < _RARE and (g.most < source.least or g.least > source.most)]
        windows = tuple((self._number(group), group) for group in elsewhere[:_WINDOWS])
        return _Plan(number, needed | sum({1 << seen for seen, _ in windows}), self._sources.index(found), windows)

    def _bits(self, groups: Sequence[Group]) -> int:
        asked = {self._number(group) for group in [group for group in groups if group.cost < _RARE][:_ASKED]}
        return sum(1 << number for number in asked)

    def _number(self, group: Group) -> int:
        return self._numbers.setdefault(group.pieces, len(self._numbers))

    def __call__(self, lower: str) -> Iterator[tuple[int, list[int] | None]]:
        """The number of each expression that can match a text in lower case, and the places where; None where that is anywhere."""
        text = folded(lower)
        held, places = self._found(text)
        missing = ~held
        starts: list[list[int] | None] = [None] * len(self._sources)
        runs: tuple[int, int] | None = None
        for number, needed, source, windows in self._plans:
            if needed & missing:
                continue
            if source < 0:
                yield number, None
                continue
            at = starts[source]
            if at is None:
                place, group, fenced = self._sources[source]
                most = group.most
                if group.gaps or group.solids:
                    runs = runs or _longest(text)
                    most = _furthest(group, runs)
                if most - group.least > _TOO_WIDE:
                    yield number, None
                    continue
                at = starts[source] = _starts(places[place], group.least, most)
                if fenced and len(at) > _FEW:
                    starts[source] = at = [start for start in at if not start or lower[start - 1] not in _ALNUM]
            for seen, window in windows:
                runs = runs or _longest(text)
                at = _within(at, sorted(places[seen]), window.least, _furthest(window, runs))
            if at:
                yield number, at

    def _found(self, text: str) -> tuple[int, dict[int, list[int]]]:
        """The groups of which a text holds a piece, as bits, and the places of their pieces, in no order."""
        ends: defaultdict[str, list[int]] = defaultdict(list)
        for end, piece in self._pieces.iter(text) if self._groups else ():
            ends[piece].append(end)
        held = 0
        places: dict[int, list[int]] = {}
        for piece, those in ends.items():
            bits, numbers = self._groups[piece]
            held |= bits
            if numbers:
                before = len(piece) - 1
                at = [end - before for end in those] if before else those
                for number in numbers:
                    places[number] = places[number] + at if number in places else at
        return held, places


def _tries(group: Group) -> float:
    """About how many places there are to try by a group."""
    return group.cost * (_width(group) + 1)


def _width(group: Group) -> int:
    """About how far apart a match can begin that has a piece of a group at a given place."""
    return group.most - group.least + group.gaps * _USUAL_GAP + group.solids * _USUAL_SOLID


def _longest(text: str) -> tuple[int, int]:
    """The length of the longest run of blanks and marks, and of the longest run without a blank."""
    plain = text.encode("ascii", "replace")  # bytes are searched several times faster, and each character is still one of them
    return _longest_of(b".", plain.translate(_GAPS)), _longest_of(b"x", plain.translate(_SOLIDS))


def _longest_of(mark: bytes, text: bytes) -> int:
    """The length of the longest run of a mark."""
    less, more = 0, 4
    while mark * more in text:
        less, more = more, 2 * more
    while more - less > 1:
        middle = (less + more) // 2
        if mark * middle in text:
            less = middle
        else:
            more = middle
    return less


def _furthest(group: Group, runs: tuple[int, int]) -> int:
    return group.most + group.gaps * runs[0] + group.solids * runs[1]


def _starts(places: list[int], least: int, most: int) -> list[int]:
    """Where a match can begin after whose beginning a piece stands at one of some places, in order."""
    if least == most == 0:
        return sorted(places)
    return sorted({start for place in places for start in range(place - most, place - least + 1) if start >= 0})


def _within(starts: list[int], places: list[int], least: int, most: int) -> list[int]:
    """The starts that have one of some places, which are in order, within reach."""
    out: list[int] = []
    last = len(places)
    at = 0
    for start in starts:
        at = bisect_left(places, start + least, at)
        if at == last:
            break
        if places[at] <= start + most:
            out.append(start)
    return out
