"""Amounts that the author puts in the place of others.

Source: labelling guide, element 4.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from doccheck.elements.csf_volume.totals import SAME, Total
from doccheck.elements.csf_volume.volumes import Amount, Volumes
from doccheck.pipeline import Mention, Reading

_OTHER_MATTERS = ("level", "pressure", "imaging", "complication")
_CORRECTED = "complication.corrected"  # the same words, read for another element
_NEAR = 3  # sentences
_WHOLE = frozenset({"plain", "total", "each"})


def find_correction(reading: Reading, volumes: Volumes) -> Total | None:
    """The value that the author puts in the place of another."""
    struck = [a.mention for a in volumes.amounts if a.role == "struck" and not reading.inside(a.mention.sentence, "past")]
    for mark in [*_marks(reading), *struck]:
        found = _put_in_place(reading, volumes, mark)
        if found:
            earlier = [a.high for a in volumes.amounts if a.mention.sentence < mark.sentence or a.role == "struck"]
            new = next((a for a in found if a.high not in earlier), found[0])
            return Total(new.low, new.high, (new,))
    return None


def left_open(reading: Reading, volumes: Volumes) -> list[Mention]:
    """Words by which the author withdraws the amount told before, where no other follows: 'volume was mistyped, see the chart'."""
    first = min((a.mention.end for a in volumes.amounts), default=len(reading.text))
    behind = [m for m in _marks(reading) if m.start > first and _names_amount(reading, volumes, m)]
    return [m for m in behind if not _put_in_place(reading, volumes, m)]


def _names_amount(reading: Reading, volumes: Volumes, mark: Mention) -> bool:
    """Whether the sentence of a correction names the volume, upholds no amount and tells of nothing else that may be wrong."""
    if reading.inside(mark.sentence, "sum.upheld"):
        return False  # "22 mL is right; the 32 on the sheet is a slip"
    told = {a.high for a in volumes.amounts}
    numbers = [m.high for m in reading.inside(mark.sentence, "volume") if m.high is not None]
    named = bool(numbers) or bool(reading.inside(mark.sentence, "taken.volume", "retract.what"))
    return named and told.issuperset(numbers) and not _tells_of_others(reading, mark)


def told_otherwise(reading: Reading, volumes: Volumes, corrected: Total) -> list[Amount]:
    """The wholes told after a correction that are not what it says."""
    end = corrected.amounts[0].mention
    later = [a for a in volumes.amounts if a.mention.sentence > end.sentence and a.sure and a.role in _WHOLE]
    if _stands_on_top(reading, volumes, end) and len({a.high for a in later}) == 1:
        return []
    return [a for a in later if a.low > corrected.high + SAME or a.high < corrected.low - SAME]


def _stands_on_top(reading: Reading, volumes: Volumes, corrected: Mention) -> bool:
    """Whether an addendum on top of the note corrects what the note says below it: no amount and a word for it stand before."""
    if any(a.mention.sentence < corrected.sentence or a.role == "struck" for a in volumes.amounts):
        return False
    begin = reading.text.rfind("\n\n", 0, corrected.start) + 1
    lead = reading.text[begin : corrected.start].lower()
    return "\n\n" in reading.text[corrected.end :] and any(word in lead for word in reading.list_of("addendumwords"))


def _marks(reading: Reading) -> list[Mention]:
    return [m for m in reading.of("sum.corrected", "sum.wrong", "sum.amended") if _is_meant(reading, m)]


def _put_in_place(reading: Reading, volumes: Volumes, mark: Mention) -> list[Amount]:
    """The amounts that a correction can mean: behind it, in the sentences that follow, or before it."""
    section = reading.sentences[mark.sentence].section
    here = _standing(volumes, mark.sentence)
    after = [a for a in here if a.mention.start >= mark.start]
    nearby = range(mark.sentence + 1, min(mark.sentence + 1 + _NEAR, len(reading.sentences)))
    later = [a for i in nearby if reading.sentences[i].section is section for a in _standing(volumes, i)]
    return after or later or here


def _standing(volumes: Volumes, sentence: int) -> list[Amount]:
    """The amounts of a sentence that can stand for the whole: those of the author where there are some."""
    first = bisect_left(volumes.amounts, sentence, key=_sentence_of)
    last = bisect_right(volumes.amounts, sentence, first, key=_sentence_of)
    told = [a for a in volumes.amounts[first:last] if a.role not in ("struck", "part")]
    return [a for a in told if a.role != "record"] or told


def _sentence_of(amount: Amount) -> int:
    return amount.mention.sentence


def _is_meant(reading: Reading, mark: Mention) -> bool:
    """Whether a correction is one of the amount; weaker words only in an addendum or beside 'volume' or an amount that is withdrawn."""
    if any(m.start < mark.end and mark.start < m.end for m in reading.inside(mark.sentence, "vague.unrecorded")):
        return False  # 'so the true amount is not known'
    if reading.inside(mark.sentence, "past"):  # 'the volume of her tap in May should read 26 mL'
        return False
    addendum = mark.category == "addendum"
    near = [m for m in reading.inside(mark.sentence, "taken.volume", "volume") if m.label != "volume.rate"]
    if not near and not _tells_of_others(reading, mark):  # 'L3-L4, correction, L2-L3, strike the three four'
        near = reading.inside(mark.sentence, "sum.struck")
    if mark.label == "sum.amended":
        return any(addendum or m.family != "volume" for m in near)
    return bool(near) or (addendum and not _tells_of_others(reading, mark))


def _tells_of_others(reading: Reading, mark: Mention) -> bool:
    """Whether the sentence of a correction tells of another matter that may be meant."""
    return any(m.label != _CORRECTED for m in reading.inside(mark.sentence, *_OTHER_MATTERS))
