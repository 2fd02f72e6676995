"""Parquet: one note a row, read row group by row group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from doccheck.errors import NoteError, UnreadableNote
from doccheck.formats.columns import Columns
from doccheck.formats.extras import needed
from doccheck.formats.items import BadItem, Fields, Item
from doccheck.formats.text import decode

_MAGIC = b"PAR1"
_ROWS = 512
name = "parquet"


def recognises(path: Path, head: bytes) -> bool:
    """The first four bytes."""
    return head.startswith(_MAGIC)


def read(path: Path, fields: Fields) -> Iterator[Item | BadItem]:
    """The rows of a file.

    Raises:
        UnreadableNote: the file is damaged.
        UsageError: a column is missing, or pyarrow is not installed.
    """
    pyarrow = needed("pyarrow", "parquet")
    parquet = needed("pyarrow.parquet", "parquet")
    try:
        with parquet.ParquetFile(path) as file:
            names = list(file.schema_arrow.names)
            columns = Columns(names, fields, str(path))
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS):
                for values in zip(*(values_of(column, pyarrow) for column in batch.columns), strict=True):
                    number += 1
                    yield item_of(dict(zip(names, values, strict=True)), columns, f"{path} row {number}")
    except pyarrow.ArrowException as error:
        raise UnreadableNote(f"{path}: the Parquet file is damaged ({type(error).__name__}); export it again") from None


def values_of(column: Any, pyarrow: Any) -> list[Any]:
    """The values of a column; those that Python has no type for (a date in the year 20000) as Arrow writes them."""
    try:
        values: list[Any] = column.to_pylist()
    except (ValueError, OverflowError):
        values = column.cast(pyarrow.string()).to_pylist()
    return values


def item_of(values: dict[str, Any], columns: Columns, place: str) -> Item | BadItem:
    """The note of a row by the values of its columns, or why it has none."""
    row = {name: "" if value is None else str(value) for name, value in values.items()}
    text = values[columns.text]
    if text is None:
        return BadItem(columns.id_of(row), place, "empty", f"{place}: no text in column '{columns.text}'")
    if isinstance(text, bytes):
        try:
            row[columns.text] = decode(text, columns.id_of(row) or place).text
        except NoteError as error:
            return BadItem(columns.id_of(row), place, error.kind, str(error))
    elif not isinstance(text, str):
        return BadItem(columns.id_of(row), place, "malformed", f"{place}: column '{columns.text}' is no text; name the one that is")
    return columns.item(row, place)
