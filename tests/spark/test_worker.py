"""What a Python worker does, without Spark around it."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from doccheck import Reviewer
from doccheck.errors import WorkersDiffer
from doccheck.formats.items import Fields
from doccheck.formats.tables.columns import Columns
from doccheck.spark import worker
from doccheck.spark.dataframe import ADDED
from doccheck.spark.worker import Rows

pa = pytest.importorskip("pyarrow")
NOTE = "Diagnostic lumbar puncture for fever. Needle at L3-4 by landmarks, 8 mL clear CSF in 4 tubes. No complications. Lie flat 1 h."


@pytest.fixture(autouse=True)
def built(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    calls: list[object] = []
    monkeypatch.setattr(worker, "Reviewer", lambda patterns: (calls.append(patterns), reviewer)[1])
    worker._reviewer.cache_clear()
    yield calls
    worker._reviewer.cache_clear()


def rows(reviewer: Reviewer, **other: Any) -> Rows:
    types = tuple(pa.string() if kind == "string" else pa.list_(pa.string()) for _, kind in ADDED)
    options: dict[str, Any] = {"max_characters": 1000, "note_timeout": 30.0, "patterns_version": reviewer.patterns_version, **other}
    columns = Columns(["key", "body"], Fields("key", "body"), "the table")
    return Rows(columns=columns, text=1, id=0, place=None, names=tuple(name for name, _ in ADDED), types=types, patterns=None, **options)


def answers(work: Rows, *notes: tuple[Any, Any]) -> list[dict[str, Any]]:
    batch = pa.record_batch([pa.array([n[0] for n in notes]), pa.array([n[1] for n in notes])], names=["key", "body"])
    return [row for out in work([batch]) for row in out.to_pylist()]


def test_a_review_beside_each_row(reviewer: Reviewer) -> None:
    (row,) = answers(rows(reviewer), (7, NOTE))
    review = reviewer.review(NOTE).model_copy(update={"note_id": "7"})
    assert (row["key"], row["body"]) == (7, NOTE)
    assert row["review"] == review.model_dump_json()
    assert (row["note_id"], row["code"], row["disposition"]) == ("7", "62270", review.disposition)
    assert row["flags"] == [flag.code for flag in review.flags]
    assert row["error_kind"] is None


@pytest.mark.parametrize(("text", "kind"), [(None, "empty"), ("  \n", "empty"), ("x" * 1001, "too_large")])
def test_error_rows(reviewer: Reviewer, text: str | None, kind: str) -> None:
    found = answers(rows(reviewer), ("a", NOTE), ("b", text), ("c", NOTE))
    assert [row["error_kind"] for row in found] == [None, kind, None]
    assert found[1]["note_id"] == "b"
    assert found[1]["review"] is None
    assert "xxx" not in found[1]["error_message"]


def test_ids_and_texts_are_read_as_the_local_engine_reads_them(reviewer: Reviewer) -> None:
    found = answers(rows(reviewer), (" a ", NOTE), ("b", NOTE + "\0"))
    assert [(row["note_id"], row["error_kind"]) for row in found] == [("a", None), ("b", "unreadable")]
    (row,) = answers(rows(reviewer), ("c", NOTE.encode("utf-16")))
    assert row["code"] == "62270"


def test_a_row_without_an_id_is_called_by_its_place(reviewer: Reviewer) -> None:
    batch = pa.record_batch(
        [pa.array([None, "  "], pa.string()), pa.array([NOTE] * 2), pa.array(["f row 1", "f row 2"])], names=["key", "body", "at"]
    )
    found = [row for out in replace(rows(reviewer), place=2)([batch]) for row in out.to_pylist()]
    assert [row["note_id"] for row in found] == ["f row 1", "f row 2"]


def test_a_fault_inside_is_an_error_row(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Reviewer, note: object) -> None:
        raise ZeroDivisionError(NOTE)

    monkeypatch.setattr(Reviewer, "_review", broken)
    (row,) = answers(rows(reviewer), ("a", NOTE))
    assert row["error_kind"] == "internal"
    assert "lumbar" not in row["error_message"]


def test_a_review_that_cannot_be_written_is_an_error_row(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(review: object, converted: object) -> None:
        raise ZeroDivisionError(NOTE)

    monkeypatch.setattr(worker, "_reviewed", broken)
    (row,) = answers(rows(reviewer), ("a", NOTE))
    assert row["error_kind"] == "internal"


def test_a_note_that_hangs_is_an_error_row(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reviewer, "_review", lambda self, note: time.sleep(20))
    started = time.monotonic()
    (row,) = answers(rows(reviewer, note_timeout=0.1), ("a", NOTE))
    assert row["error_kind"] == "timeout"
    assert time.monotonic() - started < 5


def test_the_pipeline_is_built_once(reviewer: Reviewer, built: list[object]) -> None:
    for _ in range(3):
        answers(pickle.loads(pickle.dumps(rows(reviewer))), ("a", NOTE))
    assert len(built) == 1


def test_a_row_without_an_id_is_called_by_a_digest(reviewer: Reviewer) -> None:
    found = answers(rows(reviewer), (None, NOTE), (None, NOTE + " "))
    assert all(row["note_id"].startswith("text-") for row in found)
    assert found[0]["note_id"] != found[1]["note_id"]


def test_slices_keep_the_order(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_ROWS", 2)
    assert [row["note_id"] for row in answers(rows(reviewer), *[(str(i), "Seen today.") for i in range(5)])] == list("01234")


def test_other_rules_than_the_drivers_fail_the_job(reviewer: Reviewer) -> None:
    with pytest.raises(WorkersDiffer, match="environment"):
        answers(rows(reviewer, patterns_version="other"), ("a", NOTE))
