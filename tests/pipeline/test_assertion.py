"""Scopes over word numbers give what medspaCy's ConText graph gives for the same cues, sentence by sentence."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from medspacy.context import ConTextModifier, ConTextRule
from medspacy.context.context_graph import ConTextGraph
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from doccheck.pipeline.assertion import Assertions, Candidate
from doccheck.pipeline.matching.lexicon import Cue
from doccheck.pipeline.tokenizer import Words
from doccheck.rules import load_patterns

_PATTERNS = load_patterns()
_RULES = _PATTERNS.assertion
_LABELS = sorted({rule.label for rule in (*_PATTERNS.targets, *_PATTERNS.measurements)})
_ASSERTIONS = Assertions(_PATTERNS)
_VOCAB = Vocab()
_WORDS = 24


@st.composite
def _ranges(draw: st.DrawFn) -> tuple[int, int]:
    first = draw(st.integers(0, _WORDS - 1))
    return first, draw(st.integers(first + 1, min(_WORDS, first + 4)))


_CUES = st.lists(st.builds(lambda n, r: Cue(n, *r), st.integers(0, len(_RULES) - 1), _ranges()), max_size=5, unique=True)
_CANDIDATES = st.lists(st.builds(lambda label, r: Candidate(label, *r), st.sampled_from(_LABELS), _ranges()), min_size=1, max_size=4)


def _named(names: list[str] | None) -> set[str] | None:
    return None if names is None else {x.upper() for x in _LABELS for name in names if x == name or x.startswith(name + ".")}


def _rule(number: int) -> ConTextRule:
    cue = _RULES[number]
    return ConTextRule(
        cue.id,
        "STOP" if cue.direction == "terminate" else (cue.category or "stop").upper(),
        direction=cue.direction.upper(),
        allowed_types=_named(cue.only),
        excluded_types=_named(cue.never) if cue.only is None else None,
        max_scope=1 if cue.direction == "terminate" else cue.max_scope,
    )


def _by_medspacy(cues: list[Cue], candidate: Candidate) -> set[str]:
    """The kinds of cue that medspaCy lets modify a candidate; a stop that is for one kind is shown to cues of that kind alone."""
    kinds = {_RULES[cue.number].category for cue in cues} - {None}
    return {kind for kind in kinds if kind and kind in _of_kind([c for c in cues if _RULES[c.number].category in (None, kind)], candidate)}


def _of_kind(cues: list[Cue], candidate: Candidate) -> set[str]:
    doc = Doc(_VOCAB, words=["w"] * _WORDS, sent_starts=[i == 0 for i in range(_WORDS)])
    graph = ConTextGraph()
    graph.modifiers = [ConTextModifier(_rule(cue.number), cue.first, cue.last, doc) for cue in cues]
    graph.update_scopes()
    span = Span(doc, candidate.first, candidate.last, label=candidate.label)
    out = set()
    for cue, modifier in zip(cues, graph.modifiers, strict=True):
        apart = cue.last <= candidate.first or candidate.last <= cue.first
        if apart and _RULES[cue.number].direction != "terminate" and modifier.modifies(span):
            out.add(_RULES[cue.number].category or "")
    return out - {""}


_NUMBERS = {rule.id: number for number, rule in enumerate(_RULES)}
_STOPPED = [Cue(_NUMBERS["negation.forward"], 0, 1), Cue(_NUMBERS["stop.next-item"], 1, 2)]
_NOT_STOPPED = [Cue(_NUMBERS["historical.forward"], 0, 1), Cue(_NUMBERS["stop.next-item"], 1, 2)]


@example(_STOPPED, [Candidate("imaging.ct", 3, 4), Candidate("level.interspace", 1, 2), Candidate("level.interspace", 3, 4)])
@example(_NOT_STOPPED, [Candidate("level.interspace", 3, 4)])
@given(_CUES, _CANDIDATES)
def test_the_gravest_cue_of_the_graph_is_the_assertion(cues: list[Cue], candidates: list[Candidate]) -> None:
    words = Words(["w"] * _WORDS, [], [], [0] * _WORDS, "", [])
    kept = _ASSERTIONS._widest(cues)
    for candidate, asserted in zip(candidates, _ASSERTIONS(cues, words, candidates), strict=True):
        modifying = _by_medspacy(kept, candidate)
        expected = next((a for a in ("template", "other", "historical", "hypothetical", "negated") if a in modifying), "affirmed")
        assert asserted.assertion == expected
