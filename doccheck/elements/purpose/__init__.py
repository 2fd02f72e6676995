"""Why the fluid was taken: to find something out, to treat, or both."""

from doccheck.elements.purpose.finding import find

__all__ = ["find"]
