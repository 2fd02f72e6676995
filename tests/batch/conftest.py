"""Fixtures of the batch tests."""

from __future__ import annotations

import sys

import pytest

from doccheck import Reviewer
from tests.batch.inprocess import pool_of


@pytest.fixture
def in_process(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs review in this process, so that many small ones start no workers."""
    monkeypatch.setattr(sys.modules["doccheck.batch.run"], "Pool", pool_of(reviewer))
