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
