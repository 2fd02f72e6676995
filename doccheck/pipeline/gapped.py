"""Phrases with gaps, open endings or numbers: matched over the blank-joined words, looked up by their first word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from doccheck.pipeline.tokenizer import Words
from doccheck.rules.phrase import Phrase


class GappedMatcher:
    """Finds every gapped phrase of a set of rules in one walk over the note's words."""

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        """Take (rule number, phrase) pairs; phrases that are plain words are left to the phrase matcher."""
        self._by_word: dict[str, list[tuple[int, re.Pattern[str]]]] = defaultdict(list)
        self._by_prefix: dict[str, list[tuple[int, re.Pattern[str]]]] = defaultdict(list)
        self._by_number: list[tuple[int, re.Pattern[str]]] = []
        for number, phrase in phrases:
            if phrase.pattern is None:
                continue
            for word in phrase.first:
                if word == "#":
                    self._by_number.append((number, phrase.pattern))
                elif word.endswith("*") and len(word) > 1:
                    self._by_prefix[word[:-1]].append((number, phrase.pattern))
                else:
                    self._by_word[word].append((number, phrase.pattern))
        self._prefixes = tuple(self._by_prefix)
        self._memo: dict[str, list[tuple[int, re.Pattern[str]]]] = {}

    def _candidates(self, word: str) -> list[tuple[int, re.Pattern[str]]]:
        found = list(self._by_word.get(word, ()))
        if word.startswith(self._prefixes):
            for prefix in self._prefixes:
                if word.startswith(prefix):
                    found.extend(self._by_prefix[prefix])
        if word[:1].isdigit():
            found.extend(self._by_number)
        return found

    def __call__(self, words: Words) -> Iterator[tuple[int, int, int]]:
        """Yield (rule number, first word, last word + 1) for every match."""
        joined, places = words.joined, words.places
        candidates: dict[str, list[tuple[int, re.Pattern[str]]]] = {}
        for index, word in enumerate(words.lower):
            some = candidates.get(word)
            if some is None:
                some = candidates[word] = self._candidates(word)
            for number, pattern in some:
                found = pattern.match(joined, places[index])
                if found:
                    yield number, index, bisect_left(places, found.end())
