"""Readers: every format in, every item accounted for, whatever is wrong with it."""

from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from doccheck.errors import DoccheckError, UnreadableNote, UsageError
from doccheck.formats.items import BadItem, Fields, Item, Skipped, Withdrawal
from doccheck.formats.readers import hl7, input_files, reader_for, readers

NOTE = "LP at L3-4.\nNo complications."


def read(path: Path, **fields: str) -> list[Any]:
    return list(reader_for(path).read(path, Fields(**fields)))


def put(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def kinds(items: list[Any]) -> list[str]:
    return [i.kind if isinstance(i, BadItem) else "note" for i in items]


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.txt", NOTE, "text"),
        ("a.rtf", "{\\rtf1\\ansi LP at L3-4.\\par No complications.}", "text"),
        ("a.html", "<html><body><p>LP at L3-4.</p></body></html>", "text"),
        ("a.csv", "note_id,text\n1,x\n", "csv"),
        ("a.dat", "note_id\ttext\n1\tx\n", "csv"),
        ("a.jsonl", '{"id": "1", "text": "x"}\n', "jsonl"),
        ("a.hl7", "MSH|^~\\&|a|b|c|d|20260101||MDM^T02|1|P|2.5\r", "hl7"),
        ("a.bin", b"\x0bMSH|^~\\&|a|b|c|d|20260101||MDM^T02|1|P|2.5\r\x1c\r", "hl7"),
        ("a.json", '{"resourceType": "Bundle", "entry": []}', "fhir"),
        ("a.ndjson", '{"resourceType":"DocumentReference","id":"1"}\n', "fhir"),
        ("a.json", '[{"resourceType": "DocumentReference", "id": "1"}]', "fhir"),
        ("a.json", "null", "jsonl"),
        ("a.jsonl", 'garbage\n{"id": "1", "text": "x"}\n', "jsonl"),
        ("a.txt", '{"id": "0", "text": "x\n{"id": "1", "text": "x"}\n', "jsonl"),
        ("a.txt", 'm none."}\n{"id": "1", "text": "x"}\n{"id": "2", "text": "x"}\n', "jsonl"),
        ("a.txt", '[{"DRAFT"}] LP at L3-4.\nNo complications.', "text"),
        ("a.txt", "{Diagnostic} LP at L3-4.", "text"),
        ("a.json", b"", "text"),
        ("a.gz", gzip.compress(b"note_id,text\n1,x\n", mtime=0), "csv"),
    ],
)
def test_a_reader_is_picked_by_content(tmp_path: Path, name: str, data: bytes | str, reader: str) -> None:
    assert reader_for(put(tmp_path / name, data)).name == reader


def test_unknown_reader_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="text"):
        reader_for(put(tmp_path / "a.txt", NOTE), "docx")


def test_every_reader_has_its_entry_point() -> None:
    assert {r.name for r in readers()} == {"text", "csv", "jsonl", "parquet", "hl7", "fhir"}


