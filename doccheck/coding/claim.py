"""What a claim holds, against the code that the note supports and the codes that may stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from doccheck.review import Review
from doccheck.rules.load import Patterns
from doccheck.rules.when import holds


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim held against a review.

    Args:
        differs: `yes`; `alternative` where the claim holds one of the alternatives in place of the code; `no`; empty without a claim.
        also: the codes of the claim beside the supported one (or the alternative), in their order, whatever speaks for or against them.
        reasons: in words, what the claim lacks and what it holds without support.
    """

    differs: Literal["yes", "alternative", "no", ""]
    also: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def compare(review: Review, billed: Sequence[str], patterns: Patterns) -> Comparison:
    """Hold the codes of a claim against a review.

    Only the spinal-puncture codes and what `codes/edits.yaml` names are judged: visits, sedation and other services of the same day are
    listed in `also` and left alone. Codes that the facts point to (a companion, or the code of another procedure) never differ.

    Source: RULES 1 (one puncture, one code), 2.1 (guidance), 2.2 (pairs), 10 rows 24 to 34 (nothing to bill); modifiers and units are
    not compared, since exports seldom hold them.

    Args:
        review: the review of the note.
        billed: the procedure codes on the claim.
        patterns: the rules in force.

    Example:
        >>> from doccheck import Reviewer
        >>> reviewer = Reviewer()
        >>> compare(reviewer.review("Clinic visit. Migraine."), ["99213", "62270"], reviewer.patterns)
        Comparison(differs='yes', also=('99213', '62270'), reasons=('62270 billed: the note records no puncture that this code reports',))
    """
    if not billed:
        return Comparison("")
    stead = [code for code in billed if code in review.code_alternatives and review.code not in billed]
    taken = stead[0] if len(stead) == 1 else None
    also = tuple(code for code in billed if code not in (review.code, taken))
    reasons = [f"{code} billed: {why}" for code in also if (why := _against(code, review, patterns))]
    lacks = review.code is not None and review.code not in billed
    if lacks:
        because = next((step.because for step in review.rationale if step.step == "code"), "")
        told = f"{taken} billed, an alternative to {review.code}" if taken else f"{review.code} supported and not billed"
        reasons.insert(0, f"{told}: {because}")
    differs: Literal["yes", "alternative", "no"] = "no" if not reasons else "alternative" if taken and len(reasons) == 1 else "yes"
    return Comparison(differs, also, tuple(reasons))


def _against(code: str, review: Review, patterns: Patterns) -> str:
    """Why a code of the claim is not supported; empty where nothing speaks against it."""
    if code in review.related_codes:
        return ""
    facts = {"procedure": review.procedure, "outcome": review.outcome, "purpose": review.purpose, "code": review.code or "none"}
    known = {name: frozenset({value}) for name, value in facts.items() if value is not None}
    return next((rule.because for rule in patterns.edits if code in rule.codes and holds(rule.when, known)), "")
