"""FHIR R4 resources: Bundles, however deep, down to the documents that they hold; what carries no document is passed over and named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from doccheck.errors import WithdrawnNote
from doccheck.formats.fhir.documents import CARRIERS, Binaries, id_of, notes_of
from doccheck.formats.items import BadItem, Item, Skipped

_TYPE = re.compile("[A-Za-z]{1,40}")


def items_of(resource: dict[str, Any], place: str, binaries: Binaries | None = None) -> Iterator[Item | BadItem | Skipped]:
    """The notes of a resource and of those within it.

    Args:
        resource: of any type.
        place: where it stands.
        binaries: the Binary resources of the Bundle that it comes in, by the links that lead to them.

    Example:
        >>> list(items_of({"resourceType": "Patient"}, "a.ndjson line 1"))
        [Skipped(what='Patient')]
    """
    kind, beside = resource.get("resourceType"), binaries or Binaries({})
    contained = _dicts(resource.get("contained"))
    if kind == "Bundle":
        yield from _of_bundle(resource, place, beside)
    elif kind == "Parameters":
        for number, parameter in enumerate(_dicts(resource.get("parameter")), 1):
            if isinstance(inner := parameter.get("resource"), dict):
                yield from items_of(inner, f"{place} parameter {number}", beside)
    elif kind in CARRIERS:
        own = {f"#{id_of(one)}": one for one in contained if one.get("resourceType") == "Binary"}
        yield from notes_of(resource, place, Binaries(own, beside))
    elif isinstance(kind, str) and _TYPE.fullmatch(kind):
        yield Skipped(kind)
    else:
        told = f"{place}: no FHIR resource, since it names no type (resourceType); check the export, or name another --reader"
        yield BadItem(id_of(resource), place, "malformed", told)
    for number, one in enumerate(contained, 1):
        if one.get("resourceType") in CARRIERS:
            yield from items_of(one, f"{place} contained {number}", beside)


def _of_bundle(bundle: dict[str, Any], place: str, outer: Binaries) -> Iterator[Item | BadItem | Skipped]:
    entries = bundle.get("entry") or []
    if not isinstance(entries, list):
        yield BadItem("", place, "malformed", f"{place}: the entries of the Bundle are no list; check the export")
        return
    binaries = Binaries(_links(_dicts(entries)), outer)
    unread: list[dict[str, Any]] = []
    newer: set[str] = set()  # a history begins with the latest version of each resource
    for number, entry in enumerate(entries, 1):
        where = f"{place} entry {number}"
        inner, deleted = _dict(entry, "resource"), _dict(entry, "request").get("method") == "DELETE"
        kind, resource_id = inner.get("resourceType"), id_of(inner)
        called = f"{kind}/{resource_id}" if inner else _linked(entry["request"].get("url")) if deleted else ""
        if kind in CARRIERS and (deleted or called in newer):
            what = "was deleted" if deleted else "was changed or deleted later on"
            yield BadItem(resource_id, where, WithdrawnNote.kind, f"{where}: this version of the document {what}, so it is not reviewed")
        elif kind == "Binary":
            unread.append(inner)
        elif inner:
            yield from items_of(inner, where, binaries)
        elif deleted:
            yield Skipped("deleted")
        elif _dict(entry, "request") or _dict(entry, "response"):
            yield Skipped("entry without a resource")
        else:
            yield BadItem("", where, "malformed", f"{where}: holds no resource; check the export")
        if bundle.get("type") == "history" and (resource_id or deleted):
            newer.add(called)
    yield from (Skipped("Binary") for binary in unread if not binaries.was_followed(binary))


def _dict(value: Any, key: str) -> dict[str, Any]:
    """What stands under a key, where it is an object."""
    inner = value.get(key) if isinstance(value, dict) else None
    return inner if isinstance(inner, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _links(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The Binary resources of a Bundle under their whole address and, for links within its server, under type and id."""
    found: dict[str, dict[str, Any]] = {}
    for entry in entries:
        inner = _dict(entry, "resource")
        if inner.get("resourceType") == "Binary":
            for link in (entry.get("fullUrl"), id_of(inner) and f"Binary/{id_of(inner)}"):
                if isinstance(link, str) and link:
                    found.setdefault(link, inner)
    return found


def _linked(url: Any) -> str:
    """Type and id of the resource that an address leads to."""
    return "/".join(url.partition("?")[0].partition("/_history")[0].split("/")[-2:]) if isinstance(url, str) else ""
