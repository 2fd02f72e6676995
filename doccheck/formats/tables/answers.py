"""Answers about notes: labels and reviews stand beside the notes that they are about, and are no notes themselves."""

from __future__ import annotations

import re
from typing import Any, get_args

from doccheck.formats.tables.columns import USUAL, usual_name
from doccheck.review import Disposition, Procedure, Review

_OWN = {*Review.model_fields, "source"}
_LONGEST_REMARK = 300  # characters
_LONGEST_NAME = 3  # words: a field such as `note_type` holds no text


def is_answer(row: dict[str, Any]) -> bool:
    """Whether an object is a label or a review: it answers in doccheck's words and holds nothing that could be a note.

    Exports have fields called `procedure` and `disposition` too, with words of their own. What goes beyond the fields of a review may be a
    remark or a number; text, or what could hold some, makes the object a note whose text is to be named.

    Args:
        row: the object.

    Example:
        >>> is_answer({"note_id": "a", "procedure": "spinal_puncture", "disposition": "query", "remark": "no volume"})
        True
        >>> is_answer({"note_id": "a", "procedure": "LP", "disposition": "home", "note_body": "LP at L3-L4."})
        False
    """
    if row.get("procedure") not in get_args(Procedure) or row.get("disposition") not in get_args(Disposition) or "note_id" not in row:
        return False
    further = {name: value for name, value in row.items() if name not in _OWN}
    return usual_name("text", tuple(further)) is None and not any(_could_be_text(name, value) for name, value in further.items())


def _could_be_text(name: str, value: Any) -> bool:
    if isinstance(value, str):
        called_text = not {*re.split(r"[\W_]+", name.lower())}.isdisjoint(USUAL["text"])
        return len(value) > _LONGEST_REMARK or "\n" in value or (called_text and len(value.split()) > _LONGEST_NAME)
    return isinstance(value, dict | list)
