"""Sentences that tell of an earlier puncture or of another operator's tries.

Source: labelling guide, "status": earlier procedures never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones import operators
from doccheck.elements.zones.marks import (
    AFTER_TALK,
    BY_HAND,
    MEASURES,
    NONE,
    OPENING_WORD,
    STEPS,
    Marks,
    is_new_paragraph,
    is_same_line,
    opens,
)
from doccheck.pipeline import Mention, Reading

NOT_THIS = frozenset({"past", "comparison", "consent"})
_TECHNIQUE = frozenset(
    {"technique", "fluid", "level", "needle", "guidance", "position", "anesthesia", "pressure", "dressing", "dose", "findings"}
)
_STORY = frozenset({"history", "indication", "past", "comparison", "title", "other", "plan", "impression"})
_HISTORY = frozenset({"history", "other_history", "indication"})
_NO_TRY = frozenset({"operator.next", "operator.trap"})  # another takes over, or did something else
_TELLING = frozenset({"operator", "story", "past"})
_ANYWHERE = 1_000_000
_BRACKET = 600  # characters
_AHEAD = 20


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Sentences that tell of an earlier puncture or of another operator's, with those that go on telling of it."""
    out = operators.find(reading, marks)
    carried = era = beside = False
    begun = bracket = begun_here = -1  # `begun_here`: the needle of this puncture went in before, in this paragraph
    series = _series(reading, marks)
    again = _begins_again(reading)
    for index, sentence in enumerate(reading.sentences):
        found = marks.get(index, NONE)
        if _is_earlier_row(found):
            out.add(index)
            continue
        steps = not found.keys().isdisjoint(STEPS)
        after_consent = steps and sentence.section.category == "consent" and sentence.start > sentence.section.start
        heads_own = bool(series) and any(m.label == "tap.dated" and m not in series for m in found.get("tap", ()))
        leads_back = heads_own or "now" in found or ("begin" in found and "past" not in found) or after_consent
        leads_on = leads_back or steps or BY_HAND in found or "consent" in found
        told = _is_told(reading, index, found, again) or (
            bool(series) and any(m in series and opens(reading, m) for m in found.get("tap", ()))
        )
        told = told or (index - 1 in out and carried and not leads_back and is_same_line(reading, index))
        story = {m.label for m in found.get("story", ())}
        era = (era and not leads_back and not is_new_paragraph(reading, index)) or "story.era" in story
        told = told or (era and "story.then" in story)
        bracket = _bracket_end(reading, index) if told else bracket
        carried = carried and not -1 < bracket < sentence.start
        begun_here = -1 if is_new_paragraph(reading, index) else begun_here
        if not told and any(m.assertion == "affirmed" for m in found.get("entry", ())):
            begun_here = index
        carried = (told and begun_here < 0) or (
            carried and not leads_on and sentence.section.category in _STORY and not is_new_paragraph(reading, index)
        )
        beside = (told and "side" in found and "past" in found and not _tells_of_tap(found)) or (beside and carried and not told)
        begun = sentence.section.start if leads_back else begun
        of_another = sentence.section.category in NOT_THIS and begun != sentence.section.start
        measures = (measure for measure in MEASURES if measure in found and not (beside and measure == "level"))
        if told or of_another or (carried and any(measures)):
            out.add(index)
    return out


def _bracket_end(reading: Reading, index: int) -> int:
    """Where the bracket that a sentence opens with is closed, or -1."""
    start = reading.sentences[index].start
    if not reading.text.startswith("(", start):
        return -1
    depth = 0
    for at in range(start, min(start + _BRACKET, len(reading.text))):
        depth += (reading.text[at] == "(") - (reading.text[at] == ")")
        if not depth:
            return at
    return -1


def _tells_of_tap(found: Marks) -> bool:
    """Whether a sentence about another procedure also names a puncture."""
    return any(m.label != "side.procedure" for m in found.get("side", ()))


def _series(reading: Reading, marks: Mapping[int, Marks]) -> list[Mention]:
    """The earlier punctures of a numbered series, and those of a dated list; one that is still to come ("tap 3 tomorrow") ends none."""
    done = (m for found in marks.values() for m in found.get("tap", ()) if not _is_to_come(reading, m, marks))
    last = max((m.low or 0 for m in done), default=0)
    taps = [m for found in marks.values() for m in found.get("tap", ()) if "now" not in found]
    dated = [m for m in taps if m.label == "tap.dated"]
    more = len(dated) > 1 or any(m.label == "tap.dated" for found in marks.values() if "now" in found for m in found.get("tap", ()))
    if dated and len(dated) > 1 and not any(measure in marks[dated[-1].sentence] for measure in MEASURES):
        dated.pop()  # the heading of this note's own
    return [m for m in taps if m.label == "tap.number" and (m.low or 0) < last] + (dated if more else [])


