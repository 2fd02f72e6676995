"""The two limbs of medical necessity: a sign of raised intracranial pressure, and less invasive treatment that was not enough.

Headache of low pressure, hydrocephalus of normal pressure, and what the patient is only warned of, do not count. A treatment counts as
inadequate where the words that say so stand in its sentence, or point back to it in the next.
Source: necessity section of the 62329 reference page; labelling guide, "necessity".
"""

from __future__ import annotations

from collections.abc import Iterable

from doccheck.elements.act import Act
from doccheck.elements.reasons import Story
from doccheck.facts import Check
from doccheck.pipeline import Reading
from doccheck.pipeline.mention import Mention, proof

LIMBS = ("raised_icp_finding", "less_invasive_treatment_inadequate")

RAISED_CM = 25
RAISED_MMHG = 18.4
# A reading above this many "cm" can only have been meant in mm of water.
_HIGHEST_CM = 99

_SIGNS = ("necessity.iih", "necessity.papilledema", "necessity.vision", "necessity.headache", "necessity.hydrocephalus")
_PLACES = frozenset("title indication history procedure technique exam findings plan impression other time_out results pressure".split())
_PLACES_OF_SYMPTOMS = frozenset("indication history exam plan impression".split())
_SYMPTOMS = ("necessity.headache", "necessity.vision")
# Parts that go on after the puncture in a note without headers: symptoms named there are what is left of them, or a warning.
_TELLS_THE_REST = frozenset({"title", "procedure", "technique", "other", "time_out"})
_NOT_FOR_TREATMENT = frozenset("consent comparison complications instructions disposition addendum results anesthesia sedation".split())
_LESSER = ("treatment.drug", "treatment.symptomatic", "treatment.measure")
_LESSER_THAN_A_DRAIN = (*_LESSER, "treatment.taps")
_OLD = frozenset({"past", "comparison", "consent"})
_ONE_BREATH = 45


def find(reading: Reading, act: Act) -> dict[str, Check]:
    """Both limbs, each with the words that state it."""
    story = Story.of(reading, act)
    raised = [*high_pressures(reading, act), *signs(story)]
    lesser = _LESSER_THAN_A_DRAIN if act.procedure.value == "catheter_drain" else _LESSER
    return {LIMBS[0]: _check(raised), LIMBS[1]: _check(inadequate_treatment(story, lesser))}


def _check(mentions: list[Mention]) -> Check:
    return Check(bool(mentions), proof(mentions[:4]))


def high_pressures(reading: Reading, act: Act) -> list[Mention]:
    """Opening pressures of this puncture that are 25 cm of water or more."""
    readings = (m for m in reading.affirmed("pressure.opening", "pressure.mercury") if m.sentence in act.sentences)
    return [m for m in readings if m.category not in _OLD and _is_high(m)]


def _is_high(reading: Mention) -> bool:
    if reading.low is None:
        return False
    if reading.label == "pressure.mercury":
        return reading.low >= RAISED_MMHG
    return (reading.low / 10 if reading.low > _HIGHEST_CM else reading.low) >= RAISED_CM


def signs(story: Story) -> list[Mention]:
    """Signs, symptoms and diagnoses of raised pressure that the patient has now."""
    found = [m for m in story.reading.affirmed(*_SIGNS) if (_is_complaint(story, m) if m.label in _SYMPTOMS else story.part(m) in _PLACES)]
    said = {m.label for m in story.reading.of("necessity") if m.assertion == "affirmed" and story.part(m) in _PLACES}
    if "necessity.normal-pressure" in said:
        found = [m for m in found if m.label != "necessity.hydrocephalus"]
    if "necessity.low-pressure" in said:
        found = [m for m in found if m.label != "necessity.headache"]
    nerves = {m.sentence for m in story.reading.affirmed("indication.condition") if m.value == "demyelinating"}
    found = [m for m in found if m.label != "necessity.vision" or m.sentence not in nerves]
    return sorted(found, key=lambda m: (_SIGNS.index(m.label), m.start))


def _is_complaint(story: Story, symptom: Mention) -> bool:
    """Whether a symptom is one that the patient came with, not a risk that was named, what is left of it, or a warning."""
    if any(m.start <= symptom.start for m in story.reading.inside(symptom.sentence, "consent.talk", "consent.explained")):
        return False
    part = story.part(symptom)
    if part in _TELLS_THE_REST:
        return story.before_it(symptom)
    return part in _PLACES_OF_SYMPTOMS


def inadequate_treatment(story: Story, lesser: tuple[str, ...] = _LESSER) -> list[Mention]:
    """The first treatment that is said not to have been enough, tolerated or suitable, with the words that say so."""
    failures = [m for m in story.reading.of("failure") if m.assertion in ("affirmed", "negated", "historical")]
    by_sentence: dict[int, list[Mention]] = {}
    for m in failures:
        by_sentence.setdefault(m.sentence, []).append(m)
    other = {m.sentence for m in story.reading.of("treatment.other-illness")}
    for treatment in _treatments(story, lesser):
        if treatment.sentence in other:
            continue
        for failure in by_sentence.get(treatment.sentence, ()):
            if _says_so(failure, treatment):
                return [treatment, failure]
        for failure in _pointing_back(by_sentence, treatment.sentence):
            return [treatment, failure]
    return [m for m in failures if m.label == "failure.alone" and m.sentence not in other][:1]


def _treatments(story: Story, lesser: tuple[str, ...]) -> Iterable[Mention]:
    return (
        m
        for m in story.reading.of(*lesser)
        if m.assertion not in ("hypothetical", "template", "other") and story.part(m) not in _NOT_FOR_TREATMENT
    )


def _says_so(failure: Mention, treatment: Mention) -> bool:
    if failure.label in ("failure.no-effect", "failure.persisting", "failure.anaphoric"):
        return True
    if treatment.label != "treatment.drug" or failure.assertion == "negated":
        return False
    if failure.label == "failure.allergy":
        return -_ONE_BREATH < failure.start - treatment.end < _ONE_BREATH
    return failure.label == "failure.harm"


def _pointing_back(by_sentence: dict[int, list[Mention]], sentence: int) -> list[Mention]:
    return [m for after in (1, 2, 3) for m in by_sentence.get(sentence + after, ()) if m.label == "failure.anaphoric"]
