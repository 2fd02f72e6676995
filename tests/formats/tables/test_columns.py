"""Which column holds what: one that is beyond doubt, and no word of a row in a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck.errors import UsageError
from doccheck.formats.items import Fields
from doccheck.formats.tables.columns import USUAL, Columns, codes_in


def columns(*names: str, **fields: str) -> Columns:
    return Columns(names, Fields(**fields), "a.csv")


def refused(*names: str, **fields: str) -> str:
    with pytest.raises(UsageError) as told:
        columns(*names, **fields)
    return str(told.value)


@pytest.mark.parametrize("row", [("Poe Ann", "Tap failed twice"), ("Poe Ann", "visit", "Tap failed"), ("Ann Poe", "consult", "dry tap")])
@pytest.mark.parametrize("fields", [{}, {"text": "body"}, {"id": "mrn"}])
def test_a_row_that_stands_where_the_names_should_is_never_told(row: tuple[str, ...], fields: dict[str, str]) -> None:
    message = refused(*row, **fields)
    assert f"its {len(row)} columns cannot be told" in message
    assert not [cell for cell in row if cell in message]


def test_names_are_told_where_an_id_or_a_named_column_is_among_them() -> None:
    assert refused("note_id", "dictation").endswith("name it with --text-column (columns: note_id, dictation)")
    assert refused("mrn", "dictation", id="mrn").endswith("(columns: mrn, dictation)")
    assert refused("note_id", "text", text="body").startswith("a.csv: no column 'body'; check --text-column (columns: note_id, text)")


@pytest.mark.parametrize(
    ("names", "told", "option"),
    [
        (("note_id", "report", "note"), "'report' and 'note' could each hold the text", "--text-column"),
        (("note_id", "TEXT", "text"), "'TEXT' and 'text' could each hold the text", "--text-column"),
        (("note_id", "text", "text"), "'text' and 'text.2' could each hold the text", "--text-column"),
        (("accession", "Note ID", "text"), "'accession' and 'Note ID' could each hold the id", "--id-column"),
        (("note_id", "text", "CPT", "cpt"), "'CPT' and 'cpt' could each hold the billed codes", "--billed-codes-column"),
    ],
)
def test_two_columns_that_could_be_one_are_refused(names: tuple[str, ...], told: str, option: str) -> None:
    assert refused(*names) == f"a.csv: columns {told}; name one with {option}"


def test_a_named_column_settles_it() -> None:
    found = columns("accession", "note_id", "report", "note", id="accession", text="report")
    assert (found.id, found.text) == ("accession", "report")
    assert columns("note_id", "text", "text", text="text.2").text == "text.2"


def test_of_columns_that_only_go_with_a_note_the_first_usual_one_is_taken() -> None:
    found = columns("note_id", "text", "note_date", "dos", "procedure_code", "cpt")
    assert (found.date_of_service, found.billed_codes) == ("dos", "cpt")


def test_equal_names_are_told_apart_and_meet_no_other() -> None:
    assert columns("text", "a", "a", "a.2", "a").names == ("text", "a", "a.3", "a.2", "a.4")


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("62270-59; 77003^FLUOROSCOPY|G0463", ("62270", "77003", "G0463")),
        ('["62272", "62272"]', ("62272",)),
        ("CPT62329,CPT: 0213T", ("62329", "0213T")),
        ("62270.0", ("62270",)),
        ("1234567890 CHG00622701 MRN62270 622705", ()),
    ],
)
def test_codes_are_words_of_their_own(field: str, codes: tuple[str, ...]) -> None:
    assert codes_in(field) == codes


@pytest.mark.parametrize("what", USUAL)
def test_every_usual_name_is_documented(what: str) -> None:
    page = (Path(__file__).parents[3] / "docs" / "batch.md").read_text(encoding="utf-8")
    (row,) = [line for line in page.splitlines() if line.startswith(f"| `--{what.replace('_', '-')}-column`")]
    assert [name for name in USUAL[what] if f"`{name}`" not in row.split("|")[2]] == []
