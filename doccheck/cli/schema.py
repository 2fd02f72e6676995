"""`doccheck schema`: the JSON schema of what `check` writes."""

from __future__ import annotations

import json

import click

from doccheck.review import NoteFailure, Review


@click.command(short_help="Print the JSON schema of a review.")
@click.argument("record", type=click.Choice(["review", "failure"]), default="review")
def schema(record: str) -> None:
    """Print the JSON schema of a review, or of the error record (`failure`) that stands in for a note that could not be reviewed."""
    model = Review if record == "review" else NoteFailure
    click.echo(json.dumps(model.model_json_schema(), indent=2))
