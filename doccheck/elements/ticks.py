"""Levels, amounts and purposes of a form that are ticked: a choice counts where its own box or blank is marked.

Source: labelling guide, "status": an unfilled placeholder or an unresolved list documents nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from doccheck.pipeline import Mention

TICKED = frozenset({"box.ticked", "tick.yes"})
_BOX_GAP = 8
_OPTION = 20  # characters from a box to a choice at the end of its option: "[x] bottle 3  3 mL"
_BLANKS = 4
_NEXT_CHOICE = 14


def kept(levels: Sequence[Mention], boxes: Sequence[Mention]) -> list[Mention]:
    """The levels of a sentence without those whose box is empty, or that stand unmarked beside a marked one."""
    if not boxes or not levels:
        return list(levels)
    if _open_options(levels, boxes):
        own = [_before(levels, i, boxes, _OPTION) for i in range(len(levels))]
    elif _stand_ahead(levels, boxes):
        own = [_before(levels, i, boxes, _BOX_GAP) for i in range(len(levels))]
    else:
        own = [_after(levels, i, boxes) for i in range(len(levels))]
    chosen = any(box is not None and box.label in TICKED for box in own)
    return [
        level
        for i, (level, box) in enumerate(zip(levels, own, strict=True))
        if (box.label in TICKED if box is not None else not (chosen and _listed(levels, i)))
    ]


def _open_options(levels: Sequence[Mention], boxes: Sequence[Mention]) -> bool:
    """Whether each box opens an option whose words stand between it and the level: '[x] bottle 1  4 mL  [ ] bottle 2  3 mL  [ ] 3'."""
    if boxes[0].start > levels[0].start:
        return False
    boxed = [(next((b for b in reversed(boxes) if x.end <= b.start < y.start), None), y) for x, y in pairwise(levels)]
    return bool(boxed) and all(box is not None and _BLANKS < y.start - box.end <= _OPTION for box, y in boxed)


def _stand_ahead(levels: Sequence[Mention], boxes: Sequence[Mention]) -> bool:
    """Whether the boxes stand before their levels: each is nearer to the next level than to the one it follows."""
    votes = 0
    for box in boxes:
        behind = min((box.start - x.end for x in levels if x.end <= box.start), default=_BOX_GAP)
        ahead = min((max(0, x.start - box.end) for x in levels if x.start >= box.start), default=_BOX_GAP)
        votes += (ahead < behind) - (behind < ahead)
    return votes > 0 or (votes == 0 and boxes[0].start < levels[0].start)


def _before(levels: Sequence[Mention], i: int, boxes: Sequence[Mention], reach: int) -> Mention | None:
    """The box of one level before it, or with which its words begin, and not past the level before."""
    low, start = levels[i - 1].end if i else 0, levels[i].start
    return next((b for b in reversed(boxes) if low <= b.start <= start and start - b.end <= reach), None)


def _after(levels: Sequence[Mention], i: int, boxes: Sequence[Mention]) -> Mention | None:
    """The box of one level after it, and not past the next level."""
    end = levels[i].end
    high = levels[i + 1].start if i + 1 < len(levels) else end + _BOX_GAP
    return next((b for b in boxes if end <= b.start < high), None)


def _listed(levels: Sequence[Mention], i: int) -> bool:
    """Whether a level stands in a row with another one."""
    level = levels[i]
    before = i > 0 and level.start - levels[i - 1].end <= _NEXT_CHOICE
    return before or (i + 1 < len(levels) and levels[i + 1].start - level.end <= _NEXT_CHOICE)
