"""Words that fluid came, beside those of a failure or without them.

Source: labelling guide, "outcome".
"""

from __future__ import annotations

from doccheck.elements.outcome.failures import ORDERS, STOPPED, VAIN
from doccheck.elements.signs import Signs
from doccheck.pipeline import Mention, Reading

MEASURED = ("flow.measured", "volume.product", "pressure.opening")
_GIVEN = ("volume.product", "volume.rate", "taken.container", "vague.amount", "container.count", "gist.sent")
_BESIDE = 15
_TAKEN_WITHIN = 25


def came(reading: Reading, signs: Signs, failure: list[Mention]) -> list[Mention]:
    """Words that fluid came; not those that are words of a failure too ("CSF was not obtained")."""
    flow = signs.of("flow.csf", *MEASURED) + _taken(signs)
    if not failure:
        return flow
    flow += _after_all(signs, failure[-1]) + _next_try(signs, failure)
    return [m for m in flow if not any(f.start < m.end and m.start < f.end for f in failure) and not _is_other_fluid(reading, m)]


def _taken(signs: Signs) -> list[Mention]:
    """Words of taking with an amount after them ("drained twenty cc", "took off a good amount")."""
    amounts = signs.of("volume.amount", "vague.amount")
    taken = signs.of("taken.let", "taken.done")
    return [m for m in taken if any(a.sentence == m.sentence and m.end <= a.start <= m.end + _TAKEN_WITHIN for a in amounts)]


def _after_all(signs: Signs, last: Mention) -> list[Mention]:
    """Amounts of fluid in the sentence of the last failure, after it: "bone, bone, then 9 mL"; not where no fluid is said to have come."""
    if last.label == "none.csf" or any(m.sentence == last.sentence for m in signs.of("none.csf")):
        return []
    return [m for m in signs.amounts() if m.sentence == last.sentence and m.start >= last.end and (m.high or 0) > 0]


def _next_try(signs: Signs, failure: list[Mention]) -> list[Mention]:
    """What came where the needle went in again after a failure: "attempt 1 blood only, attempt 2 clear, 12 drops"."""
    entries = [m.start for m in signs.entry if m.start >= failure[-1].end]
    if not entries or any(m.label == STOPPED for m in failure):
        return []
    again = min(entries)
    advice = {m.sentence for m in signs.of(*ORDERS)}  # "come back if vision drops"
    given = [m for m in signs.of(*_GIVEN) + signs.amounts() if m.start > again and m.high != 0 and m.sentence not in advice]
    vain = min((m.start for m in signs.of(*VAIN) if m.start > again), default=None)
    return given if vain is None else [m for m in given if m.start < vain]


def _is_other_fluid(reading: Reading, flow: Mention) -> bool:
    """Whether an amount in the words of a flow is one of an anaesthetic, a drug, blood or urine."""
    near = [m for m in reading.inside(flow.sentence, "fluid") if flow.start - _BESIDE <= m.start and m.end <= flow.end + _BESIDE]
    return any(m.label == "fluid.other" and m.assertion == "affirmed" for m in near) and not any(m.label == "fluid.csf" for m in near)