def _is_to_come(reading: Reading, tap: Mention, marks: Mapping[int, Marks]) -> bool:
    """Whether a numbered puncture is only planned: a word or a day for it stands behind, and all steps and measures before."""
    told = [index for index, found in marks.items() if not found.keys().isdisjoint((*STEPS, *MEASURES))]
    if not told or max(told) >= tap.sentence:
        return False
    days = reading.list_of("weekday")
    next_word = reading.text[tap.end : reading.sentences[tap.sentence].end].split()[:1]
    if tap.category == "plan" or any(w.lower().strip(".,:;") in days for w in next_word):
        return True
    return any(0 <= m.start - tap.end <= _AHEAD for m in reading.inside(tap.sentence, "pending.word"))


def _is_earlier_row(found: Marks) -> bool:
    """Whether a sentence is a row of a log of punctures in which another row is this note's."""
    return "volume" in found and any(m.label == "volume.cell" and m.value == "earlier" for m in found["volume"])


def _is_told(reading: Reading, index: int, found: Marks, again: int) -> bool:
    if found.keys().isdisjoint(_TELLING):
        return False
    theirs = found.get("operator", ())  # "two passes before I took over"
    mine = any(
        m.label == "now.me" and (m.value == "by" or not any(o.start <= m.start < o.end for o in theirs)) for m in found.get("now", ())
    )
    others = [] if mine else [m for m in found.get("operator", ()) if m.label not in _NO_TRY]
    if any(m.value == "did" for m in others) and _stood_by(reading, index):
        others = [m for m in others if m.value != "did"]
    if any(m.label == "operator.bedside" for m in others) and "level" in found:
        others = [m for m in others if m.label != "operator.bedside" or not _is_after_thought(reading, m, found)]
    if index == 0 or _is_procedure_field(reading, index):  # a title may name the writer's own service and failure
        measured = any(measure in found for measure in MEASURES)
        others = [m for m in others if measured and m.label != "operator.bedside"]
    dated = [m for m in found.get("story", ()) if m.label == "story.dated" and _is_of_history(reading, m, again)]
    if any(measure in found for measure in MEASURES):
        dated += [m for m in found.get("story", ()) if m.label == "story.since"]
    told = [*(() if "now" in found else (*found.get("past", ()), *dated)), *others]
    within = OPENING_WORD if reading.sentences[index].section.category in _TECHNIQUE else _ANYWHERE
    return any(opens(reading, m, within) and not _in_brackets_after_amount(reading, m, found) for m in told)


def _is_procedure_field(reading: Reading, index: int) -> bool:
    """Whether a sentence is the field that names the procedure, perhaps with its operator."""
    sentence = reading.sentences[index]
    return sentence.section.category == "procedure" and sentence.start == sentence.section.start < sentence.section.body


def _is_after_thought(reading: Reading, mention: Mention, found: Marks) -> bool:
    """Whether a failure at the bedside is told after the level of the puncture that followed: 'LP at L4-5 after failed bedside tries'."""
    failed = [w for w in reading.inside(mention.sentence, "site") if w.value == "past" and w.start < mention.end and mention.start < w.end]
    return any(m.end <= w.start for w in failed for m in found.get("level", ()))


def _stood_by(reading: Reading, index: int) -> bool:
    """Whether the author says beside a sentence to have been there while another did it."""
    return any(m.value == "there" and abs(m.sentence - index) <= 1 for m in reading.of("now.me"))


def _in_brackets_after_amount(reading: Reading, mention: Mention, found: Marks) -> bool:
    """Whether a mention stands in brackets behind an amount: '28 mL of CSF was removed (her last tap needed 35 mL)'."""
    sentence = reading.sentences[mention.sentence]
    opened = reading.text.rfind("(", sentence.start, mention.start)
    inside = opened >= 0 and ")" not in reading.text[opened : mention.start]
    return inside and any(m.end <= opened and m.assertion == "affirmed" for m in found.get("volume", ()))


def _is_of_history(reading: Reading, mention: Mention, again: int) -> bool:
    """Whether a mention stands in the history, before today's puncture, or in a note that tells of a visit or of another procedure."""
    if mention.category in _HISTORY or mention.sentence < again or any(m.sentence <= 1 for m in reading.affirmed("visit.note")):
        return True
    return any(m.sentence == 0 and m.start < mention.start for m in reading.affirmed("side.procedure"))


def _begins_again(reading: Reading) -> int:
    """The last sentence that opens with a word for today and is followed by the steps of a puncture, or -1."""
    steps = [max((m.sentence for m in reading.of(step)), default=-1) for step in AFTER_TALK]
    openers = (m.sentence for m in reading.of("now.today") if m.sentence <= min(steps) and opens(reading, m, OPENING_WORD))
    return max(openers, default=-1)
