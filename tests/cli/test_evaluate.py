"""`doccheck evaluate`: table, JSON, floors and comparison."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
OUT = {"procedure": "none", "outcome": "not_performed", "purpose": None, "code": None, "disposition": "out_of_scope"}


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    folder = tmp_path / "labelled"
    folder.mkdir()
    notes = {"a": "Clinic visit for migraine. Doing well on propranolol. Return in six months.", "b": "Chest x-ray: no acute findings."}
    for note, text in notes.items():
        (folder / f"{note}.txt").write_text(text)
    (folder / "labels.jsonl").write_text("".join(json.dumps({"note_id": note} | OUT) + "\n" for note in notes))
    return folder


def test_table_and_json_give_the_figures(run: Run, labelled: Path) -> None:
    assert run("evaluate", labelled).stdout.splitlines()[0].split() == ["notes", "2"]
    scores = json.loads(run("evaluate", labelled, "--json").stdout)
    assert scores["figures"]["notes"] == 2
    assert scores["misses"].keys() == {"a", "b"}


def test_floors_decide_the_exit_code(run: Run, labelled: Path, tmp_path: Path) -> None:
    floor = tmp_path / "floor.json"
    floor.write_text('{"notes": 2}')
    assert run("evaluate", labelled, "--floor", floor).exit_code == 0
    saved = tmp_path / "saved.json"
    run("evaluate", labelled, "--save", saved)
    assert run("evaluate", labelled, "--floor", saved).exit_code == 0
    floor.write_text('{"notes": 3}')
    result = run("evaluate", labelled, "--floor", floor)
    assert (result.exit_code, result.stderr) == (1, "below the floor: notes 2 (at least 3 wanted)\n")


def test_comparison_with_a_saved_run(run: Run, labelled: Path, tmp_path: Path) -> None:
    saved = tmp_path / "before.json"
    assert run("evaluate", labelled, "--save", saved).exit_code == 0
    before = json.loads(saved.read_text())
    before["misses"]["a"] = [["code", None, "62270"]]
    saved.write_text(json.dumps(before))
    shown = run("evaluate", labelled, "--compare", saved, "--misses").stdout
    assert "now right: code, label None, review 62270" in shown


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--floor", "no/such.json"], "--floor no/such.json: cannot be read (No such file or directory)"),
        (["--save", "no/such.json"], "--save no/such.json: cannot be written"),
        (["--compare", '{"notes": {}}'], "is no saved run"),
        (["--compare", "[]"], "must hold a JSON object"),
        (["--floor", '{"beauty": 1}'], "no such figure"),
    ],
)
def test_wrong_usage_exits_with_2(run: Run, labelled: Path, tmp_path: Path, args: list[str], says: str) -> None:
    option, value = args
    if not value.startswith("no/"):
        path = tmp_path / "given.json"
        path.write_text(value)
        value = str(path)
    result = run("evaluate", labelled, option, value)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_a_note_that_cannot_be_read_is_told_beside_the_figures_of_the_others(run: Run, labelled: Path, tmp_path: Path) -> None:
    (labelled / "b.txt").write_bytes(b"Orttling \0")
    (tmp_path / "floor.json").write_text('{"missing_reviews": 0}')
    result = run("evaluate", labelled, "--floor", tmp_path / "floor.json")
    assert result.exit_code == 2
    assert "not reviewed: b" in result.stdout
    assert f"not reviewed: {labelled / 'labels.jsonl'}:2: note b: holds a NUL at byte 9" in result.stderr
    assert "below the floor: missing_reviews 1" in result.stderr
    assert "Orttling" not in result.output


def test_a_miss_alone_does_not_change_the_exit_code(run: Run, labelled: Path) -> None:
    wrong = OUT | {"note_id": "a", "procedure": "spinal_puncture", "code": "62270", "disposition": "query"}
    (labelled / "labels.jsonl").write_text(json.dumps(wrong))
    result = run("evaluate", labelled, "--misses")
    assert "  a  code  62270  None" in result.stdout
    assert result.exit_code == 0
