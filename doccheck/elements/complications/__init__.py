"""Complications: whether the note says that there was none, or tells of one."""

from doccheck.elements.complications.finding import NAME, find

__all__ = ["NAME", "find"]
