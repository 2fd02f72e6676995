"""The reviewer: one answer for each note, in order, with true quotes, the same every time and from any thread."""

from __future__ import annotations

import pickle
import random
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import doccheck
from doccheck import Note, NoteFailure, Review, Reviewer
from doccheck.errors import EmptyNote, NoteTooLarge, UnsupportedNote
from doccheck.note import MAX_CHARACTERS
from tests.uncovered import uncovered

SAMPLES = [Note(id=p.stem, text=p.read_bytes().decode()) for p in sorted((Path(__file__).parents[1] / "sample_notes").glob("*.txt"))]


@pytest.fixture(scope="module")
def copy(reviewer: Reviewer) -> Reviewer:
    """A second reviewer, which has built everything anew."""
    with uncovered():
        return pickle.loads(pickle.dumps(reviewer))


def _spans(review: Review) -> list[doccheck.review.Span]:
    groups = [step.evidence for step in review.rationale] + [flag.evidence for flag in review.flags]
    groups += [part.evidence for parts in (review.elements, review.work, review.necessity) for part in parts.values()]
    return [span for group in groups for span in group]


def test_public_names() -> None:
    assert set(doccheck.__all__) <= set(dir(doccheck))
    assert set(doccheck.__all__) == {"Note", "NoteFailure", "Review", "Reviewer", "__version__"}
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        doccheck.Nothing  # noqa: B018


def test_every_span_quotes_the_note(reviewer: Reviewer) -> None:
    for note in SAMPLES:
        review = reviewer.review(note)
        assert all(span.text == note.text[span.start : span.end] and span.text for span in _spans(review))


@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r"), lambda t: "\n\n \t" + t, str.upper])
def test_spans_stay_true_whatever_the_layout(reviewer: Reviewer, change) -> None:  # type: ignore[no-untyped-def]
    for note in SAMPLES:
        text = change(note.text)
        review = reviewer.review(Note(id=note.id, text=text))
        assert all(span.text == text[span.start : span.end] for span in _spans(review))


@pytest.mark.no_cover
def test_the_same_json_on_two_runs_and_in_any_order(reviewer: Reviewer, copy: Reviewer) -> None:
    first = {r.note_id: r.model_dump_json() for r in reviewer.review_many(SAMPLES) if isinstance(r, Review)}
    shuffled = random.Random(7).sample(SAMPLES, len(SAMPLES))
    again = {r.note_id: r.model_dump_json() for r in copy.review_many(shuffled) if isinstance(r, Review)}
    assert first == again
    assert len(first) == len(SAMPLES)


def test_a_review_survives_its_json(reviewer: Reviewer) -> None:
    review = reviewer.review(SAMPLES[0])
    assert Review.model_validate_json(review.model_dump_json()) == review


@pytest.mark.no_cover
def test_a_reviewer_can_be_pickled_and_shared_by_threads(reviewer: Reviewer, copy: Reviewer) -> None:
    expected = [r.model_dump_json() for r in reviewer.review_many(SAMPLES)]
    assert copy.patterns_version == reviewer.patterns_version
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda note: copy.review(note).model_dump_json(), SAMPLES * 3))
    assert got == expected * 3


def test_no_note_is_lost_and_order_is_kept(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reviewer._pipeline.read

    def crash(note: Note, *more):  # type: ignore[no-untyped-def]
        if note.id == "crash":
            raise RuntimeError("Jane Roe was here")
        return read(note, *more)

    monkeypatch.setattr(reviewer._pipeline, "read", crash)
    notes = [
        Note(id="good", text="LP at L3-L4."),
        Note(id="empty", text=" \n"),
        Note(id="crash", text="LP."),
        Note(id="large", text="x" * (MAX_CHARACTERS + 1)),
        "LP at L3-L4.",
    ]
    results = list(reviewer.review_many(notes))
    assert [r.note_id for r in results] == ["good", "empty", "crash", "large", "note-5"]
    kinds = [r.error.kind if isinstance(r, NoteFailure) else "review" for r in results]
    assert kinds == ["review", "empty", "internal", "too_large", "review"]
    assert "Jane" not in str(results)


def test_one_note_raises_its_error(reviewer: Reviewer) -> None:
    with pytest.raises(EmptyNote, match="note note: holds no text"):
        reviewer.review("  ")
    with pytest.raises(NoteTooLarge, match="more than the limit"):
        reviewer.review(Note(id="a", text="x" * (MAX_CHARACTERS + 1)))


@pytest.mark.parametrize("wrong", [None, b"Orttling, LP at L3-L4", 5, float("nan")])
def test_what_is_no_note_and_no_text_is_refused_by_its_type(reviewer: Reviewer, wrong: Any) -> None:
    told = f"is of the type {type(wrong).__name__}; give a text (str) or a Note"
    with pytest.raises(UnsupportedNote, match=re.escape(f"note note: {told}")):
        reviewer.review(wrong)
    results = list(reviewer.review_many(["LP.", wrong, Note(id="a", text="LP.")]))
    assert [result.note_id for result in results] == ["note-1", "note-2", "a"]
    assert isinstance(results[1], NoteFailure)
    assert (results[1].error.kind, results[1].error.message) == ("unsupported", f"note note-2: {told}")


@pytest.mark.parametrize("one", ["LP at L3-L4.", b"LP at L3-L4.", Note(id="a", text="LP at L3-L4.")])
def test_one_note_is_not_taken_for_several(reviewer: Reviewer, one: Any) -> None:
    with pytest.raises(TypeError, match=f"not one {type(one).__name__}; give a list, or call review"):
        reviewer.review_many(one)


def test_out_of_scope_notes_have_no_elements(reviewer: Reviewer) -> None:
    review = reviewer.review("Clinic visit. Migraine is well controlled. Return in six months.")
    if review.disposition == "out_of_scope":
        assert (review.code, review.purpose, review.elements, review.work, review.necessity) == (None, None, {}, {}, {})
    assert review.disposition == "out_of_scope"


_PIECES = st.sampled_from(
    [
        "LP ",
        "L3-L4",
        "COMPLICATIONS:",
        " none",
        "\r\n",
        "\n\n",
        "***",
        "[X]",
        "28 mL",
        "removed ",
        "no ",
        "\u2019",
        "\u00b5",
        "\t",
        ". ",
        "1) ",
        "\x0c",
        "\U0001f600",
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(_PIECES, st.text(max_size=6)), min_size=1, max_size=40).map("".join).filter(str.strip))
def test_any_text_gets_a_review_with_true_spans(reviewer: Reviewer, text: str) -> None:
    review = reviewer.review(text)
    assert all(span.text == text[span.start : span.end] for span in _spans(review))
