"""Expressions are tried only where they can match, and no match is lost by that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doccheck.pipeline.canonical import canonical, in_lower_case
from doccheck.pipeline.measuring.spots import Spots
from doccheck.rules.literals import needs
from tests.pipeline.measuring.shipped import MEASURE

_CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*/*/*.txt"))
_ATOMS = ["a", "b", "ml", "tube", r"\d", r"\s", r"\w", ".", "[ab]", "[^a]", "[a-z-]", "-", r"\b", r"(?<!\w)", r"(?<![a-z0-9.])"]
_ABOUT = ["(?={})", "(?!{})", "(?:{})?", "(?:{})*", "(?:{})+", "(?:{}){{2}}", "(?:{}){{0,3}}", "(?:{}){{7,}}", "({})"]
_EXPRESSIONS = st.recursive(
    st.sampled_from([*_ATOMS, "(?<=b)", "(?<=a|-)"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=4).map(lambda ways: "(?:" + "|".join(ways) + ")"),
        st.builds(lambda form, body: form.format(body), st.sampled_from(_ABOUT), inner),
    ),
    max_leaves=8,
)
_TEXTS = st.lists(st.sampled_from(["a", "b", "ml", "tube", "1", " ", "-", "\n", "\u00a0", "\u0663", "\u017f", ".", "z"]), max_size=30)


def _tried(expression: str, text: str) -> list[tuple[int, int]]:
    pattern = re.compile(expression)
    out: list[tuple[int, int]] = []
    for _, starts in Spots([needs(expression)])(text):
        if starts is None:
            return [found.span() for found in pattern.finditer(text)]
        assert starts == sorted(set(starts))
        for start in starts:
            if (not out or start >= out[-1][1]) and (found := pattern.match(text, start)):
                out.append(found.span())
    return out


@given(_EXPRESSIONS, _TEXTS.map("".join))
@settings(max_examples=300)
def test_no_match_of_any_expression_is_lost(expression: str, text: str) -> None:
    assert _tried(expression, text) == [found.span() for found in re.finditer(expression, text)]


@pytest.mark.parametrize(
    "expression", [r"(?P<q>a|b)ml(?P=q)", r"(a)?ml(?(1)b|1)", "(?>a|ml)b", "a++ml", r"(?i:S)ml", r"(a)(?<=\1)ml", "(?<=m)l"]
)
def test_rare_parts_of_expressions(expression: str) -> None:
    text = "amla bmlb ml1 mlb aaml \u017fml sml ml"
    assert _tried(expression, text) == [found.span() for found in re.finditer(expression, text)]


@pytest.mark.no_cover
def test_no_match_of_a_shipped_rule_is_lost() -> None:
    examples = [
        text.replace("<m>", "").replace("</m>", "") for rule, _ in MEASURE._rules for text in (*rule.rule.examples, *rule.rule.near_misses)
    ]
    for text in [*(path.read_text(encoding="utf-8") for path in _CORPUS[::9]), *examples]:
        text = canonical(text)
        lower = in_lower_case(text)
        places = dict(MEASURE._every._spots(lower))
        for number, (rule, _) in enumerate(MEASURE._rules):
            where = text if rule.any_case else lower
            found = [match.span() for match in rule.matches(where, places[number])] if number in places else []
            assert found == [match.span() for match in rule.pattern.finditer(where)], rule.rule.id


def test_few_rules_are_tried() -> None:
    assert len(dict(MEASURE._every._spots("the patient rested and went home"))) < 5
    tried = dict(MEASURE._every._spots("at l3-4, 12 ml of clear fluid in 4 tubes"))
    assert len(tried) < len(MEASURE._rules) / 4
    assert None not in tried.values()


def test_long_blanks_do_not_make_more_places() -> None:
    text = ("fluoro" + " " * 500) * 40
    assert all(starts is None or len(starts) <= len(text) for _, starts in MEASURE._every._spots(text))
