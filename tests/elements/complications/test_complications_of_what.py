"""Complications: what a statement of none is said of, what an addendum tells of the eve, and what is only to come back for."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE
{before}
Indication: fever and stiff neck, ?meningitis
Procedure: Left lateral. Chlorhexidine. Lidocaine 1% 3 mL. 22G needle at L3-L4, second pass. {account}
Clear CSF, 9 mL in four tubes to the lab. Needle out. Plaster.
{comp}
{post}
{after}
"""
POST = "Told to lie flat for one hour and to call for fever."


def found(
    reviewer: Reviewer, before: str = "", account: str = "", comp: str = "Complications: none.", post: str = POST, after: str = ""
) -> str:
    """The value of the element, or its status where it has none."""
    element = reviewer.review(NOTE.format(before=before, account=account, comp=comp, post=post, after=after)).elements["complications"]
    return element.value if isinstance(element.value, str) else str(element.status)


@pytest.mark.parametrize(
    "comp",
    [
        "Sedation related complications: none.",
        "Sedation-related complications: none. Airway events: none.",
        "Complications of the sedation: none.",
        "Anesthesia-related adverse events: none.",
        "Contrast-related complications: none.",
        "Bleeding complications on apixaban: none.",
        "Post-op complications (craniotomy in May): none.",
        "Central line (R IJ, US): one pass, no complications.",
        "2. Paracentesis: 3 L, no complications.",
        "Complications anticipated: none.",
        "Chest tube (L, 14 Fr): uneventful.",
        "LPs #4 (2/3, ward) and #5 (2/9) were both without complications. Today LP #6.",
    ],
)
def test_none_of_something_else(comp: str, reviewer: Reviewer) -> None:
    assert found(reviewer, comp=comp) == "missing"


@pytest.mark.parametrize(
    "comp",
    [
        "Complications/ none",
        "Compl/ none, EBL/ minimal",
        "Adverse events/ nil",
        "No complication at all by the end.",
        "Uneventful from start to finish.",
        "No complications from beginning to end.",
        "Procedure-related complications: none.",
        "Procedure- and sedation-related complications: none.",
        "Complications of LP and marrow: none.",
        "Complications of LP: none. Complications of sedation: none.",
        "LP (L3-L4, bedside): no complications.",
        "Lumbar puncture: 2 passes, no complications.\nArterial line (R radial): 1 pass, haematoma.",
    ],
)
def test_none_of_this_puncture(comp: str, reviewer: Reviewer) -> None:
    assert found(reviewer, comp=comp) == "none"


def test_a_sentence_of_its_own_in_the_line_of_another_procedure(reviewer: Reviewer) -> None:
    assert found(reviewer, comp="Thoracentesis (R): 900 mL straw fluid, US. There were no complications.") == "unclear"


@pytest.mark.parametrize(("letter", "expected"), [("B", "none"), ("A", "unclear")])
def test_the_field_of_a_listed_procedure(letter: str, expected: str, reviewer: Reviewer) -> None:
    text = (
        "A. Thoracentesis R, 1 L straw fluid.\n\nB. LP for ?meningitis. Left lateral, L4-5 by feel, 22G. Clear, 9 mL.\n"
        f"Complic of {letter}: none.\nFlat one hour.\n"
    )
    element = reviewer.review(text).elements["complications"]
    assert (element.value if isinstance(element.value, str) else str(element.status)) == expected


@pytest.mark.parametrize(
    "account",
    [
        "Twang down the left leg x1.",
        "Pt yelled, shock down R leg to heel; needle turned.",
        "Stood up, left leg buckled, helped back.",
        "He collapsed on sitting up with the needle in.",
    ],
)
def test_an_event_against_none_behind_a_stroke(account: str, reviewer: Reviewer) -> None:
    assert found(reviewer, account=account, comp="Complications/ none") == "conflicting"


@pytest.mark.parametrize(
    "words",
    [
        {"account": "Thecal sac collapsed at L4-5 on the recent scan."},
        {"before": "Consented wife (overdrainage with subdural, sheared catheter, radicular pain all named)."},
        {"post": "Two litres by evening; return via triage for contractions, postural headache, worse vision."},
        {"post": "Flat 1 h. Self-refer to the assessment unit for severe postural headache, syncope."},
        {"post": "Flat 1 h. Ward to bleep us re: foot drop, oozing, syncope."},
        {"post": "Flat 1 h. Red-flag card handed over: saddle numbness, headache when upright."},
    ],
)
def test_no_event_of_this_puncture(words: dict[str, str], reviewer: Reviewer) -> None:
    assert found(reviewer, **words) == "none"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("Addendum 6/4: headache when upright, better lying, started last night.", "present"),
        ("Addendum next day: bad headache on standing, began yesterday evening.", "present"),
        ("Addendum 6/4: numb left foot since last night, came on after the LP.", "present"),
        ("Addendum 6/4: left foot numb since the LP yesterday.", "present"),
        ("Addendum 6/4: left foot numb, not there before the LP.", "present"),
        ("Addendum 6/4: culture negative. Headache much better than yesterday.", "none"),
        ("Addendum 6/4: no headache overnight, site dry.", "none"),
    ],
)
def test_the_eve_of_an_addendum(after: str, expected: str, reviewer: Reviewer) -> None:
    assert found(reviewer, comp="No immediate complications.", after=after) == expected
