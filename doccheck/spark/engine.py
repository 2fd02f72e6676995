"""The Spark engine of `doccheck batch`: Parquet in, Parquet out, and the same summary as the local engine."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doccheck._version import __version__
from doccheck.batch import BatchOptions, Summary
from doccheck.batch.run import check_named
from doccheck.errors import SparkFailed, UsageError
from doccheck.formats.extras import needed
from doccheck.rules import load_patterns
from doccheck.spark.dataframe import PREFIX, answered
from doccheck.spark.inputs import as_one, notes_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_COUNTED = "elements map<string, struct<status: string>>, flags array<struct<code: string, severity: string>>"
_ALONE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "8",
}
_OWN_MESSAGE = re.compile(r"doccheck\.errors\.\w+: (.+)")
_NO_FOOTER = re.compile(r"CANNOT_READ_FILE_FOOTER\] Encountered error while reading file (.+?)\. Could not read footer")
_NO_MODULE = re.compile(r"ModuleNotFoundError: (No module named '[\w.]+')")


def run_spark(inputs: Sequence[str], output: str, options: BatchOptions | None = None, master: str | None = None) -> Summary:
    """Review every row of Parquet files with Spark.

    Args:
        inputs: Parquet files and folders, as paths or addresses that Spark reads.
        output: a new folder; `reviews/` in it holds every row with its answer, `summary.json` the counts.
        options: columns, rules and limits; what concerns readers, workers and resuming is the local engine's.
        master: address of the cluster, or `local[2]`; None for the one that Spark is set up with.

    Raises:
        UsageError: Spark or Java is not there, an input or a column is missing, or the output folder is in use.
        SparkFailed: the job could not be done.
        PatternError: a rule file is wrong.

    Example:
        >>> import tempfile, pyarrow.parquet  # doctest: +SKIP
        >>> folder = tempfile.mkdtemp()  # doctest: +SKIP
        >>> notes = pyarrow.table({"note_id": ["17"], "text": ["LP at L3-L4."]})  # doctest: +SKIP
        >>> pyarrow.parquet.write_table(notes, f"{folder}/notes.parquet")  # doctest: +SKIP
        >>> run_spark([f"{folder}/notes.parquet"], f"{folder}/reviewed", master="local[1]").reviews  # doctest: +SKIP
        1
    """
    options = options or BatchOptions()
    check_named(inputs, output)
    started = time.monotonic()
    patterns_version = load_patterns(options.patterns).version
    session = _session(master)
    target = output.rstrip("/")
    with _told():
        groups = notes_of(session, inputs, options.fields(), PREFIX)
        rows = sum(notes.count() for notes, _ in groups)
        if not rows:
            raise UsageError("Spark: the inputs hold no note; check the export")
        cores = session.sparkContext.defaultParallelism
        reviewed = as_one(
            [
                answered(
                    notes if notes.rdd.getNumPartitions() >= cores else notes.repartition(cores),
                    columns,
                    prefix=PREFIX,
                    patterns=options.patterns,
                    max_characters=options.max_characters,
                    note_timeout=options.note_timeout,
                )
                for notes, columns in groups
            ],
            PREFIX,
        )
        reviewed.write.mode("errorifexists").parquet(f"{target}/reviews")
        done = session.read.parquet(f"{target}/reviews")
        tally = _tally(done)
        repeated = done.count() - done.select(f"{PREFIX}note_id").distinct().count()
    if rows != tally["reviews"] + tally["errors"]:
        raise SparkFailed(
            f"{rows} notes in, {tally['reviews']} reviews and {tally['errors']} errors out; the input changed while it was read"
        )
    seconds = time.monotonic() - started
    summary = Summary(
        notes=rows,
        reviews=tally["reviews"],
        errors=tally["errors"],
        duplicates=repeated,
        counts={k: v for k, v in sorted(tally.items()) if "=" in k and not k.startswith("kind=")},
        error_kinds={k.removeprefix("kind="): v for k, v in sorted(tally.items()) if k.startswith("kind=")},
        readers=dict.fromkeys(inputs, "parquet"),
        replaced_workers=0,
        seconds=round(seconds, 3),
        notes_per_second=round(rows / seconds, 1) if seconds else 0.0,
        input_sha256="",
        doccheck_version=__version__,
        patterns_version=patterns_version,
    )
    if "://" not in target:
        Path(target, "summary.json").write_text(json.dumps(summary.model_dump(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return summary


def _tally(done: DataFrame) -> dict[str, int]:
    """The counts of the summary, by the names that the local engine gives them."""
    f = needed("pyspark.sql.functions", "spark")
    kind, code = f.col(f"{PREFIX}error_kind"), f.col(f"{PREFIX}code")
    detail = f.from_json(f"{PREFIX}review", _COUNTED)
    element, flag = f.col("e.key"), f.col("g")
    tags = [
        done.select(f.when(kind.isNull(), "reviews").otherwise("errors")),
        done.where(kind.isNotNull()).select(f.concat(f.lit("kind="), kind)),
        done.where(kind.isNull()).select(f.concat(f.lit("disposition="), f.col(f"{PREFIX}disposition"))),
        done.where(kind.isNull()).select(f.concat(f.lit("procedure="), f.col(f"{PREFIX}procedure"))),
        done.where(code.isNotNull()).select(f.concat(f.lit("code="), code)),
        done.where(code.isNotNull())
        .select(f.explode(f.map_entries(detail["elements"])).alias("e"))
        .select(f.concat(f.lit("element="), element, f.lit(":"), f.col("e.value.status"))),
        done.select(f.explode(detail["flags"]).alias("g")).select(f.concat(f.lit("flag="), flag["code"], f.lit(":"), flag["severity"])),
    ]
    every = tags[0].toDF("tag")
    for part in tags[1:]:
        every = every.union(part.toDF("tag"))
    counts = {row["tag"]: int(row["count"]) for row in every.groupBy("tag").count().collect()}
    return {"reviews": 0, "errors": 0, **counts}


def _session(master: str | None) -> SparkSession:
    """The session that is there, or a new one.

    Raises:
        UsageError: pyspark, pandas, pyarrow or Java is not installed.
    """
    for module in ("pyspark", "pandas", "pyarrow"):
        needed(module, "spark")
    if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
        raise UsageError("Spark needs Java 17 or newer; install it, or set JAVA_HOME")
    builder: Any = needed("pyspark.sql", "spark").SparkSession.builder.appName("doccheck").config("spark.ui.showConsoleProgress", "false")
    if master is not None:
        builder = builder.master(master)
    if (master or "").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        for key, value in _ALONE.items():
            builder = builder.config(key, value)
    with _told():
        session: SparkSession = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


@contextmanager
def _told() -> Iterator[None]:
    """Turn Spark's exceptions into errors of one line that never quote a row."""
    spark_errors = needed("pyspark.errors", "spark")
    try:
        yield
    except spark_errors.AnalysisException as error:
        raise UsageError(f"Spark: {_reason(error)}; check the inputs and the output folder, which has to be new") from None
    except Exception as error:
        if other := _NO_FOOTER.search(str(error)):
            raise UsageError(
                f"{other.group(1)}: not a Parquet file, or a damaged one, and --engine spark reads nothing else; "
                "leave --engine out for other formats, or export the notes as Parquet"
            ) from None
        if isinstance(error, spark_errors.PySparkException) or type(error).__module__.startswith("py4j"):
            raise SparkFailed(f"Spark: {_reason(error)}") from None
        raise


def _reason(error: Exception) -> str:
    """What doccheck itself said on a worker, or Spark's own name for the condition; never its message, which can quote rows."""
    if own := _OWN_MESSAGE.search(str(error)):
        return own.group(1)
    if lacking := _NO_MODULE.search(str(error)):
        return f"on a worker: {lacking.group(1)}; ship the environment to the workers, or set PYSPARK_PYTHON"
    if condition := getattr(error, "getCondition", lambda: None)():
        path = (error.getMessageParameters() or {}).get("path")  # type: ignore[attr-defined]
        return f"{condition} {path}" if path else str(condition)
    cause = getattr(error, "java_exception", None)
    while cause is not None and cause.getCause() is not None:
        cause = cause.getCause()
    return type(error).__name__ if cause is None else str(cause.getClass().getSimpleName())
