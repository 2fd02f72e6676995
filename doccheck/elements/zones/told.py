"""Whether a sentence opens the tale of an earlier puncture or of another operator's tries.

Source: labelling guide, "status": earlier procedures never document this puncture.
"""

from __future__ import annotations

from doccheck.elements.zones.marks import AFTER_TALK, MEASURES, OPENING_WORD, Marks, is_new_paragraph, opens
from doccheck.pipeline import Mention, Reading

_TECHNIQUE = frozenset(
    {"technique", "fluid", "level", "needle", "guidance", "position", "anesthesia", "pressure", "dressing", "dose", "findings"}
)
_HISTORY = frozenset({"history", "other_history", "indication"})
_NO_TRY = frozenset({"operator.next", "operator.trap"})  # another takes over, or did something else
_TELLING = frozenset({"operator", "story", "past"})
_ANYWHERE = 1_000_000


def is_told(reading: Reading, index: int, found: Marks, again: int) -> bool:
    """Whether a sentence tells of a puncture that is not this one.

    Args:
        found: the marks of the sentence.
        again: the sentence with which this puncture begins after the history, as `begins_again` gives it.
    """
    if found.keys().isdisjoint(_TELLING):
        return False
    theirs = found.get("operator", ())  # "two passes before I took over"
    mine = any(
        m.label == "now.me" and (m.value == "by" or not any(o.start <= m.start < o.end for o in theirs)) for m in found.get("now", ())
    )
    others = [] if mine else [m for m in found.get("operator", ()) if m.label not in _NO_TRY]
    if any(m.value == "did" for m in others) and _stood_by(reading, index):
        others = [m for m in others if m.value != "did"]
    if others and "level" in found:
        others = [m for m in others if not _is_after_thought(reading, m, found)]
    if index == 0 or _is_procedure_field(reading, index):  # a title may name the writer's own service and failure
        measured = any(measure in found for measure in MEASURES)
        others = [m for m in others if measured and m.label != "operator.bedside"]
    dated = [m for m in found.get("story", ()) if m.label == "story.dated" and _is_of_history(reading, m, again)]
    if any(measure in found for measure in MEASURES):
        dated += [m for m in found.get("story", ()) if m.label == "story.since"]
    dated = [] if dated and _heads_account(reading, index) else dated
    told = [*(() if "now" in found else (*found.get("past", ()), *dated)), *others]
    within = OPENING_WORD if reading.sentences[index].section.category in _TECHNIQUE else _ANYWHERE
    return any(opens(reading, m, within) and not _in_brackets_after_amount(reading, m, found) for m in told)


def _heads_account(reading: Reading, index: int) -> bool:
    """Whether a line names a dated puncture that is then told, and none after it: 'LP 3/7 0900 - therapeutic'."""
    if not reading.sentences[index].new_line or reading.inside(index, *MEASURES):
        return False
    rest = range(index + 1, len(reading.sentences))
    end = next((i for i in rest if is_new_paragraph(reading, i)), len(reading.sentences))
    return all(index < max((m.sentence for m in reading.affirmed(step)), default=-1) < end for step in AFTER_TALK)


def _is_procedure_field(reading: Reading, index: int) -> bool:
    """Whether a sentence is the field that names the procedure, perhaps with its operator."""
    sentence = reading.sentences[index]
    return sentence.section.category == "procedure" and sentence.start == sentence.section.start < sentence.section.body


def _is_after_thought(reading: Reading, mention: Mention, found: Marks) -> bool:
    """Whether others' failure is told after the level of the puncture that followed: 'LP at L4-5 after failed bedside tries'."""
    if mention.label == "operator.bedside":
        failed = [
            w for w in reading.inside(mention.sentence, "site") if w.value == "past" and w.start < mention.end and mention.start < w.end
        ]
        if any(m.end <= w.start for w in failed for m in found.get("level", ())):
            return True
    went_in = [m.end for m in found.get("entry", ()) if m.assertion == "affirmed" and m.end <= mention.start]
    levels = [m.end for m in found["level"] if m.end <= mention.start]
    return bool(went_in and levels) and reading.names("inthewake", reading.text[levels[-1] : mention.start])


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


def begins_again(reading: Reading) -> int:
    """The last sentence that opens with a word for today and is followed by the steps of a puncture, or -1."""
    steps = [max((m.sentence for m in reading.of(step)), default=-1) for step in AFTER_TALK]
    openers = (m.sentence for m in reading.of("now.today") if m.sentence <= min(steps) and opens(reading, m, OPENING_WORD))
    return max(openers, default=-1)
