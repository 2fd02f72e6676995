"""Brackets that tell of another time or of other hands are not read as told of this puncture."""

import pytest

from doccheck import Reviewer

_NOTE = """LUMBAR PUNCTURE
Indication: idiopathic intracranial hypertension, therapeutic tap for pressure relief.
Fluoroscopy was used to guide the needle.
{site}
{volume}
{complications}
{instructions}
"""
_PLAIN = {
    "site": "A 20G needle was placed at L3-L4 and clear CSF returned.",
    "volume": "25 mL of CSF drained.",
    "complications": "Complications: none.",
    "instructions": "Flat for 2 hours afterwards, ring us if headache.",
}


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("site", "Needle in at L3/4 (ED used L4-5), clear CSF."),
        ("site", "Needle at L3/4 (L4-5 last time), clear CSF."),
        ("site", "Space used: L3/4 (previous tap in March was at L2/3)."),
        ("site", "Spinal needle to L3-4 (not L4-5, scarred from surgery), CSF clear."),
        ("site", "Entered at L3-4 (resident had attempted L4-5 twice overnight), CSF clear."),
        ("site", "Needle at L3-4 (laminectomy L2-3 in 2019), CSF clear."),
        ("site", "LP at L3-4 as last time, clear CSF."),
        ("volume", "CSF out 25 mL (last tap: 30)."),
        ("volume", "Removed 25 mL (30 mL in August, 28 mL in May)."),
        ("volume", "25 mL drained - compare 40 mL at the outside hospital."),
        ("volume", "25 mL off today; at the last visit the registrar took 30 mL."),
        ("volume", "Where the last tap was easy, 25 mL came slowly today."),
        ("complications", "Complications: none (last time she had a headache for a week)."),
        ("complications", "No complications (unlike the last one, when she fainted)."),
        ("instructions", "Flat for 2 hours (4 hours last time)."),
    ],
)
def test_what_a_bracket_tells_of_another_time_is_not_of_this_puncture(reviewer: Reviewer, slot: str, said: str) -> None:
    review = reviewer.review(_NOTE.format(**{**_PLAIN, slot: said}))
    assert {name: element.status for name, element in review.elements.items()} == dict.fromkeys(review.elements, "documented")
    assert review.elements["puncture_site"].value == ["L3-L4"]
    assert review.elements["csf_volume"].value_ml == (25.0, 25.0)
    assert review.elements["complications"].value == "none"


@pytest.mark.parametrize(
    ("slot", "said", "element", "status"),
    [
        ("volume", "25 mL drained (30 mL by the nurse's chart).", "csf_volume", "conflicting"),
        ("complications", "Complications: none (brief shooting pain on the first pass).", "complications", "conflicting"),
        ("complications", "Complications: none (first attempt gave a shooting pain down the leg).", "complications", "conflicting"),
        ("complications", "No complications were seen. In the bay, unlike last time, she fainted.", "complications", "conflicting"),
        ("instructions", "Bed (last on the list).", "post_procedure_instructions", "missing"),
    ],
)
def test_other_brackets_are_read(reviewer: Reviewer, slot: str, said: str, element: str, status: str) -> None:
    review = reviewer.review(_NOTE.format(**{**_PLAIN, slot: said}))
    assert review.elements[element].status == status
