"""Phrases with many choices, gaps, open endings or numbers, all found in one walk over a note's words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from doccheck.pipeline.matching.automaton import NOWHERE, End, Start
from doccheck.pipeline.matching.needs import Needs
from doccheck.pipeline.matching.shapes import UNKNOWN, Shape, Shapes
from doccheck.pipeline.tokenizer import Words
from doccheck.rules.phrase import Phrase, is_open


class Matcher:
    """Finds the phrases of numbered rules.

    Phrases without gaps are found in every way in which they fit. Those with gaps are expressions over the blank-joined words: each is
    tried where its words up to the first gap are found, if the sentence holds the words that it needs.

    Args:
        phrases: (rule number, phrase) pairs.
        count: how many rules there are.
    """

    def __init__(self, phrases: Iterable[tuple[int, Phrase]], count: int) -> None:
        phrases = list(phrases)
        self._count = count
        self._shapes = Shapes({word for _, phrase in phrases for word in phrase.words()})
        gapped = [(number, phrase) for number, phrase in phrases if phrase.has_gaps]
        self._expressions = [(number, phrase.pattern, _named(phrase)) for number, phrase in gapped]
        self._needs = Needs([phrase for _, phrase in gapped])
        tries = ((phrase, end, end) for place, (_, phrase) in enumerate(gapped) for end in (End(0, 1 << place),))
        others = ((phrase, End(number), End(number + count)) for number, phrase in phrases if not phrase.has_gaps)
        self._start = Start([*tries, *others])

    def __call__(self, words: Words) -> set[tuple[int, int, int]]:
        """Every match, (rank, first word, last word + 1).

        Rules that find the same words are heeded by rank: it is the rule's number, and so much more as there are rules where the phrase
        begins with an open word.
        """
        out: set[tuple[int, int, int]] = set()
        start, known, owners = self._start, self._shapes, words.sentences
        shapes = [known[word] for word in words.lower]
        first = 0
        while first < len(shapes):
            last = bisect_left(owners, owners[first] + 1, first)
            sentence = [*shapes[first:last], UNKNOWN]
            met: int | None = None
            for index, shape in enumerate(sentence, 1):
                state = start[shape]
                if state is NOWHERE:
                    continue
                at = index
                bits = state.bits
                while True:
                    for rank in state.ranks:
                        out.add((rank, first + index - 1, first + at))
                    if not state.goes_on:
                        break
                    state = state[sentence[at]]
                    if state is NOWHERE:
                        break
                    if state.bits:
                        bits |= state.bits
                    at += 1
                if bits:
                    if met is None:
                        met = self._needs.met(sentence)
                    bits &= met
                    if bits:
                        out.update(self._tried(bits, shape, first + index - 1, words))
            first = last
        return out

    def _tried(self, bits: int, shape: Shape, index: int, words: Words) -> Iterator[tuple[int, int, int]]:
        """The matches of some phrases with gaps at one word."""
        while bits:
            bit = bits.bit_length() - 1
            bits ^= 1 << bit
            rank, pattern, named = self._expressions[bit]
            found = pattern.match(words.joined, words.places[index])
            if found:
                yield rank + (self._count if named.isdisjoint(shape) else 0), index, bisect_left(words.places, found.end())


def _named(phrase: Phrase) -> Shape:
    return frozenset(word for word in phrase.firsts if not is_open(word))
