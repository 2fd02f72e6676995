"""Volumes told by the letter, the place or the size of the containers, in brackets beside another day's, and none of a failed puncture."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

LP = "LP for IIH. Left side, lidocaine 4 mL, 20G at L3-L4. Clear CSF. OP 31. {} Band-aid.\nComplications: none."
DRY = "LP for ?meningitis. Left side, lidocaine 4 mL, 20G at L3-L4, then L4-L5. Bone each time. {} Abandoned."


@pytest.mark.parametrize(
    ("told", "ml"),
    [
        ("Tubes A 2,5 / B 2,5 / C 5,0 / D 5,0 cc.", 15.0),
        ("Vol: tube A 2 / B 2 / C 3 / D 4 ml.", 11.0),
        ("One half milliliter into each of three tubes.", 1.5),
        ("Half a ml in the first, 2nd and 3rd two ml a piece, last 4 ml.", 8.5),
        ("4 tubes, 3 cc each in 1-3, 4 cc in the last.", 13.0),
        ("Took 3 syringes, the 5 cc kind, all full.", 15.0),
        ("CSF drawn, three 10 mL syringes with 7 mL in each, 21 mL in all.", 21.0),
        ("CSF drained into two 20 cc syringes, each filled to 9 cc.", 18.0),
        ("CSF drained, two full 10 mL syringes.", 20.0),
        ("CSF let off in steps, 9 mL, then 9 mL, then another 6 mL.", 24.0),
        ("CSF let off, manometer read after each one: 9 mL (24), then 8 mL (18), then 7 mL (15), making 24 mL.", 24.0),
        ("\n16 cc: cells, glucose, cytology.\n", 16.0),
        ("Remove 35 mL and see if she walks further. CSF drained: 37 mL.", 37.0),
        ("3 mls x 3 and a last bottle of 1 ml.", 10.0),
        ("2 mL x 3 tubes and a final tube of 4 mL.", 10.0),
        ("CSF out (cc) / OP (cm) / CP (cm): 26 / 34 / 15.", 26.0),
        ("CSF removed: drip chamber read from 0 to 22 mL.", 22.0),
        ("Dribble after, so call it 38 ml.", 38.0),
        ("I took off twenty six mls, sorry, the cylinder read twenty two, twenty two it is.", 22.0),
        ("We took the pressure down to 16, and that needed thirty-two mL.", 32.0),
        ("12 mL of CSF (last month it was 30).", 12.0),
        ("CSF 9 mL (the 2.4 L yesterday was his ascites).", 9.0),
        # near misses
        ("22 mL of CSF removed, the last 5 mL to cytology.", 22.0),
        ("CSF 2 cc each in tubes 1-3 and 6 cc in tube 4.", 12.0),
        ("8 mL (2 mL x 4) of CSF, tube A to the lab.", 8.0),
        ("We usually take 30 mL; this time 22 mL of CSF came.", 22.0),
    ],
)
def test_amount(told: str, ml: float, reviewer: Reviewer) -> None:
    finding = reviewer.review(LP.format(told)).elements["csf_volume"]
    assert finding.value_ml == (ml, ml), finding.reason


@pytest.mark.parametrize("told", ["The body makes about 20 mL of spinal fluid an hour.", "Adult usually 10-15 ml. Flow good."])
def test_no_amount(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(LP.format(told)).elements["csf_volume"].status in ("missing", "unclear")


@pytest.mark.parametrize(
    "told", ["My needle never gave CSF.", "No fluid for the lab.", "Nothing in the hub.", "Nothing to send.", "Not a drop."]
)
def test_none_of_a_failed_puncture(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(DRY.format(told)).elements["csf_volume"]
    assert finding.value_ml == (0.0, 0.0), finding.reason
