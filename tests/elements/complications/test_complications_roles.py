"""Complications: what seems to contradict a statement of none and has another role, and the near misses that do contradict it."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

STEPS = "Left side, skin prepped with iodine, lidocaine 4 mL. 22G needle at L3-L4, clear CSF, 9 mL in three tubes, needle out, plaster.\n"
NONE = "Complications: none.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Ambulance crew: seizure x 3 in the kitchen, diazepam given.\nLP for meningitis.\n" + STEPS + NONE,
        "Reason: IIH. The one before, done by us in autumn at L4-5, ended with a syncope.\nLP. " + STEPS + NONE,
        "LP for thunderclap headache; no angiogram (iodinated contrast anaphylaxis). " + STEPS + NONE,
        "LP for MS. " + STEPS + NONE + "(yest: L4-5, 11 mL, jolt down the L thigh x1)\n",
        "LP for crypto meningitis. " + STEPS + NONE + "GCS 10 -> 14 at noon.\n",
        "Pseudomeningocele under the scar. LP to flatten it. " + STEPS + "Pseudomeningocele slack afterwards.\n" + NONE,
        "LP for MS. " + STEPS.replace("clear CSF", "opening 14 cm. Turbid, pale. CSF") + NONE,
        "LP for leukemia.\nMarrow: prone, 11G. Oozed, pressure for 12 minutes.\nLP: " + STEPS + NONE,
        "LP for MS. " + STEPS + "He felt some pushing, no leg pain.\n" + NONE,
        "LP for MS. " + STEPS + NONE + "Instructions: flat 1 h; back to the ER for chills, cannot feel feet.\n",
        "LP for leukemia. Marrow before it. " + STEPS + "Complications: none for the marrow, none for the LP.\n",
        "LP for MS. " + STEPS + "OBX|4|TX|COMPL||None||||F\n",
        "LP for MS.\nOperator 1 (fellow): L4-5 x 2, bone. Stopped, apnea for 10 s.\nOperator 2 (attending, author): " + STEPS + NONE,
        "LP for MS. " + STEPS + NONE + "(y'day L2-3 by R1, 10 mL, c/o zing to left foot)\n",
        "LP for MS. " + STEPS + NONE + "Yesterday's was 12 mL at L2-3 by the night doctor, she passed out with it.\n",
        "LP for MS. Questions were answered, above all about epidural hematoma and post-puncture headache. " + STEPS + NONE,
        "LP for MS. " + STEPS + NONE + "After: has the post-LP sheet, knows what to ring for (bad headache when upright, fever).\n",
        "LP for MS. " + STEPS + NONE + "--- from note of 4/2 (night team) ---\nL4-5, 10 mL. Pt c/o L leg zing, settled.\n--- end ---\n",
        "LP for MS. "
        + STEPS
        + "No complications. She returned to the ward with a sheet: flat 1 h, inform nurses of headache on sitting.\n",
        "LP for MS. " + STEPS + "Complications: none (June's tap had a vagal spell).\n",
        "LP for IIH. " + STEPS + "Unlike the two before it, nothing untoward this time.\n",
        "LP for MS. " + STEPS + "No complications from this or the earlier tap.\n",
        "LP for MS. " + STEPS + "The procedure itself and recovery were uneventful.\n",
        "LP for MS. " + STEPS + "Summary for handover at 60 min: no complications.\n",
    ],
)
def test_has_another_role(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).elements["complications"].value == "none"


@pytest.mark.parametrize(
    "text",
    [
        "LP for meningitis. " + STEPS + "Seizure x 1 after the third tube.\n" + NONE,
        "Sedation: ketamine 20 mg. Stridor, jaw thrust, oxygen.\nLP for MS. " + STEPS + NONE,
        "LP for MS. " + STEPS + "Anaphylaxis to the lidocaine.\n" + NONE,
        "LP for MS. " + STEPS + NONE + "GCS 15 -> 11 at noon.\n",
        "LP for MS. " + STEPS + "Pale and clammy for two minutes.\n" + NONE,
        "LP for leukemia. " + STEPS + "Site oozed, pressure for 12 minutes.\n" + NONE,
        "LP for MS.\nAttempt 1 (me): L4-5, zing down the left leg, stopped.\nAttempt 2 (me): " + STEPS + NONE,
        "LP for MS. " + STEPS + NONE + "RN 18:00: dressing wet with clear fluid, stitch by the doctor on-call.\n",
    ],
)
def test_contradicts(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).elements["complications"].value != "none"


@pytest.mark.parametrize(
    "answer",
    [
        "Complications: vagal spell, legs raised. The remainder came off without trouble.",
        "Complications: near-syncope at tube 3. Thereafter uneventful.",
        "Complications: apnea with propofol, bagged. None from the needle.",
    ],
)
def test_is_told_apart_from_the_event_before_it(answer: str, reviewer: Reviewer) -> None:
    assert reviewer.review("LP for MS. " + STEPS + answer).elements["complications"].value == "present"


@pytest.mark.parametrize(
    "before",
    [
        "#1 3/2 ward, L4-5, OP 30, 18 mL, no complications.\n#2 3/5, L3-4, 20 mL, no problems.\n#3 today\n",
        "At the cottage hospital he had had a lumbar puncture at L2-3, 8 mL, no complications by their account.\n",
        "There she underwent LP at L4-5, 6 mL, uneventful.\n",
        "Micro: blood cx neg. CSF cx neg.\n",
        "Transfer summary: tap attempted twice, no complications, ceftriaxone given.\n",
    ],
)
def test_is_of_another_account(before: str, reviewer: Reviewer) -> None:
    assert reviewer.review("LP for IIH.\n" + before + STEPS).elements["complications"].value is None


@pytest.mark.parametrize(
    "behind",
    ["Right IJ catheter afterwards: ultrasound, one stick, no complications.\n", "[ ] Complications: none   [ ] Complications: ______\n"],
)
def test_answers_for_something_else_or_not_at_all(behind: str, reviewer: Reviewer) -> None:
    assert reviewer.review("LP for IIH. " + STEPS + behind).elements["complications"].value is None


def test_a_headache_named_the_next_day_came_later(reviewer: Reviewer) -> None:
    note = (
        "LP for MS. " + STEPS + "There were no immediate complications.\nNext day: head hurts when up. This is a post-puncture headache.\n"
    )
    assert reviewer.review(note).elements["complications"].value == "present"
