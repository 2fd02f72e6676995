"""JSON files: one object a line, or one document with an object or a list of them. What is no object costs itself where it can."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doccheck.formats.files.compressed import LINE_BYTES, is_named, lines_of, opened
from doccheck.formats.items import BadItem

BLANK = b"\xef\xbb\xbf\x1e \t\r\n"  # with a byte order mark, and the sign that begins each record of a JSON text sequence
LINE_ENDINGS = (".jsonl", ".ndjson")


def values_of(path: Path, largest: int, lone: str = "") -> Iterator[tuple[str, dict[str, Any] | BadItem]]:
    """Each object of a file with its place.

    A file is lines where its name or its first line says so, or where it is no document and a later line is an object: one bad line at
    its head must not cost the others.

    Args:
        path: the file.
        largest: bytes that a document may have.
        lone: what the place says behind the path for an object that is the whole document.
    """
    if is_lines(path) or _begins_with_object(path):
        yield from _of_lines(path)
        return
    data = _start(path, largest)
    whole = parsed(data) if len(data) <= largest else None
    if isinstance(whole, dict | list):
        yield from _of_document(whole, path, lone)
    elif not data.lstrip(BLANK).startswith(b"[") and _has_object(path):
        yield from _of_lines(path)
    elif len(data) > largest:
        told = f"{path}: one JSON document of more than {largest:,} bytes; export JSON lines (NDJSON) instead"
        yield str(path), BadItem(path.stem, str(path), "too_large", told)
    elif data.strip(BLANK):
        told = f"{path}: not a well-formed JSON document; export it again, or as JSON lines"
        yield str(path), BadItem(path.stem, str(path), "malformed", told)


def parsed(data: bytes) -> Any:
    """The value that some bytes are, None where they are none."""
    try:
        return json.loads(data.strip(BLANK))
    except (ValueError, RecursionError):
        return None


def is_lines(path: Path) -> bool:
    """Whether the name of a file, packed or not, says that each line is a value of its own."""
    return is_named(path, LINE_ENDINGS)


def _of_document(whole: dict[str, Any] | list[Any], path: Path, lone: str) -> Iterator[tuple[str, dict[str, Any] | BadItem]]:
    if isinstance(whole, dict):
        yield f"{path}{lone}", whole
        return
    for number, value in enumerate(whole, 1):
        yield _checked(value, f"{path} item {number}")


def _of_lines(path: Path) -> Iterator[tuple[str, dict[str, Any] | BadItem]]:
    with opened(path, utf8=True) as stream:
        for number, line in enumerate(lines_of(stream), 1):
            place = f"{path} line {number}"
            if line is None:
                yield place, BadItem("", place, "too_large", f"{place}: longer than {LINE_BYTES:,} bytes; split it")
            elif line.strip(BLANK):
                yield _checked(parsed(line), place)


def _start(path: Path, largest: int) -> bytes:
    """The whole file, or one byte more than a document may have."""
    with opened(path, utf8=True) as stream:
        return stream.read(largest + 1)


def _begins_with_object(path: Path) -> bool:
    with opened(path, utf8=True) as stream:
        first = next((line for line in lines_of(stream) if line is None or line.strip(BLANK)), None)
        return first is not None and isinstance(parsed(first), dict)


def _has_object(path: Path) -> bool:
    """Whether a line is an object of its own; within an indented document none begins at its margin."""
    with opened(path, utf8=True) as stream:
        return any(line and line.startswith(b"{") and isinstance(parsed(line), dict) for line in lines_of(stream))


def _checked(value: Any, place: str) -> tuple[str, dict[str, Any] | BadItem]:
    if isinstance(value, dict):
        return place, value
    return place, BadItem("", place, "malformed", f"{place}: not one JSON object in UTF-8; mend or leave it out")
