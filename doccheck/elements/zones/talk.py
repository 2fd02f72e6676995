"""Sentences about risks, and sentences that open with a puncture still to come.

Source: labelling guide, "status": risks and plans never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones.marks import AFTER_TALK, OPENING_WORD, Marks, is_new_paragraph, opens
from doccheck.elements.zones.repeats import AGAIN, begins_repeat
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
    """Whether the line above says that what follows is of today, or the words before a repeat whose steps follow: 'TODAY: Repeat LP'."""
    above = plan.sentence - 1
    if above >= 0 and len(reading.words(above)) <= _HEADING and reading.inside(above, "now.today"):
        return True
    if begins_repeat(reading, plan.sentence):
        return True
    today = any(m.end <= plan.start for m in reading.inside(plan.sentence, "now.today"))
    return today and plan.value == AGAIN and _is_followed_by_steps(reading, plan.sentence)


def _is_followed_by_steps(reading: Reading, index: int) -> bool:
    """Whether the steps of a puncture are told later in a paragraph."""
    rest = range(index + 1, len(reading.sentences))
    end = next((i for i in rest if is_new_paragraph(reading, i)), len(reading.sentences))
    return all(any(index < m.sentence < end for m in reading.affirmed(step)) for step in AFTER_TALK)


def _is_deed(found: Marks) -> bool:
    """Whether a sentence that names a risk in passing tells what a needle found at a level: 'L3-4, 22G, low risk of bleeding, 10 mL'."""
    told = [any(m.assertion == "affirmed" for m in found.get(kind, ())) for kind in _DEED]
    return all(told) and all(m.value == "word" for m in found["consent"])


def _goes_on(found: Marks) -> bool:
    """Whether a sentence that begins with risks goes on with the steps of the puncture, as where line breaks are the only stops."""
    last = max(m.end for m in found["consent"])
    return all(any(m.start > last and m.assertion == "affirmed" for m in found.get(step, ())) for step in AFTER_TALK)
