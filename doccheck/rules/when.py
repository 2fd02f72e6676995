"""The `when` of a rule: which facts it may name, which values they can have, and whether it holds."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import get_args

from doccheck.facts import ELEMENTS, NECESSITY, WORK
from doccheck.review import Code, Disposition, Outcome, Procedure, Purpose, Status

When = dict[str, list[str]]
_YES_NO = ("yes", "no")
_STATUSES: tuple[str, ...] = get_args(Status)
_STATED: dict[str, tuple[str, ...]] = {**dict.fromkeys(ELEMENTS, _STATUSES), "complications": (*_STATUSES, "none", "present")}
READ: dict[str, tuple[str, ...]] = {
    "procedure": get_args(Procedure),
    "outcome": get_args(Outcome),
    "purpose": get_args(Purpose),
    "guidance": ("guided", "not_guided", "conflicting"),
    "in_scope": _YES_NO,
    "modality": ("fluoroscopy", "ct", "ultrasound", "ultrasound_marking", "mri", "none"),
    "ultrasound_image_saved": _YES_NO,
    "myelogram_region": ("lumbar", "multiple", "unstated"),
    "intrathecal_drug": ("nusinersen", "chemotherapy", "anesthetic", "other"),
    **_STATED,
    **dict.fromkeys((*WORK, *NECESSITY), _YES_NO),
}
"""What is read out of a note: all that the choice of a code may rest on."""
DECIDED: dict[str, tuple[str, ...]] = READ | {
    "code": (*get_args(Code), "none"),
    "disposition": get_args(Disposition),
    "few_places": _YES_NO,
    **{f"required_{name}": values for name, values in _STATED.items()},
}
"""The same with what was decided on it, for flags and companions."""
REVIEWED: dict[str, tuple[str, ...]] = {name: DECIDED[name] for name in ("procedure", "outcome", "purpose", "code")}
"""What a claim is held against."""


def holds(when: Mapping[str, list[str]], facts: Mapping[str, frozenset[str]]) -> bool:
    """Whether every named fact has one of the listed values.

    Args:
        when: facts with the values that they may have.
        facts: what is known.

    Example:
        >>> holds({"outcome": ["completed", "failed"]}, {"outcome": frozenset({"failed"})}), holds({"outcome": ["failed"]}, {})
        (True, False)
    """
    for name, values in when.items():
        known = facts.get(name)
        if known is None or known.isdisjoint(values):
            return False
    return True


def check(when: When, known: Mapping[str, tuple[str, ...]]) -> When:
    """A `when` as it is, if it can ever hold.

    Args:
        when: facts with the values that they may have.
        known: the facts that there are, with theirs.

    Raises:
        ValueError: a fact or a value does not exist, so that the rule could never have an effect.
    """
    for name, values in when.items():
        if name not in known:
            raise ValueError(f"there is no fact '{name}' here{_near(name, known)}")
        if not values:
            raise ValueError(f"fact '{name}' is given no value; name one of: {', '.join(known[name])}")
        for value in values:
            if value not in known[name]:
                raise ValueError(f"fact '{name}' is never '{value}'{_near(value, known[name])}")
    return when


def _near(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean '{near[0]}'?)" if near else f"; known: {', '.join(known)}"
