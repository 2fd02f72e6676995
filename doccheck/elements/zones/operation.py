"""The narrative of a bigger operation, without the puncture that is told in it.

Source: labelling guide, "status": other procedures never document this puncture.
"""

from __future__ import annotations

from collections.abc import Mapping

from doccheck.elements.zones.marks import NONE, SURE_ANCHORS, Marks, holds_the_puncture
from doccheck.pipeline import Reading

_NARRATIVE = frozenset({"technique", "procedure", "title", "other", "findings", "guidance", "dose", "contrast"})
_OF_OPERATION = frozenset({"dose", "contrast", "guidance"})
_STEPS_OF_OPERATION = 3
_PLACED = (("entry.needle", "entry.gauge"), ("level.interspace",))


def find(reading: Reading, marks: Mapping[int, Marks]) -> set[int]:
    """The narrative of a bigger operation without the puncture that is told in it."""
    told = [i for i, found in marks.items() if "operation" in found and reading.sentences[i].section.category in _NARRATIVE]
    if len(told) < _STEPS_OF_OPERATION:
        return set()
    out: set[int] = set()
    away = False
    for index, sentence in enumerate(reading.sentences):
        if sentence.section.category not in _NARRATIVE:
            continue
        found = marks.get(index, NONE)
        labels = {m.label for m in found.get("anchor", ())}
        if labels & SURE_ANCHORS or sentence.start == sentence.section.start:
            away = False
        if "operation" in found and not labels & SURE_ANCHORS:
            away = True
        elif "anchor.back" in labels:
            away = False
        of_operation = away or (sentence.section.category in _OF_OPERATION and not labels)
        if of_operation and "anchor.whole" not in labels:
            out.add(index)
    return set() if out and holds_the_puncture(reading, out, _PLACED) else out
