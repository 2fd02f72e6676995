"""FHIR R4: DocumentReference and DiagnosticReport with an inline attachment; single resources, Bundles and NDJSON bulk exports."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from doccheck.errors import NoteError, UnreadableNote
from doccheck.formats.attachments import to_text
from doccheck.formats.compressed import LINE_BYTES, lines_of, opened
from doccheck.formats.items import BadItem, Fields, Item

_CARRIERS = ("DocumentReference", "DiagnosticReport")
_LARGEST_DOCUMENT = 256_000_000
name = "fhir"


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Attachment(_Form):
    content_type: str | None = Field(default=None, alias="contentType")
    data: str | None = None
    url: str | None = None


class _Content(_Form):
    attachment: _Attachment


class _Carrier(_Form):
    resource_type: str = Field(alias="resourceType")
    id: str = ""
    date: str | None = None
    effective: str | None = Field(default=None, alias="effectiveDateTime")
    status: str | None = None
    encounter: Any = None
    context: Any = None
    author: Any = None
    interpreter: Any = Field(default=None, alias="resultsInterpreter")
    performer: Any = None
    content: list[_Content] = []
    presented: list[_Attachment] = Field(default=[], alias="presentedForm")

    def attachments(self) -> list[_Attachment]:
        """The documents that the resource carries."""
        return [c.attachment for c in self.content] + self.presented

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


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem]:
    """The notes of a file.

    Raises:
        UnreadableNote: it is neither a JSON document nor JSON lines.
    """
    for place, resource in _resources(path):
        if isinstance(resource, BadItem):
            yield resource
        elif resource.get("resourceType") == "Bundle":
            yield from _entries(resource.get("entry") or [], place)
        elif resource.get("resourceType") in _CARRIERS:
            yield from _notes(resource, place)


def _entries(entries: Any, place: str) -> Iterator[Item | BadItem]:
    if not isinstance(entries, list):
        yield BadItem("", place, "malformed", f"{place}: the entries of the Bundle are no list; check the export")
        return
    for number, entry in enumerate(entries, 1):
        where = f"{place} entry {number}"
        inner = entry.get("resource") if isinstance(entry, dict) else None
        if not isinstance(inner, dict):
            yield BadItem("", where, "malformed", f"{where}: holds no resource; check the export")
        elif inner.get("resourceType") in _CARRIERS:
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


def _notes(resource: dict[str, Any], place: str) -> Iterator[Item | BadItem]:
    try:
        carrier = _Carrier.model_validate(resource)
    except ValidationError as error:
        where = ".".join(str(p) for p in error.errors()[0]["loc"])
        yield BadItem(
            str(resource.get("id", "")), place, "malformed", f"{place}: field {where} does not fit the resource; check the export"
        )
        return
    attachments = carrier.attachments()
    if not attachments:
        yield BadItem(carrier.id, place, "empty", f"{place}: the {carrier.resource_type} carries no attachment")
    for number, attachment in enumerate(attachments, 1):
        suffix = f"/{number}" if len(attachments) > 1 else ""
        yield _note(carrier, attachment, carrier.id + suffix if carrier.id else "", f"{place} attachment {number}")


def _note(carrier: _Carrier, attachment: _Attachment, note_id: str, place: str) -> Item | BadItem:
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
    return Item(
        note_id,
        text,
        place,
        {k: v for k, v in known.items() if v},
        date_of_service=carrier.date or carrier.effective or "",
        encounter=carrier.encounter_id(),
        author=carrier.author_name(),
        converted=converted,
    )
