"""`review_dataframe`: a DataFrame of notes in, the same rows with their reviews out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from doccheck.errors import UsageError
from doccheck.formats.extras import needed
from doccheck.formats.items import Fields
from doccheck.formats.tables.columns import Columns
from doccheck.note import MAX_CHARACTERS
from doccheck.rules import load_patterns
from doccheck.spark.worker import Rows

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

PREFIX = "doccheck_"
ADDED = (
    ("note_id", "string"),
    ("procedure", "string"),
    ("outcome", "string"),
    ("purpose", "string"),
    ("code", "string"),
    ("disposition", "string"),
    ("missing", "array<string>"),
    ("unclear", "array<string>"),
    ("conflicting", "array<string>"),
    ("flags", "array<string>"),
    ("review", "string"),
    ("error_kind", "string"),
    ("error_message", "string"),
    ("converted_text", "string"),
)
PLACE = "place"  # of a row in its file; the engine adds it


def review_dataframe(
    df: DataFrame,
    text_col: str | None = None,
    id_col: str | None = None,
    *,
    prefix: str = PREFIX,
    patterns: Path | str | None = None,
    max_characters: int = MAX_CHARACTERS,
    note_timeout: float | None = 30.0,
) -> DataFrame:
    """Review every row of a DataFrame. Lazy, as every transformation: nothing runs before an action.

    Every column is carried through as it is. Added are, each behind `prefix`: `note_id`, `procedure`, `outcome`, `purpose`, `code`,
    `disposition`, the elements that are `missing`, `unclear` and `conflicting`, `flags`, the whole `review` as JSON, and, for a note that
    could not be reviewed, `error_kind` and `error_message` in place of all these; `converted_text` where the text was made out of RTF or
    HTML, so that offsets point into it. A row never fails its task and is never lost.

    Args:
        df: one note a row.
        text_col: column of the note's text, as a string or as the bytes of a document; None for a usual name such as `text`.
        id_col: column of its id; None for a usual name. A row without an id is called by a digest of its text.
        prefix: stands before the names of the added columns.
        patterns: a site's folder of rules, at the same path on the driver and on every worker.
        max_characters: longer notes become error rows; no more than `MAX_CHARACTERS`, which is what a reviewer takes.
        note_timeout: seconds that one note may take; None for no limit.

    Raises:
        UsageError: a column is not there, is no text, or has the name of one that is added; the limit of characters is over the
            reviewer's own; pyspark, pandas or pyarrow is not installed.
        PatternError: a rule file is wrong.

    Example:
        >>> notes = spark.createDataFrame([("17", "LP at L3-L4, 22G, clear CSF.")], "accession string, report string")  # doctest: +SKIP
        >>> review_dataframe(notes, "report", "accession").select("doccheck_note_id", "doccheck_code").first()  # doctest: +SKIP
        Row(doccheck_note_id='17', doccheck_code='62270')
    """
    columns = columns_of(df.schema, Fields(id_col, text_col), "the DataFrame", prefix)
    return answered(df, columns, prefix=prefix, patterns=patterns, max_characters=max_characters, note_timeout=note_timeout)


def columns_of(schema: StructType, fields: Fields, place: str, prefix: str) -> Columns:
    """Which columns hold what.

    Args:
        schema: of the table.
        fields: the columns named by option.
        place: what messages call the table.
        prefix: stands before the names of the columns that are added.

    Raises:
        UsageError: a column is not there, is no text, or has the name of one that is added.
    """
    types = needed("pyspark.sql.types", "spark")
    columns = Columns(schema.names, fields, place)
    kind = schema[columns.text].dataType
    if not isinstance(kind, types.StringType | types.BinaryType):
        raise UsageError(f"{place}: column '{columns.text}' is {kind.simpleString()}; cast it to string")
    if taken := sorted({prefix + name for name in (PLACE, *(name for name, _ in ADDED))} & set(schema.names)):
        raise UsageError(f"{place}: already has {', '.join(taken)}; name another prefix or drop these columns")
    return columns


def answered(
    df: DataFrame,
    columns: Columns,
    *,
    prefix: str,
    patterns: Path | str | None,
    max_characters: int,
    note_timeout: float | None,
) -> DataFrame:
    """The rows of a DataFrame with their reviews; see `review_dataframe`.

    Args:
        df: one note a row; where it has the place of each row in its file, this is what a row without an id is called by.
        columns: which of its columns hold what.
        prefix, patterns, max_characters, note_timeout: as there.

    Raises:
        UsageError: the limit of characters is over the reviewer's own; pandas or pyarrow is not installed.
        PatternError: a rule file is wrong.
    """
    if max_characters > MAX_CHARACTERS:
        raise UsageError(f"max_characters={max_characters:,}: a reviewer takes at most {MAX_CHARACTERS:,}; name that or less")
    arrow, types = needed("pyarrow", "spark"), needed("pyspark.sql.types", "spark")
    needed("pandas", "spark")
    added = types.StructType.fromDDL(", ".join(f"`{prefix}{name}` {kind}" for name, kind in ADDED))
    kinds = {"string": arrow.string(), "array<string>": arrow.list_(arrow.string())}
    place = f"{prefix}{PLACE}"
    rows = Rows(
        columns=columns,
        text=df.columns.index(columns.text),
        id=None if columns.id is None else df.columns.index(columns.id),
        place=df.columns.index(place) if place in df.columns else None,
        names=tuple(prefix + name for name, _ in ADDED),
        types=tuple(kinds[kind] for _, kind in ADDED),
        patterns=None if patterns is None else Path(patterns),
        patterns_version=load_patterns(patterns).version,
        max_characters=max_characters,
        note_timeout=note_timeout,
    )
    return df.mapInArrow(rows, types.StructType(df.schema.fields + added.fields))
