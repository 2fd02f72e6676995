"""Which phrases a sentence could hold, told by the words that every match of them holds, for all phrases at once.

Each phrase has a bit of its own in the numbers that are kept for a shape.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import or_

from doccheck.pipeline.matching.shapes import Shape
from doccheck.rules.phrase import Node, Phrase

_MOST = 200  # words of a group
_GROUPS = 3  # of needed words, at most, that are looked at for one phrase


class Needs(dict[Shape, int]):
    """For each shape, the phrases of which it is a needed word: those whose first group it is in and, above them, group by group.

    Args:
        phrases: in the order of their bits.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        super().__init__()
        self._width = len(phrases)
        self._unneeded = 0  # the groups that phrases do not have
        self._of: dict[str, int] = defaultdict(int)
        needed = [_groups(phrase) for phrase in phrases]
        used = Counter(word for groups in needed for group in groups for word in group)
        for number, groups in enumerate(needed):
            rarest = sorted(groups, key=lambda group: sum(used[word] for word in group))
            for place in range(_GROUPS):
                bit = 1 << (place * self._width + number)
                if place >= len(rarest):
                    self._unneeded |= bit
                    continue
                for word in rarest[place]:
                    self._of[word] |= bit

    def __missing__(self, shape: Shape) -> int:
        bits = self[shape] = reduce(or_, (self._of[word] for word in shape if word in self._of), 0)
        return bits

    def met(self, sentence: Sequence[Shape]) -> int:
        """The bits of the phrases of which a sentence holds a word of each group."""
        held = reduce(or_, [self[shape] for shape in sentence], self._unneeded)
        out = held & ((1 << self._width) - 1)
        for place in range(1, _GROUPS):
            out &= held >> (place * self._width)
        return out


def _groups(phrase: Phrase) -> list[frozenset[str]]:
    """For each part that cannot be left out after the first, a group of words of which every match holds one."""
    return [group for node in phrase.nodes[1:] if (group := _group(node)) and len(group) <= _MOST]


def _group(node: Node) -> frozenset[str]:
    """Words of which every match of a part holds one, or none where a match need hold none that can be told."""
    if isinstance(node, str):
        return frozenset((node,))
    if isinstance(node, int) or node.optional:
        return frozenset()
    out: set[str] = set()
    for way in node.ways:
        groups = [group for part in way if (group := _group(part))]
        if not groups:
            return frozenset()
        out |= min(groups, key=lambda group: (len(group), -min(map(len, group))))  # long words are rarer
    return frozenset(out)
