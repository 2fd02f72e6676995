"""The role of an amount in the sum: a total, a part, more on top of another, a sample, one of several, or none of these.

Source: labelling guide, element 4.
"""

from __future__ import annotations

import re

from doccheck.elements.csf_volume.words import NEVER, NUMBERS, TAKEN, Words
from doccheck.pipeline import Mention

_BESIDE = 4  # characters
_NEXT = 9  # words and pauses
_CLAUSE = 7
_ENDS = (",", ";", ".", ")")
_PLACE = re.compile(r"\b1\s?[:=]\s*[\d.]+\s[^\n]{1,60}\b[2-9]\s?[:=]\s*$")  # the number of a tube in a row of several
_AND = re.compile(r" and(?: \w+\.?)?$", re.IGNORECASE)
_COUNTED = frozenset({"sum.each", "container.count", "container.range"})
_SUM = re.compile(r"\d ?(?:ml|cc)? ?\+ ?\d{1,2}(?:[.,]\d)? ?(?:ml|cc)?(?: [a-z /]{2,24}?)? ?= ?~?$", re.IGNORECASE)
_LONGEST_SUM = 24  # characters
_LONGEST_NAMED_SUM = 48
_REACH = 80
_TOLD_FOR = re.compile(r"[^\d:;,=]*=[\s~]*")  # what the last part was for, and the sign
_LEADS = ("->", "=>", "\u2192", ":")  # signs that may stand before a result, as before much else
_OPENS_LIST = (":", "(", ";")
_SAME = 0.1  # mL
_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:[.]\d)?(?![\d.]*\d)")
_NEW_MATTER = frozenset({"container", "taken", "fluid", "pressure", "vague", "none", "box"})  # begin another field before an equals sign
# How near a word must stand before and after an amount to give it a role, in the order in which roles are tried.
_ROLES = (
    ("struck", "sum.struck", 0, -1),
    ("struck", "sum.wrong", -1, 4),
    ("part", "sum.share", 0, -1),
    ("total", "sum.total", 8, 3),
    ("part", "sum.share", 6, -1),
    ("part", "sum.part", 2, 2),
    ("part", "sum.includes", 2, -1),
    ("more", "sum.more", 3, 1),
    ("more", "sum.plus", 3, -1),
    ("more", "sum.besides", -1, 4),
    ("final", "sum.final", 1, -1),
    ("after", "sum.after", 0, -1),
    ("first", "sum.looked", 0, 0),
    ("first", "sum.first", 1, -1),
    ("initial", "sum.initial", 2, 3),
    ("lot", "sum.lot", 3, 1),
    ("tube", "container.one", 3, 1),
    ("tube", "sum.except", 6, -1),
    ("tube", "sum.day", 2, 2),
    ("sample", "sum.sample", 2, 4),
    ("then", "sum.then", 12, -1),
    ("again", "sum.again", 12, -1),
    ("then", "sum.next", -1, 7),
)


def role_of(words: Words, amount: Mention) -> str:
    """The role that the rule of an amount names, the nearest word for one, or none."""
    if amount.value:
        shared = amount.label == "volume.bare-for" and any(
            amount.start - m.end <= _LONGEST_SUM for m in words.before(amount, "sum.share", "sum.part")
        )
        return "part" if shared or _opens_brackets(words, amount) or _spells_out(words, amount) else amount.value
    recorded = words.gap(amount, "sum.record", before=8, after=3) < NEVER
    shared = words.gap(amount, "sum.sample", "container.one", "sum.part", before=2, after=4) < NEVER
    if recorded and not shared and not _is_of_day(words, amount):
        return "record"
    if is_result(words, amount):
        return "total"
    running = _role_among_running(words, amount)
    if running:
        return running
    around = [m for m in words.around(amount) if m.start < amount.start or m.end > amount.end]
    if _ends_list(words, amount):
        return "then"
    if _is_in_one_more(words, amount):
        return "more"
    if _is_share_of_before(words, amount):
        return "part"
    alone = not words.before(amount, *NUMBERS)
    marks = [m for m in around if not (alone and _adds_nothing(words, m)) and not _heads_list(words, m)]
    if alone and words.gap(amount, "taken.volume", before=1, after=-1) <= 1:  # 'Volume 17 mL: tube 1 cells, tube 2 protein'
        marks = [m for m in marks if m.label != "container.one" or m.start < amount.end or words.between(amount, m) != ":"]
    for role, label, before, after in _ROLES:
        if any(m.label == label and _owner(words, m, before, after) is amount for m in marks):
            return role
    if _is_in_first_tubes(words, amount) or _PLACE.search(words.reading.text, max(0, amount.start - _REACH), amount.start):
        return "tube"
    if words.reading.sentences[words.index].section.name.strip(" :").lower() in words.reading.list_of("sentfield"):
        return "sample"
    if _comes_after_another(words, amount):
        return "then"
    return "and" if _AND.search(words.text_before(amount, 16).rstrip()) else "plain"


