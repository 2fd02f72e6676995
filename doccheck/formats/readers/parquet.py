"""Parquet: one note a row, read row group by row group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from doccheck.errors import UnreadableNote
from doccheck.formats.extras import needed
from doccheck.formats.items import BadItem, Fields, Item
from doccheck.formats.tables.arrow import item_of, values_of
from doccheck.formats.tables.columns import Columns

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
        UsageError: a column is missing, two could hold the text or the id, or pyarrow is not installed.
    """
    pyarrow = needed("pyarrow", "parquet")
    parquet = needed("pyarrow.parquet", "parquet")
    try:
        with parquet.ParquetFile(path) as file:
            columns = Columns(file.schema_arrow.names, fields, str(path))
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS):
                for values in zip(*(values_of(column, pyarrow) for column in batch.columns), strict=True):
                    number += 1
                    yield item_of(dict(zip(columns.names, values, strict=True)), columns, f"{path} row {number}")
    except pyarrow.ArrowException as error:
        raise UnreadableNote(f"{path}: the Parquet file is damaged ({type(error).__name__}); export it again") from None
