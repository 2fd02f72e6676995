"""Amounts that the author puts in the place of others.

Source: labelling guide, element 4.
"""

from __future__ import annotations

from collections import defaultdict

from doccheck.elements.csf_volume.totals import Total
from doccheck.elements.csf_volume.volumes import Amount, Volumes
from doccheck.pipeline import Mention, Reading

_OTHER_MATTERS = frozenset({"level", "pressure", "imaging", "complication"})
_NEAR = 3  # sentences
_JUST_AFTER = 12  # characters


def find_correction(reading: Reading, volumes: Volumes) -> Total | None:
    """The value that the author puts in the place of another."""
    standing: dict[int, list[Amount]] = defaultdict(list)
    for amount in volumes.amounts:
        if amount.role not in ("struck", "part"):
            standing[amount.mention.sentence].append(amount)
    for index, told in standing.items():
        standing[index] = [a for a in told if a.role != "record"] or told
    struck = [a.mention for a in volumes.amounts if a.role == "struck"]
    for mark in [*_corrections(reading), *struck]:
        section = reading.sentences[mark.sentence].section
        here = standing.get(mark.sentence, [])
        after = [a for a in here if a.mention.start >= mark.start]
        next_ones = [
            i for i in range(mark.sentence + 1, mark.sentence + 1 + _NEAR) if i in standing and reading.sentences[i].section is section
        ]
        later = [a for i in next_ones for a in standing[i]]
        for found in (after, later, here):
            if found:
                earlier = [a.high for a in volumes.amounts if a.mention.sentence < mark.sentence or a.role == "struck"]
                new = [a for a in found if a.high not in earlier] or found
                return Total(new[0].low, new[0].high, (new[0],))
    return None


def _corrections(reading: Reading) -> list[Mention]:
    """Marks of a correction of the amount; weaker words only in an addendum or beside the word 'volume' or an amount that is withdrawn."""
    marks = reading.of("sum.corrected", "sum.wrong", "sum.amended")
    labels: dict[int, set[str]] = {m.sentence: set() for m in marks}
    for word in reading.of("taken.volume", "sum.struck", "volume", *_OTHER_MATTERS) if marks else ():
        if word.sentence in labels and word.label != "volume.rate":
            labels[word.sentence].add(word.family if word.family in _OTHER_MATTERS else word.label)
    out = []
    for mark in marks:
        addendum = mark.category == "addendum"
        other = labels[mark.sentence] & _OTHER_MATTERS
        near = labels[mark.sentence] - _OTHER_MATTERS
        if mark.label == "sum.amended":
            meant = bool(near & {"taken.volume", "sum.struck"}) or (addendum and bool(near))
        else:
            meant = bool(near) or (addendum and not other) or _followed_by_amount(reading, mark)
        if meant:
            out.append(mark)
    return out


def _followed_by_amount(reading: Reading, mark: Mention) -> bool:
    """Whether an amount comes right after a mark of correction."""
    return any(0 <= m.start - mark.end <= _JUST_AFTER for m in reading.inside(mark.sentence, "volume.amount"))
