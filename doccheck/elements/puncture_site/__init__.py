"""The level at which the needle went in."""

from doccheck.elements.puncture_site.finding import NAME, find

__all__ = ["NAME", "find"]
