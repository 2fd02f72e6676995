"""The volume of CSF: lists told by tests and tube numbers to their end, and amounts that are nobody's today."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """BEDSIDE LUMBAR PUNCTURE
{before}Indication: {why}
Left lateral. Lidocaine 1% 4 mL to skin. 20G needle at L3-L4, one pass.
{amount}
Needle out, dressing put on.
Complications: none.
Aftercare: flat for one hour, call for fever or a worse headache.
{after}"""


def _told(reviewer: Reviewer, amount: str, *, before: str = "", why: str = "confusion and fever", after: str = "") -> float | str:
    found = reviewer.review(NOTE.format(before=before, why=why, amount=amount, after=after)).elements["csf_volume"]
    return found.value_ml[1] if found.value_ml else str(found.status)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("Clear. 3 mL for cells, 3 for protein and glucose, 6 for cytology, 2 for ACE.", 14),
        ("Clear CSF: 2 mL for cells, 3 for HSV and VZV, 6 for flow, 2 kept.", 13),
        ("Clear. Sent 1 mL for cells, 2 for culture, 4 for TB, 2 mL for lactate.", 9),
        ("CSF clear, 4 mL for cells and culture. Back in 2 for review.", 4),
        ("Clear CSF, 2 mL into tubes 1, 3 and 4 and 6 mL into tube 2.", 12),
        ("Clear CSF: 3 mL in tube 2 and 4, 1.5 mL in tube 1 and 3.", 9),
        ("Clear CSF, 10 mL in tubes 1-4, 2 mL in tube 5.", 12),
        ("Clear. Three vials 2 mL each, the third one on ice.", 6),
        ("Clear. Three tubes 2 mL each, last three.", 9),
        ("CSF clear. 9 mL removed: 5 for cells, 4 for culture.", 9),
        ("Clear; 2 mL in tubes 1 and 3, 4 mL in tubes 2 and 4.", 12),
        ("Clear CSF, 2 mL each to bacteriology, chemistry and immunology.", 6),
        ("Let off 12 mL, then another 9, and stopped.", 21),
        ("Let off 12 mL, then 10 minutes of rest.", 12),
        ("CSF removed: 2 large pots.", "unclear"),
        ("OP 38.\nsyringe 1: 10 mL, 29\nsyringe 2: 10 mL, 22\nsyringe 3: partly filled, 17", "unclear"),
        ("OP 38.\nfirst bag   10 mL  -> 29\nsecond   10 mL -> 22\nthird   part of  -> 17, stopped", "unclear"),
        ("14 mL of CSF, sent: cells, culture 4 mL, cytology 6 mL.", 14),
        ("Yellow. Ran 19 mL into a bowl.", 19),
        ("Clear CSF. 8 mL sent for all tests, a good sample.", 8),
        ("Clear CSF, a good sample.", "unclear"),
        ("OP 40\n12 mL off -> 29\n10 mL more -> 22\na little more -> 18", "unclear"),
        ("OP 36\n10 mL off -> 27\nfinal portion -> CP 15", "unclear"),
        ("OP 38, after 10 mL 30, after another 10 mL 24, 28 mL in total.", "conflicting"),
        ("OP 38, after 10 mL 30, after another 10 mL 24, 20 mL in total.", 20),
        ("Opening 42, after 10 mL 34, after 20 mL 27, after 30 mL 20 cmH2O; 30 mL in total.", 30),
    ],
)
def test_every_amount_is_added_or_set_aside_for_a_reason(reviewer: Reviewer, amount: str, expected: float | str) -> None:
    assert _told(reviewer, amount) == expected


def test_an_amount_in_a_question_is_none_that_came(reviewer: Reviewer) -> None:
    assert _told(reviewer, "30 mL removed.", why="unsteady gait. Would drainage of 40 mL help the gait?") == 30
    assert _told(reviewer, "30 mL removed.", after="Summary: 40 mL of CSF removed, well tolerated?") == "conflicting"


@pytest.mark.parametrize(
    "before",
    [
        "Called by the night doctor (Dr. Pell), who tried at L4-5 earlier, four passes, got 3 mL of blood stained fluid.\n",
        "Asked to come by the fellow, whose needle at L4/5 gave 2 mL and then nothing.\n",
    ],
)
def test_what_the_operator_before_got_is_told_in_a_relative_clause(reviewer: Reviewer, before: str) -> None:
    assert _told(reviewer, "Clear CSF, 10 mL.", before=before) == 10


def test_what_came_out_of_a_swelling_or_at_that_other_tap_is_not_of_this_one(reviewer: Reviewer) -> None:
    assert _told(reviewer, "Drained 34 mL of CSF.", why="bulging wound. One aspiration of the bulge (45 mL, Tue), full again.") == 34
    assert _told(reviewer, "OP 32. 26 mL off.", after="Culture of 11/2: positive; pressure at that tap was 33, 20 off.") == 26


def test_a_correction_follows_in_the_line_that_calls_the_amount_wrong(reviewer: Reviewer) -> None:
    wrong = "ADDENDUM (J.K., 16:40): the volume above is wrong. I left out the first pot."
    assert _told(reviewer, "18 mL removed.", after=f"{wrong} Total removed was 31 mL (13 + 18).") == 31
    assert _told(reviewer, "18 mL removed.", after=wrong) == "unclear"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("SUMMARY  Therapeutic LP L3-L4, 42 -> 18 cmH2O, 28 mL. Eye clinic informed.", "conflicting"),
        ("SUMMARY  Therapeutic LP L3-L4, 42 -> 18 cmH2O, 38 mL. Eye clinic informed.", 38),
        ("Log (required)\n  LP #5  level L3-L4  OP 42  vol removed 30 mL  CP 18  specimens 0", "conflicting"),
        ("Log (required)\n  LP #5  level L3-L4  OP 42  vol removed 38 mL  CP 18  specimens 0", 38),
        ("Also: abdominal fat 45 mL harvested for the graft.", 38),
        ("Outside data: LP at referring hospital 4/2: L4-5, bloody, 2 mL.", 38),
    ],
)
def test_what_a_summary_or_log_says_must_be_the_same(reviewer: Reviewer, after: str, expected: float | str) -> None:
    assert _told(reviewer, "OP 42. CSF removed: 38 mL. CP 18.", why="IIH", after=after) == expected
