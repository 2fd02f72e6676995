"""Purpose: whether fluid was taken to find something out, to treat, both, or to see whether draining helps.

A word for it must be said of this puncture: an earlier or later therapeutic tap, a large volume or a diagnosis of intracranial
hypertension states none. Tests that are only sent along leave a therapeutic puncture therapeutic.
Source: rules of the 62329 reference page (diagnostic against therapeutic); labelling guide, "purpose".
"""

from __future__ import annotations

import re

from doccheck.elements import ticks
from doccheck.elements.act import Act
from doccheck.elements.necessity import high_pressures
from doccheck.elements.reasons import Story
from doccheck.facts import Answer
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

_PRESSURE = ("necessity.iih", "necessity.hydrocephalus", "necessity.papilledema")
_ASKED_ABOUT = frozenset({"infection", "bleeding", "demyelinating", "malignant", "degenerative", "low-pressure"})
_TOPICS = ("indication.condition", "indication.symptom", "question.tests", "question.sought", "necessity.headache", *_PRESSURE)
# Where a test is a result, a blood test or part of the checks before.
_NOT_THE_FLUID = frozenset({"results", "past", "comparison", "other_history", "exam", "pressure", "consent", "time_out", "instructions"})
# What may stand between a drug and its aim: "acetazolamide 500 mg was given for headache relief".
_LINKS = frozenset(
    "to for was were is been being given used taken started added tried offered iv po pr im prn mg g gram "
    "grams bid tid qid daily and % x as started continued placed put applied advised encouraged recommended up down".split()
)
_OTHER_MEANS = "means.other"
_MEANS = ("treatment.drug", "treatment.symptomatic", _OTHER_MEANS)
_AMONG_REASONS = "reason"
_ORDER = "order"
_IF_HIGH = "purpose.if-high"
# What joins an aim to the drug after it: "headache relief with ketorolac".
_AND = re.compile(
    r"[\s,]*(?:and|&|\+|plus|as well as|with|along with|together with)\s+(?:(?:a|an|another|repeat|fresh|new|to|get|send)\s+){0,4}"
)
_BY = frozenset({"w", "w/", "with", "by", "from", "using", "via", "after"})
# Orders for afterwards, whose words of drainage and relief are no aim: "call us for drainage", "flat for relief of headache".
_ORDERS = (
    *("instruction.return", "instruction.dressing", "instruction.monitor", "instruction.activity", "instruction.fluids"),
    *("instruction.hint", "instruction.hint_fluids", "instruction.hint_medicine"),
)
_TESTED = frozenset({"indication", "fluid", "procedure", "plan", "impression", "findings"})
_FLUID_WORDS = (
    "name",
    "container",
    "fluid",
    "volume",
    "question.asked",
    "question.sought",
    "question.diagnostic",
    "question.suspicion",
    "indication.lead",
)
_READY = frozenset({"anesthesia", "sedation", "position"})
_DONE = ("name", "volume", "removal", "now", "pressure")
_ORDER_REACH = 25
_LARGE_ML = 25
# Purposes that a form lets choose from.
_CHOICES = ("purpose.therapeutic", "purpose.both", "purpose.tap_test", "question.diagnostic")


def find(reading: Reading, act: Act) -> Answer:
    """The purpose of this puncture, with the words that state it."""
    story = Story.of(reading, act)
    empty = _unticked(reading)
    treat = [m for m in story.told("purpose.therapeutic") if m not in empty and _states_an_aim(story, m)] or _came_true(story)
    if act.procedure.value == "catheter_drain":
        return _of_a_drain(story, treat)
    only = story.told("purpose.only")
    if only and len({m.value for m in only}) == 1:
        return _answer(only[0].value or "", only, "the author says that it was this alone")
    both = [m for m in story.told("purpose.both") if m not in empty]
    if both:
        return _answer("both", both, "called diagnostic and therapeutic")
    asked = [m for m in _questions(story, treat) if m not in empty]
    trial = [m for m in _trial(story, treat, asked) if m not in empty] or _normal_pressure(story, asked)
    if trial:
        return _answer("tap_test", trial, "removal is to show whether the signs of normal-pressure hydrocephalus improve")
    if treat and asked:
        return _answer("both", [*treat[:1], *asked[:1]], "a treatment aim and a diagnostic question are both stated")
    if treat:
        return _answer("therapeutic", treat, "removal is stated to treat")
    if asked:
        return _answer("diagnostic", asked, "something is to be found out")
    return _implied(story)


