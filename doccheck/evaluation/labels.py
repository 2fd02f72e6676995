"""Labelled folders: `labels.jsonl` and one `<note_id>.txt` for each label."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from doccheck.errors import UsageError
from doccheck.evaluation.strict import strict_json
from doccheck.formats import Source, read_notes
from doccheck.note import Note
from doccheck.review import Code, Disposition, NoteFailure, Outcome, Procedure, Purpose, Status

_Millilitres = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_Modality = Literal["fluoroscopy", "ct", "ultrasound", "ultrasound_marking", "mri", "none", "unspecified"]
_LEVEL = re.compile(r"[CTLS]\d{1,2}(-[CTLS]\d{1,2})?|cisterna magna", re.IGNORECASE)
_SAME_WORD = 0.85  # of a key that is not known: so like a known one that it can only be that one misspelt


@dataclass(frozen=True, slots=True)
class Labelled:
    """A note and the review that it must get.

    Args:
        note: the note; its text is empty where it could not be read.
        gold: its label, without what is null there.
        problem: why the note could not be read.
    """

    note: Note
    gold: dict[str, Any]
    problem: NoteFailure | None = None


def _is_level(value: str) -> str:
    if not _LEVEL.fullmatch(value):
        raise ValueError("not the normal form of a level; write L3-L4, L4, C1-C2 or cisterna magna")
    return value


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)  # labels quote notes


class _Element(_Form):
    status: Status
    evidence: Annotated[str, Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _has_nothing_where_missing(self) -> Self:
        held = [name for name, value in self if name != "status" and value is not None]
        if self.status == "missing" and held:
            raise ValueError(f"is missing, yet has {' and '.join(held)}; take that out, or correct the status")
        return self


class _Imaging(_Element):
    value: Annotated[list[_Modality], Field(min_length=1)] | None = None


class _Site(_Element):
    value: Annotated[list[Annotated[str, AfterValidator(_is_level)]], Field(min_length=1)] | None = None


class _Volume(_Element):
    value_ml: tuple[_Millilitres, _Millilitres] | None = None

    @model_validator(mode="after")
    def _begins_with_the_least(self) -> Self:
        if self.status == "documented" and self.value_ml and self.value_ml[0] > self.value_ml[1]:
            raise ValueError("value_ml is the least, then the most; turn the two round")
        return self


class _Complications(_Element):
    value: Literal["none", "present"] | None = None


class _Elements(_Form):
    indication: _Element | None = None
    imaging_modality: _Imaging | None = None
    puncture_site: _Site | None = None
    csf_volume: _Volume | None = None
    complications: _Complications | None = None
    post_procedure_instructions: _Element | None = None


class _Work(_Form):
    positioning: bool | None = None
    local_anesthesia: bool | None = None
    needle_insertion: bool | None = None
    csf_withdrawal: bool | None = None
    sterile_dressing: bool | None = None


class _Necessity(_Form):
    raised_icp_finding: bool | None = None
    less_invasive_treatment_inadequate: bool | None = None


class Label(_Form):
    """The form of one label. What may be left out may be null as well; keys of a site's own may stand beside these."""

    model_config = ConfigDict(extra="allow")

    note_id: Annotated[str, Field(min_length=1)]
    procedure: Procedure
    outcome: Outcome | None = None
    purpose: Purpose | None = None
    code: Code | None
    code_alternatives: list[Code] | None = None
    related_codes: list[str] | None = None
    disposition: Disposition
    elements: _Elements | None = None
    work: _Work | None = None
    necessity: _Necessity | None = None

    @field_validator("note_id")
    @classmethod
    def _stays_in_the_folder(cls, note_id: str) -> str:
        path = PurePath(note_id)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError("leads out of the folder; name a note below the folder of the labels")
        return note_id

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if (self.code is None) != (self.disposition == "out_of_scope"):
            raise ValueError("code is null where disposition is out_of_scope, and only there")
        if self.disposition == "complete" and (against := ", ".join(self._against_complete())):
            raise ValueError(f"disposition is complete, yet {against}; correct one of them")
        return self

    def _against_complete(self) -> Iterator[str]:
        """What no note that is complete can have, whatever a site's checklists require."""
        if self.outcome not in (None, "completed"):
            yield f"outcome is {self.outcome}"
        if self.purpose in ("tap_test", "unstated"):
            yield f"purpose is {self.purpose}"
        for name, element in self.elements or ():
            if element and (element.status == "conflicting" or (name == "imaging_modality" and element.status == "unclear")):
                yield f"{name} is {element.status}"

    @model_validator(mode="after")
    def _spells_its_keys(self) -> Self:
        for key in self.model_extra or {}:
            if near := get_close_matches(key, type(self).model_fields, 1, _SAME_WORD):
                raise ValueError(f"unknown key '{key}' (did you mean '{near[0]}'?)")
        return self


