"""Lists of words as expressions."""

from __future__ import annotations

import pytest

from doccheck.pipeline.listed import any_of


@pytest.mark.parametrize(
    ("text", "found"), [("Time-out at 10", True), ("CHLORHEXIDINE", True), ("overtime-out", False), ("time-outs", False)]
)
def test_whole_words_in_any_case(text: str, found: bool) -> None:
    assert bool(any_of(["time-out", "chlor*"]).search(text)) is found


def test_no_words_match_nothing() -> None:
    assert not any_of([]).search("word")
