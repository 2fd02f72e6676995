"""Complications: whether the note says that there was none, or tells of one.

Which events count is told by `events.py`, which statements of none by `nones.py`; here they are set against
each other. That it was borne well settles nothing.
Source: labelling guide, element 5.
"""

from __future__ import annotations

from collections.abc import Iterable

from doccheck.elements.act import Act
from doccheck.elements.complications.events import LEAK, find_events, is_disowned, is_of_posture
from doccheck.elements.complications.nones import besides, by_procedure, find_nones, is_early
from doccheck.elements.complications.told import (
    BEFORE,
    EVENTS,
    HAPPENED,
    HEADACHE,
    LATER,
    MIDWAY,
    NONE,
    OPINION,
    ORDERS,
    VALUE_WITHIN,
    YES,
    Told,
    read_told,
)
from doccheck.elements.complications.unaccounted import unaccounted, unread
from doccheck.elements.complications.whose import is_plain
from doccheck.facts import Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

NAME = "complications"
_CORRECTED_WITHIN = 2  # sentences
_WIDE_WITHIN = 40  # characters
_HEAD = "head.hurts"
_HERE = "here"
_AFTERWARDS = ("moment.later", "moment.lately")
_NOT_SETTLED = (
    ("complication.denied-none", "it is denied that it went without incident, and no event is told"),
    ("complication.presumed", "that there was none is only presumed"),
    ("complication.partial", "only one kind of complication is denied"),
    ("complication.pointer", "complications are said to stand elsewhere, where none is told"),
)


def find(reading: Reading, act: Act) -> Finding:
    """What the note documents about complications of its puncture, unless it says something of them that is not understood."""
    told = read_told(reading, act)
    finding = _find(told, reading, act)
    if finding.status is Status.DOCUMENTED and (words := unread(told)):
        reason = f"{_quote(words)} is said beside it, and what it says is not known"
        return Finding(Status.UNCLEAR, None, tuple(dict.fromkeys((*finding.evidence, *proof(words)))), reason)
    return finding


def _find(told: Told, reading: Reading, act: Act) -> Finding:
    events = find_events(told, act)
    nones = find_nones(told)
    if here := by_procedure(told):
        words = {m.text.lower() for m in told.of(*EVENTS) if told.is_headed(m)}
        events = [m for m in events if not told.is_headed(m) and m.text.lower() not in words]
        nones += here
    events = [m for m in events if not is_disowned(told, m)]
    if told.items:
        events = [m for m in events if told.items.get(told.item(m), True)]
        nones = [m for m in nones if told.items.get(told.item(m), True)]
    events, nones = _as_corrected(told, events, nones)
    events = [m for m in events if not (nones and is_of_posture(told, m))]
    if events:
        return _with_events(told, events, [m for m in nones if not _is_excepted(told, m, events)])
    if nones := [*nones, *besides(told)]:
        if open_ := unaccounted(told, act):
            reason = f"{_quote(open_)} stands beside {_quote(nones)}, and nothing says that it was none"
            happened = any(m.label in HAPPENED and m.category not in ORDERS | OPINION for m in open_)
            return Finding(Status.CONFLICTING if happened else Status.UNCLEAR, None, proof([*nones, *open_]), reason)
        if not any(is_plain(told, m) for m in nones):
            return Finding(Status.UNCLEAR, None, proof(nones), f"{_quote(nones)} may be said of something else than this puncture")
        return Finding(Status.DOCUMENTED, "none", proof(nones), f"{_quote(nones)} says that there was none")
    denied = [m for m in told.of(*EVENTS) if told.is_headed(m) and m.assertion == "negated"]
    if denied:
        return Finding(Status.DOCUMENTED, "none", proof(denied), f"{_quote(denied)} is denied under {denied[0].section}")
    return _without_either(told)


