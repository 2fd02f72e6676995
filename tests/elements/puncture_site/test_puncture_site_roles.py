"""The puncture site: each level told in a note has a role, and the site follows from the roles."""

from __future__ import annotations

import pytest

from doccheck import Reviewer
from doccheck.facts import Status
from tests.elements.conftest import Find


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Headache back, last OP 4/2 was 33 (tap 3, L3-4, took 20). Today 20G at L4-5, clean.", ["L4-L5"]),
        ("Some years before a needle in the back for knee surgery last year, L3-4 on the old sheet. 22G at L2-3, CSF clear.", ["L2-L3"]),
        ("Site: L4-L5\nDetails: brought down after failed ward LP last night (L3-4 x3, no fluid). Needle advanced, turbid CSF.", ["L4-L5"]),
        ("22G at L3-L4, hazy CSF.\nATTENDING ADDENDUM: I was present. The interspace was L4-L5, not L3-L4; we counted twice.", ["L4-L5"]),
        (
            "HISTORY: Two unsuccessful ward punctures at L4-L5 on Monday.\n"
            "TECHNIQUE: CT from L2 to the sacrum. The L5-S1 space was selected. Needle advanced, CSF returned.",
            ["L5-S1"],
        ),
        ("Skin over the third and fourth lumber interspace numbed. 22 gauge needle advanced, CSF.", ["L3-L4"]),
        ("MRI showed no cord or root compression other then mild L5-S1 disc. L4-5 was numbed. Needle in, CSF.", ["L4-L5"]),
        ("2 frustrane LP-Versuche (L3/4, L4/5, sitting). Access L2/3 interlaminar, 22 G, Liquor clear.", ["L2-L3"]),
        ("Vorgeschichte: BSV L4/5 2018.\nPunktionshoehe: LWK 3/4\nSprotte 22 G, Liquor klar.", ["L3-L4"]),
        (
            "Methazolamide and topiramate were tried, the latter stopped for mood. Fluoroscopy was used to choose L5-S1, "
            "as the L3-L4 and L4-L5 spaces lay beneath a tattoo. Needle advanced, CSF.",
            ["L5-S1"],
        ),
        ("Site: L3-L4 (template)\nNext of kin: daughter.\nConsent.\nLevel L3-L4, 22G, CSF.", ["L3-L4"]),
        ("L4-5 after failed attempt at L3-4: CSF clear. 22G.", ["L4-L5"]),
        ("L3-4 tried, bone. L4-5: needle moved back and forth until CSF came.", ["L4-L5"]),
        ("L2-3 targeted but the needle kept deflecting off osteophyte; L3-4 then selected and the sac entered.", ["L3-L4"]),
        ("One pass at L4-5, clear CSF. Summary: uncomplicated LP L4-5 after two failed ED attempts at L3-4.", ["L4-L5"]),
        ("22G in one space above Monday's hole (L4-5). Clear CSF.", ["L3-L4"]),
        ("Lumbalpunktion L3/4 nach frustranem Versuch L4/5. 22G. Liquor klar.", ["L3-L4"]),
        ("Hardware L2-L5. Approach through the L3-L4 laminectomy defect with 22G. Clear CSF.", ["L3-L4"]),
        ("Lumbar drain: L4-5 tried, blood. L3-4 tried, CSF brisk, catheter in 15 cm.", ["L3-L4"]),
        ("Tuohy at L3-4, CSF. Catheter exits skin at L5.", ["L3-L4"]),
        ("22G at L3-4 as L2-3 is still scabbed from Monday. Clear CSF.", ["L3-L4"]),
        ("L2-3 used because L3-4 has been sore since last week. 22G, clear CSF.", ["L2-L3"]),
        ("20G down to L4-L5 (L2-L3 was considered but crowded). CSF.", ["L4-L5"]),
        ("The best gap on the scan was L2-L3. 22G needle into the sac at L3-L4, clear CSF.", ["L3-L4"]),
        ("L3-L4 looked tight but open and was chosen. 22G advanced, CSF.", ["L3-L4"]),
        ("A 20G needle was brought through a slim opening at L2-L3. CSF.", ["L2-L3"]),
        ("First puncture (day 2, ward): OP 41, 16 mL, L4-5.\nNow 22G at L2-3, clear CSF.", ["L2-L3"]),
        ("Second tap of the week; 3/2 one was L4-5, 20 mL. Space L2-3, 22G, clear CSF.", ["L2-L3"]),
        ("Tried L4-5 first, bone, then L3-4: fluid. IMPRESSION: LP at L3-4 after failed tries.", ["L3-L4"]),
    ],
)
def test_level_that_gave_fluid(text: str, levels: list[str], site_of: Find) -> None:
    found = site_of(text)
    assert (found.status, list(found.value or ())) == (Status.DOCUMENTED, levels), found.reason


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tried L3-4 then L4-5, then back again with a longer needle, finally fluid.", Status.UNCLEAR),
        ("Space: L4-5, then L3-4 and back, as below. Bone at first. 22G turned, finally fluid.", Status.UNCLEAR),
        ("L3-4 tried x 2 and L4-5 x 2 with the 22G. Much bone. Glad of some fluid at last.", Status.UNCLEAR),
        ("22G, L4-5 and L3-4. Five passes over the two spaces. Clear CSF.", Status.UNCLEAR),
        ("22G at L3-L4, clear CSF.\nWARD: puncture at L4-L5 inspected twice, intact.", Status.CONFLICTING),
        ("L3-4 x2, no fluid. L2-3, 20g needle in, clear CSF.\nSUMMARY: LP at L4-5 after failed bedside tries.", Status.CONFLICTING),
        ("Site: L3-L4\nTold: infection.\nNext of kin: son.\n14G Tuohy between L4 and L5 and then CSF.", Status.CONFLICTING),
        (
            "PROCEDURE: Lumbar puncture at L2-L3.\n"
            "TECHNIQUE: Skin over the L4-L5 interspace was anesthetized. A 22-gauge needle was advanced into the sac. CSF.",
            Status.CONFLICTING,
        ),
        (
            "PROCEDURE: Lumbar puncture at L2-L3.\nTECHNIQUE: Skin over L2-L3 and L4-L5 was anesthetized. Needle advanced, CSF.",
            Status.DOCUMENTED,
        ),
        ("Needle at L3-4, CSF.\nIMPRESSION: LP at L4-5, not sent for cytology.", Status.CONFLICTING),
    ],
)
def test_levels_that_do_not_settle_it(text: str, status: Status, site_of: Find) -> None:
    found = site_of(text)
    assert found.status == status, found.reason


