"""Complications: a headache that is less than before, orders that name signs, and a 'none' written before the needle."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE
Indication: {why}
{early}Left lateral. L3-L4 by palpation. Chlorhexidine, draped, 4 mL of 1% lidocaine. 22 gauge needle, clear CSF. Opening pressure 27.
12 mL in four tubes. Needle out, plaster on.
{mid}
{late}
Told to lie flat for one hour and to drink plenty. {orders}"""
RATED = "intracranial hypertension, headache 9/10."
NONE = "Complications: none."


def finding(reviewer: Reviewer, **words: str) -> tuple[str, str | None]:
    text = NOTE.format(**({"why": "suspected neurosarcoid.", "early": "", "mid": "", "late": NONE, "orders": ""} | words))
    found = reviewer.review(text).elements["complications"]
    return str(found.status), found.value if found.value in ("none", "present") else None


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("Headache after the tap 3/10.", True),
        ("HA 2/10 after the tap.", True),
        ("Headache after the procedure was down to 2.", True),
        ("HA to 4, easier on sitting.", True),
        ("Headache after the tap 10/10.", False),
        ("Headache 3/10 lying, 10/10 on sitting.", False),
    ],
)
def test_a_headache_that_is_less_than_before(words: str, none: bool, reviewer: Reviewer) -> None:
    assert (finding(reviewer, why=RATED, mid=words) == ("documented", "none")) is none


def test_a_headache_that_was_not_there_before(reviewer: Reviewer) -> None:
    assert finding(reviewer, mid="Headache after the procedure was 5/10.") != ("documented", "none")


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("\nAfterwards: lie flat, drink, report postural headache or new back pain to RN.", True),
        ("Telephone the day ward (or the registrar on call after six) about a stiff neck, or any new numbness.", True),
        ("He reported a postural headache and new numbness of the foot to the RN two hours after the puncture.", False),
    ],
)
def test_signs_to_report_are_none_that_came(words: str, none: bool, reviewer: Reviewer) -> None:
    assert (finding(reviewer, orders=words) == ("documented", "none")) is none


@pytest.mark.parametrize(
    ("words", "documented"),
    [
        ({"early": "Form begun while she undressed; complications: none so far.\n", "late": ""}, False),
        ({"early": "Complications: none as yet, tray being opened.\n", "late": ""}, False),
        ({"early": "Complications: none.\n", "late": ""}, True),
        ({"late": "Complications: none so far."}, True),
        ({"late": "Complications: none at the 20 minute look, moves both feet."}, True),
        ({"late": "Complications: none at her delivery."}, False),
        ({"why": "neurosarcoid. Earlier repair in 2018 with a drain at L2-L3, no trouble.", "late": ""}, False),
    ],
)
def test_when_there_was_none(words: dict[str, str], documented: bool, reviewer: Reviewer) -> None:
    assert (finding(reviewer, **words)[0] == "documented") is documented
