"""The worklist: one line for each note, what a reviewer sorts and filters; safe to open in a spreadsheet."""

from __future__ import annotations

from doccheck.formats.items import Item
from doccheck.review import Review

COLUMNS = (
    "note_id",
    "disposition",
    "suggested_code",
    "alternatives",
    "billed_codes",
    "billed_differs",
    "procedure",
    "outcome",
    "purpose",
    "missing",
    "unclear",
    "conflicting",
    "holds",
    "flags",
    "evidence",
    "date_of_service",
    "encounter",
    "author",
    "place",
)
_EVIDENCE_CHARACTERS = 60
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows as it is: one that would be read as a formula gets an apostrophe before it."""
    flat = " ".join(cell.split())
    return f"'{flat}" if flat.startswith(_FORMULA) or cell.startswith(_FORMULA) else flat


def row_of(review: Review, item: Item) -> tuple[str, ...]:
    """The line of one review."""

    def having(status: str) -> str:
        return " ".join(name for name, element in review.elements.items() if element.status == status)

    billed = set(item.billed_codes)
    differs = "" if not billed or review.code is None else ("no" if review.code in billed else "yes")
    proofs = [
        f"{name}: {element.evidence[0].text[:_EVIDENCE_CHARACTERS]}"
        for name, element in review.elements.items()
        if element.status in ("unclear", "conflicting") and element.evidence
    ]
    cells = (
        review.note_id,
        review.disposition,
        review.code or "",
        " ".join(review.code_alternatives),
        " ".join(item.billed_codes),
        differs,
        review.procedure,
        review.outcome,
        review.purpose or "",
        having("missing"),
        having("unclear"),
        having("conflicting"),
        str(sum(flag.severity == "hold" for flag in review.flags)),
        " ".join(flag.code for flag in review.flags),
        "; ".join(proofs),
        item.date_of_service,
        item.encounter,
        item.author,
        item.place,
    )
    return tuple(safe(cell) for cell in cells)
