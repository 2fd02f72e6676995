"""Plain phrases: found by their words in any sentence; no word of a note stays behind in spaCy's vocabulary."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline import Sentence
from doccheck.pipeline.matching.plain import STAND_IN, PlainMatcher
from doccheck.pipeline.mention import Section
from doccheck.pipeline.tokenizer import Words, cut
from doccheck.rules.phrase import compile_phrase

_SOURCES = ["needle", "needle advanced", "no (leak|blood) [seen]", "the needle", "blood seen"]
_PHRASES = [(n, compile_phrase(source, {})) for n, source in enumerate(_SOURCES)]
_MATCHER = PlainMatcher(_PHRASES)


def _words(text: str) -> Words:
    return cut(text, (Sentence(0, len(text), Section(0, 0, 0, "", "title")),))


@given(st.lists(st.sampled_from("needle advanced no leak blood seen the zyx 5 ,".split()), min_size=1, max_size=12).map(" ".join))
def test_every_way_of_a_phrase_that_has_several_words_is_found_where_they_stand(text: str) -> None:
    lower = _words(text).lower
    literals = [(n, literal) for n, phrase in _PHRASES for literal in phrase.literals() if len(literal) > 1]
    expected = {(n, i, i + len(w)) for n, w in literals for i in range(len(lower)) if tuple(lower[i : i + len(w)]) == w}
    assert set(_MATCHER(_words(text))) == expected


@given(
    st.lists(st.sampled_from("needle advanced no leak blood seen the zyx".split()), max_size=12).map(" ".join), st.sets(st.integers(0, 4))
)
def test_the_matcher_of_some_rules_finds_what_one_made_of_them_alone_finds(text: str, numbers: set[int]) -> None:
    alone = PlainMatcher(pair for pair in _PHRASES if pair[0] in numbers)
    assert set(_MATCHER.of(numbers)(_words(text))) == set(alone(_words(text)))


def test_a_phrase_does_not_step_over_other_words() -> None:
    assert _MATCHER(_words("No zyxwomian leak; the, needle; no leak; the needle")) == [(2, 8, 10), (3, 11, 13)]


def test_words_that_no_phrase_names_stay_out_of_the_vocabulary() -> None:
    before = len(_MATCHER.vocab.strings)
    for i in range(50):
        list(_MATCHER(_words(f"Patient Nameless{chr(97 + i % 26)}qqx had a needle advanced with {i} mL off.")))
    assert len(_MATCHER.vocab.strings) == before
    assert STAND_IN in _MATCHER.vocab.strings
    assert "patient" not in _MATCHER.vocab.strings
