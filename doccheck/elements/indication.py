"""Indication: why this puncture was done.

A disease, symptom, question or treatment aim, in a section for it or in a sentence that leads to the puncture, documents it. A pointer
to another note ("see H&P") leaves it unclear; an empty field, or the bare name of the procedure, is nothing.
Source: documentation list of the 62329 reference page; labelling guide, element 1.
"""

from __future__ import annotations

from collections import defaultdict

from doccheck.elements.act import Act
from doccheck.elements.reasons import begun, in_story, told
from doccheck.facts import Evidence, Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import proof

NAME = "indication"

_SIGNS = ("necessity.headache", "necessity.vision", "indication.symptom")
_DISEASES = (
    "indication.condition",
    "necessity.iih",
    "necessity.papilledema",
    "necessity.hydrocephalus",
    "necessity.normal-pressure",
    "necessity.low-pressure",
)
_AIMS = ("purpose.therapeutic", "purpose.tap_test")
_QUESTIONS = ("purpose.question", "purpose.suspicion", "purpose.sought")
_EMPTY = ("indication.deferred", "indication.nothing", "indication.blank", "indication.unticked")
_AT_MOST = 2
_LEAST_LETTERS = 4
_BESIDE = 4


def find(reading: Reading, act: Act) -> Finding:
    """Whether a reason for this puncture is documented, with the words that give it."""
    ranked = _ranked(reading, act)
    spans = [span for span in ranked[:_AT_MOST]] or _own_words(reading)
    if spans:
        section = spans[0].section
        where = f"under {section}" if section else "in the text"
        return Finding(Status.DOCUMENTED, None, tuple(spans), f"'{_short(spans[0].text)}' {where} gives the reason")
    deferred = [m for m in reading.affirmed("indication.deferred") if m.category == "indication" or m.rule == "indication.deferred-in-prose"]
    if deferred:
        return Finding(Status.UNCLEAR, None, proof(deferred[:1]), f"'{deferred[0].text}' ({deferred[0].rule}) only points elsewhere")
    return Finding(Status.MISSING, None, (), "no disease, symptom, question or aim is given for this puncture")


def _short(text: str) -> str:
    return " ".join(text.split())[:80]


def _ranked(reading: Reading, act: Act) -> list[Evidence]:
    """The sentences that give a reason, best first, each as the stretch from its first to its last telling word."""
    first = begun(reading)
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    for m in told(reading, act, *_DISEASES, *_SIGNS, *_AIMS, *_QUESTIONS):
        by_sentence[m.sentence].append(m)
    scored = []
    for index, mentions in by_sentence.items():
        score = _score(reading, mentions, first)
        if score:
            scored.append((-score, index))
    return [_stretch(reading, by_sentence[index]) for _, index in sorted(scored)]


def _score(reading: Reading, mentions: list[Mention], first: int) -> int:
    """How well a sentence tells the reason; 0 where it does not."""
    category, index = mentions[0].category, mentions[0].sentence
    labels = {m.label for m in mentions}
    aim = any(m.label in _AIMS and (m.value == "aim" or m.label == "purpose.tap_test") for m in mentions)
    disease = bool(labels & set(_DISEASES))
    sign = bool(labels & set(_SIGNS))
    question = bool(labels & set(_QUESTIONS))
    if category == "indication":
        return 10 + 3 * disease + 2 * sign + 3 * aim + question if disease or sign or aim or "purpose.question" in labels else 0
    if not in_story(reading, mentions[0], first):
        return 0
    if disease or aim:
        return 3 * disease + 4 * aim + sign + 2 * question
    return (1 + question) if sign and index <= first else 0


def _stretch(reading: Reading, mentions: list[Mention]) -> Evidence:
    telling = [m for m in mentions if m.label != "purpose.suspicion"] or mentions
    return reading.span(min(m.start for m in mentions), max(m.end for m in telling))


def _own_words(reading: Reading) -> list[Evidence]:
    """What stands under a header for the reason in words that no rule knows: still the reason that the author gives."""
    for section in reading.sections:
        if section.category != "indication" or section.body == section.start:
            continue
        for index, sentence in enumerate(reading.sentences):
            if sentence.section is not section:
                continue
            start = max(sentence.start, section.body)
            left = _left_over(reading, index, start, sentence.end)
            if left:
                return [reading.span(left, sentence.end)]
            break
    return []


def _left_over(reading: Reading, index: int, start: int, end: int) -> int | None:
    """Where words begin that are neither empty nor a pointer, or None where there are none."""
    covered = [m for m in reading.inside(index) if m.label in _EMPTY or m.assertion == "template"]
    if any(m.label == "indication.deferred" or (m.assertion == "template" and m.start - start < _BESIDE) for m in covered):
        return None
    letters = [i for i in range(start, end) if reading.text[i].isalnum() and not any(m.start <= i < m.end for m in covered)]
    return letters[0] if len(letters) >= _LEAST_LETTERS else None
