"""Amounts of spinal fluid in a note: which of the amounts of fluid it names are CSF, and the role that each has in the sum.

Source: labelling guide, element 4.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from doccheck.elements import ticks
from doccheck.elements.act import Act
from doccheck.elements.volumes_spinal import FluidWords
from doccheck.elements.volumes_words import NEVER, NUMBERS, TAKEN
from doccheck.pipeline import Mention, Reading

_FAMILIES = frozenset({"volume", "fluid", "taken", "sum", "container", "vague", "none", "pressure", "box"})
_OF_NUMBERED = frozenset(
    {"volume.members-each", "volume.each-member", "volume.in-members-each", "volume.with-another", "volume.members-at", "volume.list-tubes"}
)
_ROLE_OF_RULE = {
    "volume.bare-total": "total",
    "volume.bare-sum": "total",
    "volume.bare-days": "total",
    "volume.bare-should": "total",
    "volume.bare-not": "total",
    "volume.more-between": "more",
    "volume.bare-more": "more",
    "volume.bare-then": "more",
    "volume.bare-took-more": "more",
    "volume.bare-for": "more",
    "volume.bare-plus-for": "more",
    "volume.bare-plus-tests": "more",
    "volume.bare-struck": "struck",
    "volume.bare-above": "struck",
}
_BESIDE = 4  # characters
_PURPOSES = frozenset({"sum.diagnostic", "sum.therapeutic"})
_AND = re.compile(r" and(?: an?| about| approx\w*\.?| roughly| some| around| then)?$", re.IGNORECASE)
_FOR_RULES = ("volume.bare-for", "volume.bare-plus-for")
_OF_WHICH = re.compile(r"\bof (?:which|that|this|these|it)\b", re.IGNORECASE)
_COUNTED = frozenset({"sum.each", "container.count", "container.range"})
_SUM = re.compile(r"\d ?(?:m[lL]|cc)? ?\+ ?\d{1,2}(?:[.,]\d)? ?(?:m[lL]|cc)? ?= ?~?$")
_PRESSURE_AFTER = re.compile(
    r"(?:\s*(?:out|off))?(?:\s*(?:->|\u2192|[(=:@]|-\s|at\b)\s*(?:(?:op|cp|p|pressure|now)\s*)?\d{1,2}(?![\d.]*\s*(?:ml|cc))|\s+\d{1,2}(?=\s*(?:[,;\n]|[.]\s|$)))",
    re.IGNORECASE,
)
_LONGEST_SUM = 24  # characters
_TOLD_FOR = re.compile(r"[^\d:;,=]*=[\s~]*")  # what the last part was for, and the sign
_NEW_MATTER = frozenset({"container", "taken", "fluid", "pressure", "vague", "none", "box"})  # begin another field before an equals sign
_CAUGHT = ("taken.off", "taken.container", "fluid.csf", "fluid.plain")
_PARTS = frozenset({"volume.amount", "volume.product", "volume.syringes", "volume.bare"})
_BARE_SUMS = ("volume.bare-total", "volume.bare-sum")
# How near a word must stand before and after an amount to give it a role, in the order in which roles are tried.
_ROLES = (
    ("struck", ("sum.struck",), 0, -1),
    ("struck", ("sum.wrong",), -1, 4),
    ("total", ("sum.total",), 8, 3),
    ("part", ("sum.share",), 6, -1),
    ("part", ("sum.part",), 2, 2),
    ("part", ("sum.includes",), 2, -1),
    ("more", ("sum.more",), 3, 1),
    ("more", ("sum.plus",), 3, -1),
    ("final", ("sum.final",), 1, -1),
    ("after", ("sum.after",), 0, -1),
    ("first", ("sum.first",), 1, -1),
    ("initial", ("sum.initial",), 2, 3),
    ("lot", ("sum.lot",), 3, 1),
    ("tube", ("container.one",), 3, 1),
    ("tube", ("sum.day",), 2, 2),
    ("sample", ("sum.sample",), 2, 4),
    ("then", ("sum.then",), 12, -1),
    ("again", ("sum.again",), 12, -1),
    ("then", ("sum.next",), -1, 7),
)


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
    numbers: Counter[float] = field(default_factory=Counter)


def read(reading: Reading, act: Act) -> Volumes:
    """Everything that the sentences about this act say about its spinal fluid."""
    marks: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.of(*_FAMILIES):
        marks[mention.sentence].append(mention)
    out = Volumes(numbers=Counter(m.high for found in marks.values() for m in found if m.label in NUMBERS and m.high is not None))
    for sentence, found in marks.items():
        if sentence in act.sentences:
            _Sentence(reading, sentence, found, marks).add_to(out)
            _add_cells(found, act, out)
        elif any(m.label == "sum.handed" for m in found):
            _Sentence(reading, sentence, found, marks).add_handed_on(out)
    out.amounts.sort(key=lambda a: a.mention.start)
    return out


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


class _Sentence(FluidWords):
    """One sentence with its marks: the amounts it tells, each with its role."""

    def add_to(self, out: Volumes) -> None:
        """Put what this sentence says where it belongs."""
        numbers = self._ticked([m for m in self.found if m.label in NUMBERS])
        judged = [(m, self.is_csf(m)) for m in numbers]
        own = [(m, sure) for m, sure in judged if sure is not None]
        for mention, sure in own:
            if sure and self.is_open_ended(mention):
                out.vague.append(mention)
            elif self.counts(mention) and not self.is_before_today(mention):
                out.amounts.extend(self._amount(mention, bool(sure) or self.is_handed_on(mention), out))
        out.orders.extend(m for m in numbers if m.assertion == "hypothetical" and self.gap(m, "fluid.other") > 3)
        affirmed = [m for m in self.found if m.assertion in ("affirmed", "negated") or m.cue.startswith("section ")]
        self._add_words(affirmed, out)

    def _ticked(self, numbers: list[Mention]) -> list[Mention]:
        """The numbers without those whose own box on a form was left empty: '12 mL [ ]  15 mL [x]', '[ ] 20 mL'."""
        boxes = [m for m in self.found if m.family == "box"]
        if not boxes or len(numbers) > 1:
            return ticks.kept(numbers, boxes)
        empty = [b for b in boxes if b.label not in ticks.TICKED]
        return [n for n in numbers if not any(0 <= n.start - b.end <= _BESIDE for b in empty)]

    def add_handed_on(self, out: Volumes) -> None:
        """Put only the amounts of this puncture that this sentence hands on to others."""
        for mention in self.found:
            if mention.label in NUMBERS and self.is_handed_on(mention) and self.is_csf(mention) is not None:
                out.amounts.extend(self._amount(mention, True, out))

    def _add_words(self, affirmed: Iterable[Mention], out: Volumes) -> None:
        for m in affirmed:
            if m.label == "none.csf":
                out.none.append(m)
            elif m.label in ("vague.rest", "vague.thrown"):
                out.rest.append(m)
            elif m.label == "vague.title":
                out.titles.append(m)
            elif m.label == "vague.unrecorded" or (m.label == "vague.amount" and self.speaks_of_csf(m)):
                out.vague.append(m)
            elif m.label in ("container.count", "container.range", "container.some") and self.gap(m, "fluid.other") > 3:
                out.tubes.append(m)
        rates = (m for m in self.found if m.label == "volume.rate" and m.assertion != "historical")
        out.rates.extend(m for m in rates if self.gap(m, "fluid.other") > 3)

    def _comes_after_another(self, amount: Mention) -> bool:
        """Whether an amount follows one that had been taken: 'after 12 mL had been collected, 20 mL was drained'."""
        before = [m for m in self.around(amount) if m.label in NUMBERS and m.end <= amount.start]
        if not before or not self.reading.text[max(0, before[-1].start - 10) : before[-1].start].rstrip(" ~").lower().endswith("after"):
            return False
        between = [m for m in self.around(amount) if before[-1].end <= m.start < amount.start]
        return any(m.label in TAKEN for m in between) and not any(m.family == "pressure" or m.label == "fluid.pressure" for m in between)

    def _amount(self, mention: Mention, sure: bool, out: Volumes) -> Iterable[Amount]:
        """The amount as it counts: a number, times the containers where it is so much in each; nothing where it gives no number."""
        role = self._role(mention)
        rules = {m.rule for m in self.around(mention) if m.label == "volume.product"}
        beside = "volume.times-once" in rules and len(rules) > 1 and role in ("plain", "and", "sample")
        if (
            mention.label == "volume.product"
            and (beside or mention.rule != "volume.times-once")
            and (beside or role in ("tube", "first", "part") or (mention.rule in _OF_NUMBERED and role in ("plain", "and", "sample")))
        ):
            role = "each"
        high = mention.high or 0.0
        low = min(mention.low or 0.0, high)
        if role == "again":
            role = "then" if out.numbers[high] == 1 else "plain"
        if mention.label == "volume.mark" and self.gap(mention, "sum.each", before=2, after=2) <= 2:
            if self.gap(mention, "volume.product") < NEVER:
                return ()
            role = "each"
        if mention.label == "volume.mark":
            filled = self._filled(mention)
            low, high = low * filled, high * filled
        if mention.label == "volume.syringes" and self.gap(mention, *TAKEN, *_CAUGHT) > 12:
            return ()
        if mention.label == "volume.bare" and not self._bare_counts(mention, low, out):
            return ()
        if mention.label == "volume.amount" and self._is_each(mention):
            count, here = self._containers(mention)
            if count is None:
                out.tubes.append(mention)
                return ()
            low, high, role = low * count, high * count, role if role == "more" else "each" if here else "sample"
        if mention.label == "volume.amount" and self.gap(mention, "container.range", before=1, after=-1) <= 1 and self._has_tube(mention):
            out.tubes.append(mention)  # in each of them, or in all?
            return ()
        if mention.label == "volume.amount" and low < high and self.gap(mention, "container.count", before=0, after=-1) == 0:
            out.tubes.append(mention)  # '4 tubes 2-4 cc'
            return ()
        if mention.label == "volume.last" or (
            mention.label == "volume.mark" and any(m.label == "volume.syringes" for m in self.around(mention))
        ):
            role = "more"
        sure = sure or (role == "total" and self._is_result(mention))
        field, pressed = self._is_field(mention), self._is_pressed(mention)
        return (Amount(round(low, 3), round(high, 3), mention, role, sure, field, pressed, self._purpose(mention)),)

    def _purpose(self, amount: Mention) -> str:
        """The label of the words that tell what an amount was taken for: 'diagnostic 8 mL', '20 mL therapeutic'."""
        marks = (m for m in self.around(amount) if m.label in _PURPOSES)
        return next((m.label for m in marks if self.nearest(m, NUMBERS, 3, 2) is amount), "")

    def _is_result(self, amount: Mention) -> bool:
        """Whether an amount is what those before it come to: '4 tubes, 2.5 mL apiece = 10 mL'."""
        before = self.reading.text[max(0, amount.start - _BESIDE) : amount.start].rstrip(" ~")
        if not before.endswith("="):
            return False
        if _SUM.search(self.reading.text, max(0, amount.start - _LONGEST_SUM), amount.start):
            return True
        told = [m for m in self.around(amount) if m.end <= amount.start and (m.label in NUMBERS or m.label in _COUNTED)]
        if not any(m.label in NUMBERS and (m.low or 0) < (amount.high or 0) for m in told):
            return False
        last = max(m.end for m in told)
        if amount.start - last <= _BESIDE + 1:
            return True
        alone = "=" not in self.reading.text[self.reading.sentences[self.index].start : last]
        named = any(m.family in _NEW_MATTER and last <= m.start < amount.start for m in self.around(amount))
        return alone and not named and _TOLD_FOR.fullmatch(self.reading.text, last, amount.start) is not None

    def _is_field(self, amount: Mention) -> bool:
        """Whether an amount is the value of a field for what was taken: '| CSF out | 30 mL |'."""
        before = self.reading.text[max(0, amount.start - 6) : amount.start].rstrip(" ~")
        return before.endswith(("|", ":")) and self.gap(amount, *TAKEN, "taken.off", "taken.volume", after=-1) < NEVER

    def _is_pressed(self, amount: Mention) -> bool:
        return _PRESSURE_AFTER.match(self.reading.text, amount.end) is not None

    def _has_tube(self, amount: Mention) -> bool:
        """Whether a single tube with an amount of its own is told after an amount."""
        return any(m.label == "container.one" and m.start >= amount.end for m in self.around(amount))

    def _filled(self, mark: Mention) -> float:
        """How many containers were filled up to a mark: 'four tubes filled to the 3 mL mark'."""
        counts = [m for m in self.around(mark) if m.label == "container.count" and m.end <= mark.start and self.apart(m, mark) <= 6]
        return (counts[-1].low or 1.0) if counts else 1.0

    def _bare_counts(self, mention: Mention, low: float, out: Volumes) -> bool:
        """A number without unit counts only where it can be an amount of spinal fluid and no pressure, dose or count."""
        if mention.rule == "volume.bare-field" and low == 0:
            return True
        if any(m.label == "taken.instrument" and m.start <= mention.start < m.end for m in self.around(mention)):
            return False
        if mention.rule == "volume.bare-days":
            return True
        if mention.rule == "volume.bare-not":
            return any(a.low in out.numbers and f"{a.low:g}" in mention.text for a in out.amounts)
        if mention.rule == "volume.bare-should":
            return self.gap(mention, "volume.amount", after=-1) <= 8
        if _ROLE_OF_RULE.get(mention.rule) == "struck":
            return out.numbers[low] > 1
        if not 2 <= low <= 300 or self.gap(mention, "fluid.other") <= 2:
            return False
        if mention.rule not in _BARE_SUMS:
            return True
        if low >= 5 and self.gap(mention, *TAKEN, "taken.off", "fluid.csf") <= 10:
            return True
        if mention.rule == "volume.bare-sum" and self.gap(mention, "taken.volume") <= 15:
            return True
        near = (m for i in range(self.index - 2, self.index + 1) for m in self.marks.get(i, ()))
        return any(m.label in _PARTS and m is not mention and (m.low or 0) < low for m in near)

    def _is_each(self, amount: Mention) -> bool:
        around = self.around(amount)
        products = [m for m in around if m.label == "volume.product"]
        marks = (m for m in around if m.label == "sum.each" and not any(p.start <= m.start <= p.end + 1 for p in products))
        return any(
            self.nearest(mark, {"volume.amount"}, before=12, after=9) is amount and not self._told_between(amount, mark) for mark in marks
        )

    def _told_between(self, amount: Mention, mark: Mention) -> bool:
        """Whether another number stands before 'each': '8 mL total, 2 in each', '12 mL in tubes 1-4, 3 each', '4 tubes, 3 each = 12 mL'."""
        if mark.end <= amount.start:
            if self.between(mark, amount).startswith("=") and self.reading.text[: mark.start].rstrip()[-1:].isdigit():
                return True
            return self.gap(amount, "sum.total", before=3, after=-1) <= 3
        between = self.reading.text[amount.end : mark.start].rstrip()
        if self.gap(amount, "sum.total", before=2, after=2) <= 2:
            return any(c.isdigit() for c in between)
        last = amount.end + len(between)
        return between[-1:].isdigit() and not any(m.family == "container" and m.start < last <= m.end for m in self.around(amount))

    def _containers(self, amount: Mention) -> tuple[float | None, bool]:
        """How many containers got that amount, by the nearest count, and whether it stands in the same sentence."""
        for index in (self.index, self.index - 1, self.index + 1, self.index - 2):
            told = self.around(amount) if index == self.index else self.marks.get(index, ())
            counts = [m for m in told if m.label in ("container.count", "container.range")]
            if counts:
                best = min(counts, key=lambda m: self.apart(m, amount) if index == self.index else abs(m.start - amount.start))
                here = index == self.index
                return ((best.high or 0) - (best.low or 0) + 1 if best.label == "container.range" else best.low), here
        return None, False

    def _role(self, amount: Mention) -> str:
        if amount.rule in _ROLE_OF_RULE:
            if amount.rule in _FOR_RULES and _OF_WHICH.search(self.reading.text, max(0, amount.start - _LONGEST_SUM), amount.start):
                return "part"
            return _ROLE_OF_RULE[amount.rule]
        if self._is_result(amount):
            return "total"
        around = [m for m in self.around(amount) if m.start < amount.start or m.end > amount.end]
        alone = not any(m.label in NUMBERS and m.end <= amount.start for m in around)
        for role, labels, before, after in _ROLES:
            for mark in around:
                if (
                    mark.label in labels
                    and not (alone and mark.label == "sum.share")
                    and self.nearest(mark, NUMBERS, before, after) is amount
                ):
                    return role
        if self._comes_after_another(amount):
            return "then"
        before_it = self.reading.text[max(0, amount.start - 16) : amount.start]
        return "and" if _AND.search(before_it.rstrip(" ~\n")) else "plain"


def with_role(amount: Amount, role: str) -> Amount:
    """The same amount in another role."""
    return replace(amount, role=role)
