"""Elements: one file for each thing that a note can document; each turns mentions into one finding."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from doccheck.elements import (
    complications,
    csf_volume,
    doubts,
    imaging_modality,
    indication,
    necessity,
    outcome,
    post_procedure_instructions,
    procedure,
    puncture_site,
    purpose,
    remarks,
    work,
)
from doccheck.elements.act import Act
from doccheck.facts import Answer, Facts
from doccheck.pipeline import Reading

ELEMENTS = (indication, imaging_modality, puncture_site, csf_volume, complications, post_procedure_instructions)


def read_facts(reading: Reading) -> Facts:
    """Everything that a note documents about the puncture it records."""
    what, sentences = procedure.find(reading)
    act = Act(what, outcome.find(reading, what, sentences), sentences)
    return Facts(
        procedure=act.procedure,
        outcome=act.outcome,
        purpose=purpose.find(reading, act),
        elements=doubts.heed(reading, {element.NAME: element.find(reading, act) for element in ELEMENTS}),
        work=work.find(reading, act),
        necessity=necessity.find(reading, act),
        remarks=remarks.find(reading, act),
    )


def facts_of(what: Answer) -> Facts:
    """The facts of a note that records another procedure or none: nothing is asked about it but that."""
    return replace(_nothing(), procedure=what, outcome=outcome.find(Reading("", ""), what, frozenset()))


@cache
def _nothing() -> Facts:
    """The facts of a note without words."""
    return read_facts(Reading("", ""))
