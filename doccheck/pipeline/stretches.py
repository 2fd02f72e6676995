"""The stretches of a text in which a measurement can stand: those around the pieces of words that its rule cannot do without."""

from __future__ import annotations

from collections.abc import Collection

_REACH = 80  # characters on either side of a piece
_HEAD = 3  # characters at the beginning of a piece by which most pieces are ruled out
_MANY = 40  # pieces for which it is worth indexing the text


class Stretches:
    """Finds each piece once in a text, whatever the number of rules that ask for it.

    Args:
        lower: the text in lower case.
        pieces: every piece that will be asked for.
    """

    def __init__(self, lower: str, pieces: Collection[str]) -> None:
        self._lower = lower
        heads = {lower[i : i + _HEAD] for i in range(len(lower))} if len(pieces) > _MANY else None
        self._places: dict[str, list[int]] = {}
        for piece in pieces:
            if heads is not None and len(piece) >= _HEAD and piece[:_HEAD] not in heads:
                continue
            at = lower.find(piece)
            if at >= 0:
                places = self._places[piece] = []
            while at >= 0:
                places.append(at)
                at = lower.find(piece, at + 1)
        self._present = set(self._places)
        self._known: dict[frozenset[str], list[tuple[int, int]]] = {frozenset(): [(0, len(lower))]}

    def around(self, pieces: frozenset[str]) -> list[tuple[int, int]]:
        """The stretches around some pieces, cut at blanks, in order and apart; the whole text where none is named."""
        if pieces and pieces.isdisjoint(self._present):
            return []
        found = self._known.get(pieces)
        if found is None:
            found = self._known[pieces] = self._merged([place for piece in pieces for place in self._places.get(piece, ())])
        return found

    def _merged(self, places: list[int]) -> list[tuple[int, int]]:
        lower = self._lower
        out: list[tuple[int, int]] = []
        end = -1
        for place in sorted(places):
            if place + _REACH <= end:
                continue
            start = lower.rfind(" ", 0, max(0, place - _REACH)) + 1
            before = end
            end = lower.find(" ", place + _REACH)
            end = len(lower) if end < 0 else end
            if out and start <= before:
                out[-1] = out[-1][0], end
            else:
                out.append((start, end))
        return out
