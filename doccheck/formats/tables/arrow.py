"""Arrow columns as the values of rows, and a row of them as a note; the same for Parquet files and for batches of Spark.

Bytes are text: Impala and Hive write such columns. A value that is no valid UTF-8, or that Python has no type for, costs nothing else.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from doccheck.errors import NoteError
from doccheck.formats.files.text import decode
from doccheck.formats.items import BadItem, Item
from doccheck.formats.tables.columns import Columns

_UNTOLD = (ValueError, ArithmeticError, LookupError, NotImplementedError)  # the last is what Arrow raises on its rarer types
_WINDOW = 512


def values_of(column: Any, pyarrow: Any) -> list[Any]:
    """The values of a column, one by one where they cannot all be had at once."""
    try:
        whole: list[Any] = column.to_pylist()
    except _UNTOLD:
        if pyarrow.types.is_dictionary(column.type):
            column = column.dictionary_decode()
        if "string" in str(column.type) and not pyarrow.types.is_nested(column.type):
            return [_decoded(value) for value in column.cast(pyarrow.large_binary()).to_pylist()]
        return [_value(column.slice(at, 1)) for at in range(len(column))]
    return whole


def _value(one: Any) -> Any:
    """One value; as Arrow shows it where Python has no type for it, such as a date in the year 20000 or a time zone that is not known."""
    try:
        return one.to_pylist()[0]
    except _UNTOLD:
        return one.to_string(window=_WINDOW, container_window=_WINDOW, skip_new_lines=True)[1:-1]


def _decoded(value: bytes | None) -> str | bytes | None:
    """A string that another program wrote; as bytes where it is in no encoding that is read."""
    if value is None:
        return None
    for encoding in ("utf-8", "cp1252"):
        with suppress(UnicodeError):
            return value.decode(encoding)
    return value


def _told(value: Any) -> str:
    """A value as text, without the signs of Python; bytes that are none, such as digests, in hexadecimal."""
    if isinstance(value, bytes):
        with suppress(UnicodeError):
            return value.decode("utf-8")
        return value.hex()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_told)
    return "" if value is None else str(value)


def item_of(values: dict[str, Any], columns: Columns, place: str) -> Item | BadItem:
    """The note of a row by the values of its columns, or why it has none."""
    row = {name: _told(value) for name, value in values.items()}
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
