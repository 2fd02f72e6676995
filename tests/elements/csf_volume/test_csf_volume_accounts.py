"""The volume of CSF: every amount and every word for more bears a role, or the volume is not settled."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import csf_volume
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

UNTOLD = [
    "11 mL in the vials, then more.",
    "7 mL to the laboratory, then a little extra.",
    "9 mL into two pots. The stopcock was turned and more ran off until the headache eased.",
    "Sent: 5 mL. Then more csf into the jar.",
    "2 mL in each of three vials. Drainage was then continued for her headache.",
    "5 mL and 6 mL in two syringes. A third syringe was nearly full.",
    "7 mL for the tests; the same again was poured away.",
    "17 mL came off before I lost track of it.",
    "CSF was let off, amount on the chart. Earlier tap (Mon: 26 mL) helped for a day.",
]

NOTHING_MORE = [
    "17 mL collected, none taken further.",
    "17 mL collected, then another pass of the probe was not needed.",
    "17 mL collected. The patient was more comfortable.",
    "5 mL in the tubes, 12 mL more into the jar.",
    "17 mL in four tubes and one extra for the fridge.",
    "5 mL in the tubes, then more into the jar, 17 mL in all.",
]

APART = [
    "First 7 mL into the vials and a further 9 mL into the jar, total of 21 mL.",
    "7 mL for the tests; another 9 mL let off. Total 12 mL.",
    "Seven mL were sent for cells and culture, after which it ran for another nine, a total of twenty-one mL.",
    "A total of 17 mL was removed, of which 7 mL was sent.\nIMPRESSION: LP, 24 mL removed.",
    "In all 17 mL was removed at L2-L3, strike two three, L3-L4.\nIMPRESSION: LP, 24 mL removed.",
    "17 mL removed.\nSUMMARY: L3-4, 22G, OP 34, 26 mL, went home at noon.",
    "17 mL removed.\nVolumes so far: Mon 20 mL, Wed 24 mL, today 26 mL.",
    "17 mL removed.\nADDENDUM: Volume should read 19 mL.\nSUMMARY: LP, 26 mL removed.",
]

TAKEN_BACK = [
    "17 mL removed.\nADDENDUM: The volume was mistyped. The right one follows from the chart.",
    "17 mL removed.\nADDENDUM: Volume of CSF should read ___ mL.",
    "17 mL removed. The amount is an error, to be looked up.",
]

STANDING = [
    "17 mL removed.\nADDENDUM: Dictation error. The level should read L2-L3.",
    "17 mL removed.\nADDENDUM: In the history the volume of her spring tap should read 26 mL, not 62 mL.",
    "12 mL removed.\nADDENDUM: The volume was mistyped, it was 17 mL.",
    "17 mL removed.\nVolumes so far: Mon 20 mL, Wed 24 mL, today 17 mL.",
    "17 mL removed. The needle came out and a dressing went on.",
    "The aim was 40 mL, but the flow stopped after 17 mL, all that was drained.",
]

DRAIN_OPEN = [
    "Orders: no more than 8 mL per hour and 120 mL in 24 h.",
    "Old drain, in since Monday, 130 mL on its chart, is out. From the new one I let a little off.",
    "Late entry: CSF out 130 mL. This is the EVD and the new drain.",
]


def _find(text: str, reviewer: Reviewer, procedure: str = "spinal_puncture") -> Finding:
    reading = reviewer._pipeline.read(Note(id="t", text=f"LP L3-4, OP 34, clear CSF. {text}"))
    return csf_volume.find(reading, Act(Answer(procedure), Answer("completed"), frozenset(range(len(reading.sentences)))))


@pytest.mark.parametrize("text", [*UNTOLD, *TAKEN_BACK])
def test_not_settled(text: str, reviewer: Reviewer) -> None:
    assert _find(text, reviewer).status is Status.UNCLEAR


@pytest.mark.parametrize("text", APART)
def test_parts_or_totals_disagree(text: str, reviewer: Reviewer) -> None:
    assert _find(text, reviewer).status is Status.CONFLICTING


@pytest.mark.parametrize("text", [*NOTHING_MORE, *STANDING])
def test_told(text: str, reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert (found.status, found.value) == (Status.DOCUMENTED, (17.0, 17.0))


@pytest.mark.parametrize("text", DRAIN_OPEN)
def test_drain_not_settled(text: str, reviewer: Reviewer) -> None:
    assert _find(text, reviewer, "catheter_drain").status is not Status.DOCUMENTED
