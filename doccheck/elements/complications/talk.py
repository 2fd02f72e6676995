"""Talk of what may come, and what came of it.

Words such as "discussed", "to avoid" or "until" make an event hypothetical; an account of the puncture holds them too.
Source: labelling guide, element 5.
"""

from __future__ import annotations

import re

from doccheck.elements.complications.told import OPINION, ORDERS
from doccheck.pipeline import Mention, Reading

_QUESTION = 60  # characters from a name to the end of the answer to a question for it
_ANSWER = 14
_FIRST_WORD = re.compile(r"[\s)?:-]*(\w+)")
_SOFT = "soft"  # words that an account of what came holds too
_TALK = ORDERS | OPINION | {"consent", "time_out"}
_PROOF = ("came.happened", "faint.low")
_MAY = ("came.may", "consent.talk", "consent.explained")


def is_answered_no(reading: Reading, m: Mention) -> bool:
    """Whether a mention is only asked for, and the answer is no: 'He fainted? No.', 'Leg pain during LP? [x] no [ ] yes'."""
    mark = reading.text.find("?", m.end, m.end + _QUESTION)
    if mark < 0 or reading.parted(m.end, mark, ".;!"):
        return False
    ticked = (box.end for box in reading.of("box.ticked") if mark < box.start <= mark + _ANSWER)
    begin = next(ticked, mark + 1)
    answer = _FIRST_WORD.match(reading.text, begin, begin + _ANSWER)
    return answer is not None and answer[1].lower() in reading.list_of("answerno")


def came(reading: Reading, m: Mention) -> bool:
    """Whether an event beside words of talk is told all the same: 'as discussed, a zing on the second pass, gone at once'."""
    if m.assertion != "hypothetical" or m.category in _TALK or m.cue_kind != _SOFT:
        return False
    return bool(reading.inside(m.sentence, *_PROOF)) and not reading.inside(m.sentence, *_MAY)
