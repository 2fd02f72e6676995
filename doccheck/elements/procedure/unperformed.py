"""Notes that record no puncture of their own: planned, void, called off, a visit, a report, or a summary of what others record.

Source: labelling guide, "procedure" (`none`).
"""

from __future__ import annotations

import re

from doccheck.elements.procedure.deeds import HEAD, NEAR
from doccheck.elements.signs import Signs
from doccheck.pipeline import Mention, Reading

_STAY_DAY = re.compile(r"\b(?:day|HD)\s?#?(\d{1,2})\b", re.IGNORECASE)
DRY = ("dry.failed", "none.csf")
_OWN_RECORD = frozenset({"procedure", "technique", "needle"})
_ALMOST_ALL_STEPS = 5
_FIELD = "field"  # words for a record that is void, which may as well be those of a form that was filled in


def is_void(reading: Reading, signs: Signs) -> bool:
    """Whether a note says of itself that it records nothing that was done; some words say so only as a title, or as the last word."""
    came = max((m.start for m in signs.of("flow.csf", "pressure.opening")), default=-1)
    reasons = reading.of("reason.withdrawn")  # "the reason was entered for the wrong patient" takes back the reason alone
    marks = [m for m in reading.affirmed("void.record") if not any(r.start < m.start < r.end for r in reasons)]
    marks = [m for m in marks if m.value != "title" or m.sentence < NEAR]
    if _is_finished(signs) or (signs.needle and reading.of("box.ticked")):
        marks = [m for m in marks if m.value != _FIELD]
    return any(m.value in (None, _FIELD) or m.start > came or (m.value == "title" and m.sentence == 0) for m in marks)


def is_planned(reading: Reading, signs: Signs) -> bool:
    """Whether the head of a note says that its puncture is still to come, or for others to do, and no fluid is told of."""
    steps = signs.entry + signs.of("numbing.given")
    to_come = any(m.category == "plan" for m in reading.of("planned.block")) and not signs.of("flow.csf", "pressure.opening", *DRY)
    if steps and to_come and all(m.category == "plan" for m in steps):
        return True
    told = signs.flow + signs.of("done.me", "halt.stopped", "cover.put", "complication.none", "complication.eventless", *DRY)
    if steps and not told and all(m.category == "plan" for m in steps + signs.of("posture.given", "level.interspace")):
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
    tried = signs.needle and signs.of("entry.catheter", *DRY)  # who was asked for it has done it, or tried in vain
    head = {m.label for m in reading.of("planned.note", "planned.consult") if m.sentence < HEAD}
    if finished and any(m.category in ("procedure", "technique") for m in signs.entry):
        return False
    if not finished and any(m.sentence < NEAR for m in reading.affirmed("planned.asked")):
        head.add("planned.note")
    return not signs.of("flow.csf") and ("planned.note" in head or ("planned.consult" in head and not signs.flow and not tried))


def is_retold(reading: Reading, signs: Signs) -> bool:
    """Whether a note sums up what other notes record (a stay, a shift, a conference, a drain that is in) without a record of its own."""
    mine = {m.sentence for m in reading.of("now.me")}
    names = {m.sentence for m in signs.of("name.lp", "name.drain")}
    if (
        any({m.sentence - 1, m.sentence} & names for m in signs.of("done.this"))
        or signs.of("done.me")
        or any(_is_own_record(reading, m) or m.sentence in mine for m in signs.entry)
    ):
        return False
    copied = {m.sentence for m in reading.of("copy.begin")}  # "Copied from discharge summary: ..." names another note
    titles = [m for m in reading.affirmed("retold") if m.sentence < NEAR and m.sentence not in copied]
    today = {m.sentence for m in reading.of("now.today")}
    of_stay = any(m.label == "retold.stay" for m in titles) and not any(m.sentence in today for m in signs.entry)
    whole = signs.is_told_step_by_step() or (signs.needle and signs.flow and reading.affirmed("name.lp", "name.drain"))
    steps = signs.steps() + bool(not signs.flow and signs.of(*DRY))  # that nothing came is told as well
    if whole and steps >= _ALMOST_ALL_STEPS and not of_stay:
        return False
    named = min((m.start for m in signs.of("name.lp", "name.drain")), default=len(reading.text))
    return any(not signs.needle if m.label == "retold.drain" else m.start < named for m in titles)


def is_report(signs: Signs) -> bool:
    """Whether a laboratory reports on fluid, without a word of how it was come by."""
    steps = ("posture.given", "numbing.given", "entry", "cover.put", "level.interspace", "pressure.opening", "done.me")
    return bool(signs.of("labreport")) and not signs.of(*steps)


def is_visit(reading: Reading, signs: Signs) -> bool:
    """Whether a note or letter about a visit tells of a puncture's yield alone (its steps only from another's papers), not of today."""
    if not any(m.sentence < NEAR for m in reading.affirmed("visit.note")) or signs.of("done.me"):
        return False
    steps = min((m.sentence for m in signs.of("numbing.given", "posture.given")), default=-1)
    theirs = [m for m in reading.affirmed("visit.others") if m.low is None or _is_another_day(reading, m)]
    if steps >= 0 and not any(steps - bool(m.value) <= m.sentence <= steps for m in theirs):
        return False
    told = signs.of("name.lp", "name.drain") + signs.entry + signs.flow + signs.of("level.interspace")
    own = {m.sentence for m in reading.of("now")}
    return not any(m.category in _OWN_RECORD or m.sentence in own for m in told)


def _is_another_day(reading: Reading, told: Mention) -> bool:
    """Whether a day of the stay is named, and the note names another one as its own first."""
    own = _STAY_DAY.search(reading.text, 0, reading.sentences[min(1, len(reading.sentences) - 1)].end)
    return own is not None and own.end() <= told.start and int(own[1]) != told.low


def called_off(reading: Reading, signs: Signs) -> list[Mention]:
    """Words that no needle was used, and a sentence that says of the whole no more than that it was not done."""
    bare = [m for m in signs.of("halt.bare") if len(reading.words(m.sentence)) <= len(m.text) + 1]
    return signs.of("halt.unused") + bare


def _is_finished(signs: Signs) -> bool:
    """Whether what came through a needle is told, or that nothing came, and how the puncture ended."""
    ended = signs.of("complication.none", "complication.eventless", "cover.put")
    return bool(signs.needle and ended and (signs.flow or signs.amounts() or signs.of(*DRY)))


def _hangs_on_something(reading: Reading, signs: Signs) -> bool:
    """Whether the last that a note tells of its puncture is in the sentence that begins with a condition for it."""
    named = {m.sentence for m in signs.of("name.lp", "name.drain")}
    last = max((m.sentence + (m.sentence not in named) for m in reading.affirmed("planned.if")), default=-1)
    told = signs.of("name.lp", "name.drain", "level.interspace", "entry", "flow", "pressure.opening", "now.today", "done.me")
    return last >= 0 and all(m.sentence <= last for m in told) and any(m.sentence == last for m in told)


def _is_own_record(reading: Reading, mention: Mention) -> bool:
    """Whether a mention stands in a part for the procedure with a header of its own, not behind a name with a colon in a sentence."""
    if mention.category not in _OWN_RECORD:
        return False
    start = reading.sentences[mention.sentence].section.start
    return start == 0 or reading.sentences[reading.sentence_at(start)].new_line
