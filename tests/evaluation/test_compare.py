"""Files of floors and saved runs: what is read from them, and what is refused before anything is reviewed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from doccheck.errors import UsageError
from doccheck.evaluation import Scores, below, changes, load_floors, load_saved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "given.json"


def test_floors_are_figures_by_name_also_after_a_byte_order_mark(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf{"code": 0.9, "false_complete": 0}')
    assert load_floors(path) == {"code": 0.9, "false_complete": 0}


def test_a_saved_run_sets_floors_for_what_it_counted(path: Path) -> None:
    path.write_text(json.dumps(Scores().as_json()))
    floors = load_floors(path)
    assert set(floors) == {"notes", "missing_reviews", "false_complete", "false_in_scope"}
    assert below(Scores(), floors) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{}", "sets no floor"),
        ('{"figures": {"code": null}}', "sets no floor"),
        ('{"code": NaN}', "NaN is no number"),
        ('{"code": 1e999}', "floor 'code': not a number"),
        ('{"code": null}', "floor 'code': not a number"),
        ('{"code": true}', "floor 'code': not a number"),
        ('{"code": 1.0, "code": 0.1}', "key 'code' stands twice"),
        ('{"cod": 1.0}', "floor 'cod': no such figure; figures: notes, "),
        ("[1]", "must hold a JSON object"),
        ("{", "not JSON ("),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_what_sets_no_floor_is_refused(path: Path, text: str, says: str) -> None:
    path.write_text(text)
    with pytest.raises(UsageError) as error:
        load_floors(path)
    assert str(error.value).startswith(f"--floor {path}: ")
    assert says in str(error.value)


def test_a_file_that_cannot_be_read_is_told_with_its_option(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b'{"caf\xe9": 1}')
    for name, says in (("none", "No such file"), ("", "Is a directory"), ("latin", "not UTF-8")):
        with pytest.raises(UsageError, match=f"--floor {tmp_path / name}: .*{says}"):
            load_floors(tmp_path / name)
    with pytest.raises(UsageError, match=f"--compare {tmp_path / 'none'}: cannot be read"):
        load_saved(tmp_path / "none")


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        '{"notes": {}}',
        '{"code": 1.0}',
        '{"figures": {}, "misses": {}}',
        '{"figures": {"code": 1.0}}',
        '{"figures": {"code": "1.0"}, "misses": {}}',
        '{"figures": {"code": 1.0}, "misses": {"a": ["code"]}}',
    ],
)
def test_only_a_saved_run_can_be_compared_with(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(UsageError, match="is no saved run; give a file that `evaluate --save` wrote"):
        load_saved(path)


def test_a_run_compared_with_itself_has_not_changed(path: Path) -> None:
    scores = Scores(misses={"a": [("code", "62270", None), ("csf_volume value", [9, 9], [12.0, 12.0])]})
    path.write_text(json.dumps(scores.as_json()))
    assert len(list(changes(load_saved(path), scores))) == 1
