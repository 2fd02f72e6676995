"""Vertebral levels: one name for every spelling, and no level where there is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.pipeline.canonical import canonical
from doccheck.pipeline.measuring import levels
from tests.pipeline.measuring.shipped import MEASURE

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five"}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def _levels(text: str) -> set[str]:
    """The values of the interspaces in a text that do not lie inside a longer level."""
    found = [m for m in MEASURE(canonical(text)) if m.rule.label.startswith("level.")]
    return {
        m.value or ""
        for m in found
        if not any(o is not m and o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in found)
    }


_upper = st.integers(1, 4)
_joint = st.sampled_from(["-", "/", " - ", " / ", "\u2013", "\u2014", "\u2010", "\u2011", "\u2212", "- ", " -", "--"])
_letter = st.sampled_from(["L", "l", "L ", "L-", "L."])


@given(
    upper=_upper,
    joint=_joint,
    letter=_letter,
    again=st.booleans(),
    after=st.sampled_from([" interspace", ",", ".", " x2", "", "\n", ")", "; CSF"]),
)
@settings(max_examples=150)
def test_digits_in_any_spelling(upper: int, joint: str, letter: str, again: bool, after: str) -> None:
    second = f"{letter}{upper + 1}" if again else f"{upper + 1}"
    assert f"L{upper}-L{upper + 1}" in _levels(f"needle at {letter}{upper}{joint}{second}{after}")


@given(upper=_upper, sign=st.sampled_from([" ", "-", " - ", " to L", " on L", " L", "-L", "/"]), first=st.booleans())
@settings(max_examples=60)
def test_number_words(upper: int, sign: str, first: bool) -> None:
    start = _WORDS[upper] if first else str(upper)
    assert _levels(f"needle at L {start}{sign}{_WORDS[upper + 1]}") == {f"L{upper}-L{upper + 1}"}


@given(
    upper=_upper,
    noun=st.sampled_from(["vertebrae", "spinous processes", "interspace", "vertebral bodies", "segments"]),
    numeral=st.booleans(),
)
@settings(max_examples=40)
def test_ordinals(upper: int, noun: str, numeral: bool) -> None:
    names = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th"} if numeral else _ORDINALS
    assert _levels(f"between the {names[upper]} and {names[upper + 1]} lumbar {noun}") == {f"L{upper}-L{upper + 1}"}


@given(low=st.integers(1, 3), reach=st.integers(2, 4), sign=st.sampled_from(["-", " to ", "-L", " through L", "\u2013"]))
@settings(max_examples=40)
def test_a_stretch_is_no_interspace(low: int, reach: int, sign: str) -> None:
    high = min(low + reach, 5)
    found = [m for m in MEASURE(canonical(f"fused L{low}{sign}{high}")) if m.rule.label == "level.interspace"]
    assert not found


@given(st.text(alphabet="L1234 5/-andSTC.,[]()mlc", max_size=40))
@settings(max_examples=300)
def test_every_value_is_a_level(text: str) -> None:
    for m in MEASURE(text):
        if m.value is not None and m.rule.label == "level.interspace":
            assert levels.is_interspace(m.value)
            assert text[m.start : m.end]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L5/S1", "L5-S1"),
        ("L5-1", "L5-S1"),
        ("L5S1", "L5-S1"),
        ("L34", "L3-L4"),
        ("L3L4", "L3-L4"),
        ("L4 - 5", "L4-L5"),
        ("L4- L5", "L4-L5"),
        ("L-3/L-4", "L3-L4"),
        ("L[3]-L[4]", "L3-L4"),
        ("[L3-L4]", "L3-L4"),
        ("T12-L1", "T12-L1"),
        ("C1-2", "C1-C2"),
        ("C1/C2", "C1-C2"),
        ("between L3 and L4", "L3-L4"),
        ("between the laminae of L2 and L3", "L2-L3"),
        ("L4 and L5 spinous processes", "L4-L5"),
        ("interspace of L3 on L4", "L3-L4"),
        ("L4 interspace", "L4"),
        ("L4 inter-space", "L4"),
        ("fourth lumbar interspace", "L4"),
        ("3/4 interspace", "L3-L4"),
        ("interspace 4-5", "L4-L5"),
        ("lumbar 3-4", "L3-L4"),
        ("l 3 4, 22g", "L3-L4"),
        ("L4.5 space", "L4-L5"),
        ("L3 dash 4", "L3-L4"),
        ("all four five inter space", "L4-L5"),
        ("elle three four", "L3-L4"),
        ("between L3 and 4", "L3-L4"),
        ("space entered: 4-5", "L4-L5"),
        ("fifth lumbar and first sacral vertebrae", "L5-S1"),
    ],
)
def test_spellings(text: str, value: str) -> None:
    assert _levels(text) == {value}


@pytest.mark.parametrize(
    "text",
    [
        "strength 4/5 in both legs",
        "BP 120/80, 3/4 cup",
        "tubes 3 and 4",
        "22 G 3-1/2 inch",
        "1-2 mL of lidocaine",
        "on 3/4 at 10:30",
        "pain 4/5",
        "T2/FLAIR",
        "3-4 passes",
        "all three four tubes",
        "pain level: 4/5",
    ],
)
def test_no_level(text: str) -> None:
    assert not _levels(text)


@pytest.mark.parametrize(
    ("upper", "lower", "name"),
    [
        ("L3", "4", "L3-L4"),
        ("third", "fourth", "L3-L4"),
        ("L9", "10", None),
        ("L5", "1", "L5-S1"),
        ("L4", None, "L4"),
        ("C7", "T1", "C7-T1"),
    ],
)
def test_normal(upper: str, lower: str | None, name: str | None) -> None:
    assert levels.normal(upper, lower) == name
