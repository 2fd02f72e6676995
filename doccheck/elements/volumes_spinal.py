"""Whether an amount is spinal fluid, and whether it was taken in this puncture.

An amount belongs to the fluid that is named nearest to it; an amount with no fluid in its sentence goes with the fluid told last.
Anaesthetic, contrast, drugs, blood, infusions, urine, orders, limits and earlier punctures never count.
Source: labelling guide, element 4.
"""

from __future__ import annotations

import re

from doccheck.elements.volumes_words import NEVER, TAKEN, Words
from doccheck.pipeline import Mention

_OPEN_ENDED = (">", "more than", "greater than", "in excess of", "over")
_ORDERS = frozenset({"instructions", "plan"})  # sections that tell what is to be done
_BOUND = re.compile(r"(?:\bunder|\bless than|\bfewer than|\bat least|\bup to|[<\u2264\u2265])\s*$", re.IGNORECASE)
_BULLET = re.compile(r"(?:^|\s)>\s+[A-Za-z]")
_BULLETS = 3  # so many arrows before words, and they part the items of a list
_BOUND_BEFORE = 12  # characters
_OF_ITSELF = frozenset({"volume.times", "volume.list-syringes", "volume.list-tests", "volume.spelled"})  # said of no other fluid
_FINAL_CUES = (
    "(volume.limit)",
    "(volume.order-after)",
    "(volume.wish-to)",
    "(volume.habit)",
)  # whatever words for taking stand beside the amount
_OF = frozenset({"", "of", "of clear", "clear", "of the"})
_DATE = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b|\b(?:last|prior|previous|yesterday)\b", re.IGNORECASE)
_FOR = frozenset({"", "for", "to", "in", "->", "(", ":", "for csf", "each for", "into"})
_LOOK_BACK = 4  # sentences
_MOST_OUTPUT = 100  # mL
_LAST_MARKS = 40
_BESIDE = 3  # characters
_FAR = 12  # words and pauses
_NEAR_PRESSURE = 8
_OF_OTHERS = frozenset({"anesthesia", "sedation", "blood_loss", "contrast"})  # sections that tell of other fluids
_TOLD = re.compile(
    r"\bl\d|\b\d{2}\s?g(?:a|auge)?\b|(?<![\d.,:/])\d{1,2}(?:[.,]\d)?(?![\d.,:/]*\d|\s*(?:%|p(?:er)?\s?c(?:en)?t))", re.IGNORECASE
)
_WISH_BESIDE = re.compile(r"\s*\(\s*(?:goal|target|aim\w*|planned|wanted|requested|ordered)[^)\d]{0,12}\d", re.IGNORECASE)
_CAUGHT_IN = re.compile(
    r"(?:off|out|into|in)\s+(?:\w+\s+)?(?:\d|two|three|four|five|a|the|sterile|universal|tube|syringe|bottle)", re.IGNORECASE
)
_MORE_THAN_NUMBS = 12  # mL: more than is given of a local anaesthetic


