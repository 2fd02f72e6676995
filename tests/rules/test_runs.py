"""Runs of words that every match of a phrase holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.rules import load_patterns
from doccheck.rules.examples import parse_example
from doccheck.rules.phrase import PhraseError, compile_phrase, words_of
from doccheck.rules.runs import letters_of, runs

_ATOMS = st.sampled_from(
    [
        "needle",
        "was",
        "lido*",
        "can't",
        "#",
        "-",
        "l",
        "..",
        "..2",
        "(was|lido*|is so)",
        "[the]",
        "(#|l [-])",
        "[not .. so]",
        "([not .. so]|was) l",
    ]
)
_WORDS = st.sampled_from(["needle", "was", "lido", "lidocaine", "can't", "4", "-", "l", "is", "so", "the", "x", "not"])


def _is_ruled_out(source: str, text: str) -> bool:
    letters = letters_of(text)
    return any(not any(run in letters for run in group) for group in runs(compile_phrase(source, {})))


@pytest.mark.parametrize(
    ("source", "group"),
    [
        ("lumbar puncture", {" lumbar puncture "}),
        ("lumbar .. puncture", {" puncture "}),
        ("(spinal|lumbar) [needle] tap", {" spinal tap ", " spinal needle tap ", " lumbar tap ", " lumbar needle tap "}),
        ("lido* # %", {" lido"}),
        ("can't - see", {" can t see "}),
        ("lp", {" lp "}),
    ],
)
def test_the_rarest_group(source: str, group: set[str]) -> None:
    assert runs(compile_phrase(source, {}))[0] == group


@pytest.mark.parametrize("source", ["# %", "# [(ml|cc)]", "(#|needle)"])
def test_a_phrase_of_digits_and_marks_has_none(source: str) -> None:
    assert not runs(compile_phrase(source, {}))


@given(st.lists(_ATOMS, min_size=1, max_size=6).map(" ".join), st.lists(_WORDS, max_size=12), st.sampled_from([" ", "  ", "\n"]))
@settings(max_examples=1500)
def test_no_phrase_is_ruled_out_where_it_stands(source: str, words: list[str], blank: str) -> None:
    try:
        phrase = compile_phrase(source, {})
    except PhraseError:
        return
    text = blank.join(words)
    joined = f" {' '.join(words_of(text))} "
    if any(phrase.pattern.match(joined, at) for at in range(len(joined)) if joined[at] == " "):
        assert not _is_ruled_out(source, text)


@pytest.mark.no_cover
def test_no_rule_is_ruled_out_in_its_own_examples() -> None:
    patterns = load_patterns()
    for rule in patterns.targets:
        phrases = [compile_phrase(source, patterns.words) for source in rule.phrases]
        for example in rule.examples:
            lower = parse_example(example).text.lower()
            joined, letters = f" {' '.join(words_of(lower))} ", letters_of(lower)
            for phrase in phrases:
                if any(phrase.pattern.match(joined, at) for at, sign in enumerate(joined) if sign == " "):
                    assert all(any(run in letters for run in group) for group in runs(phrase))
