"""The lexicon: every phrase of the target and cue rules, found in one pass over a note.

Phrases that stand for a few sequences of plain words go to medspaCy's matcher; single words, and phrases with many choices, with gaps, open
endings or numbers are followed from word to word.
"""

from __future__ import annotations

from copy import copy
from typing import NamedTuple

from doccheck.errors import PatternError
from doccheck.pipeline.matching.matcher import Matcher
from doccheck.pipeline.matching.plain import PlainMatcher
from doccheck.pipeline.mention import Named, family_of
from doccheck.pipeline.tokenizer import Words
from doccheck.rules.load import Patterns
from doccheck.rules.phrase import Phrase, PhraseError
from doccheck.rules.schema import CueRule, TargetRule

# A target: its first character, its end as a negative number, its rank, first word, last word + 1 and what its rule says. Sorted, what
# begins first comes first, and of that the longest; of those as long, the one that is heeded first.
Hit = tuple[int, int, int, int, int, Named]


class Cue(NamedTuple):
    """A cue as a range of words; `number` is that of its rule."""

    number: int
    first: int
    last: int


class Lexicon:
    """All target and cue rules in force."""

    def __init__(self, patterns: Patterns) -> None:
        self._targets = [Named(rule.label, family_of(rule.label), rule.id, rule.value) for rule in patterns.targets]
        rules: tuple[TargetRule | CueRule, ...] = (*patterns.targets, *patterns.assertion)
        self._phrases = [(number, phrase) for number, rule in enumerate(rules) for phrase in _compiled(rule, patterns)]
        # Ranks are the numbers of the rules and a multiple of their count, which is negative for plain phrases: these are heeded first.
        self._count = len(rules)
        self._exact = frozenset(number for number, rule in enumerate(patterns.targets) if rule.case == "exact")
        self._plain = PlainMatcher((number - self._count, phrase) for number, phrase in self._phrases if phrase.is_plain)
        self._matcher = self._walking()

    def of_families(self, families: frozenset[str]) -> Lexicon:
        """The same with the targets of some families alone."""
        fewer = copy(self)
        left_out = {number for number, target in enumerate(self._targets) if target.family not in families}
        fewer._phrases = [(number, phrase) for number, phrase in self._phrases if number not in left_out]
        fewer._plain = self._plain.of({number - self._count for number, _ in fewer._phrases})
        fewer._matcher = fewer._walking()
        return fewer

    @property
    def labelled(self) -> list[tuple[str, Phrase]]:
        """The phrases of the targets, each under its label."""
        return [(self._targets[number].label, phrase) for number, phrase in self._phrases if number < len(self._targets)]

    def _walking(self) -> Matcher:
        alone = [(number - self._count, word) for number, phrase in self._phrases if phrase.is_plain and (word := phrase.alone())]
        return Matcher([*alone, *(pair for pair in self._phrases if not pair[1].is_plain)], self._count)

    def __call__(self, words: Words, text: str) -> tuple[list[Hit], set[Cue]]:
        """Every target and every cue of the note, in no order; overlaps are left for the caller to resolve."""
        hits: list[Hit] = []
        cues: set[Cue] = set()
        starts, ends, targets, count = words.starts, words.ends, self._targets, self._count
        found = self._matcher(words)
        found.update(self._plain(words))
        for rank, first, last in found:
            number = rank % count
            if number >= len(targets):
                cues.add(Cue(number - len(targets), first, last))
                continue
            start, end = starts[first], ends[last - 1]
            if number not in self._exact or text[start:end].isupper():
                hits.append((start, -end, rank, first, last, targets[number]))
        return hits, cues


def _compiled(rule: TargetRule | CueRule, patterns: Patterns) -> list[Phrase]:
    """The phrases of a rule, compiled.

    Raises:
        PatternError: a phrase is not well formed; the message names the rule's file and line.
    """
    out = []
    for source in rule.phrases:
        try:
            out.append(patterns.phrase(source))
        except PhraseError as error:
            raise PatternError(f"{patterns.places.get(rule.id, 'patterns')}: rule '{rule.id}': phrase '{source}': {error}") from None
    return out
