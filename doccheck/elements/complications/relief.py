"""A headache that got better: told behind the puncture as gone, or rated less than before it.

Source: labelling guide, element 5: a headache after the puncture is an event; the one that led to it is not.
"""

from __future__ import annotations

import re

from doccheck.elements.complications.told import HEADACHE, Told
from doccheck.pipeline import Mention

_RATED_WITHIN = 25  # characters
_RATED = re.compile(r"\b(\d|10)(?:\s?/\s?10\b|(?=\s*(?:[,.;)\n]|$)))")
_RATED_BEFORE = re.compile(
    r"\b(\d|10)\s?/\s?10\b|\b(?:headaches?|ha)\b[^.;\n]{0,20}?(?<!\d)(\d|10)\b(?!\s?(?:/|x|d|h|w|mo|y|min|st\b|nd\b|th\b))", re.I
)


def is_relief(told: Told, m: Mention) -> bool:
    """'Headache gone within the hour, vision clear on sitting up': it got better, whatever the posture of the next clause."""
    if m.label == HEADACHE and m.value == "named":
        return _is_rated_less(told, m, told.reading.text[m.start : m.end + _RATED_WITHIN])
    if m.label != HEADACHE or m.value != "postural":
        return False
    first, comma, rest = m.text.lower().partition(",")
    better = any(b.end <= m.start + len(first) for b in told.reading.between(m.start, m.end, "came.better", "head.trap"))
    gone = better or told.reading.names("headgone", first) or _is_rated_less(told, m, first)
    return bool(comma) and gone and not told.reading.names("recline", first) and not told.reading.names("headback", rest)


def _is_rated_less(told: Told, m: Mention, words: str) -> bool:
    """'Headache 8/10. ... Headache after the tap 3/10': rated less than it was before."""
    after = [int(n) for n in _RATED.findall(words)]
    before = [int(a or b) for a, b in _RATED_BEFORE.findall(told.reading.text, 0, m.start)]
    return bool(after) and max(after) < max(before, default=0)
