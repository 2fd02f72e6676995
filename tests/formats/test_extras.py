"""Extras: a library that is missing is told with the command that brings it."""

from __future__ import annotations

import pytest

from doccheck.errors import UsageError
from doccheck.formats.extras import needed


def test_a_missing_extra_names_the_command() -> None:
    for extra, package in (("rtf", r"striprtf>=\S+"), ("nothing", "no_such_module_here")):
        with pytest.raises(UsageError, match=f"this needs no_such_module_here, which is not installed; pip install '{package}'$"):
            needed("no_such_module_here.part", extra)
