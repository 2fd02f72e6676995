"""JSON lines: an object costs itself at the most, and has the columns that it holds."""

from __future__ import annotations

import json
from pathlib import Path

from doccheck.formats.items import BadItem, Item
from tests.formats.inputs import kinds, put, read


def test_a_bad_line_costs_itself(tmp_path: Path) -> None:
    items = read(put(tmp_path / "a.jsonl", '{"id":"1","text":"x"}\n{broken\n[1]\n{"id":"2","text":"y","n":{"a":1}}\n'))
    assert kinds(items) == ["note", "malformed", "malformed", "note"]
    assert isinstance(items[3], Item)
    assert items[3].columns == {"n": '{"a": 1}'}


def test_a_line_without_text(tmp_path: Path) -> None:
    assert kinds(read(put(tmp_path / "a.jsonl", '{"id":"1","text":"x"}\n{"id":"2"}\n'))) == ["note", "usage"]


def test_each_object_has_the_columns_that_it_holds(tmp_path: Path) -> None:
    data = '{"id":"1","text":"x"}\n{"id":"2","text":"y","cpt":"62270","seen_by":"Dr. A"}\n{"text":"z","cpt":"62328"}\n'
    items = read(put(tmp_path / "a.jsonl", data), billed_codes="cpt", author="seen_by", id="id")
    assert all(isinstance(i, Item) for i in items)
    told = [(i.note_id, i.billed_codes, i.author, i.columns) for i in items if isinstance(i, Item)]
    assert told == [
        ("1", (), "", {}),
        ("2", ("62270",), "Dr. A", {"cpt": "62270", "seen_by": "Dr. A"}),
        ("", ("62328",), "", {"cpt": "62328"}),
    ]


def test_answers_beside_two_texts_are_no_label(tmp_path: Path) -> None:
    row = {"note_id": "1", "procedure": "LP", "disposition": "home", "note": "x", "report": "y"}
    assert kinds(read(put(tmp_path / "a.jsonl", json.dumps(row) + "\n"))) == ["usage"]


def test_only_the_text_has_to_be_there(tmp_path: Path) -> None:
    items = read(put(tmp_path / "a.jsonl", '{"uid":"1","body":"x"}\n{"uid":"2","text":"y"}\n'), text="body")
    assert [(i.note_id, i.place[-7:]) for i in items] == [("1", " line 1"), ("2", " line 2")]
    assert isinstance(items[1], BadItem)
    assert f"{items[1].place}: no column 'body'" in items[1].message
