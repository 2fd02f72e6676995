"""Purpose: whether fluid was taken to find something out, to treat, both, or to see whether draining helps.

A word for it must be said of this puncture: an earlier or later therapeutic tap, a large volume or a diagnosis of intracranial
hypertension states none. Tests that are only sent along leave a therapeutic puncture therapeutic.
Source: rules of the 62329 reference page (diagnostic against therapeutic); labelling guide, "purpose".
"""

from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.elements.reasons import begun, in_story, told
from doccheck.facts import Answer
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

_PRESSURE = ("necessity.iih", "necessity.hydrocephalus", "necessity.papilledema")
_ASKED_ABOUT = frozenset({"infection", "bleeding", "demyelinating", "malignant", "degenerative", "low-pressure"})
_BESIDE = 28
_LARGE_ML = 25


def find(reading: Reading, act: Act) -> Answer:
    """The purpose of this puncture, with the words that state it."""
    trial = told(reading, act, "purpose.tap_test")
    treat = [m for m in told(reading, act, "purpose.therapeutic") if not _of_a_drug(reading, m)]
    if act.procedure.value == "catheter_drain":
        if trial:
            return _answer("tap_test", trial, "the drain is said to be a trial of drainage")
        return Answer("therapeutic", proof(treat[:2]) or act.procedure.evidence, "a drain that is not said to be a trial treats")
    both = told(reading, act, "purpose.both")
    if both:
        return _answer("both", both, "called diagnostic and therapeutic")
    asked = _questions(reading, act)
    trial = trial or _normal_pressure(reading, act, asked)
    if trial:
        return _answer("tap_test", trial, "removal is to show whether the signs of normal-pressure hydrocephalus improve")
    if treat and asked:
        return _answer("both", [*treat[:1], *asked[:1]], "a treatment aim and a diagnostic question are both stated")
    if treat:
        return _answer("therapeutic", treat, "removal is stated to treat")
    if asked:
        return _answer("diagnostic", asked, "something is to be found out")
    return _implied(reading, act)


def _answer(value: str, mentions: list[Mention], because: str) -> Answer:
    first = mentions[0]
    return Answer(value, proof(mentions[:2]), f"'{first.text}' ({first.rule}): {because}")


def _of_a_drug(reading: Reading, aim: Mention) -> bool:
    """Whether the aim is that of a drug named just before it: 'acetazolamide to lower the pressure'."""
    drugs = [m for m in reading.inside(aim.sentence, "treatment") if 0 <= aim.start - m.end < _BESIDE]
    return bool(drugs) and not reading.between(drugs[-1].end, aim.start, "indication.nothing")


def _questions(reading: Reading, act: Act) -> list[Mention]:
    """Words that state a diagnostic purpose by themselves."""
    first = begun(reading)
    called = told(reading, act, "purpose.diagnostic")
    asked = [m for m in told(reading, act, "purpose.question") if in_story(reading, m, first) and _about_something(reading, m)]
    sought = [m for m in told(reading, act, "purpose.sought") if m.category == "indication" and m.sentence <= first]
    return [*called, *asked, *sought]


def _about_something(reading: Reading, question: Mention) -> bool:
    """A question counts where its sentence names a disease, a sign or a test."""
    return question.rule == "question.test-wanted" or bool(
        reading.inside(question.sentence, "indication.condition", "indication.symptom", "purpose.tests", "purpose.sought", *_PRESSURE, "necessity.headache")
    )


def _normal_pressure(reading: Reading, act: Act, asked: list[Mention]) -> list[Mention]:
    """Normal-pressure hydrocephalus as the reason, with a large volume or no other question."""
    named = [m for m in told(reading, act, "necessity.normal-pressure") if in_story(reading, m, begun(reading))]
    large = told(reading, act, "purpose.large_volume") or [m for m in reading.affirmed("volume") if (m.low or 0) >= _LARGE_ML]
    return named if named and (large or not asked) else []


def _implied(reading: Reading, act: Act) -> Answer:
    """No purpose is stated: a suspicion, tests that were sent, or a disease that fluid is taken to find, show a diagnostic one."""
    tests = [m for m in reading.of("purpose.tests", "purpose.sought", assertion="affirmed") if m.sentence in act.sentences and _is_fluid(reading, m)]
    diseases = [m for m in told(reading, act, "indication.condition", *_PRESSURE) if in_story(reading, m, begun(reading))]
    sentences = {m.sentence for m in diseases}
    doubts = [m for m in told(reading, act, "purpose.suspicion") if m.sentence in sentences]
    if doubts:
        return _answer("diagnostic", doubts, "a suspected disease is looked for")
    if tests:
        return _answer("diagnostic", tests, "named tests of the fluid, and no other purpose")
    if not any(m.label in _PRESSURE for m in diseases):
        symptoms = [m for m in told(reading, act, "indication.symptom") if m.category == "indication"]
        looked_for = [*(m for m in diseases if m.value in _ASKED_ABOUT), *symptoms]
        if looked_for:
            return _answer("diagnostic", looked_for, "fluid is taken to find or follow it")
    return Answer("unstated", (), "no words say what the fluid was taken for")


def _is_fluid(reading: Reading, test: Mention) -> bool:
    """Whether a test is one of this fluid: not a result, not a blood test, not the pressure alone."""
    return test.category not in ("results", "past", "comparison", "other_history", "exam", "pressure", "consent", "time_out", "instructions")
