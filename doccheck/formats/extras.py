"""Libraries that come with an extra of the installation; a missing one is told with the command that brings it."""

from __future__ import annotations

from importlib import import_module
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
        raise UsageError(f"this format needs {module.partition('.')[0]}; install it with: pip install 'doccheck[{extra}]'") from None
