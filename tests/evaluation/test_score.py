"""Scores: each figure on a small labelled folder of our own, and the same figures as the project's scoring script where that is at hand."""

from __future__ import annotations

import importlib.util
import io
import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from doccheck.errors import UsageError
from doccheck.evaluation import Labelled, below, changes, load_labelled, score
from doccheck.evaluation.score import evidence_hit, value_right
from doccheck.evaluation.table import lines
from doccheck.facts import ELEMENTS, NECESSITY, WORK
from doccheck.note import Note
from doccheck.review import Checked, Element, ErrorDetail, NoteFailure, Review, Span
from doccheck.reviewer import Reviewer

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval"
TEXT = "LP at L3-L4 for headache. 12 mL of CSF."


def _gold(**changed: Any) -> dict[str, Any]:
    missing = {name: {"status": "missing"} for name in ELEMENTS}
    elements = missing | {
        "indication": {"status": "documented", "evidence": "headache"},
        "puncture_site": {"status": "documented", "value": ["L3-L4"], "evidence": "L3-L4"},
        "csf_volume": {"status": "documented", "value_ml": [12, 12], "evidence": "12 mL"},
    }
    label = {
        "note_id": "a",
        "procedure": "spinal_puncture",
        "outcome": "completed",
        "purpose": "diagnostic",
        "code": "62270",
        "code_alternatives": [],
        "disposition": "query",
        "elements": elements,
        "work": dict.fromkeys(WORK, False),
        "necessity": dict.fromkeys(NECESSITY, False),
    }
    return label | changed


def _review(**changed: Any) -> Review:
    missing = {name: Element(status="missing") for name in ELEMENTS}
    elements = missing | {
        "indication": Element(status="documented", evidence=[Span(start=16, end=24, text="headache")]),
        "puncture_site": Element(status="documented", value=["L3-L4"], evidence=[Span(start=6, end=11, text="L3-L4")]),
        "csf_volume": Element(status="documented", value_ml=(12, 12), evidence=[Span(start=26, end=31, text="12 mL")]),
    }
    fields: dict[str, Any] = {
        "note_id": "a",
        "procedure": "spinal_puncture",
        "outcome": "completed",
        "purpose": "diagnostic",
        "code": "62270",
        "disposition": "query",
        "elements": elements,
        "work": {name: Checked(documented=False) for name in WORK},
        "necessity": {name: Checked(documented=False) for name in NECESSITY},
        "doccheck_version": "0",
        "patterns_version": "0",
    }
    return Review(**(fields | changed))


def _scored(gold: dict[str, Any], result: Review | NoteFailure | None) -> Any:
    return score([Labelled(Note(id="a", text=TEXT), gold)], {} if result is None else {"a": result})


def test_a_right_review_is_right_everywhere() -> None:
    scores = _scored(_gold(), _review())
    figures = {k: v for k, v in scores.figures.items() if k not in ("notes", "missing_reviews", "false_complete", "false_in_scope")}
    assert set(figures.values()) == {1.0}
    assert scores.misses == {"a": []}
    assert scores.codes == {("62270", "62270"): 1}


def test_a_note_without_review_is_wrong_everywhere() -> None:
    for result in (None, NoteFailure(note_id="a", error=ErrorDetail(kind="empty", message="x"))):
        scores = _scored(_gold(), result)
        assert scores.missing_reviews == ["a"]
        assert scores.figures["scope_f1"] == scores.figures["code"] == scores.figures["whole_note"] == 0.0
        assert scores.codes == {("62270", "none"): 1}


def test_false_completes_and_false_in_scope_are_listed() -> None:
    assert _scored(_gold(), _review(disposition="complete")).false_complete == ["a"]
    scores = _scored(_gold(code=None, procedure="none", disposition="out_of_scope"), _review())
    assert scores.false_in_scope == ["a"]
    assert scores.figures["whole_note"] == 0.0


def test_an_alternative_code_is_right() -> None:
    gold = _gold(code="62272", code_alternatives=["62270"], purpose="tap_test")
    assert _scored(gold, _review()).figures["code"] == 1.0


@pytest.mark.parametrize(
    ("name", "gold", "got", "right"),
    [
        ("csf_volume", {"value_ml": [12, 12]}, {"value_ml": (12.05, 12)}, True),
        ("csf_volume", {"value_ml": [12, 12]}, {"value_ml": (12, 14)}, False),
        ("csf_volume", {"value_ml": [12, 12]}, {}, False),
        ("puncture_site", {"value": ["L3-L4"]}, {"value": ["l3-l4"]}, True),
        ("imaging_modality", {"value": ["ct"]}, {"value": ["ct", "fluoroscopy"]}, False),
        ("imaging_modality", {"value": ["none"]}, {"value": "none"}, True),
        ("complications", {"value": "none"}, {"value": "present"}, False),
        ("indication", {}, {}, True),
    ],
)
def test_values(name: str, gold: dict[str, Any], got: dict[str, Any], right: bool) -> None:
    assert value_right(name, gold, got) is right


