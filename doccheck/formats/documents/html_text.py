"""HTML documents and pieces: the text that a browser would show, with what is ticked and filled in.

Hidden text is left out. Struck text is a correction that a person has to see, so that a document with any is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from doccheck.errors import UnreadableNote, UnsupportedNote
from doccheck.formats.documents.rtf_text import CORRECTED

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup p pre section summary table tbody textarea tfoot thead "
    "tr ul".split()
)
_CELLS = frozenset("td th".split())
_UNSEEN = frozenset("script style title template datalist xml".split())
_EMPTY = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
_STRUCK = frozenset("del s strike".split())
_LINES_KEPT = frozenset("pre textarea".split())
_OTHERS = frozenset(
    "a abbr acronym applet area audio b base basefont bdi bdo big blink button canvas cite code col colgroup data dfn em embed font "
    "frame frameset head hgroup i iframe img input ins kbd label link map mark marquee meta meter nobr noframes noscript object "
    "option output param picture progress q rp rt ruby samp search select slot small source span strong sub sup svg time track tt u var "
    "video wbr br".split()
)
TAGS = _BLOCKS | _CELLS | _UNSEEN | _STRUCK | _OTHERS
# an element ends where one of the same kind begins, unless one of these stands between
_ENDED_BY_NEXT = {"li": ("ul", "ol", "menu", "dir"), "td": ("table",), "th": ("table",), "tr": ("table",), "dt": ("dl",), "dd": ("dl",)}
_SURE = "html|head|body|p|div|span|font|br|hr|table|tbody|tr|td|th|ul|ol|li|pre|center|h[1-6]|b|i|u|em|strong|blockquote|meta"
_IS_HTML = re.compile(
    rf"<(?:!doctype\s+html\b|/(?:{'|'.join(sorted(TAGS))})\s*>|(?:{_SURE})(?:\s[^<>=]{{0,200}}=[^<>]*)?\s?/?>)", re.IGNORECASE
)
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_STRIKES = re.compile(r"text-decoration[\w-]*\s*:[^;}]*line-through", re.IGNORECASE)
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)")
_UNFILLED = ("hidden", "submit", "button", "reset", "image", "file", "password")
_DEEPEST = 500


def is_html(text: str) -> bool:
    """Whether a text holds tags that no prose does: `<p>`, `<br/>`, `</b>`; not `<time>` or `<5 mL`, which templates and values have.

    Example:
        >>> is_html("Level L3-L4<br>None"), is_html("WBC <5, seen at <time>")
        (True, False)
    """
    return "<" in text and _IS_HTML.search(text) is not None


def html_to_text(source: str, name: str) -> str:
    """What a browser would show, one line for each block.

    Args:
        source: the document, or a text with tags in it.
        name: what messages call the note.

    Raises:
        UnreadableNote: it shows no text, or elements are never closed.
        UnsupportedNote: it shows struck text.

    Example:
        >>> html_to_text("<p>Level: <b>L3-L4</b><p hidden>none<p>Complications: none", "a")
        'Level: L3-L4\\n\\nComplications: none'
    """
    if source.rfind("<!--") > source.rfind("-->"):
        raise UnreadableNote(f"note {name}: the HTML document is cut short in a part that is not shown; export it again")
    shown = _Shown(name)
    try:
        shown.feed(source)
        shown.close()
    except AssertionError:  # what the library says of a declaration that it does not know
        raise UnreadableNote(f"note {name}: the HTML document is damaged; export it again") from None
    text = shown.text()
    if not text.strip():
        raise UnreadableNote(f"note {name}: the HTML document shows no text; check the export")
    return text


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element, and what holds for the text in it."""

    tag: str
    unseen: bool = False
    hidden: bool = False
    struck: bool = False
    kept: bool = False


