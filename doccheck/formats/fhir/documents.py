"""FHIR R4 documents: a DocumentReference or DiagnosticReport as the notes that it carries, inline or in a Binary beside it.

Attachments of one resource in different types are forms of one document, of which the plainest that can be read is the note.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from doccheck.errors import NoteError, UnreadableNote, WithdrawnNote
from doccheck.formats.documents.attachments import HTML_TYPES, RTF_TYPES, from_base64, media_type, to_text
from doccheck.formats.items import BadItem, Item

CARRIERS = ("DocumentReference", "DiagnosticReport")
_TAKEN_BACK = ("entered-in-error", "cancelled", "superseded", "deprecated")
_PLAINNESS = {"": 0, "text/plain": 0, **dict.fromkeys(RTF_TYPES, 1), **dict.fromkeys(HTML_TYPES, 2)}
_RECODED = ("text/plain", *HTML_TYPES)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)
_FOUND_OUT = ("utf-8", "ascii", "iso8859-1", "cp1252")  # told apart by their bytes: Windows-1252 is often called Latin-1, or worse
_HEADING = "CONCLUSION:"


class Binaries:
    """The Binary resources beside a document, by the links that lead to them.

    Args:
        links: of one Bundle, or of the resource itself.
        outer: of what these stand in.
    """

    def __init__(self, links: dict[str, dict[str, Any]], outer: Binaries | None = None) -> None:
        self._links, self._outer = links, outer
        self._followed: set[int] = set()

    def follow(self, url: str) -> dict[str, Any] | None:
        """The resource that a link leads to, where it is at hand."""
        binary = self._links.get(url.partition("/_history/")[0])
        if binary is None:
            return self._outer.follow(url) if self._outer else None
        self._followed.add(id(binary))
        return binary

    def was_followed(self, binary: dict[str, Any]) -> bool:
        """Whether a link has led to this very resource."""
        return id(binary) in self._followed


def _listed(value: Any) -> Any:
    return [] if value is None else value


def _id(value: Any) -> Any:
    return "" if value is None else str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


class _Form(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)  # attachments hold notes


class _Attachment(_Form):
    content_type: str | None = Field(default=None, alias="contentType")
    data: str | None = None
    url: str | None = None


class _Carrier(_Form):
    resource_type: str = Field(alias="resourceType")
    id: Annotated[str, BeforeValidator(_id)] = ""
    date: str | None = None
    effective: str | None = Field(default=None, alias="effectiveDateTime")
    status: str | None = None
    document_status: str | None = Field(default=None, alias="docStatus")
    encounter: Any = None
    context: Any = None
    author: Any = None
    interpreter: Any = Field(default=None, alias="resultsInterpreter")
    performer: Any = None
    content: Annotated[list[Any], BeforeValidator(_listed)] = []
    presented: Annotated[list[Any], BeforeValidator(_listed)] = Field(default=[], alias="presentedForm")
    conclusion: str | None = None

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

    def item(self, text: str, place: str, *, converted: bool) -> Item:
        """A note of this resource."""
        day = self.date or self.effective or ""
        told = {"resourceType": self.resource_type, "date": day, "status": self.status, "docStatus": self.document_status}
        return Item(
            self.id,
            text,
            place,
            {k: v for k, v in told.items() if v},
            date_of_service=day,
            encounter=self.encounter_id(),
            author=self.author_name(),
            status=self.document_status or self.status or "",
            converted=converted,
        )


def _reference(value: Any, key: str) -> str:
    """The first text under `key` in references that come alone, in lists or below `encounter`, as the standard's versions have them."""
    if isinstance(value, list):
        return next((found for one in value if (found := _reference(one, key))), "")
    if isinstance(value, dict):
        return value[key] if isinstance(value.get(key), str) else _reference(value.get("encounter"), key)
    return ""


def id_of(resource: dict[str, Any]) -> str:
    """The id of a resource, or nothing where it has none."""
    found = _id(resource.get("id"))
    return found if isinstance(found, str) else ""


