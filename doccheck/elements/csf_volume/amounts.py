"""Amounts of spinal fluid in a note: which of the amounts of fluid it names are CSF that was taken, each with its role in the sum.

Source: labelling guide, element 4.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from doccheck.elements import ticks
from doccheck.elements.act import Act
from doccheck.elements.csf_volume.containers import has_exception_told, held, is_not_in_all, is_open
from doccheck.elements.csf_volume.fluids import is_csf, speaks_of_csf
from doccheck.elements.csf_volume.roles import is_result, role_of
from doccheck.elements.csf_volume.taken import is_before_today, is_doubted, is_handed_on, is_open_ended, is_taken
from doccheck.elements.csf_volume.words import NEVER, NUMBERS, TAKEN, Words
from doccheck.pipeline import Mention, Reading

_BESIDE = 4  # characters
_FAMILIES = frozenset({"volume", "fluid", "taken", "sum", "container", "vague", "none", "pressure", "box"})
_PURPOSES = frozenset({"sum.diagnostic", "sum.therapeutic", "sum.by-hand", "sum.by-drip", "sum.in-vessel"})
_PRESSURE_AFTER = re.compile(
    r"(?:\s*(?:out|off))?(?:\s*(?:->|\u2192|[(=:@]|-\s|at\b)\s*(?:(?:op|cp|p|pressure|now)\s*)?\d{1,2}(?![\d.]*\s*(?:ml|cc))|\s+\d{1,2}(?=\s*(?:[,;\n]|[.]\s|$)))",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,3}(?:\.\d)?")
_NAME = re.compile(r"[^\d:;,.]{0,24}:")  # the rest of the name of a field
_CAUGHT = ("taken.off", "taken.container", "fluid.csf", "fluid.plain")
_PARTS = frozenset({"volume.amount", "volume.product", "volume.syringes", "volume.bare"})
_PRODUCTS = frozenset({"volume.product", "volume.syringes"})
_HELD_IN = frozenset(
    {"in", "into", "using", "with", "via", "(", ":", "-", "=", "of csf in", "of csf into", "csf in", "clear in", "clear csf in", "by"}
)
_LIST = "volume.list-after-verb"
_PAIR = ("two ", "2 sy")  # so many syringes as numbers follow
_BARE_SUMS = ("volume.bare-total", "volume.bare-sum")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of spinal fluid.

    Args:
        low, high: in mL.
        mention: where it stands.
        role: total, more (on top of another), final, first, initial, after (what had come by then), part, each, tube (what tubes hold),
            lot (one of several draws), sample (sent or kept), and, then (said after that word), struck or plain.
        sure: spinal fluid by the words of its own sentence, not only by the sentences before.
        field: the value of a field for what was taken.
        pressed: a pressure is told right after it.
        purpose: the label of the purpose that it was taken for, where its words name one.
    """

    low: float
    high: float
    mention: Mention
    role: str
    sure: bool
    field: bool = False
    pressed: bool = False
    purpose: str = ""


@dataclass(slots=True)
class Volumes:
    """What a note says about how much spinal fluid was taken: amounts, words that come close to one, and how often it names a number."""

    amounts: list[Amount] = field(default_factory=list)
    rates: list[Mention] = field(default_factory=list)
    orders: list[Mention] = field(default_factory=list)
    vague: list[Mention] = field(default_factory=list)
    tubes: list[Mention] = field(default_factory=list)
    titles: list[Mention] = field(default_factory=list)
    none: list[Mention] = field(default_factory=list)
    rest: list[Mention] = field(default_factory=list)
    more: list[Mention] = field(default_factory=list)
    numbers: Counter[float] = field(default_factory=Counter)


def read_amounts(reading: Reading, act: Act) -> Volumes:
    """Everything that the sentences about this act say about its spinal fluid."""
    marks: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.of(*_FAMILIES):
        marks[mention.sentence].append(mention)
    out = Volumes(numbers=Counter(m.high for found in marks.values() for m in found if m.label in NUMBERS and m.high is not None))
    for sentence, found in marks.items():
        if sentence in act.sentences:
            _add_sentence(Words(reading, sentence, found, marks), out)
            _add_cells(found, act, out)
        elif any(m.label == "sum.handed" for m in found):
            _add_handed_on(Words(reading, sentence, found, marks), out)
        elif any(m.label == "sum.record" for m in found):
            _add_sentence(Words(reading, sentence, found, marks), out)
    out.amounts.sort(key=lambda a: a.mention.start)
    return out


def _add_sentence(words: Words, out: Volumes) -> None:
    """Put what this sentence says where it belongs."""
    numbers = _ticked(words, _told_once([m for m in words.found if m.label in NUMBERS]))
    judged = [(m, is_csf(words, m)) for m in numbers]
    own = [(m, sure) for m, sure in judged if sure is not None]
    for mention, sure in own:
        if (sure and is_open_ended(words, mention)) or is_doubted(words, mention):
            out.vague.append(mention)
        elif is_taken(words, mention) and not is_before_today(words, mention):
            out.amounts.extend(_amount(words, mention, bool(sure) or is_handed_on(words, mention), out))
    out.orders.extend(m for m in numbers if m.assertion == "hypothetical" and words.gap(m, "fluid.other") > 3)
    affirmed = [m for m in words.found if m.assertion in ("affirmed", "negated") or m.cue.startswith("section ")]
    _add_words(words, affirmed, out)


