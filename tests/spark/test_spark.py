"""Spark in local mode: the same answers as the local engine, row for row."""

from __future__ import annotations

import doctest
import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from doccheck import Reviewer
from doccheck.batch import BatchOptions, run
from doccheck.cli import main
from doccheck.errors import SparkFailed, UsageError
from doccheck.formats import extras
from doccheck.spark import dataframe as dataframe_module
from doccheck.spark import engine, review_dataframe, run_spark
from tests.batch.inprocess import pool_of

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
ROOT = Path(__file__).parents[2]
FOLDERS = [ROOT / "sample_notes", *sorted((ROOT.parent / "shared" / "eval" / "dev").glob("*/"))]
NOTE = "Diagnostic lumbar puncture for fever. Needle at L3-4 by landmarks, 8 mL clear CSF in 4 tubes. No complications. Lie flat 1 h."


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_equal_to_the_local_engine_row_for_row(spark: Any, tmp_path: Path, reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["doccheck.batch.run"], "Pool", pool_of(reviewer))
    notes = [(p.stem, p.read_bytes().decode("utf-8")) for folder in FOLDERS for p in sorted(folder.glob("*.txt"))]
    notes += [("blank", " \n"), ("long", "x" * 20_001), ("null", None)]  # type: ignore[list-item]
    table = pa.table({"note_id": [n for n, _ in notes], "text": [t for _, t in notes], "ward": ["5E"] * len(notes)})
    parquet.write_table(table, tmp_path / "in.parquet")
    options = BatchOptions(max_characters=20_000)
    local = run([tmp_path / "in.parquet"], tmp_path / "local", options)
    distributed = run_spark([str(tmp_path / "in.parquet")], str(tmp_path / "spark"), options, master="local[2]")

    reviews = {row.pop("note_id"): row for row in lines(tmp_path / "local" / "reviews.jsonl")}
    errors = {row["note_id"]: row["error"]["kind"] for row in lines(tmp_path / "local" / "errors.jsonl")}
    rows = parquet.read_table(tmp_path / "spark" / "reviews").to_pylist()
    assert len(rows) == len(notes) == len(reviews) + len(errors)
    assert {row["doccheck_note_id"]: row["doccheck_error_kind"] for row in rows if row["doccheck_review"] is None} == errors
    for row in rows:
        assert row["ward"] == "5E"
        if row["doccheck_review"] is not None:
            found, expected = json.loads(row["doccheck_review"]), reviews[row["note_id"]]
            del expected["source"]
            assert found.pop("note_id") == row["note_id"]
            assert found == expected
    kept = ("notes", "reviews", "errors", "counts", "error_kinds", "doccheck_version", "patterns_version")
    assert {k: getattr(local, k) for k in kept} == {k: getattr(distributed, k) for k in kept}
    assert json.loads((tmp_path / "spark" / "summary.json").read_text())["notes"] == len(notes)

    with pytest.raises(UsageError, match="PATH_ALREADY_EXISTS"):
        run_spark([str(tmp_path / "in.parquet")], str(tmp_path / "spark"), options, master="local[2]")


def _mixed(folder: Path) -> Path:
    """Files in folders below, of different columns and types, with ids and texts that need care."""
    ids = ["a", "a", " b ", "", "  ", None, "n\0", "half", "none"]
    texts = [NOTE, NOTE.replace("8", "9"), NOTE, NOTE, NOTE, NOTE, NOTE + "\0", " \n", None]
    tables = {
        "a.parquet": {"note_id": ids, "text": texts, "n": range(9)},
        "below/b.parquet": {"note_id": ["s1"], "text": [NOTE], "cpt": ["62270"], "n": ["x"]},
        "below/further/part=1/c.parquet": {"note_id": [7, 8], "note_text": [NOTE, None]},
        "odd [1] {a} +%20é.parquet": {"id": [None, "o"], "report": [NOTE, NOTE]},
        "bytes.parquet": {
            "note_id": ["u8", "u16", "cp", "pdf"],
            "text": [NOTE.encode(), NOTE.encode("utf-16"), b"LP for D\xe9j\xe0 vu", b"%PDF-1.7"],
        },
    }
    for name, table in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        parquet.write_table(pa.table({key: list(values) for key, values in table.items()}), folder / name)
    return folder


