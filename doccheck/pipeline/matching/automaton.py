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

    def __init__(self, words: Shape, after: tuple[_Place | End, ...]) -> None:
        self.words = words
        self.after = after


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
    return State(some for place in places for some in place.after) if places else NOWHERE


class Start(State):
    """Where no word has led to yet; a phrase is laid out when one of its first words is first met.

    Args:
        phrases: each with its end, and its end where its first word is an open one.
    """

    __slots__ = ("_laid", "_phrases")

    def __init__(self, phrases: Iterable[tuple[Phrase, End, End]]) -> None:
        super().__init__(())
        self._laid: dict[tuple[int, End], list[_Place]] = {}
        self._phrases: dict[str, list[tuple[Nodes, End]]] = defaultdict(list)
        for phrase, end, end_if_open in phrases:
            for word in phrase.firsts:
                self._phrases[word].append((phrase.nodes, end_if_open if is_open(word) else end))

    def __missing__(self, shape: Shape) -> State:
        firsts = [(word, place) for word in shape for nodes, end in self._phrases.get(word, ()) for place in self._places(nodes, end)]
        state = self[shape] = _state([place for word, place in firsts if word in place.words])
        return state

    def _places(self, nodes: Nodes, end: End) -> list[_Place]:
        key = id(nodes), end
        if key not in self._laid:
            self._laid[key] = [place for place in _lay_out(nodes, (end,), end) if not isinstance(place, End)]
        return self._laid[key]


def _lay_out(nodes: Nodes, after: tuple[_Place | End, ...], end: End) -> tuple[_Place | End, ...]:
    """The places at which a sequence can begin, given what comes after it."""
    for node in reversed(nodes):
        if isinstance(node, str):
            after = (_Place(_alone(node), after),)
        elif isinstance(node, int):
            after = (end,)
        else:
            words = frozenset(way[0] for way in node.ways if len(way) == 1 and isinstance(way[0], str))
            places: list[_Place | End] = [_Place(words, after)] if words else []
            for way in node.ways:
                if len(way) != 1 or not isinstance(way[0], str):
                    places += _lay_out(way, after, end)
            after = tuple(dict.fromkeys((*places, *after) if node.optional else places))
    return after


@cache
def _alone(word: str) -> Shape:
    """A word as a set, which the places of all phrases share."""
    return frozenset((word,))
