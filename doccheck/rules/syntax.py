"""Syntax trees of regular expressions: the parser and the compiler of the standard library, which has no public name for them."""

from __future__ import annotations

import re

PARTS = re._parser  # type: ignore[attr-defined]
COMPILER = re._compiler  # type: ignore[attr-defined]
