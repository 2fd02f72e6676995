"""Post-procedure instructions: words of an order count where they are one, not where they tell a state or what happened."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """LUMBAR PUNCTURE

Indication: double vision, raised pressure suspected.

Right lateral, skin cleaned, 1% lidocaine. 22 gauge needle at L4-5, clear CSF. 9 mL in four tubes. Needle out, bandage.

Complications: none.

{}"""


def status(reviewer: Reviewer, words: str, note: str = NOTE) -> str:
    """The status of the element in a note that ends with these words."""
    return str(reviewer.review(note.format(words)).elements["post_procedure_instructions"].status)


@pytest.mark.parametrize(
    "words",
    [
        "Dozing flat by the window, settled, pulse 70.",
        "Reclining with a glass of water when the porter came.",
        "AFTERCARE: he was sitting up with a sandwich by three.",
        "DISCHARGE: ambulatory, eating well, gauze dry.",
        "AFTERCARE: the nausea eases within a minute of lying flat.",
        "Fluids were given on the ward and she slept.",
        "Monitored 2 h, obs q30, then back to her own room.",
        "The order for an hour flat was taken off by the night team.",
        "Emla cream on her back 30 min before.",
        "Two days of bed rest had been tried at home.",
        "1740 Up in chair, eaten, steady on her feet.",
        "Nurses: peak flow 4 hourly (for the asthma), bleep if under 200.",
        "ORDERS FOR NURSING: [drain panel: rate *** / HOB ***]",
        "Relatives told that she might have to lie down for a bit and drink more if her head hurt.",
        "Fluid clear like tap water, slow to come.",
    ],
)
def test_states_and_events_are_no_orders(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) in ("missing", "unclear")


@pytest.mark.parametrize(
    "words",
    [
        "To lie an hour, then as he likes.",
        "Lying down until four.",
        "1) on her back 45 min 2) sips of tea",
        "Handed back with word to keep her horizontal for an hour.",
        "SENT TO THE WARD WHERE SHE IS TO REMAIN FLAT FOR AN HOUR.",
        "Bed rest for an hour was advised.",
        "Bed rest until the drip is finished.",
        "Nurses: call if the leg is weak.",
        "AFTERCARE: one hour supine; drink plenty.",
        "Daughter is to keep the plaster dry.",
    ],
)
def test_orders_in_a_clause_that_leads_to_them(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) == "documented"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("RN: flat 3 h.\nSister on duty: was told by the registrar there is no flat time.", "conflicting"),
        ("She may get up at once.\n\nIMPRESSION: told to keep flat in bed for the next two hours.", "conflicting"),
        ("Flat 1 h. After that up at once if he likes.", "documented"),
        ("Flat 1 h. Went down one and got it right away.", "documented"),
    ],
)
def test_an_order_to_lie_against_words_that_nobody_need(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) == expected


def test_orders_of_a_tap_told_by_its_date_before_the_account_are_of_that_day(reviewer: Reviewer) -> None:
    note = NOTE.replace(
        "\nRight lateral", '\nSame team on 5/11: L3-4, 20 mL, "flat 3 h, ring for vomiting", went well.\n\nRight lateral'
    ).replace("\n{}", "")
    assert reviewer.review(note).elements["post_procedure_instructions"].status == "missing"


def test_a_number_before_a_blank_line_is_no_amount_of_what_stands_behind_it(reviewer: Reviewer) -> None:
    note = "Bay 12\n\nCC headache.\n\nTold that headache is a risk and to lie flat if it comes.\n\n" + NOTE.replace("\n{}", "")
    assert reviewer.review(note).elements["post_procedure_instructions"].status == "missing"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Patient went back to 5 South to remain recumbent for three hours.", "documented"),
        ("Transferred to the ward to stay flat until 1800.", "documented"),
        ("He returned to the ward resting and comfortable.", "missing"),
        ("Advice given: ____________", "missing"),
        ("Aftercare (advice given):            signed ______", "missing"),
        ("Patient instructions (given in writing and by voice)\n{Post LP instructions:4411}", "missing"),
        ("Discharge instructions given to family:\n***", "missing"),
        ("Bed rest for *** hours.", "missing"),
        ("Lie flat for {hours:12} hours", "missing"),
        ("Advice will be given by the ward team.", "missing"),
        ("Drops to both ears for 5 days, keep ears dry, no swimming, phone ENT for pus from the ear.", "missing"),
        ("Keep ears dry. From the LP: flat one hour, call for headache on standing.", "documented"),
        ("Discharge instructions given.\nSigned: ______", "documented"),
        ("Advice given: flat for one hour", "documented"),
        ("Dr. K. put in the unit orders.", "unclear"),
        ("Monitored in the dept after the procedure.", "unclear"),
        ("Post-LP check 2130: legs strong.", "missing"),
    ],
)
def test_where_somebody_was_sent_and_what_a_form_left_blank(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) == expected


@pytest.mark.parametrize(
    ("advice", "expected"),
    [
        ("No driving for a year, return for seizure or bleeding on the tablets.", "unclear"),
        ("Flat for the evening, drink plenty.", "documented"),
    ],
)
def test_the_advice_of_a_summary_of_a_stay_is_the_punctures_where_it_shows_so(advice: str, expected: str, reviewer: Reviewer) -> None:
    stay = (
        "DISCHARGE SUMMARY\n\nCourse: eight days of headache with sinus thrombosis. On day 4 I did a lumbar puncture to lower the pressure: left "
        "lateral, 1% lidocaine, L4-5 by palpation, 22G needle, 24 mL of clear CSF drained. There were no complications. Heparin went on.\n\nAdvice: {}"
    )
    assert status(reviewer, advice, note=stay) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Nobody has so far advised her to lie flat.",
        "Return precautions still to be explained.",
        "Aftercare: bed rest, drinks and warning signs, yet to be gone over with the son.",
        "The handout was not available.",
        "Nurse will do the usual post-LP care.",
    ],
)
def test_what_is_still_owed_orders_nothing(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) in ("missing", "unclear")


@pytest.mark.parametrize(
    "words", ["Nobody was hurt. Told to lie flat for an hour.", "Lie flat 1 h, call for fever. Cultures are still outstanding."]
)
def test_what_is_given_stands_beside_what_is_still_owed(words: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) == "documented"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Alert, eating at noon, headache 1/10.", "missing"),
        ("Alert the ward nurse for headache or fever.", "documented"),
        ("Neuro-ophthalmology has the numbers.", "missing"),
        ("Wife has the number to ring if the head hurts.", "documented"),
    ],
)
def test_who_is_awake_or_knows_the_pressures_is_told_nothing(words: str, expected: str, reviewer: Reviewer) -> None:
    assert status(reviewer, words) == expected
