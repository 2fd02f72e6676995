"""Two levels tried alike leave the site open, unless fluid is told of one of them; a level that is still to come is none."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_NOTE = "LUMBAR PUNCTURE\nLeft side, lidocaine 1% 4 mL.\n{}\nOpening pressure 15. 9 mL of CSF in 4 tubes.\n"


@pytest.mark.parametrize(
    "body",
    [
        "L4-5, then L3-4, 22G, two passes at each; then clear CSF.",
        "Both the L2-3 and the L3-4 space were entered with a 22G; after some redirection CSF dripped.",
        "A 20G needle was used at L3-L4 as well as L4-L5 and on the sixth attempt clear CSF was seen.",
        "L3-4 and L2-3 both needled with a 22G. Clear CSF.",
        "22G needle tried in both L4-5 and L3-4; clear CSF eventually.",
        "22G at L4-5 and then L3-4, three attempts in each, clear CSF.",
    ],
)
def test_fluid_after_two_levels_tried_alike_is_of_neither(reviewer: Reviewer, body: str) -> None:
    assert reviewer.review(_NOTE.format(body)).elements["puncture_site"].status == "unclear"


@pytest.mark.parametrize(
    "body",
    [
        "L4-5 then L3-4, two passes at each with a 22G; clear CSF from L3-4.",
        "L4-5 and L3-4 both tried with a 22G, the latter gave CSF.",
        "22G at L3-4, one pass; 4 tubes, 2 mL in each.",
        "The residents got nowhere at L4-5 last night. 22G at L3-4, clear CSF.",
        "The spines could be felt and L3-4 was entered with a 22G, clear CSF.",
        "Level chosen: L3-4, away from the ED sticks. 22G, clear CSF.",
        "22G at L3-4, clear CSF. If it clots: replace under fluoroscopy at L2-3.",
        "22G at L3-4, clear CSF.\nAlert.\nAfebrile.\nLabs sent.\nPulse 70.\nWalks.\nEats.\nCT chest: nothing.\nLabs back.",
    ],
)
def test_a_level_with_its_fluid_stays(reviewer: Reviewer, body: str) -> None:
    finding = reviewer.review(_NOTE.format(body)).elements["puncture_site"]
    assert (finding.status, finding.value) == ("documented", ["L3-L4"])


def test_both_hands_of_a_failed_puncture_are_told(reviewer: Reviewer) -> None:
    body = "Procedure: LP, attempted\nLidocaine.\nResident: L4-5, 22G, bone only.\nAttending: L3-4, 20G, no CSF.\nStopped, 0 mL.\n"
    assert reviewer.review(body).elements["puncture_site"].value == ["L4-L5", "L3-L4"]


def test_what_a_scan_shows_at_a_level_is_no_other_puncture(reviewer: Reviewer) -> None:
    text = (
        "CT guided LP for IIH, pressure to be lowered.\nProcedure: lidocaine, 20G to the sac at L2-L3, 21 mL.\nImpression:\n"
        "1. LP at L2-L3.\n2. {} L4-L5, unchanged."
    )
    assert reviewer.review(text.format("Arachnoid calcification")).elements["puncture_site"].status == "documented"
    assert reviewer.review(text.format("Puncture at")).elements["puncture_site"].status == "conflicting"
