"""Which sentences of a note are about its own puncture."""

from doccheck.elements.zones.about import about_this, copies
from doccheck.elements.zones.story import NOT_THIS

__all__ = ["NOT_THIS", "about_this", "copies"]
