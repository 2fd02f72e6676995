"""Readers: each file goes to the one that knows its content, and every path of an input is told."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from doccheck.errors import UsageError
from doccheck.formats.items import BadItem
from doccheck.formats.readers import input_files, reader_for, readers
from tests.formats.inputs import NOTE, put


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", NOTE, "text"),
        ("a.rtf", "{\\rtf1\\ansi LP at L3-4.\\par No complications.}", "text"),
        ("a.html", "<html><body><p>LP at L3-4.</p></body></html>", "text"),
        ("a.csv", "note_id,text\n1,x\n", "csv"),
        ("a.dat", "note_id\ttext\n1\tx\n", "csv"),
        ("a.jsonl", '{"id": "1", "text": "x"}\n', "jsonl"),
        ("a.hl7", "MSH|^~\\&|a|b|c|d|20260101||MDM^T02|1|P|2.5\r", "hl7"),
        ("a.bin", b"\x0bMSH|^~\\&|a|b|c|d|20260101||MDM^T02|1|P|2.5\r\x1c\r", "hl7"),
        ("a.json", '{"resourceType": "Bundle", "entry": []}', "fhir"),
        ("a.ndjson", '{"resourceType":"DocumentReference","id":"1"}\n', "fhir"),
        ("a.json", '[{"resourceType": "DocumentReference", "id": "1"}]', "fhir"),
        ("a.json", "null", "jsonl"),
        ("a.jsonl", 'garbage\n{"id": "1", "text": "x"}\n', "jsonl"),
        ("a.txt", '{"id": "0", "text": "x\n{"id": "1", "text": "x"}\n', "jsonl"),
        ("a.txt", 'm none."}\n{"id": "1", "text": "x"}\n{"id": "2", "text": "x"}\n', "jsonl"),
        ("a.txt", '[{"DRAFT"}] LP at L3-4.\nNo complications.', "text"),
        ("a.txt", "{Diagnostic} LP at L3-4.", "text"),
        ("a.json", b"", "text"),
        ("a.gz", gzip.compress(b"note_id,text\n1,x\n", mtime=0), "csv"),
    ],
)
def test_a_reader_is_picked_by_content(tmp_path: Path, name: str, data: bytes | str, reader: str) -> None:
    assert reader_for(put(tmp_path / name, data)).name == reader


def test_unknown_reader_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="text"):
        reader_for(put(tmp_path / "a.txt", NOTE), "docx")


def test_every_reader_has_its_entry_point() -> None:
    assert {r.name for r in readers()} == {"text", "csv", "jsonl", "parquet", "hl7", "fhir"}


def test_folder_and_missing_path(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    put(tmp_path / "sub" / "b.txt", NOTE)
    put(tmp_path / ".hidden", NOTE)
    found = list(input_files([tmp_path, tmp_path / "gone"], "*"))
    assert found[0] == tmp_path / "sub" / "b.txt"
    assert isinstance(found[1], BadItem)


def test_empty_folder_is_told(tmp_path: Path) -> None:
    assert isinstance(next(iter(input_files([tmp_path], "*.txt"))), BadItem)