def _unticked(reading: Reading) -> list[Mention]:
    """Purposes of a form whose own box is empty, or that stand unmarked beside a marked one."""
    out: list[Mention] = []
    for sentence in {m.sentence for m in reading.of("box", "tick")}:
        choices = [m for m in reading.inside(sentence, *_CHOICES) if m.assertion == "affirmed"]
        left = reading.inside(sentence, "purpose.unticked")
        boxes = [b for b in reading.inside(sentence, "box", "tick") if not any(x.start <= b.start < x.end for x in left)]
        kept = ticks.kept(choices, boxes)
        out += [m for m in choices if m not in kept]
    return out


def _of_a_drain(story: Story, treat: list[Mention]) -> Answer:
    """A drain treats, unless it is a trial; a question that is to be answered as well makes it both."""
    trial = _trial(story, treat, [])
    if trial:
        return _answer("tap_test", trial, "the drain is said to be a trial of drainage")
    asked = [m for m in story.told("question.asked") if m.category == "indication" and _about_something(story.reading, m)]
    if treat and asked:
        return _answer("both", [*treat[:1], *asked[:1]], "a treatment aim and a diagnostic question are both stated")
    return Answer("therapeutic", proof(treat[:2]) or story.act.procedure.evidence, "a drain that is not said to be a trial treats")


def _came_true(story: Story) -> list[Mention]:
    """Treatment that was asked for if the pressure should be high, where it was."""
    asked = [m for m in story.reading.of("purpose.therapeutic", assertion="hypothetical") if _IF_HIGH in m.cue and _states_an_aim(story, m)]
    return asked if asked and high_pressures(story.reading, story.act) else []


def _answer(value: str, mentions: list[Mention], because: str) -> Answer:
    first = mentions[0]
    return Answer(value, proof(mentions[:2]), f"'{first.text}' ({first.rule}): {because}")


def _states_an_aim(story: Story, words: Mention) -> bool:
    """Whether words of treatment are about the puncture; plain words for draining are only where the reasons stand."""
    if words.sentence not in story.act.sentences and words.start > story.earlier.get(words.sentence, words.start):
        return False  # it is said of an earlier puncture, whatever header it stands under
    if any(m.start < words.start < m.end + _ORDER_REACH for m in story.reading.inside(words.sentence, *_ORDERS)):
        return False
    if words.category == "plan" and not story.before_it(words) and not story.reading.inside(words.sentence, *_DONE):
        return False  # what others are to do next
    among_reasons = story.tells_why(words) and story.before_it(words)
    return (words.value != _AMONG_REASONS or among_reasons) and not _of_a_drug(story.reading, words)


def _of_a_drug(reading: Reading, aim: Mention) -> bool:
    """Whether the aim is that of a drug or other means named in it or beside it: 'acetazolamide to lower the pressure'."""
    named = reading.inside(aim.sentence, *_MEANS)
    return any(
        _links(reading.text[m.end : aim.start])
        if m.start < aim.start
        else m.label != _OTHER_MEANS and (m.start < aim.end or reading.text[aim.end : m.start].strip().lower() in _BY)
        for m in named
    )


def _links(between: str) -> bool:
    return all(w in _LINKS or w.isdecimal() for w in between.lower().split())


def _trial(story: Story, treat: list[Mention], asked: list[Mention]) -> list[Mention]:
    """Words for a test of drainage; whether a shunt would help, or a walk that is timed, is one where nothing else is stated."""
    found = [m for m in story.told("purpose.tap_test") if not _of_a_drug(story.reading, m)]
    sure = [m for m in found if not m.value]
    if not sure and not _normal_pressure(story, asked):
        if asked or (treat and not found):
            return []
        found = [m for m in found if m.value != _ORDER and m.category != "exam"] if _much(story, "necessity.hydrocephalus") else []
    return sure or found or story.told("purpose.shunt")


def _questions(story: Story, treat: list[Mention]) -> list[Mention]:
    """Words that state a diagnostic purpose by themselves."""
    asked = [m for m in story.told("question.asked") if story.tells_why(m) and _about_something(story.reading, m)]
    aimed = {m.sentence for m in treat if m.value}
    sought = [m for m in story.told("question.sought") if (m.category == "indication" or m.sentence in aimed) and story.before_it(m)]
    pressures = [m for m in story.told("question.pressure_sought") if story.tells_why(m) and story.before_it(m)]
    sought += [m for m in pressures if m.category not in _READY]  # the patient is made ready for the reading
    return [*story.told("question.diagnostic"), *asked, *sought, *(_beside_the_aim(story, aimed) if aimed else ())]


