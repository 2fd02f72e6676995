"""Whether a note tells of a needle that went in for spinal fluid: not a plan, a form called off, a visit, or what others record.

Source: labelling guide, "procedure" (`none`) and "outcome" (`not_performed`).
"""

from __future__ import annotations

from doccheck.elements.procedure.deeds import FEWEST_STEPS, HEAD, NEAR
from doccheck.elements.signs import NOTHING, Signs, opens_section
from doccheck.pipeline import Mention, Reading

_OWN_RECORD = frozenset({"procedure", "technique", "needle"})
_FIELDS = frozenset({"position", "level", "needle", "anesthesia", "fluid", "pressure", "guidance", "dressing"})
_FILLED_IN = _FIELDS | {"procedure", "indication"}
_FEW_STEPS = 3
_MANY_STEPS = 4
_ALMOST_ALL_STEPS = 5
_SHORT_NOTE = 600
_ONE_LINE = 200
_TERSE = 1000
_OPENING = 60
_OTHER_LINES = ("plan", "planned", "halt.unused", "halt.rebooked", "halt.bare", "consent.talk", "consent.explained", "pending")
DRY = ("dry.failed", "none.csf")
_FIELD = "field"  # words for a record that is void, which may as well be those of a form that was filled in


def is_performed(reading: Reading, signs: Signs) -> bool:
    """Whether the words tell of a needle that went in for spinal fluid."""
    if _is_planned(reading, signs) or _is_retold(reading, signs) or _is_void(reading, signs):
        return False
    if _is_visit(reading, signs) or _is_report(signs) or signs.is_of_another_cavity():
        return False
    if signs.of("elsewhere.needle") and not signs.of("name.lp", "name.drain"):
        return False
    if signs.is_told_step_by_step() or _is_unnamed(reading, signs):
        return True
    fluid, dry = signs.of("flow.csf"), signs.of(*DRY, NOTHING)
    elsewhere = reading.of("name.lp") if signs.of("entry.gauge") and not signs.of("halt.unused") else []
    proven = signs.needle and (signs.flow or dry or elsewhere) and signs.of("spine", "level.interspace")
    if not proven and not signs.of("name.lp", "name.drain"):
        return _opens_with_fluid(reading, signs)
    if _is_told_in_a_line(reading, signs) or _is_measured(reading, signs):
        return True
    unused = _called_off(reading, signs)
    if _is_form_alone(reading, signs, unused):
        return False
    entry = [m for m in signs.entry if not _is_in(m, unused)]
    if unused and not (signs.flow or dry or signs.of("halt.stopped")):  # a form may be filled in before a procedure is called off
        entry = [m for m in entry if m.label != "entry.gauge" and m.category != "needle"]
    if entry and (signs.needle or signs.of("posture.given", "numbing.given", "cover.put")):
        return signs.steps() >= (FEWEST_STEPS if signs.of("dry.failed", "halt.stopped") else _FEW_STEPS)
    enough = FEWEST_STEPS if signs.of("done.me") else _MANY_STEPS if fluid else _FEW_STEPS
    sure = signs.of("done.me") and signs.of("level.interspace") and signs.steps() >= _MANY_STEPS
    return bool(fluid or sure or (dry and signs.of("level.interspace"))) and signs.steps() >= enough and not unused


def _is_void(reading: Reading, signs: Signs) -> bool:
    """Whether a note says of itself that it records nothing that was done; some words say so only as a title, or as the last word."""
    came = max((m.start for m in signs.of("flow.csf", "pressure.opening")), default=-1)
    marks = reading.affirmed("void.record")
    marks = [m for m in marks if m.value != "title" or m.sentence < NEAR]
    if _is_finished(signs):
        marks = [m for m in marks if m.value != _FIELD]
    return any(m.value in (None, _FIELD) or m.start > came or (m.value == "title" and m.sentence == 0) for m in marks)


def _called_off(reading: Reading, signs: Signs) -> list[Mention]:
    """Words that no needle was used, and a sentence that says of the whole no more than that it was not done."""
    bare = [m for m in signs.of("halt.bare") if len(reading.words(m.sentence)) <= len(m.text) + 1]
    return signs.of("halt.unused") + bare


def _is_in(mention: Mention, others: list[Mention]) -> bool:
    return any(o.start <= mention.start < o.end for o in others)


def _is_form_alone(reading: Reading, signs: Signs, unused: list[Mention]) -> bool:
    """Whether the last word is that nothing was done, and needle and fluid stand in the fields of a form alone, filled in before."""
    rebooked = {m.sentence for m in reading.of("halt.rebooked")}  # what is to be done another day
    told = [m for m in signs.entry + signs.flow + signs.of(*DRY, "halt.stopped") if m.sentence not in rebooked and not _is_in(m, unused)]
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


