"""The safety net: a complaint after the needle, beside 'none', that nothing in the note excuses.

It is not known for an event, but 'none' is not settled either: an excuse is said in words (it is denied, old, better, another's,
asked about or to be looked out for).
Source: labelling guide, element 5.
"""

from __future__ import annotations

from doccheck.elements.complications.talk import is_answered_no
from doccheck.elements.complications.told import BEFORE, OPINION, ORDERS, Told
from doccheck.pipeline import Mention

_ELECTRIC = "hurt.electric"  # a drug tingles too, and a bed is electric: somebody felt it while the needle was in
_COMPLAINTS = ("complication.ailment", _ELECTRIC)
_DEFICIT = "deficit"  # other complaints, such as a headache, are as often those that led to the puncture
_EXCUSES = (
    "came.better",
    "came.may",
    "hurt.old",
    "hurt.denial",
    "complication.old",
    "indication.lead",
    "consent.talk",
    "consent.explained",
)
_ADVICE = "instruction"


def unaccounted(told: Told) -> list[Mention]:
    """Complaints told after the first words of the puncture, outside orders and opinions, that have no excuse in their sentence."""
    reading = told.reading
    found = [m for label in _COMPLAINTS for m in reading.of(label) if told.acts and m.sentence > told.acts[0]]
    return [m for m in found if m.value in (_DEFICIT, None) and _is_bare(told, m)]


def _is_bare(told: Told, m: Mention) -> bool:
    """Whether nothing in the words around a complaint excuses it."""
    reading = told.reading
    if m.assertion != "affirmed" or m.category in BEFORE | ORDERS | OPINION | {"complications"} or m.sentence in told.warned:
        return False
    if not told.at(m).isdisjoint({"moment.others", "moment.elsewhere", "moment.this-time"}) or is_answered_no(reading, m):
        return False
    if reading.text[m.end :].lstrip()[:1] == "?":
        return False
    if m.label == _ELECTRIC and (m.sentence > told.acts[-1] + 1 or not reading.inside(m.sentence, "hurt.verb")):
        return False
    return all(m.start <= e.start < m.end for e in reading.inside(m.sentence, *_EXCUSES, _ADVICE))
