"""Writes what follows from the program: `docs/cli.md`, `docs/flags/index.md`, the head of each flag's page, and the output in README.md.

python docs/generate.py            write them
python docs/generate.py --check    exit with 1 where one is out of date
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import click
from click.testing import CliRunner

from doccheck.cli import main
from doccheck.rules import load_patterns
from doccheck.rules.schema import FlagRule

DOCS = Path(__file__).parent
ROOT = DOCS.parent
_WIDTH = 110
_SHOWN = {
    "check": [
        "diagnostic-fluoroscopy-complete.txt",
        "therapeutic-fluoroscopy-incomplete.txt",
        "contradiction-two-levels.txt",
        "near-miss-myelogram.txt",
    ],
    "explain": ["therapeutic-fluoroscopy-incomplete.txt", "--explain"],
}


def cli_page() -> str:
    """The reference of every command, from click's own help."""
    out = ["# Command line", "", "Written by `docs/generate.py` from the program's own help.", ""]
    for path, command in _commands("doccheck", main):
        context = click.Context(
            command, info_name=path, max_content_width=_WIDTH, terminal_width=_WIDTH, help_option_names=["-h", "--help"]
        )
        out += [f"## {path}", "", "```text", command.get_help(context).rstrip(), "```", ""]
    return "\n".join(out)


def _commands(path: str, command: click.Command) -> list[tuple[str, click.Command]]:
    out = [(path, command)]
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            out += _commands(f"{path} {name}", inner)
    return out


def flags_page() -> str:
    """The index of flags, from the rules."""
    rows = [f"| [{f.code}]({f.code}.md) | {f.severity} | {f.element or ''} | {f.message} |" for f in _flags()]
    head = (
        "# Flags\n\nWritten by `docs/generate.py` from `patterns/codes/flags.yaml`.\n\n"
        "A flag is a coded remark for the reviewer. Codes are stable: DC1xx something is not there, DC2xx something is unclear or "
        "contradicts itself, DC3xx purpose and outcome, DC4xx necessity and what is billed beside the code, DC5xx not one of the "
        "four codes.\n\n"
        "- **hold**: billing this code now is not supported by the note\n- **check**: a person has to look\n- **info**: good to know\n\n"
        "| flag | severity | element | message |\n|---|---|---|---|\n"
    )
    return head + "\n".join(rows) + "\n"


def flag_head(flag: FlagRule) -> str:
    """The first lines of a flag's page; what follows them is written by hand."""
    about = f"Severity **{flag.severity}**" + (f" · element `{flag.element}`" if flag.element else "") + f" · source: {flag.source}"
    return f"# {flag.code}: {flag.message}\n\n{about}\n\n"


def readme() -> str:
    """README.md with the output of its commands put in."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, args in _SHOWN.items():
        block = f"<!-- shown: {name} -->\n```text\n{_output(args)}```\n<!-- end -->"
        text = re.sub(rf"<!-- shown: {name} -->\n.*?<!-- end -->", lambda _, block=block: block, text, flags=re.DOTALL)
    return text


def _output(args: list[str]) -> str:
    paths = [str(ROOT / "sample_notes" / arg) if arg.endswith(".txt") else arg for arg in args]
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = str(_WIDTH)
    try:
        return CliRunner().invoke(main, ["check", *paths]).stdout
    finally:
        del os.environ["COLUMNS"]
        if before is not None:
            os.environ["COLUMNS"] = before


def pages() -> dict[Path, str]:
    """Every generated page by its path."""
    out = {DOCS / "cli.md": cli_page(), DOCS / "flags" / "index.md": flags_page(), ROOT / "README.md": readme()}
    for flag in _flags():
        path = DOCS / "flags" / f"{flag.code}.md"
        written = path.read_text(encoding="utf-8") if path.exists() else ""
        out[path] = flag_head(flag) + written[max(0, written.find("## What it means")) :]
    return out


def _flags() -> list[FlagRule]:
    return sorted(load_patterns().flags, key=lambda f: f.code)


if __name__ == "__main__":
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path}: out of date; run python docs/generate.py")
        sys.exit(1 if stale else 0)
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8")
