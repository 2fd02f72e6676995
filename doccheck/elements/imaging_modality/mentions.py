"""Mentions of imaging one by one: its kind and modality, and whether a trap, a field or a denial nearby takes what it says away.

`sorting.py` sorts the mentions that are left. Source: labelling guide, element 2.
"""

from __future__ import annotations

import re

from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import SECTION

_TRY = 6  # sentences that a try may take
LIST_GAP = 7  # characters between two things of a list
_EMPTY_BOXES = ("[ ]", "[]", "( )", "()", "\u2610")
_WORD = re.compile(r"[^\s.,;()\[\]]+")
_FEW = 2  # words of a thing that is denied
_BOX = 4  # characters of an empty box and the blank after it


def kind_of(m: Mention) -> str:
    """The kind of a mention: guided, named, bare, dose, denied, room and so on."""
    return m.label.split(".")[1]


def modality_of(m: Mention) -> str:
    """The modality of a mention, or nothing."""
    return m.label.split(".")[2] if m.label.count(".") > 1 else ""


def overlaps(m: Mention, others: list[Mention]) -> bool:
    """Whether any of the others covers part of a mention."""
    return any(o.start < m.end and m.start < o.end for o in others)


def is_trapped(m: Mention, traps: list[Mention]) -> bool:
    """Whether a trap covers part of a mention; a vague one ("CT with") only where it begins first, and no wish ("to IR: fluoro") a dose."""
    skipped = {"dose": "standby", "denied": "unfelt"}.get(kind_of(m))  # "guidance: no - landmark" denies
    return overlaps(m, [t for t in traps if (kind_of(t) != "vague" or t.start <= m.start) and kind_of(t) != skipped])


def runs_on(m: Mention, counted: list[Mention]) -> bool:
    """Whether a longer mention begins in this one: "CT, fluoroscopy" in "CT, fluoroscopy not available"."""
    return any(m.start < o.start < m.end < o.end for o in counted)


def is_own_field(m: Mention) -> bool:
    """Whether a mention under a header of other things is about this needle all the same.

    A field called "imaging" holds earlier studies as a rule, but guidance, its denial and a level found by hand where it names them.
    An answer of a form or a dose may follow such a field on its line.
    """
    if m.cue_kind == SECTION and (m.value == "answer" or (kind_of(m) == "dose" and m.category == "comparison")):
        return True
    is_field = m.category == "comparison" and m.section.lower().startswith("imaging")
    return is_field and kind_of(m) in ("guided", "denied", "absent", "landmark") and m.cue_kind == SECTION


def is_sole_answer(reading: Reading, m: Mention) -> bool:
    """Whether a modality, with its machine, is all that a field called "imaging" holds: "IMAGING: Ultrasound (cart 2)" is no study."""
    sentence = reading.sentences[m.sentence]
    if not (m.section.lower().startswith("imaging") and kind_of(m) == "named" and m.cue_kind == SECTION):
        return False
    beside = reading.text[sentence.section.body : m.start] + " " + reading.text[m.end : sentence.end]
    words = [word for word in _WORD.findall(beside) if len(word) > 1]  # "cart 2"
    return sentence.start == sentence.section.start and all(reading.names("imagingfield", word) for word in words)


def another_is_denied(reading: Reading, m: Mention, counted: list[Mention]) -> bool:
    """Whether a denial after a mention belongs to another modality that stands nearer: "CT (fluoroscopy not available)"."""
    if any(o.assertion == "affirmed" and modality_of(o) == modality_of(m) for o in counted if o.start < m.end and m.start < o.end):
        return True
    before = reading.text[reading.sentences[m.sentence].start : m.start].lower().rstrip()
    if before.endswith(m.cue_words.lower()):
        return False  # "no ultrasound, CT not wanted"
    at = reading.text.lower().find(m.cue_words.lower(), m.end, reading.sentences[m.sentence].end)
    if at > 0 and _is_of_another_thing(reading, m, at):
        return True
    nearer = [o for o in counted if m.end <= o.start and o.end <= at and modality_of(o) not in ("", modality_of(m))]
    return bool(nearer) and not _is_list(reading, m.end, nearer[0].start)


def _is_of_another_thing(reading: Reading, m: Mention, at: int) -> bool:
    """Whether a comma parts a mention from a denial that has a word of its own: "RT ran the C-arm, nurse not needed"."""
    _, comma, tail = reading.text[m.end : at].rpartition(",")
    words = tail.lower().split()
    return (
        bool(comma and words)
        and len(words) <= _FEW
        and reading.list_of("deniallink").isdisjoint(words)
        and not reading.between(m.end, at, "imaging")
    )


def _is_list(reading: Reading, start: int, end: int) -> bool:
    """Whether no more than commas, slashes and such words stand between two things."""
    words = re.split(r"[\s,/&+-]+", reading.text[start:end].lower())
    return all(not word or word in reading.list_of("imaginglink") for word in words)


def goes_on(before: Mention | None, m: Mention) -> bool:
    """Whether a mention goes on with a list of things not used: "without fluoroscopy, CT or ultrasound"."""
    near = before is not None and before.sentence == m.sentence and m.start - before.end <= LIST_GAP
    return near and kind_of(m) in ("named", "bare", "guided")


def is_parted_from_box(reading: Reading, m: Mention) -> bool:
    """Whether a mention opens its sentence right after an empty box, as where a form has lost its line breaks."""
    before = reading.text[max(0, m.start - _BOX) : m.start]
    return m.start == reading.sentences[m.sentence].start and before.rstrip().endswith(_EMPTY_BOXES)


def subject_of(failure: Mention, named: list[Mention]) -> Mention | None:
    """The imaging that a word of failure is about: named right after it ("failed fluoroscopy"), or the last one before it."""
    after = next((m for m in named if failure.end <= m.start <= failure.end + LIST_GAP), None)
    if after and not failure.text.lower().endswith("to"):
        return after
    return next((m for m in reversed(named) if m.end <= failure.start and failure.sentence - m.sentence <= _TRY), None)
