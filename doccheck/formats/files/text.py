"""Bytes to text: UTF-8 with or without byte order mark, UTF-16, the encoding that is named, and Windows-1252 as the last resort.

Line endings stay exactly as they are, since every offset of a review counts characters of this text. A byte order mark is no part of it.
Whatever is not text (a PDF, a picture, NUL bytes) is refused: a garbled note would be reviewed as if it said little.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from doccheck.errors import EmptyNote, NoteTooLarge, UnreadableNote

MAX_BYTES = 5_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_CONTROLS = dict.fromkeys(c for c in range(32) if chr(c) not in "\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e")
_ANSI = ("", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252")  # read as Windows-1252
_CONTROL_SHARE = 0.01
_NUL_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a note and the encoding that it was read with."""

    text: str
    encoding: str


def decode(data: bytes, name: str, encoding: str | None = None, declared: str = "") -> Decoded:
    """Turn the bytes of one note into text.

    Args:
        data: what the file holds.
        name: what messages call the note.
        encoding: read it as this encoding and no other; None to find out.
        declared: the encoding that the document or its sender names, for bytes that are not UTF-8; senders name others for UTF-8.

    Raises:
        EmptyNote: there is nothing in it but white space.
        NoteTooLarge: it holds more than `MAX_BYTES` bytes.
        UnreadableNote: it is not text, or not in this encoding.

    Example:
        >>> decode("Größe".encode("cp1252"), "a")
        Decoded(text='Größe', encoding='windows-1252')
    """
    if len(data) > MAX_BYTES:
        raise too_large(len(data), name)
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise UnreadableNote(f"note {name}: is {kind}, not plain text; export the note as text")
    decoded = _named(data, name, encoding) if encoding else _found(data, name, declared)
    if not decoded.text.strip():
        raise EmptyNote(f"note {name}: holds no text; check the export")
    if "\0" in decoded.text:
        at = decoded.text.index("\0")
        raise UnreadableNote(f"note {name}: holds a NUL at character {at:,}, so it is binary or damaged; export it again as text")
    controls = len(decoded.text) - len(decoded.text.translate(_CONTROLS))
    if controls > _CONTROL_SHARE * len(decoded.text):
        raise UnreadableNote(f"note {name}: holds {controls:,} control characters, so it is binary; export the note as text")
    return decoded


def wide_encoding(head: bytes) -> str | None:
    """The encoding that a byte order mark of UTF-16 or UTF-32 names; its decoder takes the mark away."""
    for mark, encoding in _MARKS:
        if mark != codecs.BOM_UTF8 and head.startswith(mark):
            return encoding.removesuffix("-le").removesuffix("-be")
    return None


def as_utf8(head: bytes) -> bytes:
    """The beginning of a file in UTF-8, whatever its byte order mark says; what is cut off at its end is left out."""
    encoding = wide_encoding(head)
    return head if encoding is None else codecs.getincrementaldecoder(encoding)("replace").decode(head).encode("utf-8", "replace")


def refuse_binary(head: bytes, name: str) -> None:
    """Refuse a stream that is not text, by its first bytes.

    Raises:
        UnreadableNote: it is not text; a few NUL bytes spoil single notes, not the stream.
    """
    if wide_encoding(head) is None and head.count(0) > _NUL_SHARE * len(head):
        raise UnreadableNote(f"{name}: holds a NUL at byte {head.index(0):,}, so it is binary or damaged; export it as text")


def too_large(size: int, name: str) -> NoteTooLarge:
    """The error for a file that is not read at all because of its size."""
    return NoteTooLarge(f"note {name}: {size:,} bytes, more than the limit of {MAX_BYTES:,} for one note; split it")


def _named(data: bytes, name: str, encoding: str) -> Decoded:
    codec = codecs.lookup(encoding).name
    try:
        return Decoded(data.decode("utf-8-sig" if codec == "utf-8" else codec), codec)
    except UnicodeError as error:
        raise UnreadableNote(f"note {name}: not valid {encoding}{_place(error)}; leave out --encoding to let doccheck find it") from None


def _found(data: bytes, name: str, declared: str) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeError as error:
                raise UnreadableNote(
                    f"note {name}: begins with a mark of {encoding} but is not valid {encoding}{_place(error)}; export it again"
                ) from None
    wide = _without_mark(data)
    if wide is not None:
        return wide
    if b"\0" in data:
        raise UnreadableNote(f"note {name}: holds a NUL at byte {data.index(0):,}, so it is binary or damaged; export the note as text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeError as error:
        place = _place(error)
    if declared.lower() not in _ANSI:
        try:
            return Decoded(data.decode(declared), codecs.lookup(declared).name)
        except (UnicodeError, LookupError, ValueError):
            raise UnreadableNote(f"note {name}: is not in the encoding that it names; export it again as UTF-8") from None
    try:
        return Decoded(data.decode("cp1252"), "windows-1252")
    except UnicodeError:
        raise UnreadableNote(
            f"note {name}: not valid UTF-8{place}, no byte order mark, and not Windows-1252; pass --encoding, or convert the file"
        ) from None


def _without_mark(data: bytes) -> Decoded | None:
    """UTF-16 without a mark, only where it is beyond doubt: nearly every second byte is NUL and none of the others is."""
    half = len(data) // 2
    if len(data) % 2 or half < 8:
        return None
    for encoding, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if high.count(0) >= 0.95 * half and not low.count(0):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeError:
                return None
    return None


def _place(error: UnicodeError) -> str:
    return f" at byte {error.start:,}" if isinstance(error, UnicodeDecodeError) else ""
