"""What a note tells of an earlier puncture, another procedure or a later hour is no answer for this one."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

BODY = (
    "Left lateral. Chlorhexidine, drape. L3-L4 by palpation, no imaging. Lidocaine 4 mL. 22 G Whitacre, one pass. "
    "Clear CSF, 12 mL collected in four tubes. Needle out, plaster.\n"
)
COPIED = "LP note\n\n[Copied from note of 3/3]\nIndication: optic neuritis. L4-L5, 8 mL.\n[End copied]\n\n"
LINE = "PROCEDURES:\n1. Left PICC\n2. Lumbar puncture\n\nINDICATION: {}\n\nLUMBAR PUNCTURE: "


@pytest.mark.parametrize(
    ("text", "element", "status"),
    [
        (COPIED + "Indication today: as ordered.\n\n" + BODY, "indication", "unclear"),
        (COPIED + "Indication for today's LP: new seizures, rule out encephalitis.\n\n" + BODY, "indication", "documented"),
        (LINE.format("Osteomyelitis, six weeks of IV antibiotics.") + BODY, "indication", "missing"),
        (LINE.format("Needs IV antibiotics; LP to exclude meningitis.") + BODY, "indication", "documented"),
        ("LP\n\nFirst tap Mon: L4-L5, 28 mL, no complications.\nSecond tap Thu: 24 mL, no complications.\n\nToday:\n" + BODY,
         "complications", "missing"),
        ("LP\n\nAccount of the last visit (June): L4-L5, 10 mL. She had been told to lie flat two hours.\n\nToday:\n" + BODY,
         "post_procedure_instructions", "missing"),
        ("LP\n\n" + BODY + "The nurse will go over the leaflet with the patient before she leaves.\n",
         "post_procedure_instructions", "unclear"),
        ("LP\n\n" + BODY + "The nurse went over the leaflet with the patient before she left.\n",
         "post_procedure_instructions", "documented"),
    ],
)  # fmt: skip
def test_only_what_is_told_of_this_puncture_answers(text: str, element: str, status: str) -> None:
    """A near miss of each stands beside it."""
    review = Reviewer().review(Note(id="n", text=text))
    assert str(review.elements[element].status) == status
