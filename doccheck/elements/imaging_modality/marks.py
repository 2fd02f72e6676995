"""Marks on the skin: what became of the imaging between the mark and the needle.

A machine that made the mark and then went ("wheeled off", "wanted in theatre"), or that the patient was taken from, did not follow the
needle. Whatever the words for it are, they stand between the mark and the needle.
Source: labelling guide, element 2: stated to have only marked the level.
"""

from __future__ import annotations

from doccheck.elements.imaging_modality.mentions import modality_of
from doccheck.pipeline import Mention, Reading

_REACH = 2  # sentences from the mark to the needle
_FAR = 6  # sentences from the mark to the needle of a patient who was taken from the machine


def left_after(reading: Reading, marks: list[Mention]) -> list[Mention]:
    """The marks after which the imaging is told to have gone, or the patient to have left it, before any needle is told."""
    needles = reading.of("needle", "entry") if marks else []
    out = []
    for mark in marks:
        needle = next((m for m in needles if m.start >= mark.end), None)
        if needle is None or needle.sentence - mark.sentence > _FAR or reading.between(mark.end, needle.start, "live"):
            continue
        near = needle.sentence - mark.sentence <= _REACH
        gone = near and reading.names("imaginggone", reading.text[mark.end : needle.start])
        by_machine = any(modality_of(m) in ("ct", "fluoroscopy") for m in reading.inside(mark.sentence, "imaging"))
        gone = gone or (by_machine and bool(reading.between(mark.end, needle.start, "unaided.moved")))
        if gone and not reading.names("imagingback", reading.text[needle.start : reading.sentences[needle.sentence].end]):
            out.append(mark)
    return out
