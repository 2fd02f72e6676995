"""Post-procedure instructions: orders that are phoned, sent along with the patient or kept to, and samples that are kept."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE
Indication: suspected MS.
Procedure: left lateral, skin prep, lidocaine 1%. 22G needle at L4-5, clear CSF 12 mL. Needle out.
Complications: none.
{}
"""


def status(reviewer: Reviewer, words: str) -> str:
    """The status of the element in a note that ends with these words."""
    return str(reviewer.review(NOTE.format(words)).elements["post_procedure_instructions"].status)


@pytest.mark.parametrize(
    "words",
    [
        "Ward rung (NUM Example): supine two hrs, contact us if new leg symptoms.",
        "Ward phoned (CNC Example): flat 1 h.",
        "Texted the JMO: flat for one hour.",
        "Verbal handover to NIC Example: stay flat 2 hrs.",
        "Ward TL Example informed: supine 1 hr.",
        "The patient returned to 3 East on bed rest x 3 hours with HOB flat per order.",
        "Transferred back to the floor on strict bed rest for 4 hours.",
        "Sent to recovery on bed rest until 1600.",
        "Back to the unit on 2 hours bed rest per order.",
        "Going back to 4C on flat bed rest till 1500 as per Dr. Example.",
        "Returned to ward flat, to stay so 2 h.",
        "Wheeled back supine, to remain flat for 1 hour.",
        "Kept supine for 2 hours per Dr. Example's order.",
    ],
)
def test_an_order_that_is_passed_on(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) == "documented"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3 mL of this kept for cytology as the clinic had wished.", "missing"),
        ("1 mL kept in the unit fridge.", "missing"),
        ("Extra tube kept in the clinic freezer.", "missing"),
        ("CSF kept flat on ice for 2 hours per order.", "missing"),
        ("Two tubes walked to the lab, one kept on the unit for PCR.", "missing"),
        ("12 mL removed, patient kept in recovery for an hour.", "unclear"),
        ("Returned to bed 7 on the unit, lying flat.", "missing"),
        ("Pt returned to ward on 2 L oxygen.", "missing"),
        ("Surgeons to decide on a drain if another is needed.", "missing"),
    ],
)
def test_samples_states_and_what_others_decide(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) == expected
