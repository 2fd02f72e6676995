"""Phrases with gaps, open endings or numbers: matched over the blank-joined words, looked up by their first word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from doccheck.pipeline.tokenizer import Words
from doccheck.rules.phrase import LazyPattern, Phrase

_Numbered = tuple[int, LazyPattern]
_STEM = 3  # letters, at most, by which open endings are looked up


class GappedMatcher:
    """Finds every gapped phrase of a set of rules in one walk over the note's words."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        """Take (rule number, phrase) pairs; phrases that are plain words are left to the phrase matcher."""
        self._by_word: dict[str, list[_Numbered]] = defaultdict(list)
        self._by_pair: dict[str, dict[str, list[_Numbered]]] = defaultdict(lambda: defaultdict(list))
        self._by_open_pair: dict[str, list[tuple[str, _Numbered]]] = defaultdict(list)
        for number, phrase in phrases:
            if phrase.pattern is None:
                continue
            entry = (number, phrase.pattern)
            loose = {word for word, following in phrase.heads if following is None}
            for word in loose:
                self._by_word[word].append(entry)
            for word, following in phrase.heads:
                if word in loose or following is None:
                    continue
                if _is_open(following) or following == "#":
                    self._by_open_pair[word].append((following.rstrip("*"), entry))
                else:
                    self._by_pair[word][following].append(entry)
        starts = self._by_word.keys() | self._by_pair.keys() | self._by_open_pair.keys()
        self._starts = frozenset(starts)
        self._open: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for word in starts:
            if _is_open(word):
                self._open[word[:-1][:_STEM]].append((word[:-1], word))
        self._numbers = "#" in starts

    def _keys(self, word: str) -> list[str]:
        """The names under which phrases that can begin with this word are kept."""
        keys = [word] if word in self._starts else []
        for letters in range(1, min(_STEM, len(word)) + 1):
            keys += [key for prefix, key in self._open.get(word[:letters], ()) if word.startswith(prefix)]
        if self._numbers and word[0].isdigit():
            keys.append("#")
        return keys

    def __call__(self, words: Words) -> Iterator[tuple[int, int, int]]:
        """Yield (rule number, first word, last word + 1) for every match."""
        joined, places, lower = words.joined, words.places, words.lower
        names: dict[str, list[str]] = {}
        last = len(lower) - 1
        for index, word in enumerate(lower):
            keys = names.get(word)
            if keys is None:
                keys = names[word] = self._keys(word)
            for key in keys:
                for number, pattern in self._possible(key, lower[index + 1] if index < last else ""):
                    found = pattern.match(joined, places[index])
                    if found:
                        yield number, index, bisect_left(places, found.end())

    def _possible(self, key: str, following: str) -> list[_Numbered]:
        """The phrases that can begin with one word and go on with another."""
        some = [*self._by_word.get(key, ())]
        pairs = self._by_pair.get(key)
        if pairs is not None:
            some += pairs.get(following, ())
        for prefix, entry in self._by_open_pair.get(key, ()):
            if following.startswith(prefix) if prefix != "#" else following[:1].isdigit():
                some.append(entry)
        return some


def _is_open(word: str) -> bool:
    return word.endswith("*") and len(word) > 1
