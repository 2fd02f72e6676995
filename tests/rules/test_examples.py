"""Marks of examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.rules.examples import Example, ExampleError, Mark, parse_example


def test_marks_are_taken_out_and_point_into_the_text() -> None:
    example = parse_example("No <m negated>leak</m>, but <m>headache</m> and <m affirmed>fever</m>.")
    assert example.text == "No leak, but headache and fever."
    assert [(example.text[m.start : m.end], m.assertion) for m in example.marks] == [
        ("leak", "negated"),
        ("headache", "affirmed"),
        ("fever", "affirmed"),
    ]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("<m>a", "never closed"),
        ("a</m>", "closes nothing"),
        ("<m></m>a", "closes nothing"),
        ("<m>a <m>b</m></m>", "inside another"),
        ("<m perhaps>a</m>", "unknown assertion 'perhaps'"),
    ],
)
def test_marks_that_are_not_well_formed_are_told(source: str, says: str) -> None:
    with pytest.raises(ExampleError, match=says):
        parse_example(source)


@given(st.text(), st.text(min_size=1), st.text())
def test_text_without_marks_is_kept(before: str, words: str, after: str) -> None:
    if any("<" in part or ">" in part for part in (before, words, after)):
        return
    example = parse_example(f"{before}<m historical>{words}</m>{after}")
    assert example == Example(before + words + after, (Mark(len(before), len(before) + len(words), "historical"),))