class TestDelimited:
    def test_columns_are_found_and_carried(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.csv", 'Note ID,Report Text,CPT,Unit\n7,"LP at L3-4,\nno issue",62270; 62329,5E\n')
        (item,) = read(path)
        assert isinstance(item, Item)
        assert (item.note_id, item.text, item.billed_codes) == ("7", "LP at L3-4,\nno issue", ("62270", "62329"))
        assert item.columns == {"CPT": "62270; 62329", "Unit": "5E"}

    def test_named_columns(self, tmp_path: Path) -> None:
        (item,) = read(put(tmp_path / "a.csv", "k,v\n1,x\n"), id="k", text="v")
        assert isinstance(item, Item)
        assert (item.note_id, item.text) == ("1", "x")

    def test_date_encounter_and_author(self, tmp_path: Path) -> None:
        path = put(tmp_path / "a.csv", "note_id,text,DOS,CSN,seen_by\n1,x,2026-03-01, 88 ,Dr. A\n")
        (item,) = read(path, author="seen_by")
        assert isinstance(item, Item)
        assert (item.date_of_service, item.encounter, item.author) == ("2026-03-01", "88", "Dr. A")
        assert item.columns == {"DOS": "2026-03-01", "CSN": " 88 ", "seen_by": "Dr. A"}

    def test_a_named_column_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match=r"check --text-column \(columns: id, v\)"):
            read(put(tmp_path / "a.csv", "id,v\n1,x\n"), text="body")

    def test_no_column_looks_like_the_text(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="--text-column"):
            read(put(tmp_path / "a.csv", "k,v\n1,x\n"))

    def test_a_broken_quotation_costs_one_row(self, tmp_path: Path) -> None:
        items = read(put(tmp_path / "a.csv", 'note_id,text\n1,fine\n2,"never closed\n3,fine\n4,fine\n'))
        assert kinds(items) == ["note", "malformed", "note", "note"]
        assert [i.note_id for i in items if isinstance(i, Item)] == ["1", "3", "4"]

    def test_a_row_with_too_many_cells(self, tmp_path: Path) -> None:
        assert kinds(read(put(tmp_path / "a.csv", "note_id,text\n1,a,b\n2,x\n"))) == ["malformed", "note"]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        (item,) = read(put(tmp_path / "a.csv", "note_id,text\n1,Größe\n".encode(encoding)))
        assert isinstance(item, Item)
        assert item.text == "Größe"

    def test_each_row_is_read_in_its_own_encoding(self, tmp_path: Path) -> None:
        data = b"note_id,text\n1,caf\xe9\n2,25\xc2\xb0\n" + b"0,ascii\n" * 20_000 + b"3,caf\xe9\n4,25\xc2\xb0\n"
        items = read(put(tmp_path / "a.csv", data))
        told = {i.note_id: i.text for i in items if isinstance(i, Item)}
        assert [told[i] for i in "1234"] == ["café", "25°", "café", "25°"]

    @pytest.mark.parametrize("row", [b'2,"caf\xe9\n25\xc2\xb0, then\nx"\n', b'2,"a \x81\n9,y\nx"\n'])
    def test_a_row_in_no_one_encoding_costs_itself(self, row: bytes, tmp_path: Path) -> None:
        items = read(put(tmp_path / "a.csv", b"note_id,text\n1,x\n" + row + b"3,x\n"))
        assert [(i.note_id, i.place[-10:]) for i in items if isinstance(i, BadItem)] == [("2", " lines 3-5")]
        assert kinds(items) == ["note", "unreadable", "note"]

    @pytest.mark.parametrize(
        "text",
        [
            'Ms. Roe, 51\nTap for "migraine", today\nSeated, draped\n',
            'Tap for "migraine"\n51, seated\nL3-L4, two passes\n"Lie flat", she was told',
            'Tap for "migraine" today\n\n"',
        ],
    )
    def test_no_line_of_a_note_whose_quotes_are_broken_is_taken_for_a_row(self, text: str, tmp_path: Path) -> None:
        for before in ("", "n1,fine\n"):
            items = read(put(tmp_path / "a.csv", f'note_id,text\n{before}n2,"{text}"\nn3,"a, b\nc"\nn4,fine\n'))
            assert [(i.note_id, isinstance(i, Item)) for i in items][-3:] == [("n2", False), ("n3", True), ("n4", True)]
            assert len(items) == 3 + bool(before)

    def test_a_broken_quotation_in_a_table_without_ids(self, tmp_path: Path) -> None:
        data = 'text,ward\n"Tap for "migraine"\nSeated, draped\nx,y\n",5E\n"a\nb",5E\n'
        assert kinds(read(put(tmp_path / "a.csv", data))) == ["malformed", "note"]

    def test_a_row_of_another_width_gives_neither_rows_nor_an_id(self, tmp_path: Path) -> None:
        items = read(put(tmp_path / "a.csv", 'note_id,text,ward\n1,"Seated,\ndraped, calm, awake\n7,x,y",5E,more\n2,x,5E\n'))
        assert [(i.note_id, isinstance(i, Item)) for i in items] == [("", False), ("2", True)]
        assert " lines 2-4: 4 cells under 3 columns" in getattr(items[0], "message", "")

    def test_a_broken_quotation_that_ends_at_the_next_row_gives_no_rows(self, tmp_path: Path) -> None:
        items = read(put(tmp_path / "a.csv", 'note_id,text,ward\n1,"Seated "",5E\n2,"\n51,male\ncalm, awake,",5E\n3,x,5E\n'))
        assert [(i.note_id, i.place[-10:]) for i in items] == [("", " lines 2-5"), ("3", "csv line 6")]

    @pytest.mark.parametrize("head", ["1001,Roe had a tap", "k,Ms. Roe: had a tap", "k," + "x" * 41])
    def test_a_first_line_that_holds_no_names_is_not_quoted(self, head: str, tmp_path: Path) -> None:
        for options in ({}, {"text": "body"}):
            with pytest.raises(UsageError, match="its 2 columns cannot be told") as told:
                read(put(tmp_path / "a.csv", f"{head}\n1002,y\n"), **options)
            assert head.split(",")[1] not in str(told.value)

    def test_semicolons_and_empty_lines(self, tmp_path: Path) -> None:
        assert kinds(read(put(tmp_path / "a.csv", "note_id;text\n1;x\n\n2;y\n"))) == ["note", "note"]


