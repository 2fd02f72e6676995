"""The screen: which labels a text could hold at all, told before any of it is cut into sections and sentences.

It may name a label that is then not found, as phrases may run over the end of a sentence here, never the other way. So a note in which
nothing of a spinal procedure can be found need not be read. Most phrases are ruled out by words that they cannot do without; the others
are looked for only where they are asked about.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from doccheck.pipeline.canonical import in_lower_case
from doccheck.pipeline.measurements import Measurements
from doccheck.pipeline.page import Page
from doccheck.rules.phrase import LazyPattern, Phrase, words_of

_NUMBER = re.compile(r" (?=\d)")


@dataclass(frozen=True, slots=True, eq=False)
class _Sought:
    """A phrase that is looked for.

    Args:
        names: its label and its family.
        groups: words, of each group of which a text that holds the phrase holds one; the first are those that it begins with.
    """

    names: tuple[str, str]
    groups: tuple[frozenset[str], ...]
    pattern: LazyPattern

    def is_in(self, joined: str, present: Set[str]) -> bool:
        """Whether it stands in words that are joined by single blanks, with one before the first and one after the last."""
        match = self.pattern.match
        for first in self.groups[0] & present:
            if first == "#":
                if any(match(joined, number.start()) for number in _NUMBER.finditer(joined)):
                    return True
                continue
            begin = " " + _begin(first)
            at = joined.find(begin)
            while at >= 0:
                if match(joined, at):
                    return True
                at = joined.find(begin, at + 1)
        return False


class Screen:
    """Looks for the phrases and measurements of some labels and families in texts that are not cut yet.

    Args:
        labelled: the phrases of the targets, each under its label.
        measurements: all measurements.
        asked: the labels and families that are asked for.
    """

    def __init__(self, labelled: Iterable[tuple[str, Phrase]], measurements: Measurements, asked: frozenset[str]) -> None:
        sought = []
        for label, phrase in labelled:
            names = label, label.partition(".")[0]
            if not asked.isdisjoint(names):
                sought.append(_Sought(names, (phrase.firsts, *phrase.needs), phrase.pattern))
        used = Counter(word for one in sought for group in one.groups for word in group)
        self._by_word: dict[str, list[_Sought]] = defaultdict(list)
        for one in sought:
            for word in min(one.groups, key=lambda group: sum(used[word] for word in group)):
                self._by_word[word].append(one)
        self._plain = frozenset(word for word in used if _begin(word).endswith(" "))
        self._open = [(word, " " + _begin(word)) for word in used.keys() - self._plain]
        self._measurements = measurements

    def __call__(self, page: Page, until: int | None = None) -> Glance:
        """What a note could hold; what its phrases before an offset could, where one is named."""
        words = words_of(in_lower_case(page.text[:until]))
        joined = f" {' '.join(words)} "
        present = self._plain.intersection(words).union([word for word, begin in self._open if begin in joined])
        possible: dict[str, list[_Sought]] = defaultdict(list)
        for one in {one for word in self._by_word.keys() & present for one in self._by_word[word]}:
            for group in one.groups:
                if present.isdisjoint(group):
                    break
            else:
                for name in one.names:
                    possible[name].append(one)
        return Glance(page, joined, present, possible, self._measurements)


class Glance:
    """What one note could hold, looked for as it is asked about."""

    def __init__(
        self, page: Page, joined: str, present: frozenset[str], possible: Mapping[str, list[_Sought]], measurements: Measurements
    ) -> None:
        self._page = page
        self._joined = joined
        self._present = present
        self._possible = possible
        self._measurements = measurements
        self._told: dict[str, bool] = {}
        self._measured: dict[str, bool] = {}

    def holds(self, *names: str) -> bool:
        """Whether the note could hold one of these labels or families; where this says no, it holds none."""
        return any(self._says(name) for name in names) or any(self._measures(name) for name in names)

    def _says(self, name: str) -> bool:
        if name not in self._told:
            self._told[name] = any(one.is_in(self._joined, self._present) for one in self._possible.get(name, ()))
        return self._told[name]

    def _measures(self, name: str) -> bool:
        if name not in self._measured:
            self._measured[name] = name in self._measurements and self._measurements.holds(self._page.lines.text, name)
        return self._measured[name]


def _begin(word: str) -> str:
    """What a word that fits one of a rule begins with; a blank ends what is the whole word."""
    if word == "#":
        return ""
    return word[:-1] if word.endswith("*") and len(word) > 1 else word + " "
