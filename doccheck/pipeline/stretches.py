"""The stretches of a text in which a measurement can stand: those around the pieces of words that its rule cannot do without."""

from __future__ import annotations

_REACH = 80  # characters on either side of a piece
_HEAD = 3  # characters at the beginning of a piece by which most pieces are ruled out


class Stretches:
    """Finds each piece once in a text, whatever the number of rules that ask for it.

    Args:
        lower: the text in lower case.
        many: whether many pieces will be asked for, so that the text is worth indexing.
    """

    def __init__(self, lower: str, *, many: bool) -> None:
        self._lower = lower
        self._heads = {lower[i : i + _HEAD] for i in range(len(lower) - _HEAD + 1)} if many else None
        self._places: dict[str, list[int]] = {}
        self._known: dict[tuple[str, ...], list[tuple[int, int]]] = {(): [(0, len(lower))]}

    def around(self, pieces: tuple[str, ...]) -> list[tuple[int, int]]:
        """The stretches around some pieces, cut at blanks, in order and apart; the whole text where none is named."""
        found = self._known.get(pieces)
        if found is None:
            found = self._known[pieces] = self._merged([place for piece in pieces for place in self._of(piece)])
        return found

    def _of(self, piece: str) -> list[int]:
        places = self._places.get(piece)
        if places is None:
            places = self._places[piece] = []
            if self._heads is not None and len(piece) >= _HEAD and piece[:_HEAD] not in self._heads:
                return places
            at = self._lower.find(piece)
            while at >= 0:
                places.append(at)
                at = self._lower.find(piece, at + 1)
        return places

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
