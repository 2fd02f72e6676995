"""The other commands, the help of all, and how fast the program starts."""

from __future__ import annotations

import json
import pstats
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import jsonschema
import pytest
from click.testing import Result

from doccheck import __version__
from doccheck.cli import main, progress
from doccheck.cli.check import check

Run = Callable[..., Result]
COMMANDS = [["check"], ["evaluate"], ["schema"], ["rules"], ["rules", "lint"], ["rules", "test"], ["rules", "list"]]


@pytest.mark.parametrize("command", [[], *COMMANDS])
def test_help_of_every_command_says_what_it_is_for(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 6


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"doccheck {__version__}\n"


def test_the_schema_describes_what_check_writes(run: Run, tmp_path: Path, complete: str) -> None:
    (tmp_path / "a.txt").write_text(complete)
    schema = json.loads(run("schema").stdout)
    jsonschema.validate(json.loads(run("check", tmp_path, "--format", "jsonl").stdout), schema)
    assert json.loads(run("schema", "failure").stdout)["title"] == "NoteFailure"


def test_an_unforeseen_error_is_told_without_its_message(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("LP.")

    def fail(*_: object) -> None:
        raise KeyError("Jane Roe")

    monkeypatch.setattr("doccheck.cli.check.find_sources", fail)
    result = run("check", tmp_path)
    assert result.exit_code == 2
    assert "internal error (KeyError at test_commands.py:" in result.stderr
    assert "Jane" not in result.output


@pytest.mark.parametrize(("command", "stopped"), [("check", "check.find_sources"), ("evaluate", "evaluate.load_labelled")])
def test_ctrl_c_is_no_finding(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, stopped: str) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"doccheck.cli.{stopped}", interrupt)
    result = run(command, tmp_path)
    assert (result.exit_code, result.output) == (130, "interrupted\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
@pytest.mark.parametrize("command", [["schema"], ["rules", "list"]])
def test_a_full_disk_is_told_in_one_line(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([sys.executable, "-m", "doccheck", *command], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == "Error: the output cannot be written (No space left on device); free space, or write to another place\n"


def test_a_reader_that_has_seen_enough_ends_the_command_quietly() -> None:
    command = subprocess.Popen([sys.executable, "-m", "doccheck", "rules", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout is not None
    command.stdout.readline()
    command.stdout.close()
    assert command.stderr is not None
    assert command.stderr.read() == b""
    assert command.wait() == 2


def test_a_file_of_a_command_that_cannot_be_read_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "a.txt")

    monkeypatch.setattr("doccheck.cli.check.find_sources", closed)
    result = run("check", tmp_path)
    assert (result.exit_code, result.stderr) == (2, "Error: a.txt: Permission denied; check the path and its permissions\n")


def test_rules_list_names_each_rule_and_its_place(run: Run) -> None:
    lines = run("rules", "list", "DC1").stdout.splitlines()
    assert lines[0].split()[:3] == ["DC101", "flags", "hold"]
    assert "patterns/codes/flags.yaml:" in lines[0]
    rows = [json.loads(line) for line in run("rules", "list", "--json").stdout.splitlines()]
    assert {row["kind"] for row in rows} == {"targets", "measurements", "assertion", "sections", "decision", "related", "edits", "flags"}
    assert all(row["place"] for row in rows)


@pytest.mark.usefixtures("examples_of_own_rules")
def test_rules_lint_and_test_exit_with_1_and_name_the_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets" / "own.yaml").write_text(
        "- id: own.word\n  label: complication.word\n  phrases: [zyzzyva]\n"
        "  examples: ['A <m negated>zyzzyva</m>.', 'No <m negated>zyzzyva</m>.']\n  near_misses: [zyzzyva]\n"
    )
    result = run("rules", "lint", "--patterns", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")
    result = run("rules", "test", "--patterns", tmp_path)
    assert result.exit_code == 1
    own = [line for line in result.stdout.splitlines() if "own.yaml:1: rule 'own.word'" in line]
    assert len(own) == 2
    assert "'zyzzyva' is affirmed, not negated" in own[0]
    assert "near miss" in own[1]
    assert run("rules", "lint", "--patterns", tmp_path / "none").exit_code == 1


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress.watched([1, 2], 2)) == [1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert list(progress.watched([1, 2], 2)) == [1, 2]
    assert "2 of 2 notes" in capsys.readouterr().err


def test_help_does_not_wait_for_spacy() -> None:
    code = "import sys, doccheck.cli; sys.exit(any(m.partition('.')[0] in ('spacy', 'medspacy') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_first_review_comes_soon(tmp_path: Path, complete: str) -> None:
    """Calls are counted, not seconds, as these are those of whatever else the machine does; benchmarks measure the time."""
    (tmp_path / "a.txt").write_text(complete)
    profile = tmp_path / "calls"
    command = [sys.executable, "-m", "cProfile", "-o", profile, "-m", "doccheck", "check", tmp_path / "a.txt", "--fail-on", "never"]
    subprocess.run(command, check=True, capture_output=True)
    calls = sum(total for _, total, *_ in pstats.Stats(str(profile)).stats.values())  # type: ignore[attr-defined]
    assert calls < 20_000_000  # 15.9 million, 2 s on an idle machine


def test_every_option_is_described() -> None:
    assert all(option.help for option in check.params if isinstance(option, click.Option))
    assert isinstance(main, click.Group)
