"""Whether words of treatment are meant of the puncture: in an ordinary sentence of a note many a thing is eased, lowered or let off.

An aim is meant where it stands in the field for the reason, where the puncture or its fluid is named before it, or, before the puncture
is told, where somebody wants it or it opens its clause. Source: labelling guide, "purpose".
"""

from __future__ import annotations

import re

from doccheck.elements.purpose.aims import CLAUSE_ENDS
from doccheck.elements.reasons import Story
from doccheck.pipeline import Mention, Reading

_OF_IT = ("meant.puncture", "meant.wish", "meant.purpose", "question.tests")
_LINKS = (" and ", " plus ", " & ", " + ")
_NEXT = re.compile(r"[ \t]+[a-z][a-z-]", re.IGNORECASE)


def is_meant(story: Story, aim: Mention) -> bool:
    """Whether an aim is said of the puncture: its name or fluid before the aim, or who wants it, or the aim opens its clause."""
    reading = story.reading
    no = [m for m in reading.inside(aim.sentence, "meant.no") if not reading.parted(m.start, m.end, ",")]
    if any(m.start < aim.end and aim.start < m.end for m in no) or _is_of_a_thing(reading, aim):
        return False
    named = reading.inside(aim.sentence, "meant.puncture")
    if (
        any(m.start < aim.end or _joined(reading, reading.text[aim.end : m.start]) for m in named)
        or _opens_field(reading, aim)
        or _is_of_pressure(reading, aim)
    ):
        return True
    if reading.inside(aim.sentence, "meant.purpose") or _is_of_headed_deed(reading, aim):
        return True
    wished = any(m.start < aim.end for m in reading.inside(aim.sentence, "meant.wish"))
    if "it" in aim.text.lower().split() and (named or reading.inside(aim.sentence - 1, "meant.pressure")):
        return True
    return (wished and bool(named)) or (story.before_it(aim) and (wished or _opens_clause(reading, aim)))


def is_asked_of_it(story: Story, question: Mention) -> bool:
    """Whether a question is asked of the puncture: not of another study in its clause, nor after the puncture without a word of it."""
    reading = story.reading
    if question.category == "indication":
        return True
    named = [m for m in reading.inside(question.sentence, "meant.puncture") if m.start < question.end]
    for study in reading.inside(question.sentence, "scrutiny.other"):
        clause = study.end <= question.start and not reading.parted(study.end, question.start, ",;:.")
        if clause and not any(study.start <= m.start for m in named):
            return False
    return story.before_it(question) or bool(reading.inside(question.sentence, *_OF_IT))


def _opens_field(reading: Reading, aim: Mention) -> bool:
    """Whether an aim stands in the first sentence of a field for the reason."""
    sentence = reading.sentences[aim.sentence]
    return aim.category == "indication" and sentence.start <= sentence.section.body


def _is_of_pressure(reading: Reading, aim: Mention) -> bool:
    """Whether the pressure is named before an aim in the field for the reason: "Measure pressure and bring it down for the headache"."""
    return aim.category == "indication" and any(m.end <= aim.start for m in reading.inside(aim.sentence, "meant.pressure"))


def _is_of_headed_deed(reading: Reading, aim: Mention) -> bool:
    """ "PROCEDURE (LP): Done at 15:40 for relief": what was done opens the sentence, under a header that names it."""
    opening = reading.words(aim.sentence).lower().split()[:1]
    return aim.category in ("procedure", "title") and not reading.list_of("doneopener").isdisjoint(opening)


def _is_of_a_thing(reading: Reading, aim: Mention) -> bool:
    """Whether the bare word for treatment is said of a thing that is no puncture: "on palliative letrozole"."""
    if aim.text.lower() not in reading.list_of("treatingword") or reading.inside(aim.sentence, "meant.puncture"):
        return False
    goes_on = any(m.start == aim.start for m in reading.inside(aim.sentence, "goes.on"))
    ends = reading.sentences[aim.sentence].end <= aim.end + 1  # "Therapeutic LP:", whose name is taken for a header
    return not goes_on and not ends and bool(_NEXT.match(reading.text, aim.end))


def _joined(reading: Reading, between: str) -> bool:
    """Whether no more than a link, a mark or what the aim is of stands between it and the puncture: "relief by LP", "ease it, LP"."""
    words = between.strip(" \n,:-(0123456789").lower().split()
    links = reading.list_of("drugby")
    return not words or (not links.isdisjoint(words) and all(w in links or w in reading.list_of("aimobject") for w in words))


def _opens_clause(reading: Reading, aim: Mention) -> bool:
    """Whether nothing but a link stands between the aim and the mark or link before it: "IIH, for pressure relief", "for cells and to"."""
    before = reading.text[reading.sentences[aim.sentence].start : aim.start].lower()
    clause = before[max(before.rfind(mark) for mark in (*CLAUSE_ENDS, *_LINKS)) + 1 :]
    words = clause.split()
    openers = reading.list_of("aimopener")
    return words[:1] == ["for"] or all(w in openers or not w.isalpha() for w in words)
