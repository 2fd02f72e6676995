"""Complications: a statement that belongs to another puncture, part, patient, record or time says nothing of this puncture."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE

Indication: headache, raised pressure suspected.
{}
Left lateral decubitus, prepped and draped, 1% lidocaine. 22 gauge needle at L3-4, clear CSF. 12 mL in four tubes. Needle out, bandage.{}

{}

Lie flat 1 h, call for fever.
{}"""


def found(reviewer: Reviewer, comp: str = "", *, before: str = "", account: str = "", after: str = "") -> tuple[str, str | None]:
    """Status and value of the element in a note with these words."""
    element = reviewer.review(NOTE.format(before, " " + account, comp, after)).elements["complications"]
    return str(element.status), element.value if isinstance(element.value, str) else None


@pytest.mark.parametrize(
    ("comp", "before", "account"),
    [
        ("", "", "(Taps 1 to 3: no complications. After the fourth a dull ache.)"),
        ("", "This is LP #5.", "(#2, 3: no complications.)"),
        ("Complications: (#2: brief pain down the right leg, settled; #3: none)", "This is LP #4.", ""),
        ("Orthopaedic part: no complications of the hip work.", "", ""),
        ("No complications of the nasal portion.", "", ""),
        ("The registrar's note records no complications for his try.", "", ""),
        ("The resident wrote that there were no complications with hers.", "", ""),
        ("Complications see anaesthetic chart.", "", ""),
        ("Complications colon refer to nursing record.", "", ""),
        ("At her puncture in Leeds in 2021 there was no complication. Stable afterwards today.", "", ""),
        ("No complications at the lumbar puncture in Madrid 2019. Well afterwards.", "", ""),
        ("Sedation by Dr. K, who did nothing else. She bore it well.", "", ""),
    ],
)
def test_none_that_is_said_of_something_else(comp: str, before: str, account: str, reviewer: Reviewer) -> None:
    assert found(reviewer, comp, before=before, account=account)[0] in ("unclear", "missing")


@pytest.mark.parametrize(
    ("comp", "before", "account", "after"),
    [
        ("Complications: none. Slightly light-headed beforehand, better with a biscuit, before anything was begun.", "", "", ""),
        ("No complications.", "Request: failed on the ward at L4-5 (x3, shooting pain down the leg, given up).", "", ""),
        ("No complications. (After March's: wet dressing, two days of headache, shooting pain in the calf.)", "", "", ""),
        ('Complications: none. Your own record of the 4th (L4-5, dry, "leg jolt") goes back with this letter.', "", "", ""),
        ("Complications: none.", "", "", 'ADDENDUM: the 1300 entry "L2-3, leg pain on withdrawal" was for the patient in bed 4, misfiled.'),
        ("Complications: none.", "", "", "Notify neurology on call: output above 15 mL/h, postural headache, change in legs."),
        ("Complications: none.", "", "", "PMH migraine, PDPH with a blood patch after an epidural 2015."),
        ("Complications: none.", "", "The C-arm then lost power.", ""),
        ("The LP was without complication; the ENT part likewise.", "", "", ""),
        ("No complication in either part.", "", "", ""),
        ("As with taps 1 to 3, no complications today.", "", "", ""),
        ("No complications with this, the fifth tap.", "", "", ""),
        ("Resident's note reviewed and agreed, no complications.", "", "", ""),
        ("Although she had a headache after her first tap in 2018, there was no complication this time.", "", "", ""),
    ],
)
def test_event_that_is_told_of_something_else(comp: str, before: str, account: str, after: str, reviewer: Reviewer) -> None:
    assert found(reviewer, comp, before=before, account=account, after=after) == ("documented", "none")


@pytest.mark.parametrize(
    ("comp", "account", "after", "expected"),
    [
        ("Complications: None evident.", "Post-procedure CT: small epidural hematoma at L2.", "", "conflicting"),
        (
            "Immediate complications: none.",
            "",
            "Phone note +3 days: she rang. New headache, gone on lying. Post LP headache.",
            "documented",
        ),
        ("Complications: none.", "", "Called on day 2: PDPH, patch booked.", "documented"),
    ],
)
def test_none_written_with_the_event_in_view_contradicts_it(comp: str, account: str, after: str, expected: str, reviewer: Reviewer) -> None:
    status, value = found(reviewer, comp, account=account, after=after)
    assert status == expected
    assert value in (None, "present")


def test_a_field_within_an_item_is_that_items(reviewer: Reviewer) -> None:
    line = "A. PORT PLACEMENT  10:00\nRight chest. 1% lidocaine.\nComplications: 2 cm hematoma of the neck, pressed.\n\n"
    tap = "B. LUMBAR PUNCTURE  11:00\nLeft side, L3-L4, lidocaine, 20G, 8 mL clear CSF in 4 tubes. She bore it well.\n"
    assert reviewer.review(line + tap).elements["complications"].status == "unclear"
    assert reviewer.review(line + tap + "Complications: none.").elements["complications"].value == "none"
