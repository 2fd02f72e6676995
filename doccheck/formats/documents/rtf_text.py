"""RTF documents: the text that they show, read by striprtf from a source in which what it does not know is settled before.

Hidden text is left out. Struck or deleted text and comments are corrections that a person has to see: a document with any is refused.
Headers, footers, footnotes and text boxes are part of what was written and stand on lines of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from doccheck.errors import UnreadableNote, UnsupportedNote
from doccheck.formats.extras import needed
from doccheck.formats.files.text import as_utf8

START = "{\\rtf"
CORRECTED = "holds text that is struck out, deleted or a comment, which a review would read as if it stood; look at the note by hand"
_TOKEN = re.compile(r"\\([A-Za-z]+)(-?\d+)? ?|\\'[0-9A-Fa-f]{2}|\\(.)|([{}])|[^\\{}]+", re.DOTALL)
_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_ON_LINES = frozenset("header headerl headerr headerf footer footerl footerr footerf footnote shptxt".split())
_SHOWN = frozenset("object result shp shpgrp shpinst".split())
_OF_FIELD = frozenset("fftype ffres ffdefres".split())
_STRUCK = frozenset("strike striked deleted".split())


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text of a group."""

    unread: bool = False
    hidden: bool = False
    struck: frozenset[str] = frozenset()
    ends_line: bool = False


def is_rtf(data: bytes) -> bool:
    """Whether a document begins as RTF does."""
    return as_utf8(data[:64]).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(START.encode())


def source_of(data: bytes) -> str:
    """The source of an RTF document: by its byte order mark, as UTF-8, or in the code page that it names."""
    data = as_utf8(data).removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeError:
        page = _PAGE.search(data[:1000])
    try:
        return data.decode(f"cp{page.group(1).decode()}" if page else "cp1252", "replace")
    except LookupError:
        return data.decode("cp1252", "replace")


def rtf_to_text(source: str, name: str) -> str:
    """A text with every RTF document in it, which most often is all of it, turned into what that shows.

    Args:
        source: holds at least one RTF document.
        name: what messages call the note.

    Raises:
        UnreadableNote: a document is cut short, damaged or shows no text.
        UnsupportedNote: it holds struck or deleted text, or comments.
        UsageError: striprtf is not installed.

    Example:
        >>> rtf_to_text("{\\\\rtf1 Level:\\\\par {\\\\v unseen}L3-L4}", "a")
        'Level:\\nL3-L4'
    """
    striprtf = needed("striprtf.striprtf", "rtf")
    parts: list[str] = []
    at = 0
    while (start := source.find(START, at)) >= 0:
        parts.append(_beside(source[at:start]))
        settled, at = _settled(source, start, name, striprtf.destinations)
        try:
            parts.append(striprtf.rtf_to_text(settled, errors="replace"))
        except Exception as error:  # the library raises many kinds on damaged documents, some quoting the text
            raise UnreadableNote(f"note {name}: the RTF document is damaged ({type(error).__name__}); export it again") from None
    text = "".join(parts) + _beside(source[at:])
    if not text.strip():
        raise UnreadableNote(f"note {name}: the RTF document holds no text; check the export")
    return text


def _settled(source: str, start: int, name: str, destinations: frozenset[str]) -> tuple[str, int]:
    """One document without its hidden text, its boxes and notes opened, and where it ends."""
    out: list[str] = []
    groups: list[_State] = []
    field: dict[str, str | None] = {}
    state, starred, at = _State(), False, start
    while at < len(source):
        token: Any = _TOKEN.match(source, at)
        if token is None:
            break
        written, at = token.group(), token.end()
        word, number, sign, brace = token.groups()
        if brace == "{":
            groups.append(state)
            state = replace(state, ends_line=False) if state.ends_line else state
        elif brace == "}":
            written = "\\par }" if state.ends_line else written
            state = groups.pop()
            if not groups:
                return "".join(out) + written, at
        elif sign == "*":
            starred = True
            continue
        elif word == "bin":
            written, at = " ", at + max(0, int(number or 0))
        elif word in _ON_LINES:
            state, starred, written = replace(state, ends_line=True), False, "\\par "
        elif word in _SHOWN:
            starred, written = False, " "
        elif word == "fldrslt" and field:
            written, field = f"{written.rstrip()} {_box(field)}", {}
        elif word and word != "u":
            if word in _OF_FIELD:
                field[word] = number
            state = _after(state, word, number, starred or word in destinations)
        elif state.unread or written.isspace() or sign == "~":
            pass
        elif state.hidden:
            written = ""
        elif state.struck:
            raise UnsupportedNote(f"note {name}: {CORRECTED}")
        out.append(f"\\*{written}" if starred else written)
        starred = False
    raise UnreadableNote(f"note {name}: the RTF document is cut short; export it again")


def _after(state: _State, word: str, number: str | None, unread: bool) -> _State:
    """What holds after a control word."""
    if word == "annotation":
        return replace(state, unread=False, struck=state.struck | {word})
    if unread:
        return replace(state, unread=True)
    if word == "plain":
        return replace(state, hidden=False, struck=state.struck - _STRUCK)
    if word == "v":
        return replace(state, hidden=number != "0")
    if word in _STRUCK:
        return replace(state, struck=state.struck - {word} if number == "0" else state.struck | {word})
    return state


def _box(field: dict[str, str | None]) -> str:
    """The mark of a check-box, as it was set or, where 25 says that it was not, as it began; empty for other fields."""
    state = field.get("ffres") if field.get("ffres") in ("0", "1") else field.get("ffdefres")
    return "" if field.get("fftype") != "1" else "[x] " if state == "1" else "[ ] "


def _beside(text: str) -> str:
    """What stands beside documents, where that is more than their padding."""
    return text if text.strip("\0\x1a \t\r\n") else ""
