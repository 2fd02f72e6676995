"""Facts: everything that was read out of one note, each with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple, get_args

ElementName = Literal["indication", "imaging_modality", "puncture_site", "csf_volume", "complications", "post_procedure_instructions"]
ELEMENTS: tuple[ElementName, ...] = get_args(ElementName)
WORK = ("positioning", "local_anesthesia", "needle_insertion", "csf_withdrawal", "sterile_dressing")
NECESSITY = ("raised_icp_finding", "less_invasive_treatment_inadequate")
PUNCTURES = ("spinal_puncture", "catheter_drain")  # the procedures that one of the four codes reports,
BEGUN = ("completed", "failed")  # where they were begun


class Status(StrEnum):
    """Whether a note documents an element (labelling guide, "status")."""

    DOCUMENTED = "documented"
    UNCLEAR = "unclear"
    CONFLICTING = "conflicting"
    MISSING = "missing"


class Evidence(NamedTuple):
    """A span of the note: `text == note[start:end]` always; `section` is the header it stands under."""

    start: int
    end: int
    text: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one question.

    Args:
        status: documented, unclear, conflicting or missing.
        value: normalised value; a tuple of modalities or levels, `none`/`present`, a (low, high) pair in mL, or None.
        evidence: the words that settle it.
        reason: one sentence, naming the rule and the cue.
    """

    status: Status
    value: tuple[str, ...] | tuple[float, float] | str | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of a fixed set of answers (a procedure, an outcome, a purpose) with its proof."""

    value: str
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A yes or no, with its proof when it is yes."""

    documented: bool
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything read out of a note; coding looks at nothing else.

    Args:
        procedure: what was done (labelling guide, "procedure").
        outcome: `completed`, `failed` or `not_performed`.
        purpose: `diagnostic`, `therapeutic`, `both`, `tap_test` or `unstated`.
        elements: the six documentation elements by name.
        work: the five parts of the physician's work by name.
        necessity: the two limbs of medical necessity by name.
        remarks: further observations that a reviewer has to look at, by stable key, with their proof.
    """

    procedure: Answer
    outcome: Answer
    purpose: Answer
    elements: dict[str, Finding] = field(default_factory=dict)
    work: dict[str, Check] = field(default_factory=dict)
    necessity: dict[str, Check] = field(default_factory=dict)
    remarks: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
