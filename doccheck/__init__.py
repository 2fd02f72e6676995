"""doccheck checks a spinal-puncture note's words against the documentation that its code requires, and proves each answer."""

from doccheck._version import __version__
from doccheck.note import Note
from doccheck.review import NoteFailure, Review
from doccheck.reviewer import Reviewer

__all__ = ["Note", "NoteFailure", "Review", "Reviewer", "__version__"]
