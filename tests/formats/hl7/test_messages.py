"""HL7 messages as exports and interfaces really send them: nothing of a document is lost, none is judged by a part of it."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from doccheck.batch.intake import Intake
from doccheck.formats.hl7.values import unescape
from doccheck.formats.items import BadItem, Fields, Item, Skipped
from doccheck.formats.readers import hl7

HEAD = "MSH|^~\\&|LAB|H|X|H|202602031200||{}|C1|P|2.5\rPID|1||77\r"
MDM, ORU = HEAD.format("MDM^T02"), HEAD.format("ORU^R01")
TXA = "TXA|1|OP|TX|20260203||||||||D1|||||LA\r"
BODY = "OBX|1|TX|||Lumbar puncture at L3-4.||||||F\r"


def read(tmp_path: Path, message: str | bytes) -> list[Any]:
    path = tmp_path / "a.hl7"
    path.write_bytes(message if isinstance(message, bytes) else message.encode())
    assert hl7.recognises(path, path.read_bytes()[:1000])
    return list(hl7.read(path, Fields()))


def note(tmp_path: Path, message: str) -> Item:
    (item,) = read(tmp_path, message)
    assert isinstance(item, Item)
    return item


class TestLines:
    @pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
    def test_raw_line_breaks_in_a_text_belong_to_it(self, break_: str, tmp_path: Path) -> None:
        text = ["Lumbar puncture.", "", "  Level L3-4.", "MSHA clinic at 3.", "EBL", "Complications: none."]
        item = note(tmp_path, MDM + TXA + f"OBX|1|TX|||{break_.join(text)}||||||D\rOBX|2|TX|||Home.||||||F".replace("||D\r", "||F\r"))
        assert item.text == "\n".join([*text, "Home."])
        assert item.status == "LA"

    def test_a_status_behind_a_raw_line_break_counts(self, tmp_path: Path) -> None:
        (item,) = read(tmp_path, MDM + TXA + "OBX|1|TX|||Lumbar puncture.\nLevel L3-4.||||||W\r")
        assert isinstance(item, BadItem)
        assert item.kind == "withdrawn"

    def test_wrapped_base64(self, tmp_path: Path) -> None:
        text = "Lumbar puncture at L3-4, 22G. " * 9
        data = base64.encodebytes(text.encode()).decode().strip()
        assert "\n" in data
        assert note(tmp_path, MDM + TXA + f"OBX|1|ED|||^text^plain^Base64^{data}||||||F\r").text == text

    @pytest.mark.parametrize("body", ["OBX|1|TX|||Lumbar puncture.||||||F\nLevel L3-4.\r", "OBX|1|TX|||5|6 mL\nof fluid||||||F\r"])
    def test_a_line_that_can_belong_to_no_text_spoils_the_message(self, body: str, tmp_path: Path) -> None:
        (item,) = read(tmp_path, MDM + TXA + body)
        assert isinstance(item, BadItem)
        assert item.kind == "malformed"
        assert "behind the text" in item.message

    def test_a_name_in_small_letters_begins_a_segment(self, tmp_path: Path) -> None:
        assert note(tmp_path, MDM + TXA + BODY + BODY.lower().replace("|tx|", "|TX|").replace("|f\r", "|F\r")).text.count("\n") == 1

    def test_envelopes(self, tmp_path: Path) -> None:
        body = "FHS|^~\\&|\r\nBHS|^~\\&|\r\n" + (MDM + TXA + BODY).replace("\r", "\n") + "\nBTS|1\nFTS|1\n"
        item = note(tmp_path, body)
        assert (item.text, item.place[-9:]) == ("Lumbar puncture at L3-4.", "message 1")


class TestTextBesideObservations:
    def test_comments_on_an_order_or_observation_stand_in_their_place(self, tmp_path: Path) -> None:
        body = (
            ORU
            + "ORC|RE\rNTE|1||Seen first.\rOBR|1||A1\rNTE|1||Portable.\r"
            + BODY
            + 'NTE|1||Addendum: it was~L4-5.\rNTE|2||""\rOBX|2|TX|||Home.\r'
        )
        assert note(tmp_path, body).text == "Seen first.\nPortable.\nLumbar puncture at L3-4.\nAddendum: it was\nL4-5.\nHome."

    def test_an_order_with_comments_alone_is_a_note(self, tmp_path: Path) -> None:
        items = read(tmp_path, ORU + "OBR|1||A1\r" + BODY + "OBR|2||A2\rNTE|1||Second puncture at L4-5.\rOBR|3||A3\r")
        assert [(i.note_id, i.text) for i in items] == [("A1", "Lumbar puncture at L3-4."), ("A2", "Second puncture at L4-5.")]

    def test_comments_on_the_patient_and_codes_of_a_site_are_passed_over_and_told(self, tmp_path: Path) -> None:
        *passed, item = read(tmp_path, MDM + "NTE|1||Prefers mornings.\rZPV|1|5E^Roe^Jane\r" + TXA + BODY)
        assert passed == [Skipped("HL7 segment NTE under no order or document"), Skipped("HL7 segment ZPV")]
        assert item.text == "Lumbar puncture at L3-4."

    @pytest.mark.parametrize(
        "segment",
        ["ZNT|1|Complications: hematoma", "DSP|1||hematoma", "CSF|clear", "ADD|Complications: none||||||F", "DSC|C2"],
    )
    def test_text_without_a_known_place_makes_the_document_an_error(self, segment: str, tmp_path: Path) -> None:
        first, second = read(tmp_path, ORU + "OBR|1||A1\r" + BODY + f"{segment}\rOBR|2||A2\r" + BODY)
        assert isinstance(first, BadItem)
        assert (first.note_id, first.kind, second.note_id) == ("A1", "unsupported", "A2")
        assert "hematoma" not in first.message
        assert "CSF" not in first.message

    def test_a_continued_text(self, tmp_path: Path) -> None:
        item = note(tmp_path, MDM + TXA + "OBX|1|FT|||Lumbar punc\rADD|ture at L3\rADD|-4.||||||F\rOBX|2|FT|||Home.\r")
        assert item.text == "Lumbar puncture at L3-4.\nHome."


class TestDocuments:
    def test_each_document_of_a_message_is_a_note(self, tmp_path: Path) -> None:
        body = MDM + "OBR|1||A1\r" + TXA + BODY + "OBR|2||A2\r" + TXA.replace("D1", "D2") + BODY.replace("L3-4", "L4-5")
        items = read(tmp_path, body + TXA.replace("D1", "D3"))
        assert [(i.note_id, i.text, i.columns["OBR-3"]) for i in items[:2]] == [
            ("D1", "Lumbar puncture at L3-4.", "A1"),
            ("D2", "Lumbar puncture at L4-5.", "A2"),
        ]
        assert (items[2].note_id, items[2].kind) == ("D3", "empty")

    def test_an_observation_before_its_document(self, tmp_path: Path) -> None:
        assert note(tmp_path, MDM + BODY + TXA + "OBX|2|TX|||Home.\r").note_id == "D1"


class TestNames:
    def test_different_observations_stand_under_their_names(self, tmp_path: Path) -> None:
        observations = [
            ("ST", "P^Procedure", "Lumbar puncture"),
            ("ST", "C^Complications:", "None"),
            ("ST", "X^Purpose", '""'),
            ("CWE", "L^Level", "34^L3-4"),
            ("TX", "T^Technique", "Seated.~Clear fluid."),
            ("TX", "T^Technique", "No trauma."),
            ("TX", "P^Plan", "Plan: home."),
            ("TX", "1.2", "Signed."),
        ]
        body = "".join(f"OBX|{n}|{kind}|{name}||{text}||||||F\r" for n, (kind, name, text) in enumerate(observations, 1))
        assert note(tmp_path, ORU + "OBR|1||A1\r" + body).text.splitlines() == [
            "Procedure: Lumbar puncture",
            "Complications: None",
            "",
            "Level: L3-4",
            "Technique:",
            "Seated.",
            "Clear fluid.",
            "No trauma.",
            "Plan: home.",
            "Signed.",
        ]

    def test_lines_of_one_observation_stand_as_they_are(self, tmp_path: Path) -> None:
        body = "".join(f"OBX|{n}|TX|R^Report||line {n}||||||F\r" for n in (1, 2))
        assert note(tmp_path, ORU + "OBR|1||A1\r" + body).text == "line 1\nline 2"


class TestEscapes:
    @pytest.mark.parametrize(
        ("escaped", "text"),
        [
            ("\\XC2B5\\L", "µL"),
            ("\\XC2\\\\XB5\\L", "µL"),
            ("\\XB5\\L", "µL"),
            ("a\\X0D\\\\X0A\\b", "a\nb"),
            ("\\E\\F\\E\\", "\\F\\"),
            ("\\E\\.br\\E\\", "\\.br\\"),
            ("L3\\F\\4\\R\\5\\T\\", "L3|4~5&"),
            ("\\H\\bold\\N\\\\.br\\next", "bold\nnext"),
            ("C:\\temp", "C:\\temp"),
        ],
    )
    def test_escapes(self, escaped: str, text: str) -> None:
        assert unescape(escaped) == text

    def test_a_null_is_no_text(self, tmp_path: Path) -> None:
        (item,) = read(tmp_path, MDM + TXA + 'OBX|1|TX|||""||||||F\r')
        assert isinstance(item, BadItem)
        assert item.kind == "empty"

    @pytest.mark.parametrize(
        ("delimiters", "escape"),
        [("$+~@&", "@"), ("|:!\\&", "\\"), ("|^~\\&#", "\\"), ("|^~", "\\"), ("#^~\\&", "\\")],
    )
    def test_other_delimiters(self, delimiters: str, escape: str, tmp_path: Path) -> None:
        fields, component, repeat = delimiters[0], delimiters[1], delimiters[2]
        table = str.maketrans({"|": fields, "^": component, "~": repeat})
        lines = [one.translate(table) for one in (MDM[9:] + TXA).split("\r")]
        text = (
            f"L3{repeat}no CSF, 5 %, {escape}S{escape} {escape}F{escape} {escape}.br{escape}5^6" if component != "^" else f"L3{repeat}5^6"
        )
        body = f"MSH{delimiters}{fields}" + "\r".join(lines) + fields.join(["OBX", "1", "TX", "", "", text, *[""] * 5, "F"])
        item = note(tmp_path, body)
        assert (item.note_id, item.columns["MSH-9"]) == ("D1", "MDM^T02")
        assert item.text == (f"L3\nno CSF, 5 %, {component} {fields} \n5^6" if component != "^" else "L3\n5^6")


ADDED = "\n\nADDENDUM:\n"


def mdm(event: str, when: str, text: str, own: str = "D1", parent: str = "") -> str:
    head = HEAD.format(f"MDM^{event}").replace("202602031200", when)
    return f"{head}TXA|1|OP|TX|||||||||{own}|{parent}\rOBX|1|TX|||{text}||||||F\r"


def oru(*orders: tuple[str, str]) -> str:
    return ORU + "".join(
        f"OBR|{n}||A1|{service}{'|' * 21}{state}\rOBX|1|TX|||{service} told.||||||F\r" for n, (service, state) in enumerate(orders, 1)
    )


class TestWhatHolds:
    @pytest.mark.parametrize(
        ("messages", "texts"),
        [
            ([mdm("T02", "1", "old"), mdm("T08", "2", "new")], ["new"]),
            ([mdm("T08", "2", "new"), mdm("T02", "1", "old")], ["new"]),
            ([mdm("T08", "3", "newest"), mdm("T08", "2", "new"), mdm("T02", "1", "old")], ["newest"]),
            ([mdm("T08", "", "new"), mdm("T08", "", "newest")], ["newest"]),
            ([mdm("T02", "1", "old"), mdm("T04", "2", "signed"), mdm("T02", "1", "other", "D2")], ["signed", "other"]),
            ([mdm("T02", "1", "old"), mdm("T10", "2", "new", "D2", "D1")], ["new"]),
            ([mdm("T02", "1", "old"), mdm("T08", "2", "new"), mdm("T11", "3", "x")], []),
            ([mdm("T02", "1", "one"), mdm("T02", "1", "again")], ["one", "again"]),
            ([mdm("T02", "1", "L3"), mdm("T06", "2", "Addendum: L4", "D2", "D1")], ["L3\n\nAddendum: L4"]),
            (
                [mdm("T06", "3", "L5", "D3", "D1"), mdm("T06", "2", "L4", "D2", "D1"), mdm("T02", "1", "L3")],
                ["L3" + ADDED + "L4" + ADDED + "L5"],
            ),
            (
                [mdm("T02", "1", "L3"), mdm("T06", "2", "L4", "D2", "D1"), mdm("T06", "3", "L5", "D3", "D2")],
                ["L3" + ADDED + "L4" + ADDED + "L5"],
            ),
            ([mdm("T02", "1", "L3"), mdm("T06", "2", "L4", "D2", "D1"), mdm("T08", "3", "L5", "D2", "D1")], ["L3" + ADDED + "L5"]),
            ([mdm("T02", "1", "L3"), mdm("T05", "2", "", "D2", "D1"), mdm("T06", "3", "L4", "D2", "D1")], ["L3" + ADDED + "L4"]),
            ([mdm("T02", "1", "L3"), mdm("T06", "2", "L4", "D2", "D1"), mdm("T11", "3", "x", "D2", "D1")], ["L3"]),
            (
                [mdm("T06", "3", "L5", "D3", "D2"), mdm("T06", "2", "L4", "D2", "D1"), mdm("T02", "1", "x", "D9")],
                ["x", "L4" + ADDED + "L5"],
            ),
            ([mdm("T06", "2", "L4", "D2", "D1")], ["L4"]),
            (
                [mdm("T02", "1", "L3"), mdm("T06", "2", "L4", "D2", "D1"), mdm("T06", "2", "L5", "D2", "D1")],
                ["L3" + ADDED + "L4" + ADDED + "L5"],
            ),
            ([mdm("T02", "1", "L3"), mdm("T06", "2", "L4", "D2", "D1"), mdm("T06", "2", "L4", "D2", "D1")], ["L3" + ADDED + "L4"]),
            ([mdm("T02", "1", "L3"), mdm("T06", "2", "L4", "D2", "D1"), mdm("T11", "3", "x")], []),
            ([mdm("T06", "2", "L4", "D2", "D1"), mdm("T06", "2", "L5", "D1", "D2")], ["L4" + ADDED + "L5"]),
            ([oru(("LP", "F"), ("CT", "X"))], ["LP told."]),
            ([oru(("LP", "F"), ("CT", "F")), oru(("LP", "F"), ("CT", "X"))], ["LP told.", "LP told."]),
            ([oru(("LP", "F")), oru(("LP", "X"))], []),
            ([oru(("LP", "F")), oru(("", "X"))], []),
            ([oru(("LP", "F"), ("CT", "F")), oru(("LP", "C"))], ["CT told.", "LP told."]),
        ],
    )
    def test_the_newest_text_is_reviewed_and_nothing_that_was_taken_back(
        self, messages: list[str], texts: list[str], tmp_path: Path
    ) -> None:
        for number, message in enumerate(messages):
            (tmp_path / f"{number}.hl7").write_text(message)
        items = list(Intake([tmp_path], None, Fields(), "*", 1000).items())
        assert [one.text for one in items if isinstance(one, Item)] == texts
        assert {one.kind for one in items if isinstance(one, BadItem)} <= {"withdrawn"}

    def test_the_text_that_is_reviewed_has_the_plain_id(self, tmp_path: Path) -> None:
        (tmp_path / "a.hl7").write_text(mdm("T02", "1", "old") + mdm("T08", "2", "older") + mdm("T08", "3", "new"))
        items = list(Intake([tmp_path], None, Fields(), "*", 1000).items())
        assert [(one.note_id, isinstance(one, Item)) for one in items] == [
            ("D1#replaced", False),
            ("D1#replaced#2", False),
            ("D1", True),
        ]

    def test_the_parent_is_a_column(self, tmp_path: Path) -> None:
        assert note(tmp_path, mdm("T02", "1", "x", parent="D0")).columns["TXA-13"] == "D0"

    def test_addenda_are_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.hl7").write_text(mdm("T06", "2", "L4", "D2", "D1") + mdm("T02", "1", "L3"))
        intake = Intake([tmp_path], None, Fields(), "*", 1000)
        (item,) = intake.items()
        assert isinstance(item, Item)
        assert (item.note_id, item.columns["addenda"]) == ("D1", "D2")
        assert intake.skipped == {"addenda reviewed with their notes": 1}

    def test_a_note_whose_addendum_cannot_be_read_is_an_error(self, tmp_path: Path) -> None:
        (tmp_path / "a.hl7").write_text(mdm("T05", "2", "", "D2", "D1") + mdm("T02", "1", "L3"))
        (item,) = Intake([tmp_path], None, Fields(), "*", 1000).items()
        assert isinstance(item, BadItem)
        assert (item.note_id, item.kind) == ("D1", "unsupported")
        assert "message 1, cannot be read (empty)" in item.message
