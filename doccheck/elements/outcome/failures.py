"""Words that no fluid came or that the attempt was given up, as far as they are about this puncture.

Source: labelling guide, "outcome".
"""

from __future__ import annotations

import re

from doccheck.elements.signs import NOTHING, Signs, opens_section
from doccheck.pipeline import Mention, Reading

STOPPED = "halt.stopped"
NO_CATHETER = "dry.catheter"
VAIN = ("site.dry", "gist.vain", NOTHING)
ORDERS = ("instruction.told", "instruction.return", "instruction.monitor", "instruction.drain")
_FAILURES = ("dry.failed", "none.csf", STOPPED)
_EASY = "went.easily"
_HANDED_ON = "gist.handed-on"
# Parts of a note that tell of other things than the needle.
_ELSEWHERE = frozenset({"indication", "history", "past", "complications", "instructions", "dressing", "disposition", "consent"})
# With one of these beside them, words of a failure are about the needle or its fluid.
_ATTACHED = ("level", "entry", "name", "attempt", "needle", "flow", "fluid.csf", "correction", "sum.corrected", "sum.wrong", "sum.amended")
_BESIDE = 15
_TWO_FIELDS = re.compile(r"\S(?: {3,}|\t)\S")
_ANSWER = re.compile(r"\b(?:yes|y)\b[\s\[\](){}/|x\u2610-\u2612_]{1,12}$", re.IGNORECASE)
_LINE_BEFORE = 16
_COUNTED = 8  # characters between the word for tries and the brackets behind their number


def failures(reading: Reading, sentences: frozenset[int], procedure: str) -> list[Mention]:
    """Words of a failure of this puncture; a catheter that did not pass is one of a drain alone."""
    labels = (*_FAILURES, NO_CATHETER) if procedure == "catheter_drain" else _FAILURES
    return [m for m in reading.of(*labels) if _is_the_authors(reading, m, sentences) and not _is_of_something_else(reading, m)]


def taken_back(reading: Reading, failure: list[Mention]) -> list[Mention]:
    """Words of a failure in the sentence of a correction, or in the one after it."""
    marks = reading.of("sum.corrected", "sum.wrong") + [m for m in reading.of("sum.amended") if m.category == "addendum"]
    corrected = {m.sentence for m in marks}
    said = [m for m in failure if m.sentence in corrected or m.sentence - 1 in corrected]
    return [m for m in said if not any(c.start < m.end and m.start < c.end for c in marks)]  # "L3-4 -> no flow" corrects nothing


def is_counted_try(reading: Reading, failure: Mention) -> bool:
    """Whether a failure stands with its level in brackets behind the number of tries, as one of them: 'attempts: 3 (L4-5 bone x2)'."""
    if failure.label not in ("dry.failed", "none.csf"):
        return False
    opened = reading.text.rfind("(", reading.sentences[failure.sentence].start, failure.start)
    if opened < 0 or reading.parted(opened, failure.start, ")"):
        return False
    counted = any(0 <= opened - w.end <= _COUNTED for w in reading.inside(failure.sentence, "site.tried"))
    return counted and bool(reading.between(opened, failure.start, "level.interspace"))


def in_vain(signs: Signs) -> list[Mention]:
    """Words of no success in the last sentence that names the needle or its level, or after it."""
    last = max((m.sentence for m in signs.entry + signs.of("level.interspace")), default=0)
    words = VAIN if signs.of(_EASY) else (*VAIN, _HANDED_ON)
    return [m for m in signs.of(*words) if m.sentence >= last and (m.category not in _ELSEWHERE or ":" in m.text)]


def _is_the_authors(reading: Reading, failure: Mention, sentences: frozenset[int]) -> bool:
    """Whether a failure is not another operator's; where another takes over, what comes before in the sentence is the author's."""
    if failure.sentence not in sentences and not any(failure.start < m.start for m in reading.inside(failure.sentence, "operator.next")):
        return False
    if _is_summed_up_as_theirs(reading, failure):
        return False
    others = reading.inside(failure.sentence, "operator.other")
    return not any(m.start <= failure.start <= m.end + _BESIDE for m in others)


def _is_summed_up_as_theirs(reading: Reading, failure: Mention) -> bool:
    """Whether a summary names in brackets whose failure it was, and tells an amount after it: "L4-5, no CSF (PA); L2-3, 12 mL"."""
    named = [m for m in reading.inside(failure.sentence, "hand.named") if 0 <= m.start - failure.end <= 1]
    return bool(named) and any(m.start > named[0].end and m.high for m in reading.inside(failure.sentence, "volume.amount"))


def _is_of_something_else(reading: Reading, failure: Mention) -> bool:
    """Whether words of a failure are a blank of a form, an order, a reason, or said of what came after the fluid."""
    if (
        failure.assertion == "template"
        or _is_of_two_fields(reading, failure)
        or any(m.start < failure.start for m in reading.inside(failure.sentence, *ORDERS))
    ):
        return True
    if failure.category == "indication" and opens_section(reading, failure):
        return True
    if failure.category == "instructions" and failure.label == STOPPED and not reading.inside(failure.sentence, *_ATTACHED):
        return True  # "Cefazolin stopped after one dose"
    return _led_to_this(reading, failure) or _is_afterword(reading, failure)


def _is_of_two_fields(reading: Reading, failure: Mention) -> bool:
    """'Bloody: ( ) yes (x) no     CSF WBC 6': the answer to one question of a form, and the name of the next field."""
    return bool(_TWO_FIELDS.search(failure.text) or _ANSWER.search(reading.text[max(0, failure.start - _LINE_BEFORE) : failure.start]))


def _is_afterword(reading: Reading, failure: Mention) -> bool:
    """Whether words of a failure that name neither needle nor fluid stand in a sentence without either, after an amount that came."""
    if failure.label == STOPPED or reading.inside(failure.sentence, *_ATTACHED):
        return False
    amounts = (m for m in reading.affirmed("flow.measured") if m.start < failure.start)
    return any(reading.inside(m.sentence, "flow.csf", "fluid.csf") for m in amounts)


def _led_to_this(reading: Reading, failure: Mention) -> bool:
    """Whether a failure is told as the reason for what follows ("referred after a failed LP"): the needle goes in only afterwards."""
    reasons = [m for m in reading.inside(failure.sentence, "tried.failed") if m.value == "earlier" and m.end > failure.start >= m.start]
    if not reasons:
        return False
    if any(m.end <= reasons[0].start for m in reading.inside(failure.sentence, "name.lp", "flow.csf")):
        return True  # "LP at L2-3 after a failed bedside attempt"
    return any(m.sentence > failure.sentence for m in reading.of("entry.needle", "entry.gauge", "level.interspace"))
