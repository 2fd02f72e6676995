"""No word of a note reaches a log, a warning, a traceback or a progress line, even where a part of the program crashes."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

MARKERS = ("Zaphodine", "Quxwell", "Marvinetti", "Trilliana", "Slartibarth")
NOTE = """PATIENT: Zaphodine Quxwell
PROCEDURE: Lumbar puncture by Dr. Marvinetti under fluoroscopy
INDICATION: headache of Trilliana type, *** Slartibarth
Needle at L3-L4 for Zaphodine. 28 mL Quxwell fluid removed. No Trilliana complications were seen by Marvinetti.
COMPLICATIONS: none Slartibarth
"""
CRASH = """
import sys, doccheck.elements as e
def crash(reading, act):
    raise ValueError(f"cannot read {reading.text}")
e.ELEMENTS[0].find = crash
import doccheck.elements.indication as i
i.find = crash
"""


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE)
    return path


def _run(code: str, *args: object) -> subprocess.CompletedProcess[str]:
    program = (
        "import logging, sys, warnings; logging.basicConfig(level=1); warnings.simplefilter('always')\n"
        f"{code}\nfrom doccheck.cli import main\nsys.argv = ['doccheck', *sys.argv[1:]]\nmain()"
    )
    return subprocess.run([sys.executable, "-c", program, *map(str, args)], capture_output=True, text=True, check=False)


def _none_of_it(text: str) -> None:
    assert not [marker for marker in MARKERS if marker.lower() in text.lower()]


def test_logs_and_warnings_at_their_loudest_hold_no_word(note: Path) -> None:
    result = _run("", "check", note, "--format", "table", "--fail-on", "never", "-v")
    assert "DEBUG:doccheck:reviewed note note in" in result.stderr
    assert result.returncode == 0
    _none_of_it(result.stderr + result.stdout)


def test_a_crash_in_an_element_is_told_without_a_word_of_the_note(note: Path) -> None:
    result = _run(CRASH, "check", note, "--format", "jsonl")
    assert '"kind":"internal"' in result.stdout
    assert "internal error (ValueError)" in result.stderr
    assert result.returncode == 2
    _none_of_it(result.stderr + result.stdout)


def test_a_crash_in_a_writer_is_told_without_a_word_of_the_note(note: Path) -> None:
    code = """
import doccheck.formats.writers as w
def crash(records, out):
    raise ValueError(str([record.note for record in records]))
w.WRITERS["csv"] = crash
"""
    result = _run(code, "check", note, "--format", "csv")
    assert "internal error (ValueError at" in result.stderr
    assert result.returncode == 2
    _none_of_it(result.stderr + result.stdout)


def test_input_that_cannot_be_read_is_told_without_a_word_of_it(tmp_path: Path) -> None:
    for name, data in [("nul", NOTE.encode() + b"\0"), ("latin", NOTE.encode() + b"\x81\x8d"), ("cut", NOTE.encode("utf-16")[:-1])]:
        (tmp_path / f"{name}.txt").write_bytes(data)
    result = _run("", "check", tmp_path, "--format", "jsonl")
    assert result.returncode == 2
    assert result.stdout.count('"kind":"') == 3
    _none_of_it(result.stderr + result.stdout)


def test_progress_on_a_terminal_holds_no_word(note: Path) -> None:
    ours, theirs = pty.openpty()
    result = subprocess.run([sys.executable, "-m", "doccheck", "check", note], stderr=theirs, stdout=subprocess.PIPE, check=False)
    os.close(theirs)
    told = os.read(ours, 65536).decode()
    os.close(ours)
    assert "1 of 1 notes" in told
    _none_of_it(told + result.stdout.decode())


def test_no_word_of_a_note_stays_in_the_matchers(reviewer) -> None:  # type: ignore[no-untyped-def]
    reviewer.review(NOTE)
    for kept in (reviewer._pipeline._lexicon._matcher._shapes, reviewer._pipeline._lexicon._plain.vocab.strings):
        assert not [marker for marker in MARKERS if marker in kept or marker.lower() in kept]
