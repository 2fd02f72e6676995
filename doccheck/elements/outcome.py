"""Whether CSF was reached.

`failed` where a needle went in and no fluid came or the attempt was given up; a first failure followed by success of the same
operator is `completed`. The words that come last decide.
Source: labelling guide, "outcome".
"""

from __future__ import annotations

from doccheck.elements.signs import gather
from doccheck.facts import Answer
from doccheck.pipeline import Reading
from doccheck.pipeline.mention import proof

_WITHOUT_CSF = frozenset({"blood_patch", "other"})


def find(reading: Reading, procedure: Answer, sentences: frozenset[int]) -> Answer:
    """The outcome of the procedure, with its proof."""
    if procedure.value == "none":
        return Answer("not_performed", procedure.evidence, procedure.reason)
    if procedure.value in _WITHOUT_CSF:
        return Answer("completed", procedure.evidence, procedure.reason)
    signs = gather(reading, sentences)
    flow = signs.of("flow.csf", "flow.measured")
    failure = [m for m in reading.of("dry", "none.csf", "halt.stopped") if m.sentence in sentences and m.assertion != "template"]
    if not failure:
        return Answer("completed", proof(flow[:2]), "fluid came" if flow else "no word of a failure")
    last_flow = max((m.start for m in flow), default=-1)
    final = [m for m in failure if m.start > last_flow]
    measured = bool(signs.of("flow.measured"))  # who stops with fluid in the tubes has reached it
    decisive = ("dry.failed",) if measured else ("dry.failed", "halt.stopped")
    if not flow or any(m.label in decisive for m in final):
        return Answer("failed", proof(failure[-2:]), "no fluid came, or the attempt was given up")
    return Answer("completed", proof(flow[-2:]), "fluid came after all")
