"""The volume of CSF: portions told one after the other, set against the total named beside them."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import csf_volume
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

APART = [
    "Three portions: 11 mL, 8 mL, 6 mL; 35 mL in total.",
    "Withdrew 9 mL, 9 mL, 9 mL. Altogether 37 mL. CP 14.",
    "CSF was run off in three goes, 12, 10 and 8 mL, in total 40 mL.",
    "40 mL in total, in three portions of 10 mL, 10 mL and 8 mL.",
    "Took 10 mL, waited, took 10 mL, waited, took 7 mL: 37 mL in all.",
    "8 mL drained. Pressure 26. 8 mL drained. Pressure 21. 8 mL drained. Pressure 16. Total 34 mL.",
    "Tubes 1-4 with 3 mL each and 20 mL in a bag, 42 mL altogether.",
    "10 mL with the syringe and 14 mL by drip, altogether 34 mL.",
    "First 15 mL, second 15 mL, sum 40 mL.",
]

TOLD = [
    ("Three portions: 11 mL, 8 mL, 6 mL; 25 mL in total.", 25.0),
    ("Two syringes of 10 mL, then by drip; 27 mL altogether.", 27.0),
    ("10 mL went quickly, 10 mL slowly, then drops only; total 32 mL.", 32.0),
    ("Four tubes of 2 mL for the lab; total 30 mL removed.", 30.0),
    ("For the lab 2 mL, 3 mL and 4 mL. Total removed 32 mL.", 32.0),
    ("Tubes: 2 mL, 2 mL, 2 mL, 2 mL. Total removed 32 mL.", 32.0),
    ("10 mL in the first minute, 20 mL by the fifth minute; total 31 mL.", 31.0),
    ("After 10 mL CP 25, after 20 mL CP 19; 26 mL in total.", 26.0),
    ("Out: 9 mL, a sip of water, 9 mL, then 6 mL. Total 24 mL.", 24.0),
    ("10 mL off -> 30\n10 mL more -> 24\nlast 6 mL -> CP 17", 26.0),
    ("Total 30 mL removed: cytology 10 mL, culture 6 mL, cells 4 mL.", 30.0),
]


def _find(text: str, reviewer: Reviewer) -> Finding:
    reading = reviewer._pipeline.read(Note(id="t", text=f"LP L3-4, OP 34, clear CSF. {text}"))
    return csf_volume.find(reading, Act(Answer("spinal_puncture"), Answer("completed"), frozenset(range(len(reading.sentences)))))


@pytest.mark.parametrize(("text", "value"), TOLD)
def test_total_is_told(text: str, value: float, reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert (found.status, found.value) == (Status.DOCUMENTED, (value, value))


@pytest.mark.parametrize("text", APART)
def test_portions_disagree_with_total(text: str, reviewer: Reviewer) -> None:
    assert _find(text, reviewer).status is Status.CONFLICTING


def test_list_closed_before_the_number_called_total(reviewer: Reviewer) -> None:
    assert _find("14 mL and then 8 mL, 33 mL overall.", reviewer).status is Status.UNCLEAR
