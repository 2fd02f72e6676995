"""What the Spark engine reads: every Parquet file below the inputs, each by its own columns, as the local engine reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from doccheck.errors import UsageError
from doccheck.formats.extras import needed
from doccheck.formats.items import Fields
from doccheck.formats.tables.columns import Columns
from doccheck.spark.dataframe import PLACE, columns_of

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

_AT_ONCE = 8
_MARKS_OF_PATTERNS = re.compile(r"([*?\[\]{}\\])")


def notes_of(session: SparkSession, inputs: Sequence[str], fields: Fields, prefix: str) -> list[tuple[DataFrame, Columns]]:
    """The notes of the inputs, one DataFrame for the files that have the same columns, with the place of each row as a further column.

    Spark by itself would read the files of a folder by the columns of one of them, and none in the folders below it.

    Args:
        session: reads them.
        inputs: Parquet files and folders, as paths or addresses that Spark reads.
        fields: the columns named by option.
        prefix: stands before the names of added columns.

    Raises:
        UsageError: there is no file, or one lacks a column that it needs or has the name of one that is added.
    """
    files = _files(session, inputs)
    if not files:
        raise UsageError("Spark: no Parquet file in the inputs, and --engine spark reads nothing else; check the paths")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        schemas = list(pool.map(lambda file: session.read.parquet(file).schema, files))
    alike: dict[str, tuple[Columns, list[str]]] = {}
    for file, schema in zip(files, schemas, strict=True):
        columns = columns_of(schema, fields, _told(file), prefix)
        alike.setdefault(schema.json(), (columns, []))[1].append(file)
    return [(session.read.parquet(*group).select("*", _place().alias(f"{prefix}{PLACE}")), columns) for columns, group in alike.values()]


def as_one(frames: Sequence[DataFrame], prefix: str) -> DataFrame:
    """The rows of all, with the columns of all: null where a row's file has none of that name.

    Where files differ in a column's type it becomes text, or bytes where one of them holds bytes, which need not be text.

    Args:
        frames: with the added columns.
        prefix: stands before the names of these, which come last.
    """
    f = needed("pyspark.sql.functions", "spark")
    kinds: dict[str, set[str]] = {}
    for frame in frames:
        for field in frame.schema.fields:
            kinds.setdefault(field.name.lower(), set()).add(field.dataType.simpleString())

    def alike(frame: DataFrame) -> DataFrame:
        chosen = []
        for name in frame.columns:
            column, found = f.col("`" + name.replace("`", "``") + "`"), kinds[name.lower()]
            if len(found) > 1:
                column = column.cast("string").cast("binary" if "binary" in found else "string").alias(name)
            chosen.append(column)
        return frame.select(*chosen)

    every = reduce(lambda one, other: one.unionByName(other, allowMissingColumns=True), map(alike, frames))
    names = sorted(every.columns, key=lambda name: name.startswith(prefix))
    return every.select(*("`" + name.replace("`", "``") + "`" for name in names))


def _files(session: SparkSession, inputs: Sequence[str]) -> list[str]:
    """Every file below the inputs by its path, as Spark's own listing finds it, in the order of their names."""
    listed = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(list(inputs)).inputFiles()
    return sorted(_MARKS_OF_PATTERNS.sub(r"\\\1", unquote(file)) for file in listed)


def _told(file: str) -> str:
    return re.sub(r"\\(.)", r"\1", re.sub(r"^file:/*(?=/)", "", file))


def _place() -> Column:
    """A file's path and the number of a row in it, as the local engine tells them."""
    f = needed("pyspark.sql.functions", "spark")
    file = f.url_decode(f.replace(f.col("_metadata.file_path"), f.lit("+"), f.lit("%2B")))
    place: Any = f.concat(f.regexp_replace(file, "^file:/*(?=/)", ""), f.lit(" row "), f.col("_metadata.row_index") + 1)
    return place
