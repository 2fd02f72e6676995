"""Answers of a review in the words that people read, in the terminal and in the worklist; JSON and CSV keep the plain values."""

from __future__ import annotations

from doccheck.review import Element, Review
from doccheck.rules.load import Patterns


def value_text(element: Element, between: str = ", ") -> str:
    """The value of an element in a word or two.

    Args:
        element: one that was found.
        between: what stands between several levels or modalities.

    Example:
        >>> value_text(Element(status="documented", value_ml=(28, 28)))
        '28 mL'
        >>> value_text(Element(status="conflicting", value=["L3-L4", "L4-L5"]))
        'L3-L4, L4-L5'
    """
    if element.value_ml is not None:
        low, high = element.value_ml
        return f"{low:g} mL" if low == high else f"{low:g}-{high:g} mL"
    return between.join(element.value) if isinstance(element.value, list) else element.value or ""


def value_told(name: str, review: Review) -> str:
    """The value of an element as this review means it: the levels of a puncture that failed are those that were tried, in their order.

    Args:
        name: of the element.
        review: of the whole note.

    Raises:
        KeyError: the review has no such element; one that is out of scope has none.
    """
    text = value_text(review.elements[name])
    return f"attempted: {text}" if text and name == "puncture_site" and review.outcome == "failed" else text


def related_told(review: Review, patterns: Patterns) -> list[str]:
    """The companion and other codes that the note points to, each with the reason; a modifier says that it is one.

    Args:
        review: of the note.
        patterns: the rules that it was made with.
    """
    rules = {rule.code: rule for rule in reversed(patterns.related)}
    return [f"{rules[code].shown or code}: {rules[code].because}" if code in rules else code for code in review.related_codes]
