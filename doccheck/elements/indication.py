"""Indication: why this puncture was done.

A disease, symptom, question or treatment aim, in a section for it or in a sentence that leads to the puncture, documents it. A pointer
to another note ("see H&P") leaves it unclear; an empty field, or the bare name of the procedure, is nothing.
Source: documentation list of the 62329 reference page; labelling guide, element 1.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain

from doccheck.elements.act import Act
from doccheck.elements.reasons import Story
from doccheck.facts import Evidence, Finding, Status
from doccheck.pipeline import Mention, Reading
from doccheck.pipeline.mention import Section, proof

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
_QUESTIONS = ("question.asked", "question.suspicion", "question.sought", "question.pressure_sought")
_LISTED = ("question.tests", "question.sought", "question.asked", "indication.condition")
_ORDER = "order"
_POINTERS = ("indication.deferred", "deferred.prose")
_EMPTY = (*_POINTERS, "indication.nothing", "indication.blank", "indication.unticked")
_IN_PROSE, _UNKNOWN, _NO_QUESTION = "prose", "unknown", "question"
# What no reason is told with: under an empty header, the next words of a note that lost its line breaks.
_STEPS = ("posture", "numbing", "level", "entry", "cover", "complication.none", "instruction.activity", "instruction.return")
_STEPS_OF_IT = ("posture.given", "numbing.given", "entry.needle", "entry.gauge", "cover.put", "flow.csf")
_RUN_ON = 3  # kinds of steps told after which a field for the reason has ended
_ASKED_BY = "asker"
_TESTS_WANTED = "tests"
_AT_MOST = 2
_LEAST_LETTERS = 4
_FEW_WORDS = 4
_PARTED = frozenset(",.;(")
_BESIDE = 4
_STEM = 6
_FOR = re.compile(r"^[^.;]*\b(?:for|because of)\s+(?:(?!of\b)[\w-]+\s+){0,3}$")
_UNFILLED = re.compile(
    r"[ ]?:[ ]?(?:(?:Dr|Prof|Name)\.? )?(?:\[(?![xX]\])[^\]\n]*\]|\*{2,}|_{2,}|<[^>\n]*>|\{[^}\n]*\})"
)  # "Requested by: [service]"
_WORDS = re.compile(r"[^\W\d_]+")  # an age in figures is no reason


def find(reading: Reading, act: Act) -> Finding:
    """Whether a reason for this puncture is documented, with the words that give it."""
    story = Story.of(reading, act)
    spans = _telling(story) or _own_words(story)
    if _is_unknown(reading, spans) or _is_only_of_others(reading, act, spans) or _is_of_last_time(reading, spans):
        spans = []
    if spans and not (_is_pointed(story) and _only_beside_a_pointer(story, spans)) and not _only_routine(reading, spans):
        section = spans[0].section
        where = f"under {section}" if section else "in the text"
        against = _withdrawn(story) or _denied(story, spans) or _another_in_the_end(story, spans)
        if against:
            status = Status.UNCLEAR if against.label == "reason.withdrawn" else Status.CONFLICTING
            said = f"'{_short(spans[0].text)}' {where} is given as the reason, and '{_short(against.text)}' ({against.rule}) says otherwise"
            return Finding(status, None, (spans[0], *proof([against])), said)
        return Finding(Status.DOCUMENTED, None, tuple(spans), f"'{_short(spans[0].text)}' {where} gives the reason")
    deferred = [m for m in reading.affirmed(*_POINTERS) if _stands_for_reason(story, m) and not _UNFILLED.match(reading.text, m.end)]
    if deferred:
        return Finding(Status.UNCLEAR, None, proof(deferred[:1]), f"'{deferred[0].text}' ({deferred[0].rule}) only points elsewhere")
    return Finding(Status.MISSING, None, (), "no disease, symptom, question or aim is given for this puncture")


def _is_pointed(story: Story) -> bool:
    """Whether what stands for the reason points elsewhere."""
    return any(
        _is_in_field(story.reading, m) or _is_alone(story, m) or (m.value == _IN_PROSE and _stands_for_reason(story, m))
        for m in story.reading.affirmed(*_POINTERS)
    )


def _is_unknown(reading: Reading, spans: list[Evidence]) -> bool:
    """Whether the author does not know the reason, and what else is told is a disease outside a field for it, with no question or aim."""
    told = [m for m in reading.of(*_DISEASES, *_SIGNS, *_AIMS, *_QUESTIONS) if any(s.start <= m.start < s.end for s in spans)]
    unknown = any(m.value == _UNKNOWN for m in reading.affirmed("indication.deferred"))
    return unknown and all(m.label in (*_DISEASES, *_SIGNS) and m.category != "indication" for m in told)


def _is_only_of_others(reading: Reading, act: Act, spans: list[Evidence]) -> bool:
    """Whether the puncture's own field for the reason is empty or points elsewhere, and what is told is of another procedure or day."""
    told = [reading.sentence_at(span.start) for span in spans]
    fields = [reading.sentences[index].section for index in told]
    empty = [m for m in reading.of(*_POINTERS, "indication.blank") if m.category == "indication" and m.sentence in act.sentences]
    own_is_empty = any(reading.sentences[m.sentence].section not in fields for m in empty)
    return own_is_empty and act.sentences.isdisjoint(told)