def notes_of(resource: dict[str, Any], place: str, binaries: Binaries) -> Iterator[Item | BadItem]:
    """The notes that a DocumentReference or a DiagnosticReport carries.

    Args:
        resource: of one of these types.
        place: where it stands.
        binaries: the Binary resources beside it, by the links that lead to them.
    """
    try:
        carrier = _Carrier.model_validate(resource)
    except ValidationError as error:
        where = ".".join(str(p) for p in error.errors()[0]["loc"])
        yield BadItem(id_of(resource), place, "malformed", f"{place}: field {where} does not fit the resource; check the export")
        return
    for status in (carrier.document_status, carrier.status):
        if status in _TAKEN_BACK:
            yield BadItem(carrier.id, place, WithdrawnNote.kind, f"{place}: the document is {status}, so it is not reviewed")
            return
    conclusion = carrier.conclusion if carrier.resource_type == "DiagnosticReport" else None
    if carrier.attachments():
        yield from _with_conclusion(list(_forms(carrier, place, binaries)), conclusion or "")
    elif conclusion and conclusion.strip():
        yield carrier.item(conclusion, f"{place} conclusion", converted=False)
    else:
        nothing = "neither attachment nor conclusion" if carrier.resource_type == "DiagnosticReport" else "no attachment"
        yield BadItem(carrier.id, place, "empty", f"{place}: the {carrier.resource_type} carries {nothing}; check the export")


def _forms(carrier: _Carrier, place: str, binaries: Binaries) -> Iterator[Item | BadItem]:
    """The plainest form of a document that can be read; the reason where none can. Different texts in one type are notes of their own."""
    forms: list[tuple[int, Item | BadItem]] = []
    for number, attachment in enumerate(carrier.attachments(), 1):
        whole = _followed(attachment, binaries)
        forms.append((_plainness(whole), _note(carrier, whole, f"{place} attachment {number}")))
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


def _with_conclusion(notes: list[Item | BadItem], conclusion: str) -> Iterator[Item | BadItem]:
    """The notes with the report's conclusion below their text, unless one of them holds it already."""
    words = r"\s+".join(re.escape(word) for word in conclusion.split())
    said = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    if not words or any(isinstance(note, Item) and said.search(note.text) for note in notes):
        yield from notes
        return
    for note in notes:
        yield replace(note, text=f"{note.text.rstrip()}\n\n{_HEADING}\n{conclusion}", converted=True) if isinstance(note, Item) else note


def _followed(attachment: Any, binaries: Binaries) -> Any:
    """An attachment with the data of the Binary that it links to, where that one is at hand."""
    if not isinstance(attachment, dict) or attachment.get("data") is not None or not isinstance(attachment.get("url"), str):
        return attachment
    binary = binaries.follow(attachment["url"])
    if binary is None:
        return attachment
    return {**attachment, "data": binary.get("data"), "contentType": attachment.get("contentType") or binary.get("contentType")}


def _plainness(attachment: Any) -> int:
    kind = attachment.get("contentType") if isinstance(attachment, dict) else None
    return _PLAINNESS.get(media_type(kind) if isinstance(kind, str) else "", len(_PLAINNESS))


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
        data = from_base64(attachment.data)
    except ValueError:
        return BadItem(note_id, place, "malformed", f"{place}: the attachment is not valid base64; export it again")
    try:
        data = _recoded(data, note_id or place, attachment.content_type or "")
        text, converted = to_text(data, note_id or place, attachment.content_type)
    except NoteError as error:
        return BadItem(note_id, place, error.kind, str(error))
    return carrier.item(text, place, converted=converted)


def _recoded(data: bytes, name: str, content_type: str) -> bytes:
    """Text in the character set that its media type names, as UTF-8 with its mark, which stands above what HTML says of itself.

    Raises:
        UnreadableNote: the character set is not known, or the text is not valid in it.
    """
    named = _CHARSET.search(content_type)
    if named is None or media_type(content_type) not in _RECODED:
        return data
    try:
        codec = codecs.lookup(named[1]).name
        if codec in _FOUND_OUT or (codec.startswith(("utf-16", "utf-32")) and b"\0" not in data):
            return data
        return codecs.BOM_UTF8 + data.decode(codec).removeprefix("\ufeff").encode("utf-8")
    except LookupError:
        told = "which is not known"
    except UnicodeError:
        told = "in which it is not valid"
    raise UnreadableNote(f"note {name}: is said to be in the character set {named[1]}, {told}; export the note as UTF-8")
