"""Diagnostic questions: words by which something is to be found out.

Source: labelling guide, "purpose".
"""

from __future__ import annotations

import re

from doccheck.elements.purpose.meant import is_asked_of_it
from doccheck.elements.reasons import Story
from doccheck.pipeline import Mention, Reading

PRESSURE = ("necessity.iih", "necessity.hydrocephalus", "necessity.papilledema")
ASKED_ABOUT = frozenset({"infection", "bleeding", "demyelinating", "malignant", "degenerative", "low-pressure"})
_TOPICS = (
    "indication.condition",
    "indication.symptom",
    "question.tests",
    "question.sought",
    "necessity.headache",
    "necessity.vision",
    *PRESSURE,
)
# What joins a test to the aim before it: "relief of her headache and a cytology".
_AND = re.compile(
    r"(?:\s?x\s?\d|\s?\([^()\n]{1,40}\))*[\s,;]*(?:and|&|\+|plus|as well as|with|along with|together with|[(]?[2b][).])\s+"
    r"(?:(?!(?:sent|went|taken|drawn|given)\b)[\w()-]+\s+){0,4}",
    re.IGNORECASE,
)
# What joins a suspected disease and the aim of one list: "infection? and to bring the pressure down".
_LISTED = re.compile(r"[\s,;?]*(?:and|&|\+|plus|as well as)\s+(?:(?:also|then|to|for)\s+){0,2}", re.IGNORECASE)
_ADDED = re.compile(r"[-*•\s]*(?:also|and|plus|in addition|as well as|secondly|second|besides|2[.)])\b", re.IGNORECASE)
# The items of a list that numbers its aims: "a) get the pressure down b) culture", "1. meningitis? 2. relief".
_ITEM = re.compile(r"(?<![\w.,/-])\(?(?:(1|2|3|i{1,3}|a|b|c)[).]|(first|second|third)(?:ly)?[,:])(?=\s)", re.IGNORECASE)
_FIRST = frozenset({"1", "i", "a", "first"})
_TOO = re.compile(r"\s*(?:too|also|as well)\b", re.IGNORECASE)
_BESIDE = 3
_READY = frozenset({"anesthesia", "sedation", "position"})


def find_questions(story: Story, treat: list[Mention]) -> list[Mention]:
    """Words that state a diagnostic purpose by themselves."""
    asked = [m for m in story.told("question.asked") if story.tells_why(m) and is_about_something(story.reading, m)]
    asked = [m for m in asked if is_asked_of_it(story, m) and not _is_of_the_next(story, m)]
    aimed = {m.sentence for m in treat if m.value or m.label == "ease.it"}
    if treat:
        asked = [m for m in asked if not is_the_aim(story, m, treat)]
        asked = [m for m in asked if (m.sentence in aimed or not _is_routine(story, m)) and not _is_wish(story, m)]
    sought = [m for m in story.told("question.sought") if (m.category == "indication" or m.sentence in aimed) and story.before_it(m)]
    pressures = [m for m in story.told("question.pressure_sought") if story.tells_why(m) and story.before_it(m)]
    sought += [m for m in pressures if m.category not in _READY]  # the patient is made ready for the reading
    sought += _tested_because(story) + _found_high(story, treat) + _listed(story, treat) if treat else []
    return [*story.told("question.diagnostic"), *asked, *sought, *(_beside_the_aim(story, aimed) if aimed else ())]


def is_about_something(reading: Reading, question: Mention) -> bool:
    """A question counts where it asks for a test or names what it is about, or its sentence names a disease, a sign or a test."""
    return question.value in ("tests", "named") or bool(reading.inside(question.sentence, *_TOPICS))


def _is_of_the_next(story: Story, question: Mention) -> bool:
    """'P: tap again on Friday if the pressure is up': what is asked of another puncture, once this one is told."""
    again = story.reading.inside(question.sentence, "plan.puncture")
    return question.category == "plan" and not story.before_it(question) and any(m.start < question.start for m in again)


def is_the_aim(story: Story, wanted: Mention, treat: list[Mention]) -> bool:
    """Whether what is wanted is the treatment itself: "they ask to drain to half the pressure"."""
    overlaps = any(wanted.start < m.end and m.start < wanted.end for m in treat)
    return overlaps and not any(m.start > wanted.start for m in story.reading.inside(wanted.sentence, "question.tests", "question.sought"))


def _is_routine(story: Story, wanted: Mention) -> bool:
    """Whether tests are asked for that any fluid gets: called routine, or named after the puncture was told."""
    if wanted.value != "tests" or any(m.value == "special" for m in story.reading.inside(wanted.sentence, "question.tests")):
        return False
    return bool(story.reading.inside(wanted.sentence, "routine.named" if story.before_it(wanted) else "routine"))


def _is_wish(story: Story, wanted: Mention) -> bool:
    """Whether the family asked for tests of fluid of which none was sent."""
    wished = any(m.start <= wanted.start for m in story.reading.inside(wanted.sentence, "sample.wish"))
    return wished and bool(story.reading.of("sample.none"))


