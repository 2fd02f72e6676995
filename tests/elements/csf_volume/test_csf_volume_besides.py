"""The volume of CSF: only a part has a number, the rest has none."""

from __future__ import annotations

import pytest

from doccheck import Note, Reviewer
from doccheck.elements import csf_volume
from doccheck.elements.act import Act
from doccheck.facts import Answer, Finding, Status

UNTOLD = [
    "4 mL cytol, rest to waste.",
    "3 mL for the lab, all the others thrown out.",
    "5 mL for flow, what was left over went to waste.",
    "4 mL saved in 2 tubes. The remaining fluid was emptied into the sluice.",
    "8 cc kept as specimen, rest in the bucket.",
    "5 mL was for tests; a larger volume was discarded.",
    "Lab 5 mL, waste not measured.",
    "Sent 6 mL. We carried on draining, CP 15.",
    "The lab had 6 mL. Another lot was let go.",
    "2 mL to lab. Let more go until she felt better.",
    "Micro got 4 mL. More was let run into the dish.",
]

TOLD = [
    ("24 mL removed, 4 mL to cytology, rest to waste.", 24.0),
    ("5 mL to lab, rest (20 mL) into the bowl.", 25.0),
    ("5 mL to lab, another 20 mL let run into the bowl.", 25.0),
    ("5 mL to lab, more let go into the bowl, 25 mL in all.", 25.0),
    ("Total 25 mL, lab got 5 mL, more let go afterwards into the bowl.", 25.0),
    ("23 mL collected, nothing more let out.", 23.0),
    ("25 mL drained. The rest of the kit went to waste.", 25.0),
    ("18 mL off. More would have come but we stopped.", 18.0),
]


def _find(text: str, reviewer: Reviewer) -> Finding:
    reading = reviewer._pipeline.read(Note(id="t", text=f"LP L3-4, OP 34, clear CSF. {text}"))
    return csf_volume.find(reading, Act(Answer("spinal_puncture"), Answer("completed"), frozenset(range(len(reading.sentences)))))


@pytest.mark.parametrize(("text", "value"), TOLD)
def test_total_is_told(text: str, value: float, reviewer: Reviewer) -> None:
    found = _find(text, reviewer)
    assert (found.status, found.value) == (Status.DOCUMENTED, (value, value))


@pytest.mark.parametrize("text", UNTOLD)
def test_rest_without_number(text: str, reviewer: Reviewer) -> None:
    assert _find(text, reviewer).status is Status.UNCLEAR
