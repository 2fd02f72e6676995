"""Whether CSF was reached.

`failed` where a needle went in and no fluid came or the attempt was given up; a first failure followed by success of the same
operator is `completed`. The words that come last decide, but for those that take back what the note said.
Source: labelling guide, "outcome".
"""

from __future__ import annotations

from doccheck.elements.signs import NOTHING, Signs, gather, opens_section
from doccheck.facts import Answer
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

_WITHOUT_CSF = frozenset({"blood_patch", "other"})
_FAILURES = ("dry.failed", "none.csf", "halt.stopped")
_MEASURED = ("flow.measured", "volume.product", "pressure.opening")
_REACHED = ("flow", "volume.product", "pressure.opening", "taken.container", "reached")
_CAME = ("volume.product", "volume.rate", "taken.let", "taken.container", "taken.volume", "vague.amount", "container.count", "gist.sent")
_GIVEN = ("volume.product", "volume.rate", "taken.container", "vague.amount", "container.count", "gist.sent")
_VAIN = ("site.dry", "gist.vain", NOTHING)
_EASY = "went.easily"
_ELSEWHERE = frozenset({"indication", "history", "past", "complications", "instructions", "dressing", "disposition", "consent"})
_ATTACHED = ("level", "entry", "name", "attempt", "needle", "flow", "fluid.csf", "correction", "sum.corrected", "sum.wrong", "sum.amended")
_BESIDE = 15
_TAKEN_WITHIN = 25
_FAR = 1_000_000
_ORDERS = frozenset({"instruction.told", "instruction.return", "instruction.monitor", "instruction.drain"})


def find(reading: Reading, procedure: Answer, sentences: frozenset[int]) -> Answer:
    """The outcome of the procedure, with its proof."""
    if procedure.value == "none":
        return Answer("not_performed", procedure.evidence, procedure.reason)
    if procedure.value in _WITHOUT_CSF:
        return Answer("completed", procedure.evidence, procedure.reason)
    signs = gather(reading, sentences)
    failure = _failures(reading, sentences, procedure.value)
    flow = [
        m
        for m in signs.of("flow.csf", *_MEASURED) + _taken(signs) + _after_all(signs, failure) + _next_try(signs, failure)
        if not (failure and _is_not_flow(reading, m, failure))
    ]
    taken_back = _taken_back(reading, failure)
    if taken_back:
        return Answer("failed", proof(taken_back), "a correction says that no fluid came")
    if not failure:
        return _untold(signs, flow)
    if _is_final(signs, failure, flow, procedure.value):
        return Answer("failed", proof(failure[-2:]), "no fluid came, or the attempt was given up")
    return Answer("completed", proof(flow[-2:]), "fluid came after all")


def _failures(reading: Reading, sentences: frozenset[int], procedure: str) -> list[Mention]:
    """Words of a failure that are not another operator's; a catheter that did not pass is one of a drain alone."""
    labels = (*_FAILURES, "dry.catheter") if procedure == "catheter_drain" else _FAILURES
    left = {m.sentence: m.start for m in reading.of("operator.next")}  # what comes before in the sentence is the author's
    found = [m for m in reading.of(*labels) if m.sentence in sentences or m.start < left.get(m.sentence, 0)]
    found = [m for m in found if m.assertion != "template" and not _is_afterword(reading, m)]
    others = reading.of("operator.other")
    found = [m for m in found if not (m.category == "indication" and opens_section(reading, m)) and not _led_to_this(reading, m)]
    found = [m for m in found if not any(i.start < m.start for i in reading.inside(m.sentence, "instruction") if i.label in _ORDERS)]
    return [m for m in found if not any(o.sentence == m.sentence and o.start <= m.start <= o.end + _BESIDE for o in others)]


def _is_afterword(reading: Reading, failure: Mention) -> bool:
    """Whether words of a failure that name neither needle nor fluid stand in a sentence without either, after an amount that came."""
    if failure.label == "halt.stopped":
        return False
    came = [m for m in reading.affirmed("flow.measured") if m.start < failure.start and reading.inside(m.sentence, "flow.csf", "fluid.csf")]
    return bool(came) and not reading.inside(failure.sentence, *_ATTACHED)


def _led_to_this(reading: Reading, failure: Mention) -> bool:
    """Whether a failure is told as the reason for what follows ("referred after a failed LP"): the needle goes in only afterwards."""
    reasons = [m for m in reading.inside(failure.sentence, "tried.failed") if m.value == "earlier" and m.end > failure.start >= m.start]
    if not reasons:
        return False
    if any(m.end <= reasons[0].start for m in reading.inside(failure.sentence, "name.lp")):
        return True  # "LP at L2-3 after a failed bedside attempt"
    return any(m.sentence > failure.sentence for m in reading.of("entry.needle", "entry.gauge", "level.interspace"))


