"""HL7 files: documents with their fields, and those that were taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck.formats.items import BadItem, Item, Withdrawal
from doccheck.formats.readers import hl7
from tests.formats.inputs import HEAD, kinds, put, read, report


class TestHl7:
    def test_mdm_with_escapes(self, tmp_path: Path) -> None:
        body = (
            HEAD.format(type="MDM^T02", control="M1")
            + "TXA|1|OP|TX|||||||||DOC7\rOBX|1|TX|||LP at L3\\S\\4\\.br\\No complications\\T\\none.||||||F\r"
        )
        (item,) = read(put(tmp_path / "a.hl7", body))
        assert isinstance(item, Item)
        assert (item.note_id, item.text, item.converted) == ("DOC7", "LP at L3^4\nNo complications&none.", True)

    def test_oru_lines_frames_and_several_messages(self, tmp_path: Path) -> None:
        one = HEAD.format(type="ORU^R01", control="1") + "OBR|1||ACC9|LP\rOBX|1|FT|||first line\rOBX|2|FT|||second~third\r"
        two = HEAD.format(type="ORU^R01", control="2") + "OBX|1|TX|||x\r"
        items = read(put(tmp_path / "a.hl7", "\x0b" + one + "\x1c\r\x0b" + two + "\x1c\r"))
        assert [(i.note_id, i.text) for i in items if isinstance(i, Item)] == [("ACC9", "first line\nsecond\nthird"), ("2", "x")]

    def test_date_encounter_and_author(self, tmp_path: Path) -> None:
        body = HEAD.format(type="MDM^T02", control="1") + "PV1" + "|" * 19 + "V9^^^H\rTXA|1|OP|TX|20260301|||||77^Doe^Jo\rOBX|1|TX|||x\r"
        (item,) = read(put(tmp_path / "a.hl7", body))
        assert isinstance(item, Item)
        assert (item.date_of_service, item.encounter, item.author) == ("20260301", "V9", "77^Doe^Jo")

    def test_newlines_for_carriage_returns(self, tmp_path: Path) -> None:
        (item,) = read(put(tmp_path / "a.hl7", HEAD.format(type="MDM^T08", control="1").replace("\r", "\n") + "OBX|1|TX|||x\n"))
        assert isinstance(item, Item)

    @pytest.mark.parametrize(
        ("body", "kind"),
        [
            (HEAD.format(type="MDM^T02", control="1"), "empty"),
            (HEAD.format(type="ADT^A01", control="1") + "PID|1\r", "unsupported"),
            (HEAD.format(type="MDM^T02", control="1") + "OBX|1|ED|||^application^pdf^Base64^JVBERi0=\r", "unreadable"),
            ("MSH|", "malformed"),
        ],
    )
    def test_messages_without_a_note(self, tmp_path: Path, body: str, kind: str) -> None:
        assert kinds(read(put(tmp_path / "a.hl7", body))) in ([kind], ["malformed"], ["unsupported"])


class TestWithdrawnHl7:
    @pytest.mark.parametrize(
        "body",
        [
            report("1|TX|||x", kind="MDM^T11^MDM_T01", order="TXA|1|OP|TX|||||||||ACC9"),
            report(kind="MDM^T11", order="TXA|1|OP|TX|||||||||ACC9"),
            report("1|TX|||x||||||F", "2|TX|||y||||||W"),
            report("1|TX|||x||||||D"),
            report("1|TX|||x", kind="MDM^T02", order="TXA|1|OP|TX|||||||||ACC9|||||||OB"),
            report("1|TX|||x", order="OBR|1||ACC9|LP" + "|" * 21 + "X"),
        ],
    )
    def test_a_document_that_was_taken_back_is_no_note(self, body: str, tmp_path: Path) -> None:
        path = put(tmp_path / "a.hl7", body)
        (item,) = read(path)
        assert isinstance(item, BadItem)
        assert (item.note_id, item.kind) == ("ACC9", "withdrawn")
        assert list(hl7.changes(path)) == [Withdrawal("ACC9")]

    @pytest.mark.parametrize(
        ("body", "status"),
        [
            (report("1|TX|||x||||||F", kind="MDM^T02", order="TXA|1|OP|TX|||||||||ACC9|||||DI"), "DI"),
            (report("1|TX|||x||||||F", order="OBR|1||ACC9|LP" + "|" * 21 + "P"), "P"),
            (report("1|TX|||x||||||P", "2|TX|||x||||||P"), "P"),
            (report("1|TX|||x||||||51, seated"), ""),
        ],
    )
    def test_a_status_is_carried_through(self, body: str, status: str, tmp_path: Path) -> None:
        (item,) = read(put(tmp_path / "a.hl7", body))
        assert isinstance(item, Item)
        assert item.status == status

    def test_a_replaced_document(self, tmp_path: Path) -> None:
        replacing = report("1|TX|||x", kind="MDM^T10", order="TXA|1|OP|TX|||||||||NEW|OLD")
        path = put(tmp_path / "a.hl7", replacing + report("1|TX|||D", order="OBR|1||OTHER"))
        assert kinds(read(path)) == ["note", "note"]
        assert next(hl7.changes(path)) == Withdrawal("OLD")
