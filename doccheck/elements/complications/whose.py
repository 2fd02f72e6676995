"""Whose a statement is: another puncture's, another part's or another record's, by the words before it or right behind it.

Source: labelling guide, "status": earlier and other procedures never document this puncture.
"""

from __future__ import annotations

import re

from doccheck.elements.complications.told import Told
from doccheck.pipeline import Mention

_BEHIND = 3  # characters from a statement to the words that give it to another
_NUMBER = re.compile(r"\d+")
_APART, _DATED, _NUMBERED, _TAIL = "moment.apart", "moment.dated", "moment.numbered", "moment.apart-behind"
_TODAY = "complication.none-today"
_NOW = ("now", "moment.this-time")


def is_apart(told: Told, m: Mention) -> bool:
    """Whether a statement is of another puncture, part or record: 'Intern's note: none', '#1, 2: none', 'none of the nasal part'."""
    if m.label == _TODAY:
        return False
    inside = told.reading.inside
    leads = inside(m.sentence, _APART, _DATED) + [n for n in inside(m.sentence, _NUMBERED) if _is_other_number(told, n)]
    if any(n.end <= m.start and not _is_back(told, n, m) for n in leads):
        return True
    if any(0 <= n.start - m.end <= _BEHIND for n in inside(m.sentence, _TAIL, _DATED)):
        return True
    return _is_other_part(told, m)


def _is_back(told: Told, lead: Mention, m: Mention) -> bool:
    """Whether the words between turn back to this puncture: a bracket closes, another number is named, or 'today' is said."""
    reading = told.reading
    own = [n for n in reading.between(lead.end, m.start, _NUMBERED) if not _is_other_number(told, n)]
    return bool(own) or reading.parted(lead.end, m.start, ");") or bool(reading.between(lead.end, m.start, *_NOW))


def _is_other_number(told: Told, ref: Mention) -> bool:
    """Whether numbers of a series are all others than this puncture's, which is the last that is named; ranges are of earlier ones."""
    own = max((n.low or 0 for n in told.reading.of("tap.number")), default=0)
    numbers = [int(number) for number in _NUMBER.findall(ref.text)]
    return own not in numbers if own else len(numbers) > 1 and not told.items


def _is_other_part(told: Told, m: Mention) -> bool:
    """Whether a statement stands under the header of a part ('ENT part:') in which no puncture is told, while another part tells it."""
    section = told.section(m)
    header = told.reading.text[section.start : section.body]
    if m.start < section.body or told.is_headed(m) or not told.reading.names("partheader", header):
        return False
    if told.reading.names("ownpart", header):
        return False
    return bool(told.acts) and all(told.reading.sentences[act].section is not section for act in told.acts)
