"""Reviews as Parquet, one file for each part of a run: the columns that are filtered by, and the whole review as JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from doccheck.formats.extras import needed

COLUMNS = ("note_id", "procedure", "outcome", "purpose", "code", "disposition")


def write_parts(parts: list[Path], folder: Path) -> None:
    """Turn parts of JSON lines into a folder of Parquet files, which appears whole.

    Args:
        parts: files of reviews, one JSON object a line.
        folder: where the Parquet files go.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow, parquet = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    schema = arrow.schema([(name, arrow.string()) for name in (*COLUMNS, "source", "review")])
    beside = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    for number, part in enumerate(parts):
        rows = []
        with part.open(encoding="utf-8") as stream:
            for line in stream:
                review = json.loads(line)
                source = review.pop("source")
                row = {name: review[name] for name in COLUMNS}
                row["source"] = json.dumps(source, ensure_ascii=False, sort_keys=True)
                row["review"] = json.dumps(review, ensure_ascii=False)
                rows.append(row)
        parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), beside / f"part-{number:05d}.parquet")
    shutil.rmtree(folder, ignore_errors=True)  # of a run that was ended between here and its manifest
    beside.replace(folder)
