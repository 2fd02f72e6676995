"""Writers: reviews as JSON Lines, JSON, CSV or a table; each takes records as they come and loses none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from doccheck.formats.records import Record
from doccheck.formats.writers.delimited import write_csv
from doccheck.formats.writers.json_lines import write_json, write_jsonl
from doccheck.formats.writers.table import write_table

WRITERS: dict[str, Callable[[Iterable[Record], TextIO], None]] = {
    "table": write_table,
    "json": write_json,
    "jsonl": write_jsonl,
    "csv": write_csv,
}