def test_what_a_label_leaves_out_is_not_counted() -> None:
    gold = _gold(elements={"puncture_site": {"status": "documented"}, "csf_volume": {"status": "documented", "value_ml": [9, 9]}})
    for key in ("outcome", "purpose", "work", "necessity"):
        del gold[key]
    scores = _scored(gold, _review())
    assert [scores.figures[name] for name in ("purpose", "evidence", "work", "necessity", "whole_note")] == [None] * 5
    assert scores.misses["a"] == [("csf_volume value", [9, 9], [12.0, 12.0])]


@pytest.mark.parametrize("left_out", ["outcome", "purpose", "elements", *ELEMENTS])
def test_a_whole_note_is_counted_only_where_its_label_answers_all_of_it(left_out: str) -> None:
    gold = _gold()
    del (gold["elements"] if left_out in ELEMENTS else gold)[left_out]
    scores = _scored(gold, _review(disposition="complete"))
    assert scores.figures["whole_note"] is None
    assert below(scores, {"whole_note": 0.9}) == ["whole_note n/a (at least 0.9 wanted)"]
    assert _scored(_gold(work={}, necessity={}), _review()).figures["whole_note"] == 1.0


def test_evidence_must_overlap_and_quote_truly() -> None:
    assert evidence_hit("a b a", "a", [{"start": 4, "end": 5, "text": "a"}])
    assert not evidence_hit("a b a", "a", [{"start": 2, "end": 3, "text": "b"}])
    assert not evidence_hit("a b a", "a", [{"start": 4, "end": 5, "text": "x"}])


def test_a_miss_of_evidence_tells_where_label_and_review_point() -> None:
    elements = _review().elements | {"indication": Element(status="documented", evidence=[Span(start=0, end=2, text="LP")])}
    assert _scored(_gold(), _review(elements=elements)).misses["a"] == [("indication evidence", "16-24", "0-2")]
    elements |= {"indication": Element(status="documented")}
    assert _scored(_gold(), _review(elements=elements)).misses["a"] == [("indication evidence", "16-24", "nowhere")]


def test_floors() -> None:
    scores = _scored(_gold(), _review(code="62328", disposition="complete"))
    assert below(scores, {"code": 0.9, "purpose": 1.0, "false_complete": 0}) == [
        "code 0 (at least 0.9 wanted)",
        "false_complete 1 (at most 0 wanted)",
    ]
    with pytest.raises(UsageError, match="no such figure"):
        below(scores, {"beauty": 1})
    with pytest.raises(UsageError, match="not a number"):
        below(scores, {"code": "high"})


def test_what_changed_between_two_runs() -> None:
    before = _scored(_gold(), _review(code="62328")).as_json()
    told = list(changes(before, _scored(_gold(), _review(purpose="therapeutic"))))
    assert any(line.startswith("code ") and "+1.000" in line for line in told)
    assert told[-3:] == ["a:", "  now right: code, label 62270, review 62328", "  now wrong: purpose, label diagnostic, review therapeutic"]
    assert list(changes({"misses": {"b": []}}, _scored(_gold(), _review())))[-2:] == ["a: only in this run", "b: only in the other run"]


def test_the_table_names_everything() -> None:
    shown = "\n".join(lines(_scored(_gold(), _review(code="62328", disposition="complete")), misses=True))
    assert "false complete: a" in shown
    assert "  a  code  62270  62328" in shown
    assert "label code / review code" in shown
    assert "not reviewed: a" in "\n".join(lines(_scored(_gold(), None)))


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        (None, "holds no labels.jsonl"),
        ("", "labels.jsonl: holds no label; add some"),
        ("{", "labels.jsonl:1: not JSON"),
        ("[" * 100_000, "labels.jsonl:1: not JSON that can be read"),
        ('{"note_id": "a", "note_id": "b"}', "labels.jsonl:1: key 'note_id' stands twice"),
        ('{"elements": {"csf_volume": {"status": "missing", "status": "unclear"}}}', "labels.jsonl:1: key 'status' stands twice"),
        ('{"note_id": NaN}', "labels.jsonl:1: NaN is no number"),
        ('{"note_id": "a"}', "labels.jsonl:1: procedure: Field required; code: Field required; disposition: Field required"),
        (json.dumps(_gold(elements={"csf_volume": {}})), "elements.csf_volume.status: Field required"),
        (json.dumps(_gold(note_id="b")), "no note b.txt beside the labels"),
    ],
)
def test_folders_that_are_not_well_formed_are_told(tmp_path: Path, labels: str | None, says: str) -> None:
    (tmp_path / "a.txt").touch()
    if labels is not None:
        (tmp_path / "labels.jsonl").write_text(labels)
    with pytest.raises(UsageError, match=says):
        load_labelled([tmp_path])


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name, says in (("file", "is no folder"), ("none", "does not exist")):
        with pytest.raises(UsageError, match=f"{tmp_path / name}: {says}; give a folder of labelled notes"):
            load_labelled([tmp_path / name])


