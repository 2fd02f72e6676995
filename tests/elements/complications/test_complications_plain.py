"""Complications: a statement of none counts where its own words, or those that lead to it, say that it is of this puncture."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

TAP = "LP for ?MS. Left side, lidocaine, 20G at L3-L4, clear CSF, 9 mL. Needle out, plaster.\n"


@pytest.mark.parametrize(
    "statement",
    [
        "No complications with the line.",
        "No complications of cannulation.",
        "No complications of fluid resuscitation (lungs clear).",
        "Dr. Otter mentions no complication of hers.",
        "Fat taken from the left flank, closed in layers, no complications.",
        "MR venogram with gadolinium at noon, no adverse events.",
        "Complications: none with biopsy.",
    ],
)
def test_a_statement_of_something_else_leaves_it_open(reviewer: Reviewer, statement: str) -> None:
    element = reviewer.review(TAP + statement).elements["complications"]
    assert (element.status, element.value) != ("documented", "none")


@pytest.mark.parametrize(
    "statement",
    [
        "No complications with the puncture.",
        "No complication of any kind.",
        "No complications of the fluid removal.",
        "I am glad to say there were no complications.",
        "Stylet back, needle out, no complications.",
        "Outcome: no complication.",
        "The patient was restless but there were no immediate complications.",
        "Complications: none from the tap.",
        "No paresthesia, no complication.",
        "Apart from the slow drip, uncomplicated.",
    ],
)
def test_what_is_said_of_this_puncture_counts(reviewer: Reviewer, statement: str) -> None:
    element = reviewer.review(TAP + statement).elements["complications"]
    assert (element.status, element.value) == ("documented", "none")
