"""Files for readers to read, and what comes out of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from doccheck.formats.items import BadItem, Fields
from doccheck.formats.readers import reader_for

NOTE = "LP at L3-4.\nNo complications."
HEAD = "MSH|^~\\&|ADT|H|X|H|202601011200||{type}|{control}|P|2.5\r"


def read(path: Path, **fields: str) -> list[Any]:
    return list(reader_for(path).read(path, Fields(**fields)))


def put(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def kinds(items: list[Any]) -> list[str]:
    return [i.kind if isinstance(i, BadItem) else "note" for i in items]


def report(*observations: str, order: str = "OBR|1||ACC9|LP", kind: str = "ORU^R01", control: str = "7") -> str:
    return HEAD.format(type=kind, control=control) + f"{order}\r" + "".join(f"OBX|{one}\r" for one in observations)
