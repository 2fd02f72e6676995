"""What is no note is an error, whichever field it stands in; `check` takes plain text alone."""

from __future__ import annotations

import base64

import pytest

from doccheck.errors import DoccheckError, UnreadableNote
from doccheck.formats.documents.attachments import plain, shown, to_text

CDA = '<ClinicalDocument xmlns="urn:hl7-org:v3"><text>LP at L3-L4</text></ClinicalDocument>'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("NULL", "empty"),
        (" \\N\n", "empty"),
        ("%PDF-1.4 x", "unreadable"),
        (base64.b64encode(b"Diagnostic LP.\nNo complications.").decode(), "unreadable"),
        (base64.encodebytes(b"%PDF-1.4" + bytes(range(200))).decode(), "unreadable"),
        ("UEsDBBQABg", "unreadable"),
        ('<?xml version="1.0"?>' + CDA, "unsupported"),
        (CDA, "unsupported"),
        ("<!-- x --><note><level>L3-L4</level></note>", "unsupported"),
        ("\ufeff<?xml version='1.0'?><!DOCTYPE note [<!ENTITY a 'b'>]><note/>", "unsupported"),
        ("MIME-Version: 1.0\nContent-Type: text/html\n\n<html>Diagnostic=20LP</html>", "unsupported"),
        ("From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nLP", "unsupported"),
        ("%!PS-Adobe LP", "unsupported"),
    ],
)
def test_what_is_no_note(text: str, kind: str) -> None:
    for read in (lambda: shown(text, "a"), lambda: to_text(text.encode(), "a", None), lambda: plain(text.encode(), "a")):
        with pytest.raises(DoccheckError) as told:
            read()
        assert told.value.kind == kind
        assert "L3" not in str(told.value)


@pytest.mark.parametrize(
    "text", ["LP", "Nullified.", "Lumbarpuncture", "PATIENTNAME", "<NAME> had a tap", "MIME-Version: of what?", "XML note"]
)
def test_short_and_odd_notes_stay(text: str) -> None:
    assert shown(text, "a") == (text, False)


@pytest.mark.parametrize("data", [b"{\\rtf1 LP}", b"<html><body>LP</body></html>", "<p>LP</p>".encode("utf-16"), b"LP<br>L3-L4"])
def test_plain_files_are_not_converted_unasked(data: bytes) -> None:
    with pytest.raises(UnreadableNote, match="doccheck batch"):
        plain(data, "a")


def test_a_type_of_text_is_found_out_by_content() -> None:
    assert to_text(b"<p>LP</p>", "a", "text/plain") == ("LP", True)
    assert to_text(b"LP &amp; drain", "a", "text/html") == ("LP & drain", True)
    assert to_text(b"25\xf8", "a", "text/plain; charset=ibm850") == ("25°", False)
    with pytest.raises(UnreadableNote, match="application/hl7-v3"):
        to_text(CDA.encode(), "a", "application/hl7-v3+xml")