class TestJsonLines:
    def test_a_bad_line_costs_itself(self, tmp_path: Path) -> None:
        items = read(put(tmp_path / "a.jsonl", '{"id":"1","text":"x"}\n{broken\n[1]\n{"id":"2","text":"y","n":{"a":1}}\n'))
        assert kinds(items) == ["note", "malformed", "malformed", "note"]
        assert isinstance(items[3], Item)
        assert items[3].columns == {"n": '{"a": 1}'}

    def test_a_line_without_text(self, tmp_path: Path) -> None:
        assert kinds(read(put(tmp_path / "a.jsonl", '{"id":"1","text":"x"}\n{"id":"2"}\n'))) == ["note", "usage"]

    def test_each_object_has_the_columns_that_it_holds(self, tmp_path: Path) -> None:
        data = '{"id":"1","text":"x"}\n{"id":"2","text":"y","cpt":"62270","seen_by":"Dr. A"}\n{"text":"z","cpt":"62328"}\n'
        items = read(put(tmp_path / "a.jsonl", data), billed_codes="cpt", author="seen_by", id="id")
        assert all(isinstance(i, Item) for i in items)
        told = [(i.note_id, i.billed_codes, i.author, i.columns) for i in items if isinstance(i, Item)]
        assert told == [
            ("1", (), "", {}),
            ("2", ("62270",), "Dr. A", {"cpt": "62270", "seen_by": "Dr. A"}),
            ("", ("62328",), "", {"cpt": "62328"}),
        ]

    def test_answers_beside_two_texts_are_no_label(self, tmp_path: Path) -> None:
        row = {"note_id": "1", "procedure": "LP", "disposition": "home", "note": "x", "report": "y"}
        assert kinds(read(put(tmp_path / "a.jsonl", json.dumps(row) + "\n"))) == ["usage"]

    def test_only_the_text_has_to_be_there(self, tmp_path: Path) -> None:
        items = read(put(tmp_path / "a.jsonl", '{"uid":"1","body":"x"}\n{"uid":"2","text":"y"}\n'), text="body")
        assert [(i.note_id, i.place[-7:]) for i in items] == [("1", " line 1"), ("2", " line 2")]
        assert isinstance(items[1], BadItem)
        assert f"{items[1].place}: no column 'body'" in items[1].message


class TestParquet:
    def test_rows_and_nulls(self, tmp_path: Path) -> None:
        arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        path = tmp_path / "a.parquet"
        parquet.write_table(arrow.table({"note_id": [1, 2], "text": ["x", None], "day": ["mon", "tue"]}), path, row_group_size=1)
        items = read(path)
        assert kinds(items) == ["note", "empty"]
        assert isinstance(items[0], Item)
        assert items[0].columns == {"day": "mon"}

    def test_damaged(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableNote):
            read(put(tmp_path / "a.parquet", b"PAR1" + b"x" * 100))

    def test_without_the_column(self, tmp_path: Path) -> None:
        arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        parquet.write_table(arrow.table({"k": [1]}), tmp_path / "a.parquet")
        with pytest.raises(UsageError, match="--text-column"):
            read(tmp_path / "a.parquet")


HEAD = "MSH|^~\\&|ADT|H|X|H|202601011200||{type}|{control}|P|2.5\r"


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


def report(*observations: str, order: str = "OBR|1||ACC9|LP", kind: str = "ORU^R01", control: str = "7") -> str:
    return HEAD.format(type=kind, control=control) + f"{order}\r" + "".join(f"OBX|{one}\r" for one in observations)


def enclosed(text: str, kind: str = "application^rtf", how: str = "Base64") -> str:
    return f"9|ED|||^{kind}^{how}^" + (base64.b64encode(text.encode()).decode() if how == "Base64" else text.encode().hex())


