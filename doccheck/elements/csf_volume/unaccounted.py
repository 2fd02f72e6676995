"""What stands against an amount that came out as documented: a safety net over the whole note.

An amount said to have been taken that the sum does not hold needs an excuse in words (another time, other hands, another procedure, a
plan). An amount that its author takes back or calls unmeasured is none.
Source: labelling guide, element 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from doccheck.elements.csf_volume.days import is_own_row, is_under_other_day
from doccheck.elements.csf_volume.taken import is_asked
from doccheck.elements.csf_volume.totals import SAME
from doccheck.elements.csf_volume.volumes import Amount, Volumes
from doccheck.elements.csf_volume.words import TAKEN, Words
from doccheck.pipeline import Mention, Reading

_FAMILIES = ("volume", "fluid", "taken", "sum")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d)?")
_OUTPUT = "volume.output"
_WITH_UNIT = frozenset({"volume.amount", "volume.product", "volume.cell", "volume.headed", _OUTPUT})
# Words that put what follows them in another time, in other hands, in another procedure or in a plan.
_EXCUSES = ("dated", "past", "story", "tap", "operator", "side", "aside", "plan", "planned", "visit", "copy", "site.dated")
_TIES = ("level", "pressure", "fluid.pressure")  # what else a line tells of the puncture
_NO_EXCUSE = "of-this"  # the value of words for text that was brought over from a record of the same puncture
_EARLIER = frozenset({"past", "comparison", "history", "consent"})  # sections
_SUMMARY = frozenset({"impression", "history", "addendum", "other", "title"})  # sections that may say again what came
_NEAR = 8  # words and pauses
_BESIDE = 2
_CUE_BEFORE = 28  # characters
_CUE_BEHIND = 60
_TOLD_WITHIN = 12  # characters
_NEXT_TO = 4
_ENTRY = 6  # sentences
_HEAD = 40  # characters
_SENTENCES = 2  # within which a correction follows
_DRAINS = frozenset({"wound", "shunt"})  # values of names of other fluids
_UNMEASURED = "unmeasured"
_LOST = "lost"  # an amount beside it is a part


def contrary(reading: Reading, volumes: Volumes, own: frozenset[int], low: float, high: float) -> list[Mention]:
    """Amounts said to have been taken that are neither in a sum of so much nor excused."""
    known = {a.mention.start for a in volumes.amounts if a.sure}
    last = max((a.mention.sentence for a in volumes.amounts if a.sure), default=-1)
    apart = [m for m in reading.of("volume") if m.label in _WITH_UNIT and m.start not in known and _differs(m, low, high)]
    rows = [m for m in apart if is_own_row(reading, m) or _is_todays(reading, m)]
    apart = [m for m in apart if _is_told(reading, m) and (m.sentence not in own or _is_another(reading, m, high, last))]
    apart = [m for m in apart if _is_taken(_words(reading, m), m, high) or (m.sentence in own and _is_of_nothing_else(reading, m))]
    excused = [m for m in apart if _is_excused(reading, m, own)]
    return rows + _told_later(reading, volumes, low, high) + [m for m in apart if m not in excused]


def _words(reading: Reading, amount: Mention) -> Words:
    return Words(reading, amount.sentence, reading.inside(amount.sentence, *_FAMILIES), {})


def _differs(amount: Mention, low: float, high: float) -> bool:
    told = amount.high or amount.low or 0.0
    return told > high + SAME or 0 < told < low - SAME


def _is_another(reading: Reading, amount: Mention, high: float, last: int) -> bool:
    """Whether an amount in the sentences of the puncture is more than the sum, or is told anew behind it, and no tick box left it out."""
    anew = amount.sentence > last and amount.category in _SUMMARY and _is_of_nothing_else(reading, amount)
    return ((amount.high or 0.0) > high or anew) and not reading.inside(amount.sentence, "box")


def _is_told(reading: Reading, amount: Mention) -> bool:
    """Whether an amount is affirmed, or is beside words for taking while the cue that makes it a condition or a plan is far."""
    if is_asked(reading, amount):
        return False
    if amount.assertion != "hypothetical":
        return amount.assertion == "affirmed" or (amount.assertion == "historical" and _is_after_it(reading, amount.cue_words))
    near = reading.text[max(0, amount.start - _CUE_BEFORE) : amount.end + _CUE_BEHIND].lower()
    far = bool(amount.cue_words) and amount.cue_words.lower() not in near
    return far and any(0 < amount.start - m.end <= _TOLD_WITHIN for m in reading.inside(amount.sentence, *TAKEN, "taken.off"))


def _is_taken(words: Words, amount: Mention, high: float) -> bool:
    """Whether an amount is said to be spinal fluid that was taken; one that is smaller, to be all of it."""
    if amount.label == _OUTPUT:
        return True
    named = words.gap(amount, "taken.off", "taken.volume", before=6, after=3)
    near = min(words.gap(amount, "fluid.csf", "fluid.plain"), words.gap(amount, *TAKEN) + 1, named)
    if near > _NEAR or words.gap(amount, "fluid.other") <= near:
        return False
    whole = words.gap(amount, "sum.total") <= _BESIDE + 1 or named <= _BESIDE
    return whole or (amount.high or 0.0) > high


def _told_later(reading: Reading, volumes: Volumes, low: float, high: float) -> list[Mention]:
    """Amounts in entries written later or by others, whatever day they call the puncture's: 'Ward, next day: 30 mL taken yesterday'."""
    last = max((a.mention.end for a in volumes.amounts), default=0)
    since = reading.list_of("sincethen")
    later = (m for m in reading.of("volume.amount") if m.start > last and _differs(m, low, high))
    told = (m for m in later if m.assertion == "affirmed" or (m.assertion == "historical" and (m.cue_words or "").lower() in since))
    apart = (m for m in told if not reading.inside(m.sentence, "fluid.other") and _is_in_later_entry(reading, m))
    return [m for m in apart if _words(reading, m).gap(m, *TAKEN, "taken.off", before=_BESIDE, after=_BESIDE) <= _BESIDE]


