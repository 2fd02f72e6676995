"""Large inputs go through in little memory; the full size (1 GB) is in benchmarks/batch.py."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from doccheck.batch.intake import Intake, _Seen
from doccheck.formats.files import compressed
from doccheck.formats.hl7 import messages as hl7_messages
from doccheck.formats.items import BadItem, Fields
from doccheck.formats.readers import delimited

MB = 1_000_000
ROW = "x" * 2500
MANY = {
    "many.jsonl": json.dumps({"text": ROW}) + "\n",
    "many.csv": f"{ROW},a\n",
    "many.hl7": f"MSH|^~\\&|A|H|X|H|1||MDM^T02|2|P|2.5\rOBX|1|TX|||{ROW}\r",
    "many.ndjson": json.dumps({"resourceType": "Patient", "text": ROW}) + "\n",
}
SINGLE = {"one.jsonl": ('{"text": "', '"}\n'), "one.csv": ("1,", "\n"), "one.hl7": (MANY["many.hl7"], "\r"), "one.txt": ("", "")}


def peak(path: Path) -> tuple[float, Counter[str]]:
    """Megabytes at the most while a file is read, and what it held."""
    intake = Intake([path], None, Fields(), "*", 2_000_000)
    tracemalloc.start()
    found = Counter(item.kind if isinstance(item, BadItem) else "note" for item in intake.items())
    most = tracemalloc.get_traced_memory()[1] / MB
    tracemalloc.stop()
    return most, found


@pytest.mark.parametrize("name", MANY)
def test_a_file_of_many_notes(name: str, tmp_path: Path) -> None:
    rows = 12 * MB // 2500
    head = "text,b\n" if name.endswith(".csv") else ""
    (tmp_path / name).write_text(head + MANY[name] * rows, encoding="utf-8", newline="")
    most, found = peak(tmp_path / name)
    assert most < 9
    assert name.endswith(".ndjson") or found == {"note": rows}


@pytest.mark.parametrize("name", SINGLE)
def test_a_file_of_one_endless_line(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed.lines_of, "__defaults__", (MB,))
    monkeypatch.setattr(delimited, "_LINE", MB)
    monkeypatch.setattr(hl7_messages, "MAX_BYTES", MB)
    before, after = SINGLE[name]
    head = "note_id,text\n" if name.endswith(".csv") else ""
    with (tmp_path / name).open("w", encoding="utf-8", newline="") as stream:
        stream.write(head + before)
        for _ in range(24):
            stream.write("y" * MB)
        stream.write(after)
    most, found = peak(tmp_path / name)
    assert most < 16
    assert found.total() == 1
    assert found.keys() <= {"too_large", "malformed"}


def test_names_are_counted() -> None:
    seen = _Seen()
    assert [seen.unique(name) for name in ("a", "b", "a", "ä", "a", "b")] == ["a", "b", "a#2", "ä", "a#3", "b#2"]
