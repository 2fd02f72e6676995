"""Fixtures for the pipeline's own tests: small rule sets, so that a test shows what it depends on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doccheck.note import Note
from doccheck.pipeline import Pipeline, Reading
from doccheck.rules import load_patterns


@pytest.fixture(scope="session")
def read() -> Callable[[str], Reading]:
    """Read a text with the shipped patterns."""
    pipeline = Pipeline(load_patterns())
    return lambda text: pipeline.read(Note(id="t", text=text))
