"""Answers in words: levels that were tried, several values, and codes that are modifiers."""

from __future__ import annotations

from doccheck.formats.writers.words import related_told, value_text, value_told
from doccheck.review import Element, Review
from doccheck.rules import Patterns, load_patterns

SITE = Element(status="documented", value=["L4-L5", "L3-L4"])


def review(outcome: str, *related: str) -> Review:
    return Review(
        note_id="a",
        procedure="spinal_puncture",
        outcome=outcome,
        purpose="diagnostic",
        code="62270",
        related_codes=list(related),
        disposition="query",
        elements={"puncture_site": SITE, "csf_volume": Element(status="documented", value_ml=(8, 10))},
        doccheck_version="0",
        patterns_version="0",
    )


def test_levels_of_a_failed_puncture_are_those_tried_in_their_order() -> None:
    assert value_told("puncture_site", review("failed")) == "attempted: L4-L5, L3-L4"
    assert value_told("puncture_site", review("completed")) == "L4-L5, L3-L4"
    assert value_told("csf_volume", review("failed")) == "8-10 mL"


def test_tables_keep_the_plain_value() -> None:
    assert value_text(SITE, between=" ") == "L4-L5 L3-L4"


def test_a_modifier_says_that_it_is_one_and_why() -> None:
    modifier, code = related_told(review("failed", "53", "76942"), load_patterns())
    assert modifier.startswith("modifier 53 (or 52): ")
    assert "73 or 74" in modifier
    assert code == "76942: ultrasound followed the needle in real time and an image was saved"
    assert related_told(review("failed", "53"), Patterns()) == ["53"]
