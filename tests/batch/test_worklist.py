"""The worklist: a reviewer can write the query, and an analyst mend the claim, from a line alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from doccheck import Note, Reviewer
from doccheck.batch.worklist import COLUMNS, row_of
from doccheck.formats.items import Item
from doccheck.review import Element, Flag, Review, Span, Step

TAP_TEST = "Lumbar puncture, tap test for suspected NPH. Needle at L3-L4 by palpation, 30 mL removed. No complications. Lie flat 1 h."
FAILED = (
    "LP for headache. Tried by palpation at L4-L5 and then at L3-L4, no CSF obtained, procedure abandoned. No complications. Lie flat 1 h."
)


def line(review: Review, reviewer: Reviewer, *billed: str) -> dict[str, str]:
    cells = row_of(review, Item(review.note_id, "", "in.csv line 2", billed_codes=billed), reviewer.patterns)
    return dict(zip(COLUMNS, cells, strict=True))


def read(text: str, reviewer: Reviewer, *billed: str) -> dict[str, str]:
    return line(reviewer.review(Note(id="a", text=text)), reviewer, *billed)


def made(**changed: object) -> Review:
    fields: dict[str, object] = {
        "note_id": "a",
        "procedure": "spinal_puncture",
        "outcome": "completed",
        "purpose": "diagnostic",
        "code": "62270",
        "disposition": "query",
        "doccheck_version": "0",
        "patterns_version": "0",
    }
    return Review.model_validate(fields | changed)


def spans(*told: tuple[str, str]) -> list[Span]:
    return [Span(start=0, end=len(text), text=text, section=section) for text, section in told]


def test_a_tap_test_says_in_words_why_it_is_a_query(reviewer: Reviewer) -> None:
    row = read(TAP_TEST, reviewer, "62270")
    assert row["disposition"] == "query"
    assert "DC302 check: CSF was removed to see whether symptoms improve" in row["why"]
    assert "DC302: tap test" in row["evidence"]
    assert row["billed_differs"] == "alternative"
    assert "DC302" in row["check_flags"].split()
    assert row["hold_flags"] == ""


def test_a_failed_puncture_shows_the_levels_tried_and_its_modifier(reviewer: Reviewer) -> None:
    row = read(FAILED, reviewer)
    assert "puncture_site: attempted: L4-L5, L3-L4" in row["documented"]
    assert row["related"].startswith("modifier 53 (or 52): ")
    assert "DC304 check: No CSF was reached" in row["why"]
    assert "DC304: no CSF obtained" in row["evidence"]


def test_a_conflict_shows_both_sides_with_their_sections(reviewer: Reviewer) -> None:
    proof = spans(("L3-L4", "TECHNIQUE"), ("L4-L5", "IMPRESSION"), ("L3-L4", "TECHNIQUE"))
    review = made(elements={"puncture_site": Element(status="conflicting", value=["L3-L4", "L4-L5"], evidence=proof)})
    assert line(review, reviewer)["evidence"] == "puncture_site: L3-L4 [TECHNIQUE] | L4-L5 [IMPRESSION]"


def test_long_evidence_is_cut_and_told_to_be(reviewer: Reviewer) -> None:
    proof = spans(("word " * 40, ""), *((f"L{n}-L{n + 1}", "") for n in range(20)))
    shown = line(made(elements={"puncture_site": Element(status="unclear", evidence=proof)}), reviewer)["evidence"]
    assert len(shown) < 200
    assert "word…" in shown
    assert shown.endswith("| …")


def test_flags_are_told_apart_by_severity_holds_first(reviewer: Reviewer) -> None:
    flags = [
        Flag(code="DC111", severity="info", message="No position."),
        Flag(code="DC304", severity="check", message="Stopped."),
        Flag(code="DC103", severity="hold", message="No level.", element="puncture_site"),
    ]
    row = line(made(flags=flags), reviewer)
    assert (row["hold_flags"], row["check_flags"], row["info_flags"]) == ("DC103", "DC304", "DC111")
    assert row["why"] == "DC103 hold: No level. DC304 check: Stopped."
    assert (row["flags"], row["holds"]) == ("DC111 DC304 DC103", "1")


def test_a_note_without_a_code_says_why(reviewer: Reviewer) -> None:
    assert read("Clinic visit. Migraine.", reviewer)["why"].startswith("DC506 info: No procedure is recorded here")
    steps = [Step(step="outcome", fact="not_performed", because="called off before any needle")]
    none = made(code=None, disposition="out_of_scope", outcome="not_performed", purpose=None, rationale=steps)
    assert line(none, reviewer)["why"] == "outcome not_performed: called off before any needle."


def test_a_claim_without_support_stands_in_the_line(reviewer: Reviewer) -> None:
    row = read("Clinic visit. Migraine.", reviewer, "99213", "62270")
    assert (row["suggested_code"], row["billed_differs"], row["also_billed"]) == ("", "yes", "99213 62270")
    assert row["billed_why"] == "62270 billed: the note records no puncture that this code reports"


def test_an_id_stands_as_it_is_and_once_more_as_a_spreadsheet_keeps_it(reviewer: Reviewer) -> None:
    row = line(made(note_id="0012"), reviewer)
    assert (row["note_id"], row["note"], COLUMNS[-1]) == ("0012", "note 0012", "note")


@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_is_documented(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "batch.md").read_text(encoding="utf-8")
    assert f"`{name}`" in page.partition("### The worklist")[2].partition("\n#")[0]
