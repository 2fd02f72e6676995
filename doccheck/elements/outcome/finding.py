"""Whether CSF was reached.

`failed` where a needle went in and no fluid came or the attempt was given up; a first failure followed by success of the same
operator is `completed`. The words that come last decide, but for those that take back what the note said.
Source: labelling guide, "outcome".
"""

from __future__ import annotations

from doccheck.elements.outcome.failures import NO_CATHETER, STOPPED, failures, in_vain, is_counted_try, taken_back
from doccheck.elements.outcome.fluid import MEASURED, came
from doccheck.elements.signs import Signs, gather
from doccheck.facts import Answer
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

_WITHOUT_CSF = frozenset({"blood_patch", "other"})
_REACHED = ("flow", "volume.product", "pressure.opening", "taken.container", "reached")
_CAME = ("volume.rate", "taken.let", "taken.volume", "vague.amount", "container.count", "gist.sent")  # besides


def find(reading: Reading, procedure: Answer, sentences: frozenset[int]) -> Answer:
    """The outcome of the procedure, with its proof."""
    if procedure.value == "none":
        return Answer("not_performed", procedure.evidence, procedure.reason)
    if procedure.value in _WITHOUT_CSF:
        return Answer("completed", procedure.evidence, procedure.reason)
    signs = gather(reading, sentences)
    failure = failures(reading, sentences, procedure.value)
    flow = came(reading, signs, failure)
    if flow:
        failure = [m for m in failure if not is_counted_try(reading, m)]
    withdrawn = taken_back(reading, failure)
    if withdrawn:
        return Answer("failed", proof(withdrawn), "a correction says that no fluid came")
    if not failure:
        return _untold(signs, flow)
    if _is_final(signs, failure, flow, procedure.value):
        return Answer("failed", proof(failure[-2:]), "no fluid came, or the attempt was given up")
    return Answer("completed", proof(flow[-2:]), "fluid came after all")


def _untold(signs: Signs, flow: list[Mention]) -> Answer:
    """The outcome where no sure word tells of a failure: an attempt without word of anything that came has failed."""
    tried = signs.of("attempt.named")
    if tried and not signs.of(*_REACHED):
        return Answer("failed", proof(tried), "an attempt, and no word of fluid")
    vain = [] if flow else in_vain(signs)
    given = [m for m in signs.of(*_REACHED, *_CAME) if not any(v.start <= m.start < v.end for v in vain)]
    if vain and not given and not any(m.high for m in signs.amounts()):
        return Answer("failed", proof(vain[-2:]), "nothing is said to have come, and the last words of the needle are of no success")
    return Answer("completed", proof(flow[:2]), "fluid came" if flow else "no word of a failure")


def _is_final(signs: Signs, failure: list[Mention], flow: list[Mention], procedure: str) -> bool:
    """Whether a failure has the last word: who stops with fluid in the tubes has reached it, a drain needs its catheter."""
    drain = procedure == "catheter_drain"
    last_flow = max((m.start for m in flow), default=-1)
    last_catheter = max((m.start for m in signs.of("entry.catheter")), default=-1)
    lasting = {"dry.failed": last_flow, NO_CATHETER: last_catheter}
    if drain or not (signs.of(*MEASURED) or any(m.family == "taken" for m in flow) or _is_followed_by_amount(signs, flow)):
        lasting[STOPPED] = last_catheter if drain else last_flow
    reached = bool(flow) or (drain and last_catheter > failure[-1].start)
    return not reached or any(m.start > lasting.get(m.label, m.start) for m in failure)


def _is_followed_by_amount(signs: Signs, flow: list[Mention]) -> bool:
    """Whether an amount stands in the sentence of the fluid that came, after it ("CSF at 5 cm, 12 ml")."""
    return any(f.sentence == a.sentence and f.end <= a.start for a in signs.amounts() for f in flow)
