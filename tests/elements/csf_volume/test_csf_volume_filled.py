"""The volume of CSF where tubes were filled to a mark, shares stand behind numbers, days in a chart and fluids in a row."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

LP = "Lumbar puncture for IIH.\nLeft lateral, 1% lidocaine 4 mL, L3-L4 by palpation, 22G, OP 31. {}\nComplications: none."

TOLD = [
    ("Three tubes, 3 and a quarter mL apiece.", 9.75),
    ("4 tubes, two-and-a-half cc each.", 10.0),
    ("Vials: 1 micro, 2 biochem, 3 cytology; 3 mL in every one.", 9.0),
    ("Clear. Tubes: 3 \u2192 mL total: 11", 11.0),
    ("No. of tubes 5 / mL in each 2", 10.0),
    ("26 mL straw CSF removed: 6 cytology, 20 other.", 26.0),
    ("10 mL off, re-measured 24, 8 mL more off.", 18.0),
    ("On 3/2 elsewhere 25 mL. Today: L3-4 again, 28 mL off.", 28.0),
]

UNTOLD = [
    "Pots for virology and culture filled to the line and sent.",
    "Clear CSF let off by gravity until the headache went.",
    "How much off: a fair bit.",
    "Fluid: cloudy. How much: enough for culture.",
    "On 3/2 we took 25 mL. \nToday: prone, L3-L4. Drained again by gravity, closing 15.",
]


def _find(words: str, reviewer: Reviewer) -> tuple[str, object]:
    found = reviewer.review(Note(id="t", text=LP.format(words))).elements["csf_volume"]
    return found.status, found.value_ml


@pytest.mark.parametrize(("words", "value"), TOLD)
def test_an_amount_is_read(words: str, value: float, reviewer: Reviewer) -> None:
    assert _find(words, reviewer) == ("documented", (value, value))


@pytest.mark.parametrize("words", UNTOLD)
def test_fluid_without_a_number_is_unclear(words: str, reviewer: Reviewer) -> None:
    assert _find(words, reviewer)[0] == "unclear"


def test_a_row_of_fluids_stands_against_the_author(reviewer: Reviewer) -> None:
    assert _find("TOTAL OUT 32 mL.\n\nRN flowsheet copied:  CSF (LP) 25 mL   urine 300   JP 10\n", reviewer)[0] == "conflicting"


def test_days_of_a_chart_are_added(reviewer: Reviewer) -> None:
    note = "Lumbar drain trial for NPH. Lidocaine 5 mL, L4-5 palpated, Tuohy, catheter in.\n"
    note += "Out by nursing chart: night 1 80 mL, day 2 150 mL, day 3 140 mL."
    assert reviewer.review(Note(id="t", text=note)).elements["csf_volume"].value_ml == (370.0, 370.0)


def test_no_specimen_of_a_failed_puncture_is_no_fluid(reviewer: Reviewer) -> None:
    note = "Lumbar puncture for headache. Lidocaine 5 mL, 22G at L3-4, only bone on three passes, abandoned.\nSpecimens: none."
    assert reviewer.review(Note(id="t", text=note)).elements["csf_volume"].value_ml == (0.0, 0.0)
