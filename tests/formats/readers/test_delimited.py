"""Tables as programs really write them: names over two lines, Excel's first line, counts below the rows, lost characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck.formats.items import BadItem, Fields, Item, Skipped
from doccheck.formats.readers import delimited, reader_for


def read(folder: Path, data: str | bytes, **fields: str) -> list[Item | BadItem | Skipped]:
    path = folder / "a.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return list(delimited.read(path, Fields(**fields)))


def ids(items: list[Item | BadItem | Skipped]) -> list[str]:
    return [item.note_id for item in items if isinstance(item, Item)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_name_may_go_over_two_lines(end: str, tmp_path: Path) -> None:
    items = read(tmp_path, end.join(["note_id,Seen", '"Report', 'Text","Ward', 'or unit"', "1,x,5E"]).replace(f"Seen{end}", ""))
    (item,) = items
    assert isinstance(item, Item)
    assert (item.note_id, item.text, item.columns) == ("1", "x", {"Ward or unit": "5E"})
    assert item.place.endswith("line 4")


@pytest.mark.parametrize("head", ['note_id,text,"ward', 'note_id,"text', 'note_id,text,"a" b'])
def test_names_whose_quotes_are_broken_take_no_row_with_them(head: str, tmp_path: Path) -> None:
    more = "," if head.count(",") == 2 else ""
    items = read(tmp_path, f'{head}\n1,x{more}\n2,"y"{more}\n3,z{more}\n', text="text")
    assert ids(items) == ["1", "2", "3"]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "\ufeffsep=;"])
def test_a_line_that_names_the_separator(first: str, tmp_path: Path) -> None:
    items = read(tmp_path, f"{first}\r\nnote_id;text\r\n1;a, b, c, d\r\n")
    assert [(i.note_id, i.text, i.place[-7:]) for i in items if isinstance(i, Item)] == [("1", "a, b, c, d", " line 3")]
    path = tmp_path / "a.dat"
    path.write_text(f"{first.lstrip(chr(0xFEFF))}\nnote_id;text\n")
    assert reader_for(path).name == "csv"


@pytest.mark.parametrize("count", ["(2 rows affected)", "(1,204 rows)", "2 rows selected.", " 2 record(s) selected.", "(1 row)"])
def test_what_database_tools_write_below_a_table_is_no_row(count: str, tmp_path: Path) -> None:
    items = read(tmp_path, f"note_id,text\n1,x\n2,y\n\n   \n{count}\n\x1a")
    assert ids(items) == ["1", "2"]
    assert items[2:] == [Skipped("count of rows below a table")]


def test_a_row_that_is_short_or_empty_is_still_told(tmp_path: Path) -> None:
    assert [type(i) for i in read(tmp_path, "note_id,text\n7\n,\n2 rows were bled\n")] == [BadItem, Item, BadItem]
    assert [type(i) for i in read(tmp_path, 'text\n""\n"  "\n\nLP.\n')] == [Item, Item, Item]


def test_a_character_that_was_lost_before_the_export_costs_no_note(tmp_path: Path) -> None:
    (item,) = read(tmp_path, "note_id,text\n1,Seen by Dr. K\ufffdhn\n")
    assert isinstance(item, Item)
    assert item.text == "Seen by Dr. K\ufffdhn"


def test_half_a_character_in_utf_16_costs_its_row(tmp_path: Path) -> None:
    data = "note_id,text\n1,ab\n2,x\n".encode("utf-16").replace("b".encode("utf-16-le"), b"\x00\xd8")
    assert [type(i) for i in read(tmp_path, data)] == [BadItem, Item]
