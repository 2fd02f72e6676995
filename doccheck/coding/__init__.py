"""Coding: from facts to code, checklist and flags. No text is looked at here."""

from doccheck.coding.decide import Decision, decide

__all__ = ["Decision", "decide"]
