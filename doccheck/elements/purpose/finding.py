"""Purpose: whether fluid was taken to find something out, to treat, both, or to see whether draining helps.

A word for it must be said of this puncture: an earlier or later therapeutic tap, a large volume or a diagnosis of intracranial
hypertension states none. Tests that are only sent along leave a therapeutic puncture therapeutic.
Source: rules of the 62329 reference page (diagnostic against therapeutic); labelling guide, "purpose".
"""

from __future__ import annotations

from doccheck.elements import ticks
from doccheck.elements.act import Act
from doccheck.elements.purpose.aims import came_true, is_aim
from doccheck.elements.purpose.implied import find_implied
from doccheck.elements.purpose.meant import is_meant
from doccheck.elements.purpose.questions import PRESSURE, find_questions, is_about_something, is_the_aim
from doccheck.elements.purpose.trials import find_trials, normal_pressure
from doccheck.elements.reasons import Story
from doccheck.facts import Answer
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

# Purposes that a form lets choose from.
_CHOICES = ("purpose.therapeutic", "purpose.both", "purpose.tap_test", "question.diagnostic")
_TESTS = ("question.tests", "question.sought")
_OFFERED = ("diagnos", "therap")


def find(reading: Reading, act: Act) -> Answer:
    """The purpose of this puncture, with the words that state it."""
    story = Story.of(reading, act)
    empty = _unticked(reading) + _taken_back(reading)
    aims = [m for m in story.told("purpose.therapeutic", "ease.it") if m not in empty and is_aim(story, m) and is_meant(story, m)]
    treat = aims or came_true(story)
    if act.procedure.value == "catheter_drain":
        return _of_a_drain(story, treat)
    only = story.told("purpose.only")
    if only and len({m.value for m in only}) == 1:
        return _answer(only[0].value or "", only, "the author says that it was this alone")
    both = [m for m in story.told("purpose.both") if m not in empty]
    asked = [m for m in find_questions(story, treat) if m not in empty]
    offered = [m for m in both if _is_offered(reading, m)]
    asked = [m for m in asked if not any(m.start < x.end and x.start < m.end for x in offered)]
    if both and (len(offered) < len(both) or bool(treat) == bool(asked)):
        return _answer("both", both, "called diagnostic and therapeutic")
    other = [m for m in asked if not reading.inside(m.sentence, "purpose.shunt")]  # whether a shunt would help is asked by a trial
    trial = [m for m in find_trials(story, treat, other) if m not in empty]
    if not trial and not any(m.value == "aim" for m in treat):
        trial = normal_pressure(story, other)
    if trial:
        return _answer("tap_test", trial, "removal is to show whether the signs of normal-pressure hydrocephalus improve")
    if treat and asked:
        return _answer("both", [*treat[:1], *asked[:1]], "a treatment aim and a diagnostic question are both stated")
    if treat:
        return _answer("therapeutic", treat, "removal is stated to treat")
    if asked:
        return _answer("diagnostic", asked, "something is to be found out")
    implied, because = find_implied(story)
    if implied and not _left_open(reading, implied):
        return _answer("diagnostic", implied, because)
    return Answer("unstated", (), "no words say what the fluid was taken for")


def _unticked(reading: Reading) -> list[Mention]:
    """Purposes of a form whose own box is empty, that stand unmarked beside a marked one, or in a choice that nobody made."""
    menus = reading.of("purpose.menu")
    out = [m for m in reading.of(*_CHOICES) if any(m.start < menu.end and menu.start < m.end for menu in menus)] if menus else []
    for sentence in {m.sentence for m in reading.of("box", "tick")}:
        choices = [m for m in reading.inside(sentence, *_CHOICES) if m.assertion == "affirmed"]
        left = reading.inside(sentence, "purpose.unticked")
        boxes = [b for b in reading.inside(sentence, "box", "tick") if not any(x.start <= b.start < x.end for x in left)]
        kept = ticks.kept(choices, boxes)
        out += [m for m in choices if m not in kept]
    return out


def _taken_back(reading: Reading) -> list[Mention]:
    """Purposes of a title that is then said to be wrong, where another is named in its stead."""
    wrong = reading.affirmed("ordered.title")[:1]
    if not wrong or not any(m.start > wrong[0].start for m in reading.affirmed(*_CHOICES)):
        return []
    return [m for m in reading.of(*_CHOICES) if m.start < wrong[0].start]


def _is_offered(reading: Reading, both: Mention) -> bool:
    """Whether the two purposes stand in brackets with a slash, as a form offers them: '(diagnostic / therapeutic)'."""
    return "/" in both.text and reading.text[: both.start].endswith("(") and reading.text.startswith(")", both.end)


def _left_open(reading: Reading, implied: list[Mention]) -> bool:
    """Whether a form's choice of purposes was not made, and tests or raised pressure are all that speaks for one."""
    offered = {kind for m in reading.of("purpose.unticked") for kind in _OFFERED if kind in m.text.lower()}
    if len(offered) < len(_OFFERED) and not reading.of("purpose.menu"):
        return False
    if all(m.label in _TESTS for m in implied):
        return True
    told = {m.label for m in reading.of("indication.condition", *PRESSURE) if m.sentence in {i.sentence for i in implied}}
    return bool(told) and told <= set(PRESSURE)


def _of_a_drain(story: Story, treat: list[Mention]) -> Answer:
    """A drain treats, unless it is a trial; a question that is to be answered as well makes it both."""
    trial = find_trials(story, treat, [])
    if trial:
        return _answer("tap_test", trial, "the drain is said to be a trial of drainage")
    asked = [m for m in story.told("question.asked") if m.category == "indication" and is_about_something(story.reading, m)]
    asked = [m for m in asked if not is_the_aim(story, m, treat)]
    if treat and asked:
        return _answer("both", [*treat[:1], *asked[:1]], "a treatment aim and a diagnostic question are both stated")
    return Answer("therapeutic", proof(treat[:2]) or story.act.procedure.evidence, "a drain that is not said to be a trial treats")


def _answer(value: str, mentions: list[Mention], because: str) -> Answer:
    first = mentions[0]
    return Answer(value, proof(mentions[:2]), f"'{first.text}' ({first.rule}): {because}")
