"""Statements that there was no complication of this puncture.

Source: labelling guide, element 5.
"""

from __future__ import annotations

import re

from doccheck.elements.complications.told import ALL, EVENTS, NONE, STORY, VALUES, Told
from doccheck.elements.complications.whose import is_apart, names_it
from doccheck.pipeline import Mention

_DATED = re.compile(r"#\s?\d|(?<![\w-])\d{1,2}/\d{1,2}(?!\w)")
_EMPTY = re.compile(r"\s*(?:\[ ?\]|\( ?\)|\u2610)")
_OR = ("/", "|")
_FIELD = "field"  # a header of its own, though none was cut there


def find_nones(told: Told) -> list[Mention]:
    """Statements that there was no complication."""
    out = []
    presumed = told.of("complication.presumed")
    for m in told.of(*NONE):
        if told.is_cell(m) and told.is_said(m):
            out.append(m)
            continue
        headed = told.is_headed(m)
        if (headed and _is_unchosen(told, m)) or (not headed and _is_of_earlier_account(told, m)):
            continue
        if any(p.start < m.end and m.start < p.end for p in presumed) or (m.label in VALUES and _is_choice(told, m)):
            continue
        if is_early(told, m):
            continue
        if not told.is_said(m) or told.is_cited(m) or is_apart(told, m) or (m.label in VALUES and not (headed and told.is_value(m))):
            continue
        anywhere = m.label in ("complication.none", ALL) and m.category not in STORY
        if m.label == ALL and _is_of_taps_before(told, m):
            continue
        if headed or anywhere or told.is_course(m) or _is_of_this(told, m) or told.is_narrative(m, STORY) or _is_paragraph(told, m):
            out.append(m)
    return out


def is_early(told: Told, m: Mention) -> bool:
    """'Complications: none so far', above the first step: written before the needle."""
    return m.start < told.first and told.reading.names("nonesofar", told.reading.words(m.sentence))


def _is_unchosen(told: Told, m: Mention) -> bool:
    """'[ ] Complications: none': the header is a choice that was not made, and no box behind it is ticked."""
    section = told.section(m)
    return _EMPTY.match(told.reading.text, section.start) is not None and m.label != "complication.ticked-none"


def _is_of_earlier_account(told: Told, m: Mention) -> bool:
    """'#1 4/2, L4-L5, 18 mL, no complications': a sentence with a number or a date and its own level, before this puncture's first step."""
    if not told.is_before(m) or not _DATED.search(told.reading.text, told.reading.sentences[m.sentence].start, m.start):
        return False
    return any(n.end <= m.start for n in told.reading.inside(m.sentence, "level", "volume", "pressure"))


def _is_of_taps_before(told: Told, m: Mention) -> bool:
    """'Two taps this month (L4-5, 20 and 30 mL, no trouble with either)': with levels or amounts of their own, before the first step."""
    return m.start < told.first and any(n.end <= m.start for n in told.reading.inside(m.sentence, "level", "volume", "pressure"))


def _is_paragraph(told: Told, m: Mention) -> bool:
    """'No complications of either the LP or sedation.': a paragraph that names the puncture, under whatever header it seems to go on."""
    sentence = told.reading.sentences[m.sentence]
    return sentence.new_paragraph and sentence.start == m.start > told.first and names_it(told, m)


def _is_choice(told: Told, m: Mention) -> bool:
    """'None / faint / other': the first of several answers, between which nobody chose."""
    return any(told.reading.text[m.end : e.start].strip() in _OR for e in told.of(*EVENTS) if m.end < e.start)


def by_procedure(told: Told) -> list[Mention]:
    """'Biopsy: haematoma. LP: none': under the header, the answer for the puncture, which leaves the rest to something else."""
    sentences = told.reading.sentences
    here = [
        m
        for m in told.of("complication.none-here")
        if any(told.is_heading(s.section) for s in sentences[max(0, m.sentence - 1) : m.sentence + 1])
    ]
    return here + [m for m in told.of("complication.none", *VALUES) if told.items.get(told.item(m))]


def besides(told: Told) -> list[Mention]:
    """'No other complication': none at all, where no event was told."""
    return [m for m in told.of("complication.none-other") if told.is_said(m) and (m.category not in STORY or told.is_narrative(m, STORY))]


def _is_of_this(told: Told, m: Mention) -> bool:
    """Whether a statement is a field, or stands beside how it was borne, where a reason seems to go on to the end."""
    borne = any(n.sentence == m.sentence and n.start < m.start for n in told.of("complication.tolerated"))
    return m.label == "complication.none" and m.category == "indication" and (borne or m.value == _FIELD)
