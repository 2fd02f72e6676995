"""Complications denied in one clause and named in another, rows of boxes, and when an event was."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP = "LP for MS. Left side, lidocaine, 20G at L3-L4, clear CSF, 9 mL.\n"
ICP = "LP to lower the pressure in IIH with headache. Left side, lidocaine, 20G at L3-L4, clear CSF, 22 mL.\n"


@pytest.mark.parametrize(
    "told",
    [
        "There was nothing that I would call a complication.",
        "Nothing happened that one could count as a complication.",
        "There was neither faint nor pain, nor anything else to report.",
        "None of the things I had warned him about (headache, bleeding) came to pass.",
        "I had warned him of headache and leak; none of these occurred.",
        "None of the problems I had warned of arose.",
        "Complications: old back pain (pre-existing). None from the LP.",
        "Of complications, her brother had a leak last year; in this child there were none.",
        "What went wrong: [ ] faint [ ] bleed [x] nothing",
        "COMPLI - NIL",
        "Compli: none seen.",
        "[x] No complications  [ ] Complication (describe)",
        "Trouble?  [ ] vasovagal   [ ] leg pain   [ ] headache   [x] none",
    ],
)
def test_none(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(TAP + told).elements["complications"]
    assert (finding.status, finding.value) == ("documented", "none"), finding.reason


@pytest.mark.parametrize(
    "told",
    [
        "Addendum: since the evening both heels 'asleep'.",
        "18:10 addition: got up, leg 'like jelly', MRI asked.",
        "+2d, phone: cant stand up without her head splitting.",
        "Rang next day: right knee gave way twice on the stairs.",
        "Next day: patch by anaesthetics for her head.",
        "Push fluids. Call if headache.\n19:20 addition: thigh numb since.",
    ],
)
def test_later_event(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(f"{TAP}No immediate complications. {told}").elements["complications"]
    assert (finding.status, finding.value) == ("documented", "present"), finding.reason


@pytest.mark.parametrize(
    "told",
    [
        "Nursing note during procedure: patient lost consciousness briefly, pulse 34.",
        "Addendum: with the needle in he fainted and legs were raised.",
        "Reaction   [ ] faint  [ ] bleed  [x] nil of above\nLower margin: she went grey and slumped on the couch.",
    ],
)
def test_event_while_the_needle_was_in(told: str, reviewer: Reviewer) -> None:
    assert reviewer.review(f"{TAP}Complications: none.\n{told}").elements["complications"].status == "conflicting"


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Would expect some post-LP headache with this needle, warned.", "missing"),
        ("We fully anticipate a post-LP headache.", "missing"),
        ("Well when I left.", "unclear"),
        ("Smiling by the time we left.", "unclear"),
        ("What went wrong: [ ] faint [ ] bleed [ ] nothing", "missing"),
        ("Complications explained; nothing to sign.", "missing"),
        ("Nothing but bone at first.", "missing"),
        ("Call for fever or anything else.", "missing"),
        ("Side: [ ] left [x] none", "missing"),
    ],
)
def test_not_settled(told: str, status: str, reviewer: Reviewer) -> None:
    assert reviewer.review(TAP + told).elements["complications"].status == status


@pytest.mark.parametrize(
    "told",
    [
        "No complications. Rang next day: head no longer splitting, walks without trouble.",
        "No complications. 18:00 addition: up to toilet, legs fine.",
        "No complications. +1d phone: well, headache as before but less.",
    ],
)
def test_none_and_no_later_event(told: str, reviewer: Reviewer) -> None:
    finding = reviewer.review(ICP + told).elements["complications"]
    assert (finding.status, finding.value) == ("documented", "none"), finding.reason
