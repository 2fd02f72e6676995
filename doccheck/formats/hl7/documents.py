"""HL7 v2 documents: what of a message belongs to which of its documents, each as a note, and what it takes back or adds to.

An MDM message holds a document for each of its TXA segments, an ORU message one for each of its OBR segments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from doccheck.errors import DoccheckError, EmptyNote, UnsupportedNote, WithdrawnNote
from doccheck.formats.documents.attachments import shown
from doccheck.formats.hl7.messages import ABOUT
from doccheck.formats.hl7.values import field as value
from doccheck.formats.hl7.values import name_of, prose, text_of, unescape
from doccheck.formats.items import Addendum, BadItem, Item, Skipped, Withdrawal
from doccheck.formats.tables.columns import codes_in

_OPENS = {"MDM": "TXA", "ORU": "OBR"}
_CANCELS, _REPLACES, _BRINGS_ANEW = "T11", ("T09", "T10"), ("T04", "T07", "T08", "T09", "T10")
_ONE_OF = {"TXA-19": ("CA", "OB"), "OBR-25": ("X",), "OBX-11": ("D", "W")}  # deleted, obsolete; cancelled; deleted, wrong
_FIELDS = (
    "TXA-2",
    "TXA-4",
    "TXA-12",
    "TXA-13",
    "OBR-3",
    "OBR-4",
    "OBR-7",
    "TXA-9",
    "OBR-32",
    "PV1-19",
    "MSH-7",
    "MSH-9",
    "MSH-10",
    "OBR-44",
    "TXA-17",
    "TXA-19",
    "OBR-25",
)
_STATUS = ("TXA-17", "OBR-25", "OBX-11")
# only where one of these stands can a message take a document back, bring it anew or add to one
_SIGNS = re.compile(r"\^T(?:0[4789]|1[01])|\|(?:CA|OB|X|D|W|C)(?=[|\s]|$)|^TXA\|(?:[^|\n]*\|){12}[^|\s]", re.MULTILINE)


@dataclass
class Document:
    """The segments around a document by name, and those that make up its text."""

    around: dict[str, Any]
    parts: list[Any] = field(default_factory=list)


def documents_of(message: Any) -> tuple[list[Document], list[Skipped]]:
    """The documents of a message, and what of it belongs to none: comments on the patient, a site's own segments without sentences."""
    around: dict[str, Any] = {"MSH": message[0]}
    kind = _kind(around)
    documents: list[Document] = []
    passed: list[Skipped] = []
    current: Document | None = None
    held: list[Any] | None = None  # what follows an ORC, or an MDM's OBR, belongs to the order or document that comes next
    for segment in message:
        name = name_of(segment)
        if name == _OPENS.get(kind) and (kind == "ORU" or current is None or name in current.around):
            current = Document({**around, name: segment}, held or [])
            documents.append(current)
            held = None
        elif name == "OBX":
            if current is None:
                current = Document({**around})
                documents.append(current)
            current.parts += [*(held or []), segment]
            held = None
        elif name == "PID" and documents:  # another patient's results in the same message
            around, current = {"MSH": around["MSH"], "PID": segment}, None
        elif name in ABOUT:
            around.setdefault(name, segment)
            if current is not None:
                current.around.setdefault(name, segment)
            if name in ("ORC", "OBR"):
                around[name] = segment if current is not None else around[name]
                held = held or []
        elif name.startswith("Z") and not prose(segment):
            passed.append(Skipped(f"HL7 segment {name}"))
        elif held is not None:
            held.append(segment)
        elif current is not None:
            current.parts.append(segment)
        elif name == "NTE":
            passed.append(Skipped("HL7 segment NTE under no order or document"))
        else:
            held = [segment]
    if held and current is not None:
        current.parts += held
    elif held:
        documents.append(Document(around, held))
    return documents or [Document(around)], passed if kind in _OPENS else []


def items_of(documents: list[Document], place: str) -> Iterator[tuple[Document, Item | BadItem]]:
    """Each document of a message that has a text, or should have one, and its note; an order that nothing follows is none."""
    told = [one for one in documents if one.parts or "TXA" in one.around] or documents
    for number, document in enumerate(told, 1):
        yield document, _item(document, place, number if len(told) > 1 else 0)


def may_change(lines: list[str]) -> bool:
    """Whether the segments of a message can say something about a document beside its own, so that they are worth the parsing."""
    return _SIGNS.search("\n".join(lines)) is not None


