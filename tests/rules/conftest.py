"""A folder of rules written by a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Site = Callable[..., Path]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """`site({"targets/a.yaml": "…"})` writes the files and gives their folder."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "site"

    return write
