"""The lexicon: every phrase of the target and cue rules, found in one pass over a note.

Phrases that stand for a few sequences of plain words go to medspaCy's matcher; those with many choices, with gaps, open endings or numbers
are followed from word to word.
"""

from __future__ import annotations

from dataclasses import dataclass

from doccheck.errors import PatternError
from doccheck.pipeline.matcher import Matcher
from doccheck.pipeline.plain import PlainMatcher
from doccheck.pipeline.tokenizer import Words
from doccheck.rules.load import Patterns
from doccheck.rules.phrase import Phrase, PhraseError, compile_phrase
from doccheck.rules.schema import CueRule, TargetRule


@dataclass(slots=True, unsafe_hash=True)  # not frozen: see Mention
class Hit:
    """A target as a range of words."""

    rule: TargetRule
    first: int
    last: int


@dataclass(slots=True, unsafe_hash=True)  # not frozen: see Mention
class Cue:
    """A cue as a range of words; `number` is that of its rule."""

    number: int
    first: int
    last: int


class Lexicon:
    """All target and cue rules in force.

    Args:
        labelled: the phrases of the targets, each under its label.
    """

    def __init__(self, patterns: Patterns) -> None:
        self._targets = patterns.targets
        rules: tuple[TargetRule | CueRule, ...] = (*patterns.targets, *patterns.assertion)
        phrases = [(number, phrase) for number, rule in enumerate(rules) for phrase in _compiled(rule, patterns)]
        self.labelled = [(patterns.targets[number].label, phrase) for number, phrase in phrases if number < len(patterns.targets)]
        self._plain = PlainMatcher(pair for pair in phrases if pair[1].is_plain)
        self._matcher = Matcher(pair for pair in phrases if not pair[1].is_plain)

    def __call__(self, words: Words, text: str) -> tuple[list[Hit], list[Cue]]:
        """Every target and every cue of the note; overlaps are left for the caller to resolve."""
        hits: list[Hit] = []
        cues: list[Cue] = []
        owners, targets = words.sentences, self._targets
        plain = [(number, first, last) for number, first, last in self._plain(words) if owners[first] == owners[last - 1]]
        for number, first, last in dict.fromkeys((*sorted(plain), *self._matcher(words))):
            if number >= len(targets):
                cues.append(Cue(number - len(targets), first, last))
                continue
            rule = targets[number]
            if rule.case != "exact" or text[words.starts[first] : words.ends[last - 1]].isupper():
                hits.append(Hit(rule, first, last))
        return hits, cues


def _compiled(rule: TargetRule | CueRule, patterns: Patterns) -> list[Phrase]:
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
