"""The text of a document that comes in a file, a message or a field: plain text as it stands, RTF and HTML as they show it."""

from __future__ import annotations

import base64
import re

from doccheck.errors import UnreadableNote
from doccheck.formats.documents.html_text import html_to_text, is_html
from doccheck.formats.documents.not_notes import refuse
from doccheck.formats.documents.rtf_text import START, is_rtf, rtf_to_text, source_of
from doccheck.formats.files.text import Decoded, decode

HTML_TYPES = ("text/html", "application/xhtml+xml")
RTF_TYPES = ("text/rtf", "application/rtf")
_TEXT_TYPES = ("text/plain", "text/markdown", "")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_OWN_CHARSET = re.compile(
    rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE
)
_CHARSET_HEAD = 4096


def to_text(data: bytes, name: str, content_type: str | None) -> tuple[str, bool]:
    """The text of a document.

    Args:
        data: its bytes.
        name: what messages call the note.
        content_type: its media type, where the input tells it; None to find out. Types of text are found out by content all the same,
            since senders mislabel them.

    Returns:
        The text, and whether it had to be converted (its offsets then point into the converted text).

    Raises:
        NoteError: it is empty, not text, of a type that holds no text (a PDF, a picture), or one that `shown` refuses.
        UsageError: it is RTF, and striprtf is not installed.

    Example:
        >>> to_text(b"<p>Level: <b>L3-L4</b></p>", "a", "text/html")
        ('Level: L3-L4', True)
    """
    kind = media_type(content_type or "")
    if is_rtf(data):
        return rtf_to_text(source_of(data), name), True
    if kind not in _TEXT_TYPES + HTML_TYPES + RTF_TYPES and not kind.startswith("text/"):
        raise UnreadableNote(f"note {name}: is {kind}, which holds no text to read; export the note as text, RTF or HTML")
    text = decode(data, name, declared=_charset(data, content_type or "")).text
    return (html_to_text(text, name), True) if kind in HTML_TYPES and not is_html(text) else shown(text, name)


def shown(text: str, name: str) -> tuple[str, bool]:
    """What a text shows where it is RTF or HTML, in whole or in part; every note passes here, whichever field it comes from.

    Args:
        text: as a cell, a field or a message holds it.
        name: what messages call the note.

    Returns:
        The text, and whether it had to be converted.

    Raises:
        NoteError: it is no note (XML, a PDF, base64, `NULL`), or RTF or HTML that is damaged, shows nothing, or shows struck text.
        UsageError: it is RTF, and striprtf is not installed.

    Example:
        >>> shown("Level L3-L4<br>No complications", "a")
        ('Level L3-L4\\nNo complications', True)
    """
    refuse(text, name)
    if START in text:
        return rtf_to_text(text, name), True
    if is_html(text):
        return html_to_text(text, name), True
    return text, False


def plain(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of a file that has to be plain, so that offsets point into the file itself.

    Args:
        data: what the file holds.
        name: what messages call the note.
        encoding: read it as this encoding and no other; None to find out.

    Raises:
        NoteError: it cannot be decoded, or is RTF, HTML or no note.

    Example:
        >>> plain(b"LP at L3-L4.", "a").text
        'LP at L3-L4.'
    """
    decoded = decode(data, name, encoding)
    refuse(decoded.text, name)
    if START in decoded.text or is_html(decoded.text):
        kind = "an RTF" if START in decoded.text else "an HTML"
        raise UnreadableNote(f"note {name}: is {kind} document, not plain text; `doccheck batch` converts it, or export the note as text")
    return decoded


def media_type(content_type: str) -> str:
    """The type alone, without its parameters.

    Example:
        >>> media_type("Text/HTML; charset=utf-8")
        'text/html'
    """
    return content_type.partition(";")[0].strip().lower()


def from_base64(text: str) -> bytes:
    """The bytes of a document in base64, on one line or on many.

    Raises:
        ValueError: it is not base64.

    Example:
        >>> from_base64("TFAg\\nYXQgTDM=")
        b'LP at L3'
    """
    return base64.b64decode("".join(text.split()), validate=True)


def _charset(data: bytes, content_type: str) -> str:
    """The encoding that the sender or the document names."""
    if told := _CHARSET.search(content_type):
        return told.group(1)
    own = _OWN_CHARSET.search(data[:_CHARSET_HEAD])
    return (own.group(1) or own.group(2)).decode("ascii", "replace") if own else ""
