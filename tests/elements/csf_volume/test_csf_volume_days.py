"""The volume of CSF: rows of a log that are this puncture's own, amounts of other days, and amounts that were only hoped for."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer

NOTE = """HEADACHE SERVICE
Indication: IIH with disc swelling, therapeutic lumbar puncture to lower the pressure.
{before}

Left lateral, chlorhexidine. Lidocaine 1% 4 mL. By palpation L3-4, 20G, first pass, clear CSF. OP 34. {taken} Needle out, gauze.
Complications: none.
Afterwards: flat one hour, call us for headache or fever.
"""

TOLD = [
    ("OP Fri 41, Sat 38 (26 mL each time).", "Took 21 mL, CP 15.", 21.0),
    ("4th tap (Jan 24 mL, Feb 26 mL, Mar 25 mL).", "Took 21 mL, CP 15.", 21.0),
    ("DOS: 5/09\nCourse:\n4/11 L4-5 OP 38 26 mL\n5/09 L3-4 OP 34 21 mL", "Took 21 mL, CP 15.", 21.0),
    ("Date 5/09\n4/11 OP 38, 26 mL. 4/25 OP 36, 24 mL.", "Took 21 mL, CP 15.", 21.0),
    ("Date of procedure: 5/09\n5/09 MRI L-spine, 10 mL gadolinium.", "Took 21 mL, CP 15.", 21.0),
    ("Aim: relief, and sight kept; 20 mL if it will come.", "22 mL off, CP 16.", 22.0),
    ("Aim was relief.", "Goal CP under 20 met, 25 mL off.", 25.0),
    ("Aim to relieve: 25 mL removed.", "CP 15.", 25.0),
    ("", "Purpose: to give relief, then taken down with 23 mL total off.", 23.0),
    ("", "Pot A 5 mL, pot B 5 mL, pot C 5 mL. Stopped.", 15.0),
]

APART = [
    ("DOS: 5/09\nCourse:\n4/11 L4-5 OP 38 26 mL\n5/09 L3-4 OP 34 31 mL", "Took 21 mL, CP 15."),
    ("Date 5/09. Operator: me.\nPrevious and present taps:\n4/11 L4-5 28 mL\n5/09 L3-4 32 mL", "Took 21 mL, CP 15."),
    ("Earlier: first tap 26 mL, second 24 mL; third (this one) 31 mL.", "Took 21 mL, CP 15."),
    ("Series: #1 24 mL, #2 26 mL, #3 (today) 32 mL.", "Took 21 mL, CP 15."),
]

HOPED_FOR = [
    ("Aim: relief, and sight kept until the shunt; 20 mL if it will come.", "CP 16."),
    ("Referrer hopes for relief of headache and a good 30 mL off.", "CP 16."),
    ("Objective: 30 cc off, comfort.", "CP 16."),
    ("To relieve pressure, 30 mL or until CP 15.", "Drips well."),
    ("Drain 20-30 mL as flow allows.", "CP 16."),
    ("", "Let run, CP 16. 25 mL would have been good."),
]


def _find(before: str, taken: str, reviewer: Reviewer) -> tuple[str, object]:
    review = reviewer.review(Note(id="t", text=NOTE.format(before=before, taken=taken))).model_dump()
    found = review["elements"]["csf_volume"]
    return found["status"], found["value_ml"]


@pytest.mark.parametrize(("before", "taken", "value"), TOLD)
def test_amount_of_this_day(before: str, taken: str, value: float, reviewer: Reviewer) -> None:
    assert _find(before, taken, reviewer) == ("documented", (value, value))


@pytest.mark.parametrize(("before", "taken"), APART)
def test_own_row_says_another_amount(before: str, taken: str, reviewer: Reviewer) -> None:
    assert _find(before, taken, reviewer)[0] == "conflicting"


@pytest.mark.parametrize(("before", "taken"), HOPED_FOR)
def test_amount_only_hoped_for(before: str, taken: str, reviewer: Reviewer) -> None:
    assert _find(before, taken, reviewer)[0] in ("unclear", "missing")
