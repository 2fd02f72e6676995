"""FHIR files: which form of a document is the note, and which documents are none."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from doccheck.formats.items import BadItem, Item, Skipped
from tests.formats.inputs import NOTE, kinds, put, read


def attachment(text: bytes = NOTE.encode(), **other: Any) -> dict[str, Any]:
    return {"attachment": {"contentType": "text/plain", "data": base64.b64encode(text).decode(), **other}}


def test_document_reference(tmp_path: Path) -> None:
    resource = {"resourceType": "DocumentReference", "id": "d1", "date": "2026-01-01", "content": [attachment()]}
    (item,) = read(put(tmp_path / "a.json", json.dumps(resource, indent=1)))
    assert isinstance(item, Item)
    assert (item.note_id, item.text, item.columns["date"]) == ("d1", NOTE, "2026-01-01")


@pytest.mark.parametrize(
    "more",
    [
        {"context": {"encounter": [{"reference": "Encounter/9"}]}, "author": [{"reference": "Practitioner/1", "display": "Dr. A"}]},
        {"context": [{"reference": "Encounter/9"}], "author": [{"display": "Dr. A"}]},
        {"encounter": {"reference": "Encounter/9"}, "performer": [{"reference": "P/1"}], "resultsInterpreter": [{"display": "Dr. A"}]},
    ],
)
def test_encounter_and_author(tmp_path: Path, more: dict[str, Any]) -> None:
    resource = {"resourceType": "DocumentReference", "id": "d1", "date": "2026-01-01", "content": [attachment()], **more}
    (item,) = read(put(tmp_path / "a.json", json.dumps(resource)))
    assert isinstance(item, Item)
    assert (item.date_of_service, item.encounter, item.author) == ("2026-01-01", "Encounter/9", "Dr. A")


def test_report_in_a_bundle_with_html(tmp_path: Path) -> None:
    html = b"<div><p>LP at L3-4.</p><p>No&nbsp;complications.</p><script>x</script></div>"
    report = {"resourceType": "DiagnosticReport", "id": "r", "presentedForm": [attachment(html, contentType="text/html")["attachment"]]}
    bundle = {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "id": "p"}}, {"resource": report}]}
    passed, item = read(put(tmp_path / "a.json", json.dumps(bundle)))
    assert passed == Skipped("Patient")
    assert isinstance(item, Item)
    assert item.converted
    assert "LP at L3-4." in item.text.splitlines()
    assert "x" not in item.text.split()


def test_bulk_export_with_a_bad_line(tmp_path: Path) -> None:
    good = json.dumps({"resourceType": "DocumentReference", "id": "1", "content": [attachment()]})
    assert kinds(read(put(tmp_path / "a.ndjson", f"{good}\n{{bad\n{good}\n"))) == ["note", "malformed", "note"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ([], "empty"),
        ([{"attachment": {"contentType": "text/plain", "url": "Binary/1"}}], "unsupported"),
        ([attachment(contentType="application/pdf")], "unreadable"),
        ([attachment(b"%PDF-1.7", contentType=None)], "unreadable"),
        ([{"attachment": {"contentType": "text/plain", "data": "***"}}], "malformed"),
        ([attachment(b"  ")], "empty"),
        ([{"attachment": 7}], "malformed"),
    ],
)
def test_attachments_without_a_note(tmp_path: Path, content: list[Any], kind: str) -> None:
    resource = {"resourceType": "DocumentReference", "id": "d", "content": content}
    assert kinds(read(put(tmp_path / "a.json", json.dumps(resource)))) == [kind]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ([attachment(b"<p>html</p>", contentType="text/html"), attachment(b"plain"), attachment(b"%PDF")], None),
        ([attachment(b"<p>html</p>", contentType="text/html"), attachment(b"plain", contentType="text/plain; charset=utf-8")], "plain"),
        ([attachment(b"plain"), attachment(b" plain\n")], "plain"),
        ([attachment(b"plain"), {"attachment": {"contentType": "application/pdf", "data": 5}}], "plain"),
        ([attachment(data="***"), attachment(b"<p>html</p>", contentType="text/html")], "html"),
        (
            [{"attachment": {"contentType": "text/plain", "url": "Binary/1"}}, attachment(b"{\\rtf1 rtf}", contentType="text/rtf")],
            "rtf",
        ),
    ],
)
def test_the_plainest_form_that_can_be_read_is_the_note(content: list[Any], text: str | None, tmp_path: Path) -> None:
    resource = {"resourceType": "DocumentReference", "id": "d", "content": content}
    items = read(put(tmp_path / "a.json", json.dumps(resource)))
    if text is None:  # what claims to be plain text and is none is no form of the same document
        assert [(i.note_id, isinstance(i, Item)) for i in items] == [("d/1", True), ("d/2", False)]
    else:
        assert [(i.note_id, i.text.strip()) for i in items] == [("d", text)]


def test_different_texts_in_one_type_are_notes_of_their_own(tmp_path: Path) -> None:
    resource = {"resourceType": "DocumentReference", "id": "d", "content": [attachment(b"one"), attachment(b"two")]}
    items = read(put(tmp_path / "a.json", json.dumps(resource)))
    assert [(i.note_id, i.text) for i in items] == [("d/1", "one"), ("d/2", "two")]


@pytest.mark.parametrize(
    "status",
    [
        {"status": "superseded"},
        {"status": "entered-in-error"},
        {"status": "current", "docStatus": "cancelled"},
        {"docStatus": "deprecated"},
    ],
)
@pytest.mark.parametrize("kind", ["DocumentReference", "DiagnosticReport"])
def test_a_document_that_was_taken_back_is_no_note(kind: str, status: dict[str, str], tmp_path: Path) -> None:
    resource = {"resourceType": kind, "id": "d", "content": [attachment(), attachment()], **status}
    (item,) = read(put(tmp_path / "a.json", json.dumps(resource)))
    assert isinstance(item, BadItem)
    assert (item.note_id, item.kind) == ("d", "withdrawn")


def test_a_preliminary_document_is_a_note_with_its_status(tmp_path: Path) -> None:
    resource = {"resourceType": "DocumentReference", "status": "current", "docStatus": "preliminary", "content": [attachment()]}
    (item,) = read(put(tmp_path / "a.json", json.dumps(resource)))
    assert isinstance(item, Item)
    assert (item.status, item.columns["docStatus"], item.columns["status"]) == ("preliminary", "preliminary", "current")


def test_other_resources_are_named_and_never_quoted(tmp_path: Path) -> None:
    entries = [{"resource": {"resourceType": kind}} for kind in ("Composition", "Binary", "LP at L3-4", 7)]
    items = read(put(tmp_path / "a.json", json.dumps({"resourceType": "Bundle", "entry": entries})))
    assert sorted(i.what for i in items if isinstance(i, Skipped)) == ["Binary", "Composition"]
    assert [(i.kind, "L3-4" in i.message) for i in items if isinstance(i, BadItem)] == [("malformed", False)] * 2


def test_not_json(tmp_path: Path) -> None:
    assert kinds(read(put(tmp_path / "a.json", '{"resourceType": "Bundle", "entry": ['))) == ["malformed"]
