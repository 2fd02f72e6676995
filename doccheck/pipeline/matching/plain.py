"""Phrases of several plain words, found by medspaCy's matcher.

It finds them in a spaCy Doc, whose vocabulary keeps every new word for good. So the Doc is made of those words of a note alone that
stand beside each other in a phrase as well, with a stand-in between such stretches: no word of a patient's note stays in memory, the
vocabulary does not grow however many notes are read, and the Doc has a third of the note's words.
"""

from __future__ import annotations

import warnings
from collections.abc import Container, Iterable
from copy import copy
from itertools import pairwise

from spacy.attrs import LOWER
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from doccheck.pipeline.tokenizer import Words
from doccheck.rules.phrase import Phrase

# Importing medspaCy silences warnings for the whole process.
with warnings.catch_warnings():
    from medspacy.common.medspacy_matcher import MedspacyMatcher
    from medspacy.target_matcher import TargetRule as MedspacyTargetRule

# The matcher is built without token patterns, which spaCy remarks on at every note.
warnings.filterwarnings("ignore", message=r"\[W036\]")

STAND_IN = "\u00a4"


class PlainMatcher:
    """Finds the plain phrases of numbered rules, as far as they are of several words.

    Args:
        phrases: (rule number, phrase) pairs; each phrase must be plain.
    """

    def __init__(self, phrases: Iterable[tuple[int, Phrase]]) -> None:
        several = [(number, literal) for number, phrase in phrases for literal in phrase.literals() if len(literal) > 1]
        nlp = Language(Vocab(lex_attr_getters={LOWER: str.lower}))  # what else an English one works out of each word is never asked for
        nlp.tokenizer = lambda text: Doc(nlp.vocab, words=text.split(" "))
        self.vocab = nlp.vocab
        self.vocab.strings.add(STAND_IN)
        self._several = several
        self._after = _after(several)
        self._matcher = MedspacyMatcher(nlp, prune=False)
        self._matcher.add([MedspacyTargetRule(" ".join(literal), str(number)) for number, literal in several])
        self._number_of = {self.vocab.strings[name]: int(rule.category) for name, rule in self._matcher.rule_map.items()}

    def of(self, numbers: Container[int]) -> PlainMatcher:
        """The same for the rules of some numbers alone; medspaCy's matcher, which takes long to fill, is made but once."""
        fewer = copy(self)
        fewer._several = [one for one in self._several if one[0] in numbers]
        fewer._after = _after(fewer._several)
        fewer._number_of = {name: number for name, number in self._number_of.items() if number in numbers}
        return fewer

    def __call__(self, words: Words) -> list[tuple[int, int, int]]:
        """(rule number, first word, last word + 1) of every match; each lies within a sentence."""
        number_of = self._number_of
        stretches, places = self._stretches(words)
        found = self._matcher(Doc(self.vocab, words=stretches)) if stretches else ()
        return [(number_of[match], places[first], places[last - 1] + 1) for match, first, last in found if match in number_of]

    def _stretches(self, words: Words) -> tuple[list[str], list[int]]:
        """The words that a phrase of several can be made of, and the place of each among all words."""
        lower, owners, after = words.lower, words.sentences, self._after
        out: list[str] = []
        places: list[int] = []
        reached = -1
        last = len(lower) - 1
        for place, word in enumerate(lower):
            if word not in after or place == last:
                continue
            following = lower[place + 1]
            if following not in after[word] or owners[place] != owners[place + 1]:
                continue
            if place != reached:
                out += (STAND_IN, word)
                places += (place, place)
            out.append(following)
            reached = place + 1
            places.append(reached)
        return out, places


def _after(several: Iterable[tuple[int, tuple[str, ...]]]) -> dict[str, set[str]]:
    """For each word of some phrases but the last ones, those that stand right after it."""
    out: dict[str, set[str]] = {}
    for _, literal in several:
        for word, following in pairwise(literal):
            out.setdefault(word, set()).add(following)
    return out