def test_a_note_that_cannot_be_read_is_wrong_everywhere_and_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"LP\0 of Orttling")
    (tmp_path / "c.txt").touch()
    (tmp_path / "labels.jsonl").write_text("".join(json.dumps(_gold(note_id=note)) + "\n" for note in "abc"))
    labelled = load_labelled([tmp_path])
    assert [(item.problem.note_id, item.problem.error.kind) for item in labelled if item.problem] == [("b", "unreadable"), ("c", "empty")]
    assert [item.problem.error.message.partition(": note ")[0] for item in labelled if item.problem] == [
        f"{tmp_path / 'labels.jsonl'}:2",
        f"{tmp_path / 'labels.jsonl'}:3",
    ]
    scores = score(labelled, {"a": _review()})
    assert (scores.missing_reviews, scores.figures["code"]) == (["b", "c"], 1 / 3)


def _told(tmp_path: Path, label: dict[str, Any]) -> str:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "labels.jsonl").write_text("\n" + json.dumps(label))
    with pytest.raises(UsageError) as error:
        load_labelled([tmp_path])
    return str(error.value)


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"note_id": 5}, "note_id", "valid string"),
        ({"note_id": "../other/a"}, "note_id", "leads out of the folder"),
        ({"note_id": "below/../a"}, "note_id", "leads out of the folder"),
        ({"note_id": "/etc/passwd"}, "note_id", "leads out of the folder"),
        ({"code": 62329}, "code", "'62328' or '62329', in quotes"),
        ({"code": "99999"}, "code", "'62328' or '62329'"),
        ({"code_alternatives": "62270"}, "code_alternatives", "valid array"),
        ({"disposition": "done"}, "disposition", "'complete', 'query' or 'out_of_scope'"),
        ({"disposition": "out_of_scope"}, "label", "code is null where disposition is out_of_scope, and only there"),
        ({"work": "yes"}, "work", "an object"),
        ({"work": {"positioning": "yes"}}, "work.positioning", "valid boolean"),
        ({"elements": ["indication"]}, "elements", "an object"),
        ({"elements": {"csf_volum": {"status": "missing"}}}, "elements.csf_volum", "unknown key"),
        ({"elements": {"csf_volume": {"status": "documentd"}}}, "elements.csf_volume.status", "'documented', "),
        ({"elements": {"csf_volume": {"status": "documented", "value_ml": 28}}}, "elements.csf_volume.value_ml", "valid array"),
        ({"elements": {"csf_volume": {"status": "documented", "value_ml": [28]}}}, "elements.csf_volume.value_ml.1", "Field required"),
        ({"elements": {"csf_volume": {"status": "documented", "value_ml": ["28", 28]}}}, "elements.csf_volume.value_ml.0", "valid number"),
        ({"elements": {"puncture_site": {"status": "documented", "value": "L3-L4"}}}, "elements.puncture_site.value", "valid array"),
        ({"elements": {"indication": {"status": "documented", "evidence": ["a"]}}}, "elements.indication.evidence", "valid string"),
        ({"elements": {"indication": {"status": "documented", "evidence": "migraine"}}}, "elements.indication.evidence", "not in the note"),
        ({"elements": {"indication": {"status": "documented", "evidence": ""}}}, "elements.indication.evidence", "at least 1 character"),
        (
            {"elements": {"indication": {"status": "missing", "evidence": "L3-L4"}}},
            "elements.indication",
            "yet has evidence; take that out",
        ),
        ({"elements": {"complications": {"status": "missing", "value": "none"}}}, "elements.complications", "yet has value; take that out"),
        ({"elements": {"puncture_site": {"status": "documented", "value": ["L3/4"]}}}, "elements.puncture_site.value.0", "write L3-L4"),
        ({"elements": {"puncture_site": {"status": "documented", "value": []}}}, "elements.puncture_site.value", "at least 1 item"),
        ({"elements": {"csf_volume": {"status": "documented", "value_ml": [30, 20]}}}, "elements.csf_volume", "the least, then the most"),
        ({"disposition": "complete", "elements": {"csf_volume": {"status": "conflicting"}}}, "label", "yet csf_volume is conflicting"),
        ({"disposition": "complete", "elements": {"imaging_modality": {"status": "unclear"}}}, "label", "yet imaging_modality is unclear"),
        ({"disposition": "complete", "outcome": "failed"}, "label", "yet outcome is failed; correct one of them"),
        ({"disposition": "complete", "purpose": "unstated"}, "label", "yet purpose is unstated"),
        ({"purposes": "diagnostic"}, "label", "unknown key 'purposes' (did you mean 'purpose'?)"),
    ],
)
def test_a_faulty_label_is_told_by_line_and_field(tmp_path: Path, changed: dict[str, Any], field: str, says: str) -> None:
    told = _told(tmp_path, _gold(**changed))
    assert f"labels.jsonl:2: {field}: " in told
    assert says in told
    assert "headache" not in told


