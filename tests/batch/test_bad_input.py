"""Bad input of every kind: each note is a review or an error record, or the run ends with a clear error; never a traceback, never a loss."""

from __future__ import annotations

import gzip
import json
import os
import socket
from pathlib import Path

import pytest

from tests.batch.inputs import GOOD, HL7, MARK, NOTE, Make, checked, doc, in_folder, line, parquet, put, resource, table, zstd

pytestmark = pytest.mark.usefixtures("in_process")


def fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def listening(folder: Path) -> Path:
    where = os.getcwd()
    os.chdir(folder)  # the path of a socket has to be short
    try:
        socket.socket(socket.AF_UNIX).bind("s.txt")
    finally:
        os.chdir(where)
    return folder / "s.txt"


def with_loop(folder: Path) -> Path:
    put("a.txt", NOTE)(folder)
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder, target_is_directory=True)
    return folder


CASES: dict[str, tuple[Make, int, list[str]]] = {
    # name: (input, reviews, kinds of errors)
    "no such path": (lambda folder: folder / "gone.csv", 0, ["unreadable"]),
    "a path that no system takes": (lambda folder: folder / ("x" * 300), 0, ["unreadable"]),
    "a path with a NUL": (lambda folder: Path("a\0b"), 0, ["unreadable"]),
    "an empty folder": (in_folder(), 0, ["unreadable"]),
    "a pipe": (fifo, 0, ["unreadable"]),
    "a socket in a folder": (in_folder(listening, put("a.txt", NOTE)), 1, ["unreadable"]),
    "a link that leads nowhere": (in_folder(lambda f: (f / "a.txt").symlink_to("gone"), put("b.txt", NOTE)), 1, ["unreadable"]),
    "a link to itself": (in_folder(lambda f: (f / "a.txt").symlink_to("a.txt"), put("b.txt", NOTE)), 1, ["unreadable"]),
    "a loop of folders": (in_folder(with_loop), 1, []),
    "a folder named like a file": (in_folder(lambda f: (f / "x.txt").mkdir(), put("x.txt/a.txt", NOTE)), 1, []),
    "a file name that is not UTF-8": (in_folder(lambda f: Path(os.fsdecode(bytes(f) + b"/caf\xe9.txt")).write_text(NOTE)), 1, []),
    "an empty text file": (put("a.txt", b""), 0, ["empty"]),
    "a blank text file": (put("a.txt", b" \r\n\t"), 0, ["empty"]),
    "an empty table": (put("a.csv", b""), 0, ["unreadable"]),
    "a table of column names only": (put("a.csv", "note_id,text\n"), 0, ["empty"]),
    "FHIR without a document": (
        put("a.json", '{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient"}}]}'),
        0,
        ["empty"],
    ),
    "an empty JSON lines file": (put("a.jsonl", b""), 0, ["empty"]),
    "NUL bytes in a text file": (put("a.txt", NOTE + "\0"), 0, ["unreadable"]),
    "NUL bytes in one row": (put("a.csv", table([("1", NOTE), ("2", NOTE + "\0"), ("3", NOTE)])), 2, ["unreadable"]),
    "NUL escaped in JSON": (put("a.jsonl", line("1", NOTE + "\0") + line("2")), 1, ["unreadable"]),
    "a PDF": (put("a.txt", b"%PDF-1.7 x"), 0, ["unreadable"]),
    "an office document": (put("a.txt", b"PK\x03\x04xxxx"), 0, ["unreadable"]),
    "cells that hold no note": (
        put("a.csv", table([("1", "NULL"), ("2", NOTE), ("3", "%PDF-1.7"), ("4", "JVBERi0xLjQK")])),
        1,
        ["empty"] + 2 * ["unreadable"],
    ),
    "cells with RTF and HTML": (
        put("a.csv", table([("1", "{\\rtf1 " + NOTE + "}"), ("2", f"<p>{NOTE}</p>"), ("3", "{\\rtf1 LP")])),
        2,
        ["unreadable"],
    ),
    "an XML document": (put("a.xml", f"<?xml version='1.0'?><note>{NOTE}</note>"), 0, ["unsupported"]),
    "a web archive": (put("a.mht", f"MIME-Version: 1.0\nContent-Type: text/html\n\n{NOTE}"), 0, ["unsupported"]),
    "struck text": (put("a.html", f"<p>{NOTE}<del>Headache.</del></p>"), 0, ["unsupported"]),
    "a damaged RTF document": (put("a.rtf", b"{\\rtf1\\ansi {\\fonttbl"), 0, ["unreadable"]),
    "HTML that shows nothing": (put("a.html", f"<html><script>{MARK}</script></html>"), 0, ["unreadable"]),
    "a byte order mark": (put("a.csv", b"\xef\xbb\xbf" + table(GOOD).encode()), 2, []),
    "a byte order mark before JSON": (put("a.jsonl", b"\xef\xbb\xbf" + line().encode()), 1, []),
    "a byte order mark before HL7": (put("a.hl7", b"\xef\xbb\xbf" + HL7.format(1).encode()), 1, []),
    "a table in UTF-16": (put("a.csv", table(GOOD).encode("utf-16")), 2, []),
    "JSON lines in UTF-16": (put("a.jsonl", (line("1") + line("2")).encode("utf-16")), 2, []),
    "HL7 in UTF-16": (put("a.hl7", (HL7.format(1) + HL7.format(2)).encode("utf-16")), 2, []),
    "FHIR in UTF-16": (put("a.json", doc().encode("utf-16")), 1, []),
    "UTF-16 without a mark": (put("a.csv", table(GOOD).encode("utf-16-le")), 0, ["unreadable"]),
    "UTF-16 cut within a character": (put("a.jsonl", (line("1") + line("2")).encode("utf-16")[:-1]), 0, ["unreadable"]),
    "a mark of UTF-16 before other bytes": (put("a.txt", b"\xff\xfe\x00\xd8" + NOTE.encode("utf-16-le")), 0, ["unreadable"]),
    "mixed encodings in a table": (put("a.csv", table(GOOD).encode() + b'3,"caf\xe9"\n'), 3, []),
    "mixed encodings in JSON lines": (put("a.jsonl", line("1").encode() + b'{"text": "caf\xe9"}\n'), 1, ["malformed"]),
    "half a character in JSON": (put("a.jsonl", '{"note_id": "1", "text": "LP \\ud800"}\n' + line("2\ud800")), 1, ["unreadable"]),
    "quotes never closed": (put("a.csv", f'note_id,text\n1,"{MARK}\n2,{MARK}\n3,{MARK}\n'), 2, ["malformed"]),
    "a quote within a cell": (put("a.csv", f'note_id,text\n1,"a "{MARK}" b"\n2,x\n'), 1, ["malformed"]),
    "rows with too many and too few cells": (put("a.csv", f"note_id,text\n1,{MARK},c\n2\n3,x\n"), 1, ["malformed", "malformed"]),
    "two columns that could be the text": (put("a.csv", f"note_id,text,text\n1,{MARK},b\n"), 0, ["usage"]),
    "a table without its line of names": (put("a.csv", f"{MARK} Ann,tap\n{MARK},x\n"), 0, ["usage"]),
    "no column with the text": (put("a.csv", f"note_id,x\n1,{MARK}\n"), 0, ["usage"]),
    "an id used twice": (put("a.csv", table([("1", NOTE), ("1", NOTE)])), 2, []),
    "ids missing": (put("a.csv", table([("", NOTE), (" ", NOTE)])), 2, []),
    "no column with the id": (put("a.csv", f'text,ward\n"{NOTE}",5E\n'), 1, []),
    "a note without text": (put("a.csv", table([("1", ""), ("2", NOTE)])), 1, ["empty"]),
    "a note over the limit": (put("a.csv", table([("1", f"{MARK} " * 3000), ("2", NOTE)])), 1, ["too_large"]),
    "a line that is no JSON": (put("a.jsonl", line("1") + "{" + MARK + "\n" + "[1]\n" + line("2")), 2, ["malformed", "malformed"]),
    "a line cut short": (put("a.jsonl", line("1") + line("2")[:40]), 1, ["malformed"]),
    "a line without text": (put("a.jsonl", line("1") + '{"note_id": "2"}\n' + line("3")), 2, ["usage"]),
    "text that is no text": (
        put("a.jsonl", line("1", {"a": MARK}) + line("2", 7) + line("3", None)),
        0,
        ["malformed", "malformed", "empty"],
    ),
    "JSON nested without end": (put("a.jsonl", line("1") + "[" * 200_000 + "\n"), 1, ["malformed"]),
    "a list of objects": (put("a.json", json.dumps([{"note_id": "1", "text": NOTE}, 7], indent=1)), 1, ["malformed"]),
    "an indented object": (put("a.json", json.dumps({"note_id": "1", "text": NOTE}, indent=1)), 1, []),
    "a list that is cut": (put("a.json", json.dumps([{"note_id": "1", "text": NOTE}], indent=1)[:-5]), 0, ["malformed"]),
    "gzip cut short": (put("a.csv.gz", gzip.compress(table(GOOD).encode())[:-12]), 1, ["unreadable"]),
    "gzip with nothing in it": (put("a.csv.gz", gzip.compress(b"")[:12]), 0, ["unreadable"]),
    "gzip of gzip": (put("a.gz", gzip.compress(gzip.compress(b"x"))), 0, ["unreadable"]),
    "Zstandard after a frame that is passed over": (zstd(table(GOOD).encode(), before=b"\x50\x2a\x4d\x18\x04\0\0\0size"), 2, []),
    "Zstandard cut short": (zstd(table(GOOD).encode(), cut=4), 0, ["unreadable"]),
    "Zstandard damaged": (zstd(table(GOOD * 40).encode(), spoil=True), 0, ["unreadable"]),
    "Parquet without the column": (parquet({"k": [1]}), 0, ["usage"]),
    "Parquet cut short": (parquet({"note_id": ["1"], "text": [NOTE]}, cut=9), 0, ["unreadable"]),
    "Parquet in name only": (put("a.parquet", b"PAR1" + b"x" * 40), 0, ["unreadable"]),
    "Parquet with nulls and bytes": (
        parquet({"note_id": ["1", None, "3"], "text": [NOTE.encode(), None, b"\0\1"]}),
        1,
        ["empty", "unreadable"],
    ),
    "Parquet with numbers for text": (parquet({"note_id": ["1"], "text": [7]}), 0, ["malformed"]),
    "Parquet with a day that Python cannot hold": (
        parquet({"text": [NOTE], "day": lambda pa: pa.array([9_000_000], pa.int32()).cast(pa.date32())}),
        1,
        [],
    ),
    "HL7 without OBX": (put("a.hl7", HL7.format(1).split("OBX")[0] + HL7.format(2)), 1, ["empty"]),
    "HL7 of another type": (put("a.hl7", HL7.format(1).replace("MDM^T02", "ADT^A01") + HL7.format(2)), 1, ["unsupported"]),
    "HL7 with a picture": (put("a.hl7", HL7.format(1).replace("|TX|||", "|ED|||")), 0, ["empty"]),
    "HL7 with a broken header": (put("a.hl7", "MSH|\r" + HL7.format(2)), 1, ["malformed"]),
    "HL7 with segments of nothing": (put("a.hl7", HL7.format(1) + "OBX\rOBX|\r"), 1, []),
    "FHIR with a link only": (put("a.json", doc(data=None, url="Binary/1")), 0, ["unsupported"]),
    "FHIR with a PDF": (put("a.json", doc(contentType="application/pdf")), 0, ["unreadable"]),
    "FHIR with bad base64": (put("a.json", doc(data="***")), 0, ["malformed"]),
    "FHIR with a field of another form": (put("a.json", json.dumps({"resourceType": "DocumentReference", "content": 7})), 0, ["malformed"]),
    "FHIR with entries that are none": (
        put("a.json", json.dumps({"resourceType": "Bundle", "entry": [7, {}, {"resource": resource()}]})),
        1,
        ["malformed", "malformed"],
    ),
    "FHIR with entries that are no list": (put("a.json", json.dumps({"resourceType": "Bundle", "entry": {"a": 1}})), 0, ["malformed"]),
    "FHIR lines of which one is bad": (put("a.ndjson", doc() + "\n{" + MARK + "\n" + doc() + "\n"), 2, ["malformed"]),
    "FHIR cut short": (put("a.json", doc()[:-9]), 0, ["malformed"]),
    "FHIR lines of which the first is bad": (put("a.json", "{" + MARK + "\n" + doc() + "\n" + doc() + "\n"), 2, ["malformed"]),
    "FHIR lines of which the first is blank": (put("a.json", "\n" + doc() + "\n"), 1, []),
    "JSON lines of which the first is bad": (put("a.json", "{" + MARK + "\n" + line("1") + line("2")), 2, ["malformed"]),
    "JSON lines in a text file of which the first is bad": (put("a.txt", line()[:-9] + "\n" + line("2")), 1, ["malformed"]),
    "JSON that says nothing": (put("a.json", "null"), 0, ["malformed"]),
    "rows that look like labels": (
        put("a.jsonl", line("1") + json.dumps({"note_id": "2", "procedure": "LP", "disposition": "home", "note_body": NOTE}) + "\n"),
        1,
        ["usage"],
    ),
}


