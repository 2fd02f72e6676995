"""Floors under the figures, and what changed between two runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from doccheck.errors import UsageError
from doccheck.evaluation.score import LOWER_IS_BETTER, Scores
from doccheck.evaluation.strict import strict_json


class _Saved(BaseModel):
    """What a comparison needs of a saved run."""

    model_config = ConfigDict(strict=True, hide_input_in_errors=True)

    figures: dict[str, int | float | None] = Field(min_length=1)
    misses: dict[str, list[Annotated[list[Any], Field(min_length=3, max_length=3)]]]


def load_floors(path: Path) -> dict[str, float]:
    """Floors from a file: figures by name, or a saved run, of which the figures that counted something are the floors.

    Raises:
        UsageError: the file cannot be read, sets no floor, or sets one that is no number or for a figure that does not exist.
    """
    place, wanted = f"--floor {path}", 'give figures by name, such as {"code": 0.95}, or a file that `evaluate --save` wrote'
    data = _object(path, place, wanted)
    saved = data.get("figures")
    floors = {name: floor for name, floor in saved.items() if floor is not None} if isinstance(saved, dict) else data
    if not floors:
        raise UsageError(f"{place}: sets no floor; {wanted}")
    try:
        return _checked(floors)
    except UsageError as error:
        raise UsageError(f"{place}: {error}") from None


def load_saved(path: Path) -> dict[str, Any]:
    """A run that `evaluate --save` wrote, for `changes`.

    Raises:
        UsageError: the file cannot be read, or is no saved run.
    """
    place, wanted = f"--compare {path}", "give a file that `evaluate --save` wrote"
    try:
        return _Saved.model_validate(_object(path, place, wanted)).model_dump()
    except ValidationError:
        raise UsageError(f"{place}: is no saved run; {wanted}") from None


def below(scores: Scores, floors: Mapping[str, Any]) -> list[str]:
    """What falls short of its floor, one line each; for counts of mistakes the floor is a ceiling.

    Raises:
        UsageError: a floor is set for a figure that does not exist, or is no number.
    """
    figures = scores.figures
    out = []
    for name, floor in _checked(floors).items():
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


def _object(path: Path, place: str, wanted: str) -> dict[str, Any]:
    """The JSON object that a file holds."""
    try:
        data = strict_json(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{place}: cannot be read ({error.strerror}); {wanted}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{place}: not UTF-8; save the file as UTF-8") from None
    except ValueError as error:
        raise UsageError(f"{place}: {error}; {wanted}") from None
    if not isinstance(data, dict):
        raise UsageError(f"{place}: must hold a JSON object; {wanted}")
    return data


def _checked(floors: Mapping[str, Any]) -> dict[str, float]:
    """The same floors, each a number for a figure that exists."""
    figures = Scores().figures
    for name, floor in floors.items():
        if name not in figures:
            raise UsageError(f"floor '{name}': no such figure; figures: {', '.join(figures)}")
        if isinstance(floor, bool) or not isinstance(floor, int | float) or not isfinite(floor):
            raise UsageError(f"floor '{name}': not a number; give one, such as 0.95")
    return dict(floors)


def _miss(encoded: str) -> str:
    what, gold, got = json.loads(encoded)
    return f"{what}, label {gold}, review {got}"


def _shown(value: Any) -> str:
    return "n/a" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
