"""What a later part of a note takes back of its own words documents nothing; what it upholds stands."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE
Indication: idiopathic intracranial hypertension with visual loss; therapeutic drainage to lower the pressure.
Technique: Prone. Lidocaine 5 mL. L3-L4. 20G needle advanced under fluoroscopic guidance. OP 32. 25 mL of CSF drained. CP 15. Dressing.
Complications: none.
Instructions: Flat for 2 hours, call for headache or fever.

Signed 14:10

"""


@pytest.mark.parametrize(
    ("element", "end"),
    [
        ("puncture_site", "Addendum: The level above comes in with our usual macro, I went by feel."),
        ("puncture_site", "Addendum: The L3-L4 in the technique comes in with our usual macro."),
        ("puncture_site", "Addendum: I never counted the interspaces."),
        ("csf_volume", "P.S. The tally on the tray says 31 mL. I cannot say which number is right."),
        ("csf_volume", "Output recorded by the nurse: CSF output 15 mL, discarded."),
        ("complications", "Addendum: The sentence on complications is template wording."),
        ("post_procedure_instructions", "Addendum: The lines about aftercare are boilerplate. He left before I could speak to him."),
        ("indication", "Addendum: History and indication above were pasted into the wrong chart."),
    ],
)
def test_disowned(reviewer: Reviewer, element: str, end: str) -> None:
    assert reviewer.review(NOTE + end).elements[element].status != "documented"


@pytest.mark.parametrize(
    "end",
    [
        "Addendum: Standard template used, reviewed and edited by me.",
        "Addendum: I did not count the passes.",
        "Attending: 25 mL is right, I saw the syringe; the 52 on the nurse's sheet is a transposition.",
        "Addendum: The instructions were gone over again by phone.",
    ],
)
def test_upheld(reviewer: Reviewer, end: str) -> None:
    assert {f.status for f in reviewer.review(NOTE + end).elements.values()} == {"documented"}
