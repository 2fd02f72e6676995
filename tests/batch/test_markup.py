"""Markup in a batch: a note is what its field or page shows, once and not again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.inputs import HL7, NOTE, checked, line, parquet, put, table

pytestmark = pytest.mark.usefixtures("in_process")


def test_what_a_page_shows_is_not_taken_for_markup_again(tmp_path: Path) -> None:
    shown = f"{NOTE}\n\nThe macro writes <b>{{}}</b> here."
    page = f"<html><body><p>{NOTE}</p><p>The macro writes &lt;b&gt;{{}}&lt;/b&gt; here.</p></body></html>"
    inputs = [
        put("a.html", page)(tmp_path),
        put("b.csv", table([("c", page)]))(tmp_path),
        put("c.hl7", HL7.format(1).replace(NOTE, page.replace("&", "\\T\\")))(tmp_path),
    ]
    _, _, errors = checked(inputs, tmp_path / "out")
    texts = [json.loads(row)["text"] for row in (tmp_path / "out" / "texts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (errors, texts) == ([], [shown] * 3)


def test_markup_in_any_field_gives_the_review_of_the_text_that_it_shows(tmp_path: Path) -> None:
    written = {"r": f"{{\\rtf1 {NOTE}}}", "h": f"<html><body><p>{NOTE}</p></body></html>", "t": f"<b>{NOTE[:10]}</b>{NOTE[10:]}<br>"}
    escaped = written["r"].replace("\\", "\\E\\")
    inputs = [
        put("a.jsonl", "".join(line(f"j{i}", text) for i, text in written.items()))(tmp_path),
        put("b.csv", table([(f"c{i}", text) for i, text in written.items()]))(tmp_path),
        put("c.hl7", HL7.format(1).replace(NOTE, escaped))(tmp_path),
        parquet({"note_id": ["p"], "text": [written["r"].encode()]})(tmp_path),
        put("plain.txt", NOTE)(tmp_path),
    ]
    _, reviews, errors = checked(inputs, tmp_path / "out")
    told = [{k: v for k, v in review.items() if k not in ("note_id", "source")} for review in reviews]
    assert not errors
    assert len(told) == 9
    assert all(one == told[-1] for one in told)
    texts = [json.loads(row) for row in (tmp_path / "out" / "texts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {one["note_id"] for one in texts} == {"jr", "jh", "jt", "cr", "ch", "ct", "D1", "p"}
    assert {one["text"] for one in texts} == {NOTE}
