"""Sentences about risks, and sentences that open with a puncture still to come.

Source: labelling guide, "status": risks and plans never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones.marks import AFTER_TALK, OPENING_WORD, Marks, opens
from doccheck.pipeline import Reading


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Sentences about risks, and sentences that open with a puncture still to come."""
    return {
        index
        for index, found in marks.items()
        if ("consent" in found and "begin" not in found and not _goes_on(found))
        or any(m.label == "consent.explained" and opens(reading, m, OPENING_WORD) for m in found.get("consent", ()))
        or any(m.label == "plan.puncture" and opens(reading, m) for m in found.get("plan", ()))
    }


def _goes_on(found: Marks) -> bool:
    """Whether a sentence that begins with risks goes on with the steps of the puncture, as where line breaks are the only stops."""
    last = max(m.end for m in found["consent"])
    return all(any(m.start > last and m.assertion == "affirmed" for m in found.get(step, ())) for step in AFTER_TALK)
