"""Post-procedure instructions: a paper has to be given, a case has to have come, and orders have to be the puncture's."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE

Indication: suspected neurosarcoid.

Left lateral, skin cleaned, 1% lidocaine. 22 gauge needle at L3-L4, clear CSF, 12 mL in four tubes. Needle out, plaster.
{}
Complications: none.

{}"""


def status(reviewer: Reviewer, words: str, beside: str = "") -> str:
    """The status of the element in a note that ends with these words, and tells something else before."""
    return str(reviewer.review(NOTE.format(beside, words)).elements["post_procedure_instructions"].status)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("Our aftercare booklet can be found at reception.", False),
        ("An LP leaflet is kept in the drawer of bay 4.", False),
        ("The discharge sheet was printed but he had gone by the time I came back with it.", False),
        ("He slipped out to catch his bus before the nurse could run through the aftercare sheet.", False),
        ("Given our aftercare booklet and walked through it.", True),
        ("The leaflet from the drawer was handed to him.", True),
        ("Aftercare: leaflet, explained by RN.", True),
        ("Went home with the LP leaflet before lunch.", True),
    ],
)
def test_a_paper_counts_where_it_was_given(words: str, given: bool, reviewer: Reviewer) -> None:
    assert (status(reviewer, words) == "documented") is given


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("If a lumbar drain is placed on Monday she must lie flat and nurses call for output above 15 mL/h.", False),
        ("Should the blood patch go ahead, flat for two hours afterwards and no lifting.", False),
        ("If a headache comes on she is to lie flat, drink, and call us.", True),
        ("Should he feel dizzy, lie flat; call for fever or weak legs.", True),
        ("If a lumbar drain is placed, a bag at the ear; until then flat for two hours.", True),
    ],
)
def test_orders_for_a_case_that_has_not_come(words: str, holds: bool, reviewer: Reviewer) -> None:
    assert (status(reviewer, words) == "documented") is holds


@pytest.mark.parametrize(
    ("words", "beside", "holds"),
    [
        (
            "Told his wife: nothing by mouth until 15:00, soft food tonight, call the chest clinic for blood in the sputum.",
            "Bronchoscopy in the same session by Dr. K.",
            False,
        ),
        (
            "Home with printed instructions: no aspirin for 10 days because of the polyp, call for bleeding from the back passage.",
            "Colonoscopy followed (Dr. B).",
            False,
        ),
        (
            "Told his wife: nothing by mouth until 15:00, then lie flat for an hour, call for headache on standing.",
            "Bronchoscopy in the same session by Dr. K.",
            True,
        ),
    ],
)
def test_orders_of_another_procedure_in_the_note(words: str, beside: str, holds: bool, reviewer: Reviewer) -> None:
    assert (status(reviewer, words, beside) == "documented") is holds


@pytest.mark.parametrize(
    ("words", "ordered"),
    [("After: back on the ward, flat on his back, dozing.", False), ("After: flat.", True), ("After: flat on his back for an hour.", True)],
)
def test_a_posture_behind_a_place_is_how_somebody_is(words: str, ordered: bool, reviewer: Reviewer) -> None:
    assert (status(reviewer, words) == "documented") is ordered
