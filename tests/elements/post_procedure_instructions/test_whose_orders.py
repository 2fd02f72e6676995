"""Post-procedure instructions: orders count under words that are known, or where they are tied to the puncture."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE

Indication: gait trouble, possible neurosarcoid.

Left lateral, skin cleaned, 1% lidocaine. 20 gauge needle at L3-4, clear CSF. 11 mL in four tubes. Needle out, gauze and tape.

Complications: none.

{}"""


def status(reviewer: Reviewer, words: str) -> str:
    """The status of the element in a note that ends with these words."""
    return str(reviewer.review(NOTE.format(words)).elements["post_procedure_instructions"].status)


@pytest.mark.parametrize(
    "words",
    [
        "PLAN\n- Tunnelled line pulled 1400 (told Nurse Ode): flat 45 min after it, then sit up. Call if short of breath.",
        "AFTERCARE: Instructions about the coming knee washout were gone through: no lifting for two days, to casualty for calf pain.",
        "Advice for the sinus rinse: rest today, no hot drinks, no lifting for a week.",
        "PORT REMOVAL:\nKeep the bandage on for two days. No heavy lifting for a week. Call us for pus.",
        "DRAIN ORDERS: the surgeons will write these on 7 East.",
        "FOR THE SUITE: mop the floor, keep the couch flat for the next case, call the engineer if the screen freezes.",
    ],
)
def test_orders_under_other_words_are_none_of_the_punctures(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) in ("missing", "unclear")


@pytest.mark.parametrize(
    "words",
    [
        "Instructions for the first two days at home were given to Ms. Quill and her aunt: rest, plenty of fluids, no lifting.",
        "Nurse Obi (day unit) told: flat 1 h, then up. Drink 2 L.",
        "Orders handed to RN Tamsin Wray on Larch ward: flat until 1500, obs hourly.",
        "Advice about driving and sport: none of either today; lie flat for an hour and drink well.",
        "WHAT HAPPENS NEXT: lie flat 30 min. Drink plenty. Ring us for a headache when upright.",
        "PLAN\n# Neurosarcoid: flat 1 h, fluids, call for headache or fever.",
        "Tunnelled line out as well. Both sites, told Nurse Ode: flat 45 min, back dressing dry until Friday.",
        "DRAIN ORDERS: none needed. Aftercare: flat 1 h, fluids.",
    ],
)
def test_orders_under_known_words_and_of_the_puncture_count(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) == "documented"
