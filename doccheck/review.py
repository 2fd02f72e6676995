"""The review of one note: the answer a reviewer gets, and its JSON (schema version 1)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION: Literal["1"] = "1"

Code = Literal["62270", "62272", "62328", "62329"]
Procedure = Literal[
    "spinal_puncture",
    "catheter_drain",
    "cervical_puncture",
    "intrathecal_injection",
    "myelogram",
    "blood_patch",
    "shunt_tap",
    "other",
    "none",
]
Outcome = Literal["completed", "failed", "not_performed"]
Purpose = Literal["diagnostic", "therapeutic", "both", "tap_test", "unstated"]
Disposition = Literal["complete", "query", "out_of_scope"]
Status = Literal["documented", "unclear", "conflicting", "missing"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Frozen):
    """Words of the note that prove an answer: `text == note[start:end]`, offsets in characters."""

    start: int
    end: int
    text: str
    section: str = ""


class Element(_Frozen):
    """One documentation element: its status, normalised value, proof and a one-sentence reason."""

    status: Status
    value: list[str] | str | None = None
    value_ml: tuple[float, float] | None = None
    evidence: list[Span] = []
    reason: str = ""


class Checked(_Frozen):
    """A part of the work or a limb of necessity: documented or not, with its proof."""

    documented: bool
    evidence: list[Span] = []


class Step(_Frozen):
    """One link of the chain from the facts to the code."""

    step: str
    fact: str
    because: str = ""
    evidence: list[Span] = []


class Flag(_Frozen):
    """A coded remark for the reviewer; each code has a page in the documentation."""

    code: str
    severity: Literal["hold", "check", "info"]
    message: str
    element: str | None = None
    evidence: list[Span] = []


class Review(_Frozen):
    """The whole answer for one note. `model_dump_json()` is what the command line writes.

    Example:
        >>> from doccheck import Reviewer
        >>> Reviewer().review("LP at L3-L4 under fluoroscopy.").code
        '62328'
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    note_id: str
    procedure: str
    outcome: str
    purpose: str | None
    code: str | None
    code_alternatives: list[str] = []
    related_codes: list[str] = []
    disposition: Disposition
    rationale: list[Step] = []
    elements: dict[str, Element] = {}
    work: dict[str, Checked] = {}
    necessity: dict[str, Checked] = {}
    flags: list[Flag] = []
    doccheck_version: str
    patterns_version: str


class ErrorDetail(_Frozen):
    """Why a note has no review; never any of its text."""

    kind: str
    message: str


class NoteFailure(_Frozen):
    """The record that stands in for the review of a note that could not be reviewed."""

    note_id: str
    error: ErrorDetail
