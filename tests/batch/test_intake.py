"""Intake: every item has an id that no other has."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck.batch.intake import Intake
from doccheck.formats.items import Fields


@pytest.mark.parametrize(
    ("given", "told", "repeated"),
    [
        (["A", "A", "B", "A"], ["A", "A#2", "B", "A#3"], 2),
        (["A#2", "A", "A", "A"], ["A#2", "A", "A#3", "A#4"], 2),
        (["A", "A", "A#2", "A#2"], ["A", "A#2", "A#2#2", "A#2#3"], 3),
    ],
)
def test_no_two_items_have_one_id(given: list[str], told: list[str], repeated: int, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("note_id,text\n" + "".join(f"{one},LP.\n" for one in given))
    intake = Intake([path], None, Fields(), "*", 1000)
    assert [item.note_id for item in intake.items()] == told
    assert intake.duplicates == repeated