class FluidWords(Words):
    """One sentence with its marks: which of its amounts are spinal fluid that came."""

    def is_open_ended(self, amount: Mention) -> bool:
        """Whether only a lower bound is told of what came: 'CSF drained: > 30 mL'."""
        cue = amount.cue.partition("' (")[0].lstrip("'").lower()
        bound = cue in _OPEN_ENDED or _BOUND.search(self.reading.text, max(0, amount.start - _BOUND_BEFORE), amount.start) is not None
        if not bound or self.category in _ORDERS or self._is_item_of_arrows(amount):
            return False
        return self.gap(amount, *TAKEN, "taken.off", "taken.volume", before=6, after=3) <= 6 or self.gap(amount, "fluid.csf") <= 2

    def _is_item_of_arrows(self, amount: Mention) -> bool:
        """Whether the arrow before an amount only parts the items of a list: '> OP 43 > 30 mL in total > CP 21'."""
        arrow = amount.cue.startswith("'>'") or self.reading.text[max(0, amount.start - 4) : amount.start].rstrip()[-1:] == ">"
        return arrow and len(_BULLET.findall(self.reading.text)) >= _BULLETS

    def is_csf(self, amount: Mention) -> bool | None:
        """True where the words nearby say spinal fluid, False where only the sentences before do, None where it is something else."""
        if self._is_urine(amount) or self._is_of_others(amount):
            return None
        if self._runs_on(amount) or self._is_for_tests(amount):
            return True
        if any(m.label == "fluid.csf" and self.between(amount, m) in _OF for m in self.around(amount) if m.start >= amount.end):
            return True
        own = min(
            self.gap(amount, "fluid.csf", "fluid.plain"),
            self.gap(amount, "fluid.looks") + 1,
            self.gap(amount, "container.count", "container.range", "container.one", "taken.container", "taken.volume") + 2,
            self.gap(amount, *TAKEN) + 3,
            self.gap(amount, "taken.off", before=3, after=2) + 2,
            self.gap(amount, "sum.sample", "sum.lot") + 4,
            self.gap(amount, "sum.after", before=0) + 5,
            self.gap(amount, "sum.day", before=2, after=2) + 5,
        )
        if amount.label in ("volume.headed", "volume.bare", "volume.last") or amount.rule == "volume.list-key":
            own = min(own, 3)
        other = self.gap(amount, "fluid.other")
        if own == NEVER and other == NEVER and self.gap(amount, "sum.corrected") < NEVER:
            return True
        if own == NEVER and other < NEVER and (self._by_pressure(amount) + 5 < other or self._is_item(amount, other)):
            return False
        if own < NEVER or other < NEVER:
            said_before = own == other < self.gap(amount, "fluid.other", after=-1)  # 'out 25 mL gauge 20 local'
            return True if own < other or said_before else None
        if any(m.label == "sum.handed" for m in self.found):
            return True
        if any(m.family == "pressure" or m.label == "fluid.pressure" for m in self.around(amount)):
            return self._by_pressure(amount) <= _NEAR_PRESSURE and (amount.high or 0) >= _MORE_THAN_NUMBS
        if self.category == "fluid":
            return True
        if not self._last_fluid():
            return False if amount.rule in _OF_ITSELF or self._stands_alone(amount) else None
        return self.gap(amount, "sum.more", "sum.total") <= 3

    def _runs_on(self, amount: Mention) -> bool:
        """Whether the line breaks off after an amount and the next one begins with spinal fluid or how it looks: '18 ML' 'CLEAR CSF'."""
        at_end = not self.reading.text[amount.end : self.reading.sentences[self.index].end].strip()
        return at_end and any(
            m.label in ("fluid.csf", "fluid.looks") and not self.reading.text[amount.end : m.start].strip()
            for m in self.marks.get(self.index + 1, ())[:2]
        )

    def _is_for_tests(self, amount: Mention) -> bool:
        """Whether a test of spinal fluid follows an amount: '10 ml cyto, 4 ml for flow'."""
        tests = self.reading.inside(self.index, "question")
        return any(m.label == "question.tests" and m.start >= amount.end and self.between(amount, m) in _FOR for m in tests)

    def _by_pressure(self, amount: Mention) -> int:
        return self.gap(amount, "fluid.pressure", "pressure.opening")

    def _is_item(self, amount: Mention, other: int) -> bool:
        """Whether an amount is an item of its own in a list, far from the item that tells another: 'lido, L3-4, 22G, 12 mL, cells'."""
        before, after = (
            self.reading.text[max(0, amount.start - 9) : amount.start].rstrip()[-1:],
            self.reading.text[amount.end : amount.end + 6].lstrip(),
        )
        placed = any(0 <= amount.start - m.end <= _BESIDE for m in self.reading.inside(self.index, "level"))
        parted = before in (",", ";", ".") and (after[:1] in (",", ";", ".", "") or (after.startswith("in ") and after[3:4].isdigit()))
        return parted and (other >= _FAR or (placed and other > 7))

    def _stands_alone(self, amount: Mention) -> bool:
        """Whether an amount stands between two stops or after a level, and no other fluid was told just before: 'LP; L3-4; 12 mL'."""
        sentence = self.reading.sentences[self.index]
        begin = max(sentence.start, sentence.section.body if sentence.section.body <= amount.start else 0)
        before, after = self.reading.text[begin : amount.start].rstrip(), self.reading.text[amount.end : sentence.end].lstrip()
        placed = any(0 <= amount.start - m.end <= _BESIDE for m in self.reading.inside(self.index, "level"))
        parted = (placed or before[-1:] in (";", "|", '"', "")) and (
            after[:1] in (".", ",", ";", "|", '"', "") or after.startswith("total") or _CAUGHT_IN.match(after) is not None
        )
        others = [m for m in self.marks.get(self.index - 1, ()) if m.label in ("fluid.other", "volume.amount")]
        if not parted or not others or (len(others) > 1 and any(m.label == "volume.amount" for m in others)):
            return parted
        last = max(m.end for m in others if m.label == "fluid.other") if any(m.label == "fluid.other" for m in others) else begin
        return _TOLD.search(self.reading.text, last, begin) is not None

    def _is_urine(self, amount: Mention) -> bool:
        """Whether a large amount stands in a field 'OUTPUT' with no word of spinal fluid, as in a report of an operation."""
        bare = self.reading.sentences[self.index].section.name.strip(" :").lower() in ("output", "outputs", "i/o")
        of_drain = any(m.label in ("sum.day", "volume.rate") for i in range(self.index - 3, self.index + 1) for m in self.marks.get(i, ()))
        return bare and not of_drain and (amount.high or 0) > _MOST_OUTPUT and self.gap(amount, "fluid.csf") == NEVER

    def _is_of_others(self, amount: Mention) -> bool:
        """Whether an amount stands in the first sentence of a field for another fluid: 'Local: lidocaine 1%, vol 8 mL'."""
        sentence = self.reading.sentences[self.index]
        opens = self.category in _OF_OTHERS and sentence.start <= sentence.section.body
        return opens and self.gap(amount, "fluid.csf") == NEVER and self.gap(amount, "fluid.other") < NEVER

    def _last_fluid(self) -> bool:
        """Whether the fluid told last before this sentence is spinal fluid."""
        for index in range(self.index - 1, max(-1, self.index - 1 - _LOOK_BACK), -1):
            for mark in reversed(self.marks.get(index, [])[-_LAST_MARKS:]):
                if mark.label == "fluid.other":
                    return False
                if mark.family in ("container", "none", "pressure") or mark.label in ("fluid.csf", "fluid.plain", "taken.container"):
                    return True
            if any(mark.label in TAKEN for mark in self.marks.get(index, [])[-_LAST_MARKS:]):
                return True
        return False

    def counts(self, amount: Mention) -> bool:
        """Whether an amount was taken, not ordered, wished for, a limit, or of an earlier puncture."""
        done = self.gap(amount, *TAKEN, "sum.corrected", "sum.amended") <= 3
        taken = done or self.gap(amount, "taken.off", before=2, after=2) <= 2
        if amount.rule in ("volume.bare-struck", "volume.bare-above"):
            return True
        if amount.assertion == "historical" and self.is_handed_on(amount):
            return True
        item = amount.assertion == "hypothetical" and self._is_item_of_arrows(amount)
        if amount.assertion == "hypothetical" and not item:
            if _WISH_BESIDE.match(self.reading.text, amount.end) and self.category not in _ORDERS:
                return True
            return taken and not amount.cue.endswith(_FINAL_CUES) and self.category not in _ORDERS
        if self.category in _ORDERS and not taken:
            told = self.gap(amount, "fluid.csf", "container.count", "container.range") <= 8 and self.category != "instructions"
            if not told and self.gap(amount, "sum.total", "sum.day", before=3, after=3) > 3:
                return False
        return item or amount.assertion in ("affirmed", "negated") or amount.cue.startswith("section ")

    def is_before_today(self, amount: Mention) -> bool:
        """Whether an amount has an earlier date and today's follows in the sentence: '12/3 L3-4 30 mL; today L4-5 26 mL'."""
        words = [m for m in self.reading.inside(self.index, "now") if m.label == "now.today"]
        if not words or words[0].start < amount.start or not any(m.label == "volume.amount" and m.start > words[0].end for m in self.found):
            return False
        return _DATE.search(self.reading.text, self.reading.sentences[self.index].start, amount.start) is not None

    def is_handed_on(self, amount: Mention) -> bool:
        """Whether an amount stands in a line that hands this puncture on: 'sign-out: s/p LP, 9 mL taken'."""
        named = amount.cue.startswith("'s/p'") or amount.cue.endswith("(volume.earlier)")
        return named and any(m.label == "sum.handed" for m in self.found)

    def speaks_of_csf(self, mention: Mention) -> bool:
        """Whether words for an amount without a number are said of spinal fluid."""
        near = self.gap(mention, "fluid.csf", "fluid.plain", "fluid.looks", "taken.container", "taken.let")
        if (
            min(self.gap(mention, "sum.sample", after=2), self.gap(mention, *TAKEN, before=3, after=3) - 1) <= 2
            and self.gap(mention, "fluid.other") == NEVER
        ):
            return True
        named = any(m.label == "taken.volume" and " " in m.text and self.apart(m, mention) <= 1 for m in self.around(mention))
        return (
            near <= 8
            or (named and self.gap(mention, "fluid.other") == NEVER)
            or ((near < NEVER or self.category == "fluid") and self.gap(mention, "fluid.other") == NEVER)
        )
