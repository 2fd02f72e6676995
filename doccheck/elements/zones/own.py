"""What was left out as an earlier puncture, another's, a risk or a plan, but can only be the note's own.

It stands among the steps of the note's own puncture, and nothing else in the note tells of a level or of fluid: a word like "last",
"risk" or "proceed" in the one sentence that tells the deed does not take it away.
Source: labelling guide, "procedure": a note records what its words tell was done.
"""

from __future__ import annotations

from doccheck.pipeline import Reading

_BEFORE = ("numbing.given", "posture.given", "begin")
_DEED = ("entry.needle", "entry.gauge", "flow.csf", "flow.measured")
_LEVEL = "level.interspace"
_YIELD = (_LEVEL, "flow.csf", "flow.measured", "pressure.opening")
_ENDED = ("halt.stopped", "halt.unused", "halt.bare", "dry.failed", "none.csf", "operator.next", "copy.begin")
_NO_PLACE = frozenset({"history", "other_history", "past", "comparison", "consent", "plan", "indication", "results", "instructions"})


def find(reading: Reading, kept: set[int], left_out: set[int]) -> set[int]:
    """Sentences among those left out that are the note's own puncture after all."""
    if not left_out or any(m.sentence in kept for m in reading.affirmed(*_YIELD)):
        return set()
    steps = [m.sentence for m in reading.affirmed(*_BEFORE) if m.sentence in kept]
    if not steps or any(m.sentence in kept for m in reading.affirmed(*_ENDED)):
        return set()
    return {i for i in left_out if i > steps[0] and _is_deed(reading, i)}


def _is_deed(reading: Reading, index: int) -> bool:
    """Whether a sentence tells of a needle or of fluid beside a level of the spine, in a place where deeds are told."""
    if reading.sentences[index].section.category in _NO_PLACE or reading.inside(index, *_ENDED):
        return False
    here = {m.label for m in reading.inside(index) if m.assertion == "affirmed"}
    return _LEVEL in here and not here.isdisjoint(_DEED)
