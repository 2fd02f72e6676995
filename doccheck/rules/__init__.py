"""Rules: what is looked for, read from `patterns/`, checked, and proven by its own examples."""

from doccheck.rules.load import Patterns, load_patterns

__all__ = ["Patterns", "load_patterns"]
