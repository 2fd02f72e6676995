"""The screen: which labels a text could hold at all, told before any of it is cut into sections and sentences.

It may name a label that is then not found, as phrases may run over the end of a sentence here, never the other way. So a note in which
nothing of a spinal procedure can be found need not be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from doccheck.pipeline.gapped import GappedMatcher
from doccheck.pipeline.lexicon import compiled
from doccheck.pipeline.tokenizer import uncut
from doccheck.rules.load import Patterns


class Screen:
    """Looks for the phrases of some labels and families in a text that is not cut yet."""

    def __init__(self, patterns: Patterns, screened: frozenset[str]) -> None:
        rules = [rule for rule in patterns.targets if rule.label in screened or rule.label.partition(".")[0] in screened]
        self._labels = [rule.label for rule in rules]
        self._matcher = GappedMatcher([(n, phrase) for n, rule in enumerate(rules) for phrase in compiled(rule, patterns)], plain=True)

    def labels(self, text: str) -> Iterator[str]:
        """The labels, each followed by its family, of which a mention could be in a text, as they come in it."""
        for number, _, _ in self._matcher(uncut(text)):
            yield self._labels[number]
            yield self._labels[number].partition(".")[0]
