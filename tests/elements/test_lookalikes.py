"""Whose deed, which fluid and what aim: words that look alike in notes of one puncture and of another."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_LP = "LP note. {}\nLeft side, lidocaine, 22G at L3-L4, clear CSF, 9 mL. No complications."
_DOSE = (
    "LUMBAR PUNCTURE\nInterval: well since cycle 1.\nProne. L3-L4, lidocaine, 22G, clear CSF, 5 mL in two tubes. {} Needle out. Band-Aid."
)
_OPENED = "PROCEDURE NOTE: LUMBAR PUNCTURE\nPosition: sitting\nLevel: L4-L5 marked\nCSF: 0 mL\nFree text: {}"


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (_DOSE.format("Cytarabine 50 mg in 6 mL saline pushed slowly."), "intrathecal_injection"),
        (_DOSE.format("No drug given today."), "spinal_puncture"),
        (
            _OPENED.format("As I was about to infiltrate she named apixaban. Taken down, no stick of any sort. Will rebook, in one pass."),
            "none",
        ),
        (_OPENED.format("22G x 4, bone each time, no fluid. Stopped. Will rebook with IR."), "spinal_puncture"),
        ("LP offered by me 1830. Explained: curled on L side, numbing at L4-5, needle, 8 mL in tubes. LP refusal signed.", "none"),
        ("LP offered by me, accepted. Left side, lidocaine, 22G at L4-5, clear CSF 8 mL. Band-aid.", "spinal_puncture"),
    ],
)
def test_what_was_done(reviewer: Reviewer, text: str, procedure: str) -> None:
    assert reviewer.review(text).procedure == procedure


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("Large volume LP for IIH.", "unstated"),
        ("Large volume drainage for IIH.", "therapeutic"),
        ("Dementia, LP for RT-QuIC. Family meeting with palliative on Friday.", "diagnostic"),
        ("Two purposes: relieve pressure; confirm CNS involvement.", "both"),
        ("Dementia, LP for RT-QuIC. 3rd redirect CSF, clear.", "diagnostic"),
    ],
)
def test_what_it_was_for(reviewer: Reviewer, words: str, purpose: str) -> None:
    assert reviewer.review(_LP.format(words)).purpose == purpose


def test_the_yield_of_a_clinic_tap_is_no_success(reviewer: Reviewer) -> None:
    note = (
        "LP attempt. Sitting, lidocaine. L4-5 20G x 3, bone. No fluid. Stopped. CSF none.\nOP from Feb clinic tap (L2-3) 41 cm / 28 mL out."
    )
    assert reviewer.review(note).outcome == "failed"


def test_surveillance_of_what_was_let_off_asks_nothing(reviewer: Reviewer) -> None:
    note = _LP.format("Therapeutic LP to relieve pressure.") + " 3 mL of that to micro as surveillance."
    assert reviewer.review(note).purpose == "therapeutic"
