"""`doccheck rules`: check the rules, run their examples, list them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from doccheck.rules.load import load_patterns

_patterns: Callable[[Any], Any] = click.option(
    "--patterns", type=click.Path(path_type=Path), metavar="DIR", help="A site's own rules, laid over the shipped ones."
)


@click.group(short_help="Check the rules, run their examples, list them.")
def rules() -> None:
    """Work with the rules: what is looked for, as data, each with its own proof.

    A site's folder (--patterns DIR) has the layout of the shipped patterns/ and may add rules, replace them by id, or switch them off with
    `disabled: true`.
    """


@rules.command(short_help="Find mistakes in the form of the rules.")
@_patterns
def lint(patterns: Path | None) -> None:
    """Name every mistake in the rules with file, line and mend; with --patterns, those of that folder.

    Looks for unknown and doubled keys, ids used twice, phrases and regular expressions that do not compile or could run without end,
    examples that are missing or badly marked, facts, values, labels and lists that do not exist, and other rules that can never have an
    effect, and for facts in scope that no line of the code table decides for. Exits with 1 where there is any.
    """
    from doccheck.rulecheck import lint_rules  # imports spaCy

    problems = lint_rules(patterns)
    for problem in problems:
        click.echo(problem)
    click.echo(f"{len(problems)} mistake{'' if len(problems) == 1 else 's'} found", err=True)
    raise click.exceptions.Exit(1 if problems else 0)


@rules.command(short_help="Run every rule's examples and near misses.")
@_patterns
def test(patterns: Path | None) -> None:
    """Run every example and near miss of the rules in force through the real pipeline.

    An example passes when the rule finds the marked words with the assertion that the mark names; a near miss passes when the rule finds
    nothing in it that counts as affirmed. Exits with 1 where one fails.
    """
    from doccheck.rulecheck import run_examples  # imports spaCy

    outcomes = list(run_examples(patterns))
    failed = [outcome for outcome in outcomes if outcome.problem]
    for outcome in failed:
        kind = "near miss" if outcome.near_miss else "example"
        click.echo(f"{outcome.place}: rule '{outcome.rule}': {kind} \"{outcome.source}\": {outcome.problem}")
    click.echo(f"{len(outcomes) - len(failed)} examples pass, {len(failed)} fail", err=True)
    raise click.exceptions.Exit(1 if failed else 0)


@rules.command("list", short_help="List the rules in force.")
@_patterns
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object a rule.")
@click.argument("label", required=False)
def list_(patterns: Path | None, as_json: bool, label: str | None) -> None:
    """List the rules in force: id, kind, label, and the file and line where each stands.

    LABEL keeps only rules whose id or label begins with it, for example `imaging` or `complication.none`.
    """
    loaded = load_patterns(patterns)
    for kind in ("targets", "measurements", "assertion", "sections", "decision", "related", "edits", "flags"):
        for rule in getattr(loaded, kind):
            name = getattr(rule, "id", None) or rule.code
            keys = ("label", "category", "severity", "code", "codes", "direction")
            told = next(getattr(rule, key) for key in keys if getattr(rule, key, None))
            what = told if isinstance(told, str) else " ".join(told)
            if label and not name.startswith(label) and not what.startswith(label):
                continue
            place = loaded.places.get(name) or loaded.places.get(f"{kind}:{name}", "")
            if as_json:
                click.echo(json.dumps({"id": name, "kind": kind, "label": what, "place": place}))
            else:
                click.echo(f"{name:40s} {kind:12s} {what:32s} {place}")
