"""`doccheck check`: exit codes, formats, bad input."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from doccheck.cli import main
from doccheck.cli.check import Tally
from doccheck.formats.records import Record
from doccheck.review import ErrorDetail, Flag, NoteFailure, Review

Run = Callable[..., Result]


@pytest.fixture
def notes(tmp_path: Path, complete: str, incomplete: str) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "good.txt").write_text(complete)
    (folder / "open.txt").write_text(incomplete)
    return folder


def test_a_folder_gives_a_line_a_note_and_exits_with_1_for_findings(run: Run, notes: Path) -> None:
    result = run("check", notes)
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines()[1:3]] == ["good", "open"]
    assert result.stdout.splitlines()[-1].startswith("2 notes: ")


def test_a_complete_note_exits_with_0(run: Run, notes: Path) -> None:
    result = run("check", notes / "good.txt")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 note: 1 complete")


def test_every_note_of_the_stream_is_in_the_json(run: Run, notes: Path) -> None:
    lines = run("check", notes, "--format", "jsonl").stdout.splitlines()
    array = run("check", notes, "--format", "json").stdout
    assert [json.loads(line)["note_id"] for line in lines] == ["good", "open"]
    assert json.loads(array) == [json.loads(line) for line in lines]
    assert run("check", notes, "--format", "csv").stdout.count("\n") == 3


def test_standard_input(run: Run, complete: str) -> None:
    result = run("check", "-", "--format", "jsonl", stdin=complete.encode())
    assert json.loads(result.stdout)["note_id"] == "stdin"


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("query", 2), ("hold", 2), ("error", 2), ("never", 0)],
)
def test_bad_input_is_told_note_by_note_and_the_others_are_reviewed(run: Run, notes: Path, fail_on: str, code: int) -> None:
    (notes / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (notes / "empty.txt").write_bytes(b"")
    (notes / "large.txt").write_bytes(b"LP done. " * 2_300_000)
    (notes / "latin.txt").write_bytes("LP at L3\u2013L4".encode("cp1252"))
    (notes / "marked.txt").write_bytes(b"\xef\xbb\xbfLP at L3-L4")
    (notes / "nul.txt").write_bytes(b"LP done\0")
    (notes / "wide.txt").write_bytes("LP at L3-L4".encode("utf-16"))
    result = run("check", notes, notes / "missing.txt", "--format", "jsonl", "--fail-on", fail_on)
    records = {record["note_id"]: record for record in map(json.loads, result.stdout.splitlines())}
    kinds = {note: record["error"]["kind"] for note, record in records.items() if "error" in record}
    assert kinds == {"binary": "unreadable", "empty": "empty", "large": "too_large", "nul": "unreadable", "missing": "unreadable"}
    assert records.keys() - kinds.keys() == {"good", "open", "latin", "marked", "wide"}
    assert all(f"note {note}: " in result.stderr for note in kinds)
    assert result.exit_code == code


def test_verbose_tells_the_encoding(run: Run, notes: Path) -> None:
    (notes / "latin.txt").write_bytes("LP at L3\u2013L4".encode("cp1252"))
    stderr = run("check", notes, "-v").stderr
    assert "note latin: read as windows-1252" in stderr
    assert "note good: read as utf-8" in stderr


def test_output_file(run: Run, notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "reviews.jsonl"
    result = run("check", notes, "--format", "jsonl", "--output", out)
    assert result.stdout == ""
    assert len(out.read_text().splitlines()) == 2


def test_explain_shows_evidence(run: Run, notes: Path) -> None:
    result = run("check", notes / "good.txt", "--explain")
    assert result.exit_code == 0
    assert "L4-L5»" in result.stdout
    assert "puncture_site: documented (L4-L5)" in result.stdout


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """`on_terminal("check", path)`: all that a terminal gets, from both streams in their order."""

    def invoke(*args: object, no_color: str = "") -> str:
        terminal = _Terminal()
        monkeypatch.setenv("NO_COLOR", no_color)
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", terminal)
            patch.setattr(sys, "stderr", terminal)
            main([str(arg) for arg in args], standalone_mode=False)
        return terminal.getvalue()

    return invoke


@pytest.mark.parametrize("args", [["--explain"], ["--format", "json"], ["--format", "jsonl"], ["--format", "csv"]])
def test_what_is_shown_note_by_note_is_not_mixed_with_progress(on_terminal: Callable[..., str], notes: Path, args: list[str]) -> None:
    assert "of 2 notes" not in on_terminal("check", notes, *args)


def test_progress_is_wiped_before_the_table(on_terminal: Callable[..., str], notes: Path) -> None:
    progress, table = on_terminal("check", notes).rsplit("\r", 1)
    assert "2 of 2 notes" in progress
    assert table.startswith("note ")


def test_no_colour_where_it_is_not_wanted(on_terminal: Callable[..., str], notes: Path) -> None:
    assert "\x1b[" in on_terminal("check", notes / "good.txt", "--explain")
    shown = on_terminal("check", notes / "good.txt", "--explain", no_color="1")
    assert "\x1b[" not in shown
    assert "L4-L5»" in shown


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--format", "json", "--explain"], "does not go with --format json"),
        (["--encoding", "klingon"], "no such encoding"),
        (["--encoding", "rot13"], "no such encoding of text"),
        (["--patterns", "no/such/folder"], "no such folder"),
        (["--fail-on", "maybe"], "'maybe' is not one of"),
        (["--output", "no/such/folder/out"], "cannot be written"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_is_accepted(run: Run, notes: Path, args: list[str], says: str) -> None:
    result = run("check", notes, *args)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""


def test_a_site_lays_its_rules_over_the_shipped_ones(run: Run, notes: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "codes").mkdir(parents=True)
    (site / "codes" / "flags.yaml").write_text("- {code: DC105, disabled: true}\n")
    shipped = run("check", notes / "open.txt", "--format", "jsonl").stdout
    own = run("check", notes / "open.txt", "--format", "jsonl", "--patterns", site).stdout
    assert "DC105" in shipped
    assert "DC105" not in own
    assert json.loads(own)["patterns_version"] != json.loads(shipped)["patterns_version"]


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "targets/a.yaml",
            "- id: a.b\n  label: a.b\n  phrase: [x]\n",
            "targets/a.yaml:3: rule 'a.b': unknown key 'phrase' (did you mean 'phrases'?)",
        ),
        (
            "measurements/a.yaml",
            "- {id: a.c, label: a.c, regex: '(a+)+b', examples: ['<m>aab</m>'], near_misses: [c]}\n",
            "repeats a group that can match the same words",
        ),
    ],
)
def test_a_wrong_rule_is_told_with_file_line_and_mend(run: Run, notes: Path, tmp_path: Path, file: str, text: str, says: str) -> None:
    path = tmp_path / "site" / file
    path.parent.mkdir(parents=True)
    path.write_text(text)
    result = run("check", notes, "--patterns", tmp_path / "site")
    assert result.exit_code == 2
    assert says in result.stderr


def _tally(disposition: str | None, severity: str | None = None) -> Tally:
    flags = [Flag(code="DC101", severity=severity, message="x")] if severity else []
    result: Review | NoteFailure = NoteFailure(note_id="a", error=ErrorDetail(kind="empty", message="x"))
    if disposition:
        result = Review.model_construct(note_id="a", disposition=disposition, flags=flags)
    tally = Tally()
    list(tally.watch([Record(result)]))
    return tally


@pytest.mark.parametrize(
    ("tally", "codes"),
    [
        (_tally("complete"), (0, 0, 0, 0)),
        (_tally("complete", "check"), (0, 0, 0, 0)),
        (_tally("complete", "hold"), (1, 1, 0, 0)),
        (_tally("query", "check"), (1, 0, 0, 0)),
        (_tally("query", "hold"), (1, 1, 0, 0)),
        (_tally("out_of_scope", "info"), (0, 0, 0, 0)),
        (_tally(None), (2, 2, 2, 0)),
    ],
)
def test_exit_codes(tally: Tally, codes: tuple[int, ...]) -> None:
    assert tuple(tally.exit_code(fail_on) for fail_on in ("query", "hold", "error", "never")) == codes
