"""FHIR R4: DocumentReference and DiagnosticReport with an inline attachment; single resources, Bundles and NDJSON bulk exports.

Attachments of one resource in different types are forms of one document, of which the plainest that can be read is the note.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from doccheck.errors import NoteError, UnreadableNote, WithdrawnNote
from doccheck.formats.attachments import to_text
from doccheck.formats.compressed import LINE_BYTES, lines_of, opened
from doccheck.formats.items import BadItem, Fields, Item, Skipped

_CARRIERS = ("DocumentReference", "DiagnosticReport")
_TAKEN_BACK = ("entered-in-error", "cancelled", "superseded", "deprecated")
_PLAINNESS = {"": 0, "text/plain": 0, "text/rtf": 1, "application/rtf": 1, "text/html": 2, "application/xhtml+xml": 2}
_LARGEST_DOCUMENT = 256_000_000
name = "fhir"


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)  # attachments hold notes


class _Attachment(_Form):
    content_type: str | None = Field(default=None, alias="contentType")
    data: str | None = None
    url: str | None = None


class _Carrier(_Form):
    resource_type: str = Field(alias="resourceType")
    id: str = ""
    date: str | None = None
    effective: str | None = Field(default=None, alias="effectiveDateTime")
    status: str | None = None
    document_status: str | None = Field(default=None, alias="docStatus")
    encounter: Any = None
    context: Any = None
    author: Any = None
    interpreter: Any = Field(default=None, alias="resultsInterpreter")
    performer: Any = None
    content: list[Any] = []
    presented: list[Any] = Field(default=[], alias="presentedForm")

    def attachments(self) -> list[Any]:
        """The documents that the resource carries, as they stand there: one that is malformed must not cost the others."""
        return [c.get("attachment") if isinstance(c, dict) else c for c in self.content] + self.presented

    def encounter_id(self) -> str:
        """The encounter that the document belongs to."""
        return _reference([self.encounter, self.context], "reference")

    def author_name(self) -> str:
        """The first author, interpreter or performer."""
        people = [self.author, self.interpreter, self.performer]
        return _reference(people, "display") or _reference(people, "reference")


def _reference(value: Any, key: str) -> str:
    """The first text under `key` in references that come alone, in lists or below `encounter`, as the standard's versions have them."""
    if isinstance(value, list):
        return next((found for one in value if (found := _reference(one, key))), "")
    if isinstance(value, dict):
        return value[key] if isinstance(value.get(key), str) else _reference(value.get("encounter"), key)
    return ""