def _is_in_later_entry(reading: Reading, amount: Mention) -> bool:
    """Whether a line above in its paragraph, or its own, opens with a later time or another's name, and no other puncture is told in it."""
    for index in list(_block(reading, amount.sentence, frozenset()))[:_ENTRY]:
        if reading.inside(index, *_TIES):
            return False
        sentence = reading.sentences[index]
        heads = reading.inside(index, "moment.later", "sum.record", "sum.record-head")
        if (sentence.new_line or sentence.new_paragraph) and any(m.start - sentence.start <= _HEAD for m in heads):
            return True
    return False


def _is_todays(reading: Reading, amount: Mention) -> bool:
    """Whether a row of several days' amounts gives one as today's: 'Tuesday 25 mL, today 28 mL'."""
    if amount.label != "volume.amount" or amount.assertion != "affirmed" or reading.inside(amount.sentence, "fluid.other"):
        return False
    return any(0 <= amount.start - m.end <= _NEXT_TO for m in reading.inside(amount.sentence, "now.today"))


def _is_of_nothing_else(reading: Reading, amount: Mention) -> bool:
    """Whether an amount is told with a level or pressure, and no fluid in its sentence: 'L3-4, OP 31, 28 mL'."""
    if amount.label != "volume.amount" or amount.category == "indication" or reading.inside(amount.sentence, "fluid.other"):
        return False
    return bool(reading.inside(amount.sentence, *_TIES))


def _is_excused(reading: Reading, amount: Mention, own: frozenset[int]) -> bool:
    """Whether words before an amount, in its sentence or in the block around it, put it elsewhere."""
    recap = reading.inside(amount.sentence, "recap.heading")
    if (reading.sentences[amount.sentence].section.category in _EARLIER and not recap) or is_under_other_day(reading, amount):
        return True
    return any(m.start < amount.start for index in _block(reading, amount.sentence, own) for m in _excuses(reading, index))


def _excuses(reading: Reading, index: int) -> list[Mention]:
    told = (m for m in reading.inside(index, *_EXCUSES) if m.value != _NO_EXCUSE and m.label != "side.back")
    return [m for m in told if not _is_after_it(reading, m.text)]


def _is_after_it(reading: Reading, words: str) -> bool:
    """Whether words open with what is said of this puncture too, once it is done: 's/p LP, 20 mL'."""
    return words.lower().startswith(tuple(reading.list_of("afterit")))


def _block(reading: Reading, index: int, own: frozenset[int]) -> Iterator[int]:
    """A sentence and those before it, up to the blank line and to the note's own puncture."""
    yield index
    while index > 0 and index - 1 not in own and not reading.sentences[index].new_paragraph:
        index -= 1
        yield index


def shared(reading: Reading, amounts: Sequence[Amount]) -> list[Mention]:
    """Names of another drain behind the only amounts, with none of its own: '180 mL, that is the ventricular and the lumbar drain'."""
    told = amounts[-1].mention
    nearby = range(told.sentence, min(told.sentence + 2, len(reading.sentences)))
    others = [m for i in nearby for m in reading.inside(i, "fluid.other") if m.start > told.end and m.value in _DRAINS]
    if not others or any(m.start > told.end for i in nearby for m in reading.inside(i, "volume")):
        return []
    return others


def taken_back(reading: Reading, volumes: Volumes) -> list[Mention]:
    """Words by which the author takes the only amount back, or says that nobody measured it."""
    told_after = {a.mention.start for a in volumes.amounts}  # 'CSF out per RN tally 14 mL'
    vague = (m for m in volumes.vague if m.value in (_UNMEASURED, _LOST))
    unmeasured = [m for m in vague if m.value == _LOST or told_after.isdisjoint(range(m.start, m.end + _TOLD_WITHIN))]
    if unmeasured or not volumes.amounts:
        return unmeasured
    first, told = volumes.amounts[0].mention.sentence, {a.high for a in volumes.amounts}
    return [m for m in reading.affirmed("retract.word") if m.sentence > first and _names_the_amount(reading, m, told)]


def _names_the_amount(reading: Reading, mention: Mention, told: set[float]) -> bool:
    """Whether the amount is what is taken back, and no other follows in its place."""
    here = [m for m in reading.inside(mention.sentence, "volume") if m.high is not None]
    bare = (n for m in reading.inside(mention.sentence, "retract.number") for n in _NUMBER.findall(m.text))
    named = bool(reading.inside(mention.sentence, "retract.what")) or any(float(n) in told for n in bare)
    if not named and not any(m.high in told for m in here):
        return False
    nearby = range(mention.sentence, min(mention.sentence + _SENTENCES + 1, len(reading.sentences)))
    return all(m.high in told for index in nearby for m in reading.inside(index, "volume.amount", "volume.product"))
