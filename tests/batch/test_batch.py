"""Batch runs from end to end: every note accounted for, whatever the input."""

from __future__ import annotations

import csv
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from doccheck import Note, Reviewer
from doccheck.batch import BatchOptions, Summary, run
from doccheck.batch.folder import OutputFolder
from doccheck.errors import UsageError
from tests.batch.inprocess import pool_of

NOTE = "Diagnostic lumbar puncture for fever. Needle at L3-4 by landmarks, 8 mL clear CSF in 4 tubes. No complications. Lie flat 1 h."


@pytest.fixture
def in_process(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests in which it does not matter that workers are processes; each of these would build a reviewer of its own."""
    monkeypatch.setattr(sys.modules["doccheck.batch.run"], "Pool", pool_of(reviewer))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def results(folder: Path) -> dict[str, bytes]:
    return {
        p.name: p.read_bytes()
        for p in sorted(folder.iterdir())
        if p.name in ("reviews.jsonl", "errors.jsonl", "worklist.csv", "texts.jsonl")
    }


def accounted(folder: Path, summary: Summary) -> None:
    reviews, errors = lines(folder / "reviews.jsonl"), lines(folder / "errors.jsonl")
    assert (len(reviews), len(errors)) == (summary.reviews, summary.errors)
    assert summary.notes == summary.reviews + summary.errors
    assert json.loads((folder / "manifest.json").read_text())["notes"] == summary.notes


def table(path: Path, rows: list[tuple[str, str]], head: str = "note_id,text,cpt,ward\n") -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(head)
        csv.writer(stream).writerows([(i, t, "62270", "5E") for i, t in rows])
    return path


@pytest.mark.usefixtures("in_process")
def test_csv_in_reviews_and_worklist_out(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [("a", NOTE), ("b", ""), ("c", NOTE)])
    summary = run([source], tmp_path / "out")
    accounted(tmp_path / "out", summary)
    assert (summary.reviews, summary.errors) == (2, 1)
    first = lines(tmp_path / "out" / "reviews.jsonl")[0]
    assert first["note_id"] == "a"
    assert first["source"]["columns"] == {"cpt": "62270", "ward": "5E"}
    assert first["source"]["billed_codes"] == ["62270"]
    rows = list(csv.DictReader((tmp_path / "out" / "worklist.csv").open(encoding="utf-8-sig", newline="")))
    assert [r["note_id"] for r in rows] == ["a", "c"]
    assert lines(tmp_path / "out" / "errors.jsonl")[0]["error"]["kind"] == "empty"


@pytest.mark.usefixtures("in_process")
def test_date_encounter_and_author_reach_review_and_worklist(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(f'note_id,text,when,csn,author\na,"{NOTE}",2026-03-01,E1,Dr. A\n', encoding="utf-8")
    run([source], tmp_path / "out", BatchOptions(date_of_service_column="when"))
    found = lines(tmp_path / "out" / "reviews.jsonl")[0]["source"]
    row = next(csv.DictReader((tmp_path / "out" / "worklist.csv").open(encoding="utf-8-sig", newline="")))
    for known in (found, row):
        assert (known["date_of_service"], known["encounter"], known["author"]) == ("2026-03-01", "E1", "Dr. A")


@pytest.mark.usefixtures("in_process")
def test_no_document_is_reviewed_that_another_message_takes_back(tmp_path: Path) -> None:
    message = "MSH|^~\\&|A|H|X|H|20260101||MDM^{0}|{1}|P|2.5\rTXA|1|OP|TX|||||||||{1}|||||DI\r"
    observation = f"OBX|1|TX|||{NOTE}||||||P\r"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.hl7").write_text("".join(message.format("T02", i) + observation for i in ("D1", "D2")), encoding="utf-8")
    (tmp_path / "in" / "b.hl7").write_text(message.format("T11", "D1"), encoding="utf-8")
    (tmp_path / "in" / "c.csv").write_text(f'note_id,text\nD1,"{NOTE}"\n', encoding="utf-8")
    summary = run([tmp_path / "in"], tmp_path / "out")
    accounted(tmp_path / "out", summary)
    assert summary.error_kinds == {"withdrawn": 2}
    assert [r["note_id"] for r in lines(tmp_path / "out" / "reviews.jsonl")] == ["D2", "D1#3"]
    rows = csv.DictReader((tmp_path / "out" / "worklist.csv").open(encoding="utf-8-sig", newline=""))
    assert [r["status"] for r in rows] == ["DI", ""]


@pytest.mark.usefixtures("in_process")
def test_each_input_has_to_hold_a_note_but_not_each_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.ndjson").write_text('{"resourceType": "Patient"}\n' * 3, encoding="utf-8")
    table(tmp_path / "in" / "b.csv", [("a", NOTE)])
    summary = run([tmp_path / "in"], tmp_path / "out")
    assert (summary.reviews, summary.errors, summary.skipped) == (1, 0, {"Patient": 3})
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["skipped"] == {"Patient": 3}
    summary = run([tmp_path / "in", tmp_path / "in" / "a.ndjson"], tmp_path / "other")
    accounted(tmp_path / "other", summary)
    assert (summary.reviews, summary.error_kinds, summary.skipped) == (1, {"empty": 1}, {"Patient": 6})


@pytest.mark.usefixtures("in_process")
def test_the_labels_of_a_folder_are_no_notes(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.txt").write_text("Lumbar puncture at L3-L4, 22G, clear CSF.")
    (notes / "labels.jsonl").write_text('{"note_id": "a", "procedure": "spinal_puncture", "disposition": "query"}\n')
    summary = run([notes], tmp_path / "out")
    assert (summary.reviews, summary.errors, summary.skipped) == (1, 0, {"labels or reviews": 1})


@pytest.mark.usefixtures("in_process")
def test_a_named_column_that_no_row_has_is_told_once(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.jsonl").write_text(json.dumps({"text": NOTE, "seen_by": "Dr. A"}) + "\n" + json.dumps({"text": NOTE}) + "\n")
    (folder / "b.json").write_text(json.dumps({"text": NOTE}))
    summary = run([folder], tmp_path / "out", BatchOptions(id_column="key", author_column="seen_by", billed_codes_column="CPTT"))
    accounted(tmp_path / "out", summary)
    assert (summary.reviews, summary.error_kinds) == (3, {"usage": 2})
    told = [json.loads(line) for line in (tmp_path / "out" / "errors.jsonl").read_text().splitlines()]
    assert [e["error"]["message"] for e in told] == [
        "no row has a column 'CPTT'; check --billed-codes-column",
        "no row has a column 'key'; check --id-column",
    ]


@pytest.mark.usefixtures("in_process")
def test_a_named_column_that_some_row_of_the_input_has_is_not_told(tmp_path: Path) -> None:
    table(tmp_path / "b.csv", [("a", NOTE)])
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": NOTE}) + "\n")
    summary = run(
        [tmp_path / "a.jsonl", tmp_path / "b.csv"], tmp_path / "out", BatchOptions(id_column="note_id", billed_codes_column="cpt")
    )
    assert (summary.reviews, summary.errors) == (2, 0)


def test_the_same_review_as_one_by_one(tmp_path: Path, reviewer: Reviewer) -> None:
    source = table(tmp_path / "in.csv", [("a", NOTE)])
    run([source], tmp_path / "out")
    found = lines(tmp_path / "out" / "reviews.jsonl")[0]
    del found["source"]
    assert found == json.loads(reviewer.review(Note(id="a", text=NOTE)).model_dump_json())


@pytest.mark.usefixtures("in_process")
def test_ids_used_twice_are_both_reviewed_and_told(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [("a", NOTE), ("a", NOTE), ("", NOTE)])
    summary = run([source], tmp_path / "out")
    assert summary.duplicates == 1
    assert [r["note_id"] for r in lines(tmp_path / "out" / "reviews.jsonl")] == ["a", "a#2", f"{source} line 4"]


@pytest.mark.usefixtures("in_process")
def test_a_cell_that_looks_like_a_formula_is_defused(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [("=HYPERLINK(1)", NOTE)])
    run([source], tmp_path / "out")
    rows = list(csv.DictReader((tmp_path / "out" / "worklist.csv").open(encoding="utf-8-sig", newline="")))
    assert rows[0]["note_id"].startswith("'=")


def test_parts_change_nothing(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [(str(i), NOTE.replace("8 mL", f"{i} mL")) for i in range(1, 24)])
    run([source], tmp_path / "one", BatchOptions(part_size=100, workers=1))
    run([source], tmp_path / "many", BatchOptions(part_size=5, workers=2))
    assert results(tmp_path / "one") == results(tmp_path / "many")


def _with_ctrl_c() -> None:
    """A job that a shell has put in the background ignores Ctrl-C; the command under test must not inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("heard", "when", "code"), [("SIGINT", "starting", 130), ("SIGINT", "begun", 130), ("SIGTERM", "begun", 143), ("SIGHUP", "begun", 129)]
)
def test_a_signal_ends_cleanly_and_the_second_changes_nothing(heard: str, when: str, code: int, tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [(str(i), NOTE) for i in range(3000)])
    options = ["--output", str(tmp_path / "out"), "--part-size", "20", "--workers", "2", "--progress", "json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "doccheck", "batch", str(source), *options],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        preexec_fn=_with_ctrl_c,
    )
    assert process.stderr is not None
    begun = tmp_path / "out" / ".doccheck-batch" / "checkpoint.json"
    while not begun.exists():  # the workers are started behind this, and are still starting when the signal comes
        time.sleep(0.005)
    if when == "begun":
        process.stderr.readline()
    else:
        time.sleep(0.3)
    for _ in range(2):
        os.killpg(process.pid, signal.Signals[heard])  # as a terminal does: the workers hear it too
        time.sleep(0.02)
    _, err = process.communicate(timeout=60)
    events = [json.loads(line) for line in err.splitlines()]
    assert [event["event"] for event in events if event["event"] != "progress"] == ["interrupted"]
    assert events[-1]["message"] == f"interrupted; go on with --resume --output {tmp_path / 'out'}"
    assert process.returncode == code


