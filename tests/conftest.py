"""Fixtures shared by all tests, and the order of their files."""

from __future__ import annotations

import pytest

from doccheck import Reviewer

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