def _add_cells(found: Sequence[Mention], act: Act, out: Volumes) -> None:
    """The numbers of a table: its total, or parts to be added; those of several days are added where a drain stayed in."""
    for cell in found:
        if cell.label != "volume.cell" or cell.assertion in ("historical", "template") or cell.value == "earlier":
            continue
        amount = Amount(cell.low or 0.0, cell.high or 0.0, cell, "total" if cell.value == "whole" else "tube", True, True)
        if cell.value == "unsure":
            out.vague.append(cell)
        elif cell.value != "dated" or act.procedure.value == "catheter_drain":
            out.amounts.append(amount)


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
    if number.rule == _LIST and "then" not in number.text and last.text[:4].lower() in _PAIR:
        return True
    between = number.label == "volume.amount" and (number.low or 0) < (number.high or 0)  # 'took 8, perhaps 9 mL'
    return last.label == "volume.bare" and (number.label in _PRODUCTS or between) and last.end < number.end


def _ticked(words: Words, numbers: list[Mention]) -> list[Mention]:
    """The numbers without those whose own box on a form was left empty: '12 mL [ ]  15 mL [x]', '[ ] 20 mL'."""
    boxes = [m for m in words.found if m.family == "box"]
    if not boxes or len(numbers) > 1:
        return ticks.kept(numbers, boxes)
    empty = [b for b in boxes if b.label not in ticks.TICKED]
    return [n for n in numbers if not any(0 <= n.start - b.end <= _BESIDE for b in empty)]


def _add_handed_on(words: Words, out: Volumes) -> None:
    """Put only the amounts of this puncture that this sentence hands on to others."""
    for mention in words.found:
        if mention.label in NUMBERS and is_handed_on(words, mention) and is_csf(words, mention) is not None:
            out.amounts.extend(_amount(words, mention, True, out))


def _is_of_fluid(words: Words, unrecorded: Mention) -> bool:
    """Whether it was the amount of fluid that nobody wrote down, and no pressure: 'volume 20 mL, OP not recorded'."""
    within = [m for m in words.around(unrecorded) if unrecorded.start <= m.start < unrecorded.end]
    return not any(m.family == "pressure" or m.label in ("fluid.pressure", "fluid.other") for m in within)


def _add_words(words: Words, affirmed: Iterable[Mention], out: Volumes) -> None:
    for m in affirmed:
        if m.label in ("none.csf", "none.failed"):
            out.none.append(m)
        elif m.label in ("vague.rest", "vague.thrown", "vague.untold") and words.gap(m, *NUMBERS, before=-1, after=3) == NEVER:
            out.rest.append(m)
        elif m.label == "vague.more" and m.assertion == "affirmed" and words.gap(m, *NUMBERS, before=-1, after=8) == NEVER:
            out.more.append(m)
        elif m.label == "vague.title":
            out.titles.append(m)
        elif (m.label == "vague.unrecorded" and _is_of_fluid(words, m)) or (m.label == "vague.amount" and speaks_of_csf(words, m)):
            if not any(p.label == "volume.product" and p.start < m.end and m.start < p.end for p in words.found):
                out.vague.append(m)
        elif m.label in ("container.count", "container.range", "container.some") and words.gap(m, "fluid.other") > 3:
            out.tubes.append(m)
    rates = (m for m in words.found if m.label == "volume.rate" and m.assertion != "historical")
    out.rates.extend(m for m in rates if words.gap(m, "fluid.other") > 3)


def _amount(words: Words, mention: Mention, sure: bool, out: Volumes) -> Iterable[Amount]:
    """The amount as it counts: a number, times the containers where it is so much in each; nothing where it gives no number."""
    low, high = min(mention.low or 0.0, mention.high or 0.0), mention.high or 0.0
    if _begins_in_pressure(words, mention):
        low = high
    if not _is_amount(words, mention, low, out):
        return ()
    excepted = is_not_in_all(words, mention)
    if excepted and not has_exception_told(words, mention):
        out.vague.append(mention)
        return ()
    if is_open(words, mention):
        out.tubes.append(mention)
        return ()
    role = role_of(words, mention)
    if role == "total" and mention.rule.startswith("volume.list") and any(m.label == "sum.running" for m in words.around(mention)):
        low = high = _last_number(mention.text, high)
    if role == "again":
        role = "then" if out.numbers[high] == 1 else "plain"
    if role in ("more", "final") and not out.amounts and _is_first_of_today(words, mention):
        role = "plain"
    role, times = held(words, mention, role)
    times -= excepted
    low, high = low * times, high * times
    sure = sure or (role == "total" and is_result(words, mention))
    field, pressed = _is_field(words, mention), _is_pressed(words, mention)
    return (Amount(round(low, 3), round(high, 3), mention, role, sure, field, pressed, _purpose(words, mention)),)


