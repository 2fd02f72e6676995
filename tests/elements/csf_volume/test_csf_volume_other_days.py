"""Amounts that the line, bracket or block around them gives to another day, and what else is no second total."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_NOTE = (
    "LUMBAR PUNCTURE NOTE\nDate: 5/24\n\n{}\n\nIIH, tap to lower the pressure. Consent signed. Left lateral, prepped, lidocaine 1% 4 mL. "
    "20G at L3-L4, OP 36. {} Needle out, dressing.\nComplications: none.\nFlat one hour, fluids.\n\n{}\n"
)
_DRAINED = "Drained 26 mL, CP 17."


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("", "[5/21: L4-5, 31 mL, no trouble]"),
        ("", "[yest: L4-5, 31 mL, calf twinge]"),
        ("", "(yest: 30 mL at L4-5)"),
        ("Last: 5/20, clinic, OP 40, 33 mL, L2-3.", ""),
        ("Previous: L4-5, 21 mL on 5/17.", ""),
        ("5/20 (me): OP 38, 29 mL, L4-5.\n5/22 (night float): OP 41, 18 mL.", ""),
        (
            ">> pulled from note of 5/22\n   L4-L5, 22G, OP 41, 19 mL out, CP 20. No complications.\n<<\n\n5/24 update: headache is back.",
            "",
        ),
        ("== taken from yesterday's note ==\nLP #2, L2-3, OP 44, 35 mL drained, flat.\n== end ==\n\nHeadache back.", ""),
    ],
)
def test_another_days_amount_is_no_second_total(reviewer: Reviewer, before: str, behind: str) -> None:
    finding = reviewer.review(_NOTE.format(before, _DRAINED, behind)).elements["csf_volume"]
    assert (finding.status, finding.value_ml) == ("documented", (26.0, 26.0))


@pytest.mark.parametrize(
    ("before", "told", "status"),
    [
        ("", "Volume: *** [5/21: 31 mL]. CP 17.", "missing"),
        ("== carried from 5/23 note ==\nL4-5, 30 mL removed.\n== end carried ==", "A large volume removed, CP 17.", "unclear"),
        ("", "Several mL removed. [5/22: 30 mL]", "unclear"),
    ],
)
def test_another_days_amount_stands_for_none(reviewer: Reviewer, before: str, told: str, status: str) -> None:
    assert reviewer.review(_NOTE.format(before, told, "")).elements["csf_volume"].status == status


@pytest.mark.parametrize(
    ("told", "behind", "value"),
    [
        ("Previous: 5/20 OP 44, 25 mL / 5/22 OP 38, 20 mL; today: OP 36, 22 mL removed.", "", 22),
        (_DRAINED + " Sats 96 on 0.5 L.", "", 26),
        (_DRAINED + " (last 5 mL to cytology)", "", 26),
        (_DRAINED, "I/O: urine 410, CSF 26", 26),
        ("12 mL drained, CP 17.", "Addendum: volume above is typed wrongly. It must read 32 mL, not 12.", 32),
        ("About 4 mL lost around the needle and a further 11 mL into the pot, so 15 mL in all.", "", 15),
        ("Four 10 mL syringes, the last only half full = 35 mL. 3 mL to lab.", "", 35),
        ("\nSpecimens [x] pot 1 3 ml [x] pot 2 3 ml [ ] 3\nTotal CSF 6 ml\n", "", 6),
        ("\nCSF collected: 12 mL [ ]   15 mL [x]   20 mL [ ]\n", "", 15),
        ("3 bottles + glucose, 2 mL each (tot. 8 mL).", "", 8),
        ("\n - 8 mL cytology\n - 4 mL flow\n - 2 mL routine, hold\n - 10 mL more let drip\n", "", 24),
        ("Collected 16 mL: autoimmune panel, cells, protein, 2 mL frozen.", "", 16),
    ],
)
def test_what_is_told_of_this_day(reviewer: Reviewer, told: str, behind: str, value: float) -> None:
    finding = reviewer.review(_NOTE.format("", told, behind)).elements["csf_volume"]
    assert (finding.status, finding.value_ml) == ("documented", (value, value))


@pytest.mark.parametrize(
    "row", ["I/O: urine 410, CSF 36, emesis 0", "I&O sheet 0300: CSF 40, urine 180", "Fluid balance: urine 300, CSF 40"]
)
def test_a_row_of_what_went_out_is_a_second_total(reviewer: Reviewer, row: str) -> None:
    assert reviewer.review(_NOTE.format("", _DRAINED, row)).elements["csf_volume"].status == "conflicting"


def test_what_an_operation_lost_before_is_not_what_a_drain_gave(reviewer: Reviewer) -> None:
    note = (
        "INSERTION OF LUMBAR DRAIN\nDate: 14/09\n\nHISTORY\nPituitary resection 05/09 (leak seen, patched, no drain then, 9 mL CSF lost). Drips "
        "from the nose; drain to divert the CSF.\n\nPROCEDURE\nLidocaine. 14G Tuohy at L4-L5, CSF flowed. Lumbar catheter advanced, secured.\n\n"
        "ORDERS\nDrain 10 mL per hour. Flat bed rest.\n"
    )
    assert reviewer.review(note).elements["csf_volume"].status == "unclear"


def test_nothing_came_of_a_failed_puncture(reviewer: Reviewer) -> None:
    note = "LUMBAR PUNCTURE ATTEMPT\nLP to rule out meningitis. 20G at L3-4, bone x 3. Abandoned, no flow.\nCSF 0.\nNo complications.\n"
    assert reviewer.review(note).elements["csf_volume"].value_ml == (0.0, 0.0)


def test_the_box_before_a_count_is_no_dry_tap(reviewer: Reviewer) -> None:
    note = "LP FORM\nWHY: (x) sepsis\nNEEDLE: 22G\nLEVEL: L4/5\nFLUID: 4 tubes x 0.5 mL\nBloody: ( ) yes (x) no     CSF WBC 6, RBC 18\n"
    assert reviewer.review(note).elements["csf_volume"].value_ml == (2.0, 2.0)
