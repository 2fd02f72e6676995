"""Whether CSF was reached."""

from doccheck.elements.outcome.finding import find

__all__ = ["find"]
