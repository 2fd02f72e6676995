"""`doccheck batch`: review every note of an export, with every note accounted for."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from doccheck.cli.exits import FAILED, INTERRUPTED, exit_code
from doccheck.cli.interrupts import Stopped, heard_once
from doccheck.errors import DoccheckError, UsageError
from doccheck.note import MAX_CHARACTERS

if TYPE_CHECKING:
    from doccheck.batch import Summary

_EVERY = 0.5
_OF_LOCAL = (
    "reader",
    "billed_codes_column",
    "date_of_service_column",
    "encounter_column",
    "author_column",
    "include",
    "workers",
    "part_size",
    "resume",
    "output_format",
)


@click.command(short_help="Review an export: CSV, JSON lines, Parquet, HL7, FHIR, text files.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--output", "-o", required=True, metavar="DIR", help="A new or empty folder for the results.")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="This machine's processes, or Spark (Parquet in, Parquet out; needs the extra `spark`).",
)
@click.option("--master", metavar="URL", help="Spark's cluster, or local[N]; left out, the one that Spark is set up with.")
@click.option(
    "--reader", metavar="NAME", help="Read every input as this format (text, csv, jsonl, parquet, hl7, fhir) instead of finding out."
)
@click.option("--id-column", metavar="NAME", help="Column or field that holds the note's id.")
@click.option("--text-column", metavar="NAME", help="Column or field that holds the note's text.")
@click.option("--billed-codes-column", metavar="NAME", help="Column or field that holds the codes on the claim.")
@click.option("--date-of-service-column", metavar="NAME", help="Column or field that holds the date of service.")
@click.option("--encounter-column", metavar="NAME", help="Column or field that holds the encounter's id.")
@click.option("--author-column", metavar="NAME", help="Column or field that holds the note's author.")
@click.option("--include", default="*", show_default=True, metavar="GLOB", help="Names of the files that are read from folders.")
@click.option("--patterns", type=click.Path(path_type=Path), metavar="DIR", help="A site's own rules, laid over the shipped ones.")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that review.")
@click.option("--note-timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds that one note may take.")
@click.option(
    "--max-characters",
    type=click.IntRange(1, MAX_CHARACTERS),
    default=MAX_CHARACTERS,
    show_default=True,
    help="Longer notes become error records.",
)
@click.option("--part-size", type=click.IntRange(1), default=1000, show_default=True, help="Notes between two checkpoints.")
@click.option("--resume", is_flag=True, help="Go on with the unfinished run in the output folder.")
@click.option("--output-format", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True, help="Form of the reviews.")
@click.option(
    "--fail-on",
    type=click.Choice(["query", "hold", "error", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 where notes are to be queried (query) or held (hold); all but `never` exit with 2 where notes could not be reviewed.",
)
@click.option(
    "--progress", type=click.Choice(["auto", "json", "none"]), default="auto", show_default=True, help="Progress on standard error."
)
def batch(
    inputs: tuple[str, ...],
    output: str,
    engine: str,
    master: str | None,
    reader: str | None,
    id_column: str | None,
    text_column: str | None,
    billed_codes_column: str | None,
    date_of_service_column: str | None,
    encounter_column: str | None,
    author_column: str | None,
    include: str,
    patterns: Path | None,
    workers: int,
    note_timeout: float,
    max_characters: int,
    part_size: int,
    resume: bool,
    output_format: str,
    fail_on: str,
    progress: str,
) -> None:
    """Review every note of an export and write the results to a folder.

    INPUT is a file or a folder. Its format is found out by its content: text files (one note each, also RTF and HTML), CSV and TSV, JSON
    lines, Parquet, HL7 v2 messages, FHIR resources; gzip and Zstandard are read as they are.

    \b
    The folder then holds
      reviews.jsonl   one review for each note, with its place in the input and its other columns
      errors.jsonl    one record for each note that could not be reviewed
      worklist.csv    one line for each review, to sort and filter in a spreadsheet
      texts.jsonl     texts that were converted from RTF, HTML or HL7, which the offsets point into
      summary.json    counts and rates; manifest.json: digests of the files and of the input

    \b
    Examples:
      doccheck batch export.csv --output run-0311/ --text-column REPORT --workers 4
      doccheck batch hl7/ --output run-0311/ --resume
      doccheck batch notes.parquet --output run-0311/ --engine spark --master local[4]
    """
    for_programs = progress == "json"
    with heard_once():
        with _told(for_programs, engine, output):
            from doccheck.batch import BatchOptions, run

            _check_engine(engine, master)
            options = BatchOptions(
                reader=reader,
                id_column=id_column,
                text_column=text_column,
                billed_codes_column=billed_codes_column,
                date_of_service_column=date_of_service_column,
                encounter_column=encounter_column,
                author_column=author_column,
                include=include,
                patterns=patterns,
                workers=workers,
                note_timeout=note_timeout,
                max_characters=max_characters,
                part_size=part_size,
                resume=resume,
                output_format=output_format,  # type: ignore[arg-type]
            )
            if engine == "spark":
                from doccheck.spark import run_spark

                with _java_unheard() if for_programs else nullcontext():
                    summary = run_spark(inputs, output, options, master)
            else:
                summary = run(inputs, output, options, _progress(progress))
        click.echo(_table(summary))
        failures = str(Path(output, "errors.jsonl" if engine == "local" else "reviews")) if summary.errors else None
        if for_programs:
            _event("finished", **summary.model_dump(include={"notes", "reviews", "errors", "seconds"}), failures=failures)
        elif failures:
            click.echo(f"what could not be reviewed, and why: {failures}", err=True)
    raise click.exceptions.Exit(_exit_code(summary, fail_on))


@contextmanager
def _told(for_programs: bool, engine: str, output: str) -> Iterator[None]:
    """Tell an end before the end: for programs as an event."""
    try:
        yield
    except KeyboardInterrupt as stop:
        told = "interrupted; " + (f"go on with --resume --output {output}" if engine == "local" else "run it again into a new folder")
        if for_programs:
            _event("interrupted", message=told)
        else:
            click.echo(told, err=True)
        raise click.exceptions.Exit(stop.exit_code if isinstance(stop, Stopped) else INTERRUPTED) from None
    except DoccheckError as error:
        if not for_programs:
            raise
        _event("failed", kind=error.kind, message=str(error))
        raise click.exceptions.Exit(FAILED) from None


def _event(name: str, **facts: object) -> None:
    click.echo(json.dumps({"event": name, **facts}), err=True)


@contextmanager
def _java_unheard() -> Iterator[None]:
    """Start Java with a standard error that leads nowhere, since it would write its own lines between the events."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _check_engine(engine: str, master: str | None) -> None:
    """Refuse options that the chosen engine would not heed.

    Raises:
        UsageError: names them.
    """
    if engine == "local":
        if master is not None:
            raise UsageError("--master: goes with --engine spark; for more processes of this machine pass --workers")
        return
    context = click.get_current_context()
    given = [f"--{n.replace('_', '-')}" for n in _OF_LOCAL if context.get_parameter_source(n) is ParameterSource.COMMANDLINE]
    if given:
        raise UsageError(f"{', '.join(given)}: of no effect with --engine spark; leave out, Spark carries every column through")