class TestHl7Observations:
    @pytest.mark.parametrize(
        ("observation", "line"),
        [
            ("2|NM|VOL^CSF volume||28|mL^milliliter|||||F", "CSF volume: 28 mL"),
            ("2|SN|VOL^CSF volume||^25^-^30|mL", "CSF volume: 25-30 mL"),
            ("2|SN|WBC||>^5", "WBC: >5"),
            ("2|CWE|LVL^Level||34^L3-L4^99X~45^L4-L5^99X", "Level: L3-L4, L4-L5"),
            ("2|ST|VOL^CSF volume||28|mL", "CSF volume: 28 mL"),
            ("2|DT|^Done on||20260301", "Done on: 20260301"),
            ("2|XCN|^Operator||77^Roe^Al", "Operator: 77 Roe Al"),
            (enclosed("Needle at L3-4.\n8 mL."), "Needle at L3-4.\n8 mL."),
            (enclosed("{\\rtf1 Needle at L3-4.}"), "Needle at L3-4."),
            (enclosed("<div>Needle at L3-4.</div>", "text^html", "Hex"), "Needle at L3-4."),
            ("2|ED|||^text^plain^A^Needle at L3\\S\\4.", "Needle at L3^4."),
            (enclosed("LP done."), None),
            ("2|NM|VOL^CSF volume||", None),
            ("2|ED|||", None),
        ],
    )
    def test_every_value_stands_in_the_note(self, observation: str, line: str | None, tmp_path: Path) -> None:
        (item,) = read(put(tmp_path / "a.hl7", report("1|TX|||LP done.", observation)))
        assert isinstance(item, Item)
        assert item.text.rstrip("\n") == ("LP done." if line is None else f"LP done.\n{line}")

    @pytest.mark.parametrize(
        ("observation", "kind"),
        [
            (enclosed("%PDF-1.7"), "unreadable"),
            (enclosed("<?xml version='1.0'?><ClinicalDocument/>"), "unreadable"),
            ("2|ED|||^application^rtf^Base64^***", "unreadable"),
            ("2|ED|||^application^rtf^Base64^", "empty"),
            ("2|RP|||https://example.org/1^^text", "unsupported"),
            ("2|Seated, calm|||x", "unsupported"),
        ],
    )
    def test_a_note_of_which_a_part_cannot_be_read_is_an_error(self, observation: str, kind: str, tmp_path: Path) -> None:
        (item,) = read(put(tmp_path / "a.hl7", report("1|TX|||See attached.", observation)))
        assert isinstance(item, BadItem)
        assert (item.note_id, item.kind) == ("ACC9", kind)
        assert "message 1 OBX 2: " in item.message
        assert "Seated" not in item.message

    def test_each_order_with_observations_is_a_note(self, tmp_path: Path) -> None:
        second = "PID|1||8\rPV1|1" + "|" * 17 + "|V2\rOBR|4||ACC3|LP\rOBX|1|TX|||three\r"
        body = report(order="PID|1||7\rPV1|1" + "|" * 17 + "|V1\rOBR|0||ACC0") + "OBR|1|||CT\rOBX|1|TX|||one\rOBR|2||ACC2\rOBX|1|TX|||two\r"
        items = read(put(tmp_path / "a.hl7", body + second))
        told = [(i.note_id, i.text, i.encounter, i.place[-8:]) for i in items if isinstance(i, Item)]
        assert told == [("7/1", "one", "V1", "report 1"), ("ACC2", "two", "V1", "report 2"), ("ACC3", "three", "V2", "report 3")]


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


def attachment(text: bytes = NOTE.encode(), **other: Any) -> dict[str, Any]:
    return {"attachment": {"contentType": "text/plain", "data": base64.b64encode(text).decode(), **other}}