def test_what_is_null_in_a_label_is_not_answered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    elements = {"csf_volume": None, "puncture_site": {"status": "documented", "value": None, "evidence": None}}
    (tmp_path / "labels.jsonl").write_text(json.dumps(_gold(code_alternatives=None, elements=elements)))
    scores = score(load_labelled([tmp_path]), {"a": _review()})
    assert (scores.figures["whole_note"], scores.figures["evidence"]) == (None, None)
    assert scores.elements["csf_volume"].status.all == 0


def test_labels_may_begin_with_a_byte_order_mark_and_hold_keys_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "labels.jsonl").write_bytes(b"\xef\xbb\xbf" + json.dumps(_gold(remark="one\u2028two"), ensure_ascii=False).encode())
    assert load_labelled([tmp_path])[0].gold["remark"] == "one\u2028two"


def test_labels_that_are_not_utf_8_are_told_by_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "labels.jsonl").write_bytes(json.dumps(_gold()).encode() + '\n{"note_id": "caf\u00e9"}'.encode("cp1252"))
    with pytest.raises(UsageError, match=r"labels\.jsonl:2: not UTF-8"):
        load_labelled([tmp_path])


def test_an_id_may_stand_in_one_label_only(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT)
        (tmp_path / folder / "labels.jsonl").write_text(json.dumps(_gold()))
    with pytest.raises(UsageError, match=r"two.labels\.jsonl:1: note_id 'a' stands at .*one.labels\.jsonl:1 too"):
        load_labelled([tmp_path / "one", tmp_path / "two"])


def test_a_note_may_lie_below_the_folder_and_a_missing_one_is_told_with_its_path(tmp_path: Path) -> None:
    (tmp_path / "ward").mkdir()
    (tmp_path / "ward" / "a.txt").write_text(TEXT)
    (tmp_path / "labels.jsonl").write_text(json.dumps(_gold(note_id="ward/a")))
    assert load_labelled([tmp_path])[0].note == Note(id="ward/a", text=TEXT)
    (tmp_path / "ward" / "a.txt").unlink()
    with pytest.raises(UsageError, match=r"no note ward/a\.txt beside the labels"):
        load_labelled([tmp_path])


def test_parts_of_a_label_may_be_null(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Clinic visit.")
    out = _gold(code=None, disposition="out_of_scope", elements=None, work=None, necessity=None)
    (tmp_path / "labels.jsonl").write_text(json.dumps(out))
    figures = score(load_labelled([tmp_path]), {"a": _review(code=None, disposition="out_of_scope")}).figures
    assert (figures["whole_note"], figures["false_in_scope"]) == (1.0, 0)


def test_figures_are_those_of_the_scoring_script(reviewer: Reviewer, tmp_path: Path) -> None:
    script, folders = SHARED / "score.py", [ROOT / "sample_notes"]
    if not script.exists():  # outside the project's own checkout the hand-counted tests above stand alone
        return
    folders += sorted(path for path in (SHARED / "dev").iterdir() if path.is_dir())
    labelled = load_labelled(folders)
    results = {result.note_id: result for result in reviewer.review_many(item.note for item in labelled)}
    reviews = tmp_path / "reviews.jsonl"
    reviews.write_text("".join(result.model_dump_json() + "\n" for result in results.values()), encoding="utf-8")
    assert score(labelled, results).figures == _script_figures(script, folders, reviews, tmp_path / "figures.json")


def _script_figures(script: Path, folders: list[Path], reviews: Path, out: Path) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("reference_score", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    argv = sys.argv
    sys.argv = ["score", *map(str, folders), "--reviews", str(reviews), "--json", str(out)]
    try:
        with redirect_stdout(io.StringIO()):
            module.main()
    finally:
        sys.argv = argv
    figures: dict[str, Any] = json.loads(out.read_text())
    return figures
