"""Whether a statement of none is plainly of this puncture: its own words say what it is of, or those that lead to it tell the puncture.

A statement is not taken for this puncture's because nothing known gives it to another: words that nobody foresaw may do so.
Source: labelling guide, "status": earlier and other procedures never document this puncture.
"""

from __future__ import annotations

import re

from doccheck.elements.complications.told import EVENTS, Told
from doccheck.pipeline import Mention

_WORD = re.compile(r"[a-z#][a-z/'\u2019-]*|[.;,()\n]")
_STOPS = frozenset(".;,()\n")
_GIVES = frozenset({"of", "with", "w", "w/", "from", "for"})
_STEPS = (
    *("needle", "flow", "volume", "name", "cover", "entry", "level", "pressure", "container", "posture", "numbing"),
    *("complication.tolerated", "fluid.csf", "meant.puncture", "moment.this-time", "now", "except.save"),
)


def is_plain(told: Told, m: Mention) -> bool:
    """Whether nothing stands before a statement of none, or behind it, by which it may be of something else than this puncture."""
    behind = told.reading.text[m.end : told.reading.sentences[m.sentence].end]
    if told.reading.names("compact", behind):
        return True
    return _is_of_it(told, m, behind) and (told.is_headed(m) or _is_led_to(told, m))


def _is_of_it(told: Told, m: Mention, behind: str) -> bool:
    """'None of any kind', not 'none with the line': what it is of is named in words that may mean the puncture."""
    words = _WORD.findall(behind.lower())
    if (words[:1] and words[0] not in _GIVES) or told.reading.names("ownobject", m.text):
        return True
    for word in words[1:]:
        if word in _STOPS:
            return False
        if told.reading.names("ownobject", word) or word.startswith("#"):
            return True
        if word not in told.reading.list_of("ownlink"):
            return False
    return True


def _is_led_to(told: Told, m: Mention) -> bool:
    """Whether the words of the sentence before a statement say nothing, tell a step or its outcome, or name the puncture."""
    reading = told.reading
    start = reading.sentences[m.sentence].start
    words = [w for w in _WORD.findall(reading.text[start : m.start].lower()) if w not in _STOPS]
    if all(reading.names("ownlead", w) for w in words):
        return True
    if any(n.start < m.start for n in reading.inside(m.sentence, *_STEPS, *EVENTS)):
        return True
    told_by_another = any(reading.names("reporting", w) for w in words)
    return any(reading.names("ownobject", w) or (not told_by_another and reading.names("ownsubject", w)) for w in words)
