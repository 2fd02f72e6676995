"""A mark made with imaging, a line for the bill and a room say nothing of the needle's way by themselves."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_NOTE = "{}\nLeft side down, lidocaine 1%.\n{}\nOpening pressure 16. 9 mL of CSF in 4 tubes.\n{}\n"
_FELT = "L4/5 by palpation of the crests. 22G needle advanced, clear CSF."


def _status(reviewer: Reviewer, title: str, body: str, tail: str = "") -> str:
    return reviewer.review(_NOTE.format(title, body, tail)).elements["imaging_modality"].status


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("FLUORO LP", "Fluoro used to dot L3/4; machine taken to theatre before we began. 22G needle in, clear CSF."),
        ("FLUOROSCOPIC LP", "Entry at L3/4 inked with the C-arm, which was then wanted elsewhere. 22G down to clear CSF."),
        ("CT GUIDED LP", "Skin entry drawn from the slices. Scanner broke down; needle passed in the bay, clear CSF."),
        ("CT LUMBAR PUNCTURE", "Pen mark at L3/4 from the scan; on the trolley the 22G needle was passed by hand, clear CSF."),
        ("LP", "Fluoroscopy to count down, L3/4 inked. Breathless, so taken back onto the trolley. 22G through the dot, clear CSF."),
        ("LP", "With the C-arm L3/4 was counted and an X placed. Then sat up on the edge of the bed. 22G through the X, clear CSF."),
        ("LP", "L3/4 inked under fluoroscopy. Upright now, where the C-arm cannot come. 22G in, clear CSF."),
    ],
)
def test_imaging_that_left_after_the_mark_did_not_guide(reviewer: Reviewer, title: str, body: str) -> None:
    assert _status(reviewer, title, body, "Screening 18 s.") == "unclear"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("FLUORO LP", "Ink at L3/4. 22G needle in, clear CSF."),
        ("CT LUMBAR PUNCTURE", "Pen mark at L3/4; the table went out, needle in, a repeat slice showed the tip, clear CSF."),
        ("LUMBAR PUNCTURE", "L3/4 marked, drape off and on again, needle guided in under fluoroscopy, clear CSF."),
        ("FLUORO LP", "Moved onto the table. L3/4 inked under fluoroscopy, 22G needle advanced under it, clear CSF."),
        ("FLUORO LP", "L3/4 marked. 22G needle under lateral fluoroscopy, clear CSF. C-arm then wheeled off."),
    ],
)
def test_a_mark_with_the_needle_imaged_stays(reviewer: Reviewer, title: str, body: str) -> None:
    assert _status(reviewer, title, body) == "documented"


@pytest.mark.parametrize("line", ["Charge line: lumbar puncture under fluoroscopy x1.", "Coding sheet: LP, image guided (fluoroscopy)."])
def test_a_line_for_the_bill_does_not_outweigh_the_hand(reviewer: Reviewer, line: str) -> None:
    assert _status(reviewer, "LUMBAR PUNCTURE", _FELT, line) == "conflicting"
    assert _status(reviewer, "LUMBAR PUNCTURE", "22G needle at L4/5 under fluoroscopy, clear CSF.", line) == "documented"


def test_a_room_beside_another_try_by_hand_is_no_word_of_the_needle(reviewer: Reviewer) -> None:
    ward = "The ward tried at L4/5 by feel: bone, abandoned. "
    assert _status(reviewer, "LP IN FLUOROSCOPY SUITE", ward + "Here 22G needle at L3/4, clear CSF.") == "unclear"
    assert _status(reviewer, "LUMBAR PUNCTURE", "Prone on the biplane. 22G needle at L3/4, clear CSF.") == "unclear"


def test_a_dose_for_counting_alone_guided_no_needle(reviewer: Reviewer) -> None:
    needle = "22G needle at L4/5, clear CSF."
    assert _status(reviewer, "LUMBAR PUNCTURE", needle, "Screening time 6 s (level count only).") == "unclear"
    assert _status(reviewer, "LUMBAR PUNCTURE", needle, "Screening time 6 s.") == "documented"


def test_what_a_scan_afterwards_did_not_show_denies_no_guidance(reviewer: Reviewer) -> None:
    needle = "Under CT the 22G needle was advanced to L4/5, clear CSF."
    assert _status(reviewer, "LUMBAR PUNCTURE", needle, "Control CT: no epidural bleeding.") == "documented"
    assert _status(reviewer, "CT GUIDED LUMBAR PUNCTURE", _FELT, "CT: none, no slot.") == "conflicting"


@pytest.mark.parametrize(
    ("title", "body", "tail"),
    [
        (
            "CT GUIDED LP",
            "22G needle to the sac at L3/4, clear CSF. No CT was to be had on this day.",
            "Impression: CT guided lumbar puncture.",
        ),
        ("FLUOROSCOPIC LP", "Under real-time ultrasound the 22G needle went to the sac at L4/5, clear CSF.", ""),
        (
            "ULTRASOUND-GUIDED LP",
            "Guidance: ultrasound, real time. 22G needle at L4/5 by palpation only, no ultrasound used, clear CSF.",
            "",
        ),
    ],
)
def test_titles_that_the_text_denies_or_tells_otherwise(reviewer: Reviewer, title: str, body: str, tail: str) -> None:
    assert _status(reviewer, title, body, tail) == "conflicting"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("CT GUIDED LP", "22G needle advanced under CT to the sac at L3/4, clear CSF. No CT of the head was needed."),
        ("FLUOROSCOPIC LP", "Skin marked with ultrasound. 22G needle under fluoroscopy at L4/5, clear CSF."),
        ("ULTRASOUND-GUIDED LP", "Ultrasound in real time, 22G needle followed to the sac at L4/5, clear CSF. No picture kept."),
    ],
)
def test_titles_that_the_text_bears_out(reviewer: Reviewer, title: str, body: str) -> None:
    assert _status(reviewer, title, body) == "documented"