def recognises(path: Path, head: bytes) -> bool:
    """A JSON object that says its resource type early."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") and b'"resourceType"' in start


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem | Skipped]:
    """The notes of a file; resources that carry no document are passed over and named.

    Raises:
        UnreadableNote: it is neither a JSON document nor JSON lines.
    """
    for place, resource in _resources(path):
        if isinstance(resource, BadItem):
            yield resource
        elif resource.get("resourceType") == "Bundle":
            yield from _entries(resource.get("entry") or [], place)
        else:
            yield from _notes(resource, place)


def _entries(entries: Any, place: str) -> Iterator[Item | BadItem | Skipped]:
    if not isinstance(entries, list):
        yield BadItem("", place, "malformed", f"{place}: the entries of the Bundle are no list; check the export")
        return
    for number, entry in enumerate(entries, 1):
        where = f"{place} entry {number}"
        inner = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(inner, dict):
            yield BadItem("", where, "malformed", f"{where}: holds no resource; check the export")
        else:
            yield from _notes(inner, where)


def _resources(path: Path) -> Iterator[tuple[str, dict[str, Any] | BadItem]]:
    """Each resource with its place: every line of a bulk export, or the whole of a document."""
    with opened(path, utf8=True) as stream:
        first = stream.readline(_LARGEST_DOCUMENT)
        if _parsed(first) is None and path.suffix.lower() != ".ndjson":
            whole = _parsed(first + stream.read(_LARGEST_DOCUMENT))
            if stream.read(1):
                raise UnreadableNote(f"{path}: a document of more than {_LARGEST_DOCUMENT:,} bytes; export one resource a line (NDJSON)")
            if whole is None:
                raise UnreadableNote(f"{path}: not well-formed JSON; export it again")
            yield str(path), whole
            return
        for number, line in enumerate(chain([first], lines_of(stream)), 1):
            place = f"{path} line {number}"
            if line is None:
                yield place, BadItem("", place, "too_large", f"{place}: longer than {LINE_BYTES:,} bytes; split it")
            elif line.strip():
                yield place, _parsed(line) or BadItem("", place, "malformed", f"{place}: not one JSON object; mend or leave out this line")


def _parsed(data: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _notes(resource: dict[str, Any], place: str) -> Iterator[Item | BadItem | Skipped]:
    kind = resource.get("resourceType")
    if kind not in _CARRIERS:
        yield Skipped(kind if isinstance(kind, str) and re.fullmatch("[A-Za-z]{1,40}", kind) else "unknown")
        return
    try:
        carrier = _Carrier.model_validate(resource)
    except ValidationError as error:
        where = ".".join(str(p) for p in error.errors()[0]["loc"])
        yield BadItem(
            str(resource.get("id", "")), place, "malformed", f"{place}: field {where} does not fit the resource; check the export"
        )
        return
    for status in (carrier.document_status, carrier.status):
        if status in _TAKEN_BACK:
            yield BadItem(carrier.id, place, WithdrawnNote.kind, f"{place}: the document is {status}, so it is not reviewed")
            return
    yield from _forms(carrier, place)


def _forms(carrier: _Carrier, place: str) -> Iterator[Item | BadItem]:
    """The plainest form of a document that can be read; the reason where none can. Different texts in one type are notes of their own."""
    forms: list[tuple[int, Item | BadItem]] = []
    for number, attachment in enumerate(carrier.attachments(), 1):
        forms.append((_plainness(attachment), _note(carrier, attachment, f"{place} attachment {number}")))
    if not forms:
        yield BadItem(carrier.id, place, "empty", f"{place}: the {carrier.resource_type} carries no attachment")
        return
    readable = [rank for rank, note in forms if isinstance(note, Item)]
    if not readable:
        yield min(forms, key=lambda form: form[0])[1]
        return
    different: dict[object, Item | BadItem] = {}
    for number, (rank, note) in enumerate(forms, 1):
        if rank == min(readable):
            different.setdefault(tuple(note.text.split()) if isinstance(note, Item) else number, note)
    for number, note in enumerate(different.values(), 1):
        yield replace(note, note_id=f"{carrier.id}/{number}" if carrier.id and len(different) > 1 else carrier.id)


def _plainness(attachment: Any) -> int:
    kind = attachment.get("contentType") if isinstance(attachment, dict) else None
    return _PLAINNESS.get(kind.partition(";")[0].strip().lower() if isinstance(kind, str) else "", len(_PLAINNESS))


def _note(carrier: _Carrier, value: Any, place: str) -> Item | BadItem:
    note_id = carrier.id
    try:
        attachment = _Attachment.model_validate(value)
    except ValidationError:
        return BadItem(note_id, place, "malformed", f"{place}: the attachment does not fit the resource; check the export")
    if attachment.data is None:
        reason = "only links to its document; include the data inline" if attachment.url else "holds no data"
        return BadItem(note_id, place, "unsupported", f"{place}: the attachment {reason}")
    try:
        data = base64.b64decode("".join(attachment.data.split()), validate=True)
    except (binascii.Error, ValueError):
        return BadItem(note_id, place, "malformed", f"{place}: the attachment is not valid base64; export it again")
    try:
        text, converted = to_text(data, note_id or place, attachment.content_type)
    except NoteError as error:
        return BadItem(note_id, place, error.kind, str(error))
    known = {"resourceType": carrier.resource_type, "date": carrier.date or carrier.effective, "status": carrier.status}
    known["docStatus"] = carrier.document_status
    return Item(
        note_id,
        text,
        place,
        {k: v for k, v in known.items() if v},
        date_of_service=carrier.date or carrier.effective or "",
        encounter=carrier.encounter_id(),
        author=carrier.author_name(),
        status=carrier.document_status or carrier.status or "",
        converted=converted,
    )
