"""Texts that are no notes: documents in forms that no text is read from, wrappings of a document, and words that stand for none."""

from __future__ import annotations

import base64
import binascii
import re

from doccheck.errors import EmptyNote, UnreadableNote, UnsupportedNote
from doccheck.formats.documents.html_text import TAGS

_NULLS = frozenset(r"null \n (null) [null] <null> none nan <na> #n/a".split())
_LONGEST_NULL = 8
_PROLOG = re.compile(r"\s*(?:<\?[^>]*>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^<>\[]*(?:\[[^\]]*\]\s*)?>)", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"\s*<([A-Za-z_][\w.:-]*)([^<>]*)>")
_MIME = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_MIME_TYPE = re.compile(r"^Content-Type:", re.IGNORECASE | re.MULTILINE)
_MIME_HEAD = 8_000
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{8,}\r?\n)*[A-Za-z0-9+/]{2,}={0,2}")
_SHORTEST_BASE64 = 10
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"II*\x00", b"MM\x00*", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b")


def refuse(text: str, name: str) -> None:
    """Refuse a text that is no note, whichever field or file it comes from.

    Args:
        text: what the input gives as the note.
        name: what messages call it.

    Raises:
        EmptyNote: it only says that there is no text, as exports write it (`NULL`, `\\\\N`).
        UnsupportedNote: it is XML, an e-mail or a web archive, or PostScript.
        UnreadableNote: it is a PDF, or a document in base64.

    Example:
        >>> refuse("NULL", "a")
        Traceback (most recent call last):
        doccheck.errors.EmptyNote: note a: holds a word for no text in place of one; check the export
    """
    start = text[:_MIME_HEAD].lstrip("\ufeff \t\r\n")
    if len(start) <= _LONGEST_NULL and start.strip().lower() in _NULLS:
        raise EmptyNote(f"note {name}: holds a word for no text in place of one; check the export")
    if start.startswith("%PDF"):
        raise UnreadableNote(f"note {name}: is a PDF, not plain text; export the note as text")
    if start.startswith("%!PS"):
        raise UnsupportedNote(f"note {name}: is PostScript, which no text is read from; export the note as text, RTF or HTML")
    if _MIME.search(start) and _MIME_TYPE.search(start):
        raise UnsupportedNote(f"note {name}: is an e-mail or a web archive (MIME); export the note as text, RTF or HTML")
    if start.startswith("<") and _is_xml(text.lstrip("\ufeff \t\r\n")):
        raise UnsupportedNote(f"note {name}: is XML, such as a CDA document; export the note as text, RTF or HTML")
    if _is_base64(text):
        raise UnreadableNote(f"note {name}: is a document in base64; export the document itself")


def _is_xml(text: str) -> bool:
    """Whether it begins as XML does, and is no HTML: by its declaration, its namespace, or one element around the whole of it."""
    declared, at = text[:5].lower() == "<?xml", 0
    while prolog := _PROLOG.match(text, at):
        at = prolog.end()
    root = _ROOT.match(text, at)
    name = root.group(1) if root else ""
    if root is None or declared:
        return declared and name.lower() != "html"
    return name.lower() not in TAGS and ("xmlns" in root.group(2) or text.rstrip().endswith(f"</{name}>"))


def _is_base64(text: str) -> bool:
    """Whether it is base64 throughout, and of a document or a text."""
    if len(text) < _SHORTEST_BASE64 or not _BASE64.fullmatch(text.strip()):
        return False
    digits = "".join(text.split())
    try:
        data = base64.b64decode(digits[: len(digits) // 4 * 4])
        return data.startswith(_MAGIC) or " ".join(data.decode("utf-8").split()).isprintable()
    except (binascii.Error, UnicodeError):
        return False
