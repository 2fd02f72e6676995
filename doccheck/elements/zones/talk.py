"""Sentences about risks, and sentences that open with a puncture still to come.

Source: labelling guide, "status": risks and plans never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones.marks import AFTER_TALK, OPENING_WORD, Marks, opens
from doccheck.pipeline import Mention, Reading

_DEED = ("entry", "level", "volume")
_HEADING = 40  # characters


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Sentences about risks, and sentences that open with a puncture still to come."""
    return {
        index
        for index, found in marks.items()
        if ("consent" in found and "begin" not in found and not _goes_on(found) and not _is_deed(found))
        or any(m.label == "consent.explained" and opens(reading, m, OPENING_WORD) for m in found.get("consent", ()))
        or any(m.label == "plan.puncture" and opens(reading, m) and not _is_headed_today(reading, m) for m in found.get("plan", ()))
    }


def _is_headed_today(reading: Reading, plan: Mention) -> bool:
    """Whether the line above says that what follows is of today: 'PROCEDURE TODAY' 'Repeat LP for ...'."""
    above = plan.sentence - 1
    return above >= 0 and len(reading.words(above)) <= _HEADING and bool(reading.inside(above, "now.today"))


def _is_deed(found: Marks) -> bool:
    """Whether a sentence that names a risk in passing tells what a needle found at a level: 'L3-4, 22G, low risk of bleeding, 10 mL'."""
    told = [any(m.assertion == "affirmed" for m in found.get(kind, ())) for kind in _DEED]
    return all(told) and all(m.value == "word" for m in found["consent"])


def _goes_on(found: Marks) -> bool:
    """Whether a sentence that begins with risks goes on with the steps of the puncture, as where line breaks are the only stops."""
    last = max(m.end for m in found["consent"])
    return all(any(m.start > last and m.assertion == "affirmed" for m in found.get(step, ())) for step in AFTER_TALK)
