"""Fixtures for the pipeline's own tests: small rule sets, so that a test shows what it depends on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doccheck import Note, Reviewer
from doccheck.pipeline import Reading


@pytest.fixture(scope="session")
def read(reviewer: Reviewer) -> Callable[[str], Reading]:
    """Read a text with the shipped patterns."""
    return lambda text: reviewer._pipeline.read(Note(id="t", text=text))
