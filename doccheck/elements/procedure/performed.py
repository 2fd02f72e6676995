"""Whether a note tells of a needle that went in for spinal fluid: not a plan, a form called off, a visit, or what others record.

Source: labelling guide, "procedure" (`none`) and "outcome" (`not_performed`).
"""

from __future__ import annotations

import re

from doccheck.elements.procedure.deeds import FEWEST_STEPS
from doccheck.elements.procedure.terse import is_measured, is_told_in_a_line, opens_with_fluid
from doccheck.elements.procedure.unperformed import DRY, called_off, is_planned, is_report, is_retold, is_visit, is_void
from doccheck.elements.signs import NOTHING, Signs, opens_section
from doccheck.pipeline import Mention, Reading

_NO_CATHETER = "dry.catheter"
_FIELDS = frozenset({"position", "level", "needle", "anesthesia", "fluid", "pressure", "guidance", "dressing"})
_FILLED_IN = _FIELDS | {"procedure", "indication"}
_FEW_STEPS = 3
_MANY_STEPS = 4
_TERSE = 1000
_ZERO = re.compile(r"\b0\b")


def is_performed(reading: Reading, signs: Signs) -> bool:
    """Whether the words tell of a needle that went in for spinal fluid."""
    if is_planned(reading, signs) or is_retold(reading, signs) or is_void(reading, signs):
        return False
    if is_visit(reading, signs) or is_report(signs) or signs.is_of_another_cavity():
        return False
    if signs.of("elsewhere.needle") and not (signs.of("name.lp", "name.drain") or _is_read_in_the_sac(signs)):
        return False
    if signs.is_told_step_by_step() or _is_unnamed(reading, signs):
        return True
    fluid, dry = signs.of("flow.csf"), signs.of(*DRY, NOTHING)
    elsewhere = reading.of("name.lp") if signs.of("entry.gauge") and not signs.of("halt.unused") else []
    proven = signs.needle and (signs.flow or dry or elsewhere) and signs.of("spine", "level.interspace")
    if not proven and not signs.of("name.lp", "name.drain"):
        return opens_with_fluid(reading, signs)
    if is_told_in_a_line(reading, signs) or is_measured(reading, signs):
        return True
    unused = called_off(reading, signs)
    if _is_form_alone(reading, signs, unused):
        return False
    named = [m for m in signs.of("name.drain") if m.category == "procedure"]  # "Lumbar drain placement" as a title is no deed
    entry = [m for m in signs.entry if not (_is_in(m, unused) or _is_in(m, named))]
    if unused and not (signs.flow or _dry(signs) or _stopped(signs, unused)):  # a form may be filled in before a procedure is called off
        entry = [m for m in entry if m.label != "entry.gauge" and m.category != "needle"]
    if entry and (signs.needle or signs.of("posture.given", "numbing.given", "cover.put")):
        return signs.steps() >= (FEWEST_STEPS if signs.of("dry.failed", "halt.stopped") else _FEW_STEPS)
    enough = FEWEST_STEPS if signs.of("done.me") else _MANY_STEPS if fluid else _FEW_STEPS
    sure = signs.of("done.me") and signs.of("level.interspace") and signs.steps() >= _MANY_STEPS
    return bool(fluid or sure or (dry and signs.of("level.interspace"))) and signs.steps() >= enough and not unused


def _is_in(mention: Mention, others: list[Mention]) -> bool:
    return any(o.start <= mention.start < o.end for o in others)


def _dry(signs: Signs) -> list[Mention]:
    """Words that a needle brought nothing; a zero in the field for the fluid is as true of one that was never used."""
    nil = [m for m in signs.of("volume.amount") if m.high == 0]
    told = (m for m in signs.of(*DRY, _NO_CATHETER) if not _ZERO.search(m.text))
    return [m for m in told if not any(m.start < n.end and n.start < m.end for n in nil)]


def _stopped(signs: Signs, unused: list[Mention]) -> list[Mention]:
    """Words that a puncture was given up, but for those in a sentence that tells that none was begun."""
    never = {m.sentence for m in unused if m.value == "sure"}
    return [m for m in signs.of("halt.stopped") if m.sentence not in never]


def _is_read_in_the_sac(signs: Signs) -> bool:
    """Whether an opening pressure is told beside a level of the spine or spinal fluid that came: no other place for a needle has both."""
    return bool(signs.of("pressure.opening") and signs.of("level.interspace", "flow.csf"))


def _is_form_alone(reading: Reading, signs: Signs, unused: list[Mention]) -> bool:
    """Whether the last word is that nothing was done, and needle and fluid stand in the fields of a form alone, filled in before."""
    rebooked = {m.sentence for m in reading.of("halt.rebooked")}  # what is to be done another day
    told = signs.entry + signs.flow + _dry(signs) + _stopped(signs, unused)
    told = [m for m in told if m.sentence not in rebooked and not _is_in(m, unused)]
    last = max((m.start for m in told), default=-1)
    sure = [m for m in unused if m.value == "sure"]
    if (sure or any(m.start > last for m in unused)) and reading.of("void.form"):
        return True
    sure = [m for m in sure if m.start > last]
    talked = {m.sentence for m in reading.of("planned.block")}
    told = [m for m in told if m.sentence not in talked]
    return bool(sure) and all(m.category in _FILLED_IN and opens_section(reading, m) for m in told)


def _is_unnamed(reading: Reading, signs: Signs) -> bool:
    """Whether a puncture is told without its name; a long report names what it is about, unless each step of a puncture is in it."""
    if reading.affirmed("side.procedure") or not signs.is_told_without_name():
        return False
    each = signs.needle and all(signs.of(name) for name in ("level.interspace", "numbing.given", "posture.given"))
    return bool(each) or len(reading.text) <= _TERSE
