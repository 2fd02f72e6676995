"""doccheck checks a spinal-puncture note's words against the documentation that its code requires, and proves each answer."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from doccheck._version import __version__

if TYPE_CHECKING:
    from doccheck.note import Note
    from doccheck.review import NoteFailure, Review
    from doccheck.reviewer import Reviewer

__all__ = ["Note", "NoteFailure", "Review", "Reviewer", "__version__"]

logging.getLogger("doccheck").addHandler(logging.NullHandler())  # the program that uses doccheck decides where its log goes

_HOMES = {"Note": "note", "NoteFailure": "review", "Review": "review", "Reviewer": "reviewer"}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used, so that `doccheck --help` does not wait for spaCy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'doccheck' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f"doccheck.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The names that are there, and the public ones that are only imported when they are used."""
    return sorted({*globals(), *__all__})
