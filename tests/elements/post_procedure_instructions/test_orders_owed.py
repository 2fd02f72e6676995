"""Post-procedure instructions that are owed, for the samples, for another attempt or visit, or noted down as done."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

NOTE = (
    "Lumbar puncture for headache.\nLeft lateral, 1% lidocaine 4 mL, L3-L4 by palpation, 22G, clear CSF, 20 mL drained. Plaster on.\n"
    "Complications: none.\n{}"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Discharge sheet printed and left in the folder, to be gone over when he wakes.", "unclear"),
        ("The nurse still has to go through the leaflet with him.", "unclear"),
        ("Instructions not yet gone through, he is sedated.", "unclear"),
        ("Aftercare orders to follow.", "unclear"),
        ("Ward will decide on activity.", "unclear"),
        ("Instructions: keep all tubes on ice, nurse to label the tubes.", "missing"),
        ("Recommend: another attempt after fluids.", "missing"),
        ("Supine at 1420. Routine post procedure care.", "unclear"),
        ("Instructions for follow-up visit 4/2: bring the headache diary.", "missing"),
        ("Orders to TSICU:\n a. leg exam q1h\n b. flat 2 h", "documented"),
        ("Patient: propped no higher than 30 degrees till morning, no bending.", "documented"),
        ('Handed: "After your tap" card.', "documented"),
        ("Keep the dressing on until tomorrow and the tubes on ice.", "documented"),
        ("Lie flat 1 h. Neurosurgery will decide on a shunt.", "documented"),
    ],
)
def test_orders_owed_and_of_others(words: str, expected: str, reviewer: Reviewer) -> None:
    assert reviewer.review(Note(id="t", text=NOTE.format(words))).elements["post_procedure_instructions"].status == expected