def test_resume_refuses_a_changed_input(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [("a", NOTE)])
    OutputFolder(tmp_path / "out").begin({"input": "other"}, [source], resume=False)
    with pytest.raises(UsageError, match="input"):
        run([source], tmp_path / "out", BatchOptions(resume=True))


@pytest.mark.usefixtures("in_process")
def test_resume_by_another_path_to_the_same_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table(tmp_path / "in.csv", [("", NOTE)] * 6)
    monkeypatch.chdir(tmp_path)
    run(["in.csv"], tmp_path / "whole", BatchOptions(part_size=2))
    with monkeypatch.context() as patch:
        patch.setattr(OutputFolder, "finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run(["in.csv"], tmp_path / "out", BatchOptions(part_size=2))
    again = BatchOptions(part_size=2, resume=True)
    run([tmp_path / "in.csv"], tmp_path / "out", again)
    assert results(tmp_path / "out") == results(tmp_path / "whole")
    assert run([tmp_path / "in.csv"], tmp_path / "out", again).notes == 6
    monkeypatch.chdir("/")
    with pytest.raises(UsageError, match=r"input changed since that run; give that input again, by the same path \(in\.csv\)"):
        run([tmp_path / "in.csv"], tmp_path / "out", again)


@pytest.mark.usefixtures("in_process")
@pytest.mark.parametrize("output_format", ["jsonl", "parquet"])
def test_resuming_a_finished_run_whose_files_are_not_as_it_wrote_them(output_format: Any, tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [("a", NOTE)])
    options = BatchOptions(resume=True, output_format=output_format)
    run([source], tmp_path / "out", options)
    first = next(p for p in sorted(tmp_path.glob("out/**/*")) if p.name in ("reviews.jsonl", "part-00000.parquet"))
    held = first.read_bytes()
    first.unlink()
    with pytest.raises(UsageError, match=rf"finished run whose .*{first.name} is gone; put it back, or"):
        run([source], tmp_path / "out", options)
    first.write_bytes(held)
    assert run([source], tmp_path / "out", options).notes == 1
    with (tmp_path / "out" / "worklist.csv").open("a") as stream:
        stream.write("x\n")
    with pytest.raises(UsageError, match=r"worklist\.csv was changed"):
        run([source], tmp_path / "out", options)


def test_an_unfinished_run_is_not_overwritten(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [("a", NOTE)])
    OutputFolder(tmp_path / "out").begin({"input": "other"}, [source], resume=False)
    with pytest.raises(UsageError, match="--resume"):
        run([source], tmp_path / "out")


@pytest.mark.usefixtures("in_process")
def test_a_finished_run_is_not_overwritten(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [("a", NOTE)])
    run([source], tmp_path / "out")
    with pytest.raises(UsageError, match="another run"):
        run([source], tmp_path / "out")


@pytest.mark.usefixtures("in_process")
def test_a_note_over_the_limit_is_an_error(tmp_path: Path) -> None:
    source = table(tmp_path / "in.csv", [("a", NOTE), ("b", NOTE * 50)])
    summary = run([source], tmp_path / "out", BatchOptions(max_characters=2000))
    assert summary.error_kinds == {"too_large": 1}


@pytest.mark.usefixtures("in_process")
def test_cut_gzip_keeps_what_came_before(tmp_path: Path) -> None:
    plain = table(tmp_path / "in.csv", [(str(i), NOTE + os.urandom(40).hex()) for i in range(300)])
    cut = tmp_path / "in.csv.gz"
    cut.write_bytes(gzip.compress(plain.read_bytes())[:-4000])
    summary = run([cut], tmp_path / "out")
    accounted(tmp_path / "out", summary)
    assert summary.reviews > 0
    assert summary.errors >= 1


@pytest.mark.usefixtures("in_process")
def test_no_note_text_in_errors_or_summary(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"note_id": "a", "text": "zebramarker ' + "x" * 3000 + '"}\n{"zebramarker\n', encoding="utf-8")
    run([source], tmp_path / "out", BatchOptions(max_characters=100))
    for name in ("errors.jsonl", "summary.json", "manifest.json"):
        assert "zebramarker" not in (tmp_path / "out" / name).read_text()


@pytest.mark.usefixtures("in_process")
def test_time_is_told(tmp_path: Path) -> None:
    started = time.monotonic()
    summary = run([table(tmp_path / "in.csv", [("a", NOTE)])], tmp_path / "out")
    assert 0 < summary.seconds <= time.monotonic() - started + 0.01


@pytest.mark.usefixtures("in_process")
def test_parquet_out(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    source = table(tmp_path / "in.csv", [(str(i), NOTE) for i in range(5)])
    run([source], tmp_path / "out", BatchOptions(output_format="parquet", part_size=2))
    rows = parquet.read_table(tmp_path / "out" / "reviews").to_pylist()
    assert [r["note_id"] for r in rows] == ["0", "1", "2", "3", "4"]
    assert json.loads(rows[0]["review"])["note_id"] == "0"
    assert len(list((tmp_path / "out" / "reviews").glob("part-*.parquet"))) == 3
