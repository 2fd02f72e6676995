"""How much of a note has to be read to know which procedure it records.

Most notes of an export have nothing to do with a spinal puncture. What is told here from the names that a text could hold is exact: each
question below is what a rule of `procedure` cannot do without, and what it could find is only ever taken for more than it is. Fluid,
amounts, containers and imaging are not asked about: what stands beside them decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from doccheck.pipeline import STARTING

ANOTHER = "side.procedure"
# Deeds and names that alone are enough for a rule, and the words for a needle left unused, which prove that there was none.
_INJECTION, _DRUG = "name.injection", "deed.drug"
_ALONE = ("deed.other", "deed.epidural", "deed.reservoir", "name.myelogram", _INJECTION, "halt.unused")
_SHUNT = "name.shunt"
_BLOOD = ("deed.blood", "blood.amount")
# Beside these a deed does not settle it.
_MORE = ("deed.reservoir", "name.myelogram", "name.patch", *_BLOOD)
_PUNCTURE = ("name.lp", "name.drain")
_NEEDLE, _GAUGE = "entry.needle", "entry.gauge"
_FLUID = ("flow.csf", "flow.measured", "pressure.opening")
_LEVEL = "level.interspace"
_FELT, _AMOUNT = "imaging.landmark", "volume.amount"
_GAUGE_WORD = "spelt.gauge"
_CERVICAL = ("name.cervical", "level.cistern", "spelt.neck")
_NUMBED, _LAID = "numbing.given", "posture.given"
_AROUND = (_NUMBED, _LAID, "cover.put")
_STEPS = (*_AROUND, "entry", "flow", _LEVEL, "pressure.opening")
_FEWEST_STEPS, _STEPS_WITH_NAME = 2, 3
_SHORT_NOTE = 600  # characters; a few words are enough in such a note, those of a smooth course among them
_TERSE = 1000

ASKED = frozenset(
    {ANOTHER, *_ALONE, *_PUNCTURE, _NEEDLE, _GAUGE, _GAUGE_WORD, *_FLUID, *_STEPS, "entry.catheter", "spine", *_CERVICAL, _FELT, _AMOUNT}
    | {*_BLOOD, "name.patch", _SHUNT, _DRUG}
)
# Names of our own for words without which a measurement cannot be: the first vertebra of the neck, a needle's gauge.
SPELT = {
    "spelt.neck": ("c [-] (1|01)",),
    "spelt.gauge": ("(g|g's|ga|ga's|gauge|gauge's|t|t's|sprotte*|whitacre*|quincke*|pencan*|tuohy*)",),
}
# What the name of another procedure is told from; and what none of the rules of `procedure` is told from in a note that is not short.
NAMING_ANOTHER = frozenset({"side"})
FAMILIES_OF_ANOTHER = NAMING_ANOTHER | STARTING
# What tells where a deed is said, and what is said around it in its sentence or its section.
_AWAY = ("past", "story", "operator.other", "operator.bedside", "tap", "menu")  # with one of these more has to be read
_NEXT, _FAILED = (
    ("operator.next", "hand.other", "hand.by"),
    ("dry.failed", "none.csf", "halt.stopped", "tried.failed"),
)  # another takes over where one has failed
LEADING_AWAY = frozenset({*_AWAY, *_NEXT, *_FAILED})
DEEDS = frozenset(
    (
        "deed.other deed.epidural deed.withheld name.injection halt.unused void.title elsewhere.needle "
        "side copy item operation anchor level"
    ).split()
)
FAMILIES_OF_DEEDS = frozenset(name.partition(".")[0] for name in DEEDS | LEADING_AWAY) | STARTING | {"consent", "plan", "box"}
FAMILIES_OF_DETAILS = frozenset(
    (
        "bleed doubt event except failure faint goes heading hurt instruction known live meant moment nearby needle "
        "purpose question recap region retract saved scene scrutiny smooth studied sum treatment unaided vague went withdrawn"
    ).split()
)
UNASKED = frozenset({"none", "other"})  # answers after which nothing else of a note is asked about


HEAD = 300  # characters in which most notes name what they record


class Extent(Enum):
    """Nothing of a note, the names of other procedures in it, its deeds, its deeds before anything else, what tells its procedure, or the
    whole of it.

    Where the procedure is likely to be a puncture, the whole is read at once.
    """

    NOTHING = 0
    ANOTHER = 1
    DEEDS = 2
    DEEDS_FIRST = 3
    PROCEDURE = 4
    WHOLE = 5


def is_likely(holds: Callable[..., bool]) -> bool:
    """Whether what a note begins with names a puncture; such a note is read, and nothing else is asked."""
    return holds(*_PUNCTURE)


def extent(holds: Callable[..., bool], length: int) -> Extent:
    """What has to be read of a text.

    Args:
        holds: whether the text could hold one of some labels and families.
        length: its length in characters.
    """
    named = holds(*_PUNCTURE)
    tapped = holds(_SHUNT) and _is_needled(holds) and holds(*_FLUID)
    if tapped or holds(*_ALONE) or (holds("name.patch") and holds(*_BLOOD)):
        if named or length <= _SHORT_NOTE:
            return Extent.WHOLE
        if tapped or holds(*_MORE) or (holds(_INJECTION) and holds(_DRUG)):
            return Extent.PROCEDURE
        return Extent.DEEDS_FIRST if _may_be_puncture(holds, length, named) else Extent.DEEDS
    if _may_be_puncture(holds, length, named):
        return Extent.WHOLE if length <= _SHORT_NOTE or (holds(*_FLUID) and holds(_LEVEL)) else Extent.PROCEDURE
    return Extent.ANOTHER if holds(ANOTHER) else Extent.NOTHING


def leads_away(holds: Callable[..., bool]) -> bool:
    """Whether a note may tell of another puncture, another operator or choices left open, so that its deeds alone settle nothing."""
    return holds(*_AWAY) or (holds(*_NEXT) and holds(*_FAILED))


def _may_be_puncture(holds: Callable[..., bool], length: int, named: bool) -> bool:
    """Whether an injection, a drain or a puncture may be told by its steps. What costs least to find is asked first, the level last."""
    if holds(*_CERVICAL) and (_is_entered(holds) or holds(*_FLUID)):
        return True
    if length <= _TERSE and (holds("flow.csf", "flow.measured") or (holds(_FELT) and holds(_AMOUNT))) and holds(_LEVEL):
        return True
    drug, numbed, needle = holds(_DRUG), holds(_NUMBED), _is_needled(holds)
    if not (named or drug or numbed or needle):
        return False
    if drug and _are_told(holds, _STEPS, _FEWEST_STEPS):
        return True
    if named or numbed:
        around = _is_entered(holds) + sum(map(holds, _AROUND))
        if (named and around >= _STEPS_WITH_NAME) or (around >= _STEPS_WITH_NAME - (length <= _TERSE) and holds(_LEVEL)):
            return True
        if numbed and holds("pressure.opening") and holds(_LEVEL):
            return True
    if length <= _TERSE and (needle or numbed) and holds("spine", _LAID, _LEVEL):
        return True
    if not named and not (needle and holds("spine", _LEVEL)):
        return False
    return length <= _SHORT_NOTE or (_are_told(holds, _STEPS, _FEWEST_STEPS) and (_is_entered(holds) or holds("flow.csf", _LEVEL)))


def _are_told(holds: Callable[..., bool], names: Sequence[str], fewest: int) -> bool:
    """Whether so many of some names may be told."""
    found = 0
    return any((found := found + holds(name)) >= fewest for name in names)


def _is_needled(holds: Callable[..., bool]) -> bool:
    return holds(_NEEDLE) or (holds(_GAUGE_WORD) and holds(_GAUGE))


def _is_entered(holds: Callable[..., bool]) -> bool:
    return _is_needled(holds) or holds("entry.catheter")
