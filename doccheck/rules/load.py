"""Reading `patterns/`: the rules that ship with doccheck, with a site's own folder laid over them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from doccheck.errors import PatternError
from doccheck.rules import schema
from doccheck.rules.decisions import gaps
from doccheck.rules.locate import describe, line_of
from doccheck.rules.phrase import Choice, Phrase, compile_phrase

_Form = TypeVar("_Form", bound=BaseModel)
FORMS: dict[str, type[BaseModel]] = {
    "targets": schema.TargetRule,
    "assertion": schema.CueRule,
    "sections": schema.SectionRule,
    "measurements": schema.MeasurementRule,
    "related": schema.RelatedRule,
    "edits": schema.EditRule,
    "decision": schema.DecisionRule,
    "checklists": schema.Checklist,
    "flags": schema.FlagRule,
}
_BY_ID = frozenset({"targets", "assertion", "measurements"})
_TABLES = {"checklists": "checklists.yaml"} | {name: f"codes/{name}.yaml" for name in ("decision", "related", "edits", "flags")}


@dataclass(frozen=True)
class Patterns:
    """Every rule in force, and a digest of them that each review carries as `patterns_version`."""

    words: dict[str, list[str]] = field(default_factory=dict)
    targets: tuple[schema.TargetRule, ...] = ()
    assertion: tuple[schema.CueRule, ...] = ()
    sections: tuple[schema.SectionRule, ...] = ()
    measurements: tuple[schema.MeasurementRule, ...] = ()
    decision: tuple[schema.DecisionRule, ...] = ()
    related: tuple[schema.RelatedRule, ...] = ()
    edits: tuple[schema.EditRule, ...] = ()
    checklists: tuple[schema.Checklist, ...] = ()
    flags: tuple[schema.FlagRule, ...] = ()
    version: str = ""
    places: dict[str, str] = field(default_factory=dict)
    _phrases: dict[str, Phrase] = field(default_factory=dict, repr=False, compare=False)
    _lists: dict[str, Choice] = field(default_factory=dict, repr=False, compare=False)

    def phrase(self, source: str) -> Phrase:
        """A phrase of a rule, compiled once for all who ask.

        Raises:
            PhraseError: the phrase is not well formed.
        """
        if source not in self._phrases:
            self._phrases[source] = compile_phrase(source, self.words, self._lists)
        return self._phrases[source]

    @property
    def families(self) -> frozenset[str]:
        """The families of all targets and measurements."""
        labels = [target.label for target in self.targets] + [measurement.label for measurement in self.measurements]
        return frozenset(label.partition(".")[0] for label in labels)


def shipped_folder() -> Path:
    """The `patterns/` folder that belongs to this installation (inside the wheel, or beside the package in a checkout)."""
    inside = Path(__file__).resolve().parent.parent / "patterns"
    return inside if inside.is_dir() else inside.parent.parent / "patterns"


def load_patterns(overlay: Path | str | None = None) -> Patterns:
    """Load the shipped rules and lay a site's folder over them.

    Args:
        overlay: a folder with the same file names. A rule whose id is new is added, one whose id exists replaces it, and
            `disabled: true` takes it out of force. Lists of words are replaced by name, in whatever file they stand.

    Raises:
        PatternError: a file cannot be read, is not well formed or breaks a rule's form; the message names file, line and mend.

    Example:
        >>> load_patterns().version[:1].isalnum()
        True
    """
    return _load() if overlay is None else _load(str(Path(overlay).resolve()), str(Path(overlay)))


@lru_cache(maxsize=8)
def _load(overlay: str | None = None, called: str = "patterns") -> Patterns:
    """The rules in force; messages call the overlay as its user does, wherever it stands."""
    folders = [shipped_folder()]
    if overlay is not None:
        folder = Path(overlay)
        if not folder.is_dir():
            raise PatternError(f"{called}: no such folder; --patterns takes a folder of YAML files laid out like the shipped patterns/")
        folders.append(folder)
    shipped: frozenset[str] = frozenset()
    digest = hashlib.sha256()
    words: dict[str, list[str]] = {}
    lists: dict[str, dict[str, BaseModel]] = {kind: {} for kind in FORMS}
    places: dict[str, str] = {}
    for folder in folders:
        shipped = frozenset(places)
        seen: dict[str, str] = {}
        for path, name in rule_files(folder):
            shown = f"{'patterns' if folder == folders[0] else called}/{name}"
            kind = kind_of(name, shown)
            source, data = read_yaml(path, shown)
            digest.update(name.encode() + b"\0" + source.encode() + b"\0")
            if kind == "words":
                for listed, those in words_of(data, shown).items():
                    key = f"${listed}"
                    if key in seen:
                        raise PatternError(f"{shown}:1: list '{listed}' is already in {seen[key]}; give this one another name")
                    seen[key] = shown
                    words[listed] = those
                continue
            for index, item in enumerate(items_of(data, shown)):
                where = f"{shown}:{line_of(source, index)}"
                if switched_off(item, FORMS[kind]):
                    if lists[kind].pop(key_of(item, kind), None) is None:
                        raise PatternError(f"{where}: {unknown_rule(item)}")
                    continue
                rule = _validated(FORMS[kind], item, shown, source, index)
                key = key_of(rule.model_dump(include={"id", "code"}), kind)
                if key in seen:
                    raise PatternError(f"{where}: '{key}' is already used at {seen[key]}; give this rule another id")
                seen[key] = where
                places[key] = where
                lists[kind][key] = rule
    kept = {k: tuple(r for _, r in _in_order(k, v, shipped) if not getattr(r, "disabled", False)) for k, v in lists.items()}
    patterns = Patterns(words=words, version=digest.hexdigest()[:12], places=places, **kept)  # type: ignore[arg-type]
    for table, gap in gaps(patterns.decision, patterns.checklists):
        raise PatternError(f"{called}/{_TABLES[table]}: {gap}")
    return patterns


def _in_order(kind: str, rules: dict[str, BaseModel], shipped: frozenset[str]) -> list[tuple[str, BaseModel]]:
    """Rules in the order in which they are heeded where several find the same words, in whatever files they stand.

    The one of the higher priority goes first, of two alike the one whose id does. Only words that the phrases say outright go before:
    a rule finds by a plain phrase, by its first word, or by the beginning of one (`Lexicon`, `Matcher`). Tables are read from the top;
    lines that a site adds to the code table go before those shipped, which decide for all else.
    """
    if kind == "decision":
        return sorted(rules.items(), key=lambda item: item[0] in shipped)
    if kind not in _BY_ID:
        return list(rules.items())
    return sorted(rules.items(), key=lambda item: (-getattr(item[1], "priority", 0), item[0]))


def rule_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The YAML files of a folder with their names in it; hidden ones, as those of version control, are no rules.

    Files with another spelling of the ending are among them, so that they are refused rather than left out without a word.
    """
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.suffix.lower() in (".yaml", ".yml") and not any(part.startswith(".") for part in name.parts):
            yield path, name.as_posix()