def _is_of_last_time(reading: Reading, spans: list[Evidence]) -> bool:
    """'Indication: stroke. Indication today: see order': the field of this time points elsewhere, and only the other one tells."""
    sections = [reading.sentences[reading.sentence_at(span.start)].section for span in spans]
    fields = [s for s in sections if s.category == "indication" and not _names_today(reading, s)]
    pointed = [reading.sentences[m.sentence].section for m in reading.of(*_POINTERS, "indication.blank") if m.category == "indication"]
    return len(fields) == len(spans) and any(_names_today(reading, s) for s in pointed)


def _names_today(reading: Reading, section: Section) -> bool:
    return reading.names("todayfield", reading.text[section.start : section.body].lower())


def _withdrawn(story: Story) -> Mention | None:
    """Words of the author that the reason given is another patient's or procedure's, where no right one follows."""
    found = story.reading.affirmed("reason.withdrawn")
    return found[-1] if found and not story.reading.affirmed("reason.corrected") else None


def _denied(story: Story, spans: list[Evidence]) -> Mention | None:
    """Words that deny for all time a sign or disease that is told as the reason: 'thunderclap headache', 'no headache at any time'."""
    reading = story.reading
    told = [m for m in reading.affirmed(*_DISEASES, *_SIGNS) if any(s.start <= m.start < s.end for s in spans)]
    stems = {word[:_STEM] for m in told for word in m.text.lower().split() if len(word) >= _STEM}
    for never in reading.affirmed("reason.never"):
        denied = (m for m in reading.of(*_DISEASES, *_SIGNS) if never.start <= m.start < never.end and m.assertion == "negated")
        for m in denied:
            same_kind = never.value == _NO_QUESTION and any((t.label, t.value) == (m.label, m.value) for t in told if _is_disease(t))
            if same_kind or any(word[:_STEM] in stems for word in m.text.lower().split()):
                return never
    return None


def _another_in_the_end(story: Story, spans: list[Evidence]) -> Mention | None:
    """'In summary: lumbar puncture for meningitis', 'done solely for meningitis', where the reason before is another disease."""
    reading = story.reading
    diseases = [m for m in reading.of(*_DISEASES) if _is_disease(m)]
    begun = min((m.end for m in reading.of("numbing.given", "entry.needle")), default=len(reading.text))
    for m in diseases:
        start = reading.sentences[m.sentence].start
        if m.assertion != "affirmed" or start < begun or m.sentence in story.others or m.sentence not in story.act.sentences:
            continue
        before = [d for d in diseases if d.end <= start]
        names = [n for n in reading.inside(m.sentence, "name", "reason.only") if n.end <= m.start]
        told = any(s.start <= d.start < s.end for d in before for s in spans)
        if not told or not names or not _FOR.search(reading.text[names[-1].end : m.start].lower()):
            continue
        if all((d.label, d.value) != (m.label, m.value) for d in before):
            return m
    return None


def _only_beside_a_pointer(story: Story, spans: list[Evidence]) -> bool:
    """Whether all that is told beside a pointer is tests to be done, an operation, what else ails the patient, or orders for afterwards."""
    reading = story.reading
    told = [m for m in reading.of(*_DISEASES, *_SIGNS, *_AIMS, *_QUESTIONS) if any(s.start <= m.start < s.end for s in spans)]
    sought = {m.end for m in told if m.label == "question.sought"}  # "for biomarkers", whose last word names a disease elsewhere
    return bool(told) and all(_wants_tests(m) or m.end in sought or _is_no_reason(story, m) for m in told)


def _is_no_reason(story: Story, m: Mention) -> bool:
    """'Cells, bands, MOG': a disease in a list of tests is one of these; an operation does not say why fluid is drained."""
    reading = story.reading
    if m.label in _AIMS:
        return m.category != "indication" and not story.before_it(m)  # "drain 8 to 10 an hour"
    if m.label != "indication.condition":
        return False
    is_test = any(t.start == m.start for t in reading.inside(m.sentence, "question.tests"))  # "CSF amyloid please"
    return is_test or m.value == "operation" or _is_in_list_of_tests(reading, m) or _is_background(reading, m)


