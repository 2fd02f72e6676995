"""FHIR R4: single resources, lists of them, Bundles and NDJSON bulk exports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from doccheck.formats.fhir.resources import items_of
from doccheck.formats.files.json_values import BLANK, values_of
from doccheck.formats.items import BadItem, Fields, Item, Skipped

_LARGEST_DOCUMENT = 256_000_000
name = "fhir"


def recognises(path: Path, head: bytes) -> bool:
    """A JSON object, or a list of objects, that says its resource type early; one that says it late is found by the reader of JSON."""
    return head.lstrip(BLANK).startswith((b"{", b"[")) and b'"resourceType"' in head


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem | Skipped]:
    """The notes of a file; resources that carry no document are passed over and named."""
    for place, value in values_of(path, _LARGEST_DOCUMENT):
        if isinstance(value, BadItem):
            yield value
        else:
            yield from items_of(value, place)
