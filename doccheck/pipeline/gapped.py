"""Phrases with gaps, open endings or numbers: matched over the blank-joined words, looked up by their first two words.

A word of a note is reduced to what the rules know of it, its shape: the word itself where a rule names it, and the open endings and
numbers that it fits. Which phrases can begin at two shapes is worked out when they first meet and kept: shapes are made of the
rules' words only, so nothing of a note stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from doccheck.pipeline.tokenizer import Words
from doccheck.rules.phrase import LazyPattern, Phrase

_Numbered = tuple[int, LazyPattern, frozenset[str] | None]
_STEM = 3  # letters, at most, by which open endings are looked up
_UNKNOWN = 0  # the shape of a word that no rule can match


class GappedMatcher:
    """Finds every gapped phrase of a set of rules in one walk over the note's words."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]], *, plain: bool = False) -> None:
        """Take (rule number, phrase) pairs; phrases that are plain words are left to the phrase matcher, unless `plain`."""
        gapped = [(number, phrase) for number, phrase in phrases if plain or not phrase.literals]
        used = Counter(key for _, phrase in gapped for group in phrase.needs for key in group)
        self._by_first: dict[str, list[tuple[str | None, _Numbered]]] = defaultdict(list)
        self._by_pair: dict[str, dict[str, list[_Numbered]]] = defaultdict(lambda: defaultdict(list))
        for number, phrase in gapped:
            rarest = min(phrase.needs, key=lambda group: sum(used[key] for key in group), default=None)
            entry = (number, phrase.pattern, rarest)
            loose = {word for word, following in phrase.heads if following is None}
            for word, following in phrase.heads:
                if word in loose:
                    continue
                if following is not None and not _is_pattern(following):
                    self._by_pair[word][following].append(entry)
                else:
                    self._by_first[word].append((following, entry))
            for word in loose:
                self._by_first[word].append((None, entry))
        seconds = {following for _, phrase in gapped for _, following in phrase.heads if following is not None}
        keys = {*self._by_first, *self._by_pair, *seconds, *used}
        self._open: dict[str, list[str]] = defaultdict(list)
        for key in sorted(keys):
            if key != "#" and _is_pattern(key):
                self._open[key[:-1][:_STEM]].append(key)
        self._stems = sorted({len(stem) for stem in self._open})
        self._keys: list[tuple[str, ...]] = [()]
        self._shapes: dict[tuple[str, ...], int] = {(): _UNKNOWN}
        self._after: list[dict[int, tuple[_Numbered, ...]]] = [{}]
        self._known = {key: self._shape(key, key) for key in sorted(keys) if not _is_pattern(key)}

    def _shape(self, word: str, *keys: str) -> int:
        """The shape of a word: the number under which the keys that it fits are kept."""
        fits = list(keys)
        for letters in self._stems:
            fits += [key for key in self._open.get(word[:letters], ()) if word.startswith(key[:-1])]
        if word[0].isdigit():
            fits.append("#")
        if not fits:
            return _UNKNOWN
        named = tuple(fits)
        if named not in self._shapes:
            self._shapes[named] = len(self._keys)
            self._keys.append(named)
            self._after.append({})
        return self._shapes[named]

    def __call__(self, words: Words) -> Iterator[tuple[int, int, int]]:
        """Yield (rule number, first word, last word + 1) for every match."""
        joined, places, owners = words.joined, words.places, words.sentences
        known, after = self._known, self._after
        of_word = {word: known[word] if word in known else self._shape(word) for word in set(words.lower)}
        shapes = [of_word[word] for word in words.lower]
        within: dict[int, set[str]] = {}
        for index, (shape, following) in enumerate(pairwise((*shapes, _UNKNOWN))):
            if shape == _UNKNOWN:
                continue
            possible = after[shape].get(following)
            if possible is None:
                possible = after[shape][following] = self._possible(shape, following)
            for number, pattern, needed in possible:
                if needed is not None:
                    keys = within.get(owners[index])
                    if keys is None:
                        keys = within[owners[index]] = self._within(shapes, owners, index)
                    if needed.isdisjoint(keys):
                        continue
                found = pattern.match(joined, places[index])
                if found:
                    yield number, index, bisect_left(places, found.end())

    def _within(self, shapes: list[int], owners: list[int], index: int) -> set[str]:
        """Every key that the words of a sentence fit."""
        first, last = bisect_left(owners, owners[index]), bisect_left(owners, owners[index] + 1)
        return {key for shape in set(shapes[first:last]) for key in self._keys[shape]}

    def _possible(self, shape: int, following: int) -> tuple[_Numbered, ...]:
        """The phrases that can begin with a word of one shape and go on with one of another."""
        goes_on = self._keys[following]
        some: list[_Numbered] = []
        for key in self._keys[shape]:
            some += [entry for second, entry in self._by_first.get(key, ()) if second is None or second in goes_on]
            pairs = self._by_pair.get(key)
            if pairs is not None:
                some += [entry for second in goes_on for entry in pairs.get(second, ())]
        return tuple(dict.fromkeys(some))


def _is_pattern(key: str) -> bool:
    return key == "#" or (key.endswith("*") and len(key) > 1)
