"""FHIR resources: wherever a document stands it is found, and a version that is no longer in force is not reviewed."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from doccheck.formats.fhir.resources import items_of
from doccheck.formats.items import BadItem, Fields, Item, Skipped
from doccheck.formats.readers import reader_for

NOTE = "LP at L3-4.\nNo complications."


def document(note_id: str = "d", text: str = NOTE, **more: Any) -> dict[str, Any]:
    attachment = {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}
    return {"resourceType": "DocumentReference", "id": note_id, "content": [{"attachment": attachment}], **more}


def bundle(*entries: dict[str, Any], kind: str = "collection") -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": kind, "entry": list(entries)}


def told(resource: dict[str, Any]) -> list[Any]:
    return [shown(item) for item in items_of(resource, "a")]


def shown(item: Item | BadItem | Skipped) -> Any:
    return item.what if isinstance(item, Skipped) else (item.note_id, item.kind if isinstance(item, BadItem) else item.text)


@pytest.mark.parametrize(
    "resource",
    [
        bundle({"resource": bundle({"resource": document()})}),
        {"resourceType": "Parameters", "parameter": [{"name": "return", "resource": bundle({"resource": document()})}, 7]},
    ],
)
def test_a_document_in_an_inner_bundle_is_read(resource: dict[str, Any]) -> None:
    assert told(resource) == [("d", NOTE)]


def test_a_document_contained_in_another_resource_is_read() -> None:
    assert told({"resourceType": "List", "contained": [document(), {"resourceType": "Patient"}]}) == ["List", ("d", NOTE)]
    assert told(document("outer", contained=[document("inner", "Addendum.")])) == [("outer", NOTE), ("inner", "Addendum.")]


def test_an_inner_bundle_says_where_its_documents_stand() -> None:
    (item,) = items_of(bundle({"resource": bundle({"resource": document()})}), "a.json")
    assert isinstance(item, Item)
    assert item.place == "a.json entry 1 entry 1 attachment 1"


BINARY = {"resourceType": "Binary", "id": "b", "contentType": "text/plain", "data": base64.b64encode(NOTE.encode()).decode()}
FAR = "https://one.example/fhir/Binary/b"


class TestBinary:
    def linking(self, url: str) -> dict[str, Any]:
        return {"resourceType": "DocumentReference", "id": "d", "content": [{"attachment": {"url": url}}]}

    @pytest.mark.parametrize(
        ("url", "full"),
        [
            ("Binary/b", None),
            ("Binary/b/_history/2", None),
            ("Binary/b", FAR),
            (FAR, FAR),
            ("urn:uuid:0c3a", "urn:uuid:0c3a"),
        ],
    )
    def test_a_link_within_the_bundle_is_followed(self, url: str, full: str | None) -> None:
        entry = {"resource": BINARY, **({"fullUrl": full} if full else {})}
        assert told(bundle({"resource": self.linking(url)}, entry)) == [("d", NOTE)]
        assert told(bundle(entry, {"resource": bundle({"resource": self.linking(url)})})) == [("d", NOTE)]

    @pytest.mark.parametrize("url", ["Binary/c", "https://two.example/fhir/Binary/b"])
    def test_a_link_that_leads_elsewhere_is_told(self, url: str) -> None:
        entry = {"resource": BINARY, "fullUrl": FAR}
        assert told(bundle({"resource": self.linking(url)}, entry)) == [("d", "unsupported"), "Binary"]

    def test_a_contained_binary(self) -> None:
        assert told({**self.linking("#b"), "contained": [BINARY]}) == [("d", NOTE)]

    def test_its_own_type_says_how_it_is_read(self) -> None:
        page = {**BINARY, "contentType": "text/html", "data": base64.b64encode(b"<p>LP at L3-4.</p>").decode()}
        assert told(bundle({"resource": self.linking("Binary/b")}, {"resource": page})) == [("d", "LP at L3-4.")]

    def test_a_picture_is_told(self) -> None:
        picture = {**BINARY, "contentType": "image/png"}
        assert told(bundle({"resource": self.linking("Binary/b")}, {"resource": picture})) == [("d", "unreadable")]


class TestHistory:
    def entry(self, method: str, resource: dict[str, Any] | None, url: str = "x") -> dict[str, Any]:
        return {"request": {"method": method, "url": url}, **({"resource": resource} if resource else {})}

    def test_only_the_latest_version_is_reviewed(self) -> None:
        entries = [self.entry("PUT", document("d", "Corrected.")), self.entry("PUT", document("e")), self.entry("POST", document("d"))]
        assert told(bundle(*entries, kind="history")) == [("d", "Corrected."), ("e", NOTE), ("d", "withdrawn")]

    @pytest.mark.parametrize("url", ["DocumentReference/d", "https://one.example/fhir/DocumentReference/d/_history/3"])
    def test_a_deleted_document_is_not_reviewed(self, url: str) -> None:
        entries = [self.entry("DELETE", None, url), self.entry("PUT", document("d")), self.entry("PUT", document("e"))]
        assert told(bundle(*entries, kind="history")) == ["deleted", ("d", "withdrawn"), ("e", NOTE)]

    def test_a_document_that_was_written_again_after_it_was_deleted(self) -> None:
        entries = [self.entry("PUT", document("d", "Again.")), self.entry("DELETE", None, "DocumentReference/d")]
        assert told(bundle(*entries, kind="history")) == [("d", "Again."), "deleted"]

    def test_entries_without_a_resource(self) -> None:
        entries = [{"response": {"status": "204"}}, self.entry("GET", None), self.entry("DELETE", document("d")), {"fullUrl": "x"}]
        expected = ["entry without a resource", "entry without a resource", ("d", "withdrawn"), ("", "malformed")]
        assert told(bundle(*entries)) == expected

    def test_documents_of_other_bundles_that_share_an_id_are_reviewed(self) -> None:
        assert told(bundle({"resource": document()}, {"resource": document(text="Other.")})) == [("d", NOTE), ("d", "Other.")]


class TestFiles:
    @pytest.mark.parametrize(
        "data",
        [
            json.dumps([document("d"), document("e")]),
            json.dumps([document("d"), document("e")], indent=1),
            "\n".join(json.dumps(document(i, NOTE, meta={"x": "y" * 70_000}), sort_keys=True) for i in ("d", "e")),
            json.dumps([{"a": "x" * 70_000, **document("d")}, document("e")]),
        ],
    )
    def test_resources_are_recognised(self, data: str, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(data, encoding="utf-8")
        items = list(reader_for(path).read(path, Fields()))
        assert [(i.note_id, i.text) for i in items if isinstance(i, Item)] == [("d", NOTE), ("e", NOTE)]

    def test_rows_with_a_text_column_stay_rows(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps({"a": "x" * 70_000, "id": "1", "resourceType": "DocumentReference", "text": NOTE}), encoding="utf-8")
        (item,) = reader_for(path).read(path, Fields())
        assert isinstance(item, Item)
        assert (item.note_id, item.text, item.columns["resourceType"]) == ("1", NOTE, "DocumentReference")

    def test_a_row_among_resources_is_never_passed_over(self, tmp_path: Path) -> None:
        path = tmp_path / "a.ndjson"
        path.write_text(json.dumps(document()) + "\n" + json.dumps({"id": "1", "text": NOTE}) + "\n", encoding="utf-8")
        _, row = reader_for(path).read(path, Fields())
        assert isinstance(row, BadItem)
        assert (row.note_id, row.kind) == ("1", "malformed")
