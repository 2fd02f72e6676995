"""Text files, one note each; RTF and HTML documents too, as the text that they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from doccheck.formats.documents.attachments import to_text
from doccheck.formats.files.compressed import opened
from doccheck.formats.files.text import MAX_BYTES, too_large
from doccheck.formats.items import BadItem, Fields, Item

_COMPRESSED = (".gz", ".zst")
name = "text"


def recognises(path: Path, head: bytes) -> bool:
    """The last resort: anything else; what turns out not to be text is told when it is read."""
    return True


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem]:
    """The note of a file; its id is the file's name without the ending."""
    note_id = (path.with_suffix("") if path.suffix in _COMPRESSED else path).stem
    with opened(path) as stream:
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise too_large(path.stat().st_size, note_id)
    text, converted = to_text(data, note_id, None)
    yield Item(note_id, text, str(path), converted=converted)
