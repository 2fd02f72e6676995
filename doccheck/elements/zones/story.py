"""Sentences that tell of an earlier puncture or of another operator's tries, with those that go on telling of it.

Source: labelling guide, "status": earlier procedures never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from doccheck.elements.zones import operators
from doccheck.elements.zones.marks import BY_HAND, MEASURES, NONE, STEPS, Marks, is_new_paragraph, is_same_line, opens
from doccheck.elements.zones.series import earlier_of_series, is_earlier_row
from doccheck.elements.zones.told import begins_again, is_told
from doccheck.pipeline import Mention, Reading

NOT_THIS = frozenset({"past", "comparison", "consent"})
_STORY = frozenset({"history", "indication", "past", "comparison", "title", "other", "plan", "impression"})
_BRACKET = 600  # characters


@dataclass(slots=True)
class _Thread:
    """What goes on from sentence to sentence while a note is read.

    Args:
        carried: another puncture was told of, and nothing has led back to this one since.
        era: a time of several punctures was named ("while in hospital"), whose "then" tells of another.
        beside: the puncture told of was named beside another procedure, whose level is none of this note's.
        needle_in: the needle of this puncture went in before, in this paragraph.
        own_section: start of the section in which words led back to this puncture, or -1.
        bracket: where the bracket is closed in which another puncture is told of, or -1.
    """

    carried: bool = False
    era: bool = False
    beside: bool = False
    needle_in: bool = False
    own_section: int = -1
    bracket: int = -1


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Sentences that tell of an earlier puncture or of another operator's, with those that go on telling of it."""
    out = operators.find(reading, marks)
    series = earlier_of_series(reading, marks)
    again = begins_again(reading)
    thread = _Thread()
    for index in range(len(reading.sentences)):
        found = marks.get(index, NONE)
        if is_earlier_row(found):
            out.add(index)
            continue
        back = _leads_back(reading, index, found, series)
        told = is_told(reading, index, found, again) or any(m in series and opens(reading, m) for m in found.get("tap", ()))
        told = told or (index - 1 in out and thread.carried and not back and is_same_line(reading, index))
        told = _goes_on(reading, index, found, thread, told, back)
        if told or _is_of_another(reading, index, thread) or (thread.carried and _measures(found, thread)):
            out.add(index)
    return out


def _leads_back(reading: Reading, index: int, found: Marks, series: list[Mention]) -> bool:
    """Whether words of a sentence lead back to this puncture."""
    sentence = reading.sentences[index]
    heads_own = bool(series) and any(m.label == "tap.dated" and m not in series for m in found.get("tap", ()))
    begins = "begin" in found and "past" not in found
    after_consent = _has_steps(found) and sentence.section.category == "consent" and sentence.start > sentence.section.start
    return heads_own or "now" in found or begins or after_consent


def _goes_on(reading: Reading, index: int, found: Marks, thread: _Thread, told: bool, back: bool) -> bool:
    """Take the thread on by one sentence, and tell whether that is told of another puncture after all."""
    sentence = reading.sentences[index]
    parted = is_new_paragraph(reading, index)
    story = {m.label for m in found.get("story", ())}
    thread.era = (thread.era and not back and not parted) or "story.era" in story
    told = told or (thread.era and "story.then" in story)
    thread.bracket = _bracket_end(reading, index) if told else thread.bracket
    entered = not told and any(m.assertion == "affirmed" for m in found.get("entry", ()))
    thread.needle_in = entered or (thread.needle_in and not parted)
    ends = back or _has_steps(found) or BY_HAND in found or "consent" in found or parted or -1 < thread.bracket < sentence.start
    thread.carried = (told and not thread.needle_in) or (thread.carried and not ends and sentence.section.category in _STORY)
    names_side = told and "side" in found and "past" in found and not _names_tap(found)
    thread.beside = names_side or (thread.beside and thread.carried and not told)
    thread.own_section = sentence.section.start if back else thread.own_section
    return told


def _is_of_another(reading: Reading, index: int, thread: _Thread) -> bool:
    """Whether a sentence stands under a heading of other punctures, below which nothing has led back to this one."""
    section = reading.sentences[index].section
    return section.category in NOT_THIS and thread.own_section != section.start


def _measures(found: Marks, thread: _Thread) -> bool:
    """Whether a sentence tells a level, an amount or a pressure, of which that of the puncture last told of may be one."""
    return any(measure in found and not (thread.beside and measure == "level") for measure in MEASURES)


def _has_steps(found: Marks) -> bool:
    return not found.keys().isdisjoint(STEPS)


def _names_tap(found: Marks) -> bool:
    """Whether a sentence about another procedure also names a puncture."""
    return any(m.label != "side.procedure" for m in found.get("side", ()))


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
