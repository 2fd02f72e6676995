"""Whose an order is: whether the words that it stands under are such as orders after a puncture stand under.

'Line out 1300: flat 30 min', 'Instructions for Friday's operation: no lifting' order nothing for the puncture, and no list names all that
may be done to a patient. Hence the words that head an order have to be known as those of time, people, places and papers; where one
is not, the orders under it count only where they or their heading name the puncture, its place or what comes of it.
Source: labelling guide, element 6, and "status": another procedure never documents this puncture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from doccheck.pipeline import Mention, Reading

HERE = "orders.here"
_COLON = re.compile(r"(?<!\d):(?=\s)|:(?=\s*\n)")
_PAPER = re.compile(
    r"\b(?:instructions?|advice|aftercare|orders?|leaflet|sheet|handout|booklet|precautions)\s+"
    r"(?:for|about|on|regarding|re|concerning|after|following)\s+([^,;:.()\n]*(?:\n[^,;:.()\n]+)?)",
    re.I,
)
_CONDITION = re.compile(
    r"(?:^|[,;:.\n(\u2013-])\s{0,9}(?:(?:and|but|then|only)\s{1,3})?(?:if|should|once|when|provided|in case)\b([^,;:\n]*)",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]+")  # one letter is no word: 'd/w', '6 W'
_MOST_WORDS = 14  # more are no heading
_OTHER = "other"  # the category of sections with a header of no known name
_DRAIN = "instruction.drain"
_OWN = (HERE, "indication", "name", "level")


def is_own(reading: Reading, m: Mention) -> bool:
    """Whether all that an order stands under is known, or it is tied to the puncture."""
    if _is_empty_heading(reading, m):
        return False
    if any(not _is_known(reading, start, end) for start, end in _papers(reading, m)):
        return False
    heads = [(start, end) for start, end in _headings(reading, m) if not _is_known(reading, start, end)]
    return not heads or _is_tied(reading, heads[0][0], m)


def is_conditional(reading: Reading, m: Mention) -> bool:
    """'If the drain goes in tomorrow he lies flat': an order behind a condition that names nothing which may ail the patient afterwards."""
    before = reading.text[reading.sentences[m.sentence].start : m.start]
    found = [c for c in _CONDITION.finditer(before) if ";" not in before[c.start() :]]
    return bool(found) and not any(reading.names("ordercase", c[1].lower()) for c in found)


def _is_empty_heading(reading: Reading, m: Mention) -> bool:
    """'DRAIN ORDERS: the surgeons will write these': a header that is an order by its name alone, over no order."""
    section = reading.sentences[m.sentence].section
    if m.label != _DRAIN or not section.start <= m.start < m.end <= section.body:
        return False
    end = max(s.end for s in reading.sentences[m.sentence :] if s.section is section)
    return not reading.between(section.body, end, "instruction")


def _papers(reading: Reading, m: Mention) -> Iterator[tuple[int, int]]:
    """What a paper or an order is said to be for, before an order in its sentence: 'instructions for the ride home'."""
    sentence = reading.sentences[m.sentence]
    for found in _PAPER.finditer(reading.text, sentence.start, sentence.end):
        if found.start() < m.end:
            yield found.start(1), found.end(1)


def _headings(reading: Reading, m: Mention) -> Iterator[tuple[int, int]]:
    """What stands before a colon at the beginning of the line or of the sentence of an order, and a header of no known name."""
    sentence = reading.sentences[m.sentence]
    line = max(reading.text.rfind("\n", 0, m.start) + 1, 0)
    # 'Removed: 24 mL. Complications: none. Flat 1 h.'
    nearer = line < sentence.section.start < m.start and sentence.section.category != _OTHER
    for start in {max(line, sentence.start)} if nearer else sorted({line, max(line, sentence.start)}):
        colon = _COLON.search(reading.text, start, m.end)
        if colon and len(reading.text[start : colon.start()].split()) <= _MOST_WORDS and "." not in reading.text[start : colon.start()]:
            yield start, colon.start()
    if sentence.section.category == _OTHER and sentence.section.start < sentence.section.body <= m.start:
        yield sentence.section.start, sentence.section.body


def _is_known(reading: Reading, start: int, end: int) -> bool:
    """Whether every word of a heading is known, a name behind a person or a place, or the heading names the puncture or why it was done."""
    if reading.between(start, end, *_OWN):
        return True
    named = False  # whether a name may stand here
    for word in _WORD.findall(reading.text[start:end]):
        who = reading.names("orderwho", word.lower())
        if not (who or reading.names("orderhead", word.lower()) or (named and word.istitle())):
            return False
        named = who or (named and word.istitle())
    return True


def _is_tied(reading: Reading, start: int, m: Mention) -> bool:
    """Whether the puncture, its place or what comes of it is named between a heading and the end of an order's sentence."""
    return bool(reading.between(start, reading.sentences[m.sentence].end, HERE))
