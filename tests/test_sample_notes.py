"""The sample notes: each gets the review that its label says, and together they show what doccheck is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck import Review, Reviewer
from doccheck.evaluation import Labelled, load_labelled, score

FOLDER = Path(__file__).parents[1] / "sample_notes"
LABELLED = load_labelled([FOLDER])


@pytest.mark.parametrize("item", LABELLED, ids=[item.note.id for item in LABELLED])
def test_a_sample_note_gets_its_review(reviewer: Reviewer, item: Labelled) -> None:
    review = reviewer.review(item.note)
    assert score([item], {item.note.id: review}).misses[item.note.id] == []
    assert set(review.related_codes) >= set(item.gold["related_codes"])


def test_every_note_has_a_label_and_every_label_its_note() -> None:
    assert {item.note.id for item in LABELLED} == {path.stem for path in FOLDER.glob("*.txt")}


def test_the_samples_show_every_code_and_disposition() -> None:
    assert {item.gold["code"] for item in LABELLED} == {None, "62270", "62272", "62328", "62329"}
    assert {item.gold["disposition"] for item in LABELLED} == {"complete", "query", "out_of_scope"}
    assert len(LABELLED) >= 24


def test_no_incomplete_sample_is_called_complete(reviewer: Reviewer) -> None:
    results = {r.note_id: r for r in reviewer.review_many(item.note for item in LABELLED) if isinstance(r, Review)}
    assert score(LABELLED, results).false_complete == []
