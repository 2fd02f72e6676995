"""A note: one free-text document with an id. Its text is never changed; every offset points into it."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

MAX_CHARACTERS = 2_000_000


class Note(BaseModel):
    """One clinical note.

    Args:
        id: what reviews and error records call it; not empty.
        text: the note as it was read, at most `MAX_CHARACTERS` characters when it is reviewed.

    Raises:
        pydantic.ValidationError: a field is missing, of another type, or unknown; the message does not quote what was given.

    Example:
        >>> Note(id="ir-0412", text="LP at L3-L4 under fluoroscopy.").id
        'ir-0412'
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)  # what was given may be a note's text

    id: str = Field(min_length=1)
    text: str

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse a change, since pydantic's own refusal quotes the value."""
        raise AttributeError(f"a note cannot be changed ({name}); make a new Note")
