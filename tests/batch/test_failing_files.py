"""Files that fail while they are read, or are too large to hold: they cost themselves and nothing beside them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from doccheck.formats.files import compressed
from doccheck.formats.hl7 import messages as hl7_messages
from doccheck.formats.readers import delimited, fhir, readers
from tests.batch.inputs import GOOD, HL7, MARK, NOTE, checked, in_folder, line, put, resource, table

pytestmark = pytest.mark.usefixtures("in_process")


def test_a_good_file_beside_bad_ones(tmp_path: Path) -> None:
    inputs = [put("a.csv", b"")(tmp_path), tmp_path / "gone", put("b.csv", table(GOOD))(tmp_path), put("b.csv.gz", b"\x1f\x8bxx")(tmp_path)]
    _, reviews, errors = checked(inputs, tmp_path / "out")
    assert len(reviews) == 2
    assert len(errors) == 3


def test_a_path_that_vanishes_midway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = in_folder(put("a.txt", NOTE), put("b.txt", NOTE), put("c.txt", NOTE))(tmp_path)
    plain = next(r for r in readers() if r.name == "text")
    read = plain.read

    def vanishing(path: Path, fields: Any) -> Any:
        (folder / "b.txt").unlink(missing_ok=True)
        return read(path, fields)

    monkeypatch.setattr(plain, "read", vanishing)
    _, reviews, errors = checked([folder], tmp_path / "out")
    assert [r["note_id"] for r in reviews] == ["a", "c"]
    assert [(e["note_id"], e["error"]["kind"]) for e in errors] == [("b", "unreadable")]


@pytest.mark.parametrize("fault", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_cannot_be_opened(fault: OSError, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = in_folder(put("a.txt", NOTE), put("b.txt", NOTE))(tmp_path)
    opened = Path.open

    def refusing(self: Path, *args: Any, **more: Any) -> Any:
        if self.name == "a.txt":
            raise fault
        return opened(self, *args, **more)

    monkeypatch.setattr(Path, "open", refusing)
    _, reviews, errors = checked([folder], tmp_path / "out")
    assert len(reviews) == 1
    assert str(fault.strerror) in errors[0]["error"]["message"]


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = in_folder(put("a.txt", NOTE), lambda f: (f / "closed").mkdir())(tmp_path)
    listed = os.scandir

    def refusing(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    _, reviews, errors = checked([folder], tmp_path / "out")
    assert len(reviews) == 1
    assert "permissions" in errors[0]["error"]["message"]


def test_a_reader_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = next(r for r in readers() if r.name == "text")

    def failing(path: Path, fields: Any) -> Any:
        raise ZeroDivisionError(MARK)

    monkeypatch.setattr(plain, "read", failing)
    _, _, errors = checked([put("a.txt", NOTE)(tmp_path), put("b.csv", table(GOOD))(tmp_path)], tmp_path / "out")
    assert "ZeroDivisionError" in errors[0]["error"]["message"]


@pytest.mark.parametrize(
    ("name", "data", "kinds"),
    [
        ("a.jsonl", '{"text": "' + MARK * 200 + '"}\n' + line("2", "LP."), ["too_large"]),
        ("a.csv", f"note_id,text\n1,{MARK * 200}\n2,LP.\n", ["malformed"]),
        ("a.ndjson", '{"resourceType": "Patient"}\n{"x": "' + MARK * 200 + '"}\n', ["too_large"]),
        ("a.hl7", HL7.format(1).replace(MARK, MARK * 200) + "MSH|^~\\&|A|H|X|H|1||MDM^T02|2|P|2.5\rOBX|1|TX|||LP.\r", ["too_large"]),
    ],
)
def test_a_line_too_long_to_hold_is_passed_over(
    name: str, data: str, kinds: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compressed.lines_of, "__defaults__", (1000,))
    monkeypatch.setattr(delimited, "_LINE", 1000)
    monkeypatch.setattr(hl7_messages, "MAX_BYTES", 1000)
    _, reviews, errors = checked([put(name, data)(tmp_path)], tmp_path / "out")
    assert [e["error"]["kind"] for e in errors] == kinds
    assert len(reviews) == (name != "a.ndjson")


def test_a_document_too_large_to_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fhir, "_LARGEST_DOCUMENT", 40)
    _, _, errors = checked([put("a.json", json.dumps(resource(), indent=1))(tmp_path)], tmp_path / "out")
    assert "NDJSON" in errors[0]["error"]["message"]
