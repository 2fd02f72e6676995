"""Expressions for a text of which nobody knows yet where its lines end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.pipeline.measuring.measurements import compile_regex
from doccheck.rules import load_patterns
from doccheck.rules.breaks import without_breaks
from doccheck.rules.examples import parse_example

_ATOMS = [
    "a",
    "b",
    " ",
    r"\n",
    r"\t",
    r"\s",
    r"\S",
    r"\w",
    r"\W",
    "[^a]",
    "[^\\n]",
    "[^ ]",
    "[ab ]",
    "[\\na]",
    ".",
    r"\b",
    "^",
    "$",
    "(?m:^)",
]
_FRAMES = [
    "{}",
    "{}?",
    "{}{{0,2}}",
    "{}{{1,3}}?",
    "(?:{}|a)",
    "({})",
    "(?={})",
    "(?!{})",
    "(?<={})",
    "(?<!{})",
    "(?!b(?={}))",
    "(?!b(?!{}))",
]


@st.composite
def _sources(draw: st.DrawFn) -> str:
    out = []
    for _ in range(draw(st.integers(1, 5))):
        atom = draw(st.sampled_from(_ATOMS)) + draw(st.sampled_from(["", *_ATOMS]))
        out.append(draw(st.sampled_from(_FRAMES)).format(f"(?:{atom})"))
    return "".join(out)


def _unsure(text: str, lost: list[bool]) -> str:
    """The text with line breaks for some of its blanks."""
    return "".join("\n" if gone and char in " \t" else char for char, gone in zip(text, lost, strict=False))


@settings(max_examples=1000)
@given(_sources(), st.text("ab \t.", max_size=10), st.lists(st.booleans(), min_size=10, max_size=10), st.sampled_from([0, re.MULTILINE]))
def test_whatever_matches_matches_without_line_breaks(source: str, flat: str, lost: list[bool], flags: int) -> None:
    try:
        pattern = re.compile(source, flags)
    except re.error:
        return
    loose = without_breaks(pattern)
    found = pattern.search(_unsure(flat, lost))
    assert loose is None or not found or loose.match(flat, found.start())


@pytest.mark.no_cover
def test_almost_all_measurements_can_be_told_without_line_breaks() -> None:
    untold = []
    for rule in load_patterns().measurements:
        pattern = compile_regex(rule, "", proven=True)
        loose = without_breaks(pattern)
        if loose is None:
            untold.append(rule.id)
            continue
        texts = [parse_example(example).text for example in rule.examples]
        assert all(loose.search(text.lower().replace("\n", " ")) for text in texts if pattern.search(text.lower()))
    assert len(untold) < 6


@pytest.mark.parametrize("source", [r"(?s)a.b", r"(a)b\1", "(?>a)b", "a++"])
def test_what_cannot_be_told_has_none(source: str) -> None:
    assert without_breaks(re.compile(source)) is None


def test_what_is_the_same_stays_the_same() -> None:
    pattern = re.compile(r"\bl\s?[1-5]\b(?!\s*mg)")
    assert without_breaks(pattern) is pattern
