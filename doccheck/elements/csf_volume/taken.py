"""Whether an amount of spinal fluid was taken in this puncture.

Orders, wishes, limits and earlier punctures never count.
Source: labelling guide, element 4.
"""

from __future__ import annotations

import re

from doccheck.elements.csf_volume.words import NEVER, NUMBERS, TAKEN, Words
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import SECTION

_ORDERS = frozenset({"instructions", "plan"})  # sections that tell what is to be done
_BULLET = re.compile(r"(?:^|\s)>\s+[A-Za-z]")
_IN_BRACKETS = re.compile(r"\([^()\n]*\)\s*[:=]\s*~?$")
_DOUBT = re.compile(r"\s{0,2}\?{1,3}(?=\s|$)")
_CLAUSE_ENDS = re.compile(r"[.;:,()\n]")
_CUE_BEFORE = 40  # characters
_BULLETS = 3  # so many arrows before words, and they part the items of a list
_LIMIT = "limit"
_MORE_THAN = "more-than"
_LIMITS = (_LIMIT, _MORE_THAN)
_NEXT = 9  # words and pauses
_OPEN_WITHIN = 5
_CAME_WITHIN = 4
_ACCOUNT = 2  # sentences
# Cues that hold whatever words for taking stand beside the amount.
_FINAL_CUES = (*_LIMITS, "intent")


def is_taken(words: Words, amount: Mention) -> bool:
    """Whether an amount was taken, not ordered, wished for, a limit, or of an earlier puncture."""
    if amount.value == "struck" or (amount.assertion == "historical" and is_handed_on(words, amount)):
        return True
    told = words.withdrawn_before() or bool(words.reading.inside(words.index, "now.me"))  # 'Plan: 1. LP done (me), 14 mL'
    ordered = words.category in _ORDERS and not told and not words.recorded
    if is_asked(words.reading, amount) or _is_hoped_for(words, amount) or _shares_limit(words, amount):
        return False
    if ordered and _is_alarm(words, amount):
        return False
    if amount.assertion == "hypothetical" and not _is_item_of_arrows(words, amount):
        return not ordered and _has_come(words, amount)
    if ordered and not (_is_done(words, amount) or _is_off(words, amount) or _is_told_among_orders(words, amount)):
        return False
    return amount.assertion in ("affirmed", "negated", "hypothetical") or amount.cue_kind == SECTION


def is_open_ended(words: Words, amount: Mention) -> bool:
    """Whether only a lower bound is told of what came: 'CSF drained: > 30 mL'."""
    bound = amount.cue_kind == _MORE_THAN or words.gap(amount, "sum.bound", before=0, after=-1) == 0
    if not bound or words.category in _ORDERS or _is_item_of_arrows(words, amount):
        return False
    if amount.cue_kind == _LIMIT:  # 'not more than 15 mL was withdrawn', but 'drain no more than 10 mL'
        return words.gap(amount, *TAKEN, before=6, after=4) <= 6
    return words.gap(amount, *TAKEN, "taken.off", "taken.volume", before=6, after=3) <= 6 or words.gap(amount, "fluid.csf") <= 2


def is_doubted(words: Words, amount: Mention) -> bool:
    """Whether the author does not know whether it was so much: '30 mL? 35 mL? not sure'."""
    return _DOUBT.match(words.reading.text, amount.end) is not None or words.gap(amount, "sum.doubt", after=5) < NEVER


def is_asked(reading: Reading, amount: Mention) -> bool:
    """Whether an amount stands in a question, which tells nothing of what came: 'does he walk better after 30 mL?'."""
    mark = reading.text.find("?", amount.end, reading.sentences[amount.sentence].end)
    if mark < 0 or reading.parted(amount.end, mark, ".;:"):
        return False
    lead = reading.text[reading.sentences[amount.sentence].start : amount.start].lower()
    return not reading.list_of("asking").isdisjoint(_CLAUSE_ENDS.split(lead)[-1].split()[:1])


def is_handed_on(words: Words, amount: Mention) -> bool:
    """Whether an amount stands in a line that hands this puncture on: 'sign-out: s/p LP, 9 mL taken'."""
    named = amount.cue_words == "s/p" or amount.cue_kind == "earlier"
    return named and any(m.label == "sum.handed" for m in words.found)


def _is_done(words: Words, amount: Mention) -> bool:
    """Whether words for taking stand beside an amount."""
    return words.gap(amount, *TAKEN, "sum.corrected", "sum.amended") <= 3


def _is_hoped_for(words: Words, amount: Mention) -> bool:
    """Whether a sentence that tells an aim holds an amount, or words that leave it to what comes follow, and none say that it came."""
    open_still = words.gap(amount, "sum.as-it-comes", before=-1, after=_OPEN_WITHIN) <= _OPEN_WITHIN
    aims = words.before(amount, "sum.aim")
    aimed = bool(aims) and not any(m.start > aims[-1].end for m in words.before(amount, *NUMBERS))  # the first number is the aim
    if not (open_still or aimed) or _is_nearest_to_taking(words, amount):
        return False
    if open_still:
        return True
    if words.gap(amount, "sum.total", before=_OPEN_WITHIN, after=2) < NEVER:  # 'aim: relief; 14 mL total off'
        return False
    return not words.after(amount, "sum.reached") and not words.before(amount, "sum.met") and not _is_met(words, amount)