def _is_background(reading: Reading, m: Mention) -> bool:
    """'PMH HTN, remote breast cancer': a disease told of as what else is known of the patient."""
    sentence = reading.sentences[m.sentence]
    return reading.names("background", reading.text[max(sentence.start, sentence.section.body) : m.start].lower()) or reading.names(
        "background", m.section.lower()
    )


def _is_in_list_of_tests(reading: Reading, m: Mention) -> bool:
    """Whether a disease goes on a list that begins with tests."""
    before = [t for t in reading.inside(m.sentence, *_LISTED) if t.end <= m.start]
    last = max(before, key=lambda t: t.end, default=None)
    if last is None or reading.text[last.end : m.start].strip(" ,/+&"):
        return False
    return last.label != "indication.condition" or _is_in_list_of_tests(reading, last)


def _only_routine(reading: Reading, spans: list[Evidence]) -> bool:
    """Whether all that is told as a reason is the set of tests that any fluid gets."""
    told = [m for m in reading.affirmed(*_DISEASES, *_SIGNS, *_AIMS, *_QUESTIONS) if any(s.start <= m.start < s.end for s in spans)]
    routine = {m.end for m in reading.of("routine")}
    special = {m.sentence for m in reading.of("question.tests") if m.value == "special"}
    return bool(told) and all(_wants_tests(m) and m.end in routine and m.sentence not in special for m in told)


def _stands_for_reason(story: Story, pointer: Mention) -> bool:
    """Whether a pointer stands where the reason would."""
    told_before = pointer.value == _ASKED_BY and story.tells_why(pointer) and story.before_it(pointer)
    return _is_in_field(story.reading, pointer) or pointer.value in (_IN_PROSE, _UNKNOWN) or told_before or _is_alone(story, pointer)


def _is_in_field(reading: Reading, pointer: Mention) -> bool:
    """Whether a pointer stands in a field for the reason, or opens that for the history."""
    return pointer.category == "indication" or (pointer.category == "history" and _begins_body(reading, pointer))


def _begins_body(reading: Reading, pointer: Mention) -> bool:
    """Whether a pointer stands right behind the header of its section."""
    return not reading.text[reading.sentences[pointer.sentence].section.body : pointer.start].strip()


def _is_alone(story: Story, pointer: Mention) -> bool:
    """Whether a pointer is a sentence of its own before the puncture is told: "Clinically indicated (see notes)."""
    sentence = story.reading.sentences[pointer.sentence]
    words = story.reading.text[pointer.end : sentence.end].split()
    few = len(words) <= _FEW_WORDS or words[0][0] in _PARTED
    opens = pointer.start == sentence.start or (sentence.start == sentence.section.start and _begins_body(story.reading, pointer))
    return opens and story.before_it(pointer) and story.tells_why(pointer) and few


def _short(text: str) -> str:
    return " ".join(text.split())[:80]


def _telling(story: Story) -> list[Evidence]:
    """The sentences that give a reason, best first: the two best, with the best disease and the best aim where those lack one."""
    by_sentence: dict[int, list[Mention]] = defaultdict(list)
    slots = [b for b in story.reading.of("indication.blank") if _is_menu(b) or not _is_picked(b)]
    menus = [b for b in slots if _is_menu(b)]
    for m in story.told(*_DISEASES, *_SIGNS, *_AIMS, *_QUESTIONS):
        if m.value != _ORDER and not any(b.start <= m.start < b.end for b in menus) and not _asks_for_slot(story.reading, m, slots):
            by_sentence[m.sentence].append(m)
    scored = ((_score(story, mentions), index) for index, mentions in by_sentence.items())
    ranked = [by_sentence[index] for score, index in sorted(scored, key=lambda s: (-s[0], s[1])) if score]
    chosen = ranked[:_AT_MOST]
    for is_kind in (_is_disease, _is_aim):
        if not any(map(is_kind, chain.from_iterable(chosen))):
            chosen.extend([mentions for mentions in ranked if any(map(is_kind, mentions))][:1])
    return [_stretch(story.reading, mentions) for mentions in chosen]


def _is_menu(blank: Mention) -> bool:
    """Whether a slot of a form holds a list from which nothing was picked: '[headache / fever / confusion]'."""
    return sum(map(blank.text.count, "/|;")) >= _AT_MOST


def _is_picked(blank: Mention) -> bool:
    """Whether brackets hold two words with a stroke between them, as an author may write: 'r/o [meningitis/encephalitis]'."""
    return blank.text.startswith("[") and any(mark in blank.text for mark in "/|;")


def _asks_for_slot(reading: Reading, m: Mention, slots: list[Mention]) -> bool:
    """'Evaluation for {LP reasons:20188}', 'to rule out ***': what a question or an aim asks for is a slot that nobody filled in."""
    if m.label not in (*_QUESTIONS, *_AIMS):
        return False
    for slot in slots:
        if m.start < slot.start < m.end <= slot.end:
            return True
        between = _WORDS.findall(reading.text[m.end : slot.start].lower()) if m.end <= slot.start and m.sentence == slot.sentence else None
        if between is not None and set(between) <= reading.list_of("reasonless"):
            return True
    return False


