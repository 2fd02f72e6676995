"""HL7 v2 files as messages, and a message as its segments with the usual delimiters; what a damaged export broke is put together again."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doccheck.formats.files.compressed import opened
from doccheck.formats.files.text import MAX_BYTES, decode

# the segments that say something about a message, patient, visit, order or specimen, and nothing of the document's text
ABOUT = frozenset(
    "MSH SFT UAC EVN MSA ERR PID PD1 PDA MRG NK1 PV1 PV2 ARV ACC AL1 IAM DG1 PR1 DRG ROL PRT GT1 IN1 IN2 IN3 OH1 OH2 OH3 OH4 "
    "ORC OBR TXA CON TQ1 TQ2 CTD CTI FT1 BLG SPM SAC DEV FHS BHS BTS FTS".split()
)
_USUAL = "|^~\\&"
_ESCAPES = {"|": "\\F\\", "^": "\\S\\", "~": "\\R\\", "\\": "\\E\\", "&": "\\T\\"}
_DELIMITERS = r"([^\w\s])((?:(?!\1)[^\w\s]){1,5})\1"
_HEADER = re.compile(f"MSH{_DELIMITERS}")
_FIRST = re.compile(rb"(?:\xef\xbb\xbf)?[\x0b\s]*(?:MSH|FHS|BHS)(?:\||" + _DELIMITERS.encode() + rb")")
_BEGINS = re.compile(rb"MSH(?:\||" + _DELIMITERS.encode() + rb")")
_ENVELOPE = re.compile(rb"(?:FHS|BHS|BTS|FTS)(?:[^\w\s]|$)")
_FRAME = re.compile(rb"[\x0b\x1c]")
_BREAK = re.compile(r"\r\n|\r|\n")
_SEGMENT = re.compile(r"[ \t]*([A-Za-z][A-Za-z0-9]{2})(\||[ \t]*$)")
_TEXT_FIELD = {"OBX": 5, "NTE": 3}


class BrokenMessage(Exception):
    """A message whose segments cannot be told; says why, without quoting it."""


def begins(head: bytes) -> bool:
    """Whether a file begins with a message, file or batch header, in an MLLP frame or not.

    Example:
        >>> begins(b"MSH|^~\\\\&|LAB"), begins(b"MSH$%~\\\\&$LAB"), begins(b"MSH clinic, 3 pm")
        (True, True, False)
    """
    return bool(_FIRST.match(head))


def messages(path: Path) -> Iterator[bytes | None]:
    """The messages of a file, each from its MSH segment to the next; None for one that is too large to hold.

    Raises:
        UnreadableNote: the file is damaged.
    """
    current: list[bytes] = []
    size = 0
    with opened(path, utf8=True) as stream:
        for line in _lines(stream.read):
            line = _FRAME.sub(b"", line).removeprefix(codecs.BOM_UTF8)
            if _BEGINS.match(line) and size:
                yield b"\r".join(current) if size <= MAX_BYTES else None
                current, size = [], 0
            if not size and (not line.strip() or _ENVELOPE.match(line)):
                continue
            size += len(line) + 1
            if size <= MAX_BYTES:
                current.append(line)
    if size:
        yield b"\r".join(current) if size <= MAX_BYTES else None


def _lines(read_block: Any) -> Iterator[bytes]:
    """The lines of a stream; one that is longer than any message may be comes in pieces."""
    rest = b""
    while block := read_block(1 << 20):
        *whole, rest = re.split(rb"\r\n|\r|\n", rest + block)
        yield from whole
        if len(rest) > MAX_BYTES:
            yield rest
            rest = b""
    yield rest


def segments(raw: bytes) -> list[str]:
    """The segments of a message, with the delimiters `|^~\\&` whatever the message itself has.

    A line that begins no segment goes on with the one before it, after a line break; so does an ADD segment, without one, after an OBX or
    NTE that ends with its text.

    Args:
        raw: one message.

    Raises:
        NoteError: it is not text.
        BrokenMessage: it has no header, or a line stands where it can belong to no text.

    Example:
        >>> segments(b"MSH$%~\\\\&$LAB\\rOBX$1$TX$$$L3|4\\nNo complications.")
        ['MSH|^~\\\\&|LAB', 'OBX|1|TX|||L3\\\\F\\\\4\\nNo complications.']
    """
    found: list[str] = []
    for line in _BREAK.split(_usual(decode(raw, "message").text.strip())):
        match = _SEGMENT.match(line)
        name = match[1].upper() if match else ""
        if match is None or (not match[2].startswith("|") and match[1] not in ABOUT.union(_TEXT_FIELD)):
            found[-1] += f"\n{line}"
        elif name == "ADD" and _ends_with_text(found[-1]):
            found[-1] += line[match.end() :]
        else:
            found.append(name + line[match.end(1) :])
    found = [one.rstrip("\n ") for one in found]
    for one in found:
        fields = one.split("|")
        if (text := _TEXT_FIELD.get(fields[0])) and any("\n" in f for n, f in enumerate(fields) if n != text):
            raise BrokenMessage("a line that is no segment stands behind the text of an OBX or NTE")
    return found


def _usual(text: str) -> str:
    header = _HEADER.match(text)
    if not header:
        raise BrokenMessage("no MSH segment with its delimiters")
    own = header[1] + header[2]
    if own.startswith(_USUAL) or _USUAL.startswith(own):
        return text
    own += _USUAL[len(own) :]
    literal = {escape[1]: _ESCAPES.get(char, char) for char, escape in zip(own, _ESCAPES.values(), strict=False)}
    meant = _ESCAPES | dict(zip(reversed(own[:5]), reversed(_USUAL), strict=True))
    escape = re.escape(own[3])
    return re.sub(
        f"{escape}([FSRET]){escape}|[{re.escape(own[:5] + _USUAL)}]", lambda m: literal[m[1]] if m[1] else meant.get(m[0], m[0]), text
    )


def _ends_with_text(segment: str) -> bool:
    return segment.count("|") == _TEXT_FIELD.get(segment[:3])
