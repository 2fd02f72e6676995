from __future__ import annotations

from doccheck.elements.act import Act
from doccheck.facts import Answer
from doccheck.pipeline import Reading


def find(reading: Reading, act: Act) -> Answer:
    return Answer("unstated")
