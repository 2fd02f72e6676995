"""HL7 v2 messages with notes: MDM and ORU; several messages a file, with or without MLLP frames or batch envelopes.

An MDM message holds one document, an ORU message one for each of its OBR segments.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doccheck.errors import EmptyNote, NoteError, UnsupportedNote, WithdrawnNote
from doccheck.formats.columns import codes_in
from doccheck.formats.compressed import opened
from doccheck.formats.extras import needed
from doccheck.formats.hl7_values import field, text_of, unescape
from doccheck.formats.items import BadItem, Fields, Item
from doccheck.formats.text import MAX_BYTES, decode

_FRAME = re.compile(rb"[\x0b\x1c]")
_TYPES = ("MDM", "ORU")
_CANCELS, _REPLACES = "T11", ("T09", "T10")
_ONE_OF = {"TXA-19": ("CA", "OB"), "OBR-25": ("X",), "OBX-11": ("D", "W")}  # deleted, obsolete; cancelled; deleted, wrong
_FIELDS = (
    "TXA-2",
    "TXA-4",
    "TXA-12",
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
_SIGNS = re.compile(rb"\^T(?:09|10|11)|\|(?:CA|OB|X|D|W)(?=[|\s]|$)")  # only where one stands can a message take a document back
name = "hl7"


def recognises(path: Path, head: bytes) -> bool:
    """A message, file or batch header first, with or without an MLLP frame."""
    return bool(re.match(rb"(?:\xef\xbb\xbf)?[\x0b\s]*(?:MSH|FHS|BHS)[|^~\\&#]", head))


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem]:
    """The documents of each message; their ids are the document's (TXA-12), the order's (OBR-3) or the message's (MSH-10)."""
    hl7 = needed("hl7", "hl7")
    for number, raw in enumerate(_messages(path), 1):
        place = f"{path} message {number}"
        if raw is None:
            yield BadItem("", place, "too_large", f"{place}: more than {MAX_BYTES:,} bytes; export its documents as text")
            continue
        try:
            documents = _documents(_parsed(raw, hl7))
            several = len(documents) > 1
            items = [_item(*one, place, n if several else 0) for n, one in enumerate(documents, 1)]
        except Exception as error:  # the library raises many kinds on damaged messages, some quoting them
            items = [BadItem("", place, "malformed", f"{place}: not a readable HL7 message ({type(error).__name__}); export it again")]
        yield from items


def withdrawn(path: Path) -> Iterator[str]:
    """The ids of documents that a message of this file cancels, takes back or replaces, wherever they come themselves."""
    hl7 = needed("hl7", "hl7")
    for raw in _messages(path):
        if raw is None or not _SIGNS.search(raw):
            continue
        try:
            documents = _documents(_parsed(raw, hl7))
        except Exception:  # told when the message is read
            continue
        for around, observations in documents:
            columns = _columns(around, observations)
            if _kind(around) in _TYPES and _taken_back(columns):
                yield _document_id(columns)
            elif _trigger(columns) in _REPLACES and (replaced := _field(around, "TXA-13").partition("^")[0]) != _document_id(columns):
                yield replaced


def _parsed(raw: bytes, hl7: Any) -> Any:
    return hl7.parse(re.sub(r"\r\n|\n", "\r", decode(raw, "message").text.strip()) + "\r")


def _documents(message: Any) -> list[tuple[dict[str, Any], list[Any]]]:
    """The documents of a message, each as the segments around it by name and its OBX segments; an order without any is none."""
    around: dict[str, Any] = {}
    documents: list[tuple[dict[str, Any], list[Any]]] = []
    for segment in message:
        name = str(segment[0])
        if name == "OBX":
            if not documents:
                documents.append((around, []))
            documents[-1][1].append(segment)
        elif name == "OBR" and _kind(around) == "ORU":
            documents.append(({**around, "OBR": segment}, []))
        elif name == "PID" and documents:  # another patient's results in the same message
            around = {"MSH": around["MSH"], "PID": segment}
        else:
            around.setdefault(name, segment)
    return [one for one in documents if one[1]] or [(around, [])]


def _columns(around: dict[str, Any], observations: list[Any]) -> dict[str, str]:
    columns = {name: value for name in _FIELDS if (value := _field(around, name))}
    if states := dict.fromkeys(state for one in observations if re.fullmatch("[A-Z]", state := field(one, 11))):
        columns["OBX-11"] = " ".join(states)
    return columns


def _document_id(columns: dict[str, str]) -> str:
    return next((columns[f].partition("^")[0] for f in ("TXA-12", "OBR-3") if columns.get(f)), "")


def _item(around: dict[str, Any], observations: list[Any], place: str, number: int) -> Item | BadItem:
    columns = _columns(around, observations)
    note_id = _document_id(columns)
    if not note_id and columns.get("MSH-10"):
        note_id = f"{columns['MSH-10']}/{number}" if number else columns["MSH-10"]
    place = f"{place} report {number}" if number else place
    try:
        if _kind(around) not in _TYPES:
            raise UnsupportedNote(f"message type {_kind(around) or 'missing'}; notes come in MDM and ORU messages")
        if reason := _taken_back(columns):
            raise WithdrawnNote(f"the document was cancelled or taken back ({reason}), so it is not reviewed")
        text = text_of(observations, place)
        if not text.strip():
            raise EmptyNote("no OBX segment with text; check the interface")
    except NoteError as error:
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


def _taken_back(columns: dict[str, str]) -> str:
    """The field that says that the document is cancelled, obsolete or about the wrong patient; empty where none does."""
    if _trigger(columns) == _CANCELS:
        return "MSH-9"
    return next((f for f, states in _ONE_OF.items() if set(columns.get(f, "").split()) & set(states)), "")


def _field(around: dict[str, Any], name: str) -> str:
    segment, _, number = name.partition("-")
    return field(around[segment], int(number)) if segment in around else ""


def _messages(path: Path) -> Iterator[bytes | None]:
    """The messages of a file, each from its MSH segment to the next; None for one that is too large to hold."""
    current: list[bytes] = []
    size = 0
    with opened(path, utf8=True) as stream:
        for line in _segments(stream.read):
            segment = _FRAME.sub(b"", line).strip(b"\n ").removeprefix(codecs.BOM_UTF8)
            if segment.startswith((b"FHS", b"BHS", b"BTS", b"FTS")) or not segment:
                continue
            if segment.startswith(b"MSH") and size:
                yield b"\r".join(current) if size <= MAX_BYTES else None
                current, size = [], 0
            size += len(segment) + 1
            if size <= MAX_BYTES:
                current.append(segment)
    if size:
        yield b"\r".join(current) if size <= MAX_BYTES else None


def _segments(read_block: Any) -> Iterator[bytes]:
    """The lines of a stream; one that is longer than any message may be comes in pieces."""
    rest = b""
    while block := read_block(1 << 20):
        *whole, rest = re.split(rb"\r\n|\r|\n", rest + block)
        yield from whole
        if len(rest) > MAX_BYTES:
            yield rest
            rest = b""
    yield rest
