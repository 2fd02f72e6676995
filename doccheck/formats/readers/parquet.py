"""Parquet: one note a row, read row group by row group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from doccheck.errors import UnreadableNote
from doccheck.formats.columns import Columns
from doccheck.formats.extras import needed
from doccheck.formats.items import BadItem, Fields, Item

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
                for values in batch.to_pylist():
                    number += 1
                    place = f"{path} row {number}"
                    row = {k: "" if v is None else str(v) for k, v in values.items()}
                    if values[columns.text] is None:
                        yield BadItem(row.get(columns.id or "", ""), place, "empty", f"{place}: no text in column '{columns.text}'")
                        continue
                    yield columns.item(row, place)
    except pyarrow.ArrowException as error:
        raise UnreadableNote(f"{path}: the Parquet file is damaged ({type(error).__name__}); export it again") from None
