"""Fixtures shared by all tests, and the order of their files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings

from doccheck import Reviewer
from doccheck.rulecheck import examples
from doccheck.rules import load_patterns
from doccheck.rules.load import Patterns

# A test that is slow on a busy machine is not wrong.
settings.register_profile("doccheck", deadline=None)
settings.load_profile("doccheck")

# The files that take longest, begun first so that no worker is left with one of them at the end.
_LONGEST = (
    "test_layouts.py",
    "test_spark.py",
    "test_corpus.py",
    "test_extent.py",
    "test_batch.py",
    "test_kill.py",
    "test_pool.py",
    "test_privacy.py",
    "test_reviewer.py",
    "test_csf_volume.py",
    "test_commands.py",
    "test_rules.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    ranks = {name: rank for rank, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path.name, len(ranks)))


@pytest.fixture(scope="session")
def reviewer() -> Reviewer:
    """One reviewer with the shipped patterns for the whole run."""
    return Reviewer()


@pytest.fixture
def examples_of_own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only rules whose ids are `own.…` have their examples tried: those of the shipped ones have a test of their own."""

    def own(overlay: Path | str | None) -> Patterns:
        every = load_patterns(overlay)
        return replace(every, targets=tuple(rule for rule in every.targets if rule.id.startswith("own.")), measurements=())

    monkeypatch.setattr(examples, "load_patterns", own)
