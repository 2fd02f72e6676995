"""FHIR documents: conclusions, character sets and fields that exports leave empty."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from doccheck.formats.fhir.documents import Binaries, notes_of
from doccheck.formats.items import BadItem, Item

NOTE = "LP at L3-4.\nNo complications."


def attachment(text: str | bytes = NOTE, kind: str = "text/plain") -> dict[str, Any]:
    return {"contentType": kind, "data": base64.b64encode(text.encode() if isinstance(text, str) else text).decode()}


def notes(kind: str = "DiagnosticReport", **fields: Any) -> list[Item | BadItem]:
    return list(notes_of({"resourceType": kind, "id": "r", **fields}, "a", Binaries({})))


class TestConclusion:
    @pytest.mark.parametrize("forms", [{}, {"presentedForm": []}, {"presentedForm": None}])
    def test_alone_it_is_the_note(self, forms: dict[str, Any]) -> None:
        (note,) = notes(conclusion=NOTE, status="final", effectiveDateTime="2026-01-01", **forms)
        assert isinstance(note, Item)
        assert (note.note_id, note.text, note.place, note.converted) == ("r", NOTE, "a conclusion", False)
        assert (note.date_of_service, note.status) == ("2026-01-01", "final")

    def test_beside_an_attachment_it_stands_below_its_text(self) -> None:
        (note,) = notes(presentedForm=[attachment("LP at L3-4.\n")], conclusion="No CSF obtained.")
        assert isinstance(note, Item)
        assert (note.text, note.converted) == ("LP at L3-4.\n\nCONCLUSION:\nNo CSF obtained.", True)

    @pytest.mark.parametrize("conclusion", ["No complications.", "lp at  L3-4. no\ncomplications.", " ", None])
    def test_what_the_attachment_says_is_not_said_twice(self, conclusion: str | None) -> None:
        (note,) = notes(presentedForm=[attachment()], conclusion=conclusion)
        assert isinstance(note, Item)
        assert (note.text, note.converted) == (NOTE, False)

    def test_part_of_a_word_says_nothing(self) -> None:
        (note,) = notes(presentedForm=[attachment("CSF abnormal")], conclusion="normal")
        assert isinstance(note, Item)
        assert note.text.endswith("\nnormal")

    def test_of_several_notes_one_may_hold_it(self) -> None:
        both = [attachment("LP at L3-4."), attachment("Addendum: no CSF obtained.")]
        assert [i.text for i in notes(presentedForm=both, conclusion="No CSF obtained.") if isinstance(i, Item)] == [
            "LP at L3-4.",
            "Addendum: no CSF obtained.",
        ]
        added = [i.text for i in notes(presentedForm=both, conclusion="Failed.") if isinstance(i, Item)]
        assert [text.endswith("\n\nCONCLUSION:\nFailed.") for text in added] == [True, True]

    def test_it_does_not_stand_in_for_an_attachment_that_cannot_be_read(self) -> None:
        (note,) = notes(presentedForm=[attachment(b"%PDF-1.7", "application/pdf")], conclusion=NOTE)
        assert isinstance(note, BadItem)

    def test_a_report_without_either(self) -> None:
        (note,) = notes(conclusion=" ")
        assert isinstance(note, BadItem)
        assert (note.kind, "conclusion" in note.message) == ("empty", True)

    def test_one_that_is_no_text(self) -> None:
        (note,) = notes(conclusion=7, presentedForm=[attachment()])
        assert isinstance(note, BadItem)
        assert (note.kind, "field conclusion" in note.message) == ("malformed", True)


class TestCharacterSet:
    TEXT = "Größe 4, L3–L4"

    @pytest.mark.parametrize(
        ("kind", "codec"),
        [
            ("text/plain; charset=ibm850", "cp850"),
            ('TEXT/PLAIN;format=flowed; Charset = "macintosh"', "mac-roman"),
            ("text/plain; charset=utf-16le", "utf-16-le"),
            ("text/plain; charset=UTF-16", "utf-16"),
            ("text/plain; charset=utf-16", "utf-8"),  # what is said of it is false
            ("text/plain; charset=iso-8859-1", "cp1252"),
            ("text/plain; charset=us-ascii", "utf-8"),
            ("text/plain; charset=utf-8", "cp1252"),
        ],
    )
    def test_the_media_type_names_it(self, kind: str, codec: str) -> None:
        text = self.TEXT.replace("–", "-") if codec == "cp850" else self.TEXT
        (note,) = notes(presentedForm=[attachment(text.encode(codec), kind)])
        assert isinstance(note, Item)
        assert note.text == text

    def test_it_stands_above_what_html_says_of_itself(self) -> None:
        page = '<html><meta charset="windows-1252"><body><p>Łódź, L3-L4</p></body></html>'
        (note,) = notes(presentedForm=[attachment(page.encode("iso-8859-2"), "text/html; charset=iso-8859-2")])
        assert isinstance(note, Item)
        assert note.text == "Łódź, L3-L4"

    @pytest.mark.parametrize("name", ["x-unknown", "rot13", "shift_jis"])
    def test_one_that_cannot_be_read_is_told(self, name: str) -> None:
        (note,) = notes(presentedForm=[attachment(b"LP \xff\xff", f"text/plain; charset={name}")])
        assert isinstance(note, BadItem)
        assert (note.kind, name in note.message) == ("unreadable", True)

    def test_of_rtf_it_says_nothing(self) -> None:
        (note,) = notes(presentedForm=[attachment(b"{\\rtf1\\ansi LP at L3-4.}", "text/rtf; charset=utf-16")])
        assert isinstance(note, Item)
        assert note.text.strip() == "LP at L3-4."


@pytest.mark.parametrize(("given", "note_id"), [(123, "123"), (None, ""), ("x", "x")])
def test_an_id_that_is_a_number_or_null(given: Any, note_id: str) -> None:
    (note,) = notes(id=given, presentedForm=[attachment()])
    assert isinstance(note, Item)
    assert note.note_id == note_id


def test_an_id_that_is_neither_is_not_quoted() -> None:
    (note,) = notes(id={"a": NOTE}, presentedForm=[attachment()])
    assert isinstance(note, BadItem)
    assert (note.note_id, note.kind, "L3-4" in note.message) == ("", "malformed", False)


@pytest.mark.parametrize("kind", ["DocumentReference", "DiagnosticReport"])
def test_lists_that_are_null_are_empty(kind: str) -> None:
    (note,) = notes(kind, content=None, presentedForm=None)
    assert isinstance(note, BadItem)
    assert note.kind == "empty"