def _shares_limit(words: Words, amount: Mention) -> bool:
    """Whether an amount is joined to a rate that was ordered, and no words for taking stand beside it: '10 mL/h and 150 mL a day'."""
    rates = words.before(amount, "volume.rate")
    if not rates or rates[-1].assertion != "hypothetical" or any(c in ".;" for c in words.between(rates[-1], amount)):
        return False
    return words.gap(amount, *TAKEN, "taken.off", "taken.volume", "sum.day", before=_CAME_WITHIN, after=_CAME_WITHIN) == NEVER


def _is_alarm(words: Words, amount: Mention) -> bool:
    """Whether an amount among orders is the bound at which someone is called: 'page for drowsiness, output over 15 mL in one hour'."""
    return words.gap(amount, "sum.bound", before=0, after=-1) == 0


def _is_nearest_to_taking(words: Words, amount: Mention) -> bool:
    """Whether words for taking stand beside an amount and no nearer to another: 'aim was 30 mL, but drained 22 mL'."""
    near = (m for m in words.around(amount) if m.label in TAKEN and words.apart(m, amount) <= _CAME_WITHIN)
    return any(words.nearest(m, NUMBERS, _CAME_WITHIN, _CAME_WITHIN) is amount for m in near)


def _is_off(words: Words, amount: Mention) -> bool:
    return words.gap(amount, "taken.off", before=2, after=2) <= 2


def _has_come(words: Words, amount: Mention) -> bool:
    """Whether an amount that was asked for, or a limit, came."""
    return _is_done_as_asked(words, amount) or _is_met(words, amount) or _has_wish_beside(words, amount) or _has_end_beside(words, amount)


def _is_done_as_asked(words: Words, amount: Mention) -> bool:
    """'30 mL as requested, drained'; but 'neurology requests 30 mL off' is only the wish."""
    if amount.cue_kind in _FINAL_CUES:
        return False
    before = words.text_before(amount, _CUE_BEFORE).rstrip(" :~\n").lower()
    wished = bool(amount.cue_words) and before.endswith(amount.cue_words.lower())
    return _is_done(words, amount) or (_is_off(words, amount) and not wished)


def _is_met(words: Words, amount: Mention) -> bool:
    """'neurology asked for 40 mL; this was achieved'."""
    met = words.after(amount, "sum.met")
    return bool(met) and not any(m.start < met[0].start for m in words.after(amount, *NUMBERS))


def _has_wish_beside(words: Words, amount: Mention) -> bool:
    """'28 mL (goal 30)', 'Taken (goal 30): 28 mL': what was asked for stands in brackets beside what came."""
    named = _IN_BRACKETS.search(words.reading.text, max(0, amount.start - _CUE_BEFORE), amount.start)
    if named and amount.cue_words and amount.cue_words.lower() in named.group().lower():
        return True
    return any(words.between(amount, m) == "(" for m in words.after(amount, "sum.wish"))


def _has_end_beside(words: Words, amount: Mention) -> bool:
    """'max 30 mL, CP 14': the pressure at the end follows a limit, which was then reached."""
    return amount.cue_kind in _LIMITS and words.gap(amount, "sum.reached", before=-1) <= _NEXT


def _is_told_among_orders(words: Words, amount: Mention) -> bool:
    """Whether fluid, tubes or a sum beside an amount show that a section of orders tells of what came."""
    if _is_behind_pressure(words, amount):
        return True
    told = words.gap(amount, "fluid.csf", "container.count", "container.range") <= 8 and words.category != "instructions"
    return told or words.gap(amount, "sum.total", "sum.day", before=3, after=3) <= 3


def _is_behind_pressure(words: Words, amount: Mention) -> bool:
    """Whether the opening pressure is told right before an amount under that header: it is the account of the puncture that goes on."""
    reading = words.reading
    section = reading.sentences[words.index].section
    near = range(max(0, words.index - _ACCOUNT), words.index + 1)
    read = (m for i in near if reading.sentences[i].section is section for m in reading.inside(i, "pressure.opening"))
    return any(m.start < amount.start and m.assertion == "affirmed" for m in read)


def _is_item_of_arrows(words: Words, amount: Mention) -> bool:
    """Whether an arrow only parts the items of a list, '> OP 43 > 30 mL > CP 21', or has a number of its own: 'OP 39 > 17, 24 mL'."""
    before = words.text_before(amount, _CUE_BEFORE)
    if amount.cue_words == ">" and any(c.isdigit() for c in before[before.rfind(">") :]):
        return True
    arrow = amount.cue_words == ">" or before.endswith(">")
    return arrow and len(_BULLET.findall(words.reading.text)) >= _BULLETS