def _beside_the_aim(story: Story, aimed: set[int]) -> list[Mention]:
    """Questions that stand beside a treatment aim: under the header for the reason, a suspected disease or a special test; in the
    sentence of the aim, a suspected disease that fluid was tested for."""
    told = [m for m in story.told("question.tests", "question.suspicion") if m.category == "indication" and story.before_it(m)]
    diseases = {m.sentence for m in story.told("indication.condition") if m.value in _ASKED_ABOUT}
    told += [m for m in story.told("question.tests") if m.sentence in aimed and story.before_it(m) and _goes_on(story, m)]
    beside = [m for m in told if m.value == "special" or (m.label == "question.suspicion" and m.sentence in diseases)]
    tested = {m.sentence for m in story.told("question.tests") if m.sentence in aimed & diseases}
    return beside + [m for m in story.told("question.suspicion") if m.sentence in tested]


def _goes_on(story: Story, test: Mention) -> bool:
    """Whether a test is joined to the aim before it: 'some fluid off for her headache and a cytology'."""
    aims = [m for m in story.told("purpose.therapeutic") if m.sentence == test.sentence and m.end <= test.start]
    return any(_AND.fullmatch(story.reading.text[m.end : test.start]) for m in aims)


def _about_something(reading: Reading, question: Mention) -> bool:
    """A question counts where it asks for a test, or its sentence names a disease, a sign or a test."""
    return question.rule == "question.test-wanted" or bool(reading.inside(question.sentence, *_TOPICS))


def _normal_pressure(story: Story, asked: list[Mention]) -> list[Mention]:
    """Normal-pressure hydrocephalus as the reason, with a large volume or without a question of another kind."""
    named = [m for m in story.told("necessity.normal-pressure") if story.tells_why(m)]
    if not named:
        return []
    disease = [m for m in story.told("indication.condition") if m.value in _ASKED_ABOUT]
    other = [m for m in asked if m.rule != "question.rule-out" or disease]
    return named if _much(story) or not other else []


def _much(story: Story, *labels: str) -> bool:
    """Whether a large volume is told, or what one of the labels names."""
    volumes = (m.low or 0 for m in story.reading.affirmed("volume"))
    return bool(story.told("question.large_volume", *labels)) or max(volumes, default=0) >= _LARGE_ML


def _of_the_fluid(story: Story, test: Mention) -> bool:
    """Whether a test may be one of the fluid: it stands after the puncture began, among the reasons, or beside the words for either."""
    if not story.before_it(test) or test.category in _TESTED or not test.sentence:
        return True
    return bool(story.reading.inside(test.sentence, *_FLUID_WORDS))


def _implied(story: Story) -> Answer:
    """No purpose is stated: a suspicion, tests that were sent, or a disease that fluid is taken to find, show a diagnostic one."""
    diseases = [m for m in story.told("indication.condition", *_PRESSURE) if story.tells_why(m)]
    sentences = {m.sentence for m in diseases}
    sentences |= {m.sentence for m in story.told("indication.symptom", "necessity.headache") if story.tells_why(m)}
    doubts = [m for m in story.told("question.suspicion") if m.sentence in sentences and (story.before_it(m) or m.category != "other")]
    if doubts:
        return _answer("diagnostic", doubts, "a suspected disease is looked for")
    tests = [m for m in story.reading.affirmed("question.tests", "question.sought") if m.sentence in story.act.sentences]
    tests = [m for m in tests if m.category not in _NOT_THE_FLUID and _of_the_fluid(story, m)]
    if tests:
        return _answer("diagnostic", tests, "named tests of the fluid, and no other purpose")
    leads = {m.sentence for m in story.told("indication.lead")}
    symptoms = [
        m
        for m in story.told("indication.symptom")
        if story.tells_why(m) and (story.before_it(m) or m.category == "indication" or m.sentence in leads)
    ]
    if any(m.label in _PRESSURE for m in diseases):
        beside = {m.sentence for m in diseases if m.label in _PRESSURE}
        near = [m for m in symptoms if m.category == "indication" or m.sentence in leads or m.sentence in beside]
        looked_for = [m for m in near if m.value in _ASKED_ABOUT]
    else:
        looked_for = [*(m for m in diseases if m.value in _ASKED_ABOUT), *symptoms]
    if looked_for:
        return _answer("diagnostic", looked_for, "fluid is taken to find or follow it")
    return Answer("unstated", (), "no words say what the fluid was taken for")
