"""Levels of a form that are ticked: a choice counts where its own box or blank is marked.

Source: labelling guide, "status": an unfilled placeholder or an unresolved list documents nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from doccheck.pipeline import Mention

TICKED = frozenset({"box.ticked", "tick.yes"})
_BOX_GAP = 8
_NEXT_CHOICE = 14


def kept(levels: Sequence[Mention], boxes: Sequence[Mention]) -> list[Mention]:
    """The levels of a sentence without those whose box is empty, or that stand unmarked beside a marked one."""
    if not boxes or not levels:
        return list(levels)
    ahead = _stand_ahead(levels, boxes)
    own = [_own(levels, i, boxes, ahead) for i in range(len(levels))]
    chosen = any(box is not None and box.label in TICKED for box in own)
    return [
        level
        for i, (level, box) in enumerate(zip(levels, own, strict=True))
        if (box.label in TICKED if box is not None else not (chosen and _listed(levels, i)))
    ]


def _stand_ahead(levels: Sequence[Mention], boxes: Sequence[Mention]) -> bool:
    """Whether the boxes stand before their levels: each is nearer to the next level than to the one it follows."""
    votes = 0
    for box in boxes:
        behind = min((box.start - x.end for x in levels if x.end <= box.start), default=_BOX_GAP)
        ahead = min((x.start - box.end for x in levels if x.start >= box.end), default=_BOX_GAP)
        votes += (ahead < behind) - (behind < ahead)
    return votes > 0 or (votes == 0 and boxes[0].start < levels[0].start)


def _own(levels: Sequence[Mention], i: int, boxes: Sequence[Mention], ahead: bool) -> Mention | None:
    """The box of one level: before it or after it, and not past the next level."""
    level = levels[i]
    if ahead:
        low = levels[i - 1].end if i else 0
        return next((b for b in reversed(boxes) if low <= b.start < level.start and level.start - b.end <= _BOX_GAP), None)
    high = levels[i + 1].start if i + 1 < len(levels) else level.end + _BOX_GAP
    return next((b for b in boxes if level.end <= b.start < high), None)


def _listed(levels: Sequence[Mention], i: int) -> bool:
    """Whether a level stands in a row with another one."""
    level = levels[i]
    before = i > 0 and level.start - levels[i - 1].end <= _NEXT_CHOICE
    return before or (i + 1 < len(levels) and levels[i + 1].start - level.end <= _NEXT_CHOICE)
