"""Rows of tables: columns and encodings, and what a broken row costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck.errors import UsageError
from doccheck.formats.items import BadItem, Item
from tests.formats.inputs import kinds, put, read


def test_columns_are_found_and_carried(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", 'Note ID,Report Text,CPT,Unit\n7,"LP at L3-4,\nno issue",62270; 62329,5E\n')
    (item,) = read(path)
    assert isinstance(item, Item)
    assert (item.note_id, item.text, item.billed_codes) == ("7", "LP at L3-4,\nno issue", ("62270", "62329"))
    assert item.columns == {"CPT": "62270; 62329", "Unit": "5E"}


def test_named_columns(tmp_path: Path) -> None:
    (item,) = read(put(tmp_path / "a.csv", "k,v\n1,x\n"), id="k", text="v")
    assert isinstance(item, Item)
    assert (item.note_id, item.text) == ("1", "x")


def test_date_encounter_and_author(tmp_path: Path) -> None:
    path = put(tmp_path / "a.csv", "note_id,text,DOS,CSN,seen_by\n1,x,2026-03-01, 88 ,Dr. A\n")
    (item,) = read(path, author="seen_by")
    assert isinstance(item, Item)
    assert (item.date_of_service, item.encounter, item.author) == ("2026-03-01", "88", "Dr. A")
    assert item.columns == {"DOS": "2026-03-01", "CSN": " 88 ", "seen_by": "Dr. A"}


def test_a_named_column_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"check --text-column \(columns: id, v\)"):
        read(put(tmp_path / "a.csv", "id,v\n1,x\n"), text="body")


def test_no_column_looks_like_the_text(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--text-column"):
        read(put(tmp_path / "a.csv", "k,v\n1,x\n"))


def test_a_broken_quotation_costs_one_row(tmp_path: Path) -> None:
    items = read(put(tmp_path / "a.csv", 'note_id,text\n1,fine\n2,"never closed\n3,fine\n4,fine\n'))
    assert kinds(items) == ["note", "malformed", "note", "note"]
    assert [i.note_id for i in items if isinstance(i, Item)] == ["1", "3", "4"]


def test_a_row_with_too_many_cells(tmp_path: Path) -> None:
    assert kinds(read(put(tmp_path / "a.csv", "note_id,text\n1,a,b\n2,x\n"))) == ["malformed", "note"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    (item,) = read(put(tmp_path / "a.csv", "note_id,text\n1,Größe\n".encode(encoding)))
    assert isinstance(item, Item)
    assert item.text == "Größe"


def test_each_row_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    data = b"note_id,text\n1,caf\xe9\n2,25\xc2\xb0\n" + b"0,ascii\n" * 20_000 + b"3,caf\xe9\n4,25\xc2\xb0\n"
    items = read(put(tmp_path / "a.csv", data))
    told = {i.note_id: i.text for i in items if isinstance(i, Item)}
    assert [told[i] for i in "1234"] == ["café", "25°", "café", "25°"]


@pytest.mark.parametrize("row", [b'2,"caf\xe9\n25\xc2\xb0, then\nx"\n', b'2,"a \x81\n9,y\nx"\n'])
def test_a_row_in_no_one_encoding_costs_itself(row: bytes, tmp_path: Path) -> None:
    items = read(put(tmp_path / "a.csv", b"note_id,text\n1,x\n" + row + b"3,x\n"))
    assert [(i.note_id, i.place[-10:]) for i in items if isinstance(i, BadItem)] == [("2", " lines 3-5")]
    assert kinds(items) == ["note", "unreadable", "note"]


@pytest.mark.parametrize(
    "text",
    [
        'Ms. Roe, 51\nTap for "migraine", today\nSeated, draped\n',
        'Tap for "migraine"\n51, seated\nL3-L4, two passes\n"Lie flat", she was told',
        'Tap for "migraine" today\n\n"',
    ],
)
def test_no_line_of_a_note_whose_quotes_are_broken_is_taken_for_a_row(text: str, tmp_path: Path) -> None:
    for before in ("", "n1,fine\n"):
        items = read(put(tmp_path / "a.csv", f'note_id,text\n{before}n2,"{text}"\nn3,"a, b\nc"\nn4,fine\n'))
        assert [(i.note_id, isinstance(i, Item)) for i in items][-3:] == [("n2", False), ("n3", True), ("n4", True)]
        assert len(items) == 3 + bool(before)


def test_a_broken_quotation_in_a_table_without_ids(tmp_path: Path) -> None:
    data = 'text,ward\n"Tap for "migraine"\nSeated, draped\nx,y\n",5E\n"a\nb",5E\n'
    assert kinds(read(put(tmp_path / "a.csv", data))) == ["malformed", "note"]


def test_a_row_of_another_width_gives_neither_rows_nor_an_id(tmp_path: Path) -> None:
    items = read(put(tmp_path / "a.csv", 'note_id,text,ward\n1,"Seated,\ndraped, calm, awake\n7,x,y",5E,more\n2,x,5E\n'))
    assert [(i.note_id, isinstance(i, Item)) for i in items] == [("", False), ("2", True)]
    assert " lines 2-4: 4 cells under 3 columns" in getattr(items[0], "message", "")


def test_a_broken_quotation_that_ends_at_the_next_row_gives_no_rows(tmp_path: Path) -> None:
    items = read(put(tmp_path / "a.csv", 'note_id,text,ward\n1,"Seated "",5E\n2,"\n51,male\ncalm, awake,",5E\n3,x,5E\n'))
    assert [(i.note_id, i.place[-10:]) for i in items] == [("", " lines 2-5"), ("3", "csv line 6")]


@pytest.mark.parametrize("head", ["1001,Roe had a tap", "k,Ms. Roe: had a tap", "k," + "x" * 41])
def test_a_first_line_that_holds_no_names_is_not_quoted(head: str, tmp_path: Path) -> None:
    for options in ({}, {"text": "body"}):
        with pytest.raises(UsageError, match="its 2 columns cannot be told") as told:
            read(put(tmp_path / "a.csv", f"{head}\n1002,y\n"), **options)
        assert head.split(",")[1] not in str(told.value)


def test_semicolons_and_empty_lines(tmp_path: Path) -> None:
    assert kinds(read(put(tmp_path / "a.csv", "note_id;text\n1;x\n\n2;y\n"))) == ["note", "note"]
