"""Which procedure a note records, and how far a note must be read to know it."""

from doccheck.elements.procedure.finding import another, find, may_name_another, of_deeds

__all__ = ["another", "find", "may_name_another", "of_deeds"]
