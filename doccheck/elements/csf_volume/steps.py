"""Portions told one after the other, set against the total named beside them.

Portions are set against it only where they can be all that came: no tubes and no laboratory among them, no fluid without a number after
them, and no running figures, of which the last holds those before it.
Source: labelling guide, element 4.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from doccheck.elements.csf_volume.volumes import Amount
from doccheck.pipeline import Reading

_STEPS = frozenset({"plain", "and", "then", "more", "first", "initial", "lot"})
_TIED = frozenset({"and", "then", "more", "lot"})  # roles by which two amounts are surely two
_HELD = frozenset({"each", "tube"})
_VESSEL = "sum.in-vessel"
_LET = "taken.let"
_CAME = 16  # characters: '12 mL were then drained'
_LIST = "volume.product"
# What came without a number: more may have come than the portions.
_WITHOUT_NUMBER = (_LET, "vague", "lowered", "sum.by-drip", "sum.then", "sum.more", "sum.plus")
# What is told so may be only a share of the whole.
_ELSEWHERE = ("sum.sample", "container.count", "container.range", "container.some", "taken.container")


def steps_of(reading: Reading, amounts: Sequence[Amount], whole: Amount) -> list[Amount]:
    """The portions told before a total, or behind it where they are called portions, that must come to it; none where that is open."""
    told = _told_before(reading, amounts, whole) or _told_behind(reading, amounts, whole)
    if told and _nothing_lost(reading, told, whole):
        return told
    if not told or any(a.tested or not (a.role in _STEPS or _begins_steps(a, told) or _fills_beside_vessel(a, told)) for a in told):
        return []
    pressed = all(_is_pressed(reading, a, b) for a, b in pairwise(told))
    lists = any(a.mention.label == _LIST for a in told)
    if not lists and (len(told) < 2 or (len(told) == 2 and told[1].role not in _TIED and not pressed)):
        return []
    if _is_running(told, whole) or _is_open(reading, told, whole):
        return []
    return told


def _nothing_lost(reading: Reading, told: Sequence[Amount], whole: Amount) -> bool:
    """Whether the author says beside what tubes got that nothing else came: 'four tubes to the 5 mL line, nothing discarded'."""
    indexes = range(told[0].mention.sentence, whole.mention.sentence + 1)
    return any(m.start < whole.mention.start for i in indexes for m in reading.inside(i, "sum.all-kept"))


def _told_before(reading: Reading, amounts: Sequence[Amount], whole: Amount) -> list[Amount]:
    """The amounts before a total in its sentence, or in the one before; earlier ones too where a pressure parts one from the next."""
    before = [a for a in amounts if a.mention.end <= whole.mention.start]
    last = before[-1].mention.sentence if before else -1
    if not before or whole.mention.sentence - last > (2 if _is_pressed(reading, before[-1], whole) else 1):
        return []
    told = [a for a in before if a.mention.sentence == last]
    for amount in reversed(before[: -len(told) or None]):
        if not _is_pressed(reading, amount, told[0]):
            break
        told.insert(0, amount)
    return told


def _is_pressed(reading: Reading, one: Amount, other: Amount) -> bool:
    """Whether a pressure is told between two amounts, and nothing else than that: at most one sentence lies between."""
    first, last = one.mention.sentence, other.mention.sentence
    marks = (m for i in range(first, min(last, first + 2) + 1) for m in reading.inside(i, "pressure", "fluid.pressure"))
    return last - first <= 2 and any(one.mention.end <= m.start < other.mention.start for m in marks)


def _told_behind(reading: Reading, amounts: Sequence[Amount], whole: Amount) -> list[Amount]:
    """The amounts behind a total in its sentence, where a word calls them portions: 'total 38 mL in three portions, 10, 10 and 8 mL'."""
    here = [a for a in amounts if a.mention.sentence == whole.mention.sentence and a.mention.start >= whole.mention.end]
    return here if here and reading.inside(whole.mention.sentence, "sum.portions") else []


def _begins_steps(amount: Amount, told: Sequence[Amount]) -> bool:
    """Whether what had come at a first reading is followed by what came on top of it: 'after 15 mL 27, after a further 11 mL 18'."""
    return amount is told[0] and amount.role == "after" and len(told) > 1 and all(a.role == "more" for a in told[1:])


def _fills_beside_vessel(amount: Amount, told: Sequence[Amount]) -> bool:
    """Whether tubes are told together with the vessel that the rest went into: '12 mL in tubes and 20 mL in the bag'."""
    return amount.role in _HELD and any(a.purpose == _VESSEL for a in told)


def _is_running(told: Sequence[Amount], whole: Amount) -> bool:
    """Whether amounts may each hold those before: 'at 10 mL 24, at 20 mL 18, total 26 mL'."""
    free = all(a.role not in _TIED and a.mention.label != _LIST for a in told)
    return free and all(a.high < b.low for a, b in pairwise([*told, whole]))


def _is_open(reading: Reading, told: Sequence[Amount], whole: Amount) -> bool:
    """Whether more than the portions may have come, or less of it is told: in tubes, to the laboratory, let off without a number."""
    ways = {a.purpose for a in told}
    if _VESSEL in ways:
        return False
    indexes = {*(a.mention.sentence for a in told), whole.mention.sentence}
    end = max(told[-1].mention.end, whole.mention.end)
    if any(m.start < end for i in indexes for m in reading.inside(i, *_ELSEWHERE)):
        return True
    return leaves_open(reading, told[-1], whole, ways)


def leaves_open(reading: Reading, last: Amount, whole: Amount, ways: Set[str] = frozenset()) -> bool:
    """Whether fluid that came without a number is told between the last portion and a total, in no way that portions name."""
    end = last.mention.end
    indexes = {last.mention.sentence, whole.mention.sentence}
    without = (m for i in indexes for m in reading.inside(i, *_WITHOUT_NUMBER) if end <= m.start < whole.mention.start)
    return any(m.label not in ways and not (m.label == _LET and m.start - end <= _CAME) for m in without)  # '8 mL drained'