_FORMS = (Label, _Elements, _Imaging, _Site, _Volume, _Complications, _Work, _Necessity)
_KEYS = frozenset(key for form in _FORMS for key in form.model_fields)  # a key of a site's own may stand twice; nobody reads it


def load_labelled(folders: Iterable[Path | str]) -> list[Labelled]:
    """Every labelled note of these folders, in the order of the labels.

    Raises:
        UsageError: a folder has no labels, a label is not well formed or quotes what its note does not say, its note is missing, or its id
            was used before.
    """
    out: list[Labelled] = []
    places: dict[str, str] = {}
    for folder in map(Path, folders):
        before_it = len(out)
        for place, line in _lines(folder):
            labelled = _labelled(folder, place, line)
            if before := places.get(labelled.note.id):
                raise UsageError(f"{place}: note_id '{labelled.note.id}' stands at {before} too; name one anew, or score the folders apart")
            places[labelled.note.id] = place
            out.append(labelled)
        if len(out) == before_it:
            raise UsageError(f"{folder / 'labels.jsonl'}: holds no label; add some, or leave this folder out")
    return out


def _lines(folder: Path) -> Iterator[tuple[str, str]]:
    """Each label with its place."""
    path = folder / "labels.jsonl"
    if not path.is_file():
        told = "holds no labels.jsonl" if folder.is_dir() else "is no folder" if folder.exists() else "does not exist"
        raise UsageError(f"{folder}: {told}; give a folder of labelled notes")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UsageError(f"{path}:{line}: not UTF-8; save the file as UTF-8") from None
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            yield f"{path}:{number}", row


def _labelled(folder: Path, place: str, line: str) -> Labelled:
    try:
        raw = strict_json(line, once=_KEYS)
        label = Label.model_validate_json(line)
    except ValidationError as error:  # which is a ValueError
        raise UsageError(f"{place}: {'; '.join(_faults(error))}; mend this label") from None
    except ValueError as error:
        raise UsageError(f"{place}: {error}; mend this line") from None
    file = folder / f"{label.note_id}.txt"
    if not file.is_file():
        raise UsageError(f"{place}: no note {label.note_id}.txt beside the labels; add it or drop the label")
    gold = {**_answered(raw), "code": label.code}
    note = next(read_notes([Source(label.note_id, file)], io.BytesIO()))
    if isinstance(note, NoteFailure):
        told = note.error.model_copy(update={"message": f"{place}: {note.error.message}"})
        return Labelled(Note(id=label.note_id, text=""), gold, NoteFailure(note_id=label.note_id, error=told))
    for name, element in gold.get("elements", {}).items():
        if element.get("evidence", "") not in note.text:
            raise UsageError(f"{place}: elements.{name}.evidence: not in the note; copy the words character for character")
    return Labelled(note, gold)


def _faults(error: ValidationError) -> Iterator[str]:
    """What is wrong and in which field; never what stands there, since labels quote notes."""
    for fault in error.errors(include_url=False):
        field = ".".join(str(part) for part in fault["loc"]) or "label"
        told = "unknown key" if fault["type"] == "extra_forbidden" else fault["msg"].removeprefix("Value error, ")
        if fault["type"] == "literal_error" and isinstance(fault["input"], int):
            told += ", in quotes"
        yield f"{field}: {told}"


def _answered(raw: dict[str, Any]) -> dict[str, Any]:
    """A label without what is null in it, which is not answered."""
    return {key: _answered(value) if isinstance(value, dict) else value for key, value in raw.items() if value is not None}