def test_a_level_for_tomorrow_was_not_tried(site_of: Find) -> None:
    text = "20G in L4-5: nothing. 6 in at L3-4, 2 passes, no CSF. Fluoro LP asked for tomorrow by rads, they'd aim L2-3."
    assert site_of(text, outcome="failed").value == ("L4-L5", "L3-L4")


def test_a_try_told_under_the_reason_is_an_earlier_one(site_of: Find) -> None:
    text = "INDICATION: Fever. Ward tap given up at L2-3.\nTECHNIQUE: 20G needle at L3-4, then L4-5. No CSF."
    assert site_of(text, outcome="failed").value == ("L3-L4", "L4-L5")


def test_the_way_of_a_catheter_is_no_puncture(reviewer: Reviewer) -> None:
    text = "LUMBAR DRAIN\n14G Tuohy into L3-4, brisk CSF. Wire and drain up to T10. Tuohy out. 10 mL drained."
    assert reviewer.review(text).elements["puncture_site"].value == ["L3-L4"]


def test_a_level_in_a_block_brought_over_is_of_another_day(reviewer: Reviewer) -> None:
    block = ">> brought over from note of 3/2\n   L3-L4, 22G, OP 30, 12 mL out. No complications.\n<<\n\n"
    text = block + "LP today. 22G at the low lumbar midline, clear CSF, 9 mL."
    assert reviewer.review(text).elements["puncture_site"].status == "unclear"


def test_the_last_of_several_passes_is_no_earlier_puncture(reviewer: Reviewer) -> None:
    text = "LP for fever. 22G at L3-4, bone twice. Moved to L4-5, three passes, last one gave clear CSF. 8 mL."
    assert reviewer.review(text).elements["puncture_site"].value == ["L4-L5"]
