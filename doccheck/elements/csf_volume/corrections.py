"""Amounts that the author puts in the place of others.

Source: labelling guide, element 4.
"""

from __future__ import annotations

from doccheck.elements.csf_volume.totals import Total
from doccheck.elements.csf_volume.volumes import Amount, Volumes
from doccheck.pipeline import Mention, Reading

_OTHER_MATTERS = ("level", "pressure", "imaging", "complication")
_NEAR = 3  # sentences


def find_correction(reading: Reading, volumes: Volumes) -> Total | None:
    """The value that the author puts in the place of another."""
    struck = [a.mention for a in volumes.amounts if a.role == "struck"]
    marks = [m for m in reading.of("sum.corrected", "sum.wrong", "sum.amended") if _is_meant(reading, m)]
    for mark in [*marks, *struck]:
        section = reading.sentences[mark.sentence].section
        here = _standing(volumes, mark.sentence)
        after = [a for a in here if a.mention.start >= mark.start]
        nearby = range(mark.sentence + 1, min(mark.sentence + 1 + _NEAR, len(reading.sentences)))
        later = [a for i in nearby if reading.sentences[i].section is section for a in _standing(volumes, i)]
        found = after or later or here
        if found:
            earlier = [a.high for a in volumes.amounts if a.mention.sentence < mark.sentence or a.role == "struck"]
            new = next((a for a in found if a.high not in earlier), found[0])
            return Total(new.low, new.high, (new,))
    return None


def _standing(volumes: Volumes, sentence: int) -> list[Amount]:
    """The amounts of a sentence that can stand for the whole: those of the author where there are some."""
    told = [a for a in volumes.amounts if a.mention.sentence == sentence and a.role not in ("struck", "part")]
    return [a for a in told if a.role != "record"] or told


def _is_meant(reading: Reading, mark: Mention) -> bool:
    """Whether a correction is one of the amount; weaker words only in an addendum or beside 'volume' or an amount that is withdrawn."""
    addendum = mark.category == "addendum"
    near = [m for m in reading.inside(mark.sentence, "taken.volume", "sum.struck", "volume") if m.label != "volume.rate"]
    if mark.label == "sum.amended":
        return any(addendum or m.family != "volume" for m in near)
    return bool(near) or (addendum and not reading.inside(mark.sentence, *_OTHER_MATTERS))
