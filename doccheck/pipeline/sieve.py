"""The sieve: which sentences could hold a phrase of some families, told before they are cut into words.

Each phrase has groups of runs of which every match of it holds one: where a sentence lacks one of the groups, the phrase is not in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from doccheck.pipeline.mention import Sentence
from doccheck.rules.phrase import Phrase
from doccheck.rules.runs import finder, letters_of, runs


class Sieve:
    """Finds the sentences that may hold some phrases.

    Args:
        phrases: the phrases.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._by_run: dict[str, set[tuple[frozenset[str], ...]]] = defaultdict(set)  # what else is needed beside a run of the first group
        self._any = False  # whether a phrase may stand anywhere
        every = [runs(phrase) for phrase in phrases]
        for needs in every:
            self._any |= not needs
            for run in needs[0] if needs else ():
                self._by_run[run].add(needs[1:])
        self._by_run.default_factory = None
        self._runs = finder(group for needs in every for group in needs)

    def __call__(self, lower: str, sentences: Sequence[Sentence]) -> set[int]:
        """The indices of these sentences of a text in lower case."""
        if self._any:
            return set(range(len(sentences)))
        # Each with blanks around it, so that no run goes on from one to the next.
        letters = [letters_of(lower[sentence.start : sentence.end]) for sentence in sentences]
        ends = list(accumulate(map(len, letters)))
        held: dict[int, set[str]] = defaultdict(set)
        for end, run in self._runs.iter("".join(letters)) if len(self._runs) else ():
            held[bisect_right(ends, end)].add(run)
        return {index for index, those in held.items() if self._may_hold(those)}

    def _may_hold(self, held: set[str]) -> bool:
        """Whether some runs are all that one of the phrases needs."""
        for run in self._by_run.keys() & held:
            for groups in self._by_run[run]:
                if not any(map(held.isdisjoint, groups)):
                    return True
        return False
