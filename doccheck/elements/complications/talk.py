"""Talk of what may come, and what came of it.

Words such as "discussed", "to avoid" or "until" make an event hypothetical; an account of the puncture holds them too.
Source: labelling guide, element 5.
"""

from __future__ import annotations

from doccheck.elements.complications.told import OPINION, ORDERS
from doccheck.pipeline import Mention, Reading

_QUESTION = 60  # characters from a name to the end of the answer to a question for it
_ANSWER = 14
_TICKED = ("[x]", "(x)", "\u2611", "\u2612", "\u2713", "\u2714")
_NO = ("no", "n", "n.", "n,", "n;", "n ", "ni", "de")
_SOFT = ("(complication.warned-of)", "(complication.heeded)", "(complication.foreseen)")
_TALK = ORDERS | OPINION | {"consent", "time_out"}
_PROOF = ("came.happened", "faint.low")
_MAY = ("came.may", "consent.talk", "consent.explained")


def is_answered_no(reading: Reading, m: Mention) -> bool:
    """Whether a mention is only asked for, and the answer is no: 'He fainted? No.', 'Leg pain during LP? [x] no [ ] yes'."""
    after = reading.text[m.end : m.end + _QUESTION]
    question, mark, answer = after.partition("?")
    if not mark or any(c in question for c in ".;!"):
        return False
    answer = answer.lower()
    ticked = next((answer.find(box) + len(box) for box in _TICKED if 0 <= answer.find(box) < _ANSWER), 0)
    return answer[ticked : ticked + _ANSWER].lstrip(" )?-:\r\n")[:2] in _NO


def came(reading: Reading, m: Mention) -> bool:
    """Whether an event beside words of talk is told all the same: 'as discussed, a zing on the second pass, gone at once'."""
    if m.assertion != "hypothetical" or m.category in _TALK or not m.cue.endswith(_SOFT):
        return False
    return bool(reading.inside(m.sentence, *_PROOF)) and not reading.inside(m.sentence, *_MAY)
