"""Complications told in oblique words, and words of none and events that are somebody else's, another time's or another procedure's."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP = "LP for MS. Left side, lidocaine, 20G at L3-L4, clear CSF, 9 mL. "
NONE = "\nComplications: none.\n"


@pytest.mark.parametrize(
    "told",
    [
        "He has had three LPs before, all without problems.",
        "She had several taps as a child, each uneventful.",
        "Has undergone five lumbar punctures at another hospital, none with complications.",
        "Her previous two LPs were without complications.",
        "All her previous LPs were uneventful.",
    ],
)
def test_none_of_earlier_ones(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(f"Reason: MS.\n{told}\n{TAP}").elements["complications"].status == "missing"


@pytest.mark.parametrize(
    "told",
    [
        "Marrow complications: none.",
        "Complications (marrow): none.",
        "Complications of the biopsy: none.",
        "No complications from the marrow.",
    ],
)
def test_none_of_another_procedure(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(f"{TAP}Then the marrow.\n{told}").elements["complications"].status == "missing"


@pytest.mark.parametrize(
    "told",
    [
        "He has had three LPs before. This one without complications.",
        "Two passes, both without complications.",
        "LP and marrow complications: none.",
        "No complications of the LP or the marrow.",
        "Complications (LP and marrow): none.",
        "Marrow complications: none. LP complications: none.",
        "Catheter drawn out, black tip on the end of it." + NONE,
        "The 3.5 inch needle came up short." + NONE,
        "Face turned to the wall, her hand was held throughout." + NONE,
        "Mask pulled down over his mouth." + NONE,
        "Her brother, who was watching, keeled over and was given tea." + NONE,
        "The husband went white and had to sit down." + NONE,
        "Asked twice about shocks in the legs, nothing, just pressure." + NONE,
        "Asked at each pass about leg pain, she felt nothing." + NONE,
    ],
)
def test_none_of_this_one(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(TAP + told).elements["complications"]
    assert (finding.status, finding.value) == ("documented", "none")


@pytest.mark.parametrize(
    "told",
    [
        "The catheter came back 1 cm short, the tip no longer on the end of it.",
        "Catheter removed minus the last 2 cm.",
        "As the needle came out his mouth drooped on the left.",
        "Her left hand began to twitch and went on for a minute.",
        "He could not find a word for four minutes.",
        "Her speech became jumbled for a while.",
        "He could not squeeze my finger on that side.",
        "Her brother was watching when she keeled over.",
        "Husband in the room; she fainted.",
        "Asked about tingling in the leg as the needle went in, she said yes.",
    ],
)
def test_event_against_none(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(TAP + told + NONE).elements["complications"].status == "conflicting"
