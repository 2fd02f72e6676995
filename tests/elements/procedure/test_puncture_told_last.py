"""Punctures that stand last in a note: after a shunt's revision, below a copied entry, in the cells of one line."""

from __future__ import annotations

import pytest

from doccheck import Reviewer


@pytest.mark.parametrize(
    ("text", "procedure"),
    [
        (
            "OPERATION: Revision of left VP shunt.\nValve replaced, flow confirmed. Closed.\nAt the end turned on her side, and a lumbar "
            "puncture was performed at L3-L4 with a 20G needle; opening pressure 18, 10 mL clear CSF sent.",
            "spinal_puncture",
        ),
        (
            "PROCEDURE: VP shunt revision; lumbar puncture\nProximal catheter replaced. Skin closed.\nLumbar puncture: lateral, 22G spinal "
            "needle at L4-5, clear CSF, 12 mL removed.",
            "spinal_puncture",
        ),
        ("OPERATION: VP shunt revision.\nProximal catheter replaced. Closed.\nPlan: lumbar puncture at L3-4 if fever again.", "other"),
        ("OPERATION: LP shunt placement.\nLumbar puncture with 14G Tuohy at L3-4, brisk CSF. Catheter threaded and tunnelled.", "other"),
        (
            "Operative note: VP shunt revision. Lumbar puncture last week at L3-4, 22G, OP 34. Distal catheter replaced, 5 mL CSF sent.",
            "other",
        ),
        (
            "Revision of lumbar peritoneal shunt. Lumbar puncture at L3-4 with a needle, clear CSF, OP 9, the tubing passed to 10 cm.",
            "other",
        ),
    ],
)
def test_after_a_shunt(text: str, procedure: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).procedure == procedure


_OLD = "[Copied forward from 6/7 note]\nLP for IIH. L4-L5, OP 31, 25 mL removed. Tolerated well.\n"


@pytest.mark.parametrize("day", ["6/14: Repeat LP for obscurations that are back.", "6/14 - Repeat LP for obscurations that are back."])
def test_a_dated_repeat_below_a_copy_is_todays(day: str, reviewer: Reviewer) -> None:
    review = reviewer.review(f"{_OLD}{day} Left side, lidocaine 1% 4 mL, 22G at L3-L4, OP 28, 22 mL off, closing 14. Flat 1 h.")
    assert review.procedure == "spinal_puncture"
    assert review.elements["csf_volume"].value_ml == (22, 22)
    assert any("obscurations" in e.text for e in review.elements["indication"].evidence)


@pytest.mark.parametrize(
    "text",
    [
        f"{_OLD}6/14: Repeat LP for obscurations that are back, on Friday. Continue acetazolamide.",
        "[Copied forward\n3/2: LP L4-5, lidocaine, 22G needle, OP 30, 25 mL.\n3/9: Repeat LP for headache: lidocaine, 22G L3-4, 20 mL.\n"
        "[end copied]\nClinic today: fields stable.",
        "Copied from note of 3/9:\n3/9: Repeat LP for headache: lidocaine, 22G needle L3-4, OP 27, 20 mL off.",
    ],
)
def test_a_repeat_that_is_planned_or_copied_is_none(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).procedure == "none"


@pytest.mark.parametrize(
    ("line", "procedure"),
    [
        (
            "LP NOTE | 14 Jun | Indication: ?meningitis | Imaging for LP | none, landmark | Site | L3-L4 | 22G Quincke, clear CSF | 4 tubes, 8 mL "
            "| Complications none",
            "spinal_puncture",
        ),
        ("LP NOTE | Position | left lateral | Local | lidocaine 1% 5 mL | Needle | 22G | Level | L4-L5 | Volume | 9 mL", "spinal_puncture"),
        ("LP NOTE | Needle | 22G | Quincke | Site | L4-L5 | CSF clear | 4 tubes | no complications", "spinal_puncture"),
        ("LP FORM\nNeedle: 20G | 22G | 25G\nLevel: L2-L3 | L3-L4 | L4-L5\nCSF: clear | bloody | cloudy", "none"),
    ],
)
def test_cells_of_a_line(line: str, procedure: str, reviewer: Reviewer) -> None:
    assert reviewer.review(line).procedure == procedure
