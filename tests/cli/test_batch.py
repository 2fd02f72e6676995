"""`doccheck batch` on the command line: exit codes, progress, what the terminal shows."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from doccheck import Reviewer
from tests.batch.inprocess import pool_of


@pytest.fixture(autouse=True)
def _in_process(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    import doccheck.batch

    assert doccheck.batch.run
    monkeypatch.setattr(sys.modules["doccheck.batch.run"], "Pool", pool_of(reviewer))


@pytest.fixture
def batch(run: Callable[..., Result], tmp_path: Path) -> Callable[..., Result]:
    """`batch([texts], options)`."""

    def go(texts: list[str], *options: str) -> Result:
        source = tmp_path / "in.jsonl"
        source.write_text("".join(json.dumps({"note_id": str(i), "text": t}) + "\n" for i, t in enumerate(texts)), encoding="utf-8")
        return run("batch", source, "--output", tmp_path / "out", *options)

    return go


@pytest.mark.parametrize(
    ("notes", "codes"),
    [
        (["out"], {"never": 0, "error": 0, "hold": 0, "query": 0}),
        (["complete"], {"never": 0, "error": 0, "hold": 0, "query": 0}),
        (["incomplete"], {"never": 0, "error": 0, "hold": 1, "query": 1}),
        (["incomplete", "empty"], {"never": 0, "error": 2, "hold": 2, "query": 2}),
    ],
)
@pytest.mark.parametrize("fail_on", ["never", "error", "hold", "query"])
def test_exit_codes(
    notes: list[str], codes: dict[str, int], fail_on: str, batch: Callable[..., Result], complete: str, incomplete: str
) -> None:
    texts = {"complete": complete, "incomplete": incomplete, "out": "Clinic visit. Migraine.", "empty": ""}
    assert batch([texts[n] for n in notes], "--fail-on", fail_on).exit_code == codes[fail_on]


def _events(result: Result) -> list[dict[str, Any]]:
    """The events; a line that is none fails the test."""
    return [json.loads(line) for line in result.stderr.splitlines()]


def test_progress_for_programs(batch: Callable[..., Result], incomplete: str, tmp_path: Path) -> None:
    events = _events(batch([incomplete, "", incomplete], "--progress", "json", "--part-size", "2"))
    assert [(e["event"], e["notes"], e["errors"]) for e in events] == [("progress", 2, 1), ("progress", 3, 1), ("finished", 3, 1)]
    assert all(e["seconds"] >= 0 for e in events)
    assert events[-1]["failures"] == str(tmp_path / "out" / "errors.jsonl")


def test_progress_for_programs_where_all_could_be_reviewed(batch: Callable[..., Result], incomplete: str) -> None:
    assert _events(batch([incomplete], "--progress", "json"))[-1]["failures"] is None


def test_a_run_that_cannot_be_done_is_an_event_for_programs(batch: Callable[..., Result], tmp_path: Path) -> None:
    result = batch(["LP."], "--progress", "json", "--reader", "docx")
    (event,) = _events(result)
    assert (event["event"], event["kind"], result.exit_code) == ("failed", "usage", 2)
    assert "no such reader" in event["message"]


def test_options_that_do_not_go_together_are_an_event_for_programs(batch: Callable[..., Result]) -> None:
    result = batch(["LP."], "--progress", "json", "--master", "x")
    (event,) = _events(result)
    assert (event["event"], event["kind"], result.exit_code) == ("failed", "usage", 2)


def test_standard_input_is_refused_with_what_to_do(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("batch", "-", "--output", tmp_path / "out")
    assert (result.exit_code, result.stderr.startswith("Error: -: batch reads no standard input; ")) == (2, True)


@pytest.mark.parametrize("progress", ["json", "none"])
def test_ctrl_c(batch: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, progress: str) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("doccheck.batch.run", interrupt)
    result = batch(["LP."], "--progress", progress)
    assert result.exit_code == 130
    told = f"interrupted; go on with --resume --output {tmp_path / 'out'}"
    if progress == "json":
        assert _events(result) == [{"event": "interrupted", "message": told}]
    else:
        assert result.stderr == f"{told}\n"


def test_no_limit_over_what_a_reviewer_takes(batch: Callable[..., Result]) -> None:
    result = batch(["LP."], "--max-characters", "2000001")
    assert result.exit_code == 2
    assert "1<=x<=2000000" in result.stderr


@pytest.mark.parametrize(("limit", "says"), [("10", "raise --max-characters or split it"), ("2000000", "limit of 2,000,000; split it")])
def test_what_to_do_with_a_note_over_the_limit(batch: Callable[..., Result], tmp_path: Path, limit: str, says: str) -> None:
    batch(["LP. " * 500_001], "--max-characters", limit)
    assert says in (tmp_path / "out" / "errors.jsonl").read_text()


def test_where_the_errors_are_is_told(batch: Callable[..., Result], tmp_path: Path) -> None:
    assert str(tmp_path / "out" / "errors.jsonl") in batch([""]).stderr


def test_an_unknown_reader_is_refused_at_once(batch: Callable[..., Result], tmp_path: Path) -> None:
    result = batch(["LP."], "--reader", "docx")
    assert result.exit_code == 2
    assert "there are" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_input_without_a_note_is_told(run: Callable[..., Result], tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_text('{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Composition"}}]}', encoding="utf-8")
    result = run("batch", source, "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert "passed over: Composition" in result.stdout
    assert "holds no note" in (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8")
