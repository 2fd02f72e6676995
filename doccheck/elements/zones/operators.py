"""Passages of another operator who took over after the author's failure.

Whose hand reached the fluid must be told: once the author's needle has found nothing and another doctor comes in, what follows is that
doctor's until the author's own hand is told of again.
Source: labelling guide, "status": other procedures never document this puncture; where two operators puncture, the author's counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones.marks import MEASURES, NONE, Marks, is_new_paragraph
from doccheck.pipeline import Mention, Reading

_FAILED = ("dry.failed", "none.csf", "halt.stopped", "tried.failed")
_TRIED = ("posture.given", "numbing.given", "entry", "level", "attempt")
_FOUND_NOTHING = ("dry.failed", "none.csf")
_TOLD = (*MEASURES, "posture.given", "numbing.given", "entry", "flow")
_DEED = ("level", "entry", "flow")  # what no aftercare tells of
_ANOTHER_TIME = frozenset({"past", "story"})
_BEFORE = frozenset({"history", "other_history", "indication", "past", "comparison", "consent"})
_AFTER = frozenset({"complications", "instructions", "dressing", "disposition", "attestation", "blood_loss", "results", "exam"})
_ONE_PERSON = 20  # characters between a name and a post that are of one person


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Passages of another operator who takes over after the author's failure, to the author's hand."""
    out = _taken_over(reading, marks) if reading.of("operator.next") else set()
    failure = _own_failure(reading, marks) if reading.of("hand.other", "hand.by", "operator.next") else None
    return out | _by_other_hands(reading, marks, failure) if failure else out


def _taken_over(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Passages that begin with words for another who takes over: to the end of the paragraph, or to the author's hand."""
    failed = min((m.start for m in reading.of(*_FAILED) if _is_of_a_needle(reading, m)), default=len(reading.text))
    out: set[int] = set()
    section = None
    for index, sentence in enumerate(reading.sentences):
        found = marks.get(index, NONE)
        mine = any(m.label == "now.me" for m in found.get("now", ()))
        if mine or sentence.section is not section or is_new_paragraph(reading, index):
            section = None
        if not mine and any(
            m.label == "operator.next" and m.start > failed and m.category != "instructions" and not _is_author(reading, m)
            for m in found.get("operator", ())
        ):
            section = sentence.section
        if section is not None:
            out.add(index)
    return out


def _is_of_a_needle(reading: Reading, failure: Mention) -> bool:
    """Whether a failure is one of a needle: words as "could not" are said of tablets too, before any step is told."""
    if failure.label != "tried.failed" or failure.assertion == "historical":
        return failure.assertion != "historical"
    return any(m.sentence <= failure.sentence for m in reading.of(*_TRIED)) or bool(reading.inside(failure.sentence, "name"))


def _own_failure(reading: Reading, marks: Mapping[int, Marks]) -> Mention | None:
    """The first word of a needle that found nothing, once a step of the author's own puncture is told; none where another held it."""
    steps = (
        m for m in reading.affirmed("numbing.given", "posture.given", "entry", "level.interspace") if not _is_of_others(reading, m, marks)
    )
    begun = min(
        (m.sentence for m in steps if m.family in ("numbing", "posture") or m.category not in _BEFORE), default=len(reading.sentences)
    )
    alone = [m for m in reading.of("tried.failed") if len(reading.words(m.sentence)) <= len(m.text) + 1]  # 'Dry.'
    for failure in sorted([*reading.of(*_FOUND_NOTHING), *alone], key=lambda m: m.start):
        if failure.assertion not in ("affirmed", "negated") or failure.sentence < begun or failure.category in _AFTER:
            continue
        if not _is_of_others(reading, failure, marks) and not _is_held_by_another(reading, begun, failure):
            return failure
    return None


def _is_held_by_another(reading: Reading, begun: int, failure: Mention) -> bool:
    """Whether another doctor is the last whose hand is told of before a failure, since the steps began."""
    told = range(begun, failure.sentence + 1)
    others = [m.start for i in told for m in _others(reading, i, "hand.other", "hand.by") if m.start < failure.start]
    mine = [m.start for i in told for m in _authors(reading, i) if m.start < failure.start]
    return bool(others) and max(mine, default=-1) < others[-1]


def _is_of_others(reading: Reading, mention: Mention, marks: Mapping[int, Marks]) -> bool:
    """Whether a sentence tells of another time, or names another operator before a mention."""
    others = reading.inside(mention.sentence, "hand.other", "operator.other")
    return _is_told_of_others(reading, mention.sentence, marks) or any(m.start < mention.start for m in others)


def _is_told_of_others(reading: Reading, index: int, marks: Mapping[int, Marks]) -> bool:
    """Whether a sentence tells of another time or of what failed at the bedside before."""
    return not marks.get(index, NONE).keys().isdisjoint(_ANOTHER_TIME) or bool(reading.inside(index, "operator.bedside"))


def _by_other_hands(reading: Reading, marks: Mapping[int, Marks], failure: Mention) -> set[int]:
    """What is told of a needle or of fluid after the author's failure, from another doctor's coming in to the author's hand."""
    out: set[int] = set()
    theirs = False
    for index in range(failure.sentence, len(reading.sentences)):
        category = reading.sentences[index].section.category
        others = [] if _is_told_of_others(reading, index, marks) else _others(reading, index, "hand.other", "hand.by", "operator.next")
        others = [m for m in others if m.start >= failure.end and category != "attestation"]
        told = [m for m in reading.inside(index, *(_DEED if category in _AFTER else _TOLD)) if m.start >= failure.end]
        told = [m for m in told if m.assertion == "affirmed"]
        came = max((m.start for m in others if m.label != "hand.by" or _heads_a_try(reading, m, told)), default=-1)
        mine = [m for m in _authors(reading, index) if m.start > max(came, failure.end)]
        deeds = [m for m in told if not reading.names("tryheader", m.text)]
        if not theirs and deeds and all(m.end <= came for m in deeds):  # named only after what the author did
            came = -1
        theirs = (theirs or came >= 0) and not mine
        if told and (theirs or any(m.label != "hand.other" for m in others)):
            out.add(index)
    return out


def _heads_a_try(reading: Reading, by: Mention, told: list[Mention]) -> bool:
    """'Second go, by Dr. Ames:' is said of all that follows it, 'needle placed by Dr. Ames' of what stands before."""
    lead = reading.text[reading.sentences[by.sentence].start : by.start]
    deeds = [m for m in told if not reading.names("tryheader", m.text)]
    return reading.names("tryheader", lead) and all(m.start > by.end for m in deeds)


def _authors(reading: Reading, index: int) -> list[Mention]:
    """Words of the author's own hand on the needle in a sentence."""
    return [m for m in reading.inside(index, "hand.author", "now.me") if m.value is None]


def _others(reading: Reading, index: int, *labels: str) -> list[Mention]:
    """Other operators named in a sentence: not the author by post, and not somebody who only stood by."""
    helpers = [m.start for m in reading.inside(index, "hand.helper") if not reading.names("firstperson", m.text)]
    found = (m for m in reading.inside(index, *labels) if not _is_author(reading, m))
    return [m for m in found if not any(0 <= h - m.end <= _ONE_PERSON for h in helpers)]


def _is_author(reading: Reading, mention: Mention) -> bool:
    """Whether the one who takes over is by their post the author of the note."""
    return any(m.text.split()[-1].lower() in mention.text.lower().split() for m in reading.of("author.post"))
