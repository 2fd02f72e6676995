"""How much of a note has to be read to know which procedure it records.

Most notes of an export have nothing to do with a spinal puncture. What is told here from the names that a text could hold is exact: no
rule of `procedure` can hold without the names asked for here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

# Each of these is enough to have the whole note read.
_ENOUGH = frozenset(
    {
        "name.lp",
        "name.drain",
        "name.myelogram",
        "name.injection",
        "name.cervical",
        "deed.blood",
        "deed.reservoir",
        "deed.other",
        "deed.epidural",
        "deed.drug",
        "halt.unused",
        "level",
    }
)
# What stands beside a level or a place of the spine where a puncture is told without its name.
_BESIDE_LEVEL = frozenset({"entry", "flow", "numbing.given"})
_BESIDE_PLACE = frozenset({"entry", "numbing.given"})
_FELT = frozenset({"imaging.landmark", "posture.given"})  # a place as good as one of the spine
_PLACE = "spine"
_ANOTHER = "side.procedure"
SCREENED = frozenset({*_ENOUGH, *_BESIDE_LEVEL, *_BESIDE_PLACE, *_FELT, _PLACE, _ANOTHER})
# The families that tell whether the name of another procedure counts, where there is nothing else to tell.
BESIDE = frozenset({"side", "begin"})


class Extent(Enum):
    """Nothing of a note, the names of other procedures in it, or the whole of it."""

    NOTHING = 0
    BESIDE = 1
    WHOLE = 2


def extent(names: Iterable[str], holds: Callable[[str], bool]) -> Extent:
    """What has to be read of a text.

    Args:
        names: the labels and families of the phrases that it could hold.
        holds: whether it holds a measurement of a label or family; asked only where it matters.
    """
    seen = set()
    for name in names:
        if name in _ENOUGH:
            return Extent.WHOLE
        seen.add(name)
    if (_PLACE in seen or seen >= _FELT) and (seen & _BESIDE_PLACE or holds("entry.gauge")):
        return Extent.WHOLE
    if (seen & _BESIDE_LEVEL or holds("pressure.opening") or holds("entry.gauge")) and holds("level"):
        return Extent.WHOLE
    return Extent.BESIDE if _ANOTHER in seen else Extent.NOTHING
