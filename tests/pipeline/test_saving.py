"""Saved pipelines: they carry the user's patterns, say which version saved them, and are read by the commands; scores."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.cli.package import package
from spacy.tokens import DocBin
from spacy.training import Corpus

import reformextract
from corpus_texts import gold, pairs
from reformextract.evaluation import evaluate
from reformextract.formats import docbin
from reformextract.pipeline.settings import VersionWarning

pytestmark = pytest.mark.dealt_out

TEXT = "We sold lot 12 for RMB 3 billion in the gadget system last year."
MINE = """
[[rule]]
id = "count.lot"
kind = "count"
description = "the number of a lot, for this test"
pattern = "lot {amount:number}"
examples = ["We saw [[lot 12|count value=12]] there."]
counterexamples = ["A lot of people."]
"""
EXPECTED = [("count", "lot 12", "count.lot"), ("money", "RMB 3 billion", "money.currency_before")]
SCRIPT = """
import sys, json, spacy
nlp = spacy.load(sys.argv[1])
print(json.dumps([(record.kind, record.text, record.rule) for record in nlp(sys.argv[2])._.records]))
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(MINE)
    return file


def elsewhere(model: Path) -> list[tuple[str, str, str]]:
    done = subprocess.run([sys.executable, "-W", "error", "-c", SCRIPT, str(model), TEXT], capture_output=True, text=True, check=True)
    return [tuple(one) for one in json.loads(done.stdout)]


def test_a_saved_pipeline_needs_none_of_the_users_files(mine: Path, tmp_path: Path) -> None:
    nlp = reformextract.load(patterns=[mine], kinds=["count", "money"])
    nlp.to_disk(tmp_path / "model")
    content = nlp.to_bytes()
    pickled = pickle.dumps(nlp)
    mine.unlink()
    assert elsewhere(tmp_path / "model") == EXPECTED
    again = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "reformextract.tokenizer.v1"}}}).from_config(nlp.config)
    with pytest.raises(reformextract.PatternError, match=r"mine\.toml: no such pattern file"):
        again(TEXT)
    for loaded in (again.from_bytes(content), pickle.loads(pickled)):
        assert [(record.kind, record.text, record.rule) for record in loaded(TEXT)._.records] == EXPECTED


