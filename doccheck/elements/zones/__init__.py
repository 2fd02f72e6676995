"""Which sentences of a note are about its own puncture."""

from doccheck.elements.zones.about import about_this

__all__ = ["about_this"]
