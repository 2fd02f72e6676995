"""RTF: all that a reader of the document sees, nothing that is hidden, and no correction passed over."""

from __future__ import annotations

import pytest

from doccheck.errors import UnreadableNote, UnsupportedNote
from doccheck.formats.documents.attachments import to_text

BOX = r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres%s\ffdefres%s}}}{\fldrslt}}"


def text_of(body: str) -> str:
    text, converted = to_text(b"{\\rtf1\\ansi " + body.encode("cp1252") + b"}", "a", None)
    assert converted
    return text


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"{\header Head\par}Level L3-L4{\footer Addendum}", ["Head", "Level L3-L4", "Addendum"]),
        (r"No complications{\footnote but a headache} today", ["No complications", "but a headache", "today"]),
        (r"{\object\objemb{\*\objclass Word.Document}{\*\objdata 0102}{\result 8 mL}} clear", ["8 mL clear"]),
        (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv 12}}{\shptxt \pard boxed\par}{\shprslt{\*\do{\dptxbxtext boxed}}}}}b", ["a", "boxed", "b"]),
        (r"{\pict\bin5 }{}ab}{\b}clear", ["clear"]),
    ],
)
def test_what_stands_beside_the_text_is_part_of_it(body: str, lines: list[str]) -> None:
    assert [" ".join(line.split()) for line in text_of(body).splitlines() if line.strip()] == lines


@pytest.mark.parametrize(("res", "default", "box"), [("1", "0", "[x]"), ("0", "1", "[ ]"), ("25", "1", "[x]"), ("25", "0", "[ ]")])
def test_boxes_of_a_form_show_their_state(res: str, default: str, box: str) -> None:
    assert text_of(BOX % (res, default) + "Hematoma") == f"{box} Hematoma"


@pytest.mark.parametrize("hidden", [r"{\v failed\'e9\u233 ?}", r"\v failed\v0 ", r"{\v failed\plain}", r"{\v {\b failed}}"])
def test_hidden_text_is_left_out(hidden: str) -> None:
    assert text_of(rf"Needle {hidden}at L3-L4").split() == ["Needle", "at", "L3-L4"]


@pytest.mark.parametrize(
    "struck", [r"{\strike L3-L4}", r"\striked1 L3\striked0 ", r"{\deleted\b failed}", r"{\*\atnid J}{\*\annotation{\*\atndate 1}wrong}"]
)
def test_a_correction_is_for_a_person(struck: str) -> None:
    with pytest.raises(UnsupportedNote, match="struck out, deleted or a comment") as told:
        text_of(f"Needle {struck} at L4-L5")
    assert "L3" not in str(told.value)


@pytest.mark.parametrize("body", [r"{\stylesheet{\s1\strike Old;}}LP", r"\strike \strike0 LP", r"{\strike\par}LP", r"\strike\plain LP"])
def test_what_only_could_strike_is_no_correction(body: str) -> None:
    assert text_of(body).strip() == "LP"


@pytest.mark.parametrize("data", [b"{\\rtf1 LP done", b"{\\rtf1 LP {\\b done}", b"{\\rtf1 LP\\", b"{\\rtf1 {\\pict\\bin99 ab}} LP}"])
def test_a_document_that_is_cut_short_is_told(data: bytes) -> None:
    with pytest.raises(UnreadableNote, match="cut short"):
        to_text(data, "a", None)


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf{\\rtf1 25\xc2\xb0}",
        "{\\rtf1 25°}".encode("utf-16"),
        "{\\rtf1 25°}".encode(),
        b"{\\rtf1\\ansicpg1252 25\xb0}\0\0\r\n",
        b"\r\n {\\rtf1\\ansicpg1250 25\\'b0}",
        b"{\\rtf1\\ansicpg99999 25\xb0}",
    ],
)
def test_every_encoding_of_a_document(data: bytes) -> None:
    assert to_text(data, "a", "text/plain") == ("25°", True)


def test_several_documents_and_the_text_beside_them() -> None:
    assert to_text(b"Report\n{\\rtf1 one\\par}\n{\\rtf1 two}\nVolume: 8 mL", "a", None) == ("Report\none\ntwo\nVolume: 8 mL", True)


def test_plain_text_that_is_called_rtf_keeps_its_lines() -> None:
    assert to_text(b"one\ntwo", "a", "text/rtf") == ("one\ntwo", False)
