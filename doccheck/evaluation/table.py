"""Scores as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from doccheck.evaluation.score import Scores


def lines(scores: Scores, misses: bool = False) -> Iterator[str]:
    """The figures, the elements, the confusion of codes and the mistakes that are listed by name."""
    for name, value in scores.figures.items():
        yield f"{name:18s} {_shown(value)}"
    yield ""
    yield f"{'element':28s} {'precision':>10s} {'recall':>8s} {'F1':>8s} {'4-way status':>13s} {'value':>8s}"
    for name, e in scores.elements.items():
        values = (e.documented.precision, e.documented.recall, e.documented.f1, e.status.value, e.value.value)
        cells = zip(values, (10, 8, 8, 13, 8), strict=True)
        yield f"{name:28s} " + " ".join(f"{_shown(cell):>{width}s}" for cell, width in cells)
    yield ""
    yield from _confusion(scores)
    yield ""
    yield f"false complete: {' '.join(scores.false_complete) or '-'}"
    yield f"false in scope: {' '.join(scores.false_in_scope) or '-'}"
    if scores.missing_reviews:
        yield f"not reviewed: {' '.join(scores.missing_reviews)}"
    if misses:
        yield ""
        yield "misses: note, what, label, review"
        for note, missed in scores.misses.items():
            yield from (f"  {note}  {what}  {gold}  {got}" for what, gold, got in missed)


def _confusion(scores: Scores) -> Iterator[str]:
    labels = sorted({code for pair in scores.codes for code in pair})
    yield f"{'label code / review code':26s}" + " ".join(f"{label:>7s}" for label in labels)
    for gold in labels:
        yield f"{gold:26s}" + " ".join(f"{scores.codes[gold, said] or '.':>7}" for said in labels)


def _shown(value: float | None) -> str:
    return "n/a" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
