"""Reading the amounts: each number of a sentence that is spinal fluid and was taken in this puncture, with its role in the sum.

Source: labelling guide, element 4.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import takewhile

from doccheck.elements.act import Act
from doccheck.elements.csf_volume import unmeasured
from doccheck.elements.csf_volume.containers import has_exception_told, held, is_not_in_all, is_open
from doccheck.elements.csf_volume.days import is_before_today
from doccheck.elements.csf_volume.fluids import is_csf, is_for_tests
from doccheck.elements.csf_volume.numbers import find_numbers, is_amount
from doccheck.elements.csf_volume.records import find_records
from doccheck.elements.csf_volume.roles import is_result, role_of
from doccheck.elements.csf_volume.taken import is_doubted, is_handed_on, is_open_ended, is_taken
from doccheck.elements.csf_volume.totals import SAME
from doccheck.elements.csf_volume.volumes import Amount, Volumes
from doccheck.elements.csf_volume.words import NEVER, NUMBERS, TAKEN, Words
from doccheck.pipeline import Mention, Reading

_FAMILIES = frozenset({"volume", "fluid", "taken", "sum", "container", "vague", "lowered", "none", "pressure", "box"})
_PURPOSES = frozenset({"sum.diagnostic", "sum.therapeutic", "sum.by-hand", "sum.by-drip", "sum.in-vessel"})
_PRESSURE_AFTER = re.compile(
    r"(?:\s*[a-z]{3})?(?:\s*(?:->|\u2192|[(=:@]|-\s|at\b)\s*(?:[a-z]{1,8}\s*)?\d{1,2}(?![\d.]*\s*(?:ml|cc))|\s+\d{1,2}(?=\s*(?:[,;\n]|[.]\s|$)))",
    re.IGNORECASE,
)
_SOON = 3  # sentences
_LISTED = re.compile(r"(?<=\d)[\s,;/+>-]+(\d{1,3}(?:\.\d)?)")
# A list whose number before the last has "and" before it: the last stands alone.
_CLOSED = re.compile(r"\d[^\d,]*\b(?:and|then)\b[^\d,]*[\d.]+[^\d,]*,\s*[\d.]+[^\d,]*$", re.IGNORECASE)
_NAME = re.compile(r"[^\d:;,.]{0,24}:")  # the rest of the name of a field


def read_amounts(reading: Reading, act: Act) -> Volumes:
    """Everything that the sentences about this act say about its spinal fluid."""
    marks: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.of(*_FAMILIES):
        marks[mention.sentence].append(mention)
    out = Volumes(numbers=Counter(m.high for found in marks.values() for m in found if m.label in NUMBERS and m.high is not None))
    records = find_records(reading) if act.procedure.value != "catheter_drain" else set()
    for sentence, found in marks.items():
        words = Words(reading, sentence, found, marks, sentence in records)
        if sentence in act.sentences or sentence in records:
            _add_sentence(words, out)
            _add_cells(found, act, out)
        elif any(m.label == "sum.handed" for m in found):
            _add_handed_on(words, out)
        elif any(m.label == "sum.record" for m in found):
            _add_sentence(words, out)
    out.amounts.sort(key=lambda a: a.mention.start)
    return out


def _add_sentence(words: Words, out: Volumes) -> None:
    """Put what this sentence says where it belongs."""
    numbers = find_numbers(words)
    near = takewhile(lambda a: words.index - a.mention.sentence <= _SOON, reversed(out.amounts))
    told = any(a.sure for a in near)
    judged = [(m, is_csf(words, m, told)) for m in numbers]
    for number, sure in judged:
        if sure is None:
            continue
        if (sure and is_open_ended(words, number)) or is_doubted(words, number):
            out.vague.append(number)
        elif words.recorded and not (sure and number.label == "volume.amount"):
            continue
        elif is_taken(words, number) and not is_before_today(words, number):
            _add_amount(words, number, sure or is_handed_on(words, number), out)
    out.orders.extend(m for m in numbers if m.assertion == "hypothetical" and words.gap(m, "fluid.other") > 3)
    unmeasured.add_words(words, out)


def _add_cells(found: Sequence[Mention], act: Act, out: Volumes) -> None:
    """The numbers of a table: its total, or parts to be added; those of several days are added where a drain stayed in."""
    for cell in found:
        if cell.label != "volume.cell" or cell.assertion in ("historical", "template") or cell.value == "earlier":
            continue
        if cell.value == "unsure":
            out.vague.append(cell)
        elif cell.value != "dated" or act.procedure.value == "catheter_drain":
            role = "total" if cell.value == "whole" else "tube"
            out.amounts.append(Amount(cell.low or 0.0, cell.high or 0.0, cell, role, sure=True, field=True))


def _add_handed_on(words: Words, out: Volumes) -> None:
    """Put only the amounts of this puncture that this sentence hands on to others."""
    for mention in words.found:
        if mention.label in NUMBERS and is_handed_on(words, mention) and is_csf(words, mention) is not None:
            _add_amount(words, mention, True, out)


def _add_amount(words: Words, number: Mention, sure: bool, out: Volumes) -> None:
    """Put an amount as it counts: a number, times the containers where it is so much in each; words where it gives no number."""
    low, high = min(number.low or 0.0, number.high or 0.0), number.high or 0.0
    if _begins_in_pressure(words, number):
        low = high
    if not is_amount(words, number, low, out):
        return
    excepted = is_not_in_all(words, number)
    if excepted and not has_exception_told(words, number):
        out.vague.append(number)
        return
    if is_open(words, number):
        out.tubes.append(number)
        return
    role = role_of(words, number)
    if role == "total" and number.label == "volume.product":
        if any(m.label == "sum.running" for m in words.around(number)):
            low = high = _last_listed(number.text, high)
        elif _leaves_open_what_is_summed(number.text, high):
            out.vague.append(number)
            return
    if role == "again":
        role = "then" if out.numbers[high] == 1 else "plain"
    if role == "after" and words.category == "impression":  # 'OP 31, down to 14 after 20 mL'
        role, sure = "plain", True
    if role in ("more", "final") and not out.amounts and _is_first_of_today(words, number):
        role = "plain"
    role, times = held(words, number, role)
    times -= excepted
    sure = sure or (role == "total" and is_result(words, number))
    field, pressed = _is_field(words, number), _PRESSURE_AFTER.match(words.reading.text, number.end) is not None
    told = round(low * times, 3), round(high * times, 3)
    out.amounts.append(
        Amount(*told, number, role, sure, field, pressed, _purpose(words, number), words.recorded, is_for_tests(words, number))
    )


def _begins_in_pressure(words: Words, amount: Mention) -> bool:
    """Whether the first number of what looks like a range is the pressure before it: 'stopped at CP 16 - 33 mL in the pot'."""
    return any(m.label == "sum.reached" and m.start < amount.start < m.end < amount.end for m in words.around(amount))


def _last_listed(text: str, otherwise: float) -> float:
    """The last number of a list of running totals, '5, 10, 15, 21 ml'; nothing else that comes to an amount has one: '3 x 5 ml'."""
    told = _LISTED.findall(text)
    return float(told[-1]) if told else otherwise


def _leaves_open_what_is_summed(text: str, total: float) -> bool:
    """Whether the total named behind a list is not its sum but its last number, which is none: '14 mL and then 8 mL, 30 mL in all'."""
    if not _CLOSED.search(text):
        return False
    last = _last_listed(text, total)
    return last > total - last + SAME


def _is_first_of_today(words: Words, amount: Mention) -> bool:
    """Whether 'another' adds an amount to those of earlier days alone: 'earlier taps gave 20 and 25 mL, and today another 22 mL'."""
    before = words.before(amount, *NUMBERS)
    now = any(m.start < amount.start for m in words.reading.inside(words.index, "now"))
    return bool(before) and (now or all(m.assertion == "historical" for m in before))


def _is_field(words: Words, amount: Mention) -> bool:
    """Whether an amount is the value of a field for what was taken: '| CSF out | 30 mL |'."""
    named = words.gap(amount, *TAKEN, "taken.off", "taken.volume", after=-1) < NEVER
    return named and words.text_before(amount, 6).endswith(("|", ":"))


def _purpose(words: Words, amount: Mention) -> str:
    """The label of the words that tell what an amount was taken for: 'diagnostic 8 mL', '20 mL therapeutic'."""
    marks = [m for m in words.around(amount) if m.label in _PURPOSES]
    named = [m for m in marks if m.end <= amount.start and _NAME.fullmatch(words.between(m, amount))]  # 'by drip after that: 10 mL'
    return next((m.label for m in named), "") or next((m.label for m in marks if words.nearest(m, NUMBERS, 3, 2) is amount), "")
