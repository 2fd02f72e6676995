"""The entry of a later day that stands below a copied one and tells of this puncture without saying that it is today's.

Source: labelling guide, "status": copied text never documents this puncture.
"""

from __future__ import annotations

from doccheck.elements.zones.marks import AFTER_TALK, is_new_paragraph
from doccheck.pipeline import Reading

AGAIN = "again"


def begins_repeat(reading: Reading, index: int) -> bool:
    """Whether a line begins with a day not named before and a repeat whose steps follow, below a copied entry: '6/14: Repeat LP for'.

    It does not where more may be copied: an end mark, a word for today or steps of a later entry follow.
    """
    sentence = reading.sentences[index]
    repeats = [m for m in reading.inside(index, "plan.puncture") if m.value == AGAIN]
    dates = [m for m in reading.inside(index, "dated.earlier", "dated.other") if m.start == sentence.start]
    if not repeats or not dates or not sentence.new_line or reading.text.find(dates[0].text) < sentence.start:
        return False
    if not any(m.sentence < index for m in reading.of("copy.begin")):
        return False
    if any(m.sentence >= index for m in reading.of("copy.end", "copy.begin", "now.today")):
        return False
    end = next((i for i in range(index + 1, len(reading.sentences)) if _begins_another(reading, i)), len(reading.sentences))
    steps = [m for step in AFTER_TALK for m in reading.affirmed(step) if m.start > repeats[0].end]
    return {m.family for m in steps} == set(AFTER_TALK) and all(m.sentence < end for m in steps)


def _begins_another(reading: Reading, index: int) -> bool:
    """Whether a paragraph or the line of another day begins with a sentence."""
    sentence = reading.sentences[index]
    dated = any(m.start == sentence.start for m in reading.inside(index, "dated.earlier", "dated.other"))
    return is_new_paragraph(reading, index) or (sentence.new_line and dated)
