from __future__ import annotations

from doccheck.elements import zones
from doccheck.facts import Answer
from doccheck.pipeline import Reading


def find(reading: Reading) -> tuple[Answer, frozenset[int]]:
    return Answer("spinal_puncture"), zones.about_this(reading)
