from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.facts import Check
from doccheck.pipeline import Reading

PARTS = ("positioning", "local_anesthesia", "needle_insertion", "csf_withdrawal", "sterile_dressing")


def find(reading: Reading, act: Act) -> dict[str, Check]:
    return {part: Check(False) for part in PARTS}
