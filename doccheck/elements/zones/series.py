"""Earlier punctures of a series: those with a lower number than another, those of a dated list, and the rows of a log.

Source: labelling guide, "status": earlier procedures never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones.marks import MEASURES, STEPS, Marks
from doccheck.pipeline import Mention, Reading

_AHEAD = 20  # characters


def earlier_of_series(reading: Reading, marks: Mapping[int, Marks]) -> list[Mention]:
    """The earlier punctures of a numbered series, and those of a dated list; one that is still to come ("tap 3 tomorrow") ends none."""
    done = (m for found in marks.values() for m in found.get("tap", ()) if not _is_to_come(reading, m, marks))
    last = max((m.low or 0 for m in done), default=0)
    taps = [m for found in marks.values() for m in found.get("tap", ()) if "now" not in found]
    dated = [m for m in taps if m.label == "tap.dated"]
    more = len(dated) > 1 or any(m.label == "tap.dated" for found in marks.values() if "now" in found for m in found.get("tap", ()))
    if dated and len(dated) > 1 and not any(measure in marks[dated[-1].sentence] for measure in MEASURES):
        dated.pop()  # the heading of this note's own
    return [m for m in taps if m.label == "tap.number" and (m.low or 0) < last] + (dated if more else [])


def is_earlier_row(found: Marks) -> bool:
    """Whether a sentence is a row of a log of punctures in which another row is this note's."""
    return "volume" in found and any(m.label == "volume.cell" and m.value == "earlier" for m in found["volume"])


def _is_to_come(reading: Reading, tap: Mention, marks: Mapping[int, Marks]) -> bool:
    """Whether a numbered puncture is only planned: a word or a day for it stands behind, and all steps and measures before."""
    told = [index for index, found in marks.items() if not found.keys().isdisjoint((*STEPS, *MEASURES))]
    if not told or max(told) >= tap.sentence:
        return False
    days = reading.list_of("weekday")
    next_word = reading.text[tap.end : reading.sentences[tap.sentence].end].split()[:1]
    if tap.category == "plan" or any(w.lower().strip(".,:;") in days for w in next_word):
        return True
    return any(0 <= m.start - tap.end <= _AHEAD for m in reading.inside(tap.sentence, "pending.word"))
