"""Talk of what may come, and what came of it.

Words such as "discussed", "to avoid" or "until" make an event hypothetical; an account of the puncture holds them too.
Source: labelling guide, element 5.
"""

from __future__ import annotations

from doccheck.elements.complications.told import OPINION, ORDERS
from doccheck.pipeline import Mention, Reading

_SOFT = ("(complication.warned-of)", "(complication.heeded)", "(complication.foreseen)")
_TALK = ORDERS | OPINION | {"consent", "time_out"}
_PROOF = ("came.happened", "faint.low")
_MAY = ("came.may", "consent.talk", "consent.explained")


def came(reading: Reading, m: Mention) -> bool:
    """Whether an event beside words of talk is told all the same: 'as discussed, a zing on the second pass, gone at once'."""
    if m.assertion != "hypothetical" or m.category in _TALK or not m.cue.endswith(_SOFT):
        return False
    return bool(reading.inside(m.sentence, *_PROOF)) and not reading.inside(m.sentence, *_MAY)