def _is_of_day(words: Words, amount: Mention) -> bool:
    """Whether an amount is told as one day's of several, wherever the days were written down: 'by the chart: day 1 90 mL, day 2 110 mL'."""
    several = sum(m.label == "sum.day" for m in words.around(amount)) > 1
    return several and words.gap(amount, "sum.day", before=2, after=2) <= 2


def _opens_brackets(words: Words, amount: Mention) -> bool:
    """Whether a number without unit stands in brackets behind the amount that it is a share of: '32 cc (8 to lab, 24 discarded)'."""
    inside = amount.label == "volume.bare-for" and "(" in amount.text and ")" not in amount.text
    adding = ("sum.more", "sum.plus", "sum.then")
    return inside and not any(m.label in adding and amount.start < m.start < amount.end for m in words.around(amount))


def _spells_out(words: Words, amount: Mention) -> bool:
    """Whether a number without unit is the last share of an amount named before: '32 cc of CSF removed: 8 to lab, 24 discarded'."""
    whole = next((m for m in reversed(words.around(amount)) if m.label == "volume.amount" and m.start < amount.start), None)
    if amount.label != "volume.bare-for" or whole is None:
        return False
    shares = [float(n) for n in _NUMBER.findall(amount.text)]
    if len(shares) > 1 and abs(sum(shares) - (whole.high or 0.0)) < _SAME:
        return True
    come = any(m.label in (*TAKEN, "taken.off") and amount.start < m.start < amount.end for m in words.around(amount))
    return come and ":" in amount.text and (amount.high or 0.0) < (whole.high or 0.0)


def _owner(words: Words, mark: Mention, before: int, after: int) -> Mention | None:
    """The amount that a word for a role belongs to; one that ends a clause belongs to the amount in it: '30 mL drained in total, 10'."""
    if mark.label == "sum.total" and words.text_after(mark, 2)[:1] in _ENDS:
        told = words.before(mark, *NUMBERS)
        if told and after < words.apart(told[-1], mark) <= _CLAUSE and not any(c in ",;:(" for c in words.between(told[-1], mark)):
            return told[-1]
    owner = words.nearest(mark, NUMBERS, before, after)
    if owner is not None and mark.label == "sum.sample" and any(m.start < mark.start for m in words.after(owner, "fluid.pressure")):
        return None  # another field: 'removed 20 mL  CP 14  specimens 0'
    return owner


def _role_among_running(words: Words, amount: Mention) -> str:
    """The role of an amount told as a running total or before something is taken from it: the last is the whole, others are parts."""
    later = words.after(amount, *NUMBERS)
    net = [m for m in words.around(amount) if m.label == "sum.net"]
    if net:
        return "part" if later and amount.end <= net[0].start else "total"
    whole = next((m for m in words.around(amount) if m.label == "sum.of-whole" and m.start <= amount.start), None)
    if whole:
        return "total" if amount.end <= whole.end else "part"
    if not words.before(amount, "sum.running"):
        return ""
    return "part" if any((m.high or 0) >= (amount.high or 0) for m in later) else "total"


def _is_share_of_before(words: Words, amount: Mention) -> bool:
    """Whether 'of which' stands behind an amount and leads back to one before it: '24 mL drained, the first 8 mL of which was sent'."""
    share = next(iter(words.after(amount, "sum.share")), None)
    if share is None or words.between(amount, share) or not words.before(amount, *NUMBERS):
        return False
    return not any(words.apart(share, m) <= 3 for m in words.after(share, *NUMBERS))


def _ends_list(words: Words, amount: Mention) -> bool:
    """Whether an amount comes next after a list of what tubes got: '0.5, 0.5 and 1 mL, then 2 mL for routine'."""
    then = next((m for m in words.before(amount, "sum.then") if not words.between(m, amount)), None)
    before = words.before(then, "volume.product") if then else []
    return then is not None and bool(before) and words.apart(before[-1], then) <= _NEXT


def _is_in_one_more(words: Words, amount: Mention) -> bool:
    """Whether another container held an amount beside so many of so much: '3 ml x 3 and a last bottle of 1 ml'."""
    one = next((m for m in words.before(amount, "container.one") if words.apart(m, amount) <= 2), None)
    before = words.before(one, "volume.product") if one else []
    return one is not None and bool(before) and words.apart(before[-1], one) <= _NEXT


