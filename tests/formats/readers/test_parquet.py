"""Parquet as Impala, Hive and Spark write it: bytes for text, broken characters, values that Python has no type for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from doccheck.errors import UnreadableNote, UsageError
from doccheck.formats.items import BadItem, Fields, Item
from doccheck.formats.readers import parquet
from tests.formats import inputs

arrow, written = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
NOTE = "LP at L3-4."


def read(folder: Path, table: Any, **fields: str) -> list[Item | BadItem]:
    written.write_table(table, folder / "a.parquet")
    return list(parquet.read(folder / "a.parquet", Fields(**fields)))


def strings(*values: bytes) -> Any:
    """A column of strings that are not checked to be UTF-8, as some programs write it."""
    return arrow.Array.from_buffers(arrow.string(), len(values), arrow.array(values, arrow.binary()).buffers())


def test_bytes_are_text_in_every_column(tmp_path: Path) -> None:
    data = {
        "note_id": [b"A1", None],
        "text": [NOTE.encode(), "caf\u00e9".encode("cp1252")],
        "cpt": [b"62270", b"62272"],
        "hash": [b"\xff\x01", b""],
    }
    first, second = read(tmp_path, arrow.table(data))
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (first.note_id, first.text, first.billed_codes) == ("A1", NOTE, ("62270",))
    assert first.columns == {"cpt": "62270", "hash": "ff01"}
    assert (second.note_id, second.text) == ("", "caf\u00e9")


@pytest.mark.parametrize("kind", ["string", "large_string", "dictionary"])
def test_a_string_in_another_encoding_costs_no_other(kind: str, tmp_path: Path) -> None:
    text = strings(NOTE.encode(), b"25\xb0 tilt", b"\x81")
    text = text.dictionary_encode() if kind == "dictionary" else text.cast(kind)
    items = read(tmp_path, arrow.table({"note_id": ["1", "2", "3"], "text": text, "by": strings(b"Roe", b"M\xfcller", b"")}))
    told = [(i.note_id, i.text, i.columns["by"]) if isinstance(i, Item) else (i.note_id, i.kind) for i in items]
    assert told == [("1", NOTE, "Roe"), ("2", "25\u00b0 tilt", "M\u00fcller"), ("3", "unreadable")]


def test_a_value_without_a_type_in_python_is_carried_as_arrow_shows_it(tmp_path: Path) -> None:
    data = {
        "text": [NOTE, NOTE],
        "days": arrow.array([[2**60], [0]], arrow.list_(arrow.timestamp("us"))),
        "at": arrow.array([0, None], arrow.timestamp("us", "Europe/Nowhere")),
        "day": arrow.array([9_000_000, 0], arrow.int32()).cast(arrow.date32()),
    }
    first, second = read(tmp_path, arrow.table(data))
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert first.columns["at"].startswith("1970-01-01 00:00:00")
    assert (first.columns["day"], second.columns["day"]) == ("26611-03-02", "1970-01-01")
    assert "1152921504606846976" in first.columns["days"]
    assert second.columns["days"] == '["1970-01-01 00:00:00"]'


def test_nested_values_stand_as_json(tmp_path: Path) -> None:
    (item,) = read(tmp_path, arrow.table({"text": [NOTE], "n": [{"a": [b"x", None], "b": 1.5}]}))
    assert isinstance(item, Item)
    assert item.columns == {"n": '{"a": ["x", null], "b": 1.5}'}


def test_columns_of_one_name_are_all_carried_and_never_the_text_unasked(tmp_path: Path) -> None:
    table = arrow.Table.from_arrays([arrow.array([one]) for one in (NOTE, "copy", "5E", "6W")], names=["text", "text", "ward", "ward"])
    with pytest.raises(UsageError, match=r"columns 'text' and 'text.2' could each hold the text; name one with --text-column"):
        read(tmp_path, table)
    (item,) = read(tmp_path, table, text="text")
    assert isinstance(item, Item)
    assert (item.text, item.columns) == (NOTE, {"text.2": "copy", "ward": "5E", "ward.2": "6W"})


def test_rows_and_nulls(tmp_path: Path) -> None:
    table = arrow.table({"note_id": [1, 2], "text": ["x", None], "day": ["mon", "tue"]})
    written.write_table(table, tmp_path / "a.parquet", row_group_size=1)
    first, second = inputs.read(tmp_path / "a.parquet")
    assert isinstance(first, Item)
    assert first.columns == {"day": "mon"}
    assert isinstance(second, BadItem)
    assert second.kind == "empty"


def test_damaged(tmp_path: Path) -> None:
    with pytest.raises(UnreadableNote):
        inputs.read(inputs.put(tmp_path / "a.parquet", b"PAR1" + b"x" * 100))


def test_without_the_column(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--text-column"):
        read(tmp_path, arrow.table({"k": [1]}))
