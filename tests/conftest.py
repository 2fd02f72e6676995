"""Fixtures shared by all tests."""

from __future__ import annotations

import pytest

from doccheck import Reviewer


@pytest.fixture(scope="session")
def reviewer() -> Reviewer:
    """One reviewer with the shipped patterns for the whole run."""
    return Reviewer()
