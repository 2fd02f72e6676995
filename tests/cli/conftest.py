"""The command line run in this process, with what it wrote."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from doccheck.cli import main
from doccheck.reviewer import Reviewer

COMPLETE = """PROCEDURE: Diagnostic lumbar puncture
INDICATION: Optic neuritis, suspected multiple sclerosis.
TECHNIQUE: Left lateral decubitus position. 1% lidocaine to the skin. A 22 gauge spinal needle was advanced by palpation
at the L4-L5 interspace, no imaging used, and 8 mL of clear CSF was collected and sent for diagnosis. Sterile bandage applied.
COMPLICATIONS: None.
POST-PROCEDURE INSTRUCTIONS: Lie flat for one hour, drink fluids, no lifting for two days, keep the bandage dry. Call for fever or
severe headache.
"""
INCOMPLETE = "Lumbar puncture performed at L3-L4. CSF sent to look for meningitis.\n"


@pytest.fixture(autouse=True)
def _one_reviewer(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that ask for the shipped rules share the session's reviewer, so that each test does not wait for its own."""
    monkeypatch.setattr("doccheck.reviewer.Reviewer", lambda patterns=None: reviewer if patterns is None else Reviewer(patterns))


@pytest.fixture
def run() -> Callable[..., Result]:
    """`run("check", path)` as on the command line."""

    def invoke(*args: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)

    return invoke


@pytest.fixture
def complete() -> str:
    """A note that documents everything its code requires."""
    return COMPLETE


@pytest.fixture
def incomplete() -> str:
    """A note without word on complications and instructions."""
    return INCOMPLETE
