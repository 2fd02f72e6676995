"""Labelled folders: `labels.jsonl` and one `<note_id>.txt` for each label."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from doccheck.errors import UsageError
from doccheck.formats.attachments import plain
from doccheck.note import Note
from doccheck.review import Code, Disposition, Outcome, Procedure, Purpose, Status

_Millilitres = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_Modality = Literal["fluoroscopy", "ct", "ultrasound", "ultrasound_marking", "mri", "none", "unspecified"]
_SAME_WORD = 0.85  # of a key that is not known: so like a known one that it can only be that one misspelt


@dataclass(frozen=True, slots=True)
class Labelled:
    """A note and the review that it must get."""

    note: Note
    gold: dict[str, Any]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _Element(_Form):
    status: Status
    evidence: str | None = None


class _Imaging(_Element):
    value: list[_Modality] | None = None


class _Site(_Element):
    value: list[str] | None = None


class _Volume(_Element):
    value_ml: tuple[_Millilitres, _Millilitres] | None = None


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

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if (self.code is None) != (self.disposition == "out_of_scope"):
            raise ValueError("code is null where disposition is out_of_scope, and only there")
        return self

    @model_validator(mode="after")
    def _spells_its_keys(self) -> Self:
        for key in self.model_extra or {}:
            if near := get_close_matches(key, type(self).model_fields, 1, _SAME_WORD):
                raise ValueError(f"unknown key '{key}' (did you mean '{near[0]}'?)")
        return self


def load_labelled(folders: Iterable[Path | str]) -> list[Labelled]:
    """Every labelled note of these folders, in the order of the labels.

    Raises:
        UsageError: a folder has no labels, a label is not well formed, its note is missing, or its id was used before.
        NoteError: a note cannot be read.
    """
    out: list[Labelled] = []
    places: dict[str, str] = {}
    for folder in map(Path, folders):
        for place, line in _lines(folder / "labels.jsonl"):
            labelled = _labelled(folder, place, line)
            if before := places.get(labelled.note.id):
                raise UsageError(f"{place}: note_id '{labelled.note.id}' stands at {before} too; name one anew, or score the folders apart")
            places[labelled.note.id] = place
            out.append(labelled)
    return out


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Each label with its place."""
    if not path.is_file():
        raise UsageError(f"{path.parent}: holds no labels.jsonl; give a folder of labelled notes")
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
        raw = json.loads(line)
        label = Label.model_validate_json(line)
    except json.JSONDecodeError as error:
        raise UsageError(f"{place}: not JSON ({error.msg} at character {error.pos}); mend this line") from None
    except ValidationError as error:
        raise UsageError(f"{place}: {'; '.join(_faults(error))}; mend this label") from None
    file = folder / f"{label.note_id}.txt"
    if not file.is_file():
        raise UsageError(f"{place}: no note {file.name} beside the labels; add it or drop the label")
    note = Note(id=label.note_id, text=plain(file.read_bytes(), label.note_id).text)
    return Labelled(note, {**_answered(raw), "code": label.code})


def _faults(error: ValidationError) -> Iterator[str]:
    """What is wrong and in which field; never what stands there, since labels quote notes."""
    for fault in error.errors(include_input=False, include_url=False):
        field = ".".join(str(part) for part in fault["loc"]) or "label"
        told = "unknown key" if fault["type"] == "extra_forbidden" else fault["msg"].removeprefix("Value error, ")
        yield f"{field}: {told}"


def _answered(raw: dict[str, Any]) -> dict[str, Any]:
    """A label without what is null in it, which is not answered."""
    return {key: _answered(value) if isinstance(value, dict) else value for key, value in raw.items() if value is not None}
