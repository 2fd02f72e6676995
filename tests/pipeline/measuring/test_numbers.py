"""Numbers in digits and in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.pipeline.measuring import numbers

_UNITS = {value: word for word, value in numbers.WORD_VALUES.items() if value < 20}
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
_WHOLE = re.compile(numbers.NUMBER, re.IGNORECASE)


def _words(value: int) -> str:
    if value < 20:
        return _UNITS[value]
    tens, units = value // 10 * 10, value % 10
    return _TENS[tens] + (f"-{_UNITS[units]}" if units else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24", 24.0),
        ("3,5", 3.5),
        (".5", 0.5),
        ("1,200", 1200.0),
        ("2 1/2", 2.5),
        ("\u00bd", 0.5),
        ("1\u00bd", 1.5),
        ("half a", 0.5),
        ("one half", 0.5),
        ("eight and a half", 8.5),
        ("2 and a half", 2.5),
        ("three-and-three-quarters", 3.75),
        ("a cc and a half", 1.5),
        ("TWENTY\nTWO", 22.0),
        ("a hundred", 100.0),
        ("two hundred and thirty-five", 235.0),
    ],
)
def test_values(text: str, value: float) -> None:
    assert numbers.parse(text) == value


@pytest.mark.parametrize("text", ["", "and", "several", "mL", "L3", "3-4"])
def test_no_number(text: str) -> None:
    assert numbers.parse(text) is None


@given(st.integers(min_value=0, max_value=99), st.sampled_from(["{}", "{} and a half"]), st.booleans())
def test_words_of_every_number(value: int, form: str, shout: bool) -> None:
    text = form.format(_words(value)) if value else "zero"
    text = text.upper() if shout else text
    expected = value + (0.5 if value and "half" in form else 0.0)
    assert numbers.parse(text) == expected
    found = _WHOLE.match(text)
    assert found is not None
    assert found.group() == text


@given(st.decimals(min_value=0, max_value=999, places=1), st.sampled_from(".,"))
def test_digits_with_either_decimal_sign(value: object, sign: str) -> None:
    text = str(value).replace(".", sign)
    assert numbers.parse(text) == pytest.approx(float(str(value)))


@given(st.text(max_size=30))
@settings(max_examples=40)
def test_never_fails(text: str) -> None:
    value = numbers.parse(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("2, 2, 3 and 4", 11),
        ("1/1/1/2", 5),
        ("2,2,2,3", 9),
        ("t1 2 t2 2.5", 4.5),
        ("18, 10 and 8", 18),
        ("#1 1, #2 1.5", 2.5),
        ("10 + 2024", None),
    ],
)
def test_lists_are_added(text: str, total: float | None) -> None:
    assert numbers.added(text) == total


@pytest.mark.parametrize(("text", "count"), [("1, 2 and 4", 3), ("1-3 & 5", 4), ("1 through 4", 4), ("2 and 3", 2)])
def test_members(text: str, count: int) -> None:
    assert numbers.members(text) == count


@pytest.mark.parametrize(
    ("text", "value"),
    [("one point five", 1.5), ("two point seven five", 2.75), ("two thirds", 0.66667), ("three quarters", 0.75), ("twice", 2)],
)
def test_spoken_decimals_and_shares(text: str, value: float) -> None:
    assert numbers.parse(text) == value
