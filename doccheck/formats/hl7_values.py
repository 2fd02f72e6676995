"""HL7 v2 observations as the lines of a note: text as it stands, a value with its name and unit, the text of an enclosed document."""

from __future__ import annotations

import base64
import re
from typing import Any

from doccheck.errors import UnreadableNote, UnsupportedNote
from doccheck.formats.attachments import to_text

_TEXT = ("TX", "FT", "ST", "")
_CODED = ("CE", "CWE", "CNE")
_VALUES = ("NM", "SN", "ID", "IS", "SI", "DT", "TM", "TS", "DTM", "CX", "EI", "CN", "PN", "XCN", "XPN", "XON")
_NOTHING = ("", '""')
_HEX = re.compile(r"\\X([0-9A-Fa-f]+)\\")
_BREAK = re.compile(r"\\\.(?:br|sp|ce|in|ti)[+\-\d]*\\")
_FORMATTING = re.compile(r"\\(?:\.(?:fi|nf|sk[+\-\d]*)|H|N|[ZCM][^\\]*)\\")


def field(segment: Any, number: int) -> str:
    """A field of a segment as it stands in the message; empty where the segment does not go that far."""
    return str(segment[number]) if len(segment) > number else ""


def text_of(observations: list[Any], place: str) -> str:
    """The text that the OBX segments of one document make up.

    Raises:
        NoteError: one of them holds something that cannot be read, without which the note would say less than its author wrote.
    """
    lines: list[str] = []
    for number, observation in enumerate(observations, 1):
        kind, value = field(observation, 2), field(observation, 5)
        where = f"{place} OBX {number}"
        if kind in _TEXT and not field(observation, 6):
            lines.append("\n".join(unescape(part) for part in value.split("~")))
        elif value in _NOTHING:
            continue
        elif kind == "ED":
            text = _document(value, where)
            if text.split() != "\n".join(lines).split():  # not the same text in a second form
                lines.append(text)
        elif kind in _TEXT + _CODED + _VALUES:
            lines.append(_named_value(kind, observation))
        else:
            told = kind if re.fullmatch("[A-Z]{2,3}", kind) else "unknown"
            raise UnsupportedNote(f"{where}: holds a value of type {told}, which cannot be read; export the document as text")
    return "\n".join(lines)


def _named_value(kind: str, observation: Any) -> str:
    """`CSF volume: 28 mL`, with the name and the unit that stand beside the value."""
    values = []
    for part in field(observation, 5).split("~"):
        pieces = part.split("^")
        if kind in _CODED:
            pieces = [p for p in (pieces[1:2] + pieces[8:9] + pieces[:1]) if p][:1]
        values.append(("" if kind == "SN" else " ").join(unescape(p) for p in pieces if p))
    names = [unescape(p) for p in field(observation, 3).split("^")[:2]]
    name = next((n for n in reversed(names) if n.strip()), "")
    unit = unescape(field(observation, 6).partition("^")[0])
    return " ".join(p for p in (f"{name}:" if name else "", ", ".join(values), unit) if p)


def _document(value: str, where: str) -> str:
    """The text of encapsulated data: source, type, subtype, encoding, data. What it is is found out by its bytes; senders mislabel it."""
    _, _, _, encoding, data = (value + "^" * 4).split("^", 4)
    plain = unescape(data.rstrip("^"))
    try:
        if encoding.lower() == "base64":
            content = base64.b64decode("".join(plain.split()), validate=True)
        elif encoding.lower() == "hex":
            content = bytes.fromhex(plain)
        else:
            content = plain.encode("utf-8", "surrogatepass")
    except ValueError:
        raise UnreadableNote(f"{where}: the enclosed document is not valid {encoding.lower()}; export it again") from None
    if content.lstrip().startswith(b"<?xml"):
        raise UnreadableNote(f"{where}: the enclosed document is XML; export it as text, RTF or HTML")
    return to_text(content, where, None)[0]


def unescape(text: str) -> str:
    """The text that HL7's escapes stand for; those for fonts and colours are left out."""
    out = _FORMATTING.sub("", _BREAK.sub("\n", text))
    out = _HEX.sub(_bytes_of, out)
    for escape, char in (("\\F\\", "|"), ("\\S\\", "^"), ("\\T\\", "&"), ("\\R\\", "~"), ("\\E\\", "\\")):
        out = out.replace(escape, char)
    return out


def _bytes_of(match: re.Match[str]) -> str:
    digits = match.group(1)
    return bytes.fromhex(digits[: len(digits) // 2 * 2]).decode("cp1252", "replace").replace("\r\n", "\n").replace("\r", "\n")
