"""Assertion: whether a mention is affirmed, negated, hypothetical, historical, about something else, or template residue.

ConText with our own cues, over word numbers and only where a sentence holds targets: medspaCy's own component makes an object for
every cue and looks at every pair of them in a note. The answers are the same as those of its graph run sentence by sentence, which a
test holds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from doccheck.pipeline.matching.lexicon import Cue
from doccheck.pipeline.tokenizer import Words
from doccheck.rules.load import Patterns
from doccheck.rules.schema import CueRule

_GRAVITY = ("template", "other", "historical", "hypothetical", "negated")


class Candidate(NamedTuple):
    """A mention before its assertion is known, as a range of words with its label."""

    label: str
    first: int
    last: int


class Asserted(NamedTuple):
    """The assertion of one candidate, and the cue that set it (its words' range and its rule)."""

    assertion: str
    cue: tuple[int, int, CueRule] | None


_AFFIRMED = Asserted("affirmed", None)


class _Speaking(NamedTuple):
    """A cue with the range of words in its scope, the labels that it speaks for, and its rule."""

    cue: Cue
    begin: int
    end: int
    labels: frozenset[str]
    rule: CueRule


class _Pairs(dict[int, list[bool]]):
    """What is true of each pair of cue rules by their numbers; of those of one rule it is worked out when that is first met."""

    def __init__(self, cues: Sequence[CueRule], is_true: Callable[[CueRule, CueRule], bool]) -> None:
        super().__init__()
        self._cues = cues
        self._is_true = is_true

    def __missing__(self, number: int) -> list[bool]:
        row = self[number] = [self._is_true(self._cues[number], other) for other in self._cues]
        return row


class Assertions:
    """All cue rules in force."""

    def __init__(self, patterns: Patterns) -> None:
        self._cues = cues = patterns.assertion
        labels = {rule.label for rule in patterns.targets} | {rule.label for rule in patterns.measurements}
        self._speaks_for = [frozenset(label for label in labels if _speaks_for(cue, label)) for cue in cues]
        self._gravity = [_GRAVITY.index(cue.category) if cue.category in _GRAVITY else len(_GRAVITY) for cue in cues]
        self._silent = [cue.category is None or cue.direction in ("terminate", "pseudo") for cue in cues]
        self._covers = _Pairs(cues, _covers)
        self._limits = _Pairs(cues, _may_limit)

    def __call__(self, cues: Iterable[Cue], words: Words, candidates: Sequence[Candidate]) -> list[Asserted]:
        """The assertion of each candidate, in their order."""
        owners = words.sentences
        found: dict[int, list[Cue]] = defaultdict(list)
        for cue in cues:
            found[owners[cue.first]].append(cue)
        speaking: dict[int, list[_Speaking]] = {}
        out = []
        for candidate in candidates:
            sentence = owners[candidate.first]
            if sentence not in found:
                out.append(_AFFIRMED)
                continue
            if sentence not in speaking:
                first, last = bisect_left(owners, sentence), bisect_left(owners, sentence + 1)
                speaking[sentence] = self._speaking(self._scoped(self._widest(found[sentence]), first, last))
            out.append(_asserted(candidate, speaking[sentence]))
        return out

    def _speaking(self, scoped: list[tuple[Cue, int, int]]) -> list[_Speaking]:
        """Cues with their scopes, the gravest first."""
        scoped.sort(key=lambda one: self._gravity[one[0].number])
        return [_Speaking(cue, begin, end, self._speaks_for[cue.number], self._cues[cue.number]) for cue, begin, end in scoped]

    def _widest(self, found: list[Cue]) -> list[Cue]:
        """Cues that do not lie inside a longer one for the same labels: 'no evidence of' wins over 'no'."""
        kept: list[Cue] = []
        for cue in sorted(found, key=lambda c: (c.first, -c.last, c.number)):
            for wide in kept:
                if cue.last <= wide.last and (wide.first, wide.last) != (cue.first, cue.last) and self._covers[wide.number][cue.number]:
                    break
            else:
                kept.append(cue)
        return kept

    def _scoped(self, found: list[Cue], first: int, last: int) -> list[tuple[Cue, int, int]]:
        """The cues that assert something, each with the range of words in its scope within a sentence's words."""
        scopes = [_scope(self._cues[cue.number], cue, first, last) for cue in found]
        for i, cue in enumerate(found):
            for j in range(i + 1, len(found)):
                other = found[j]
                if self._limits[cue.number][other.number]:
                    scopes[i] = _limited(self._cues[cue.number].direction, cue, scopes[i], other, scopes[j])
                if self._limits[other.number][cue.number]:
                    scopes[j] = _limited(self._cues[other.number].direction, other, scopes[j], cue, scopes[i])
        return [(cue, *scope) for cue, scope in zip(found, scopes, strict=True) if not self._silent[cue.number]]


def _asserted(candidate: Candidate, speaking: list[_Speaking]) -> Asserted:
    """What the first of the cues, which come in order, says that have a candidate in their scope."""
    label, first, last = candidate
    for cue, begin, end, labels, rule in speaking:
        inside = cue.first < last and first < cue.last
        if not inside and _overlap(begin, end, first, last) and label in labels:
            return Asserted(rule.category or "", (cue.first, cue.last, rule))
    return _AFFIRMED


def _overlap(a: int, b: int, c: int, d: int) -> bool:
    """Whether a range a..b reaches into c..d; not where c..d begins before and ends after it, as medspaCy has it."""
    return a <= c < b or a < d <= b


def _scope(rule: CueRule, cue: Cue, first: int, last: int) -> tuple[int, int]:
    """The words of a sentence that a cue speaks for by its direction and reach."""
    # A stop whose scope were the whole sentence would be overlooked by the scope that it is to end.
    reach = 1 if rule.direction == "terminate" else rule.max_scope
    if rule.direction == "forward":
        return cue.last, last if reach is None else min(last, cue.last + reach)
    if rule.direction == "backward":
        return first if reach is None else max(first, cue.first - reach), cue.first
    if reach is None:
        return first, last
    return max(first, cue.first - reach), min(last, cue.last + reach)


def _limited(direction: str, cue: Cue, scope: tuple[int, int], other: Cue, others: tuple[int, int]) -> tuple[int, int]:
    """A cue's scope, ended by another cue that lies in it."""
    begin, end = scope
    if not _overlap(begin, end, *others):
        return scope
    if direction in ("forward", "bidirectional") and other.first > cue.first:
        end = min(end, other.first)
    if direction in ("backward", "bidirectional") and cue.last > other.last:
        begin = max(begin, other.last)
    return begin, end


def _may_limit(cue: CueRule, other: CueRule) -> bool:
    """Whether another cue may end the scope of this one: stops do (with a category, those of that kind alone), and cues of the
    same kind for the same labels."""
    if cue.direction == "terminate":
        return False
    if other.direction == "terminate":
        return other.category in (None, cue.category)
    same = cue.category == other.category
    if same and (cue.only != other.only or cue.never != other.never):
        return False
    return same


def _speaks_for(cue: CueRule, label: str) -> bool:
    """Whether a cue speaks for mentions of a label; it names labels, or what they begin with, as in `imaging.named`."""
    named = any(label == name or label.startswith(name + ".") for name in (cue.never if cue.only is None else cue.only) or ())
    return named if cue.only is not None else not named


def _covers(wide: CueRule, narrow: CueRule) -> bool:
    """Whether the wider cue speaks for every label that the narrower one speaks for."""
    if wide.only is not None:
        return narrow.only is not None and all(_among(name, wide.only) for name in narrow.only)
    if narrow.only is not None:
        return not any(_among(name, wide.never or []) for name in narrow.only)
    return all(_among(name, narrow.never or []) for name in wide.never or [])


def _among(name: str, names: list[str]) -> bool:
    return name in names or name.partition(".")[0] in names
