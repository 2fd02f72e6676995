"""The act: which procedure a note records and which of its sentences are about it; every element judges by this."""

from __future__ import annotations

from dataclasses import dataclass

from doccheck.facts import Answer


@dataclass(frozen=True, slots=True)
class Act:
    """The puncture that the note records.

    Args:
        procedure: what was done.
        outcome: whether CSF was reached.
        sentences: indices of the sentences that are about this act (all of them, where the note records nothing else).
    """

    procedure: Answer
    outcome: Answer
    sentences: frozenset[int]
