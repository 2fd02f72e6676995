"""Floors under the figures, and what changed between two runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from doccheck.errors import UsageError
from doccheck.evaluation.score import LOWER_IS_BETTER, Scores


def load_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file.

    Raises:
        UsageError: it cannot be read or is no object.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as JSON ({type(error).__name__}); give a file that `evaluate --save` wrote") from None
    if not isinstance(data, dict):
        raise UsageError(f"{path}: must hold a JSON object; give a file that `evaluate --save` wrote, or figures by name")
    return data


def below(scores: Scores, floors: Mapping[str, Any]) -> list[str]:
    """What falls short of its floor, one line each; for counts of mistakes the floor is a ceiling.

    Raises:
        UsageError: a floor is set for a figure that does not exist, or is no number.
    """
    figures = scores.figures
    out = []
    for name, floor in floors.items():
        if name not in figures or isinstance(floor, bool) or not isinstance(floor, int | float):
            raise UsageError(f"floor '{name}': {'not a number' if name in figures else 'no such figure'}; figures: {', '.join(figures)}")
        value = figures[name]
        if value is None or (value > floor if name in LOWER_IS_BETTER else value < floor):
            shown = "n/a" if value is None else f"{value:.4g}"
            out.append(f"{name} {shown} ({'at most' if name in LOWER_IS_BETTER else 'at least'} {floor:g} wanted)")
    return out


def changes(before: Mapping[str, Any], now: Scores) -> Iterator[str]:
    """Figures that moved, then every note whose misses changed.

    Args:
        before: what `Scores.as_json` gave in the other run.
        now: this run.
    """
    yield f"{'figure':18s} {'before':>8s} {'now':>8s} {'change':>8s}"
    old = before.get("figures", {})
    for name, value in now.figures.items():
        was = old.get(name)
        if value != was:
            delta = "" if value is None or was is None else f"{value - was:+.3f}"
            yield f"{name:18s} {_shown(was):>8s} {_shown(value):>8s} {delta:>8s}"
    misses_before: Mapping[str, Any] = before.get("misses", {})
    for note in sorted({*misses_before, *now.misses}):
        if note not in misses_before or note not in now.misses:
            yield f"{note}: only in {'this run' if note in now.misses else 'the other run'}"
            continue
        was_wrong = {json.dumps(miss) for miss in misses_before[note]}
        is_wrong = {json.dumps(miss) for miss in now.misses[note]}
        if was_wrong != is_wrong:
            yield f"{note}:"
            yield from (f"  now right: {_miss(miss)}" for miss in sorted(was_wrong - is_wrong))
            yield from (f"  now wrong: {_miss(miss)}" for miss in sorted(is_wrong - was_wrong))


def _miss(encoded: str) -> str:
    what, gold, got = json.loads(encoded)
    return f"{what}, label {gold}, review {got}"


def _shown(value: Any) -> str:
    return "n/a" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