def _is_planned(reading: Reading, signs: Signs) -> bool:
    """Whether the head of a note says that its puncture is still to come, or for others to do, and no fluid is told of."""
    steps = signs.entry + signs.of("numbing.given")
    to_come = any(m.category == "plan" for m in reading.of("planned.block")) and not signs.of("flow.csf", "pressure.opening", *DRY)
    if steps and to_come and all(m.category == "plan" for m in steps):
        return True
    blocks = {m.sentence for m in reading.of("planned.block")}
    if steps and blocks and not signs.flow and all(m.sentence in blocks for m in steps + signs.of("posture.given")):
        return not signs.of("done.me", "halt.stopped", *DRY)
    finished = _is_finished(signs)
    if (
        reading.affirmed("planned.held")
        and not finished
        and not signs.of("flow.csf", "pressure.opening", "entry.needle", "entry.catheter", "done.me", *DRY)
    ):
        return True
    if _hangs_on_something(reading, signs):
        return True
    placed = signs.needle and signs.of("entry.catheter")
    head = {m.label for m in reading.of("planned.note", "planned.consult") if m.sentence < HEAD}
    if finished and any(m.category in ("procedure", "technique") for m in signs.entry):
        return False
    if not finished and any(m.sentence < NEAR for m in reading.affirmed("planned.asked")):
        head.add("planned.note")
    return not signs.of("flow.csf") and ("planned.note" in head or ("planned.consult" in head and not signs.flow and not placed))


def _is_finished(signs: Signs) -> bool:
    """Whether what came through a needle is told, and how the puncture ended."""
    ended = signs.of("complication.none", "complication.eventless", "cover.put")
    return bool(signs.needle and ended and (signs.flow or signs.amounts()))


def _hangs_on_something(reading: Reading, signs: Signs) -> bool:
    """Whether the last that a note tells of its puncture is in the sentence that begins with a condition for it."""
    named = {m.sentence for m in signs.of("name.lp", "name.drain")}
    last = max((m.sentence + (m.sentence not in named) for m in reading.affirmed("planned.if")), default=-1)
    told = signs.of("name.lp", "name.drain", "level.interspace", "entry", "flow", "pressure.opening", "now.today", "done.me")
    return last >= 0 and all(m.sentence <= last for m in told) and any(m.sentence == last for m in told)


def _is_retold(reading: Reading, signs: Signs) -> bool:
    """Whether a note sums up what other notes record (a stay, a shift, a conference, a drain that is in) without a record of its own."""
    mine = {m.sentence for m in reading.of("now.me")}
    if signs.of("done.me") or any(_is_own_record(reading, m) or m.sentence in mine for m in signs.entry):
        return False
    titles = [m for m in reading.affirmed("retold") if m.sentence < NEAR]
    today = {m.sentence for m in reading.of("now.today")}
    of_stay = any(m.label == "retold.stay" for m in titles) and not any(m.sentence in today for m in signs.entry)
    whole = signs.is_told_step_by_step() or (signs.needle and signs.flow and reading.affirmed("name.lp", "name.drain"))
    if whole and signs.steps() >= _ALMOST_ALL_STEPS and not of_stay:
        return False
    named = min((m.start for m in signs.of("name.lp", "name.drain")), default=len(reading.text))
    return any(not signs.needle if m.label == "retold.drain" else m.start < named for m in titles)


def _is_own_record(reading: Reading, mention: Mention) -> bool:
    """Whether a mention stands in a part for the procedure with a header of its own, not behind a name with a colon in a sentence."""
    if mention.category not in _OWN_RECORD:
        return False
    start = reading.sentences[mention.sentence].section.start
    return start == 0 or reading.sentences[reading.sentence_at(start)].new_line


def _is_report(signs: Signs) -> bool:
    """Whether a laboratory reports on fluid, without a word of how it was come by."""
    steps = ("posture.given", "numbing.given", "entry", "cover.put", "level.interspace", "pressure.opening", "done.me")
    return bool(signs.of("labreport")) and not signs.of(*steps)


def _is_visit(reading: Reading, signs: Signs) -> bool:
    """Whether a note or letter about a visit tells of a puncture's yield alone (its steps only from another's papers), not of today."""
    if not any(m.sentence < NEAR for m in reading.affirmed("visit.note")) or signs.of("done.me"):
        return False
    steps = min((m.sentence for m in signs.of("numbing.given", "posture.given")), default=-1)
    if steps >= 0 and not any(steps - bool(m.value) <= m.sentence <= steps for m in reading.affirmed("visit.others")):
        return False
    told = signs.of("name.lp", "name.drain") + signs.entry + signs.flow + signs.of("level.interspace")
    own = {m.sentence for m in reading.of("now")}
    return not any(m.category in _OWN_RECORD or m.sentence in own for m in told)


def _is_told_in_a_line(reading: Reading, signs: Signs) -> bool:
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
    return short and not signs.of("summary.note") and not _called_off(reading, signs) and told >= (FEWEST_STEPS if one_line else _FEW_STEPS)


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


def _opens_with_fluid(reading: Reading, signs: Signs) -> bool:
    """Whether a note of a line or two begins with how much spinal fluid was taken and tells the level, without the puncture's name."""
    others = reading.of(*_OTHER_LINES, "summary.note", "past", "side.procedure", "deed", "name.shunt")
    named = {m.sentence for m in signs.of("fluid.csf")} & {m.sentence for m in signs.amounts()}
    taken = [m for m in signs.of("flow.csf", "flow.measured") if m.start <= _OPENING and m.category != "results" and m.sentence in named]
    return bool(taken and signs.of("level.interspace")) and len(reading.text) <= _ONE_LINE and not others


def _is_measured(reading: Reading, signs: Signs) -> bool:
    """Whether a short note tells of a pressure, a place and what was collected, and of a thing done to the patient, without a needle."""
    done = signs.of("posture.given", "numbing.given", "cover.put")
    all_told = done and all(signs.of(name) for name in ("pressure.opening", "level.interspace", "flow.measured"))
    return bool(all_told) and len(reading.text) <= _TERSE and not signs.of("halt.unused", "summary.note", "planned", "retold")
