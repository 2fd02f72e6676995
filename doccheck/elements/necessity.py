from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.facts import Check
from doccheck.pipeline import Reading

LIMBS = ("raised_icp_finding", "less_invasive_treatment_inadequate")


def find(reading: Reading, act: Act) -> dict[str, Check]:
    return {limb: Check(False) for limb in LIMBS}
