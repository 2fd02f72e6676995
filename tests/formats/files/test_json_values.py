"""JSON files: lines or a document, whatever stands at their head."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from doccheck.formats.files.json_values import values_of
from doccheck.formats.items import BadItem

A, B = {"id": "a"}, {"id": "b"}
LINES = f"{json.dumps(A)}\n{json.dumps(B)}\n"


def values(path: Path, data: str | bytes, largest: int = 1000) -> list[tuple[str, object]]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    found = values_of(path, largest, lone=" alone")
    return [(place.removeprefix(str(path)), value.kind if isinstance(value, BadItem) else value) for place, value in found]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.txt", "a.jsonl.gz", "a.json.gz"])
@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("", []),
        ("\ufeff", []),
        ("{cut", [(" line 1", "malformed")]),
        ('{"id": "0", "cut', [(" line 1", "malformed")]),
        ("\ufeff\n \n", []),
        ("garbage\n{\n", [(" line 1", "malformed"), (" line 2", "malformed")]),
    ],
)
def test_a_bad_or_blank_head_costs_itself(name: str, head: str, told: list[tuple[str, str]], tmp_path: Path) -> None:
    data = f"{head}\n{LINES}".encode() if head.strip("\ufeff") else f"{head}{LINES}".encode()
    found = values(tmp_path / name, gzip.compress(data) if name.endswith(".gz") else data)
    number = data.count(b"\n") - 1
    assert found == [*told, (f" line {number}", A), (f" line {number + 1}", B)]


def test_documents(tmp_path: Path) -> None:
    assert values(tmp_path / "a.json", json.dumps(A, indent=1)) == [(" alone", A)]
    assert values(tmp_path / "a.json", json.dumps(A)) == [(" line 1", A)]
    assert values(tmp_path / "a.json", f"[{json.dumps(A)},\n{json.dumps(B)},\n7]") == [
        (" item 1", A),
        (" item 2", B),
        (" item 3", "malformed"),
    ]
    assert values(tmp_path / "a.json", "") == []


@pytest.mark.parametrize(
    "data", ["null", "7", '{"id":\n', json.dumps([A, B], indent=1)[:-2], f"[{json.dumps(A)},\n{json.dumps(B)}\n", "{\n}{\n}"]
)
def test_what_is_neither_document_nor_lines_is_one_error(data: str, tmp_path: Path) -> None:
    assert values(tmp_path / "a.json", data) == [("", "malformed")]


def test_a_document_over_the_limit(tmp_path: Path) -> None:
    assert values(tmp_path / "a.json", json.dumps([A, B]), largest=10) == [("", "too_large")]


def test_records_that_begin_with_a_separator(tmp_path: Path) -> None:
    assert values(tmp_path / "a.json", f"\x1e{json.dumps(A)}\n\x1e{json.dumps(B)}\n") == [(" line 1", A), (" line 2", B)]
