"""HL7 v2 messages with notes: MDM and ORU; several messages a file, with or without MLLP frames or batch envelopes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doccheck.formats.extras import needed
from doccheck.formats.files.text import MAX_BYTES
from doccheck.formats.hl7.documents import addenda, documents_of, items_of, may_change, withdrawals
from doccheck.formats.hl7.messages import BrokenMessage, begins, messages, segments
from doccheck.formats.items import Addendum, BadItem, Fields, Item, Skipped, Withdrawal

name = "hl7"


def recognises(path: Path, head: bytes) -> bool:
    """A message, file or batch header first, with or without an MLLP frame."""
    return begins(head)


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem | Skipped]:
    """The documents of each message; their ids are the document's (TXA-12), the order's (OBR-3) or the message's (MSH-10)."""
    hl7 = needed("hl7", "hl7")
    for number, raw in enumerate(messages(path), 1):
        place = f"{path} message {number}"
        if raw is None:
            yield BadItem("", place, "too_large", f"{place}: more than {MAX_BYTES:,} bytes; export its documents as text")
            continue
        try:
            documents, passed = documents_of(_parsed(segments(raw), hl7))
            items = [*passed, *(item for _, item in items_of(documents, place))]
        except BrokenMessage as error:
            items = [BadItem("", place, "malformed", f"{place}: not a readable HL7 message ({error}); export it again")]
        except Exception as error:  # the library raises many kinds on damaged messages, some quoting them
            items = [BadItem("", place, "malformed", f"{place}: not a readable HL7 message ({type(error).__name__}); export it again")]
        yield from items


def changes(path: Path) -> Iterator[Withdrawal | Addendum]:
    """What messages of this file cancel, take back, replace, bring anew or add to, wherever the documents come themselves."""
    hl7 = needed("hl7", "hl7")
    for number, raw in enumerate(messages(path), 1):
        if raw is None:
            continue
        try:
            lines = segments(raw)
            if not may_change(lines):
                continue
            documents, _ = documents_of(_parsed(lines, hl7))
            place = f"{path} message {number}"
            found: list[Withdrawal | Addendum] = [*withdrawals(documents, place), *addenda(documents, place)]
        except Exception:  # told when the message is read
            continue
        yield from found


def _parsed(lines: list[str], hl7: Any) -> Any:
    return hl7.parse("\r".join(lines) + "\r")
