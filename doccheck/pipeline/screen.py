"""The screen: which labels a text could hold at all, told before any of it is cut into sections and sentences.

It may name a label that is then not found, as phrases may run over the end of a sentence here, never the other way. So a note in which
nothing of a spinal procedure can be found need not be read. Most phrases are ruled out by runs of words that they cannot do without, all
of which are found in one pass; the others are looked for only where they are asked about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from doccheck.pipeline.canonical import in_lower_case
from doccheck.pipeline.measuring.measurements import Measurements
from doccheck.pipeline.page import Joined, Page
from doccheck.rules.phrase import LazyPattern, Phrase, is_open
from doccheck.rules.runs import finder, letters_of, runs

_NUMBER = re.compile(r" (?=\d)")


@dataclass(frozen=True, slots=True, eq=False)
class _Sought:
    """A phrase that is looked for.

    Args:
        names: its label and its family.
        needs: groups of runs, of each of which a text that holds the phrase holds one; the first is the rarest.
        firsts: the whole words that it can begin with.
        opens: what the words begin with that it can begin with beside these.
    """

    names: tuple[str, str]
    needs: tuple[frozenset[str], ...]
    firsts: frozenset[str]
    opens: tuple[str, ...]
    pattern: LazyPattern

    def is_in(self, joined: Joined) -> bool:
        """Whether it stands in a text."""
        text, pattern = joined.text, self.pattern
        for begin in (*(f" {first} " for first in self.firsts & joined.words), *self.opens):
            if begin == " ":
                if any(pattern.match(text, number.start()) for number in _NUMBER.finditer(text)):
                    return True
                continue
            at = text.find(begin)
            while at >= 0:
                if pattern.match(text, at):
                    return True
                at = text.find(begin, at + 1)
        return False


class Screen:
    """Looks for the phrases and measurements of some labels and families in texts that are not cut yet.

    Args:
        labelled: the phrases of the targets, each under its label.
        measurements: all measurements.
        asked: the labels and families that are asked for.
    """

    def __init__(self, labelled: Iterable[tuple[str, Phrase]], measurements: Measurements, asked: frozenset[str]) -> None:
        self._unruled: list[_Sought] = []
        self._by_run: dict[str, list[_Sought]] = defaultdict(list)
        for label, phrase in labelled:
            names = label, label.partition(".")[0]
            if asked.isdisjoint(names):
                continue
            opens = tuple(" " + word[:-1] for word in phrase.firsts if is_open(word))
            firsts = frozenset(word for word in phrase.firsts if not is_open(word))
            one = _Sought(names, runs(phrase), firsts, opens, phrase.pattern)
            for run in one.needs[0] if one.needs else ():
                self._by_run[run].append(one)
            self._unruled += [] if one.needs else [one]
        self._runs = finder(group for those in self._by_run.values() for one in those for group in one.needs)
        self._measurements = measurements

    def __call__(self, page: Page, until: int | None = None) -> Glance:
        """What a note could hold; what its phrases before an offset could, where one is named."""
        lower = page.lower if until is None else in_lower_case(page.text[:until])
        present = {run for _, run in self._runs.iter(page.letters if until is None else letters_of(lower))} if self._by_run else set()
        possible: dict[str, list[_Sought]] = defaultdict(list)
        for one in {*self._unruled, *(one for run in self._by_run.keys() & present for one in self._by_run[run])}:
            for group in one.needs:
                if present.isdisjoint(group):
                    break
            else:
                for name in one.names:
                    possible[name].append(one)
        return Glance(page, lower, possible, self._measurements)


class Glance:
    """What one note could hold, looked for as it is asked about."""

    def __init__(self, page: Page, lower: str, possible: Mapping[str, list[_Sought]], measurements: Measurements) -> None:
        self._page = page
        self._lower = lower
        self._joined: Joined | None = None
        self._possible = possible
        self._measurements = measurements
        self._told: dict[str, bool] = {}
        self._measured: dict[str, bool] = {}

    def holds(self, *names: str) -> bool:
        """Whether the note could hold one of these labels or families; where this says no, it holds none."""
        told, possible = self._told, self._possible
        for name in names:
            if name in possible and (told[name] if name in told else self._says(name)):
                return True
        return any(name in self._measurements.names and self._measures(name) for name in names)

    def _says(self, name: str) -> bool:
        words = self._words()
        told = self._told[name] = any(one.is_in(words) for one in self._possible[name])
        return told

    def _words(self) -> Joined:
        if self._joined is None:
            self._joined = self._page.joined if self._lower is self._page.lower else Joined(self._lower)
        return self._joined

    def _measures(self, name: str) -> bool:
        told = self._measured.get(name)
        if told is None:
            measurements = self._measurements
            told = self._measured[name] = measurements.may_hold(self._lower, name) and measurements.holds(self._page.lines.text, name)
        return told
