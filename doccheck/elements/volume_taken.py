"""Whether an amount of spinal fluid was taken in this puncture.

Orders, wishes, limits and earlier punctures never count.
Source: labelling guide, element 4.
"""

from __future__ import annotations

import re

from doccheck.elements.volume_words import TAKEN, Words
from doccheck.pipeline import Mention

_OPEN_ENDED = (">", "more than", "greater than", "in excess of", "over")
_ORDERS = frozenset({"instructions", "plan"})  # sections that tell what is to be done
_BOUND = re.compile(r"(?:\bunder|\bless than|\bfewer than|\bat least|\bup to|[<\u2264\u2265])\s*$", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|\s)>\s+[A-Za-z]")
_BULLETS = 3  # so many arrows before words, and they part the items of a list
_CUE_BEFORE = 40  # characters
_BOUND_BEFORE = 12  # characters
_FINAL_CUES = (
    "(volume.limit)",
    "(volume.order-after)",
    "(volume.wish-to)",
    "(volume.habit)",
)  # whatever words for taking stand beside the amount
_DATE = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b(?:last|prior|previous|yesterday)\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\s*[,;(/]\s*(?:and\s+)?(?:cp|closing(?:\s+pressure)?|final\s+pressure)\s*(?:was|of|[:=@~]|at|now)?\s*\d", re.IGNORECASE
)
_WISH_BESIDE = re.compile(r"\s*\(\s*(?:goal|target|aim\w*|planned|wanted|requested|ordered)[^)\d]{0,12}\d", re.IGNORECASE)


def is_taken(words: Words, amount: Mention) -> bool:
    """Whether an amount was taken, not ordered, wished for, a limit, or of an earlier puncture."""
    done = words.gap(amount, *TAKEN, "sum.corrected", "sum.amended") <= 3
    taken = done or words.gap(amount, "taken.off", before=2, after=2) <= 2
    if amount.value == "struck":
        return True
    if amount.assertion == "historical" and is_handed_on(words, amount):
        return True
    item = amount.assertion == "hypothetical" and _is_item_of_arrows(words, amount)
    if amount.assertion == "hypothetical" and not item:
        if _WISH_BESIDE.match(words.reading.text, amount.end) and words.category not in _ORDERS:
            return True
        if amount.cue.endswith("(volume.limit)") and words.category not in _ORDERS and _REACHED.match(words.reading.text, amount.end):
            return True
        asked = not done and _is_beside_cue(words, amount)
        return taken and not asked and not amount.cue.endswith(_FINAL_CUES) and words.category not in _ORDERS
    if words.category in _ORDERS and not taken:
        told = words.gap(amount, "fluid.csf", "container.count", "container.range") <= 8 and words.category != "instructions"
        if not told and words.gap(amount, "sum.total", "sum.day", before=3, after=3) > 3:
            return False
    return item or amount.assertion in ("affirmed", "negated") or amount.cue.startswith("section ")


def _is_beside_cue(words: Words, amount: Mention) -> bool:
    """Whether the word for a wish stands right before an amount: 'neurology requests 30 mL off'."""
    said = amount.cue.partition("' (")[0].lstrip("'").lower()
    return words.reading.text[max(0, amount.start - _CUE_BEFORE) : amount.start].rstrip(" :~\n").lower().endswith(said)


def is_open_ended(words: Words, amount: Mention) -> bool:
    """Whether only a lower bound is told of what came: 'CSF drained: > 30 mL'."""
    cue = amount.cue.partition("' (")[0].lstrip("'").lower()
    bound = cue in _OPEN_ENDED or _BOUND.search(words.reading.text, max(0, amount.start - _BOUND_BEFORE), amount.start) is not None
    if not bound or words.category in _ORDERS or _is_item_of_arrows(words, amount):
        return False
    return words.gap(amount, *TAKEN, "taken.off", "taken.volume", before=6, after=3) <= 6 or words.gap(amount, "fluid.csf") <= 2


def is_before_today(words: Words, amount: Mention) -> bool:
    """Whether an amount has an earlier date and today's follows in the sentence: '12/3 L3-4 30 mL; today L4-5 26 mL'."""
    today = words.reading.inside(words.index, "now.today")
    if not today or today[0].start < amount.start or not any(m.label == "volume.amount" and m.start > today[0].end for m in words.found):
        return False
    return _DATE.search(words.reading.text, words.reading.sentences[words.index].start, amount.start) is not None


def is_handed_on(words: Words, amount: Mention) -> bool:
    """Whether an amount stands in a line that hands this puncture on: 'sign-out: s/p LP, 9 mL taken'."""
    named = amount.cue.startswith("'s/p'") or amount.cue.endswith("(volume.earlier)")
    return named and any(m.label == "sum.handed" for m in words.found)


def _is_item_of_arrows(words: Words, amount: Mention) -> bool:
    """Whether the arrow before an amount only parts the items of a list: '> OP 43 > 30 mL in total > CP 21'."""
    arrow = amount.cue.startswith("'>'") or words.reading.text[max(0, amount.start - 4) : amount.start].rstrip()[-1:] == ">"
    return arrow and len(_BULLET.findall(words.reading.text)) >= _BULLETS