def read_yaml(path: Path, shown: str) -> tuple[str, Any]:
    """A rule file's text and what it holds."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PatternError(f"{shown}: cannot be read as UTF-8 text ({type(error).__name__}); check the file and its permissions") from None
    try:
        return source, yaml.load(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError) as error:  # a ValueError where what looks like a date is none
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        if isinstance(error, yaml.constructor.ConstructorError) and "tag" in str(problem):
            raise PatternError(f"{shown}:{line}: a tag ('!…') is not read; write the value without it") from None
        raise PatternError(f"{shown}:{line}: not well-formed YAML ({problem}); check indentation and quotes") from None


def kind_of(name: str, shown: str) -> str:
    """What kind of rules a file holds, by its place in the folder."""
    if not name.endswith(".yaml"):
        raise PatternError(f"{shown}:1: not read under this name; rename it to {Path(name).stem}.yaml")
    for kind, place in _TABLES.items():
        if name == place:
            return kind
    folder = name.partition("/")[0]
    if folder in ("targets", "assertion", "measurements", "words"):
        return folder
    if name in ("words.yaml", "sections.yaml"):
        return name.removesuffix(".yaml")
    places = "words/, sections.yaml, checklists.yaml, targets/, assertion/, measurements/, codes/"
    raise PatternError(f"{shown}:1: not a file that doccheck reads; rules live in {places}")


def words_of(data: Any, shown: str) -> dict[str, list[str]]:
    """The word lists of a file."""
    if not isinstance(data, dict):
        raise PatternError(f"{shown}:1: must map each name to a list of words, as in 'needle: [needle, needles]'")
    for name, words in data.items():
        odd = [word for word in words if not isinstance(word, str)] if isinstance(words, list) else [words]
        if odd:
            raise PatternError(
                f"{shown}:1: list '{name}': {odd[0]!r} is no word; quote words such as 'no', 'on', 'off', 'null' and numbers"
            )
    return dict(data)


def items_of(data: Any, shown: str) -> list[Any]:
    """The rules of a file, not yet validated."""
    if data is None:
        return []
    if not isinstance(data, list):
        raise PatternError(f"{shown}:1: must be a list of rules, each beginning with '- '")
    return data


def switched_off(item: Any, form: type[BaseModel]) -> bool:
    """Whether an item does nothing but take a rule out of force: `{id: …, disabled: true}`, with other keys or not, but no whole rule."""
    if not isinstance(item, dict) or item.get("disabled") is not True or not item.keys() <= {*form.model_fields, "disabled", "why"}:
        return False
    return any(key.is_required() and name not in item for name, key in form.model_fields.items())


def unknown_rule(item: dict[str, Any]) -> str:
    """What is wrong where a rule that does not exist is switched off."""
    return f"rule '{item.get('id') or item.get('code')}' is switched off but does not exist; correct the id (see `doccheck rules list`)"


def problems_of(form: type[BaseModel], item: Any, shown: str, source: str, index: int) -> list[str]:
    """Everything that breaks the form of one rule, each with file, line and mend."""
    if not isinstance(item, dict):
        return [f"{shown}:{line_of(source, index)}: a rule must be a mapping of keys to values"]
    try:
        form.model_validate(item)
    except ValidationError as error:
        name = item.get("id") or item.get("code") or f"number {index + 1}"
        told = sorted(error.errors(), key=lambda e: e["type"] != "extra_forbidden")  # a misspelt key is why another is missing
        return [f"{shown}:{line_of(source, index, e['loc'])}: rule '{name}': {describe(e, form)}" for e in told]
    return []


def _validated(form: type[_Form], item: Any, shown: str, source: str, index: int) -> _Form:
    try:
        return form.model_validate(item)
    except ValidationError:
        raise PatternError(problems_of(form, item, shown, source, index)[0]) from None


def key_of(item: dict[str, Any], kind: str) -> str:
    """What a rule is known by: its id, or for checklists and flags its code."""
    return str(item["id"]) if "id" in item else f"{kind}:{item.get('code')}"
