"""All phrases of a set of rules, followed at once from word to word.

Each word of a phrase is a place, and so are words between which there is a choice; where the words so far have led to is the places
that may come next. What a word's shape leads to is worked out when it is first met there, and kept: an automaton that grows only as far as
notes go along the rules' words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from doccheck.pipeline.matching.shapes import Shape
from doccheck.rules.phrase import Nodes, Phrase, is_open


@dataclass(frozen=True, slots=True, eq=False)  # told apart as objects, as bits are long numbers
class End:
    """What is reached when a phrase ends.

    Args:
        rank: that of the phrase.
        bit: for a phrase with gaps, one of its own; it counts as reached before its first gap, and is then to be tried as an expression.
    """

    rank: int
    bit: int = 0


class _Place:
    """One word of a phrase, or several after which the same may come, and what may come after it."""

    __slots__ = ("after", "words")

    def __init__(self, words: Shape, after: _Rest) -> None:
        self.words = words
        self.after = after


class _Rest:
    """What is left of a phrase, which is laid out when a note's words first lead to it: those of most phrases never do.

    Args:
        nodes: a sequence of the phrase.
        at: how much of it was laid out.
        then: what is left after it, if it is one of the ways of a choice.
        end: that of the phrase.
    """

    __slots__ = ("_at", "_end", "_nodes", "_places", "_then")

    def __init__(self, nodes: Nodes, at: int, then: _Rest | None, end: End) -> None:
        self._nodes = nodes
        self._at = at
        self._then = then
        self._end = end
        self._places: tuple[_Place | End, ...] | None = None

    @property
    def places(self) -> tuple[_Place | End, ...]:
        """The places at which it can begin, and the end where it can be nothing or begins with a gap."""
        if self._places is None:
            self._places = tuple(dict.fromkeys(self._lay_out()))
        return self._places

    def _lay_out(self) -> Iterable[_Place | End]:
        if self._at == len(self._nodes):
            return (self._end,) if self._then is None else self._then.places
        node = self._nodes[self._at]
        if isinstance(node, int):
            return (self._end,)
        after = _Rest(self._nodes, self._at + 1, self._then, self._end)
        if isinstance(node, str):
            return (_Place(_alone(node), after),)
        words = frozenset(way[0] for way in node.ways if len(way) == 1 and isinstance(way[0], str))
        out: list[_Place | End] = [_Place(words, after)] if words else []
        for way in node.ways:
            if len(way) != 1 or not isinstance(way[0], str):
                out += _Rest(way, 0, after, self._end).places
        return [*out, *after.places] if node.optional else out


class State(dict[Shape, "State"]):
    """Where words have led to, by the shape of the next word.

    `ranks` are those of the phrases that end here, `bits` those of the phrases to be tried; `goes_on` says whether anything may follow.
    """

    __slots__ = ("_next", "bits", "goes_on", "ranks")

    def __init__(self, reached: Iterable[_Place | End]) -> None:
        super().__init__()
        once = dict.fromkeys(reached)
        ends = [end for end in once if isinstance(end, End)]
        self._next = [place for place in once if not isinstance(place, End)]
        self.ranks = tuple({end.rank for end in ends if not end.bit})
        self.bits = sum({end.bit for end in ends})
        self.goes_on = bool(self._next)

    def __missing__(self, shape: Shape) -> State:
        state = self[shape] = _state([place for place in self._next if not place.words.isdisjoint(shape)])
        return state


NOWHERE = State(())


def _state(places: list[_Place]) -> State:
    return State(some for place in places for some in place.after.places) if places else NOWHERE


class Start(State):
    """Where no word has led to yet; a phrase is laid out when one of its first words is first met.

    Args:
        phrases: each with its end, and its end where its first word is an open one.
    """

    __slots__ = ("_phrases",)

    def __init__(self, phrases: Iterable[tuple[Phrase, End, End]]) -> None:
        super().__init__(())
        self._phrases: dict[str, list[_Rest]] = defaultdict(list)
        for phrase, end, end_if_open in phrases:
            named = _Rest(phrase.nodes, 0, None, end)
            opened = named if end is end_if_open else _Rest(phrase.nodes, 0, None, end_if_open)
            for word in phrase.firsts:
                self._phrases[word].append(opened if is_open(word) else named)

    def __missing__(self, shape: Shape) -> State:
        firsts = [(word, place) for word in shape for phrase in self._phrases.get(word, ()) for place in phrase.places]
        state = self[shape] = _state([place for word, place in firsts if isinstance(place, _Place) and word in place.words])
        return state


@cache
def _alone(word: str) -> Shape:
    """A word as a set, which the places of all phrases share."""
    return frozenset((word,))
