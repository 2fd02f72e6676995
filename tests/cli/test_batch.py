"""`doccheck batch` on the command line: exit codes, progress, what the terminal shows."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

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


def test_progress_for_programs(batch: Callable[..., Result], incomplete: str) -> None:
    result = batch([incomplete, "", incomplete], "--progress", "json", "--part-size", "2")
    events = [json.loads(line) for line in result.stderr.splitlines() if line.startswith("{")]
    assert [(e["event"], e["notes"], e["errors"]) for e in events] == [("progress", 2, 1), ("progress", 3, 1), ("finished", 3, 1)]
    assert all(e["seconds"] >= 0 for e in events)


def test_where_the_errors_are_is_told(batch: Callable[..., Result], tmp_path: Path) -> None:
    assert str(tmp_path / "out" / "errors.jsonl") in batch([""]).stderr


def test_an_unknown_reader_is_refused_at_once(batch: Callable[..., Result], tmp_path: Path) -> None:
    result = batch(["LP."], "--reader", "docx")
    assert result.exit_code == 2
    assert "there are" in result.stderr
    assert not (tmp_path / "out").exists()
