"""Amounts and the containers that hold them: so much in each, up to a mark, in a range of tubes.

Source: labelling guide, element 4.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from doccheck.elements.csf_volume.words import Words
from doccheck.pipeline import Mention

_NUMBER_OF = re.compile(r"\d\s[a-z]+\s?$", re.IGNORECASE)
_LONGEST = 16  # characters
_ONCE = "once"
_EXCEPTED_WITHIN = 7  # words
_HOLDS_WITHIN = 3
_NUMBERED = frozenset({"numbered", "numbered-by-place"})
_UNTOLD = frozenset({"plain", "and", "sample"})  # roles that leave open whether an amount is a part


def is_open(words: Words, amount: Mention) -> bool:
    """Whether it stays open how much the containers of an amount hold together."""
    if amount.label != "volume.amount":
        return False
    if _is_each(words, amount) and _count(words, amount)[0] is None:
        return True
    if words.gap(amount, "container.range", before=1, after=-1) <= 1 and words.after(amount, "container.one"):
        return True  # in each of them, or in all?
    between = (amount.low or 0.0) < (amount.high or 0.0)
    return between and words.gap(amount, "container.count", before=0, after=-1) == 0  # '4 tubes 2-4 cc'


def is_not_in_all(words: Words, amount: Mention) -> bool:
    """Whether one of the containers is said to hold another amount: '4 tubes 1 cc each except last had 3', but not 'last half = 35 cc'."""
    if words.text_before(amount, 2).endswith("="):
        return False
    if words.gap(amount, "sum.except", after=-1) <= _HOLDS_WITHIN:
        return not any(has_exception_told(words, m) for m in words.before(amount, "volume.amount"))
    if words.gap(amount, "sum.except", before=0) > _EXCEPTED_WITHIN:
        return False
    return amount.label in ("volume.product", "volume.syringes") or (amount.label == "volume.amount" and _is_each(words, amount))


def has_exception_told(words: Words, amount: Mention) -> bool:
    """Whether so much is in each of some containers, and what the exception held follows: '4 mL in each except #5, 2 mL'."""
    marks = words.after(amount, "sum.except") if amount.label == "volume.amount" else []
    return bool(marks) and any(m.label == "volume.amount" and m.end > marks[0].end for m in words.around(amount))


def held(words: Words, amount: Mention, role: str) -> tuple[str, float]:
    """The role of an amount by what holds it, and how many times it is held."""
    if amount.label == "volume.last":
        return "more", 1
    if amount.label == "volume.product":
        return ("each" if _is_of_each(words, amount, role) else role), 1
    if amount.label == "volume.mark":
        return ("each" if words.gap(amount, "sum.each", before=2, after=2) <= 2 else role), _filled(words, amount)
    if _is_each(words, amount):
        count, here = _count(words, amount)
        return (role if role == "more" else "each" if here else "sample"), count or 1
    return role, 1


def _is_of_each(words: Words, product: Mention, role: str) -> bool:
    """Whether so many times so much is what the tubes hold, and no amount of its own."""
    if role in _UNTOLD:
        return any(m.label == "volume.product" and m.kind == _ONCE for m in words.around(product)) or product.kind in _NUMBERED
    return product.kind != _ONCE and role in ("tube", "first", "part")


def _is_each(words: Words, amount: Mention) -> bool:
    """Whether so much is in each of several containers: '3 tubes with 4 mL each'."""
    around = words.around(amount)
    products = [m for m in around if m.label == "volume.product"]
    marks = (m for m in around if m.label == "sum.each" and not any(p.start <= m.start <= p.end + 1 for p in products))
    return any(
        words.nearest(mark, {"volume.amount"}, before=12, after=9) is amount and not _told_between(words, amount, mark) for mark in marks
    )


def _count(words: Words, amount: Mention) -> tuple[float | None, bool]:
    """How many containers got that amount, by the nearest count, and whether it stands in the same sentence."""
    for index in (words.index, words.index - 1, words.index + 1, words.index - 2):
        told = words.around(amount) if index == words.index else words.marks.get(index, ())
        counts = [m for m in told if m.label in ("container.count", "container.range")]
        if counts:
            best = min(counts, key=lambda m: words.apart(m, amount) if index == words.index else abs(m.start - amount.start))
            here = index == words.index
            more = _one_more(told, best)
            if more:
                return (best.low or 0) + more, here
            return ((best.high or 0) - (best.low or 0) + 1 if best.label == "container.range" else best.low), here
    return None, False


def _one_more(told: Sequence[Mention], count: Mention) -> float:
    """How many other containers are counted with them: '3 universals and 1 fluoride bottle'."""
    return sum(m.low or 1 for m in told if m.label == "container.more" and 0 <= m.start - count.end <= 2)


def _filled(words: Words, mark: Mention) -> float:
    """How many containers were filled up to a mark: 'four tubes filled to the 3 mL mark'."""
    counts = [m for m in words.before(mark, "container.count") if words.apart(m, mark) <= 6]
    return (counts[-1].low or 1.0) if counts else 1.0


def _told_between(words: Words, amount: Mention, mark: Mention) -> bool:
    """Whether another number stands before 'each': '8 mL total, 2 in each', '12 mL in tubes 1-4, 3 each', '4 tubes, 3 each = 12 mL'."""
    if mark.end <= amount.start:
        if words.between(mark, amount).startswith("=") and words.text_before(mark, 4)[-1:].isdigit():
            return True
        if _NUMBER_OF.search(words.text_before(mark, _LONGEST)) and not words.before(mark, "container", "volume")[-1:]:
            return True  # '20 drops each, 6 mL'
        return words.gap(amount, "sum.total", before=3, after=2) <= 3
    between = words.reading.text[amount.end : mark.start].rstrip()
    counted = _NUMBER_OF.search(between)
    if counted and not any(m.family == "container" and m.start <= amount.end + counted.start() < m.end for m in words.around(amount)):
        return True  # '11 cc in four tubes, 20 drops per tube'
    last = amount.end + len(between)
    return between[-1:].isdigit() and not any(m.family == "container" and m.start < last <= m.end for m in words.around(amount))