def spoilt_gzip() -> bytes:
    data = bytearray(gzip.compress(b"note_id,text\n" + b"".join(b"%d,%s\n" % (i, os.urandom(60).hex().encode()) for i in range(4000))))
    data[len(data) // 2 : len(data) // 2 + 64] = b"\xff" * 64
    return bytes(data)


@pytest.mark.parametrize("case", CASES)
def test_every_note_is_accounted_for(case: str, tmp_path: Path) -> None:
    make, good, kinds = CASES[case]
    _, reviews, errors = checked([make(tmp_path)], tmp_path / "out")
    assert [e["error"]["kind"] for e in errors] == kinds, [e["error"]["message"] for e in errors]
    assert len(reviews) == good


def test_the_error_in_the_docs_is_one_that_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parents[2] / "docs" / "batch.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    put("export.csv", table([(str(n), "" if n == 7 else NOTE) for n in range(1, 9)]))(Path())
    checked([Path("export.csv")], tmp_path / "out")
    (told,) = (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert told in page.splitlines()


def test_gzip_spoilt_in_its_middle(tmp_path: Path) -> None:
    _, reviews, errors = checked([put("a.csv.gz", spoilt_gzip())(tmp_path)], tmp_path / "out")
    assert 0 < len(reviews) < 4000
    assert errors[-1]["error"]["kind"] == "unreadable"
