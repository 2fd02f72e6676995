"""What is said in passing of papers, kits and roots loses no puncture, and a puncture that was called off is none."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_DONE = (
    "LUMBAR PUNCTURE\nIndication: fever.\nL lateral, lidocaine. 22G at L3-4 by palpation, clear CSF, 9 mL. {}\nNo complications. Flat 1 h."
)
_UNNAMED = (
    "WARD PROCEDURE NOTE\n8 yo, {}\nKnees up, cream on 50 min. 22 G 2.5 in. CSF on first pass, clear. OP 15. 4 tubes x 1 mL. Needle out.\n"
    "No trouble from the LP. Lie down 1 hour."
)
_READY = "LP\nFor suspected meningitis. Consent signed. Left side. L3-4 marked by feel. 22G.\n{}\nCSF 0.\nComplications: none."


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (_DONE.format("The request came with a referral filed on the wrong chart."), "spinal_puncture"),
        (_DONE.format("The old consent had been entered under the wrong patient."), "spinal_puncture"),
        (_DONE.format("An earlier text from the nurse was read. The previous block had worn off."), "spinal_puncture"),
        (_UNNAMED.format("weak legs. MRI: bright nerve roots."), "spinal_puncture"),
        (_READY.format("INR came back 3.1. Case called off before local. No needle used."), "none"),
        (_READY.replace(" 22G.", "").format("Before the local the platelets came back 22. Stopped there, kit binned unopened."), "none"),
        (
            "SURGERY CONSULT\nLumbar puncture unsafe here.\n\nSHUNT TAP: left reservoir, 25 G butterfly, flow brisk. 4 mL clear CSF sent.",
            "shunt_tap",
        ),
        ("SURGERY\nShunt tap considered. LP: L3-4, 22 G, clear CSF on first pass, OP 14. 8 mL sent. No complications.", "spinal_puncture"),
    ],
)
def test_procedure(reviewer: Reviewer, text: str, procedure: str) -> None:
    assert reviewer.review(text).procedure == procedure


_TRIED = "LP\nFor suspected meningitis. Left side, lidocaine, palpation. Tried L4-5, got nothing. The attending had a go, same. {} No complications."


@pytest.mark.parametrize(
    ("rest", "outcome"),
    [
        ("I re-gloved and on my next pass clear fluid came. 1 mL each in 3 tubes.", "completed"),
        ("I went back in and clear fluid came, 4 mL in 4 tubes.", "completed"),
        ("Stopped, for fluoroscopy tomorrow.", "failed"),
    ],
)
def test_the_author_takes_the_needle_back(reviewer: Reviewer, rest: str, outcome: str) -> None:
    assert reviewer.review(_TRIED.format(rest)).outcome == outcome


def test_a_block_called_an_earlier_text_is_no_account_and_a_heading_of_today_makes_a_repeat_done(reviewer: Reviewer) -> None:
    review = reviewer.review(
        "NEUROLOGY\n-- prior procedure text (3/02, carried) --\nLP at L3-4, 20G, removed 29 mL. No complications. Flat 2 h.\n-- end --\n"
        "PROCEDURE TODAY 3/05\nRepeat LP for relief of pressure. L lateral, lidocaine. Palpated L4-5, 20G, clear CSF. OP 40.\n"
        "Let some run off, then needle out. Flat 1 h."
    )
    assert review.purpose == "therapeutic"
    assert review.elements["puncture_site"].value == ["L4-L5"]
    assert review.elements["csf_volume"].status == "unclear"
    assert review.elements["complications"].status == "missing"


def test_a_level_that_gave_nothing_is_not_the_site_where_another_hand_went_on_elsewhere(reviewer: Reviewer) -> None:
    told = _TRIED.replace("had a go, same", "had a go one space up, same").format("I re-gloved and on my next pass clear fluid came, 3 mL.")
    assert reviewer.review(told).elements["puncture_site"].status == "unclear"


def test_a_lumbar_drain_that_takes_over_from_a_ventricular_one_is_the_procedure(reviewer: Reviewer) -> None:
    review = reviewer.review(
        "ICU EVENTS\nOvernight: EVD (placed day 0, right) failed its clamp. Swap to lumbar drain for CSF diversion, then pull it.\n\n"
        "LUMBAR DRAIN, by me\nL lateral, 1% lido. 14G Tuohy at L3-L4, palpated. CSF pink. Catheter to 20 cm at skin. Stitched.\n\n"
        "Complications of EVD removal: none."
    )
    assert review.procedure == "catheter_drain"
    assert review.elements["complications"].status == "missing"
