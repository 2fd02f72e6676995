"""What medspaCy does of its own accord, and what must not happen here."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter

import pytest

from doccheck.pipeline import Mention, Reading

# Labels by which imaging counts as used; a phrase of denial ("without fluoroscopy") is a mention of its own and is affirmed.
USED = ("imaging.guided", "imaging.named", "imaging.bare", "imaging.dose")


def assertions(reading: Reading, word: str) -> set[str]:
    return {m.assertion for m in reading.mentions if word in m.text.lower()}


@pytest.mark.parametrize(
    "text",
    ["Fluoroscopy was not used.", "No fluoroscopy.", "Fluoroscopy: not used.", "The puncture was done without fluoroscopy."],
)
def test_denied_imaging_is_negated(read: Callable[[str], Reading], text: str) -> None:
    used = [m for m in read(text).mentions if m.label.startswith(USED) and "fluoroscop" in m.text.lower()]
    assert not [m for m in used if m.assertion == "affirmed"]


def test_a_target_does_not_negate_itself(read: Callable[[str], Reading]) -> None:
    found = [m for m in read("There were no complications.").mentions if m.family == "complication"]
    assert found
    assert all(m.assertion == "affirmed" or "no" not in m.cue.split("'")[1:2] for m in found)


def test_prior_puncture_is_historical(read: Callable[[str], Reading]) -> None:
    assert "affirmed" not in assertions(read("Prior lumbar puncture at L2-L3 failed."), "l2-l3")


def test_warnings_filters_survive_the_import() -> None:
    script = "import warnings; before = list(warnings.filters); import doccheck; assert not [f for f in warnings.filters if f[0] == 'ignore' and f[1] is None and f[2] is Warning and f not in before]"
    subprocess.run([sys.executable, "-c", script], check=True)


def test_nothing_is_logged_or_printed(read: Callable[[str], Reading], capfd: pytest.CaptureFixture[str]) -> None:
    read("Zebramarker under fluoroscopy at L3-4.")
    out, err = capfd.readouterr()
    assert "zebramarker" not in (out + err).lower()


def test_mentions_are_plain_and_picklable(read: Callable[[str], Reading]) -> None:
    reading = read("Under fluoroscopy the needle went in at L3-4. No complications.")
    again: Reading = pickle.loads(pickle.dumps(reading))
    assert again.mentions == reading.mentions
    assert all(type(m) is Mention for m in again.mentions)


def test_time_grows_in_line_with_length(read: Callable[[str], Reading]) -> None:
    sentence = "Under fluoroscopic guidance a needle was advanced at L3-4 and 12 mL of clear CSF was collected in four tubes. "
    read(sentence * 20)

    def seconds(times: int) -> float:
        started = perf_counter()
        read(sentence * times)
        return perf_counter() - started

    short, long = min(seconds(40) for _ in range(3)), min(seconds(400) for _ in range(3))
    assert long < 25 * short


def test_long_note_keeps_overlapping_rules_apart(read: Callable[[str], Reading]) -> None:
    reading = read("Done in the fluoroscopy suite. Later the needle was advanced under fluoroscopic guidance.")
    assert {m.sentence for m in reading.mentions if m.family == "imaging"} == {0, 1}
