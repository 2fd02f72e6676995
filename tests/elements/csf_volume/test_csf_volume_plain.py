"""Ordinary sentences of a puncture note that hold numbers and fluids, and leave the volume as it is."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_DONE = "LP for ?MS. {} Left lateral, L4/5 felt, lignocaine 1% 5 ml. 22G Sprotte, CSF on first pass. OP 14. {} {} Needle out, plaster. No complications."
_TOLD, _TUBES = "10 ml of CSF removed in 4 bottles.", "Samples in 4 bottles."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Blood cultures 2 bottles, 10 mL each.", ""),
        ("Bloods: FBC, CRP, 8 ml in 3 tubes.", ""),
        ("Normal CSF volume is 150 mL, as I told her.", ""),
        ("Fentanyl 50 mcg, total 100.", ""),
        ("", "Cola 330 mL given."),
        ("", "Note: earlier today the shunt reservoir was tapped by neurosurgery, 12 mL removed."),
        ("", "20 drops in each."),
        ("", "About equal in each."),
        ("", "A red top of 5 mL went with it."),
        ("", "Vomited 50 mL."),
        ("", "It was 2 mL more than last time."),
        ("Last month's gave 4 mL.", ""),
        ("", "Rate 2 mL per minute."),
    ],
)
def test_other_numbers_change_nothing(before: str, after: str, reviewer: Reviewer) -> None:
    told = reviewer.review(_DONE.format(before, _TOLD, after)).elements["csf_volume"]
    assert (told.status, told.value_ml) == ("documented", (10, 10)), told.reason
    untold = reviewer.review(_DONE.format(before, _TUBES, after)).elements["csf_volume"]
    assert untold.status == "unclear", untold.reason


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("4 bottles + the brown one for spectrophotometry, 20 drops each, approx 6 ml all told.", 6),
        ("3 universals and 1 fluoride bottle, roughly 1 ml in each.", 4),
        ("10 ml all in. paired serum sent.", 10),
        ("10 mL. Kept 1 mL back for storage.", 10),
        ("Two bottles with 3 mL, one with 2 mL.", 8),
        ("12 mL collected. 4 mL went to flow, 8 mL to chemistry.", 12),
        ("we collected eleven cc in four tubes 20 drops per tube.", 11),
        ("Runs of 8 mL, three in all.", 24),
        ("Shunt tap not needed as 20 mL came by LP.", 20),
        ("12 mL off. After the 12 mL removed she was better.", 12),
        ("CSF 12 mL (then 4 mL more for flow).", 16),
        ("4 bottles and 1 universal, 2 mL in each.", 10),
        ("First 15 mL, pressure 24; a further 10 mL brought it to 17.", 25),
        ("Running count 10, 20, 30 mL with pressures 28, 22, 16.", 30),
        ("7 mL, and 2 mL for OCB on top.", 9),
        ("15mls clear csf (prev tap 22 mls).", 15),
        ("OP >40, total CSF removed 32 ml.", 32),
        ("OP 30, three collections of 9 ml each off.", 27),
        ("12 mL blood-free fluid collected into 3 pots.", 12),
        ("CSF: 11 mL. PCR, autoimmune panel, hold 2 ml extra.", 11),
        ("10 mL clear fluid in tubes 1-4.\n\nTo lab: cells, protein, culture, save 2 mL.", 10),
        ("30 mL of CSF was drained in total, 10 mL of it for culture.", 30),
        ("Fluid removed: 32cc (8 to lab, 24 discarded).", 32),
        ("Total volume (mL): 31\nTubes: not sent\n", 31),
        ("Hx: fluoro LP in the ED on 8/30 (L3-L4, OP 51, 30 mL).\nRemoved: 38 mL total.", 38),
    ],
)
def test_whole_beside_its_parts(text: str, amount: int, reviewer: Reviewer) -> None:
    found = reviewer.review(_DONE.format("", text, "")).elements["csf_volume"]
    assert (found.status, found.value_ml) == ("documented", (amount, amount)), found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Good flow, let it drip 20 min to CP 15, amt in nursing flowsheet.",
        "Drained well today.",
        "CSF was collected into tubes and the pressure brought down.",
        "Samples in universal x4.",
        "Clear CSF was drained until the pressure read 16 cm of water.",
        "Free drainage for 15 minutes to a pressure of 16.",
        "CSF volume: as per protocol.",
        "Asked to take 30-40 mL, took what came easily.",
    ],
)
def test_fluid_without_a_number(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(_DONE.format("", text, "")).elements["csf_volume"].status == "unclear"


@pytest.mark.parametrize(
    "text",
    [
        "In all 30 ml of CSF was let off. With the 20 ml removed the headache was better.",
        "12 mL off. After the 22 mL removed she was better.",
    ],
)
def test_the_amount_spoken_of_later_is_another(text: str, reviewer: Reviewer) -> None:
    assert reviewer.review(_DONE.format("", text, "")).elements["csf_volume"].status == "conflicting"
