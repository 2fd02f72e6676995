"""A sentence with its marks of fluid: how near to an amount each mark stands.

Distances are counted in words, with pauses as several words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from doccheck.pipeline import Mention, Reading

BARE_SUMS = frozenset({"volume.bare-total", "volume.bare-sum"})
# Numbers without a unit.
BARE = BARE_SUMS | {f"volume.{kind}" for kind in ("bare", "bare-field", "bare-days", "bare-not", "bare-should", "bare-for", "bare-taken")}
NUMBERS = BARE | {"volume.amount", "volume.product", "volume.headed", "volume.syringes", "volume.mark", "volume.last"}
TAKEN = ("taken.done", "taken.let")
NEVER = 99
_PAUSES = {",": 4, ";": 9, "|": 4, "\u2022": 9, "(": 3, "=": 2, "/": 3, ">": 5}
_REACH = 240  # characters


class Words:
    """One sentence with its marks, and what stands between them."""

    def __init__(
        self, reading: Reading, index: int, found: Sequence[Mention], marks: dict[int, list[Mention]], recorded: bool = False
    ) -> None:
        self.reading = reading
        self.recorded = recorded  # in a record that others kept
        self.index = index
        self.found = found
        self.starts = [m.start for m in found]
        self.marks = marks
        self.measured_from: Mention | None = None
        self.gaps: dict[str, list[tuple[int, bool]]] = {}
        self.category = reading.sentences[index].section.category

    def gap(self, amount: Mention, *labels: str, before: int = NEVER, after: int = NEVER) -> int:
        """Words between an amount and the nearest mark with one of these labels, up to so many before or after it."""
        gaps = self.gaps_of(amount)
        found = (gap for label in labels for gap, is_before in gaps.get(label, ()) if gap <= (before if is_before else after))
        return min(found, default=NEVER)

    def gaps_of(self, amount: Mention) -> dict[str, list[tuple[int, bool]]]:
        """For each label, how far its marks stand from an amount, and whether before it."""
        if amount is not self.measured_from:
            self.measured_from, self.gaps = amount, {}
            for mark in self.around(amount):
                if mark is not amount:
                    self.gaps.setdefault(mark.label, []).append((self.apart(mark, amount), mark.start <= amount.start))
        return self.gaps

    def around(self, place: Mention) -> Sequence[Mention]:
        """The marks that stand near a place, so that time grows with the length of a sentence alone."""
        return self.found[bisect_left(self.starts, place.start - _REACH) : bisect_left(self.starts, place.end + _REACH)]

    def before(self, place: Mention, *labels: str) -> list[Mention]:
        """The marks near a place, of these labels or families, that end before it begins."""
        return [m for m in self.around(place) if m.end <= place.start and (m.label in labels or m.family in labels)]

    def after(self, place: Mention, *labels: str) -> list[Mention]:
        """The marks near a place, of these labels or families, that begin after its end."""
        return [m for m in self.around(place) if m.start >= place.end and (m.label in labels or m.family in labels)]

    def withdrawn_before(self) -> bool:
        """Whether the sentence before says that something is wrong: 'Volume of 26 mL is wrong. It was 32 mL.'"""
        return any(m.label == "sum.wrong" for m in self.marks.get(self.index - 1, ()))

    def apart(self, one: Mention, other: Mention) -> int:
        """Words between two marks."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        between = self.reading.text[first.end : second.start]
        parts = between.split()
        words = [w for w in parts if any(c.isalnum() for c in w)]
        pauses = sum(weight * between.count(sign) for sign, weight in _PAUSES.items())
        stops = 9 * sum(w.endswith(".") for w in words[:-1])
        joints = self.reading.list_of("volumejoint")
        return len(words) + pauses + stops + 2 * sum(w.lower() in joints for w in parts)

    def between(self, one: Mention, other: Mention) -> str:
        """What is written between two marks."""
        return self.reading.text[one.end : other.start].strip().lower()

    def text_before(self, place: Mention, characters: int) -> str:
        """So many characters before a place, without the blanks and the sign for 'about' that lead to it."""
        return self.reading.text[max(0, place.start - characters) : place.start].rstrip(" ~")

    def text_after(self, place: Mention, characters: int) -> str:
        """So many characters after a place."""
        return self.reading.text[place.end : place.end + characters].lstrip()

    def nearest(self, mark: Mention, labels: Set[str], before: int, after: int) -> Mention | None:
        """The amount that a mark belongs to: the nearest one, or the larger of two, if it stands near enough."""
        near = []
        for amount in self.around(mark):
            if amount.label in labels:
                gap = self.apart(mark, amount)
                if gap <= (before if mark.start <= amount.start else after):
                    near.append((gap, -(amount.high or 0.0), amount.start, amount))
        return min(near)[3] if near else None
