"""The note as it is read: the same length, with white space, dashes and escapes in one spelling.

Offsets found in it are offsets into the note; what is quoted is always the note itself.
"""

from __future__ import annotations

import re

_ESCAPED_BREAK = re.compile(r"\\\.(?:br|sp|ce)\\|\\[Xx]0[AaDd]\\", re.IGNORECASE)
_COMMA_BREAK = re.compile(r",(?:(?= {2,}\S)|(?<=[.:],)(?=[A-Z]))")
# Two stars that are no more, two lines before a word or after one; begins with a class, which is found faster.
_MARKUP = re.compile(r"[*_](?:(?<=\*)(?<!\*\*)\*(?!\*)|(?<=_)(?<!\w_)_(?=[A-Za-z])|(?<=[A-Za-z:.]_)_(?!\w))")
_FILLED = re.compile(r"(?<!\w)_\d[\d.,/]*_(?!\w)")  # a blank of a form with a number written on it
_ROUND_BOX = re.compile(r"(?<!\w)\(([ xX])\)(?!\w)")
_DASHED = re.compile(r"(?m)^(?P<key>[ \t]*[A-Z][A-Za-z /]{1,40}) - (?=\S)")
_ROW = re.compile(r"(?m)^(?P<lead>[ \t]*)\|(?P<key> ?[A-Z][A-Za-z /-]{1,40}\t?)\|(?P<value>[^|\n]*)\|(?=[ \t]*$)")
_OF_COLUMN = re.compile(r"(?m)^[ \t]*\|(?:[ \t]*[^\w\s|:-]*\d|[^|\n]*\|[^|\n]*\|[^|\n]*\w)")
_LEADER = re.compile(
    r"(?<=[\w)?%])(?:[ \t](?:\.{4,}|\u2026{2,})(?=\s)|\.{6,}|\u2026{3,}|(?:[ \t]\.){4,}(?=\s)|[ \t]-{6,}(?=[ \t]))"
    r"(?=[ \t]*(?![mc][lc]s?\b)[^\s._\u2026])"
)
_SHORT_LEADER = re.compile(r"(?m)^(?P<key>[ \t]*[A-Z][\w /()-]{1,40}?)(?P<dots>[ \t]?\.{2,5})(?=[ \t]*[\w~<>])")
_FEWEST_DASHED = _FEWEST_LED = 2
_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u200b": " ", "\ufeff": " ",
        "\u000b": "\n", "\u000c": "\n", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u00ad": "-",
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u2032": "'", "\u2033": '"',
        "\u2080": "0", "\u2081": "1", "\u2082": "2", "\u2083": "3", "\u2084": "4", "\u2085": "5",
        "\u00d7": "x", "\u223c": "~", "\u2248": "~", "\uff1a": ":", "\u2215": "/", "\u2044": "/",
    }
)  # fmt: skip


def canonical(text: str) -> str:
    """The text for reading; `len(canonical(text)) == len(text)` always.

    HL7 escapes for a line break become one, and so do commas that stand for one; round boxes become square, Markdown's bold marks become
    blanks, and so does the line that a number is written on; carriage returns join their line feed, dashes before every line say nothing,
    and fields of a list, of a table with two columns or with a row of dots before their value get their colon.
    """
    out = text if text.isascii() and "\v" not in text and "\f" not in text else text.translate(_SAME_LENGTH)
    if "\\" in out:
        out = _ESCAPED_BREAK.sub(lambda m: " " * (len(m.group()) - 1) + "\n", out)
    if "**" in out or "__" in out:
        out = _MARKUP.sub("  ", out)
    if "_" in out:
        out = _FILLED.sub(lambda m: m.group().replace("_", " "), out)
    if "( )" in out:
        out = _ROUND_BOX.sub(r"[\1]", out)
    if ",  " in out or ".," in out:
        out = _COMMA_BREAK.sub("\n", out)
    out = out.replace("\r\n", " \n").replace("\r", "\n")
    if "\n- " in out:
        out = _without_dashes(out)
    if " - " in out and len(_DASHED.findall(out)) >= _FEWEST_DASHED:
        out = _DASHED.sub(r"\g<key> : ", out)
    if ("..." in out or "\u2026\u2026" in out or " . ." in out or "-----" in out) and len(_LEADER.findall(out)) >= _FEWEST_LED:
        out = _LEADER.sub(lambda m: ":" + " " * (len(m.group()) - 1), out)
        out = _SHORT_LEADER.sub(lambda m: m["key"] + ":" + " " * (len(m["dots"]) - 1), out)
    if "|" in out and not _OF_COLUMN.search(out):
        out = _ROW.sub(r"\g<lead> \g<key>:\g<value> ", out)
    return out


def _without_dashes(text: str) -> str:
    """The text without the dashes of a list, where that list is the whole note: they then part no more than the lines do."""
    lines = [line for line in text.split("\n") if line.strip()]
    dashed = sum(line.startswith("- ") for line in lines)
    flush = dashed + sum(line[0].isalnum() for line in lines)
    return re.sub(r"(?m)^- ", "  ", text) if len(lines) > 2 and dashed >= 0.95 * flush else text


def in_lower_case(text: str) -> str:
    """The text in lower case, each character in its place; one whose lower case is longer stays as it is."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
