"""The screen: which labels a text could hold at all, told before any of it is cut into sections and sentences.

It may name a label that is then not found, as phrases may run over the end of a sentence here, never the other way. So a note in which
nothing of a spinal procedure can be found need not be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from doccheck.pipeline.gapped import GappedMatcher
from doccheck.pipeline.tokenizer import uncut
from doccheck.rules.phrase import Phrase

_FIRST = 200  # characters in which most notes name their procedure


class Screen:
    """Looks for the phrases of some labels and families in a text that is not cut yet."""

    def __init__(self, labelled: Iterable[tuple[str, Phrase]], screened: frozenset[str]) -> None:
        """Take (label, phrase) pairs, and the labels and families that are asked for."""
        wanted = [(label, phrase) for label, phrase in labelled if label in screened or label.partition(".")[0] in screened]
        self._labels = [label for label, _ in wanted]
        self._matcher = GappedMatcher([(number, phrase) for number, (_, phrase) in enumerate(wanted)], plain=True)

    def labels(self, text: str) -> Iterator[str]:
        """The labels, each followed by its family, of which a mention could be in a text; those in its first words come first."""
        first = text.find(" ", _FIRST)
        for part in (text[:first], text) if first > 0 else (text,):
            for number, _, _ in self._matcher(uncut(part)):
                yield self._labels[number]
                yield self._labels[number].partition(".")[0]
