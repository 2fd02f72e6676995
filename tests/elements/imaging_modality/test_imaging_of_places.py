"""The name of a room guides no needle, and a machine that another's failure led to speaks against 'by hand alone'."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_NOTE = "LUMBAR PUNCTURE\nConsent signed.{}\nLeft side, lidocaine 1%.\n{}\nOpening pressure 15. 9 mL of CSF in 4 tubes.\n"
_AT = "22G at L3-4, one pass, clear CSF."
_TOLD = "The registrar had failed on the ward, so fluoroscopy was used to put a dot at L3-4 and left. 22G passed by palpation, clear CSF."


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("\nSuite: angio B (fluoroscopy)", _AT),
        ("\nRm: IR 3 / fluoroscopy.", _AT),
        ("", _AT + "\nLocation: room 4, fluoroscopy"),
        ("\nPlace: fluoroscopy suite 3\nFirst a PICC was put in by a colleague (C-arm 0.5 min).", _AT),
        ("", "A 22G needle was passed in the CT room at L3-4, the largest interspace, clear CSF."),
        ("", "On the fluoroscopy table a 22G needle was placed at L2-3, the best gap, clear CSF."),
        ("", "Crests felt, L4-5, 20G x 3, no CSF. Then to the fluoroscopy room: 22G at L3-4, clear CSF."),
        ("", _TOLD),
        ("", "Two tries by the night doctor had failed, so the image intensifier came to show L3-4. Then 22G by feel, clear CSF."),
    ],
)
def test_a_room_or_a_machine_without_the_needle_leaves_it_open(reviewer: Reviewer, head: str, body: str) -> None:
    assert reviewer.review(_NOTE.format(head, body)).elements["imaging_modality"].status == "unclear"


@pytest.mark.parametrize(
    ("head", "body", "value"),
    [
        ("\nRoom: 12 (ward).", "L3-4 by palpation, 22G, clear CSF.", "none"),
        ("", "In the fluoroscopy room because the ward was full; no x-ray was used. L3-4 by palpation, 22G, clear CSF.", "none"),
        ("", "L3-4, palpation only (no US). 22G, clear CSF.", "none"),
        ("", "No ultrasound to be had, CT not wanted. L3-4 by feel, 22G, clear CSF.", "none"),
        ("\nHPI: disc swelling seen on US in the eye clinic.\nGuidance: palpation", "L3-4. 22G, clear CSF.", "none"),
        ("\nRoom: IR 2.", "Under fluoroscopy a 22G needle was advanced at L3-4, clear CSF.", "fluoroscopy"),
        ("", "The ward team had failed, so I used fluoroscopy. Under it a 22G needle was advanced at L3-4, clear CSF.", "fluoroscopy"),
    ],
)
def test_words_of_the_needles_way_stay(reviewer: Reviewer, head: str, body: str, value: str) -> None:
    assert reviewer.review(_NOTE.format(head, body)).elements["imaging_modality"].value == [value]


_FORM = "LUMBAR PUNCTURE\nPosition: left side\nImaging: {}\nNeedle: 22G\nLevel: L3-4\nCSF: 9 mL, clear\n"


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ("ultrasound (unit 4)", "unclear"),
        ("portable ultrasound machine", "unclear"),
        ("ultrasound 3/1", "missing"),
        ("ultrasound of the kidneys", "missing"),
        ("US, 3/1/25", "missing"),
        ("fluoroscopy (earlier)", "missing"),
    ],
)
def test_a_field_called_imaging_tells_of_the_needle_where_it_holds_a_machine_and_no_study(
    reviewer: Reviewer, field: str, status: str
) -> None:
    assert reviewer.review(_FORM.format(field)).elements["imaging_modality"].status == status


_SCANNED = "LUMBAR PUNCTURE\nProne on the scanner table, slices for planning. {}\nClear CSF, 9 mL.\nDLP 190 mGy-cm.\n"


@pytest.mark.parametrize(
    ("needle", "status"),
    [
        ("A 22G needle was passed by hand at the measured angle at L3-4, with the gantry out of order.", "unclear"),
        ("22G at L3-4, the way measured off the slices, needle put in by feel.", "unclear"),
        ("A 22G needle was advanced under CT at L3-4.", "documented"),
    ],
)
def test_a_dose_alone_guides_no_needle_that_went_by_hand(reviewer: Reviewer, needle: str, status: str) -> None:
    assert reviewer.review(_SCANNED.format(needle)).elements["imaging_modality"].status == status