def test_both_engines_read_the_same_of_a_folder(spark: Any, tmp_path: Path, reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["doccheck.batch.run"], "Pool", pool_of(reviewer))
    source = _mixed(tmp_path / "in")
    local = run([source], tmp_path / "local")
    distributed = run_spark([str(source)], str(tmp_path / "spark"), master="local[2]")
    rows = {row["doccheck_place"]: row for row in parquet.read_table(tmp_path / "spark" / "reviews").to_pylist()}
    assert len(rows) == distributed.notes == local.notes == 18
    assert (distributed.error_kinds, distributed.duplicates) == (local.error_kinds, local.duplicates)
    for error in lines(tmp_path / "local" / "errors.jsonl"):
        row = rows[error["place"]]
        assert (row["doccheck_note_id"], row["doccheck_error_kind"], row["doccheck_error_message"]) == (
            error["note_id"],
            *error["error"].values(),
        )
    for review in lines(tmp_path / "local" / "reviews.jsonl"):
        source_of = review.pop("source")
        row = rows[source_of["place"]]
        review["note_id"] = review["note_id"].removesuffix("#2")  # the Spark engine leaves ids that come twice as they are
        assert json.loads(row["doccheck_review"]) == review
        carried = {k: str(v) for k, v in row.items() if not k.startswith("doccheck_") and v is not None}
        assert source_of["columns"].items() <= carried.items()


def test_a_file_without_the_columns_is_refused_before_anything_is_reviewed(spark: Any, tmp_path: Path) -> None:
    source = _mixed(tmp_path / "in")
    parquet.write_table(pa.table({"note_id": ["x"], "cpt": ["62270"]}), source / "below" / "claims.parquet")
    with pytest.raises(UsageError, match=r"below/claims\.parquet: no column looks like the note's text"):
        run_spark([str(source)], str(tmp_path / "out"), master="local[2]")
    assert not (tmp_path / "out").exists()
    (source / "below" / "claims.parquet").write_bytes(b"")
    with pytest.raises(UsageError, match=r"below/claims\.parquet: not a Parquet file"):
        run_spark([str(source)], str(tmp_path / "out"), master="local[2]")


def test_columns_of_every_type_are_carried_through(spark: Any) -> None:
    types = "note_id string, text string, n int, day date, at timestamp, price decimal(10,2), tags array<string>, m map<string,int>, s struct<a:int,b:string>"
    row = ("1", NOTE, 3, date(2026, 3, 1), datetime(2026, 3, 1, 8, tzinfo=UTC), Decimal("1.50"), ["x", None], {"k": 1}, (1, "b"))
    empty = ("2", None, None, None, None, None, None, None, None)
    df = spark.createDataFrame([row, empty], types)
    out = review_dataframe(df)
    assert out.columns[: len(df.columns)] == df.columns
    assert out.select(df.columns).collect() == df.collect()
    assert [r["doccheck_error_kind"] for r in out.orderBy("note_id").collect()] == [None, "empty"]


def test_an_empty_dataframe(spark: Any) -> None:
    assert review_dataframe(spark.createDataFrame([], "note_id string, text string")).collect() == []


def test_named_columns_and_prefix(spark: Any) -> None:
    df = spark.createDataFrame([(9, NOTE)], "k long, v string")
    (row,) = review_dataframe(df, "v", "k", prefix="r_").collect()
    assert (row["r_note_id"], row["r_code"]) == ("9", "62270")


def test_columns_that_do_not_do(spark: Any) -> None:
    with pytest.raises(UsageError, match="--text-column"):
        review_dataframe(spark.createDataFrame([(1,)], "k long"))
    with pytest.raises(UsageError, match="cast it to string"):
        review_dataframe(spark.createDataFrame([(1,)], "text int"))
    with pytest.raises(UsageError, match="doccheck_code"):
        review_dataframe(spark.createDataFrame([("x", "y")], "text string, doccheck_code string"))


