"""A list of short items: one that names consent and time-out is no header over the rest."""

from __future__ import annotations

from doccheck import Reviewer


def test_consent_and_time_out_as_an_item(reviewer: Reviewer) -> None:
    text = "LP NOTE\n- known pseudotumor\n- consent, time out\n- L4-5, landmarks, 20G\n- CSF clear, 30 mL total\n- no complications\n"
    review = reviewer.review(text)
    assert (review.procedure, review.outcome) == ("spinal_puncture", "completed")
