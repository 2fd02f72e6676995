"""Complications: a statement of none that stands in another scene than this puncture's, by a day, a place, an owner, a line or a tick."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP = "LP for MS. Left side, palpated, lidocaine, 22G at L3-L4, clear CSF, 9 mL. Plaster. "
LINE = "LP Dr Reed. left side, lido, 22G L3/4, 9 ml clear CSF. plaster."


@pytest.mark.parametrize(
    "text",
    [
        "Saturday's try on the assessment unit at L4-L5 was dry, though without complications. " + TAP,
        "One at the clinic on Friday, at L2-L3, had failed, but without complications. " + TAP,
        TAP + "\nComplications of Dr Vane's attempt: none",
        TAP + "Biopsy of the crest after it.\nComplications: none with the crest.",
        TAP + "\nComplications (line placement by the team): none",
        f"UNIT LOG\n0830 ocrelizumab 300 mg in 250 ml, R arm. obs stable. no complications.\n1100 {LINE}\n1115 flat 1 h.",
        f"UNIT LOG\n0830 {LINE}\n1100 ocrelizumab 300 mg in 250 ml, R arm. finished. no complications.",
        TAP + "\nProblem during or after   X none  X faint  O headache  O other",
    ],
)
def test_of_another_scene(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(text).elements["complications"].value is None


@pytest.mark.parametrize(
    "text",
    [
        "L4-L5 on Monday was dry. Today: " + TAP + "Both without complications.",
        "L4-L5 was dry, then L3-L4 gave clear CSF, 9 mL, without complications. Left side, lidocaine.",
        TAP + "\nComplications of my pass: none",
        TAP + "\nComplications (select one): none",
        f"WARD LOG\n09:10 PICC placed by the team.\n10:00 {LINE}\n10:20 feels ok. no complications.\n10:30 flat 1 h.",
        f"WARD LOG\n09:10 PICC placed by the team.\n10:00 {LINE} no complications.\n10:30 flat 1 h.",
        TAP + "\nProblem during or after   X none  O faint  O headache  O other",
    ],
)
def test_of_this_puncture(text: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(text).elements["complications"]
    assert (finding.status, finding.value) == ("documented", "none")


def test_a_respiratory_rate_is_no_blood_pressure(reviewer: Reviewer) -> None:
    text = "LP for sepsis. Left side, 22G at L3-4, clear CSF 1 mL. Neonate, RR {}, sats 98 throughout. Plaster. No complications."
    assert reviewer.review(text.format("58")).elements["complications"].status == "documented"
    assert reviewer.review(text.format("58/30")).elements["complications"].status == "unclear"
