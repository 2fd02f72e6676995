"""The volume of CSF: what is told beside the measured part without a number, and what a later entry says of it."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.review import Element

OPEN = [
    "Universal 1 2 ml, universal 2 2 ml, universal 3 for AFB.",
    "CSF: 4 ml was sent and then let drain until comfortable.",
    "Bottle 1 3 ml, bottle 2 3 ml, bottle 3 the remainder.",
    "CSF into tubes: tube A 2 ml, tube B 2 ml, tube C for viral PCR.",
    "2 ml x 4 to lab, CSF then left to drip for eight minutes.",
    "Collected 3 tubes of 2 ml each, afterwards the fluid ran freely into a pot.",
    "1 ml in each of four pots and then drained until the ache went.",
    "Samples 3 x 1 ml, dripping on until the pressure was normal.",
    "CSF clear, 8 ml, then left running to a closing of 15.",
]

TOLD = [
    ("CSF 11 ml, tube 1 cells, tube 2 culture, tube 3 chemistry.", 11.0),
    ("Took 30 ml CSF: 10 to cytology and the rest kept for research.", 30.0),
    ("28 ml of CSF was then drained slowly.", 28.0),
    ("4 + 3 + 2 ml of CSF into three pots (cytology, flow, the rest).", 9.0),
    ("Clear CSF 20 ml, drained slowly by gravity.", 20.0),
    ("4 tubes of 3 ml, collected by drip over ten minutes.", 12.0),
    ("4 x 1 ml samples, then let run for ten minutes, 26 ml in all.", 26.0),
    ("24 ml drained. Flow then stopped.", 24.0),
    ("Pot 1 3 ml, pot 2 3 ml, pot 3 3 ml.", 9.0),
    ("28 ml removed, of which 8 to the lab, the rest discarded.", 28.0),
    ("2 ml in pot 1, then 20 ml run off into the jug.", 22.0),
    ("18 ml taken. IV fluids then run overnight.", 18.0),
    ("First 9 mL, then pressure 24; another 9 mL, pressure 18; a last 4 mL, pressure 14.", 22.0),
    ("CSF 19 mL. Ten metres took 21 seconds before; an hour later they took 18, much as before.", 19.0),
    ("OP 39 > CP 17   24 ml out", 24.0),
    ("About one and a half ml of CSF in each of five tubes.", 7.5),
    ("[x] clear  [ ] cloudy   tubes _3_   mL _9_", 9.0),
    ("36 ml CSF off (counted in three 12 ml conicals).", 36.0),
]

LATER = [
    "Ward 4 nursing, following morning: headache gone, 35 ml taken off at LP yesterday.",
    "Day ward call, next day 10:00: well. Says they took off 40 ml of fluid yesterday.",
]

AGREEING = [
    "Ward 4 nursing, next day: headache gone, 27 ml taken off yesterday.",
    "Ward 4 nursing, next day: headache gone. 200 ml of urine taken off by catheter yesterday.",
    "Background: LP last month, 35 ml taken off then.",
]


def _find(told: str, later: str, reviewer: Reviewer) -> Element:
    text = f"LP for IIH, to relieve pressure. 20G at L3/4. OP 34 cm.\n{told}\nDressing applied. No complications.\n\n{later}\n"
    return next(iter(reviewer.review_many([Note(id="t", text=text)]))).elements["csf_volume"]


@pytest.mark.parametrize("told", OPEN)
def test_what_has_no_number_beside_the_measured_part_leaves_it_open(told: str, reviewer: Reviewer) -> None:
    assert _find(told, "", reviewer).status == "unclear"


@pytest.mark.parametrize(("told", "ml"), TOLD)
def test_what_is_measured_counts(told: str, ml: float, reviewer: Reviewer) -> None:
    assert _find(told, "", reviewer).value_ml == (ml, ml)


@pytest.mark.parametrize("later", LATER)
def test_a_later_entry_that_disagrees_conflicts(later: str, reviewer: Reviewer) -> None:
    assert _find("27 ml of CSF drained.", later, reviewer).status == "conflicting"


@pytest.mark.parametrize("later", AGREEING)
def test_a_later_entry_that_agrees_or_tells_of_something_else_does_not(later: str, reviewer: Reviewer) -> None:
    assert _find("27 ml of CSF drained.", later, reviewer).value_ml == (27.0, 27.0)
