"""Trials: fluid is taken to see whether the signs of normal-pressure hydrocephalus improve.

Source: labelling guide, "purpose".
"""

from __future__ import annotations

from doccheck.elements.purpose.aims import is_of_a_drug
from doccheck.elements.purpose.questions import ASKED_ABOUT
from doccheck.elements.reasons import Story
from doccheck.pipeline import Mention, Reading

_ORDER = "order"
_HOPED = "hoped"
_LARGE_ML = 25
_NOT_NOW = ("negated", "historical")


def find_trials(story: Story, treat: list[Mention], asked: list[Mention]) -> list[Mention]:
    """Words for a test of drainage; whether a shunt would help, or a walk that is timed, is one where nothing else is stated."""
    found = [m for m in story.told("purpose.tap_test") if not is_of_a_drug(story.reading, m) and not _is_of_an_earlier(story.reading, m)]
    sure = [m for m in found if not m.value or (m.value == _HOPED and _is_of_drainage(story, m))]
    if not sure and not normal_pressure(story, asked):
        if asked or (treat and not found):
            return []
        found = (
            [m for m in found if m.value not in (_ORDER, _HOPED) and m.category != "exam"]
            if _is_much(story, "necessity.hydrocephalus")
            else []
        )
    return sure or found or story.told("purpose.shunt")


def _is_of_an_earlier(reading: Reading, walk: Mention) -> bool:
    """Whether what a walk took is told in the sentence of an earlier trial: 'proven by a tap test in January (walk 31 s, then 19)'."""
    beside = reading.inside(walk.sentence, "purpose.tap_test") if walk.value else ()
    return any(m.assertion == "historical" and not m.value for m in beside)


def _is_of_drainage(story: Story, hoped: Mention) -> bool:
    """Whether the hope that walking gets better is tied to the puncture: the disease, or the puncture before it in its sentence."""
    reading = story.reading
    if hoped.category == "indication" or reading.of("necessity.normal-pressure"):
        return True
    near = (hoped.sentence, hoped.sentence - 1) if story.before_it(hoped) else (hoped.sentence,)
    return any(m.start < hoped.end for sentence in near for m in reading.inside(sentence, "meant.puncture"))


def normal_pressure(story: Story, asked: list[Mention]) -> list[Mention]:
    """Normal-pressure hydrocephalus as the reason, with a large volume or without a question of another kind."""
    tests = story.reading.of("purpose.tap_test")
    denied = {m.sentence for m in tests if m.assertion in _NOT_NOW} - {m.sentence for m in tests if m.assertion == "affirmed"}
    if any(m.assertion == "negated" and m.cue_words == "not" for m in tests) and not any(m.assertion == "affirmed" for m in tests):
        return []  # "for ?meningitis only, not the tap test"
    named = [m for m in story.told("necessity.normal-pressure") if story.tells_why(m) and m.sentence not in denied]
    if not named:
        return []
    disease = [m for m in story.told("indication.condition") if m.value in ASKED_ABOUT]
    other = [m for m in asked if m.value != "excluded" or disease]
    return named if _is_much(story) or not other else []


def _is_much(story: Story, *labels: str) -> bool:
    """Whether a large volume is told, or what one of the labels names."""
    volumes = (m.low or 0 for m in story.reading.affirmed("volume"))
    return bool(story.told("question.large_volume", *labels)) or max(volumes, default=0) >= _LARGE_ML
