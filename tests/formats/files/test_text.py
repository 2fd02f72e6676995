"""Bytes to text: every encoding keeps its characters and line endings, and what is not text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.errors import EmptyNote, NoteTooLarge, UnreadableNote
from doccheck.formats.files.text import MAX_BYTES, decode

NOTE = "LP at L3\u2013L4.\r\nÖdem: none\rCSF: 12 mL\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NOTE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + NOTE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + NOTE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + NOTE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + NOTE.encode("utf-32-le"), "utf-32-le"),
        (NOTE.encode("cp1252"), "windows-1252"),
    ],
)
def test_every_encoding_keeps_characters_and_line_endings(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a")
    assert (decoded.text, decoded.encoding) == (NOTE, encoding)


def test_utf16_without_mark_is_read_where_it_is_beyond_doubt() -> None:
    text = "PROCEDURE: Lumbar puncture at L3-L4.\r\n"
    assert decode(text.encode("utf-16-le"), "a").text == text
    assert decode(text.encode("utf-16-be"), "a").encoding == "utf-16-be"


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyNote, "holds no text"),
        (b" \r\n\t ", EmptyNote, "holds no text"),
        (codecs.BOM_UTF8, EmptyNote, "holds no text"),
        (b"LP done.\0\0 CSF clear.", UnreadableNote, "NUL at byte 8"),
        (codecs.BOM_UTF16_LE + "LP\0".encode("utf-16-le"), UnreadableNote, "NUL at character 2"),
        (codecs.BOM_UTF16_LE + b"L\0P", UnreadableNote, "not valid utf-16-le"),
        (b"%PDF-1.7 \n1 0 obj", UnreadableNote, "a PDF"),
        (b"PK\x03\x04word", UnreadableNote, "office document"),
        (bytes(range(1, 32)) * 4, UnreadableNote, "control characters"),
        (b"LP \x81\x8d caf\xe9 done", UnreadableNote, "not valid UTF-8 at byte 3"),
        (b"x" * (MAX_BYTES + 1), NoteTooLarge, "more than the limit"),
    ],
)
def test_what_is_no_note_is_refused(data: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        decode(data, "a")


@pytest.mark.parametrize(
    ("data", "declared", "text"),
    [
        (b"25\xf8", "ibm850", "25°"),
        (b"\xb3\xf3d", "ISO-8859-2", "łód"),
        (b"25\xb0 \x93x\x94", "iso-8859-1", "25° “x”"),
        (b"25\xb0", "utf-8", "25°"),
        ("25°".encode(), "ibm850", "25°"),
    ],
)
def test_the_encoding_that_a_sender_names_is_used_where_it_is_not_utf8(data: bytes, declared: str, text: str) -> None:
    assert decode(data, "a", declared=declared).text == text


@pytest.mark.parametrize("declared", ["no-such", "rot13", "euc-jp"])
def test_an_encoding_that_does_not_fit_is_told(declared: str) -> None:
    with pytest.raises(UnreadableNote, match="not in the encoding that it names") as told:
        decode(b"QZXJW \xff", "a", declared=declared)
    assert "QZXJW" not in str(told.value)


def test_a_named_encoding_is_used_and_no_other() -> None:
    assert decode("Ödem".encode("cp437"), "a", "cp437").text == "Ödem"
    assert decode(codecs.BOM_UTF8 + b"LP", "a", "UTF-8").text == "LP"
    with pytest.raises(UnreadableNote, match="not valid ascii at byte 0"):
        decode("Ödem".encode(), "a", "ascii")


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_typed_error_that_quotes_nothing(data: bytes) -> None:
    marker = b"QZXJW"
    told = ""
    try:
        assert decode(marker + data, "a").text.strip()
    except (EmptyNote, UnreadableNote, NoteTooLarge) as error:
        told = str(error)
    assert "QZXJW" not in told


@given(st.text(alphabet=st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_round_trip(text: str) -> None:
    data = text.encode()
    if not data.startswith((codecs.BOM_UTF8, b"%PDF")):
        assert decode(data, "a").text == text