def test_other_rules_on_a_worker_are_told(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet.write_table(pa.table({"note_id": ["1"], "text": [NOTE]}), tmp_path / "in.parquet")

    class Other:
        version = "other"

    monkeypatch.setattr(dataframe_module, "load_patterns", lambda patterns: Other)
    with pytest.raises(SparkFailed, match="ship the same environment"):
        run_spark([str(tmp_path / "in.parquet")], str(tmp_path / "out"), master="local[2]")


def test_from_the_command_line(spark: Any, tmp_path: Path) -> None:
    parquet.write_table(pa.table({"note_id": ["1", "2"], "text": [NOTE, ""]}), tmp_path / "in.parquet")
    command = ["batch", str(tmp_path / "in.parquet"), "--output", str(tmp_path / "out"), "--engine", "spark", "--master", "local[2]"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 2
    assert "errors" in result.stdout
    missing = CliRunner().invoke(
        main, ["batch", str(tmp_path / "gone"), "-o", str(tmp_path / "o2"), "--engine", "spark", "--master", "local[2]"]
    )
    assert missing.exit_code == 2
    assert f"PATH_NOT_FOUND file:{tmp_path / 'gone'}" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_an_input_that_is_not_parquet_is_named(spark: Any, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"note_id,text\n1,{NOTE}\n")
    with pytest.raises(UsageError, match=r"in\.csv: not a Parquet file, or a damaged one, and --engine spark reads nothing else"):
        run_spark([str(tmp_path / "in.csv")], str(tmp_path / "out"), master="local[2]")
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="no Parquet file in the inputs"):
        run_spark([str(tmp_path / "empty")], str(tmp_path / "out"), master="local[2]")


def test_a_failure_of_java_is_told_by_its_name(spark: Any, tmp_path: Path) -> None:
    with pytest.raises(SparkFailed, match="Spark: UnsupportedFileSystemException"):
        run_spark(["nowhere://host/in.parquet"], str(tmp_path / "out"), master="local[2]")


def test_only_events_stand_on_standard_error_for_programs(spark: Any, tmp_path: Path) -> None:
    command = [
        "batch",
        str(tmp_path / "gone"),
        "-o",
        str(tmp_path / "o"),
        "--engine",
        "spark",
        "--master",
        "local[2]",
        "--progress",
        "json",
    ]
    result = CliRunner().invoke(main, command)
    assert [json.loads(line)["event"] for line in result.stderr.splitlines()] == ["failed"]


def test_no_limit_over_what_a_reviewer_takes(spark: Any) -> None:
    with pytest.raises(UsageError, match="at most 2,000,000"):
        review_dataframe(spark.createDataFrame([("1", NOTE)], "note_id string, text string"), max_characters=2_000_001)


@pytest.mark.parametrize("function", [review_dataframe, run_spark])
def test_the_example_of_a_function_runs(spark: Any, function: Any) -> None:
    (example,) = doctest.DocTestFinder(recurse=False).find(function, globs={**vars(engine), **vars(dataframe_module), "spark": spark})
    for line in example.examples:
        line.options.pop(doctest.SKIP, None)  # they need Java, and are passed over where doctests are run without it
    assert doctest.DocTestRunner().run(example) == (0, len(example.examples))


def test_options_of_the_other_engine_are_refused(tmp_path: Path) -> None:
    for given, word in ((["--engine", "spark", "--workers", "2"], "--workers"), (["--master", "local[2]"], "--engine spark")):
        result = CliRunner().invoke(main, ["batch", "in.parquet", "-o", str(tmp_path / "out"), *given])
        assert result.exit_code == 2
        assert word in result.stderr


def test_a_missing_extra_gives_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", gone)
    with pytest.raises(UsageError, match=r"pip install 'pandas\S+' 'pyarrow\S+' 'pyspark\S+'$"):
        run_spark(["in.parquet"], str(tmp_path / "out"))


def test_missing_java_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageError, match="Java 17"):
        engine._session("local[2]")