def _as_corrected(told: Told, events: list[Mention], nones: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """'Correction: the complications line should read vasovagal': what stands from there on takes back what stands before it."""
    words = {m.sentence for m in (*told.of("complication.word"), *nones)}
    for m in told.of("complication.corrected"):
        begins = told.reading.sentences[m.sentence].start
        later = [n for n in (*events, *nones) if n.start >= begins and n.sentence <= m.sentence + _CORRECTED_WITHIN]
        if later and not words.isdisjoint(range(m.sentence, m.sentence + _CORRECTED_WITHIN + 1)):
            return [n for n in events if n.start >= begins], [n for n in nones if n.start >= begins]
    return events, nones


def _is_excepted(told: Told, none: Mention, events: Iterable[Mention]) -> bool:
    """'None other than a brief paresthesia': the event is taken out of the statement beside it."""
    saves = [m for m in told.of("except.save") if m.sentence == none.sentence]
    return any(s.start < e.start and e.sentence == none.sentence for s in saves for e in events)


def _with_events(told: Told, events: list[Mention], nones: list[Mention]) -> Finding:
    nones = [m for m in nones if not _is_set_apart(told, m, events)]
    denied = [m for m in events if not _is_later(told, m, nones)]
    if nones and denied:
        reason = f"{_quote(denied)} is told of the same procedure as {_quote(nones)}"
        return Finding(Status.CONFLICTING, None, proof([*nones, *denied]), reason)
    reason = f"{_quote(events)} happened" + (f" later than {_quote(nones)} was written" if nones else "")
    return Finding(Status.DOCUMENTED, "present", proof(events), reason)


def _is_set_apart(told: Told, none: Mention, events: list[Mention]) -> bool:
    """'Complications: apnea with propofol. None from the needle': an answer for the needle behind an event that is not the needle's."""
    before = [e for e in events if e.end <= none.start and told.section(e) is told.section(none)]
    return none.value == _HERE and bool(before) and not any(told.reading.between(e.start, e.end, "event.needles") for e in before)


def _is_later(told: Told, event: Mention, nones: list[Mention]) -> bool:
    """Whether an event came so late that the statements of none were true when they were written."""
    moments = told.at(event)
    if MIDWAY in moments and event.label not in (HEADACHE, LATER):
        return False
    if not told.is_added(event) and "moment.later" not in moments and any(_is_wide(told, n) for n in nones):
        return False
    if told.is_added(event):
        return True
    if event.label not in (HEADACHE, _HEAD, LATER) and any(event.end < n.start and not _is_at_once(told, n) for n in nones):
        return False  # 'none' was written with the event in view
    if "moment.later" in moments:
        return True
    first = all(n.end < event.start for n in nones)
    if event.label in (HEADACHE, _HEAD) and any(event.end < n.start and not _is_at_once(told, n) for n in nones):
        return False  # 'none' was written with the headache in view
    if event.label in (HEADACHE, _HEAD) and ("moment.during" not in moments or (first and told.is_lately(event, *_AFTERWARDS))):
        return True
    if event.value == LEAK and first:
        return True
    return "moment.lately" in moments and all(_is_at_once(told, n) for n in nones)


def _is_wide(told: Told, none: Mention) -> bool:
    """Whether a statement speaks of the time after the puncture too: 'no complications during the procedure or in recovery'."""
    wide = told.reading.inside(none.sentence, "moment.wide")
    return any(none.start <= m.end and m.start <= none.end + _WIDE_WITHIN for m in wide)


def _is_at_once(told: Told, none: Mention) -> bool:
    """Whether a statement denies the immediate complications alone."""
    return any(none.start <= m.start <= none.end + VALUE_WITHIN for m in told.reading.inside(none.sentence, "moment.at-once"))


def _without_either(told: Told) -> Finding:
    declared = [m for m in told.of("complication.declared", "complication.befell", YES) if m.assertion == "affirmed"]
    declared = [m for m in declared if told.is_headed(m) or told.is_narrative(m)]
    if declared:
        return Finding(Status.DOCUMENTED, "present", proof(declared), f"{_quote(declared)} says that there was one")
    for label, reason in _NOT_SETTLED:
        if found := [m for m in told.of(label) if m.assertion in ("affirmed", "negated")]:
            return Finding(Status.UNCLEAR, None, proof(found), f"{_quote(found)}: {reason}")
    if found := [m for m in told.of(*NONE) if is_early(told, m)]:
        return Finding(Status.UNCLEAR, None, proof(found), f"{_quote(found)} was written before the puncture")
    if found := _unread_values(told):
        sentence = told.reading.sentences[found[0].sentence]
        evidence = told.reading.span(sentence.start, sentence.end)
        return Finding(Status.UNCLEAR, None, (evidence,), "what stands under the header is neither 'none' nor an event")
    if found := [m for m in told.of("complication.tolerated") if told.is_said(m) and not told.is_cited(m) and _is_borne(told, m)]:
        return Finding(Status.UNCLEAR, None, proof(found), f"{_quote(found)} does not say whether anything happened")
    return Finding(Status.MISSING, reason="nothing is said about complications of this puncture")


def _is_borne(told: Told, m: Mention) -> bool:
    """Whether the puncture was borne well; 'tolerated' says so in any field, a stable state only after it."""
    return told.is_narrative(m) or (m.value == "tolerated" and (m.category not in BEFORE or told.is_course(m)))


def _unread_values(told: Told) -> list[Mention]:
    """Headers of complications with a value that no rule understands."""
    out = []
    for m in told.of("complication.word"):
        sentence = told.reading.sentences[m.sentence]
        unticked = any(n.sentence == m.sentence for n in told.of("complication.unticked"))
        if unticked and "[x]" not in told.reading.words(m.sentence).lower():
            continue
        if told.is_headed(m) and m.end <= sentence.section.body and sentence.end > sentence.section.body:
            out.append(m)
    return out


def _quote(mentions: list[Mention]) -> str:
    first = min(mentions, key=lambda m: m.start)
    where = f" in section {first.section}" if first.section else ""
    return f"'{' '.join(first.text.split())}' ({first.rule}){where}"
