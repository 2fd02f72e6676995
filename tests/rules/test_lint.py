"""Lint: every mistake at once, each with file, line and mend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from doccheck.rules import load_patterns
from doccheck.rules.lint import lint

Site = Callable[[dict[str, str]], Path]
TARGET = "- id: own.word\n  label: complication.word\n  phrases: [{phrases}]\n  examples: [{examples}]\n  near_misses: [nothing]\n"
GOOD = TARGET.format(phrases="zyzzyva", examples="'<m>zyzzyva</m>'")
CUE = "- id: own.cue\n  category: negated\n  direction: forward\n  phrases: [sans]\n  examples: ['sans <m negated>leak</m>']\n"
CHECKLIST = "- {{code: {}, required: [{}], places: {}, source: ours}}\n"
FLAG = "- code: DC900\n  severity: hold\n  message: Look.\n  when: {{{}}}\n  source: ours\n"
RELATED = "- {{id: own.other, when: {{{}}}, code: '76942', because: it is so, source: ours}}\n"
EDIT = "- {{id: own.edit, when: {{{}}}, codes: ['76942'], because: it is so, source: ours}}\n"
DECISION = "- {{id: own.row, when: {{{}}}, code: '62270', because: it is so, source: ours}}\n"


def _problems(folder: Path) -> list[str]:
    return [problem.removeprefix(f"{folder}/") for problem in lint(folder, base=load_patterns())[0]]


def test_good_rules_have_no_problem(site: Site) -> None:
    assert _problems(site({"targets/a.yaml": GOOD, "assertion/a.yaml": CUE, "words.yaml": "month: [a, b]\n"})) == []


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"targets/a.yaml": GOOD + "  colour: red\n"}, "targets/a.yaml:6: rule 'own.word': unknown key 'colour'"),
        (
            {"targets/a.yaml": GOOD + "  phrases: [x]\n"},
            "targets/a.yaml:6: key 'phrases' is given twice and only the last counts; join them",
        ),
        ({"targets/a.yaml": GOOD + GOOD}, "targets/a.yaml:6: 'own.word' is already used at"),
        ({"targets/a.yaml": GOOD.replace("nothing", "")}, "targets/a.yaml:5: rule 'own.word': 'near_misses' is empty"),
        (
            {"targets/a.yaml": TARGET.format(phrases="'(a|b'", examples="'<m>a</m>'")},
            "targets/a.yaml:3: rule 'own.word': phrase '(a|b': '(' is never closed",
        ),
        ({"targets/a.yaml": TARGET.format(phrases="$none", examples="'<m>a</m>'")}, "'$none' is not a list in words/"),
        ({"targets/a.yaml": TARGET.format(phrases="a b, A  b", examples="'<m>a b</m>'")}, "phrase 'A  b' stands here twice; drop one"),
        ({"targets/a.yaml": TARGET.format(phrases="a", examples="a")}, "targets/a.yaml:4: rule 'own.word': example without marks"),
        ({"targets/a.yaml": TARGET.format(phrases="a", examples="'<m>a'")}, "a mark is never closed"),
        ({"targets/a.yaml": TARGET.format(phrases="a", examples="'<m sure>a</m>'")}, "unknown assertion 'sure'; known: affirmed, negated"),
        ({"targets/a.yaml": "- {id: no.such, disabled: true}\n"}, "targets/a.yaml:1: rule 'no.such' is switched off but does not exist"),
        (
            {"assertion/a.yaml": CUE.replace("  category: negated\n", "")},
            "assertion/a.yaml:1: rule 'own.cue': changes nothing without a category",
        ),
        ({"assertion/a.yaml": CUE.replace("'sans <m negated>leak</m>'", "")}, "assertion/a.yaml:1: rule 'own.cue': has no example"),
        (
            {"assertion/a.yaml": CUE + "  only: [zyzzyva]\n"},
            "assertion/a.yaml:6: rule 'own.cue': no rule has the label 'zyzzyva' of 'only'",
        ),
        (
            {"assertion/a.yaml": CUE + "  only: [complication]\n  never: [complication]\n", "targets/a.yaml": GOOD},
            "a.yaml:7: rule 'own.cue': 'never' has no effect beside 'only'",
        ),
        (
            {"sections.yaml": "- id: a.b\n  category: x\n  headers: [q, r, q]\n"},
            "sections.yaml:3: rule 'a.b': header 'q' already stands in 'a.b'; drop one",
        ),
        (
            {"targets/a.yaml": GOOD.replace("label: complication.word", "label: complicaton.word")},
            "targets/a.yaml:2: rule 'own.word': nothing asks for the label 'complicaton.word' (did you mean 'complication.word'?)",
        ),
        (
            {"targets/a.yaml": GOOD.replace("label: complication.word", "label: complication.wrod")},
            "targets/a.yaml:2: rule 'own.word': nothing asks for the label 'complication.wrod' (did you mean 'complication.word'?)",
        ),
        ({"words.yaml": "wekday: [a]\n"}, "words.yaml:1: list 'wekday': no phrase uses it (did you mean 'weekday'?)"),
        (
            {"codes/flags.yaml": FLAG.format("dispositon: [query]")},
            "flags.yaml:4: rule 'DC900': 'when': there is no fact 'dispositon' here (did",
        ),
        (
            {"codes/flags.yaml": FLAG.format("disposition: [completed]")},
            "fact 'disposition' is never 'completed' (did you mean 'complete'?)",
        ),
        ({"codes/flags.yaml": FLAG.format("disposition: []")}, "fact 'disposition' is given no value; name one of: complete, query"),
        ({"codes/flags.yaml": FLAG.format("code: ['62271']")}, "fact 'code' is never '62271' (did you mean"),
        ({"codes/related.yaml": RELATED.format("outcom: [failed]")}, "there is no fact 'outcom' here (did you mean 'outcome'?)"),
        ({"codes/decision.yaml": DECISION.format("disposition: [query]")}, "there is no fact 'disposition' here"),
        ({"codes/edits.yaml": EDIT.format("modality: [ct]")}, "there is no fact 'modality' here; known: procedure, outcome, purpose, code"),
        ({"checklists.yaml": "- {code: '62270', required: [csf_volum], places: 9, source: ours}\n"}, "'required.0': input should be"),
        ({"checklists.yaml": CHECKLIST.format("'62272'", "", 9)}, "checklists.yaml:1: rule '62272': 'required' is empty"),
        ({"checklists.yaml": CHECKLIST.format("'62272'", "indication", "yes")}, "rule '62272': 'places': must be a whole number, without"),
        ({"checklists.yaml": CHECKLIST.format("62272", "indication", 9)}, "rule '62272': 'code': needs its quotes; write \"62272\""),
        ({"checklists.yaml": CHECKLIST.format("62271", "indication", 9)}, "rule '62271': 'code': input should be '62270', '62272'"),
        ({"codes/flags.yaml": FLAG.format("in_scope: [yes]")}, "'when.in_scope.0': must be text; quote numbers and words such as \"yes\""),
        ({"targets/a.yaml": GOOD + "  disabled: 'yes'\n"}, "targets/a.yaml:6: rule 'own.word': 'disabled': must be true or false"),
        ({"targets/a.yaml": "- {id: no.such, label: x, disabled: true}\n"}, "rule 'no.such' is switched off but does not exist"),
        ({"checklists.yml": "[]\n"}, "checklists.yml:1: not read under this name; rename it to checklists.yaml"),
        ({"words.yaml": "a: [on]\n"}, "words.yaml:1: list 'a': True is no word"),
        ({"targets/a.yaml": "- id: [\n"}, "not well-formed YAML"),
        ({"targets/a.yaml": "- words\n"}, "targets/a.yaml:1: a rule must be a mapping of keys to values"),
    ],
)
def test_each_mistake_has_its_place_and_mend(site: Site, files: dict[str, str], says: str) -> None:
    problems = _problems(site(files))
    assert any(says in problem for problem in problems), problems


@pytest.mark.parametrize("label", ["complication.own-shield", "imaging.named.mri"])
def test_a_shield_of_a_family_and_a_kind_of_imaging_need_no_label_that_is_shipped(site: Site, label: str) -> None:
    rule = GOOD.replace("label: complication.word", f"label: {label}\n  why: 'shield: words that are no complication'")
    assert _problems(site({"targets/a.yaml": rule})) == []


def test_a_list_that_a_phrase_of_the_site_uses_is_in_use(site: Site) -> None:
    rule = TARGET.format(phrases="$own bug", examples="'<m>zyzzyva bug</m>'")
    assert _problems(site({"targets/a.yaml": rule, "words.yaml": "own: [zyzzyva]\n"})) == []


def test_a_checklist_that_exists_can_be_switched_off(site: Site) -> None:
    assert _problems(site({"checklists.yaml": "- {code: '62272', disabled: true}\n"})) == []


@pytest.mark.parametrize("files", [{"notes.txt": ""}, {"targets/own/a.yaml": "[]"}, {"targets/a.yaml": "# nothing yet\n"}])
def test_a_folder_without_rules_is_told(site: Site, files: dict[str, str]) -> None:
    folder = site(files)
    assert lint(folder, base=load_patterns())[0] == [
        f"{folder}: holds no rule; give the folder in which targets/, words/, checklists.yaml and so on stand"
    ]


def test_lint_goes_on_after_the_first_mistake(site: Site) -> None:
    problems = _problems(site({"targets/a.yaml": "- id: a.b\n- id: a.c\n", "targets/b.yaml": "x: y\n", "own/c.yaml": "[]\n"}))
    assert len([p for p in problems if p.startswith("targets/a.yaml")]) == 8
    assert [p.partition(":")[0] for p in problems] == sorted(p.partition(":")[0] for p in problems)
    assert len(problems) == 10
