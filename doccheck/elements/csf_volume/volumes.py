"""The record of what a note says about how much spinal fluid was taken.

Source: labelling guide, element 4.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from doccheck.pipeline import Mention

TUBES = frozenset({"each", "tube", "lot"})  # roles of what single containers or draws held


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of spinal fluid.

    Args:
        low, high: in mL.
        mention: where it stands.
        role: total, more (on top of another), final, first, initial, after (what had come by then), part, each, tube (what tubes hold),
            lot (one of several draws), sample (sent or kept), and, then (said after that word), struck, record (told by others) or plain.
        sure: spinal fluid by the words of its own sentence, not only by the sentences before.
        field: the value of a field for what was taken.
        pressed: a pressure is told right after it.
        purpose: the label of the purpose that it was taken for, where its words name one.
        tested: a test that it went for is named right after it.
        recorded: it stands in a record that others kept of the same puncture.
    """

    low: float
    high: float
    mention: Mention
    role: str
    sure: bool
    field: bool = False
    pressed: bool = False
    purpose: str = ""
    recorded: bool = False
    tested: bool = False


@dataclass(slots=True)
class Volumes:
    """What a note says about how much spinal fluid was taken: amounts, words that come close to one, and how often it names a number."""

    amounts: list[Amount] = field(default_factory=list)
    rates: list[Mention] = field(default_factory=list)
    orders: list[Mention] = field(default_factory=list)
    vague: list[Mention] = field(default_factory=list)
    tubes: list[Mention] = field(default_factory=list)
    titles: list[Mention] = field(default_factory=list)
    none: list[Mention] = field(default_factory=list)
    rest: list[Mention] = field(default_factory=list)
    more: list[Mention] = field(default_factory=list)
    untold: list[Mention] = field(default_factory=list)
    numbers: Counter[float] = field(default_factory=Counter)


def with_role(amount: Amount, role: str) -> Amount:
    """The same amount in another role."""
    return replace(amount, role=role)
