"""Passages of another operator who took over after the author's failure.

Source: labelling guide, "status": other procedures never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones.marks import NONE, Marks, is_new_paragraph
from doccheck.pipeline import Mention, Reading

_FAILED = ("dry.failed", "none.csf", "halt.stopped", "tried.failed")


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """Passages of another operator who takes over after the author's failure: to the end of the paragraph, or to the author's hand."""
    if not any(m.label == "operator.next" for found in marks.values() for m in found.get("operator", ())):
        return set()
    failed = min((m.start for m in reading.of(*_FAILED) if m.assertion != "historical"), default=len(reading.text))
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


def _is_author(reading: Reading, mention: Mention) -> bool:
    """Whether the one who takes over is by their post the author of the note."""
    return any(m.text.split()[-1].lower() in mention.text.lower().split() for m in reading.of("author.post"))
