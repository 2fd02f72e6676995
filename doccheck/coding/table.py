"""Matching of facts against the `when` of a rule."""

from __future__ import annotations


def holds(when: dict[str, list[str]], facts: dict[str, frozenset[str]]) -> bool:
    """Whether every named fact has one of the listed values."""
    for name, values in when.items():
        known = facts.get(name)
        if known is None or known.isdisjoint(values):
            return False
    return True
