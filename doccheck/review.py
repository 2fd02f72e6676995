"""The review of one note: the answer a reviewer gets, and its JSON (schema version 1)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

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
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)  # evidence quotes notes


class Span(_Frozen):
    """Words of the note that prove an answer: `text == note[start:end]`, offsets in characters."""

    start: int = Field(description="where the words begin in the note, in characters, a byte order mark left out")
    end: int = Field(description="where they end; the character at this place is no part of them")
    text: str = Field(description="the words, exactly as they stand in the note")
    section: str = Field("", description="the header that they stand under, as the note writes it; empty where there is none")


class Element(_Frozen):
    """One documentation element: its status, normalised value, proof and a one-sentence reason."""

    status: Status = Field(description="whether the note documents the element for this puncture")
    value: list[str] | str | None = Field(
        None,
        description="a list of modalities (imaging_modality) or levels (puncture_site); none or present (complications); null otherwise",
    )
    value_ml: tuple[float, float] | None = Field(None, description="csf_volume alone: the least and the most that was removed, in mL")
    evidence: list[Span] = Field([], description="the words that settle it")
    reason: str = Field("", description="in one sentence, why the status is what it is, and by which rule")


class Checked(_Frozen):
    """A part of the work or a limb of necessity: documented or not, with its proof."""

    documented: bool = Field(description="whether the note says so of this puncture")
    evidence: list[Span] = Field([], description="the words that say so")


class Step(_Frozen):
    """One link of the chain from the facts to the code."""

    step: str = Field(description="`procedure`, `outcome`, `purpose`, `guidance` or `code`, in this order")
    fact: str = Field(description="what was found; of `guidance` it is `guided`, `not_guided` or `conflicting`")
    because: str = Field("", description="the reason, or of `code` the line of the decision table that holds")
    evidence: list[Span] = Field([], description="the words behind it")


class Flag(_Frozen):
    """A coded remark for the reviewer; each code has a page in the documentation."""

    code: str = Field(description="`DC` and three digits; stable")
    severity: Literal["hold", "check", "info"] = Field(
        description="hold: billing the code now is not supported by the note; check: a person has to look; info: good to know"
    )
    message: str = Field(description="the remark in words")
    element: str | None = Field(None, description="the element that it is about, if it is about one")
    evidence: list[Span] = Field([], description="the words that raised it; empty where something is missing")


class Review(_Frozen):
    """The whole answer for one note. `model_dump_json()` is what the command line writes.

    Example:
        >>> from doccheck import Reviewer
        >>> Reviewer().review("LP at L3-L4 under fluoroscopy.").code
        '62328'
    """

    schema_version: Literal["1"] = Field(SCHEMA_VERSION, description="of the form of a review")
    note_id: str = Field(description="the note")
    procedure: Procedure = Field(description="what was done; the four codes apply to spinal_puncture and catheter_drain alone")
    outcome: Outcome = Field(description="how it ended")
    purpose: Purpose | None = Field(description="what CSF was taken for; null where no code applies")
    code: Code | None = Field(description="the code that the words support; null where none of the four applies")
    code_alternatives: list[Code] = Field([], description="codes that it could be as well, where sources or the note's own words disagree")
    related_codes: list[str] = Field([], description="codes of companions and of other procedures, and modifiers, that the facts point to")
    disposition: Disposition = Field(description="complete: nothing to ask; query: a person has to look; out_of_scope: no code applies")
    rationale: list[Step] = Field([], description="the chain from the facts to the code")
    elements: dict[str, Element] = Field(
        {},
        description="indication, imaging_modality, puncture_site, csf_volume, complications, post_procedure_instructions; "
        "empty where no code applies",
    )
    work: dict[str, Checked] = Field(
        {},
        description="positioning, local_anesthesia, needle_insertion, csf_withdrawal, sterile_dressing; empty where no code applies",
    )
    necessity: dict[str, Checked] = Field(
        {}, description="raised_icp_finding, less_invasive_treatment_inadequate; empty where no code applies"
    )
    flags: list[Flag] = Field([], description="remarks for the reviewer")
    doccheck_version: str = Field(description="of the program")
    patterns_version: str = Field(description="digest of all rules in force")

    def having(self, status: Status) -> list[str]:
        """The elements that have a status, by name and in the order of the review."""
        return [name for name, element in self.elements.items() if element.status == status]


class ErrorDetail(_Frozen):
    """Why a note has no review; never any of its text."""

    kind: str = Field(description="the stable word for what is wrong, such as `unreadable`, `empty` or `too_large`")
    message: str = Field(description="what is wrong, where, and what to do")


class NoteFailure(_Frozen):
    """The record that stands in for the review of a note that could not be reviewed."""

    note_id: str = Field(description="the note")
    error: ErrorDetail = Field(description="why it has no review")
