"""HL7 v2 observations as the lines of a note: text as it stands, a value with its name and unit, the text of an enclosed document."""

from __future__ import annotations

import re
from typing import Any

from doccheck.errors import UnreadableNote, UnsupportedNote
from doccheck.formats.documents.attachments import from_base64, to_text

_TEXT = ("TX", "FT", "ST", "")
_CODED = ("CE", "CWE", "CNE")
_VALUES = ("NM", "SN", "ID", "IS", "SI", "DT", "TM", "TS", "DTM", "CX", "EI", "CN", "PN", "XCN", "XPN", "XON")
_NOTHING = ("", '""')
_ESCAPE = re.compile(
    r"(?P<bytes>(?:\\X[0-9A-Fa-f]+\\)+)|\\(?:(?P<char>[FSTRE])|(?P<line>\.(?:br|sp|ce|in|ti)[+\-\d]*)|"
    r"\.(?:fi|nf|sk[+\-\d]*)|H|N|[ZCM][^\\]*)\\"
)
_CHARS = {"F": "|", "S": "^", "T": "&", "R": "~", "E": "\\"}
_PROSE = re.compile(r"[^\W\d_]{2}: +[^\W_]|(?:[^\W\d_]+[,;.]? +){5}[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def field(segment: Any, number: int) -> str:
    """A field of a segment as it stands in the message; empty where the segment does not go that far."""
    return str(segment[number]) if len(segment) > number else ""


def text_of(parts: list[Any], place: str) -> str:
    """The text that the segments of one document make up: OBX, and NTE under OBX or OBR, in their order.

    Args:
        parts: these segments; any other is one whose text has no known place in the note.
        place: where the document stands, for messages.

    Raises:
        NoteError: one of them holds something that cannot be read, without which the note would say less than its author wrote.
    """
    lines: list[str] = []
    several = len({_name(one) for one in parts if name_of(one) == "OBX"}) > 1
    number, told = 0, ""
    for part in parts:
        if name_of(part) == "NTE":
            lines += [] if field(part, 3) in _NOTHING else [_text(part, 3)]
            continue
        if name_of(part) != "OBX":
            raise UnsupportedNote(f"{place}: holds text in a segment other than OBX and NTE; send all of the document in OBX segments")
        number += 1
        kind, where = field(part, 2), f"{place} OBX {number}"
        if kind in _TEXT and not field(part, 6):
            text, name = _text(part, 5), _name(part) if several else ""
            lines.append(_under(name, text) if name != told and text.strip() else text)
            told = name if text.strip() else told
        elif field(part, 5) in _NOTHING:
            continue
        elif kind == "ED":
            text = _document(field(part, 5), where)
            if text.split() != "\n".join(lines).split():  # not the same text in a second form
                lines.append(text)
        elif kind in _TEXT + _CODED + _VALUES:
            lines.append(_named_value(kind, part))
        else:
            kind = kind if re.fullmatch("[A-Z]{2,3}", kind) else "unknown"
            raise UnsupportedNote(f"{where}: holds a value of type {kind}, which cannot be read; export the document as text")
    return "\n".join(lines)


def name_of(segment: Any) -> str:
    """The name of a segment."""
    return str(segment[0])


def prose(segment: Any) -> bool:
    """Whether a segment holds words as a note has them: a heading with its text, or six words on end.

    Example:
        >>> prose(["ZNT", "1", "Complications: none"]), prose(["ZPV", "Roe^Jane", "5E"])
        (True, False)
    """
    return bool(_PROSE.search("|".join(str(one) for one in segment)))


def _text(segment: Any, number: int) -> str:
    return "\n".join("" if part in _NOTHING else unescape(part) for part in field(segment, number).split("~"))


def _under(name: str, text: str) -> str:
    """A text under the name of its observation, unless it begins with it, or the name is a mere number."""
    if not _LETTERS.search(name) or text.lstrip().lower().startswith(name.lower()):
        return text
    return f"{name}:\n{text}" if "\n" in text else f"{name}: {text}"


def _name(observation: Any) -> str:
    names = [unescape(p) for p in field(observation, 3).split("^")[:2]]
    return next((n for n in reversed(names) if n.strip()), "").strip(": ")


def _named_value(kind: str, observation: Any) -> str:
    """`CSF volume: 28 mL`, with the name and the unit that stand beside the value."""
    values = []
    for part in field(observation, 5).split("~"):
        pieces = part.split("^")
        if kind in _CODED:
            pieces = [p for p in (pieces[1:2] + pieces[8:9] + pieces[:1]) if p][:1]
        values.append(("" if kind == "SN" else " ").join(unescape(p) for p in pieces if p))
    name = _name(observation)
    unit = unescape(field(observation, 6).partition("^")[0])
    return " ".join(p for p in (f"{name}:" if name else "", ", ".join(values), unit) if p)


def _document(value: str, where: str) -> str:
    """The text of encapsulated data: source, type, subtype, encoding, data. What it is is found out by its bytes; senders mislabel it."""
    _, _, _, encoding, data = (value + "^" * 4).split("^", 4)
    plain = unescape(data.rstrip("^"))
    try:
        if encoding.lower() == "base64":
            content = from_base64(plain)
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
    """The text that HL7's escapes stand for; those for fonts and colours are left out.

    Example:
        >>> unescape("L3\\\\S\\\\4, 5 \\\\XC2B5\\\\L")
        'L3^4, 5 µL'
    """
    return _ESCAPE.sub(_meant, text)


def _meant(escape: re.Match[str]) -> str:
    if escape["bytes"]:  # in the encoding of the message, which is UTF-8 where it can be
        content = bytes.fromhex("".join(re.findall(r"X((?:[0-9A-Fa-f]{2})+)", escape["bytes"])))
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return _CHARS[escape["char"]] if escape["char"] else "\n" if escape["line"] else ""