class TestFhir:
    def test_document_reference(self, tmp_path: Path) -> None:
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
    def test_encounter_and_author(self, tmp_path: Path, more: dict[str, Any]) -> None:
        resource = {"resourceType": "DocumentReference", "id": "d1", "date": "2026-01-01", "content": [attachment()], **more}
        (item,) = read(put(tmp_path / "a.json", json.dumps(resource)))
        assert isinstance(item, Item)
        assert (item.date_of_service, item.encounter, item.author) == ("2026-01-01", "Encounter/9", "Dr. A")

    def test_report_in_a_bundle_with_html(self, tmp_path: Path) -> None:
        html = b"<div><p>LP at L3-4.</p><p>No&nbsp;complications.</p><script>x</script></div>"
        report = {"resourceType": "DiagnosticReport", "id": "r", "presentedForm": [attachment(html, contentType="text/html")["attachment"]]}
        bundle = {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient", "id": "p"}}, {"resource": report}]}
        passed, item = read(put(tmp_path / "a.json", json.dumps(bundle)))
        assert passed == Skipped("Patient")
        assert isinstance(item, Item)
        assert item.converted
        assert "LP at L3-4." in item.text.splitlines()
        assert "x" not in item.text.split()

    def test_bulk_export_with_a_bad_line(self, tmp_path: Path) -> None:
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
    def test_attachments_without_a_note(self, tmp_path: Path, content: list[Any], kind: str) -> None:
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
    def test_the_plainest_form_that_can_be_read_is_the_note(self, content: list[Any], text: str | None, tmp_path: Path) -> None:
        resource = {"resourceType": "DocumentReference", "id": "d", "content": content}
        items = read(put(tmp_path / "a.json", json.dumps(resource)))
        if text is None:  # what claims to be plain text and is none is no form of the same document
            assert [(i.note_id, isinstance(i, Item)) for i in items] == [("d/1", True), ("d/2", False)]
        else:
            assert [(i.note_id, i.text.strip()) for i in items] == [("d", text)]

    def test_different_texts_in_one_type_are_notes_of_their_own(self, tmp_path: Path) -> None:
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
    def test_a_document_that_was_taken_back_is_no_note(self, kind: str, status: dict[str, str], tmp_path: Path) -> None:
        resource = {"resourceType": kind, "id": "d", "content": [attachment(), attachment()], **status}
        (item,) = read(put(tmp_path / "a.json", json.dumps(resource)))
        assert isinstance(item, BadItem)
        assert (item.note_id, item.kind) == ("d", "withdrawn")

    def test_a_preliminary_document_is_a_note_with_its_status(self, tmp_path: Path) -> None:
        resource = {"resourceType": "DocumentReference", "status": "current", "docStatus": "preliminary", "content": [attachment()]}
        (item,) = read(put(tmp_path / "a.json", json.dumps(resource)))
        assert isinstance(item, Item)
        assert (item.status, item.columns["docStatus"], item.columns["status"]) == ("preliminary", "preliminary", "current")

    def test_other_resources_are_named_and_never_quoted(self, tmp_path: Path) -> None:
        entries = [{"resource": {"resourceType": kind}} for kind in ("Composition", "Binary", "LP at L3-4", 7)]
        items = read(put(tmp_path / "a.json", json.dumps({"resourceType": "Bundle", "entry": entries})))
        assert sorted(i.what for i in items if isinstance(i, Skipped)) == ["Binary", "Composition"]
        assert [(i.kind, "L3-4" in i.message) for i in items if isinstance(i, BadItem)] == [("malformed", False)] * 2

    def test_not_json(self, tmp_path: Path) -> None:
        assert kinds(read(put(tmp_path / "a.json", '{"resourceType": "Bundle", "entry": ['))) == ["malformed"]


class TestText:
    def test_rtf(self, tmp_path: Path) -> None:
        (item,) = read(put(tmp_path / "a.rtf", "{\\rtf1\\ansi LP at L3-4.\\par No complications.}"))
        assert isinstance(item, Item)
        assert item.converted
        assert item.text.split("\n")[:2] == ["LP at L3-4.", "No complications."]

    @pytest.mark.parametrize("data", [b"", b"   \n", b"%PDF-1.7", b"a\x00b\x00\x01\x02c", b"{\\rtf1}", b"x" * 6_000_000])
    def test_what_is_no_note(self, tmp_path: Path, data: bytes) -> None:
        with pytest.raises(DoccheckError):
            read(put(tmp_path / "a.txt", data))

    def test_folder_and_missing_path(self, tmp_path: Path) -> None:
        (tmp_path / "sub").mkdir()
        put(tmp_path / "sub" / "b.txt", NOTE)
        put(tmp_path / ".hidden", NOTE)
        found = list(input_files([tmp_path, tmp_path / "gone"], "*"))
        assert found[0] == tmp_path / "sub" / "b.txt"
        assert isinstance(found[1], BadItem)

    def test_empty_folder_is_told(self, tmp_path: Path) -> None:
        assert isinstance(next(iter(input_files([tmp_path], "*.txt"))), BadItem)


def test_a_missing_extra_names_the_command() -> None:
    from doccheck.formats.extras import needed

    for extra, package in (("rtf", r"striprtf>=\S+"), ("nothing", "no_such_module_here")):
        with pytest.raises(UsageError, match=f"this needs no_such_module_here, which is not installed; pip install '{package}'$"):
            needed("no_such_module_here.part", extra)
