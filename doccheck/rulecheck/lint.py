"""Lint of the shipped rules, or of a site's folder over them, with the checks that need the pipeline's knowledge of expressions."""

from __future__ import annotations

from pathlib import Path

from doccheck.errors import PatternError
from doccheck.pipeline.measuring.measurements import compile_regex
from doccheck.rules.decisions import unreached
from doccheck.rules.lint import lint
from doccheck.rules.load import load_patterns, shipped_folder
from doccheck.rules.schema import MeasurementRule


def lint_rules(overlay: Path | str | None = None) -> list[str]:
    """Every mistake in the shipped rules, or in a site's folder, as `file:line: what; the mend`.

    Example:
        >>> lint_rules("no/such/folder")
        ['no/such/folder: no such folder; give a folder of YAML files laid out like the shipped patterns/']
    """
    if overlay is None:
        problems, rules = lint(shipped_folder(), "patterns")
    elif not Path(overlay).is_dir():
        return [f"{overlay}: no such folder; give a folder of YAML files laid out like the shipped patterns/"]
    else:
        problems, rules = lint(Path(overlay), base=load_patterns())
    for placed in rules:
        if isinstance(placed.rule, MeasurementRule):
            try:
                compile_regex(placed.rule, placed.at("regex"))
            except PatternError as error:
                problems.append(str(error))
    return problems or _tables(overlay)


def _tables(overlay: Path | str | None) -> list[str]:
    """What is wrong with well-formed rules once they are laid over the shipped ones."""
    try:
        patterns = load_patterns(overlay)
    except PatternError as error:
        return [str(error)]
    told = "decides nothing, since lines before it decide for all its facts; correct its facts or remove it"
    return [f"{patterns.places[rule]}: rule '{rule}': {told}" for rule in unreached(patterns.decision)]
