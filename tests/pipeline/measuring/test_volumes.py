"""Amounts of fluid and containers, as measured on the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doccheck.pipeline.measuring.measurements import Measured
from tests.pipeline.measuring.shipped import MEASURE

_JOINED = ["-", " - ", " to ", " mL to ", " or "]
_PRODUCTS = ["{n} x {v} mL", "{v} mL x {n}", "{n} tubes of {v} mL", "{n} {v} mL aliquots"]
_UNITS = ["mL", "ml", "mls", "cc", "ccs", "cc's", "CC", "mils", "milliliters", "millilitres", "cubic centimeters"]


def _found(text: str, *labels: str) -> list[Measured]:
    return [m for m in MEASURE(text) if m.rule.label in labels]


@given(st.integers(min_value=1, max_value=400), st.sampled_from(_UNITS), st.sampled_from(["", " ", "-", "\n"]))
def test_every_unit_and_spelling(value: int, unit: str, gap: str) -> None:
    text = f"Then {value}{gap}{unit} came."
    assert [(m.low, m.high) for m in _found(text, "volume.amount")] == [(value, value)]


@given(st.integers(min_value=1, max_value=60), st.integers(min_value=1, max_value=40), st.sampled_from(_JOINED))
def test_ranges(low: int, more: int, joined: str) -> None:
    found = _found(f"{low}{joined}{low + more} mL off", "volume.amount")
    assert [(m.low, m.high) for m in found] == [(low, low + more)]


@given(st.integers(min_value=2, max_value=8), st.sampled_from([0.5, 1.0, 2.0, 2.5, 3.0]), st.sampled_from(_PRODUCTS))
def test_products(count: int, value: float, form: str) -> None:
    found = _found(form.format(n=count, v=f"{value:g}"), "volume.product")
    assert count * value in [m.low for m in found]


@pytest.mark.parametrize("text", ["10 mL/kg", "9 cm", "22 gauge", "L3-4", "3/14\ncc: clinic", "0.5 mg", "150 ml/kg/day", "1.5 mL/kg"])
def test_no_amount(text: str) -> None:
    assert _found(text, "volume.amount") == []


@pytest.mark.parametrize("text", ["10 mL/h", "8 cc per hour", "ten mL an hour", "5-10 ml/hr", "10 mL q1h", "10/h", "12 mL hourly"])
def test_rates(text: str) -> None:
    assert _found(text, "volume.rate")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("4 tubes", 4),
        ("four sterile tubes", 4),
        ("tubes x 3", 3),
        ("Tubes: 4", 4),
        ("each of the 5", 5),
        ("three (3) vials", 3),
        ("tubes 1, 2, 3 and 4", 4),
        ("tubes 1, 2 and 4", 3),
    ],
)
def test_counts_of_containers(text: str, count: int) -> None:
    assert count in [m.low for m in _found(text, "container.count")]


@pytest.mark.parametrize("text", ["tubes 1-4", "tubes one thru four", "vials 1 to 4", "tubes #1-#4"])
def test_ranges_of_containers(text: str) -> None:
    assert [(m.low, m.high) for m in _found(text, "container.range")] == [(1, 4)]


def test_a_range_does_not_cross_a_line() -> None:
    assert [(m.low, m.high) for m in _found("CP 13\n- 10 mL in tubes", "volume.amount")] == [(10, 10)]


def test_time_grows_with_length_alone() -> None:
    assert len(_found("12 mL CSF. " * 400, "volume.amount")) == 400
