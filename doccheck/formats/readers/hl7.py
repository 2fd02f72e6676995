"""HL7 v2 messages with notes: MDM and ORU; several messages a file, with or without MLLP frames or batch envelopes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doccheck.formats.columns import codes_in
from doccheck.formats.compressed import opened
from doccheck.formats.extras import needed
from doccheck.formats.items import BadItem, Fields, Item
from doccheck.formats.text import MAX_BYTES, decode

_FRAME = re.compile(rb"[\x0b\x1c]")
_TYPES = ("MDM", "ORU")
_HEX = re.compile(r"\\X([0-9A-Fa-f]+)\\")
_BREAK = re.compile(r"\\\.(?:br|sp|ce|in|ti)[+\-\d]*\\")
_FORMATTING = re.compile(r"\\(?:\.(?:fi|nf|sk[+\-\d]*)|H|N|[ZCM][^\\]*)\\")
_FIELDS = ("TXA-2", "TXA-4", "TXA-12", "OBR-3", "OBR-4", "OBR-7", "TXA-9", "OBR-32", "PV1-19", "MSH-7", "MSH-9", "MSH-10", "OBR-44")
name = "hl7"


def recognises(path: Path, head: bytes) -> bool:
    """A message, file or batch header first, with or without an MLLP frame."""
    return bool(re.match(rb"(?:\xef\xbb\xbf)?[\x0b\s]*(?:MSH|FHS|BHS)[|^~\\&#]", head))


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem]:
    """One note for each message; its id is the document's (TXA-12), the order's (OBR-3) or the message's (MSH-10)."""
    hl7 = needed("hl7", "hl7")
    for number, raw in enumerate(_messages(path), 1):
        place = f"{path} message {number}"
        if raw is None:
            yield BadItem("", place, "too_large", f"{place}: more than {MAX_BYTES:,} bytes; export its documents as text")
            continue
        try:
            text = decode(raw, place).text
            message = hl7.parse(re.sub(r"\r\n|\n", "\r", text.strip()) + "\r")
            item = _item(message, place)
        except Exception as error:  # the library raises many kinds on damaged messages, some quoting them
            item = BadItem("", place, "malformed", f"{place}: not a readable HL7 message ({type(error).__name__}); export it again")
        yield item


def _item(message: Any, place: str) -> Item | BadItem:
    columns = {field: value for field in _FIELDS if (value := _field(message, field))}
    note_id = next((columns[f].partition("^")[0] for f in ("TXA-12", "OBR-3", "MSH-10") if columns.get(f)), "")
    kind = columns.get("MSH-9", "").partition("^")[0]
    if kind not in _TYPES:
        return BadItem(note_id, place, "unsupported", f"{place}: message type {kind or 'missing'}; notes come in MDM and ORU messages")
    lines, unreadable = [], ""
    for segment in message:
        if str(segment[0]) != "OBX":
            continue
        value_type = str(segment[2]) if len(segment) > 2 else ""
        if value_type in ("TX", "FT", "ST", ""):
            lines.append("\n".join(_unescape(part) for part in str(segment[5]).split("~")) if len(segment) > 5 else "")
        else:
            unreadable = value_type
    text = "\n".join(lines)
    if not text.strip():
        reason = f"its OBX segments hold type {unreadable}, not text" if unreadable else "no OBX segment with text"
        return BadItem(note_id, place, "empty", f"{place}: {reason}; check the interface")
    return Item(
        note_id,
        text,
        place,
        columns,
        codes_in(columns.get("OBR-44", "")),
        date_of_service=columns.get("TXA-4") or columns.get("OBR-7", ""),
        encounter=columns.get("PV1-19", "").partition("^")[0],
        author=_unescape(columns.get("TXA-9") or columns.get("OBR-32", "")),
        converted=True,
    )


def _field(message: Any, name: str) -> str:
    segment, _, number = name.partition("-")
    try:
        return str(message.segment(segment)[int(number)])
    except (KeyError, IndexError):
        return ""


def _unescape(text: str) -> str:
    out = _FORMATTING.sub("", _BREAK.sub("\n", text))
    out = _HEX.sub(
        lambda m: (
            bytes.fromhex(m.group(1)[: len(m.group(1)) // 2 * 2]).decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")
        ),
        out,
    )
    for escape, char in (("\\F\\", "|"), ("\\S\\", "^"), ("\\T\\", "&"), ("\\R\\", "~"), ("\\E\\", "\\")):
        out = out.replace(escape, char)
    return out


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