def _is_final(signs: Signs, failure: list[Mention], flow: list[Mention], procedure: str) -> bool:
    """Whether a failure has the last word: who stops with fluid in the tubes has reached it, a drain needs its catheter."""
    drain = procedure == "catheter_drain"
    last_flow = max((m.start for m in flow), default=-1)
    last_catheter = max((m.start for m in signs.of("entry.catheter")), default=-1)
    lasting = {"dry.failed": last_flow, "dry.catheter": last_catheter}
    if drain or not (signs.of(*_MEASURED) or any(m.family == "taken" for m in flow) or _is_followed_by_amount(signs, flow)):
        lasting["halt.stopped"] = last_catheter if drain else last_flow
    reached = bool(flow) or (drain and last_catheter > failure[-1].start)
    return not reached or any(m.start > lasting.get(m.label, m.start) for m in failure)


def _is_followed_by_amount(signs: Signs, flow: list[Mention]) -> bool:
    """Whether an amount stands in the sentence of the fluid that came, after it ("CSF at 5 cm, 12 ml")."""
    return any(f.sentence == a.sentence and f.end <= a.start for a in signs.amounts() for f in flow)


def _after_all(signs: Signs, failure: list[Mention]) -> list[Mention]:
    """Amounts of fluid in the sentence of a failure, after it: "bone, bone, then 9 mL"; not where no fluid is said to have come."""
    last = failure[-1] if failure else None
    if last is None or last.label == "none.csf" or any(m.sentence == last.sentence for m in signs.of("none.csf")):
        return []
    return [m for m in signs.amounts() if m.sentence == last.sentence and m.start >= last.end and (m.high or 0) > 0]


def _next_try(signs: Signs, failure: list[Mention]) -> list[Mention]:
    """What came where the needle went in again after a failure: "attempt 1 blood only, attempt 2 clear, 12 drops"."""
    if not failure or any(m.label == "halt.stopped" for m in failure):
        return []
    again = min((m.start for m in signs.entry if m.start >= failure[-1].end), default=None)
    if again is None:
        return []
    vain = min((m.start for m in signs.of(*_VAIN) if m.start > again), default=again + _FAR)
    advice = {m.sentence for m in signs.of(*_ORDERS)}  # "come back if vision drops"
    return [m for m in signs.of(*_GIVEN) + signs.amounts() if again < m.start < vain and m.high != 0 and m.sentence not in advice]


def _taken(signs: Signs) -> list[Mention]:
    """Words of taking with an amount after them ("drained twenty cc", "took off a good amount")."""
    amounts = signs.of("volume.amount", "vague.amount")
    taken = signs.of("taken.let", "taken.done")
    return [m for m in taken if any(a.sentence == m.sentence and m.end <= a.start <= m.end + _TAKEN_WITHIN for a in amounts)]


def _untold(signs: Signs, flow: list[Mention]) -> Answer:
    """The outcome where no sure word tells of a failure: an attempt without word of anything that came has failed."""
    tried = signs.of("attempt.named")
    if tried and not signs.of(*_REACHED):
        return Answer("failed", proof(tried), "an attempt, and no word of fluid")
    vain = [] if flow else _in_vain(signs)
    came = [m for m in signs.of(*_REACHED, *_CAME) if not any(v.start <= m.start < v.end for v in vain)]
    if vain and not came and not any(m.high for m in signs.amounts()):
        return Answer("failed", proof(vain[-2:]), "nothing is said to have come, and the last words of the needle are of no success")
    return Answer("completed", proof(flow[:2]), "fluid came" if flow else "no word of a failure")


def _in_vain(signs: Signs) -> list[Mention]:
    """Words of no success in the last sentence that names the needle or its level, or after it."""
    last = max((m.sentence for m in signs.entry + signs.of("level.interspace")), default=0)
    words = _VAIN if signs.of(_EASY) else (*_VAIN, "gist.handed-on")
    return [m for m in signs.of(*words) if m.sentence >= last and (m.category not in _ELSEWHERE or ":" in m.text)]


def _taken_back(reading: Reading, failure: list[Mention]) -> list[Mention]:
    """Words of a failure in the sentence of a correction, or in the one after it."""
    marks = reading.of("sum.corrected", "sum.wrong") + [m for m in reading.of("sum.amended") if m.category == "addendum"]
    corrected = {m.sentence for m in marks} if failure else set()
    return [m for m in failure if m.sentence in corrected or m.sentence - 1 in corrected]


def _is_not_flow(reading: Reading, flow: Mention, failure: list[Mention]) -> bool:
    """Whether the words of a flow are among those of a failure ("CSF was not obtained"), or tell of another fluid."""
    return any(f.start < flow.end and flow.start < f.end for f in failure) or _is_other_fluid(reading, flow)


def _is_other_fluid(reading: Reading, flow: Mention) -> bool:
    """Whether an amount in the words of a flow is one of an anaesthetic, a drug, blood or urine."""
    near = [m for m in reading.inside(flow.sentence, "fluid") if flow.start - _BESIDE <= m.start and m.end <= flow.end + _BESIDE]
    return any(m.label == "fluid.other" and m.assertion == "affirmed" for m in near) and not any(m.label == "fluid.csf" for m in near)