def _is_disease(mention: Mention) -> bool:
    return mention.label in _DISEASES and mention.value != "operation"


def _is_aim(mention: Mention) -> bool:
    """Whether it says what the puncture is to do; the bare word therapeutic does not."""
    return mention.label in ("purpose.tap_test", "question.asked") or (mention.label == "purpose.therapeutic" and mention.value == "aim")


def _score(story: Story, mentions: list[Mention]) -> int:
    """How well a sentence tells the reason; 0 where it does not."""
    disease = 3 * any(map(_is_disease, mentions)) or 2 * any(m.label in _DISEASES for m in mentions)
    sign = any(m.label in _SIGNS for m in mentions)
    aim = 4 * any(_is_aim(m) and m.label != "question.asked" for m in mentions)
    asked = any(m.label == "question.asked" for m in mentions)
    question = asked or any(m.label in _QUESTIONS for m in mentions)
    led = bool(story.reading.inside(mentions[0].sentence, "indication.lead"))
    if sign and not (disease or aim or asked or led) and _ran_on(story.reading, mentions[0]):
        return 0
    if mentions[0].category == "indication":
        return 10 + disease + 2 * sign + aim + question if disease or sign or aim or asked else 0
    if not story.tells_why(mentions[0]):
        named = mentions[0].category == "exam" and bool(story.reading.inside(mentions[0].sentence, "name.lp"))
        return 2 if (aim and mentions[0].category == "technique") or (named and (disease or asked)) else 0
    if disease or aim:
        return disease + aim + sign + 2 * question
    early = story.before_it(mentions[0]) and mentions[0].category != "other_history"
    wanted = asked and (led or story.before_it(mentions[0])) and _about_something(story.reading, mentions)
    return 1 + question if (sign and (early or led)) or wanted else 0


def _ran_on(reading: Reading, mention: Mention) -> bool:
    """Whether steps of the puncture are told before a mention in a section for the reason: the account has run on behind the field."""
    sentence = reading.sentences[mention.sentence]
    if mention.category != "indication":
        return False
    opened = min(s.start for s in reading.sections if s.name == sentence.section.name)  # it may go on behind another field
    return len({m.family for m in reading.of(*_STEPS_OF_IT) if opened <= m.start < sentence.start}) >= _RUN_ON


def _wants_tests(m: Mention) -> bool:
    """Whether a question asks for tests by their names."""
    return m.label == "question.asked" and m.value == _TESTS_WANTED


def _about_something(reading: Reading, mentions: list[Mention]) -> bool:
    """Whether a question asks for a test, or what it seeks has the name of a germ, a test or a shunt."""
    return any(_wants_tests(m) for m in mentions) or bool(
        reading.inside(mentions[0].sentence, "indication.test", "question.tests", "purpose.shunt")
    )


def _stretch(reading: Reading, mentions: list[Mention]) -> Evidence:
    telling = [m for m in mentions if m.label != "question.suspicion"] or mentions
    return reading.span(min(m.start for m in mentions), max(m.end for m in telling))


def _own_words(story: Story) -> list[Evidence]:
    """What stands under a header for the reason in words that no rule knows: still the reason that the author gives."""
    reading = story.reading
    for section in reading.sections:
        if section.category != "indication" or section.body == section.start:
            continue
        for index, sentence in enumerate(reading.sentences):
            if sentence.section is not section or index in story.beside:
                continue
            start = max(sentence.start, section.body)
            if reading.inside(index, *_STEPS):
                break  # the field is empty, and the account runs on behind it
            left = _left_over(reading, index, start, sentence.end)
            if left:
                return [reading.span(left, sentence.end)]
            break
    return []


def _left_over(reading: Reading, index: int, start: int, end: int) -> int | None:
    """Where words begin that are neither empty nor a pointer, or None where there are none."""
    slots = [m for m in reading.inside(index, "indication.blank") if m.start >= start]
    covered = [
        m for m in reading.inside(index) if m.label in _EMPTY or m.assertion == "template" or (slots and _asks_for_slot(reading, m, slots))
    ]
    if any(m.label in _POINTERS or (m.assertion == "template" and m.start - start < _BESIDE) for m in covered):
        return None
    words = [w for w in _WORDS.finditer(reading.text, start, end) if not any(m.start <= w.start() < m.end for m in covered)]
    if not {w[0].lower() for w in words} - reading.list_of("reasonless"):
        return None
    letters = [i for i in range(start, end) if reading.text[i].isalnum() and not any(m.start <= i < m.end for m in covered)]
    return letters[0] if len(letters) >= _LEAST_LETTERS else None
