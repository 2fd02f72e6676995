"""What the phrases know of a word, its shape: the word itself where a phrase names it, and the open endings and numbers that it fits.

Shapes are made of the rules' words only, so that what is worked out for them can be kept: nothing of a note stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from doccheck.rules.phrase import is_open

Shape = frozenset[str]
UNKNOWN: Shape = frozenset()  # of a word that no phrase can match
_STEM = 3  # letters, at most, by which open endings are looked up


class Shapes(dict[str, Shape]):
    """The shape of every word, looked up by the word in lower case; only those of words that a phrase names are kept."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take the words of all phrases, written as in `Phrase.firsts`."""
        super().__init__()
        self._open: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._digits = UNKNOWN
        self._once: dict[Shape, Shape] = {}  # one object for each, which makes looking up by it quicker
        named = []
        for word in words:
            if word == "#":
                self._digits = frozenset("#")
            elif is_open(word):
                self._open[word[:-1][:_STEM]].append((word[:-1], word))
            else:
                named.append(word)
        self._lengths = sorted({len(start) for start in self._open})
        self._open.default_factory = None
        for word in named:
            self[word] = self._kept(frozenset((word, *self[word])))

    def __missing__(self, word: str) -> Shape:
        """The shape of a word that no phrase names."""
        fits = [key for n in self._lengths for stem, key in self._open.get(word[:n], ()) if word.startswith(stem)]
        if word[0].isdecimal():
            return self._kept(self._digits.union(fits))
        return self._kept(frozenset(fits)) if fits else UNKNOWN

    def _kept(self, shape: Shape) -> Shape:
        return self._once.setdefault(shape, shape)
