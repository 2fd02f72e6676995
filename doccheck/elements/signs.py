"""Signs that a needle went in, in the sentences about the note's own puncture.

Only affirmed mentions of those sentences count; a choice of a form counts where its box is ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doccheck.pipeline import Mention, Reading

_STEPS = ("posture.given", "numbing.given", "entry", "flow", "cover.put", "pressure.opening", "level.interspace")


_CHOICES = ("posture", "numbing", "entry", "flow", "cover", "level", "imaging")


@dataclass(frozen=True, slots=True)
class Signs:
    """Affirmed mentions of the note's own puncture, by label.

    Args:
        found: the mentions, in order.
    """

    found: tuple[Mention, ...]

    def of(self, *labels: str) -> list[Mention]:
        """Mentions whose label or family is one of `labels`."""
        return [m for m in self.found if m.label in labels or m.family in labels]

    @property
    def entry(self) -> list[Mention]:
        """Words of a needle or catheter that went in."""
        return self.of("entry.needle", "entry.catheter", "entry.gauge")

    @property
    def flow(self) -> list[Mention]:
        """Words of spinal fluid that came."""
        return self.of("flow.csf", "flow.measured", "pressure.opening")

    def steps(self) -> int:
        """How many different steps of a puncture are told."""
        return sum(bool(self.of(label)) for label in _STEPS)


def gather(reading: Reading, sentences: frozenset[int]) -> Signs:
    """The affirmed mentions of the sentences about the puncture."""
    unticked = _unticked(reading)
    counted = sentences - _menus(reading)
    return Signs(
        tuple(
            m
            for m in reading.mentions
            if m.assertion == "affirmed" and m.sentence in counted and not _is_unticked(m, unticked)
        )
    )


def _menus(reading: Reading) -> set[int]:
    """Sentences that are a menu left open: choices between bars, two of one kind among them."""
    out: set[int] = set()
    for menu in reading.of("menu.options"):
        kinds = [m.family for m in reading.between(menu.start, menu.end, *_CHOICES)]
        if len(kinds) > len(set(kinds)):
            out.add(menu.sentence)
    return out


def _unticked(reading: Reading) -> dict[int, list[Mention]]:
    boxes: dict[int, list[Mention]] = {}
    for m in reading.of("box"):
        boxes.setdefault(m.sentence, []).append(m)
    return boxes


def _is_unticked(mention: Mention, boxes: dict[int, list[Mention]]) -> bool:
    """Whether the box before a mention is empty."""
    before: Sequence[Mention] = [b for b in boxes.get(mention.sentence, ()) if b.end <= mention.start]
    return bool(before) and before[-1].label == "box.empty"
