"""Targets: the mentions that rules look for, found by medspaCy's TargetMatcher and, where a phrase has gaps, over the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from doccheck.errors import PatternError
from doccheck.pipeline.gapped import GappedMatcher
from doccheck.pipeline.medspacy_parts import MedspacyTargetRule, TargetMatcher
from doccheck.pipeline.tokenizer import Words
from doccheck.rules.load import Patterns
from doccheck.rules.phrase import Phrase, PhraseError, compile_phrase
from doccheck.rules.schema import CueRule, TargetRule


@dataclass(frozen=True, slots=True)
class Hit:
    """A target as a range of words."""

    rule: TargetRule
    first: int
    last: int


def compiled(rule: TargetRule | CueRule, patterns: Patterns) -> list[Phrase]:
    """The phrases of a rule, compiled.

    Raises:
        PatternError: a phrase is not well formed; the message names the rule's file and line.
    """
    out = []
    for source in rule.phrases:
        try:
            out.append(compile_phrase(source, patterns.words))
        except PhraseError as error:
            raise PatternError(f"{patterns.places.get(rule.id, 'patterns')}: rule '{rule.id}': phrase '{source}': {error}") from None
    return out


class Targets:
    """All target rules in force."""

    def __init__(self, nlp: Language, patterns: Patterns) -> None:
        self._rules = patterns.targets
        phrases = [(number, phrase) for number, rule in enumerate(self._rules) for phrase in compiled(rule, patterns)]
        self.words = frozenset(w for _, phrase in phrases for literal in phrase.literals for w in literal)
        self._gapped = GappedMatcher(phrases)
        self._matcher = TargetMatcher(nlp, result_type=None, prune=False)
        self._matcher.add([MedspacyTargetRule(" ".join(literal), str(number)) for number, phrase in phrases for literal in phrase.literals])
        for number in range(len(self._rules)):
            nlp.vocab.strings.add(str(number))  # the labels of matches, so that reading a note adds none

    def __call__(self, doc: Doc, words: Words, text: str) -> Iterator[Hit]:
        """Every target of the note; overlaps are left for the caller to resolve."""
        seen: set[tuple[int, int, int]] = set()
        plain = ((int(span.label_), span.start, span.end) for span in self._matcher(doc))
        for number, first, last in (*plain, *self._gapped(words)):
            rule = self._rules[number]
            if (number, first, last) in seen or words.sentences[first] != words.sentences[last - 1]:
                continue
            seen.add((number, first, last))
            if rule.case == "exact" and not text[words.starts[first] : words.ends[last - 1]].isupper():
                continue
            yield Hit(rule, first, last)
