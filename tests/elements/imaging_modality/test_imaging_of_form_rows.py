"""Rows of forms, corrected titles, machines that were down and tries of others: what they say of the guidance of this needle."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

_FORM = "LP NOTE\nIndication: ?MS\n{}\nLevel: L3-L4 22G CSF clear 9 mL\nComplications: none\nInstructions: flat 1 h"
_PROSE = "LP for ?MS. {} Sitting, prepped. {} 22G at L3-L4, clear CSF, 12 mL. No complications. Flat 1 h."

FORMS = [
    ("Guidance: ( ) landmark (x) US skin mark ( ) fluoro not on site", "documented", ("ultrasound_marking",)),
    ("Fluoroscopy   Yes [ ]   No [x]", "documented", ("none",)),
    ("Fluoroscopy   Yes [x]   No [ ]", "documented", ("fluoroscopy",)),
    ("Fluoro: Y / (N)", "documented", ("none",)),
    ("X-ray guided?  Y [ ]  N [ ]", "missing", None),
    ("II used? YES NO", "missing", None),
    ("Guidance: none [ ] fluoro [ ] US [ ]", "missing", None),
    ("Guidance: \u2717 fluoro \u2713 landmarks", "documented", ("none",)),
    ("Fluoro | N | US | N | CT | N", "documented", ("none",)),
    ("Imaging for needle  \u2611 None \u2610 US\nFluoro used  \u2611 Y \u2610 N", "conflicting", ("fluoroscopy", "none")),
    ("Method: \u2611 Palpation \u2610 Fluoroscopy\nScreening used \u2611 Yes \u2610 No", "conflicting", ("fluoroscopy", "none")),
]
PROSE = [
    ("Radiology turned us away (fluoro out until Monday).", "", "missing", None),
    ("The registrar's attempt used no x-ray.", "Needle advanced under intermittent screening.", "documented", ("fluoroscopy",)),
    ("", "US machine here, battery dead, not used. Crests felt.", "documented", ("none",)),
    ("", "Pedal was not pressed. Crests felt.", "documented", ("none",)),
    ("Art line (L radial, US): one pass.", "L3-L4 by landmarks.", "documented", ("none",)),
    ("", "CT slices with a grid on the skin; wheeled back to the ward bed, needle at the ink.", "unclear", None),
    ("", "C-arm was set up. Crests felt.", "unclear", None),
]
TITLES = [
    "FLUORO LP\nTitle correction: done on the ward, I used no fluoroscopy. Landmarks felt. ",
    "FLUORO LP\nAmended header: a bedside LP by feel; fluoroscopy not used. ",
    "FLUORO LP\nHeading is the scheduled exam; C-arm failed its self test and the needle went in on palpation. ",
]


@pytest.mark.parametrize(("row", "status", "value"), FORMS)
def test_rows_of_forms(reviewer: Reviewer, row: str, status: str, value: tuple[str, ...] | None) -> None:
    found = reviewer.review(Note(id="n", text=_FORM.format(row))).elements["imaging_modality"]
    assert (found.status, tuple(found.value or ())) == (status, value or ())


@pytest.mark.parametrize(("before", "during", "status", "value"), PROSE)
def test_machines_and_tries_of_others(reviewer: Reviewer, before: str, during: str, status: str, value: tuple[str, ...] | None) -> None:
    found = reviewer.review(Note(id="n", text=_PROSE.format(before, during))).elements["imaging_modality"]
    assert (found.status, tuple(found.value or ())) == (status, value or ())


@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_the_author_corrects_guides_nothing(reviewer: Reviewer, title: str) -> None:
    text = title + "Indication: ?MS. L3-L4, 22G, CSF clear 9 mL. No complications. Flat 1 h."
    found = reviewer.review(Note(id="n", text=text)).elements["imaging_modality"]
    assert (found.status, tuple(found.value or ())) == ("documented", ("none",))