def test_the_whole_way_as_one_component_is_saved_with_all_its_options(mine: Path, tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    config = {"patterns": [str(mine)], "exclude": ["date"], "kinds": ["count"], "spans_key": "mine", "annotate_ents": True}
    component = nlp.add_pipe("reformextract", config=config)
    content = component.to_bytes()
    mine.unlink()
    fresh = spacy.blank("en").add_pipe("reformextract").from_bytes(content)
    doc = fresh(spacy.blank("en")(TEXT))
    assert [span.text for span in doc.spans["mine"]] == ["lot 12"]
    assert [ent.text for ent in doc.ents] == ["lot 12"]
    assert fresh.settings.exclude == ("date",)


def test_a_package_carries_them_too(mine: Path, tmp_path: Path) -> None:
    reformextract.load(patterns=[mine], kinds=["count", "money"]).to_disk(tmp_path / "model")
    (tmp_path / "out").mkdir()
    package(tmp_path / "model", tmp_path / "out", name="policy", create_sdist=False, create_wheel=False, silent=True)
    mine.unlink()
    (inner,) = (file.parent for file in (tmp_path / "out").rglob("config.cfg"))
    assert elsewhere(inner) == EXPECTED


def test_a_pipeline_of_another_version_says_so(tmp_path: Path) -> None:
    reformextract.load().to_disk(tmp_path / "model")
    for file in (tmp_path / "model").glob("reform_*/settings.json"):
        file.write_text(json.dumps({**json.loads(file.read_text()), "version": "0.0.7", "shipped": "another"}))
    with pytest.warns(VersionWarning, match=r"reform_(lexicon|dates): saved by reformextract 0\.0\.7 with shipped patterns another"):
        spacy.load(tmp_path / "model")
    for file in (tmp_path / "model").glob("reform_*/settings.json"):
        file.unlink()
    with pytest.warns(VersionWarning, match=r"saved by reformextract 0\.1, which kept no patterns"):
        assert spacy.load(tmp_path / "model")(TEXT)._.records


def test_wrong_settings_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[[rule]]\n")
    with pytest.raises(reformextract.PatternError, match=r"bad\.toml: rule number 1"):
        spacy.blank("en").add_pipe("reformextract", config={"patterns": [str(tmp_path / "bad.toml")]})
    with pytest.raises(reformextract.PatternError, match="no such pattern file"):
        reformextract.load(patterns=[tmp_path / "none.toml"])
    with pytest.raises(reformextract.PatternError, match="no rule, entry or kind is called nothing"):
        spacy.blank("en").add_pipe("reform_dates", config={"exclude": ["nothing"]})


# ------------------------------------------------------------------------------------------------- DocBin and the scores


def test_the_scores_of_spacy_are_those_of_evaluate(tmp_path: Path) -> None:
    docbin.write(gold(), tmp_path / "gold.spacy")
    expected = evaluate(tmp_path / "gold.spacy")
    whole_way = spacy.blank("en")
    whole_way.add_pipe("reformextract")
    for nlp in (reformextract.load(), whole_way):
        scores = nlp.evaluate(list(Corpus(tmp_path / "gold.spacy")(nlp)))
        for view in ("strict", "overlap", "value"):
            assert scores[f"reform_{view}_f"] == expected.counts("micro", view).f1
            per_kind = {kind: counts["f"] for kind, counts in scores[f"reform_{view}_per_kind"].items()}
            assert per_kind == {kind: expected.counts(kind, view).f1 for kind in expected.kinds}
    assert set(reformextract.load(kinds=["money"]).evaluate(list(Corpus(tmp_path / "gold.spacy")(nlp)))["reform_value_per_kind"]) == {
        "money"
    }


def test_benchmark_accuracy(tmp_path: Path) -> None:
    docbin.write(gold()[:5], tmp_path / "gold.spacy")
    reformextract.load().to_disk(tmp_path / "model")
    command = [sys.executable, "-m", "spacy", "benchmark", "accuracy", str(tmp_path / "model"), str(tmp_path / "gold.spacy")]
    subprocess.run([*command, "-o", str(tmp_path / "scores.json")], capture_output=True, check=True)
    scores = json.loads((tmp_path / "scores.json").read_text())
    assert scores["reform_value_f"] == pytest.approx(evaluate(gold()[:5]).counts("micro", "value").f1)


def test_docs_of_a_pipeline_are_predictions_and_can_be_converted(tmp_path: Path) -> None:
    docs = DocBin(store_user_data=True, docs=[doc for doc, _ in reformextract.load().pipe(pairs(), as_tuples=True)])
    docs.to_disk(tmp_path / "found.spacy")
    assert evaluate(gold(), tmp_path / "found.spacy").to_dict() == evaluate(gold()).to_dict()
    command = [sys.executable, "-m", "reformextract", "convert", str(tmp_path / "found.spacy"), str(tmp_path / "found.jsonl")]
    subprocess.run(command, check=True, capture_output=True)
    lines = [json.loads(line) for line in (tmp_path / "found.jsonl").read_text("utf-8").splitlines()]
    expected = [one.to_gold() for one in reformextract.extract_many(one.article for one in gold())]
    assert [line["records"] for line in lines] == [one["records"] for one in expected]


def test_a_converted_docbin_has_its_records(tmp_path: Path) -> None:
    docbin.write(gold(), tmp_path / "gold.spacy")
    docs = DocBin().from_disk(tmp_path / "gold.spacy").get_docs(spacy.blank("en").vocab)
    for doc, one in zip(docs, gold(), strict=True):
        assert doc._.records == one.records


def test_the_command_line_runs_a_saved_pipeline(mine: Path, tmp_path: Path) -> None:
    reformextract.load(patterns=[mine]).to_disk(tmp_path / "model")
    mine.unlink()
    (tmp_path / "in.txt").write_text(TEXT)
    command = [sys.executable, "-m", "reformextract", "extract", str(tmp_path / "in.txt"), "--pipeline", str(tmp_path / "model")]
    done = subprocess.run([*command, "--kinds", "count,money"], capture_output=True, text=True, check=True)
    assert [(one["kind"], one["text"], one["rule"]) for one in json.loads(done.stdout)["records"]] == EXPECTED
    done = subprocess.run([*command, "--exclude", "money"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "a pipeline has patterns and exclusions of its own" in done.stderr
    done = subprocess.run([*command[:-1], str(tmp_path / "none")], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no pipeline" in done.stderr