def _beside_the_aim(story: Story, aimed: set[int]) -> list[Mention]:
    """Questions that stand beside a treatment aim: under the header for the reason, a suspected disease or a special test; in the
    sentence of the aim, a suspected disease that fluid was tested for."""
    told = [m for m in story.told("question.tests", "question.suspicion") if m.category == "indication" and story.before_it(m)]
    told = [m for m in told if not story.reading.inside(m.sentence, "past.when")]  # what an earlier tap showed
    diseases = {m.sentence for m in story.told("indication.condition") if m.value in ASKED_ABOUT}
    told += [m for m in story.told("question.tests") if m.sentence in aimed and story.before_it(m) and _goes_on(story, m)]
    beside = [m for m in told if m.value == "special" or (m.label == "question.suspicion" and m.sentence in diseases)]
    tested = {m.sentence for m in story.told("question.tests") if m.sentence in aimed & diseases}
    return beside + [m for m in story.told("question.suspicion") if m.sentence in tested]


def _tested_because(story: Story) -> list[Mention]:
    """The reasons that are given for a test: 'a tube went for culture because of the fever', 'a sample was sent: ?infection'."""
    tested = {m.sentence for m in story.told("question.tests", "question.sought")}
    sent = {m.sentence: m.start for m in story.told("sample.sent")}
    ill = {m.sentence for m in story.told("indication.condition", "indication.symptom") if m.value in ASKED_ABOUT}
    doubts = [m for m in story.told("question.suspicion") if m.sentence in ill and m.start > sent.get(m.sentence, m.start)]
    return doubts + [m for m in story.told("question.because") if m.sentence in (tested | sent.keys()) & ill]


def _found_high(story: Story, treat: list[Mention]) -> list[Mention]:
    """Suspected diseases among the reasons, where relief is told only after the pressure was read."""
    read = [m.start for m in story.told("pressure.opening")]
    if not read or min(m.start for m in treat) < read[0]:
        return []
    diseases = {m.sentence for m in story.told("indication.condition", *PRESSURE) if story.tells_why(m) and m.start < read[0]}
    return [m for m in story.told("question.suspicion") if m.sentence in diseases and m.start < read[0]]


def _listed(story: Story, treat: list[Mention]) -> list[Mention]:
    """Suspected diseases that stand in one list with an aim."""
    found = []
    for aim in treat:
        diseases = [m for m in story.told("indication.condition") if m.sentence == aim.sentence and m.value in ASKED_ABOUT]
        for doubt in (m for m in story.told("question.suspicion") if m.sentence == aim.sentence and diseases and story.before_it(m)):
            for ill in diseases:
                start, end = min(ill.start, doubt.start), max(ill.end, doubt.end)
                near = max(ill.start, doubt.start) - min(ill.end, doubt.end) <= _BESIDE
                between = story.reading.text[end : aim.start] if end <= aim.start else story.reading.text[aim.end : start]
                if near and _LISTED.fullmatch(between):
                    found.append(doubt)
    found += [m for aim in treat for m in _in_other_items(story, aim)]
    return found + [m for m in story.told("question.suspicion", "question.sought") if any(_is_added(story, aim, m) for aim in treat)]


def _in_other_items(story: Story, aim: Mention) -> list[Mention]:
    """Tests and suspected diseases in the other items of a list within one line that numbers its aims."""
    text = story.reading.text
    begin, end = text.rfind("\n\n", 0, aim.start) + 1, text.find("\n\n", aim.end)
    marks = [m for m in _ITEM.finditer(text, begin, end if end >= 0 else len(text)) if not text[: m.start()].endswith("\n")]
    before = [m for m in marks if m.end() < aim.end]  # the number may be part of the words for the aim
    if len(marks) < 2 or not before or marks[0].group(marks[0].lastindex or 0).lower() not in _FIRST:
        return []
    mine = marks.index(before[-1])
    ends = [m.start() for m in marks[1:]] + [text.find("\n", marks[-1].end()) % (len(text) + 1)]
    items = [(m.end(), end) for i, (m, end) in enumerate(zip(marks, ends, strict=True)) if i != mine]
    told = [m for m in story.told("question.tests", "question.sought", "question.suspicion") if story.before_it(m)]
    others = story.reading.of("scrutiny.other")
    items = [item for item in items if not any(item[0] <= m.start < item[1] for m in others)]
    return [m for m in told if any(start <= m.start < end for start, end in items)]


def _is_added(story: Story, aim: Mention, asked: Mention) -> bool:
    """Whether an aim is added in the next sentence to a test or a suspected disease: 'Shunt infection? Also lower the pressure.'"""
    if asked.sentence != aim.sentence - 1 or not story.before_it(asked):
        return False
    text, start = story.reading.text, story.reading.sentences[aim.sentence].start
    diseases = {m.value for m in story.told("indication.condition") if m.sentence == asked.sentence}
    named = asked.label == "question.sought" or bool(diseases & ASKED_ABOUT)
    return named and bool(_ADDED.match(text, start) or _TOO.match(text, aim.end))


def _goes_on(story: Story, test: Mention) -> bool:
    """Whether a test is joined to the aim beside it: 'some fluid off for her headache and a cytology', 'cytology, and relief'."""
    text = story.reading.text
    aims = [m for m in story.told("purpose.therapeutic") if m.sentence == test.sentence]
    return any(_AND.fullmatch(text[m.end : test.start] if m.end <= test.start else text[test.end : m.start]) for m in aims)
