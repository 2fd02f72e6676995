"""Indication: which field or sentence tells of this puncture, and one at the end that names another disease."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

PUNCTURE = """
Left lateral, L3-L4 by palpation. Chlorhexidine, 4 mL of 1% lidocaine. 22 gauge needle, clear CSF. 12 mL in four tubes. Plaster on.
Complications: none.
Told to lie flat for one hour.
"""
REASON = "Indication: suspected multiple sclerosis, CSF for oligoclonal bands."


def status(reviewer: Reviewer, text: str) -> str:
    return str(reviewer.review(text).elements["indication"].status)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Note carried from 3 May; fields marked * are new.\nIndication: lymphoma staging.\n* Indication this time: see referral",
            "unclear",
        ),
        ("Indication: optic neuritis, ?MS.\n> Date: today\n> Reason today: as per order", "unclear"),
        ("Reason: see order. Indication today: optic neuritis, ?MS.", "documented"),
        ("Rsn: new tremor, JC virus?", "documented"),
    ],
)
def test_the_field_of_this_time(reviewer: Reviewer, text: str, expected: str) -> None:
    assert status(reviewer, text + PUNCTURE) == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("In summary: diagnostic lumbar puncture at L3-L4 for bacterial meningitis, 12 mL removed.", "conflicting"),
        ("Summary: lumbar puncture for leptomeningeal lymphoma, uneventful.", "conflicting"),
        ("In summary: diagnostic lumbar puncture for demyelinating disease, 12 mL removed.", "documented"),
        ("Summary: lumbar puncture, uneventful. Screened for meningitis in the same week.", "documented"),
    ],
)
def test_another_disease_at_the_end(reviewer: Reviewer, end: str, expected: str) -> None:
    assert status(reviewer, REASON + PUNCTURE + end) == expected


def test_a_walk_that_fails_in_lay_words(reviewer: Reviewer) -> None:
    lay = "Her steps have dwindled to a crawl, she wets the bed and the ventricles look too wide. Fluid was taken today."
    assert status(reviewer, lay + PUNCTURE) == "documented"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("History: the story of tremor on the slip is NOT this patient's. Nobody could say what is asked.", "unclear"),
        ("Indication: dementia; that is left over from my previous patient.", "unclear"),
        ("Indication: [free text]\nRequested by: [service]", "missing"),
        ("Indication: _____\nRequested by: Dr ______", "missing"),
        ("Indication: suspected meningitis; the history does not suggest a stroke.", "documented"),
    ],
)
def test_a_reason_taken_back_or_never_filled_in(reviewer: Reviewer, text: str, expected: str) -> None:
    assert status(reviewer, text + PUNCTURE) == expected


@pytest.mark.parametrize(
    "end",
    ["Performed solely for thunderclap headache.", "There is no neuropathy question in this patient."],
)
def test_the_end_says_that_it_was_for_something_else(reviewer: Reviewer, end: str) -> None:
    assert status(reviewer, "Indication: weak legs, query Guillain-Barre." + PUNCTURE + end) == "conflicting"