def _adds_nothing(words: Words, mark: Mention) -> bool:
    """Whether a word joins amounts, and means nothing before the first of them, 'bag + line 180 mL', unless tubes stand before it."""
    tubes = any(not words.between(m, mark) for m in words.before(mark, "container.count"))
    return mark.label == "sum.share" or (mark.value == "sign" and not tubes)


def _heads_list(words: Words, mark: Mention) -> bool:
    """Whether a word stands before several totals of their own days, 'Totals: day 1 120 mL, day 2 150 mL', or begins a list of tubes."""
    if mark.label == "container.one":
        return _begins_list_of_tubes(words, mark)
    if mark.label == "sum.total" and any(
        m.label == "sum.day" and words.between(m, mark) in ("", ":", "-", "=") for m in words.around(mark)
    ):
        return sum(m.label == "sum.day" for m in words.around(mark)) > 1  # 'day 1 total 120 mL, day 2 total 150 mL'
    return mark.value == "several" and len(words.after(mark, *NUMBERS)) > 1


def _begins_list_of_tubes(words: Words, mark: Mention) -> bool:
    """Whether the only amount stands right before what each of several tubes was for: '17 mL: tube 1 cells, tube 2 protein'."""
    told = words.before(mark, *NUMBERS)
    if len(told) != 1 or words.between(told[0], mark) not in _OPENS_LIST:
        return False
    return bool(words.after(mark, "container.one", "container.range")) and not words.after(mark, *NUMBERS)


def _is_in_first_tubes(words: Words, amount: Mention) -> bool:
    """Whether an amount went into a row of tubes and another into a later one: '10 mL in tubes 1-4, 2 mL in tube 5'."""
    row = next(iter(words.after(amount, "container.range")), None)
    if row is None or words.apart(amount, row) > _NEXT:
        return False
    later = (m.text[-1:] for m in words.after(row, "container.one"))
    return any(not last.isdigit() or int(last) > (row.high or NEVER) for last in later)


def is_result(words: Words, amount: Mention) -> bool:
    """Whether an amount is what those before it come to: '4 tubes, 2.5 mL apiece = 10 mL'."""
    led_by = words.text_before(amount, _BESIDE)
    if not led_by.endswith("="):
        return led_by.endswith(_LEADS) and _is_sum_of_before(words, amount)
    # 'four 10 mL syringes, the last half full = 35 mL'
    if any(words.between(m, amount) == "=" for m in words.before(amount, "sum.except")):
        return True
    if _SUM.search(words.reading.text, max(0, amount.start - _LONGEST_NAMED_SUM), amount.start):
        return True
    told = words.before(amount, *NUMBERS, *_COUNTED)
    if not any(m.label in NUMBERS and (m.low or 0) < (amount.high or 0) for m in told):
        return False
    last = max(m.end for m in told)
    if amount.start - last <= _BESIDE + 1:
        return True
    alone = "=" not in words.reading.text[words.reading.sentences[words.index].start : last]
    named = any(m.family in _NEW_MATTER and last <= m.start < amount.start for m in words.around(amount))
    return alone and not named and _TOLD_FOR.fullmatch(words.reading.text, last, amount.start) is not None


def _is_sum_of_before(words: Words, amount: Mention) -> bool:
    """Whether the amounts before one in its sentence come to it: 'two syringes of 10 mL, then 8 mL -> 28 out', '12 mL, 2 mL: 14 mL'."""
    told = words.before(amount, *NUMBERS)
    return len(told) > 1 and abs(sum(m.high or 0.0 for m in told) - (amount.high or 0.0)) < _SAME


def _comes_after_another(words: Words, amount: Mention) -> bool:
    """Whether an amount follows one that had been taken: 'after 12 mL had been collected, 20 mL', '15 mL, OP 21, removed 10 mL'."""
    last = next(reversed(words.before(amount, *NUMBERS)), None)
    if last is None:
        return False
    between = [m for m in words.before(amount, "pressure", "fluid.pressure", *TAKEN) if m.start >= last.end]
    taken = [m for m in between if m.label in TAKEN]
    pressed = [m for m in between if m.label not in TAKEN]
    if pressed:
        return any(m.start > pressed[0].start and words.apart(m, amount) <= 1 for m in taken)
    return bool(taken) and any(m.start < last.start <= m.end for m in words.around(last) if m.label == "sum.after")