def _progress(how: str) -> Callable[[int, int], None] | None:
    if how == "none" or (how == "auto" and not sys.stderr.isatty()):
        return None
    started = last = time.monotonic()

    def tell(done: int, errors: int) -> None:
        nonlocal last
        now = time.monotonic()
        if how == "json":
            _event("progress", notes=done, errors=errors, seconds=round(now - started, 1))
        elif now - last >= _EVERY:
            last = now
            click.echo(f"\r{done:,} notes, {errors:,} errors", nl=False, err=True)

    return tell


def _exit_code(summary: Summary, fail_on: str) -> int:
    holds = sum(count for name, count in summary.counts.items() if name.startswith("flag=") and name.endswith(":hold"))
    return exit_code(fail_on, errors=summary.errors, queries=summary.counts.get("disposition=query", 0), holds=holds)


def _table(summary: Summary) -> str:
    def line(name: str, value: object) -> str:
        return f"{name:28s} {value:>10}" if isinstance(value, str) else f"{name:28s} {value:>10,}"

    lines = [line("notes", summary.notes), line("reviews", summary.reviews), line("errors", summary.errors)]
    lines += [line(f"  {kind}", count) for kind, count in summary.error_kinds.items()]
    lines += [line(f"passed over: {what}", count) for what, count in summary.skipped.items()]
    if summary.duplicates:
        lines.append(line("ids used before", summary.duplicates))
    for what in ("disposition", "code"):
        lines += [line(name.replace("=", " "), count) for name, count in summary.counts.items() if name.startswith(f"{what}=")]
    lines.append(line("notes per second", f"{summary.notes_per_second:,.0f}"))
    return "\n".join(lines)
