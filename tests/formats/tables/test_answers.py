"""Labels and reviews are told from notes: what could hold text is never passed over."""

from __future__ import annotations

import json
from typing import Any

import pytest

from doccheck import Reviewer
from doccheck.formats.tables.answers import is_answer

LABEL = {"note_id": "a", "procedure": "spinal_puncture", "code": "62270", "disposition": "complete"}


def test_a_review_is_one(reviewer: Reviewer) -> None:
    review = json.loads(reviewer.review("Diagnostic LP at L3-L4 for fever, 8 mL. No complications.").model_dump_json())
    assert is_answer(review)
    assert is_answer({**review, "source": {"place": "a.csv line 2", "columns": {"ward": "5E"}}})


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"remark": "the volume stands in the nurse's record alone"},
        {"elements": {"csf_volume": {"status": "documented"}}, "work": None},
        {"note_type": "op note", "labelled_by": 7, "second": None},
    ],
)
def test_a_label_is_one(more: dict[str, Any]) -> None:
    assert is_answer({**LABEL, **more})


@pytest.mark.parametrize(
    "more",
    [
        {"procedure": "LP"},
        {"disposition": "home"},
        {"procedure": ["spinal_puncture"]},
        {"note_body": "Diagnostic LP at L3-L4."},
        {"dictation": "x" * 301},
        {"said": "LP at L3-L4.\nNo complications."},
        {"sections": [{"title": "PROCEDURE", "said": "LP"}]},
        {"payload": {"said": "LP"}},
        {"text": None},
        {"Report Text": "LP"},
    ],
)
def test_what_has_other_words_or_could_hold_text_is_none(more: dict[str, Any]) -> None:
    assert not is_answer({**LABEL, **more})


def test_an_answer_names_its_note() -> None:
    assert not is_answer({"procedure": "spinal_puncture", "disposition": "query"})