def withdrawals(documents: list[Document], place: str) -> Iterator[Withdrawal]:
    """What a message cancels, takes back, replaces or brings anew."""
    columns = [_columns(one) for one in documents]
    ids = [_document_id(one) for one in columns]
    for document, own, note_id in zip(documents, columns, ids, strict=True):
        if _kind(document.around) not in _OPENS:
            continue
        order = ("OBR-4", own.get("OBR-4", ""))
        if _taken_back(own):  # where one accession number stands for several orders, this one only
            yield Withdrawal(note_id, order) if ids.count(note_id) > 1 else Withdrawal(note_id)
            continue
        if _trigger(own) in _REPLACES and (replaced := _parent(own)) != note_id:
            yield Withdrawal(replaced)
        if _trigger(own) in _BRINGS_ANEW:
            yield Withdrawal(note_id, kept=place, when=_when(own))
        elif own.get("OBR-25") == "C":
            yield Withdrawal(note_id, order, place, _when(own))


def addenda(documents: list[Document], place: str) -> Iterator[Addendum]:
    """The documents of a message that go on with another one."""
    for document, item in items_of(documents, place):
        own = _columns(document)
        adds = _kind(document.around) == "MDM" and not _taken_back(own) and _trigger(own) not in _REPLACES
        if adds and (parent := _parent(own)) and parent != _document_id(own):
            yield Addendum(parent, item, _when(own))


def _columns(document: Document) -> dict[str, str]:
    columns = {name: found for name in _FIELDS if (found := _field(document.around, name))}
    observations = [one for one in document.parts if name_of(one) == "OBX"]
    if states := dict.fromkeys(state for one in observations if re.fullmatch("[A-Z]", state := value(one, 11))):
        columns["OBX-11"] = " ".join(states)
    return columns


def _document_id(columns: dict[str, str]) -> str:
    return next((columns[f].partition("^")[0] for f in ("TXA-12", "OBR-3") if columns.get(f)), "")


def _item(document: Document, place: str, number: int) -> Item | BadItem:
    columns = _columns(document)
    note_id = _document_id(columns)
    if not note_id and columns.get("MSH-10"):
        note_id = f"{columns['MSH-10']}/{number}" if number else columns["MSH-10"]
    place = f"{place} report {number}" if number else place
    try:
        if (kind := _kind(document.around)) not in _OPENS:
            raise UnsupportedNote(f"message type {kind or 'missing'}; notes come in MDM and ORU messages")
        if reason := _taken_back(columns):
            raise WithdrawnNote(f"the document was cancelled or taken back ({reason}), so it is not reviewed")
        text = text_of(document.parts, place)
        if not text.strip():
            raise EmptyNote("no OBX segment with text; check the interface")
        text, _ = shown(text, place)
    except DoccheckError as error:
        return BadItem(note_id, place, error.kind, str(error) if place in str(error) else f"{place}: {error}")
    return Item(
        note_id,
        text,
        place,
        columns,
        codes_in(columns.get("OBR-44", "")),
        date_of_service=columns.get("TXA-4") or columns.get("OBR-7", ""),
        encounter=columns.get("PV1-19", "").partition("^")[0],
        author=unescape(columns.get("TXA-9") or columns.get("OBR-32", "")),
        status=next((columns[f].partition("^")[0] for f in _STATUS if f in columns), ""),
        converted=True,
    )


def _kind(around: dict[str, Any]) -> str:
    kind = _field(around, "MSH-9").partition("^")[0]
    return kind if re.fullmatch("[A-Z]{3}", kind) else ""


def _trigger(columns: dict[str, str]) -> str:
    return columns.get("MSH-9", "").partition("^")[2][:3]


def _parent(columns: dict[str, str]) -> str:
    return columns.get("TXA-13", "").partition("^")[0]


def _when(columns: dict[str, str]) -> str:
    return re.split(r"\D", columns.get("MSH-7", ""), maxsplit=1)[0]


def _taken_back(columns: dict[str, str]) -> str:
    """The field that says that the document is cancelled, obsolete or about the wrong patient; empty where none does."""
    if _trigger(columns) == _CANCELS:
        return "MSH-9"
    return next((f for f, states in _ONE_OF.items() if set(columns.get(f, "").split()) & set(states)), "")


def _field(around: dict[str, Any], name: str) -> str:
    segment, _, number = name.partition("-")
    return value(around[segment], int(number)) if segment in around else ""
