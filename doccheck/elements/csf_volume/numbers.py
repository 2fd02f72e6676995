"""Numbers of a sentence that can be amounts: told once, with their box ticked, and no size of a syringe or other number without unit.

Source: labelling guide, element 4.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.elements import ticks
from doccheck.elements.csf_volume.volumes import Volumes
from doccheck.elements.csf_volume.words import BARE, BARE_SUMS, NUMBERS, TAKEN, Words
from doccheck.pipeline import Mention

_BESIDE = 4  # characters
_PRODUCTS = frozenset({"volume.product", "volume.syringes"})
_PARTS = BARE | {"volume.amount", "volume.product", "volume.syringes"}
_CAUGHT = ("taken.off", "taken.container", "fluid.csf", "fluid.plain")
_HELD_WITHIN = 3  # words
_AFTER_TAKING = "after-taking"


def find_numbers(words: Words) -> list[Mention]:
    """The numbers of a sentence, each told once and with its box ticked."""
    return _ticked(words, _told_once([m for m in words.found if m.label in NUMBERS]))


def is_amount(words: Words, number: Mention, low: float, known: Volumes) -> bool:
    """Whether a number is an amount that came, and no size of a syringe or another number without unit."""
    if number.label == "volume.syringes":
        if _is_size_of_holders(words, number):
            return False
        return words.gap(number, *TAKEN, *_CAUGHT) <= 12 or words.gap(number, "volume.amount", before=3, after=-1) <= 3
    return number.label not in BARE or _bare_counts(words, number, low, known)


def _told_once(numbers: Sequence[Mention]) -> list[Mention]:
    """The numbers without those that begin within a product told before them, unless they say more of it than that does."""
    out: list[Mention] = []
    for number in numbers:
        last = out[-1] if out and number.start < out[-1].end else None
        if last is not None and _says_more(number, last):
            out[-1] = number
        elif last is None or number.label not in _PRODUCTS or last.label not in _PRODUCTS:
            out.append(number)
    return out


def _says_more(number: Mention, last: Mention) -> bool:
    """Whether a number lists what each of two held that are only counted before, or adds to a bare one: 'CSF drained 20 and 8 mL'."""
    if number.kind == _AFTER_TAKING and last.label == "volume.syringes":
        return True
    between = number.label == "volume.amount" and (number.low or 0) < (number.high or 0)  # 'took 8, perhaps 9 mL'
    return last.label in BARE and (number.label in _PRODUCTS or between) and last.end < number.end


def _ticked(words: Words, numbers: list[Mention]) -> list[Mention]:
    """The numbers without those whose own box on a form was left empty: '12 mL [ ]  15 mL [x]', '[ ] 20 mL'."""
    boxes = [m for m in words.found if m.family == "box"]
    if not boxes or len(numbers) > 1:
        kept = ticks.kept(numbers, boxes)
        return kept if len(kept) == len(numbers) else [n for n in numbers if n in kept or not _is_beside_box(words, n, boxes)]
    empty = [b for b in boxes if b.label not in ticks.TICKED]
    return [n for n in numbers if not any(0 <= n.start - b.end <= _BESIDE for b in empty)]


def _is_beside_box(words: Words, number: Mention, boxes: Sequence[Mention]) -> bool:
    """Whether a box stands in the line of a number; a line without one offers no choice."""
    text = words.reading.text
    begin, end = text.rfind("\n", 0, number.start), text.find("\n", number.end)
    return any(begin < b.start and (b.start < end or end < 0) for b in boxes)


def _is_size_of_holders(words: Words, syringes: Mention) -> bool:
    """Whether syringes only hold the amount told right before them: '35 mL in two 20 mL syringes', '22 mL: 2 syringes of 10, tube of 2'."""
    before = words.before(syringes, "volume.amount")
    if not before or words.apart(before[-1], syringes) > _HELD_WITHIN:
        return False
    if (syringes.high or 0) >= (before[-1].high or 0):
        return True
    return not words.after(syringes, "volume.amount")


def _is_share_of_field(words: Words, number: Mention) -> bool:
    """Whether what looks like a field ends a clause that tells the amount: '22 mL of clear CSF removed: 8 to the lab, 14 discarded'."""
    told = words.before(number, "volume.amount")
    between = words.between(told[-1], number) if told else ""
    return bool(between) and len(between.split()) <= _HELD_WITHIN and not any(c in ".;,|:\n" for c in between)


def _bare_counts(words: Words, number: Mention, low: float, known: Volumes) -> bool:
    """A number without unit counts only where it can be an amount of spinal fluid and no pressure, dose or count."""
    if number.label == "volume.bare-field" and (low == 0 or _is_share_of_field(words, number)):
        return low == 0
    if any(m.label == "taken.instrument" and m.start <= number.start < m.end for m in words.around(number)):
        return False
    if number.label == "volume.bare-days":
        return True
    if number.label == "volume.bare-not":
        return any(a.low in known.numbers and f"{a.low:g}" in number.text for a in known.amounts)
    if number.label == "volume.bare-should":
        return words.gap(number, "volume.amount", after=-1) <= 8
    if number.value == "struck":
        return known.numbers[low] > 1
    if not 2 <= low <= 300 or words.gap(number, "fluid.other") <= 2:
        return False
    if number.label not in BARE_SUMS:
        return True
    if low >= 5 and words.gap(number, *TAKEN, "taken.off", "fluid.csf") <= 10:
        return True
    if number.label == "volume.bare-sum" and words.gap(number, "taken.volume") <= 15:
        return True
    near = (m for i in range(words.index - 2, words.index + 1) for m in words.marks.get(i, ()))
    return any(m.label in _PARTS and m is not number and (m.low or 0) < low for m in near)
