"""Complications: events of other times and places, and those to look out for, beside the events of this puncture."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP = "LP for MS. Left side, lidocaine, 20G at L3-L4, clear CSF, 9 mL. "


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        (TAP + "No complications. Straight to ED with fever or saddle numbness.", "documented", "none"),
        (TAP + "No complications.\nMum told: flat tonight; call ward for worse headache when upright, fever.", "documented", "none"),
        (TAP + "No complications.\nOn Thursday she did ring with a headache on standing.", "documented", "present"),
        ("First try dry. " + TAP + '\n"Tolerated it all very well, no complications at all."', "documented", "none"),
        (TAP + "Then fluid continued to run from the skin hole.\nSummary: No complications.", "conflicting", None),
        (TAP + "No complications. To A&E straight away with saddle numbness.", "documented", "none"),
        (TAP + "No complications. Saddle numbness with the second pass.", "conflicting", None),
        (TAP + "The needle came off over the guide. No complications.", "documented", "none"),
        (TAP + "Sats on throughout.", "missing", None),
        (TAP + "Sats fine throughout.", "unclear", None),
        (TAP + "Complications: bloody tap only, none otherwise.", "documented", "none"),
        (TAP + "\nImmediate problems   nil [Y]   paraesthesia [ ]   vasovagal [ ]\n", "documented", "none"),
        (TAP + "\nEvents    none [ ]  vasovagal [Y]  headache [ ]\n", "documented", "present"),
        (TAP + "\nEvents    none [ ]  vasovagal [ ]  headache [ ]\n", "missing", None),
        (
            "Plan: drain the fluid. " + TAP + "On threading the catheter he yelled, right foot on fire. Complications: none.",
            "conflicting",
            None,
        ),
        ("Goal: pressure.\n#5 (3 days ago, fellow): L3-4, 11 mL, desat, bag mask.\n" + TAP + "No complications.", "documented", "none"),
        (
            "History: an LP at a community hospital on Labor Day (opening pressure 37, severe post-tap headache).\n"
            + TAP
            + "No complications.",
            "documented",
            "none",
        ),
        (
            TAP + "No immediate complications.\nAddendum: pain in nape and forehead each time she is on her feet, none lying.",
            "documented",
            "present",
        ),
        ("<copied 9/03> LP #2: L4-5, 30 mL. No complications. </copied>\n9/04 " + TAP, "missing", None),
        (
            "PARACENTESIS 1330\n4 L. Complications: small leak, stitched.\n\nLUMBAR PUNCTURE 1450\n" + TAP + "Complications: none",
            "documented",
            "none",
        ),
    ],
)
def test_events_of_this_puncture_alone(text: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    finding = reviewer.review(text).elements["complications"]
    assert (finding.status, finding.value) == (status, value)


@pytest.mark.parametrize(
    ("words", "status", "value"),
    [
        ("Complications: none. During the tap he had a 20 s seizure.", "conflicting", None),
        ("Complications: none. Seizure on admission, none since.", "documented", "none"),
        ("Bedside try by night SHO abandoned after she fainted. This one: no complications.", "documented", "none"),
        ("Sats dipped to 85 in the MRI scanner. LP without complications.", "documented", "none"),
        ("Sats dipped to 82 with the needle in. LP without complications.", "conflicting", None),
        ("Hit a vein, paraspinal hematoma on the CT, observed.", "documented", "present"),
        ("Left leg numb afterwards, wore off by evening. Otherwise uncomplicated.", "documented", "present"),
        ("Left leg numb since the injury. Uncomplicated.", "documented", "none"),
        ("No complications. Headache worse by the end, BP 80/40, bolus, trendelenburg.", "conflicting", None),
        ("No complications. Back for worse weakness or BP 80/40.", "documented", "none"),
        ("Seen on ward: occipital ache only on sitting, gone lying.", "documented", "present"),
        ("Course: the measure was without complications.", "documented", "none"),
        (
            "No immediate complications. Conclusion: good. Three days later postural headache, epidural blood patch.",
            "documented",
            "present",
        ),
    ],
)
def test_other_places_and_later_times(words: str, status: str, value: str | None, reviewer: Reviewer) -> None:
    finding = reviewer.review(TAP + words).elements["complications"]
    assert (finding.status, finding.value) == (status, value)
