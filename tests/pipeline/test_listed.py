"""Lists of words as expressions."""

from __future__ import annotations

import pytest

from doccheck.pipeline import Reading
from doccheck.pipeline.listed import any_of


@pytest.mark.parametrize(
    ("text", "found"), [("Time-out at 10", True), ("CHLORHEXIDINE", True), ("overtime-out", False), ("time-outs", False)]
)
def test_whole_words_in_any_case(text: str, found: bool) -> None:
    assert bool(any_of(["time-out", "chlor*"]).search(text)) is found


def test_no_words_match_nothing() -> None:
    assert not any_of([]).search("word")


def test_a_reading_tells_whether_a_text_holds_a_word_of_a_list() -> None:
    reading = Reading("n", "", lists={"steered": frozenset({"guid*", "ii"})})
    assert [reading.names("steered", text) for text in ("CT-guided", "II used", "L3", "iii")] == [True, True, False, False]
    assert not reading.names("unknown", "guided")
