"""A note that is not well formed is refused in words that quote none of it."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from doccheck import Note, NoteFailure, Review
from doccheck.evaluation.labels import Label
from doccheck.formats.fhir.documents import _Attachment, _Carrier
from doccheck.review import Span

SECRET = "Wilhelmina Orttling, LP at L3-L4"


@pytest.mark.parametrize(
    "fields", [{"text": SECRET}, {"id": 7, "text": SECRET}, {"id": "a", "text": SECRET.encode() + b"\xff"}, {"id": "a", "body": SECRET}]
)
def test_a_note_that_is_not_well_formed_is_not_quoted(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as error:
        Note(**fields)
    assert "Wilhelmina" not in str(error.value)
    assert "Wilhelmina" not in repr(error.value)


@pytest.mark.parametrize("form", [Note, Review, NoteFailure, Span, Label, _Attachment, _Carrier])
def test_no_form_that_can_meet_a_note_quotes_what_it_was_given(form: type[BaseModel]) -> None:
    with pytest.raises(ValidationError) as error:
        form.model_validate([SECRET])
    assert "Wilhelmina" not in str(error.value)


def test_a_note_cannot_be_changed_and_the_attempt_is_not_quoted() -> None:
    note = Note(id="a", text="LP.")
    with pytest.raises(AttributeError) as error:
        note.text = SECRET
    assert str(error.value) == "a note cannot be changed (text); make a new Note"
