"""The volume of CSF: portions one after the other, totals behind them, fluid without a number, and what was measured with it."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

NOTE = """{top}LUMBAR PUNCTURE NOTE
Indication: idiopathic intracranial hypertension, headache; therapeutic tap to lower the pressure.{story}
Left lateral. Skin cleaned with chlorhexidine. Lidocaine 1% 4 mL.
L3-L4 found by palpation, no imaging used. 20 G needle, first pass, clear fluid. Opening pressure 34 cm H2O.
{amount}
Closing pressure 17 cm H2O. Needle out, plaster applied.
Complications: none.
Instructions: lie flat for one hour, drink plenty, call for headache or fever.
"""


def _told(reviewer: Reviewer, amount: str, top: str = "", story: str = "") -> float | str:
    found = reviewer.review(NOTE.format(top=top, story=story, amount=amount)).elements["csf_volume"]
    return found.value_ml[1] if found.value_ml else str(found.status)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("Let off in stages: 9 mL -> 27. 9 mL -> 22. 8 mL -> 17. That makes 26 mL in all, goal had been 30.", 26),
        ("First 10 mL off: 26. Next 10 mL: 20. Final 5 mL: 17. Stopped there.", 25),
        ("Drained 8 mL, read again: 28. Another 8: 23. Last 6 mL: 17.", 22),
        ("In steps. First 10 mL (26), then 10 mL (21), then a further 8 mL (17).\nTotal CSF removed: 28 mL", 28),
        ("In steps. First 10 mL (26), then 10 mL (21), then a further 8 mL (17).\nTotal CSF removed: 22 mL", "conflicting"),
        ("6 mL of CSF to the laboratory.\nTotal up to the time of this note (1730), tubes included: 31 mL.", 31),
        ("CSF was caught in four tubes, each filled to its 5 mL line; nothing was thrown away. In all 28 mL.", "conflicting"),
        ("CSF was caught in four tubes, each filled to its 5 mL line; nothing was thrown away. In all 20 mL.", 20),
        ("CSF was caught in four tubes with 5 mL each, the rest went to the bowl. In all 28 mL.", 28),
        ("30 mL of CSF removed into 60 mL cylinder.", 30),
    ],
)
def test_portions_and_totals(reviewer: Reviewer, amount: str, expected: float | str) -> None:
    """Portions are added, and set against the total behind them."""
    assert _told(reviewer, amount) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("CSF let run in steps, with a check after each one.", "unclear"),
        ("Fluid allowed to drip slowly until the head felt better.", "unclear"),
        ("Five well filled bottles sent to the laboratory.", "unclear"),
        ("We let a little more off than last week, which eased her head.", "unclear"),
        ("CSF clear and colourless.", "missing"),
        ("Fluid ran into a bowl which held 50 mL at the end, together with the rinsing saline.", "unclear"),
        ("The jug held 40 mL but that includes some of the skin wash, so the true amount is not known.", "unclear"),
        ("30 mL CSF drained into the bowl. Manometer rinsed with 5 mL saline.", 30),
    ],
)
def test_fluid_without_its_number(reviewer: Reviewer, amount: str, expected: float | str) -> None:
    """Fluid that was let run tells no amount; one measured with other fluids is none."""
    assert _told(reviewer, amount) == expected


def test_amounts_of_other_days(reviewer: Reviewer) -> None:
    """What came another day documents nothing, even where nothing else is told."""
    story = " OP 40 three days ago (22 mL taken then)."
    assert _told(reviewer, "Let a bit less run out than on Monday.", story=story) == "unclear"
    row = "\n  Prior (#2, Thursday, by the on-call team): L4-5, OP 38, 18 mL, sore back after."
    assert _told(reviewer, "CSF taken: 27 mL.", story=row) == 27


def test_correction_on_top(reviewer: Reviewer) -> None:
    """An addendum above the note corrects what stands below it."""
    top = "ADDENDUM 3/4 0900: the volume below was typed wrongly. It should read 25 mL of CSF removed.\n\nORIGINAL NOTE 3/3\n"
    assert _told(reviewer, "15 mL of CSF removed.", top=top) == 25
    assert _told(reviewer, "15 mL of CSF removed.\nSummary: 32 mL of CSF removed.", top=top) == "conflicting"
