from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.facts import Evidence
from doccheck.pipeline import Reading


def find(reading: Reading, act: Act) -> dict[str, tuple[Evidence, ...]]:
    return {}
