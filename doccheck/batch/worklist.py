"""The worklist: one line for each note, what a reviewer sorts and filters, and what it takes to write a query or to mend a claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from doccheck.coding.claim import compare
from doccheck.formats.items import Item
from doccheck.formats.writers.words import related_told, value_told
from doccheck.review import Review, Span
from doccheck.rules import Patterns

COLUMNS = (
    "note_id",
    "disposition",
    "suggested_code",
    "alternatives",
    "related",
    "billed_codes",
    "billed_differs",
    "also_billed",
    "billed_why",
    "procedure",
    "outcome",
    "purpose",
    "documented",
    "missing",
    "unclear",
    "conflicting",
    "holds",
    "flags",
    "hold_flags",
    "check_flags",
    "info_flags",
    "why",
    "evidence",
    "date_of_service",
    "encounter",
    "author",
    "status",
    "place",
    "note",
)
_EVIDENCE_CHARACTERS = 60
_SECTION_CHARACTERS = 30
_SPANS = 8


def row_of(review: Review, item: Item, patterns: Patterns) -> tuple[str, ...]:
    """The line of one review, in the order of `COLUMNS`.

    Args:
        review: of the note.
        item: what came with the note.
        patterns: the rules that it was reviewed with, which say what may stand on a claim and what other codes mean.
    """
    claim = compare(review, item.billed_codes, patterns)
    return (
        review.note_id,
        review.disposition,
        review.code or "",
        " ".join(review.code_alternatives),
        "; ".join(related_told(review, patterns)),
        " ".join(item.billed_codes),
        claim.differs,
        " ".join(claim.also),
        "; ".join(claim.reasons),
        review.procedure,
        review.outcome,
        review.purpose or "",
        "; ".join(_documented(review)),
        " ".join(review.having("missing")),
        " ".join(review.having("unclear")),
        " ".join(review.having("conflicting")),
        str(sum(flag.severity == "hold" for flag in review.flags)),
        " ".join(flag.code for flag in review.flags),
        _flagged(review, "hold"),
        _flagged(review, "check"),
        _flagged(review, "info"),
        " ".join(_why(review)),
        "; ".join(_evidence(review)),
        item.date_of_service,
        item.encounter,
        item.author,
        item.status,
        item.place,
        f"note {review.note_id}",
    )


def _documented(review: Review) -> Iterable[str]:
    """Each documented element with its value, where it has one."""
    for name in review.having("documented"):
        value = value_told(name, review)
        yield f"{name}: {value}" if value else name


def _flagged(review: Review, severity: Literal["hold", "check", "info"]) -> str:
    return " ".join(flag.code for flag in review.flags if flag.severity == severity)


def _why(review: Review) -> list[str]:
    """What a person has to see to, the gravest first; where nothing has to be seen to and no code applies, why none does."""
    grave = [flag for severity in ("hold", "check") for flag in review.flags if flag.severity == severity]
    told = grave or (review.flags if review.code is None else [])
    if not told and review.code is None:
        return [f"{step.step} {step.fact}: {step.because}." for step in review.rationale]
    return [f"{flag.code} {flag.severity}: {flag.message}" for flag in told]


def _evidence(review: Review) -> Iterable[str]:
    """The words of the note behind what has to be seen to, each with the header that it stands under."""
    open_ones = {name: review.elements[name].evidence for name in (*review.having("conflicting"), *review.having("unclear"))}
    others = {f.code: f.evidence for f in review.flags if f.severity != "info" and f.element not in open_ones}
    for name, spans in (open_ones | others).items():
        quoted = list(dict.fromkeys(_quoted(span) for span in spans))
        if quoted:
            yield f"{name}: {' | '.join(quoted[:_SPANS])}{' | …' if len(quoted) > _SPANS else ''}"


def _quoted(span: Span) -> str:
    words = _short(span.text, _EVIDENCE_CHARACTERS)
    return f"{words} [{_short(span.section, _SECTION_CHARACTERS)}]" if span.section else words


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
