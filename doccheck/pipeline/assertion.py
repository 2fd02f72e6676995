"""Assertion: whether a mention is affirmed, negated, hypothetical, historical, about something else, or template residue.

ConText with our own cues, run sentence by sentence and only where a sentence holds targets, so that its cost stays linear in the note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from doccheck.pipeline.gapped import GappedMatcher
from doccheck.pipeline.medspacy_parts import ConTextGraph, ConTextModifier, ConTextRule, MedspacyMatcher
from doccheck.pipeline.targets import compiled
from doccheck.pipeline.tokenizer import Words
from doccheck.rules.load import Patterns
from doccheck.rules.schema import CueRule

_GRAVITY = ("template", "other", "historical", "hypothetical", "negated")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention before its assertion is known, as a range of words with its label."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Asserted:
    """The assertion of one candidate, and the cue that set it (its words' range and its rule)."""

    assertion: str
    cue: tuple[int, int, str] | None


_AFFIRMED = Asserted("affirmed", None)


class Assertions:
    """All cue rules in force."""

    def __init__(self, nlp: Language, patterns: Patterns) -> None:
        self._cues = patterns.assertion
        labels = {rule.label for rule in patterns.targets} | {rule.label for rule in patterns.measurements}
        for label in sorted(labels):
            nlp.vocab.strings.add(label)  # so that reading a note adds none
        self._rules = [_context_rule(cue, labels) for cue in self._cues]
        phrases = [(number, phrase) for number, cue in enumerate(self._cues) for phrase in compiled(cue, patterns)]
        self.words = frozenset(w for _, phrase in phrases for literal in phrase.literals for w in literal)
        self._gapped = GappedMatcher(phrases)
        self._matcher = MedspacyMatcher(nlp, prune=False)
        literals = [(number, literal) for number, phrase in phrases for literal in phrase.literals]
        self._matcher.add([ConTextRule(" ".join(literal), str(number)) for number, literal in literals])
        self._number_of = {name: int(rule.category) for name, rule in self._matcher.rule_map.items()}

    def __call__(self, doc: Doc, words: Words, candidates: Sequence[Candidate]) -> list[Asserted]:
        """The assertion of each candidate, in their order."""
        by_sentence: dict[int, list[int]] = defaultdict(list)
        for index, candidate in enumerate(candidates):
            by_sentence[words.sentences[candidate.first]].append(index)
        cues: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for number, first, last in self._found(doc, words):
            if words.sentences[first] in by_sentence:
                cues[words.sentences[first]].append((number, first, last))
        out = [_AFFIRMED] * len(candidates)
        for sentence, found in cues.items():
            for index, asserted in self._sentence(doc, self._widest(found), by_sentence[sentence], candidates):
                out[index] = asserted
        return out

    def _found(self, doc: Doc, words: Words) -> list[tuple[int, int, int]]:
        strings = doc.vocab.strings
        plain = [(self._number_of[strings[match]], first, last) for match, first, last in self._matcher(doc)]
        return sorted({*plain, *self._gapped(words)}, key=lambda f: (f[1], f[2], f[0]))

    def _sentence(
        self, doc: Doc, found: list[tuple[int, int, int]], indices: list[int], candidates: Sequence[Candidate]
    ) -> list[tuple[int, Asserted]]:
        graph = ConTextGraph()
        graph.modifiers = [ConTextModifier(self._rules[number], first, last, doc) for number, first, last in found]
        graph.update_scopes()
        out = []
        for index in indices:
            candidate = candidates[index]
            span: Span | None = None
            best = _AFFIRMED
            for modifier, (number, first, last) in zip(graph.modifiers, found, strict=True):
                inside = first < candidate.last and candidate.first < last
                category = self._cues[number].category
                scope_first, scope_last = modifier.scope_span
                if inside or category is None or candidate.last <= scope_first or scope_last <= candidate.first:
                    continue
                span = span or Span(doc, candidate.first, candidate.last, label=candidate.label)
                if not modifier.modifies(span):
                    continue
                if best.cue is None or _GRAVITY.index(category) < _GRAVITY.index(best.assertion):
                    best = Asserted(category, (first, last, self._cues[number].id))
            if best.cue is not None:
                out.append((index, best))
        return out

    def _widest(self, found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Cues that do not lie inside a longer one for the same labels: 'no evidence of' wins over 'no'."""
        cues = self._cues
        kept: list[tuple[int, int, int]] = []
        for number, first, last in sorted(found, key=lambda f: (f[1], -f[2], f[0])):
            if not any(a <= first and last <= b and (a, b) != (first, last) and _covers(cues[n], cues[number]) for n, a, b in kept):
                kept.append((number, first, last))
        return kept


def _covers(wide: CueRule, narrow: CueRule) -> bool:
    """Whether the wider cue speaks for every label that the narrower one speaks for."""
    if wide.only is not None:
        return narrow.only is not None and all(_among(name, wide.only) for name in narrow.only)
    if narrow.only is not None:
        return not any(_among(name, wide.never or []) for name in narrow.only)
    return all(_among(name, narrow.never or []) for name in wide.never or [])


def _among(name: str, names: list[str]) -> bool:
    return name in names or name.partition(".")[0] in names


def _context_rule(cue: CueRule, labels: set[str]) -> ConTextRule:
    def widened(names: list[str] | None) -> set[str] | None:
        return (
            None
            if names is None
            else {label.upper() for label in labels for name in names if label == name or label.startswith(name + ".")}
        )

    return ConTextRule(
        cue.id,
        (cue.category or "stop").upper(),
        direction=cue.direction.upper(),
        allowed_types=widened(cue.only),
        excluded_types=widened(cue.never) if cue.only is None else None,
        # medspaCy overlooks a stop whose scope, the whole sentence by default, reaches over the scope that it is to end.
        max_scope=1 if cue.direction == "terminate" else cue.max_scope,
    )
