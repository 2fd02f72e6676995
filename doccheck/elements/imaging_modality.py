from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.facts import Finding, Status
from doccheck.pipeline import Reading

NAME = "imaging_modality"


def find(reading: Reading, act: Act) -> Finding:
    return Finding(Status.MISSING)
