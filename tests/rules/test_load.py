"""Loading: the site's rules over the shipped ones, and errors with file, line and mend."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from doccheck.errors import PatternError
from doccheck.rules import load, load_patterns
from doccheck.rules.load import shipped_folder

Site = Callable[[dict[str, str]], Path]
RULE = "- id: {id}\n  label: own.word\n  phrases: [{phrase}]\n  examples: ['<m>{phrase}</m>']\n  near_misses: [nothing]\n"
SHIPPED = load_patterns()


def test_shipped_rules_load_and_have_a_version() -> None:
    assert SHIPPED.targets
    assert SHIPPED.flags
    assert len(SHIPPED.version) == 12


def test_a_site_adds_a_rule(site: Site) -> None:
    loaded = load_patterns(site({"targets/own.yaml": RULE.format(id="own.added", phrase="zyzzyva")}))
    assert [r.phrases for r in loaded.targets if r.id == "own.added"] == [["zyzzyva"]]
    assert len(loaded.targets) == len(SHIPPED.targets) + 1
    assert loaded.version != SHIPPED.version


def test_a_site_replaces_a_rule(site: Site) -> None:
    first = SHIPPED.targets[0].id
    loaded = load_patterns(site({"targets/own.yaml": RULE.format(id=first, phrase="zyzzyva")}))
    assert [r.phrases for r in loaded.targets if r.id == first] == [["zyzzyva"]]
    assert len(loaded.targets) == len(SHIPPED.targets)


def test_a_site_switches_rules_off(site: Site) -> None:
    target, section = SHIPPED.targets[0].id, SHIPPED.sections[0].id
    files = {
        "targets/own.yaml": f"- id: {target}\n  disabled: true\n",
        "sections.yaml": f"- id: {section}\n  category: x\n  headers: [x]\n  disabled: true\n",
        "codes/flags.yaml": "- code: DC101\n  disabled: true\n",
    }
    loaded = load_patterns(site(files))
    assert target not in {rule.id for rule in loaded.targets}
    assert section not in {rule.id for rule in loaded.sections}
    assert "DC101" not in {flag.code for flag in loaded.flags}


@pytest.mark.parametrize("file", ["words.yaml", "words/own.yaml"])
def test_a_site_replaces_word_lists_by_name(site: Site, file: str) -> None:
    loaded = load_patterns(site({file: "zyzzyva: [one, two]\nmonth: [brumaire]\n"}))
    assert loaded.words["zyzzyva"] == ["one", "two"]
    assert loaded.words["month"] == ["brumaire"]
    assert loaded.words.keys() >= SHIPPED.words.keys()


def test_an_empty_file_is_no_rule(site: Site) -> None:
    assert load_patterns(site({"targets/own.yaml": "# nothing yet\n"})).targets == SHIPPED.targets


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"targets/a.yaml": "- id: a.b\n  label: x\n"}, "a.yaml:1: rule 'a.b': key 'phrases' is missing; add it"),
        ({"targets/a.yaml": "- id: a.b\n  label: x\n  phrases: []\n"}, "a.yaml:3: rule 'a.b': 'phrases' is empty; give at least one entry"),
        ({"targets/a.yaml": "- id: A B\n"}, "a.yaml:1: rule 'A B': 'id': string should match"),
        ({"targets/a.yaml": "- id: a.b\n  phrase: [x]\n"}, "unknown key 'phrase' (did you mean 'phrases'?)"),
        ({"targets/a.yaml": "- id: a.b\n  zzz: [x]\n"}, "known keys: id, why"),
        ({"targets/a.yaml": "- just words\n"}, "a.yaml:1: a rule must be a mapping"),
        ({"targets/a.yaml": "id: a.b\n"}, "a.yaml:1: must be a list of rules"),
        ({"targets/a.yaml": "- id: [a\n"}, "not well-formed YAML"),
        ({"targets/a.yaml": "- {id: no.such, disabled: true}\n"}, "a.yaml:1: rule 'no.such' is switched off but does not exist"),
        (
            {"codes/flags.yaml": "- {code: DC900, severity: hold, message: Look., when: {dispositon: [query]}, source: ours}\n"},
            "flags.yaml:1: rule 'DC900': 'when': there is no fact 'dispositon' here (did you mean 'disposition'?)",
        ),
        ({"words.yaml": "a: [no]\n"}, "words.yaml:1: list 'a': False is no word; quote"),
        ({"words.yaml": "- a\n"}, "words.yaml:1: must map each name to a list of words"),
        ({"words/a.yaml": "own: [a]\n", "words/b.yaml": "own: [b]\n"}, "b.yaml:1: list 'own' is already in"),
        ({"own/a.yaml": "[]"}, "own/a.yaml:1: not a file that doccheck reads"),
        ({"a/targets.yaml": "[]"}, "not a file that doccheck reads"),
        ({"checklists.yml": "[]"}, "checklists.yml:1: not read under this name; rename it to checklists.yaml"),
        ({"targets/a.YAML": "[]"}, "a.YAML:1: not read under this name; rename it to a.yaml"),
        (
            {"targets/a.yaml": "- id: a.b\n  label: !!python/name:os.system\n"},
            "a.yaml:2: a tag ('!…') is not read; write the value without it",
        ),
        ({"targets/a.yaml": "- id: 2026-13-45\n"}, "a.yaml:1: not well-formed YAML (month must be in 1..12)"),
        ({"targets/a.yaml": "- id: \x01\n"}, "not well-formed YAML (control characters are not allowed)"),
        ({"targets/a.yaml": "- {id: no.such, label: x, disabled: true}\n"}, "rule 'no.such' is switched off but does not exist"),
        (
            {"checklists.yaml": "- {code: '62272', disabled: true}\n"},
            "site/checklists.yaml: code 62272 has no checklist, so that nothing would be asked for",
        ),
    ],
)
def test_mistakes_are_told_with_file_line_and_mend(site: Site, files: dict[str, str], says: str) -> None:
    with pytest.raises(PatternError) as caught:
        load_patterns(site(files))
    assert says in str(caught.value)


def test_an_id_used_twice_names_both_places(site: Site) -> None:
    rule = RULE.format(id="own.word", phrase="zyzzyva")
    with pytest.raises(PatternError, match=r"b\.yaml:1: 'own\.word' is already used at .*a\.yaml:1; give this rule another id"):
        load_patterns(site({"targets/a.yaml": rule, "targets/b.yaml": rule}))


def test_a_file_that_is_no_utf8_is_told(site: Site) -> None:
    folder = site({"targets/a.yaml": ""})
    (folder / "targets" / "a.yaml").write_bytes(b"- id: caf\xe9")
    with pytest.raises(PatternError, match="cannot be read as UTF-8 text"):
        load_patterns(folder)


def test_hidden_files_are_no_rules(site: Site) -> None:
    assert load_patterns(site({".gitlab-ci.yml": "a: b\n", ".git/a.yaml": "a: b\n", "targets/._a.yaml": "\0"})).targets == SHIPPED.targets


def test_a_rule_is_switched_off_with_some_of_its_keys_and_a_whole_one_may_be_new(site: Site) -> None:
    first = SHIPPED.targets[0]
    off = f"- {{id: {first.id}, label: {first.label}, disabled: true}}\n"
    loaded = load_patterns(site({"targets/a.yaml": off + RULE.format(id="own.later", phrase="zyzzyva") + "  disabled: true\n"}))
    assert loaded.targets == SHIPPED.targets[1:]


def test_places_call_the_folder_as_it_was_given(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = site({"targets/own.yaml": RULE.format(id="own.word", phrase="zyzzyva")})
    monkeypatch.chdir(folder.parent)
    assert load_patterns("site/").places["own.word"] == "site/targets/own.yaml:1"
    assert load_patterns(folder).places["own.word"] == f"{folder}/targets/own.yaml:1"


def test_a_missing_folder_is_told() -> None:
    with pytest.raises(PatternError, match="no such folder"):
        load_patterns("no/such/folder")


def test_the_files_in_which_rules_stand_and_their_order_decide_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = load_patterns()
    folder = shipped_folder()
    for number, path in enumerate(sorted(folder.rglob("*.yaml"), reverse=True)):
        kind = path.relative_to(folder).parts[0]
        moved = path.relative_to(folder) if kind not in ("targets", "assertion", "measurements") else Path(kind, f"{number:03}.yaml")
        (tmp_path / moved).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, tmp_path / moved)
    monkeypatch.setattr(load, "shipped_folder", lambda: tmp_path)
    shuffled = load._load.__wrapped__(None)
    assert (shuffled.targets, shuffled.assertion, shuffled.measurements) == (shipped.targets, shipped.assertion, shipped.measurements)


def test_the_rule_of_the_higher_priority_is_heeded_first_and_then_the_id(site: Site) -> None:
    form = "- {{id: zz.{0}, label: zz.kind, priority: {1}, phrases: [zzz], examples: [a <m>zzz</m>], near_misses: [b]}}\n"
    rules = "".join(form.format(*one) for one in (("b", 0), ("c", 1), ("a", 0)))
    patterns = load_patterns(site({"targets/zz.yaml": rules}))
    assert [rule.id for rule in patterns.targets if rule.label == "zz.kind"] == ["zz.c", "zz.a", "zz.b"]
