"""A level found by hand in other words, a needle followed by a probe that was named long before, and titles that the text denies."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

_LONG = "Sacrum found. Counted to L3-4. Skin cleaned. Lidocaine 3 mL. Drape."


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ("LP\nLevel: L3/4, palpated clinically. 22G, clear CSF.", "documented", ["none"]),
        ("LP\nL3/4, numbered from the sacrum and felt. 22G, clear CSF.", "documented", ["none"]),
        ("LP\nL3/4, palpated and not scanned. 22G, clear CSF.", "documented", ["none"]),
        ("LP\nL3/4 on what little I could feel. 22G, clear CSF.", "documented", ["none"]),
        ("LP\nL3/4, a pop was felt at 5 cm. 22G, clear CSF.", "missing", None),
        ("LP\nClinically improving. L3/4, 22G, clear CSF.", "missing", None),
        (f"LP\nLinear probe. {_LONG} 25G advanced out of plane, tip followed in real time. CSF.", "documented", ["ultrasound"]),
        (f"LP\nLinear probe. {_LONG} 25G advanced, clear CSF.", "unclear", None),
        ("XR room 2\nRule out MS. LP: prone, L3-4, lidocaine, needle in first go, 8 mL clear CSF.", "unclear", None),
        ("XR chest clear.\nRule out MS. LP: prone, L3-4, lidocaine, needle in first go, 8 mL clear CSF.", "missing", None),
        (
            "ULTRASOUND GUIDED LP\nNo swelling on US of the optic nerves. 22G at L3-4 advanced in plane, tip watched, CSF.",
            "documented",
            ["ultrasound"],
        ),
        (
            "CT FLUOROSCOPIC LP\nGuidance of the needle: nil\nL3-4, 22G advanced with CT fluoroscopy, clear CSF.",
            "conflicting",
            ["ct", "none"],
        ),
        (
            "PROCEDURE NOTE - CT GUIDED LUMBAR PUNCTURE\nL3-4 found with the thumbs at the crest line. 22G, clear CSF.",
            "conflicting",
            ["ct", "none"],
        ),
        ("PROCEDURE NOTE - CT GUIDED LUMBAR PUNCTURE\nL3-4, 22G advanced, clear CSF. DLP 120.", "documented", ["ct"]),
    ],
)
def test_what_guided_the_needle(reviewer: Reviewer, text: str, status: str, value: list[str] | None) -> None:
    found = reviewer.review(Note(id="t", text=text)).elements["imaging_modality"]
    assert (found.status, list(found.value) if found.value else None) == (status, value)