def _is_amount(words: Words, mention: Mention, low: float, out: Volumes) -> bool:
    """Whether a number is an amount that came, and no size of a syringe or another number without unit."""
    if mention.label == "volume.syringes":
        if _is_size_of_holders(words, mention):
            return False
        return words.gap(mention, *TAKEN, *_CAUGHT) <= 12 or words.gap(mention, "volume.amount", before=3, after=-1) <= 3
    return mention.label != "volume.bare" or _bare_counts(words, mention, low, out)


def _is_size_of_holders(words: Words, syringes: Mention) -> bool:
    """Whether syringes only hold the amount told right before them: '35 mL in two 20 mL syringes', '22 mL: 2 syringes of 10, tube of 2'."""
    told = [m for m in words.around(syringes) if m.label == "volume.amount"]
    before = [m for m in told if m.end <= syringes.start]
    if not before or words.between(before[-1], syringes) not in _HELD_IN:
        return False
    if (syringes.high or 0) >= (before[-1].high or 0):
        return True
    after = words.reading.text[syringes.end : syringes.end + _BESIDE].lstrip()
    return before[-1] is told[-1] and after.startswith((",", "+", "and", "plus", "&"))


def _is_first_of_today(words: Words, amount: Mention) -> bool:
    """Whether 'another' adds an amount to those of earlier days alone: 'earlier taps gave 20 and 25 mL, and today another 22 mL'."""
    before = [m for m in words.around(amount) if m.end <= amount.start and m.label in NUMBERS]
    now = any(m.start < amount.start for m in words.reading.inside(words.index, "now"))
    return bool(before) and (now or all(m.assertion == "historical" for m in before))


def _last_number(text: str, otherwise: float) -> float:
    """The last number of a list of running totals: '5, 10, 15, 21 ml'."""
    told = _DIGITS.findall(text)
    return float(told[-1]) if told else otherwise


def _begins_in_pressure(words: Words, amount: Mention) -> bool:
    """Whether the first number of what looks like a range is the pressure before it: 'stopped at CP 16 - 33 mL in the pot'."""
    return any(m.label == "sum.reached" and m.start < amount.start < m.end < amount.end for m in words.around(amount))


def _purpose(words: Words, amount: Mention) -> str:
    """The label of the words that tell what an amount was taken for: 'diagnostic 8 mL', '20 mL therapeutic'."""
    marks = [m for m in words.around(amount) if m.label in _PURPOSES]
    named = [m for m in marks if m.end <= amount.start and _NAME.fullmatch(words.between(m, amount))]  # 'by drip after that: 10 mL'
    return next((m.label for m in named), "") or next((m.label for m in marks if words.nearest(m, NUMBERS, 3, 2) is amount), "")


def _is_field(words: Words, amount: Mention) -> bool:
    """Whether an amount is the value of a field for what was taken: '| CSF out | 30 mL |'."""
    before = words.reading.text[max(0, amount.start - 6) : amount.start].rstrip(" ~")
    return before.endswith(("|", ":")) and words.gap(amount, *TAKEN, "taken.off", "taken.volume", after=-1) < NEVER


def _is_pressed(words: Words, amount: Mention) -> bool:
    return _PRESSURE_AFTER.match(words.reading.text, amount.end) is not None


def _bare_counts(words: Words, mention: Mention, low: float, out: Volumes) -> bool:
    """A number without unit counts only where it can be an amount of spinal fluid and no pressure, dose or count."""
    if mention.rule == "volume.bare-field" and low == 0:
        return True
    if any(m.label == "taken.instrument" and m.start <= mention.start < m.end for m in words.around(mention)):
        return False
    if mention.rule == "volume.bare-days":
        return True
    if mention.rule == "volume.bare-not":
        return any(a.low in out.numbers and f"{a.low:g}" in mention.text for a in out.amounts)
    if mention.rule == "volume.bare-should":
        return words.gap(mention, "volume.amount", after=-1) <= 8
    if mention.value == "struck":
        return out.numbers[low] > 1
    if not 2 <= low <= 300 or words.gap(mention, "fluid.other") <= 2:
        return False
    if mention.rule not in _BARE_SUMS:
        return True
    if low >= 5 and words.gap(mention, *TAKEN, "taken.off", "fluid.csf") <= 10:
        return True
    if mention.rule == "volume.bare-sum" and words.gap(mention, "taken.volume") <= 15:
        return True
    near = (m for i in range(words.index - 2, words.index + 1) for m in words.marks.get(i, ()))
    return any(m.label in _PARTS and m is not mention and (m.low or 0) < low for m in near)


def with_role(amount: Amount, role: str) -> Amount:
    """The same amount in another role."""
    return replace(amount, role=role)
