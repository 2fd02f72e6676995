"""Attachments: the text of a document that comes inside a message, or as a file of its own; plain text, RTF and HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from doccheck.errors import UnreadableNote
from doccheck.formats.extras import needed
from doccheck.formats.text import decode

_BLOCKS = frozenset("p div br tr li ul ol table h1 h2 h3 h4 h5 h6 section article header footer pre blockquote dt dd hr".split())
_CELLS = frozenset("td th".split())
_UNSEEN = frozenset("script style head title template".split())
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|body|div|p|table|span|h[1-6]|pre)\b", re.IGNORECASE | re.DOTALL)
_TEXT_TYPES = ("text/plain", "text/markdown", "")
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_RTF_TYPES = ("text/rtf", "application/rtf")


def to_text(data: bytes, name: str, content_type: str | None) -> tuple[str, bool]:
    """The text of a document.

    Args:
        data: its bytes.
        name: what messages call the note.
        content_type: its media type, where the input tells it; None to find out.

    Returns:
        The text, and whether it had to be converted (its offsets then point into the converted text).

    Raises:
        NoteError: it is empty, not text, or of a type that holds no text (a PDF, a picture).
    """
    kind = (content_type or "").partition(";")[0].strip().lower()
    if data.lstrip()[:5] == b"{\\rtf" or kind in _RTF_TYPES:
        return _from_rtf(data, name), True
    if kind in _HTML_TYPES or (kind in _TEXT_TYPES and _HTML.match(data[:2000])):
        return _from_html(decode(data, name).text, name), True
    if kind and kind not in _TEXT_TYPES and not kind.startswith("text/"):
        raise UnreadableNote(f"note {name}: is {kind}, which holds no text to read; export the note as text, RTF or HTML")
    return decode(data, name).text, False


def _from_rtf(data: bytes, name: str) -> str:
    striprtf = needed("striprtf.striprtf", "rtf")
    try:
        text: str = striprtf.rtf_to_text(data.decode("cp1252", "replace"), errors="replace")
    except Exception as error:  # the library raises many kinds on damaged documents, some quoting the text
        raise UnreadableNote(f"note {name}: the RTF document is damaged ({type(error).__name__}); export it again") from None
    if not text.strip():
        raise UnreadableNote(f"note {name}: the RTF document holds no text; check the export")
    return text


def _from_html(source: str, name: str) -> str:
    parser = _Shown()
    parser.feed(source)
    parser.close()
    text = parser.text()
    if not text.strip():
        raise UnreadableNote(f"note {name}: the HTML document shows no text; check the export")
    return text


class _Shown(HTMLParser):
    """Collects the text that a browser would show, one line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._hidden = 0
        self._kept = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _UNSEEN
        self._kept += tag == "pre"
        if tag in _BLOCKS:
            self._parts.append("\n")
        elif tag in _CELLS:
            self._parts.append("  ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _UNSEEN and self._hidden > 0
        self._kept -= tag == "pre" and self._kept > 0
        if tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data if self._kept else re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """What was collected, without empty lines at its ends and more than one between its blocks."""
        return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", "".join(self._parts)).strip()
