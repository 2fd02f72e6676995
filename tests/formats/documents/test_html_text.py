"""HTML: what a browser shows, what is filled in and ticked; nothing that is hidden, and no correction passed over."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.errors import DoccheckError, UnreadableNote, UnsupportedNote
from doccheck.formats.documents.attachments import shown, to_text

PAGE = "<html><head><title>x</title></head><body><p>Level L3-L4.</p><p>Volume 8 mL</p></body></html>"


def text_of(source: str) -> str:
    text, converted = shown(source, "a")
    assert converted
    return text


@pytest.mark.parametrize(
    "source",
    [
        PAGE,
        "<!--" + "x" * 3000 + "-->" + PAGE,
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n' + PAGE,
        "<HEAD><TITLE>x</TITLE></HEAD><BODY>Level L3-L4.<P>Volume 8 mL</BODY>",
        "<head><title>x</title><body>Level L3-L4.<p>Volume 8 mL",
        "<b>Level</b> L3-L4.<br><br/>Volume 8 mL",
        "<font face=Arial>Level L3-L4.<br><br>Volume 8 mL</font>",
        "<meta charset=utf-8><p>Level L3-L4.</p>Volume 8 mL",
        "Level L3-L4.<br><br>Volume 8 mL",
        "Level L3-L4.\n\n<b>Volume</b> 8 mL",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_html_is_known_by_its_tags(source: str, encoding: str) -> None:
    text, converted = to_text(source.encode(encoding), "a", None)
    assert (" ".join(text.split()), converted) == ("Level L3-L4. Volume 8 mL", True)
    assert len(list(filter(str.strip, text.splitlines()))) == 2


@pytest.mark.parametrize("text", ["WBC <5, RBC < 10", "<PATIENT NAME> had a tap at <time>", "Seen <b at 5", "a&nbsp;b", "p<0.05 </> <3>"])
def test_what_only_looks_like_a_tag_stays(text: str) -> None:
    assert shown(text, "a") == (text, False)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<dl><dt>Complications<dd>None</dl><label>A</label>", "Complications\nNone\nA"),
        ("a<address>b</address><main>c</main><fieldset>d</fieldset><figure>e</figure><textarea>f\ng</textarea>", "a\nb\nc\nd\ne\nf\ng"),
        ("<p>Volume <input value='12 mL'> <input type=hidden value=x><input type=submit value=Send>", "Volume 12 mL"),
        ("<p><input type=checkbox checked> None <input type=radio> Headache", "[x] None [ ] Headache"),
        ("<p>Complications: <select><option>None<option selected>Hematoma</select>", "Complications: Hematoma"),
        ("<p>Complications: <select><option>None</option><option>Hematoma</select>", "Complications: [ ] None [ ] Hematoma"),
        ("<div>CSF of <PATIENT NAME>, glucose <normal range, 8 mL <br>", "CSF of <PATIENT NAME>, glucose <normal range, 8 mL <br>"),
        ("<div style='white-space: pre-wrap'>Level\nL3</div>", "Level\nL3"),
        ("Report:\nLP\n<html><body><p>Level\nL3</p></body></html>\nVolume: 8\nmL", "Report:\nLP\nLevel L3\nVolume: 8\nmL"),
        ("<p>LP<o:p></o:p><![if !x]> done<![endif]>", "LP done"),
    ],
)
def test_words_stand_apart_and_nothing_filled_in_is_lost(source: str, text: str) -> None:
    assert [" ".join(line.split()) for line in text_of(source).splitlines() if line.strip()] == text.splitlines()


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display: none'>failed<p>",
        "<span hidden>failed</span>",
        "<ul><li style='visibility:hidden'>failed<li></ul>",
        "<style>.h, p.z { display:none }</style><span class='q h'>failed</span>",
        "<!-- failed -->",
        "<template>failed</template>",
    ],
)
def test_hidden_text_is_left_out(hidden: str) -> None:
    assert text_of(f"<div>Needle {hidden} at L3-L4</div>").split() == ["Needle", "at", "L3-L4"]


def test_a_class_that_hides_only_on_paper_hides_nothing() -> None:
    assert text_of("<style>@media print { .m { display: none } }</style><p class=m>LP") == "LP"


@pytest.mark.parametrize(
    "struck",
    [
        "<del>L3-L4</del>",
        "<s><b>L3-L4</b></s>",
        "<span style='text-decoration: line-through'>L3-L4</span>",
        "<style>.k{text-decoration:line-through}</style><span class=k>L3-L4</span>",
    ],
)
def test_a_correction_is_for_a_person(struck: str) -> None:
    with pytest.raises(UnsupportedNote, match="struck out") as told:
        text_of(f"<p>Needle at {struck} L4-L5")
    assert "L3" not in str(told.value)


@pytest.mark.parametrize(
    "source", ["<p>LP<style>p{", "<p>LP <!-- done", "<p>LP<template>done", "<div>" * 600 + "LP", "<p>LP<![x[done", "<p></p>"]
)
def test_a_document_of_which_a_part_is_lost_is_told(source: str) -> None:
    with pytest.raises(UnreadableNote):
        text_of(source)


@pytest.mark.parametrize(
    "head",
    ['<meta charset="iso-8859-2">', "<meta http-equiv=content-type content='text/html; charset=ISO-8859-2'>", "<meta charset=utf-8>"],
)
def test_the_character_set_that_a_page_names(head: str) -> None:
    data = f"<html><head>{head}</head><body>Łódź</body></html>".encode("utf-8" if "utf" in head else "iso-8859-2")
    assert to_text(data, "a", None) == ("Łódź", True)


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<td",
                "=",
                "'",
                ">",
                "<!--",
                "-->",
                "<![",
                "<!",
                "<?",
                "&#",
                "x ",
                "<s",
                "</",
                "<style>",
                "<select>",
                "<option>",
            ]
        )
    )
)
def test_any_tags_give_text_or_a_typed_error(parts: list[str]) -> None:
    with suppress(DoccheckError):
        shown("<b>LP</b>" + "".join(parts), "a")
