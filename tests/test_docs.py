"""Documentation: generated pages are up to date, every flag has its page, and every Python example runs."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

import doccheck
from doccheck import NoteFailure, Review, Reviewer
from doccheck.evaluation.score import ELEMENTS, NECESSITY, WORK
from doccheck.formats.items import BadItem, Fields, Item
from doccheck.rules import load_patterns
from doccheck.rules.schema import CueRule, MeasurementRule, SectionRule, TargetRule
from tests.batch.inprocess import pool_of

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
PARTS = ("## What it means", "## Why it matters", "## Example", "## What the note should say")


@pytest.fixture(autouse=True)
def _one_reviewer(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Examples and generated output share the session's reviewer, so that each does not wait for its own or for a worker's."""
    monkeypatch.setattr(importlib.import_module("doccheck.batch.run"), "Pool", pool_of(reviewer))
    monkeypatch.setattr("doccheck.reviewer.Reviewer", lambda patterns=None: reviewer if patterns is None else Reviewer(patterns))


def _generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date() -> None:
    stale = [path.name for path, text in _generate().pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    assert stale == [], "run python docs/generate.py"


@pytest.mark.parametrize("code", sorted(flag.code for flag in load_patterns().flags))
def test_every_flag_has_a_page_with_all_parts(code: str) -> None:
    text = (DOCS / "flags" / f"{code}.md").read_text(encoding="utf-8")
    places = [text.index(part) for part in PARTS]
    assert places == sorted(places)
    assert all(len(part.strip()) > 10 for part in re.split(r"^## .*$", text, flags=re.MULTILINE)[1:])


def test_no_page_is_of_a_flag_that_does_not_exist() -> None:
    assert {path.stem for path in (DOCS / "flags").glob("DC*.md")} == {flag.code for flag in load_patterns().flags}


def _told(schema: object) -> Iterator[str]:
    """The names of all fields of a JSON schema, and all values that it lists."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        yield from (str(value) for value in schema.get("enum", []))
        for part in schema.values():
            yield from _told(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _told(part)


def test_the_page_on_reviews_tells_of_every_field_and_value() -> None:
    text = (DOCS / "review.md").read_text(encoding="utf-8")
    names = {*_told(Review.model_json_schema()), *_told(NoteFailure.model_json_schema()), *ELEMENTS, *WORK, *NECESSITY}
    names |= {rule.code for rule in load_patterns().related}
    assert sorted(name for name in names if f"`{name}`" not in text) == []


@pytest.mark.parametrize("record", [Review, NoteFailure])
def test_every_field_of_the_schema_is_described(record: type[BaseModel]) -> None:
    schema = record.model_json_schema()
    models = [schema, *schema["$defs"].values()]
    assert [name for model in models for name, field in model["properties"].items() if not field.get("description")] == []


def test_the_page_on_patterns_tells_of_every_key_and_kind_of_section() -> None:
    text = (DOCS / "patterns.md").read_text(encoding="utf-8")
    names = {key for form in (TargetRule, MeasurementRule, CueRule, SectionRule) for key in form.model_fields}
    names |= {rule.category for rule in load_patterns().sections}
    assert sorted(name for name in names - {"examples", "near_misses", "disabled"} if f"`{name}`" not in text) == []


def test_the_page_on_patterns_tells_of_every_fact_that_the_shipped_rules_name() -> None:
    text = (DOCS / "patterns.md").read_text(encoding="utf-8")
    rules = load_patterns()
    facts = {name for table in (rules.decision, rules.related, rules.flags) for rule in table for name in rule.when}
    of_others = {*ELEMENTS, *WORK, *NECESSITY, *(f"required_{name}" for name in ELEMENTS)}
    assert sorted(name for name in facts - of_others if f"`{name}`" not in text) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_examples_run(page: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    names: dict[str, object] = {"__name__": "__main__"}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for number, block in enumerate(blocks):
        if ">>>" in block:
            test = doctest.DocTestParser().get_doctest(block, names, f"{page.name}[{number}]", str(page), 0)
            runner.run(test, clear_globs=False)
            names.update(test.globs)
        else:
            exec(compile(block, f"{page.name}[{number}]", "exec"), names)  # our own documentation
    assert runner.failures == 0


def test_the_reader_in_the_docs_reads(tmp_path: Path) -> None:
    page = (DOCS / "batch.md").read_text(encoding="utf-8")
    block = next(block for block in re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL) if "def recognises" in block)
    reader: dict[str, Any] = {}
    exec(compile(block, "batch.md", "exec"), reader)
    path = tmp_path / "monday.txt"
    path.write_text("#ID 7\nLP at L3-L4.\nNo complications.\n#ID 8\n#ID 9\nClinic visit.\n")
    assert reader["recognises"](path, path.read_bytes())
    assert list(reader["read"](path, Fields())) == [
        Item("7", "LP at L3-L4.\nNo complications.\n", f"{path} line 1"),
        BadItem("8", f"{path} line 4", "empty", f"{path} line 4: no text; check the export"),
        Item("9", "Clinic visit.\n", f"{path} line 5"),
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


@pytest.mark.parametrize(
    "name", [module.name for module in pkgutil.walk_packages(doccheck.__path__, "doccheck.") if "__main__" not in module.name]
)
def test_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
