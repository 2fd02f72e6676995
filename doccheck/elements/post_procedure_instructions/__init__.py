"""Post-procedure instructions: what the patient, or the nurses for this patient, were told to do afterwards."""

from doccheck.elements.post_procedure_instructions.finding import NAME, find

__all__ = ["NAME", "find"]
