"""A heading right below the first line is a title too, and what a body tells is held against it."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

_NOTE = "{}\nConsent signed. Left side, lidocaine 1%.\n{}\nOpening pressure 15. 9 mL of CSF in 4 tubes.\n"


@pytest.mark.parametrize(
    ("head", "body", "status"),
    [
        (
            "X-RAY DEPARTMENT\nCT LUMBAR PUNCTURE\n",
            "Slices served to choose L2-L3, dot inked. Gantry parked. 22G by feel, clear CSF.",
            "unclear",
        ),
        ("PROCEDURE NOTE\nTitle: Fluoroscopic lumbar puncture\n", "Crests felt, L3-4. 22G, clear CSF.", "conflicting"),
        ("FLUOROSCOPIC LUMBAR PUNCTURE\n", "No radiology equipment in this clinic. L3-4, 22G, clear CSF.", "conflicting"),
        ("Guidance: Fluoroscopy     Location: suite 2\n", "The tube had blown, so L3-4 without imaging. 22G, clear CSF.", "conflicting"),
    ],
)
def test_a_body_without_the_imaging_of_the_heading(reviewer: Reviewer, head: str, body: str, status: str) -> None:
    assert reviewer.review(_NOTE.format(head, body)).elements["imaging_modality"].status == status


@pytest.mark.parametrize(
    ("head", "body", "value"),
    [
        ("X-RAY DEPARTMENT\nCT LUMBAR PUNCTURE\n", "Dot inked at L2-L3. 22G advanced under CT fluoroscopy, clear CSF.", "ct"),
        (
            "FLUORO LUMBAR PUNCTURE\n",
            "Counted up from the sacrum. 22G steered by fluoroscopy down the left of L2-L3, clear CSF.",
            "fluoroscopy",
        ),
        ("LUMBAR PUNCTURE\n", "I could trace the spines with firm pressure and marked L3-4. 22G, clear CSF.", "none"),
        ("LUMBAR PUNCTURE\n", "28 weeks; ultrasound normal for the baby. Felt the L3-4 gap, 22G, clear CSF.", "none"),
        ("LUMBAR PUNCTURE\n", "Felt the L3-4 gap, 22G, clear CSF. The tumour then came out with the ultrasonic aspirator.", "none"),
    ],
)
def test_the_way_that_the_body_tells(reviewer: Reviewer, head: str, body: str, value: str) -> None:
    assert reviewer.review(_NOTE.format(head, body)).elements["imaging_modality"].value == [value]
