"""Matching of facts against the `when` of a rule."""

from __future__ import annotations


def holds(when: dict[str, list[str]], facts: dict[str, frozenset[str]]) -> bool:
    """Whether every named fact has one of the listed values."""
    return all(facts.get(name, frozenset()) & set(values) for name, values in when.items())
