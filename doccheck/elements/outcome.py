from __future__ import annotations

from doccheck.facts import Answer
from doccheck.pipeline import Reading


def find(reading: Reading, procedure: Answer, sentences: frozenset[int]) -> Answer:
    return Answer("completed")
