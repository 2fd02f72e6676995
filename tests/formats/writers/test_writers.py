"""Writers: each takes every record, JSON stays the review's own, and a spreadsheet gets no formula."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from doccheck.errors import UsageError
from doccheck.formats.records import Record
from doccheck.formats.writers import WRITERS
from doccheck.formats.writers.explain import Paint, plain, write_explained
from doccheck.formats.writers.output import opened
from doccheck.note import Note
from doccheck.review import Checked, Element, ErrorDetail, Flag, NoteFailure, Review, Span, Step

TEXT = "LP at L3-L4.\n\n28 mL removed to lower the pressure, which had been high for a long, long while, as everyone knew.\x1b[31m"
SITE = Span(start=6, end=11, text="L3-L4")
VOLUME = Span(start=14, end=19, text="28 mL")
REVIEW = Review(
    note_id="=ir-0412",
    procedure="spinal_puncture",
    outcome="completed",
    purpose="therapeutic",
    code="62272",
    code_alternatives=["62329"],
    related_codes=["53"],
    disposition="query",
    rationale=[
        Step(step="purpose", fact="therapeutic", because="'to lower the pressure'", evidence=[VOLUME]),
        Step(step="code", fact="62272"),
    ],
    elements={
        "puncture_site": Element(status="documented", value=["L3-L4"], evidence=[SITE], reason="one level"),
        "csf_volume": Element(status="documented", value_ml=(28, 28), evidence=[VOLUME], reason="total stated"),
        "complications": Element(status="missing", reason="nothing about complications"),
    },
    work={"positioning": Checked(documented=False), "csf_withdrawal": Checked(documented=True, evidence=[VOLUME])},
    flags=[
        Flag(code="DC105", severity="hold", message="The note does not say whether there were complications.", element="complications"),
        Flag(code="DC111", severity="info", message="No position."),
    ],
    doccheck_version="0",
    patterns_version="0",
)
FAILURE = NoteFailure(note_id="b", error=ErrorDetail(kind="empty", message="note b: holds no text; check the export"))
RECORDS = [Record(REVIEW, Note(id="=ir-0412", text=TEXT)), Record(FAILURE)]


def _written(form: str, records: list[Record] = RECORDS) -> str:
    out = io.StringIO()
    WRITERS[form](iter(records), out)
    return out.getvalue()


def test_jsonl_is_the_reviews_own_json() -> None:
    assert _written("jsonl") == f"{REVIEW.model_dump_json()}\n{FAILURE.model_dump_json()}\n"


def test_json_is_one_array() -> None:
    assert json.loads(_written("json")) == [REVIEW.model_dump(mode="json"), FAILURE.model_dump(mode="json")]
    assert json.loads(_written("json", [])) == []


def test_csv_has_a_row_a_note_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(_written("csv"))))
    assert [row["note_id"] for row in rows] == ["'=ir-0412", "b"]
    assert (rows[0]["csf_volume"], rows[0]["csf_volume_value"], rows[0]["puncture_site_value"]) == ("documented", "28 mL", "L3-L4")
    assert rows[0]["flags"] == "DC105 DC111"
    assert rows[0]["flag_messages"] == ("DC105 hold: The note does not say whether there were complications. DC111 info: No position.")
    assert (rows[1]["error_kind"], rows[1]["disposition"], rows[1]["flag_messages"]) == ("empty", "", "")


def test_table_shows_what_is_open_and_counts() -> None:
    lines = _written("table").splitlines()
    assert lines[0].split() == ["note", "code", "disposition", "missing", "/", "unclear", "/", "conflicting", "flags"]
    assert "complications missing" in lines[1]
    assert lines[1].endswith("DC105 hold")
    assert lines[2].startswith("b")
    assert lines[-1] == "2 notes: 0 complete, 1 query, 1 not reviewed"


def test_table_says_what_each_flag_in_it_means_and_says_it_once() -> None:
    lines = _written("table", [*RECORDS, *RECORDS]).splitlines()
    assert lines[5:-1] == ["", "DC105  The note does not say whether there were complications.", ""]
    assert not [line for line in lines if "DC111" in line]
    assert len(_written("table", RECORDS[1:]).splitlines()) == 3


def test_table_holds_no_text_of_the_note() -> None:
    assert "pressure" not in _written("table")


def test_explained_shows_the_note_with_its_proof_and_no_control_characters() -> None:
    out = io.StringIO()
    write_explained(iter(RECORDS), out, width=80)
    shown = out.getvalue()
    assert "LP at «L3-L4»." in shown
    assert "«28 mL»" in shown
    assert "csf_volume: documented (28 mL)" in shown
    assert "total stated" in shown
    assert "complications: missing" in shown
    assert "not stated: positioning" in shown
    assert "see also modifier 53 (or 52)" in shown
    assert "DC105 hold" in shown
    assert "62272 or 62329" in shown
    assert "\x1b" not in shown
    assert "b: not reviewed: note b: holds no text" in shown


def test_explained_in_colour_paints_evidence_and_status() -> None:
    out = io.StringIO()
    write_explained(RECORDS[:1], out, lambda words, status: f"<{status}>{words}</>", width=100)
    assert "<evidence>L3-L4</>" in out.getvalue()
    assert "<hold>DC105 hold" in out.getvalue()


@pytest.mark.parametrize("width", [20, 40, 71, 72, 110])
@pytest.mark.parametrize("paint", [plain, lambda words, status: words])
def test_explained_keeps_to_the_width_and_loses_nothing(width: int, paint: Paint) -> None:
    out = io.StringIO()
    write_explained(RECORDS[:1], out, paint, width)
    _, *lines = out.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    shown = " ".join(lines).replace("«", "").replace("»", "").split()
    assert set(TEXT.replace("\x1b", " ").split()) <= set(shown)


def test_reasons_stand_below_the_line_where_there_is_no_room_beside_it() -> None:
    out = io.StringIO()
    write_explained(RECORDS[:1], out, plain, 40)
    lines = out.getvalue().splitlines()
    at = lines.index("LP at «L3-L4».")
    assert lines[at + 1 : at + 3] == ["  │ puncture_site: documented (L3-L4)", "  │   one level"]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("columns", [45, 60, 200])
def test_table_keeps_to_the_width_of_a_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = _Terminal()
    WRITERS["table"](RECORDS, out)
    assert max(map(len, out.getvalue().splitlines())) <= columns
    assert " ".join(out.getvalue().split()) == " ".join(_written("table").split())
    assert (out.getvalue() == _written("table")) == (columns == 200)


def test_output_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with pytest.raises(RuntimeError), opened(path) as out:
        out.write("half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []
    path.write_text("old")
    with opened(path) as out:
        out.write("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_output_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"), opened(tmp_path):
        pass
    with pytest.raises(UsageError, match="cannot be written"), opened(tmp_path / "no" / "out"):
        pass
