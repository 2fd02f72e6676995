"""HL7 observations: every value stands in the note, and a note lacks none of its parts."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from doccheck.formats.items import BadItem, Item
from tests.formats.inputs import put, read, report


def enclosed(text: str, kind: str = "application^rtf", how: str = "Base64") -> str:
    return f"9|ED|||^{kind}^{how}^" + (base64.b64encode(text.encode()).decode() if how == "Base64" else text.encode().hex())


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
def test_every_value_stands_in_the_note(observation: str, line: str | None, tmp_path: Path) -> None:
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
def test_a_note_of_which_a_part_cannot_be_read_is_an_error(observation: str, kind: str, tmp_path: Path) -> None:
    (item,) = read(put(tmp_path / "a.hl7", report("1|TX|||See attached.", observation)))
    assert isinstance(item, BadItem)
    assert (item.note_id, item.kind) == ("ACC9", kind)
    assert "message 1 OBX 2: " in item.message
    assert "Seated" not in item.message


def test_each_order_with_observations_is_a_note(tmp_path: Path) -> None:
    second = "PID|1||8\rPV1|1" + "|" * 17 + "|V2\rOBR|4||ACC3|LP\rOBX|1|TX|||three\r"
    body = report(order="PID|1||7\rPV1|1" + "|" * 17 + "|V1\rOBR|0||ACC0") + "OBR|1|||CT\rOBX|1|TX|||one\rOBR|2||ACC2\rOBX|1|TX|||two\r"
    items = read(put(tmp_path / "a.hl7", body + second))
    told = [(i.note_id, i.text, i.encounter, i.place[-8:]) for i in items if isinstance(i, Item)]
    assert told == [("7/1", "one", "V1", "report 1"), ("ACC2", "two", "V1", "report 2"), ("ACC3", "three", "V2", "report 3")]
