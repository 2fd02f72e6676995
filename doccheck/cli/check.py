"""`doccheck check`: review notes and write the reviews."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doccheck.cli.exits import exit_code
from doccheck.cli.progress import watched
from doccheck.errors import UsageError
from doccheck.formats import Record, Source, find_sources, read_notes
from doccheck.formats.writers import WRITERS
from doccheck.formats.writers.explain import plain, write_explained
from doccheck.formats.writers.output import opened
from doccheck.review import NoteFailure

if TYPE_CHECKING:
    from doccheck.reviewer import Reviewer

_COLOURS = {
    "documented": {"fg": "green"},
    "complete": {"fg": "green", "bold": True},
    "missing": {"fg": "red"},
    "conflicting": {"fg": "red"},
    "error": {"fg": "red", "bold": True},
    "hold": {"fg": "red", "bold": True},
    "unclear": {"fg": "yellow"},
    "check": {"fg": "yellow"},
    "query": {"fg": "yellow", "bold": True},
    "evidence": {"bold": True, "underline": True, "fg": "cyan"},
    "title": {"bold": True},
}


class Tally:
    """Counts what passed, and from that the exit code."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """Hand on records and count what they hold."""
        for record in records:
            result = record.result
            if isinstance(result, NoteFailure):
                self.counts["error"] += 1
            else:
                self.counts[result.disposition] += 1
                self.counts["hold"] += any(flag.severity == "hold" for flag in result.flags)
            yield record

    def exit_code(self, fail_on: str) -> int:
        """What the command ends with, by what was counted."""
        return exit_code(fail_on, errors=self.counts["error"], queries=self.counts["query"], holds=self.counts["hold"])


@click.command(short_help="Review notes: files, folders or standard input.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH... | -")
@click.option("--format", "form", type=click.Choice(sorted(WRITERS)), default="table", show_default=True, help="What to write.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to this file, whole or not at all.")
@click.option("--explain", is_flag=True, help="Show each note with its evidence highlighted and the reasons beside it.")
@click.option("--patterns", type=click.Path(path_type=Path), metavar="DIR", help="A site's own rules, laid over the shipped ones.")
@click.option(
    "--fail-on",
    type=click.Choice(["query", "hold", "error", "never"]),
    default="query",
    show_default=True,
    help="Exit with 1 where a note is to be queried or held (query), where a flag says hold (hold), or never for what notes say (error). "
    "All but `never` exit with 2 where a note could not be reviewed.",
)
@click.option("--include", default="*.txt", show_default=True, metavar="GLOB", help="Names of the files that are read from folders.")
@click.option("--encoding", metavar="NAME", help="Read every note as this encoding instead of finding out.")
@click.option("--verbose", "-v", is_flag=True, help="Tell on standard error which encoding each note was read with.")
def check(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    explain: bool,
    patterns: Path | None,
    fail_on: str,
    include: str,
    encoding: str | None,
    verbose: bool,
) -> None:
    """Review notes and write one answer for each, in the order given.

    PATH is a file, a folder (all its *.txt files, at any depth, by name) or - for one note on standard input. A note's id is its file's
    name without the ending; where two files would share one, it is the path below the folder given.

    Notes are read as UTF-8, UTF-16 or else Windows-1252 (--verbose tells which). One that cannot be read or reviewed stands in the
    output as an error record; the others are reviewed all the same.

    \b
    Examples:
      doccheck check notes/
      doccheck check notes/ --format csv --output reviews.csv
      doccheck check ir-0412.txt --explain
      pbpaste | doccheck check - --format json
      doccheck check notes/ --fail-on hold      # for a pipeline: 1 where a bill must wait
    """
    if explain and form != "table":
        raise UsageError(f"--explain is for reading in the terminal and does not go with --format {form}; leave one of them out")
    _check_encoding(encoding)
    sources = find_sources(paths, include)
    from doccheck.reviewer import Reviewer  # spaCy is only imported when there is something to review

    reviewer = Reviewer(patterns)
    tally = Tally()
    with opened(output) as out:
        reviewed = _records(reviewer, sources, encoding, verbose, tell_errors=output is not None or form != "table")
        records: Iterable[Record] = tally.watch(reviewed)
        on_terminal = output is None and sys.stdout.isatty()
        if not on_terminal or (form == "table" and not explain):  # what is shown note by note is its own progress
            records = watched(records, len(sources))
        if explain:
            colour = on_terminal and not os.environ.get("NO_COLOR")
            write_explained(records, out, _paint if colour else plain, patterns=reviewer.patterns)
        else:
            WRITERS[form](records, out)
    raise click.exceptions.Exit(tally.exit_code(fail_on))


def _records(reviewer: Reviewer, sources: list[Source], encoding: str | None, verbose: bool, *, tell_errors: bool) -> Iterator[Record]:
    def tell(note_id: str, used: str) -> None:
        if verbose:
            click.echo(f"note {note_id}: read as {used}", err=True)

    for item in read_notes(sources, sys.stdin.buffer, encoding, tell):
        note = None if isinstance(item, NoteFailure) else item
        result = item if isinstance(item, NoteFailure) else next(reviewer.review_many([item]))
        if isinstance(result, NoteFailure) and tell_errors:
            click.echo(f"{result.error.kind}: {result.error.message}", err=True)
        yield Record(result, note)


def _check_encoding(encoding: str | None) -> None:
    if encoding is not None:
        try:
            "".encode(encoding)  # codecs that turn no text into bytes, such as rot13, are refused by this too
        except (LookupError, UnicodeError):
            raise UsageError(f"--encoding {encoding}: no such encoding of text; for example utf-8, utf-16, cp1252") from None


def _paint(words: str, status: str) -> str:
    return click.style(words, **_COLOURS[status]) if status in _COLOURS else words  # type: ignore[arg-type]
