"""Notes that tell of a puncture in a line or two, without the steps of a full report.

Source: labelling guide, "procedure".
"""

from __future__ import annotations

from doccheck.elements.procedure.deeds import FEWEST_STEPS, NEAR
from doccheck.elements.procedure.unperformed import called_off
from doccheck.elements.signs import Signs
from doccheck.pipeline import Reading

_FEW_STEPS = 3
_SHORT_NOTE = 600
_ONE_LINE = 200
_TERSE = 1000
_OPENING = 60
_OTHER_LINES = ("plan", "planned", "halt.unused", "halt.rebooked", "halt.bare", "consent.talk", "consent.explained", "pending")


def is_told_in_a_line(reading: Reading, signs: Signs) -> bool:
    """Whether a short note opens with the puncture's name and tells a few things of it, without the steps of a full report."""
    opening = [m for m in signs.of("name.lp", "name.drain") if m.start <= _OPENING or m.sentence < NEAR]
    short = len(reading.text) <= _SHORT_NOTE and bool(opening or signs.of("done.me"))
    if reading.affirmed("done.none", "halt.rebooked") and not signs.entry and not signs.flow:
        return False
    one_line = len(reading.text) <= _ONE_LINE and not reading.of(*_OTHER_LINES)
    yield_told = not signs.flow and (signs.amounts() or any(m.value == "nil" for m in signs.of("gist.vain")))
    if _is_only_marked(reading, signs):
        return False
    in_one = _is_told_in_a_sentence(reading, signs)
    told = signs.told_briefly() + bool(in_one or (one_line and yield_told and signs.of("level.interspace")))
    return short and not signs.of("summary.note") and not called_off(reading, signs) and told >= (FEWEST_STEPS if one_line else _FEW_STEPS)


def opens_with_fluid(reading: Reading, signs: Signs) -> bool:
    """Whether a note of a line or two begins with how much spinal fluid was taken and tells the level, without the puncture's name."""
    others = reading.of(*_OTHER_LINES, "summary.note", "past", "side.procedure", "deed", "name.shunt")
    named = {m.sentence for m in signs.of("fluid.csf")} & {m.sentence for m in signs.amounts()}
    taken = [m for m in signs.of("flow.csf", "flow.measured") if m.start <= _OPENING and m.category != "results" and m.sentence in named]
    return bool(taken and signs.of("level.interspace")) and len(reading.text) <= _ONE_LINE and not others


def is_measured(reading: Reading, signs: Signs) -> bool:
    """Whether a short note tells of a pressure, a place and what was collected, and of a thing done to the patient, without a needle."""
    done = signs.of("posture.given", "numbing.given", "cover.put")
    all_told = done and all(signs.of(name) for name in ("pressure.opening", "level.interspace", "flow.measured"))
    return bool(all_told) and len(reading.text) <= _TERSE and not signs.of("halt.unused", "summary.note", "planned", "retold")


def _is_only_marked(reading: Reading, signs: Signs) -> bool:
    """Whether a level is all that speaks for a needle, in a note that tells of a puncture to come and of nothing done after one."""
    done = ("entry", "flow", "pressure.opening", "numbing.given", "cover.put", "taken", "dry", "none.csf", "tried.failed", "done.me")
    if signs.of(*done) or signs.of("complication.none", "complication.eventless") or signs.amounts():
        return False
    return bool(reading.of("plan", "planned", "halt.unused", "halt.rebooked", "halt.bare", "gist.vain"))


def _is_told_in_a_sentence(reading: Reading, signs: Signs) -> bool:
    """Whether name, level and yield stand in this order in one sentence ("LP L4-5, 6 mL"), with no word of a puncture still to come."""
    levels = {m.sentence: m for m in reversed(signs.of("level.interspace"))}
    named = {m.sentence: m for m in reversed(signs.of("name.lp")) if m.category != "plan"}
    for amount in signs.amounts() if not signs.flow else ():
        name, level = named.get(amount.sentence), levels.get(amount.sentence)
        told = name and level and name.end <= level.start and level.end <= amount.start
        if told and not reading.inside(amount.sentence, *_OTHER_LINES):
            return True
    return False