class _Shown(HTMLParser):
    """Collects the text that is shown."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self._name = name
        self._parts: list[str] = []
        self._open: list[_Element] = [_Element("")]
        self._lines = True  # in a text before its first block the ends of lines are its author's
        self._classes: dict[str, _Element] = {}
        self._options: list[tuple[bool, list[str]]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS and not set(tag) & set(":-"):  # `<name` of a template, or a value after a `<`: no word may be lost in it
            self.handle_data(self.get_starttag_text() or "")
            return
        self._end_implied(tag)
        if tag in _BLOCKS:
            self._parts.append("\n")
            self._lines = False
        elif tag in _CELLS:
            self._parts.append("  ")
        given = dict(attrs)
        if tag == "br":
            self._parts.append("\n")
        elif tag == "input":
            self.handle_data(_filled_in(given))
        elif tag == "select":
            self._options = []
        elif tag == "option" and self._options is not None:
            self._options.append(("selected" in given, []))
        if tag not in _EMPTY:
            if len(self._open) > _DEEPEST:
                raise UnreadableNote(f"note {self._name}: the HTML document has elements that are never closed; export it again")
            self._open.append(self._element(tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in TAGS and not set(tag) & set(":-"):
            self.handle_data(f"</{tag}>")
            return
        if tag == "br":
            self._parts.append("\n")
        if tag == "select":
            self._close_select()
        if tag in _BLOCKS:
            self._parts.append("\n")
        if tag == "html":  # what follows a document is a text again
            self._lines = True
        self._end(tag)

    def handle_data(self, data: str) -> None:
        here = self._open[-1]
        if here.tag == "style":
            self._learn(data)
        if here.unseen or here.hidden:
            return
        if here.struck and data.strip():
            raise UnsupportedNote(f"note {self._name}: {CORRECTED}")
        if self._options:
            self._options[-1][1].append(data)
        elif not (here.kept or self._lines):
            self._parts.append(re.sub(r"\s+", " ", data))
        else:  # a line that ends by a tag and in the source as well ends once
            lines = data.replace("\r\n", "\n").replace("\r", "\n")
            self._parts.append(lines.removeprefix("\n") if self._parts[-1:] == ["\n"] else lines)

    def text(self) -> str:
        """What was collected, without empty lines at its ends and more than one between its blocks."""
        if any(one.unseen for one in self._open):  # what followed is not known
            raise UnreadableNote(f"note {self._name}: the HTML document is cut short in a part that is not shown; export it again")
        self._close_select()
        return re.sub(r"\n[ \t]*(?:\n[ \t]*)+", "\n\n", "".join(self._parts)).strip()

    def _element(self, tag: str, given: dict[str, str | None]) -> _Element:
        around, style = self._open[-1], given.get("style") or ""
        named = [self._classes[c] for c in (given.get("class") or "").split() if c in self._classes]
        return _Element(
            tag,
            unseen=around.unseen or tag in _UNSEEN,
            hidden=around.hidden or "hidden" in given or bool(_HIDES.search(style)) or any(one.hidden for one in named),
            struck=around.struck or tag in _STRUCK or bool(_STRIKES.search(style)) or any(one.struck for one in named),
            kept=around.kept or tag in _LINES_KEPT or bool(_KEEPS_LINES.search(style)),
        )

    def _learn(self, sheet: str) -> None:
        """Keep the classes that hide or strike; rules inside of others (`@media print`) are not for the screen."""
        for selectors, rules in _RULE.findall(re.sub(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", sheet)):
            hides, strikes = bool(_HIDES.search(rules)), bool(_STRIKES.search(rules))
            for name in _CLASS.findall(selectors) if hides or strikes else ():
                before = self._classes.get(name, _Element(""))
                self._classes[name] = replace(before, hidden=before.hidden or hides, struck=before.struck or strikes)

    def _end_implied(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end("p")
        if tag in _ENDED_BY_NEXT:
            for tag_before in {"td": ("td", "th"), "th": ("td", "th"), "dt": ("dt", "dd"), "dd": ("dt", "dd")}.get(tag, (tag,)):
                self._end(tag_before, _ENDED_BY_NEXT[tag])

    def _end(self, tag: str, within: Sequence[str] = ()) -> None:
        """Close the innermost open element of this name, unless another one stands between."""
        for i in range(len(self._open) - 1, 0, -1):
            if self._open[i].tag == tag:
                del self._open[i:]
                return
            if self._open[i].tag in within:
                return

    def _close_select(self) -> None:
        """A list shows what is chosen in it; where nothing is, every choice stands with an empty box."""
        options, self._options = self._options or [], None
        chosen = [" ".join("".join(words).split()) for selected, words in options if selected]
        open_ones = [f"[ ] {' '.join(''.join(words).split())}" for _, words in options]
        self._parts.append(f" {', '.join(chosen) or '  '.join(open_ones)} " if options else "")


def _filled_in(given: dict[str, str | None]) -> str:
    """What a field of a form shows."""
    kind = (given.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return " [x] " if "checked" in given else " [ ] "
    return "" if kind in _UNFILLED else f" {given.get('value') or ''} "
