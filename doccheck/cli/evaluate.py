"""`doccheck evaluate`: hold reviews against labelled notes."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import click

from doccheck.cli.exits import FAILED, FINDINGS, NOTHING
from doccheck.cli.progress import watched
from doccheck.evaluation import below, changes, load_floors, load_labelled, load_saved, score
from doccheck.evaluation.table import lines
from doccheck.formats import Result
from doccheck.formats.writers.output import opened
from doccheck.review import NoteFailure


@click.command(short_help="Score reviews against labelled notes.")
@click.argument("folders", nargs=-1, required=True, metavar="LABELLED_DIR...", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Write the scores as JSON instead of a table.")
@click.option("--save", type=click.Path(path_type=Path), metavar="FILE", help="Keep the scores as JSON, for a later --compare or --floor.")
@click.option("--misses", is_flag=True, help="List every miss: note, question, label, review; of evidence, where it stands.")
@click.option(
    "--floor", type=click.Path(path_type=Path), metavar="FILE", help="Figures to reach, by name or as a saved run; exit with 1 below."
)
@click.option("--compare", type=click.Path(path_type=Path), metavar="OTHER.json", help="Tell what changed since another run was saved.")
@click.option("--patterns", type=click.Path(path_type=Path), metavar="DIR", help="A site's own rules, laid over the shipped ones.")
def evaluate(
    folders: tuple[Path, ...],
    as_json: bool,
    save: Path | None,
    misses: bool,
    floor: Path | None,
    compare: Path | None,
    patterns: Path | None,
) -> None:
    """Review labelled notes and tell how far the reviews agree with the labels.

    LABELLED_DIR holds labels.jsonl, one label a line, and one <note_id>.txt for each label; sample_notes/ is such a folder. Notes that are
    called complete and are not (false complete) are listed by name, since that is the worst mistake. A label needs note_id, procedure, code
    and disposition; what else it leaves out, or has as null, is not counted; whole_note needs outcome, purpose and all six elements too. A
    note_id may stand in one of the folders only.

    Exits with 1 only where a figure does not reach its --floor: misses, false completes and steps back since another run do not change the
    exit code by themselves. Exits with 2 where a note could not be read or reviewed; it counts as wrong everywhere.

    \b
    Examples:
      doccheck evaluate sample_notes/ --misses
      doccheck evaluate labelled/ --save before.json
      doccheck evaluate labelled/ --compare before.json    # after a change of rules
      doccheck evaluate labelled/ --floor floors.json      # for CI
    """
    floors = {} if floor is None else load_floors(floor)
    before = None if compare is None else load_saved(compare)
    labelled = load_labelled(folders)
    from doccheck.reviewer import Reviewer  # spaCy is only imported when there is something to review

    with nullcontext() if save is None else opened(save, "--save") as out:  # a path that cannot be written is told before all else is done
        readable = [item.note for item in labelled if item.problem is None]
        results: list[Result] = [item.problem for item in labelled if item.problem is not None]
        results += watched(Reviewer(patterns).review_many(readable), len(readable))
        scores = score(labelled, {result.note_id: result for result in results})
        if out is not None:
            out.write(json.dumps(scores.as_json(), indent=1) + "\n")
    if as_json:
        click.echo(json.dumps(scores.as_json(), indent=1))
    else:
        for line in lines(scores, misses):
            click.echo(line)
    if before is not None:
        click.echo("", err=as_json)
        for line in changes(before, scores):
            click.echo(line, err=as_json)
    short = below(scores, floors)
    for result in results:
        if isinstance(result, NoteFailure):
            click.echo(f"not reviewed: {result.error.message}", err=True)
    for line in short:
        click.echo(f"below the floor: {line}", err=True)
    raise click.exceptions.Exit(FAILED if scores.missing_reviews else FINDINGS if short else NOTHING)
