"""Libraries that come with an extra of the installation; a missing one is told with the command that brings it."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

from doccheck.errors import UsageError


def needed(module: str, extra: str) -> Any:
    """Import a module of an extra.

    Raises:
        UsageError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        name = module.partition(".")[0]
        packages = " ".join(f"'{package}'" for package in _packages(extra) or [name])
        raise UsageError(f"this needs {name}, which is not installed; pip install {packages}") from None


def _packages(extra: str) -> list[str]:
    """What an extra brings, as pip takes it; not `doccheck[extra]`, which pip would look for on an index that need not hold doccheck."""
    try:
        every = requires("doccheck") or []
    except PackageNotFoundError:  # a copy that was not installed
        return []
    return [package.partition(";")[0].strip() for package in every if re.search(rf"extra == ['\"]{extra}['\"]", package)]
