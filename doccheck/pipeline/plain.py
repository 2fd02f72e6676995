"""Phrases of plain words, found by medspaCy's matcher.

It looks them up in a spaCy Doc, whose vocabulary keeps every new word for good. So the Doc is made of the words that plain phrases
name alone, with a stand-in for each of the others: no word of a patient's note stays in memory, and the vocabulary does not grow
however many notes are read.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable

import spacy
from spacy.tokens import Doc

from doccheck.pipeline.tokenizer import Words
from doccheck.rules.phrase import Phrase, split_words

# Importing medspaCy silences warnings for the whole process.
with warnings.catch_warnings():
    from medspacy.common.medspacy_matcher import MedspacyMatcher
    from medspacy.target_matcher import TargetRule as MedspacyTargetRule

# The matcher is built without token patterns, which spaCy remarks on at every note.
warnings.filterwarnings("ignore", message=r"\[W036\]")

STAND_IN = "\u00a4"


class PlainMatcher:
    """Finds the plain phrases of numbered rules.

    Args:
        phrases: (rule number, phrase) pairs; each phrase must be plain.
    """

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        literals = [(number, literal) for number, phrase in phrases for literal in phrase.literals()]
        nlp = spacy.blank("en")
        nlp.tokenizer = lambda text: Doc(nlp.vocab, words=split_words(text))
        self.vocab = nlp.vocab
        self.vocab.strings.add(STAND_IN)
        self._known = frozenset(word for _, literal in literals for word in literal)
        self._matcher = MedspacyMatcher(nlp, prune=False)
        self._matcher.add([MedspacyTargetRule(" ".join(literal), str(number)) for number, literal in literals])
        self._number_of = {self.vocab.strings[name]: int(rule.category) for name, rule in self._matcher.rule_map.items()}

    def __call__(self, words: Words) -> list[tuple[int, int, int]]:
        """(rule number, first word, last word + 1) of every match, also of those that run over the end of a sentence."""
        known, number_of = self._known, self._number_of
        doc = Doc(self.vocab, words=[word if word in known else STAND_IN for word in words.lower])
        return [(number_of[match], first, last) for match, first, last in self._matcher(doc)]
