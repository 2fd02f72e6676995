"""Records that others kept of the same puncture: a nurse's sheet or log below the author's note.

Source: labelling guide, element 4.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.elements.csf_volume.volumes import Amount
from doccheck.pipeline import Mention, Reading

_LEAD = 8  # characters before a heading
_BRACKET = 3
_NOT_WHOLE = frozenset({"after", "part", "first", "initial", "sample", "more", "final", "then", "and", "tube", "lot", "struck"})


def find_records(reading: Reading) -> set[int]:
    """The sentences below the heading of somebody else's record, to the end of its paragraph; a title heads no such record."""
    out: set[int] = set()
    for heading in reading.affirmed("sum.record", "sum.record-head"):
        if _heads(reading, heading):
            out.add(heading.sentence)
            for index in range(heading.sentence + 1, len(reading.sentences)):
                below = reading.sentences[index]
                if (below.new_paragraph and index > heading.sentence + 1) or (not below.new_line and index == heading.sentence + 1):
                    break
                out.add(index)
    return out


def _heads(reading: Reading, heading: Mention) -> bool:
    """Whether a mention heads a block: it opens its line, which tells no amount of its own unless it is the first entry."""
    sentence = reading.sentences[heading.sentence]
    if heading.sentence == 0 or not sentence.new_line or heading.start - sentence.start > _LEAD:
        return False
    return not reading.inside(heading.sentence, "volume.amount")


def contradicting(reading: Reading, records: Sequence[Amount], low: float, high: float) -> list[Amount]:
    """The amounts of others' records that are not what the author says; in a log, what had come by some hour is no whole."""
    apart = [a for a in records if a.low > high or a.high < low]
    most = max((a.high for a in records), default=0.0)
    return [a for a in apart if a.low > high or not (a.recorded and (a.high < most or _had_come_by_then(reading, a)))]


def _had_come_by_then(reading: Reading, amount: Amount) -> bool:
    bracketed = reading.text[max(0, amount.mention.start - _BRACKET) : amount.mention.start].rstrip(" ~").endswith("(")
    return bracketed or amount.role in _NOT_WHOLE
