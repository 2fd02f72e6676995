"""Post-procedure instructions: one order alone counts only where it is strong in itself."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE

Indication: headache, raised pressure suspected.

Left lateral decubitus, prepped and draped, 1% lidocaine. 22 gauge needle at L3-4, clear CSF. 12 mL in four tubes. Needle out, bandage.{}

Complications: none.

{}"""


def status(reviewer: Reviewer, in_the_account: str, at_the_end: str) -> str:
    """The status of the element in a note with these words."""
    found = reviewer.review(NOTE.format(" " + in_the_account, at_the_end)).elements["post_procedure_instructions"]
    return str(found.status)


@pytest.mark.parametrize(
    "words",
    [
        "HOB 0 for two hours.",
        "Keep flat.",
        "Bed rest.",
        "No strenuous exercise.",
        "At home no football until Sunday.",
        "Ward: head down as long as he can bear it.",
        "She was asked to drink a bit more than usual.",
        "Her son is well, and she will leave the garden and the lifting alone as I asked.",
        "No driving today because of the puncture.",
        "A quiet half hour in the bay first and 30 min lying, then home.",
        "It was a big gauze on the back and the plaster over the site to be removed tomorrow.",
        "Aftercare: [Leaflet given and explained]",
    ],
)
def test_a_single_order_that_is_strong(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, "", words) == "documented"


@pytest.mark.parametrize(
    ("in_the_account", "at_the_end"),
    [
        ("He went grey and clammy, head low and oxygen, HR back to 70.", ""),
        ("The drip slowed and stopped, no more of it despite cough, squeeze or straining.", ""),
        ("", "She was lying flat with a cup of tea when the porter came."),
        ("", "Left at 1500 resting on a trolley, drinking water, to X-ray."),
        ("", "Diabetes insipidus: monitor urine output 2 hourly, sodium 6 hourly."),
        ("", "Disposition: stable. No driving until seizure free for six months because of the epilepsy."),
        ("", "No lifting with the casted arm; it is in a sling."),
        ("", "MRI tomorrow once she can lie still."),
        ("", "Volume corrected above. Rest is unchanged."),
        ("", "Syringes of 8 mL, rest for a drink of juice, 8 mL."),
        ("", "Eight mls, four bottles."),
        ("", "POST-PROCEDURE CARE: [Bed rest 2 h / Up as tolerated / Return to ward]"),
        ("", "Aftercare: [Leaflet given | Verbal advice | None needed]"),
    ],
)
def test_a_single_posture_or_restriction_that_may_be_no_order(in_the_account: str, at_the_end: str, reviewer: Reviewer) -> None:
    assert status(reviewer, in_the_account, at_the_end) in ("unclear", "missing")


def test_two_orders_bear_each_other_out(reviewer: Reviewer) -> None:
    assert status(reviewer, "He went grey, head low, and came round; he could go, plenty of fluids, no lifting.", "") == "documented"


def test_a_single_weak_order_is_shown(reviewer: Reviewer) -> None:
    note = NOTE.format("", "Diabetes insipidus: monitor urine output 2 hourly.")
    found = reviewer.review(note).elements["post_procedure_instructions"]
    assert found.status == "unclear"
    assert found.evidence[0].text == "monitor urine output 2 hourly"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The first one, in May, was followed by a bad week for which she was told to lie flat and drink.", "missing"),
        ("Gauze, tape off after 15 min, no ooze.", "missing"),
        ("As she had a headache in May, she was told to lie flat for two hours.", "documented"),
        ("Tape off after 24 h.", "documented"),
    ],
)
def test_what_was_told_another_day_and_a_dressing_that_is_off(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, "", words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("After puncture instr   [ ] bed 1 h   [ ] water   [ ] leaflet", "missing"),
        ("Discharge instructions given   ( ) on paper  ( ) by word", "missing"),
        ("After puncture instr   [x] bed 1 h   [ ] water   [ ] leaflet", "documented"),
        ("Advice. Quiet evening, tea as usual, some toast, no football for three days.", "documented"),
        ("Evening. Quiet, tea as usual, some toast, there was no football for three days.", "missing"),
        (
            "Advice to the home and the niece: bath chair or couch as he likes; small sips; if it weeps, telephone the ward registrar.",
            "documented",
        ),
        ("Told: flat for an hour; ring us for a headache; nil by mouth from 04:00 for the scope.", "documented"),
        ("Orders to the late nurse: log-roll; legs every 2 h; wake me for a new headache.", "documented"),
        ("Ward: head flat 1 h, legs hourly, call for a headache, nothing by mouth after midnight.", "documented"),
        ("Leaflet sent: drink plenty the evening before, eat a light breakfast on the day.", "missing"),
        ("By letter the evening before: drink plenty; no lifting that day.", "missing"),
    ],
)
def test_what_a_field_a_heading_and_a_list_lead_to(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, "", words) == expected
