"""Round trips through every format, files as the tools themselves write them, and refusals that name the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from gold_samples import extraction_of, leeway_gold, sample_gold, whole_gold
from reformextract.article import Article, Extraction
from reformextract.commands import convert
from reformextract.evaluation import evaluate
from reformextract.formats import MODULES, GoldError, detect_format, read_gold, write_gold
from reformextract.formats.label_studio import labeling_config
from reformextract.formats.select import keep_kinds
from reformextract.models.warning import ExtractionWarning
from reformextract.quantities.rank import Rank

NAMES = {"jsonl": "g.jsonl", "spacy": "g.spacy", "brat": "g", "label-studio": "g.json", "doccano": "g.jsonl", "prodigy": "g.jsonl",
         "uima": "g", "timeml": "g"}  # fmt: skip
WHOLE = [name for name in MODULES if name not in ("timeml", "brat")]


def as_carried(format: str, extraction: Extraction) -> Extraction:
    """What the format carries of an extraction: TimeML dates only."""
    return keep_kinds(extraction, {"date"}) if format == "timeml" else extraction


def refused(extractions: list[Extraction], path: Path, format: str) -> str | None:
    """Why the format can't carry them; None when it was written."""
    try:
        write_gold(extractions, path, format)
    except GoldError as error:
        return str(error)
    return None


def by_id(extractions: Any) -> list[Extraction]:
    return sorted(extractions, key=lambda extraction: extraction.article.id)


@pytest.mark.parametrize("format", MODULES)
def test_a_round_trip_keeps_every_record_field_and_offset(format: str, tmp_path: Path) -> None:
    gold = [as_carried(format, extraction) for extraction in (*whole_gold(), leeway_gold())]
    warning = ExtractionWarning(code="enumeration_incomplete", message="declared 3,\nfound 2", places=((3, 14), (20, 25)))
    gold[1] = gold[1].model_copy(update={"warnings": (warning,)})
    path = tmp_path / NAMES[format]
    write_gold(gold, path, format)
    assert detect_format(path) == format
    back = by_id(read_gold(path))
    assert back == by_id(gold)
    assert sum(len(extraction.records) for extraction in back) == (5 if format == "timeml" else 25)
    assert sum(len(extraction.facts) for extraction in back) == (0 if format == "timeml" else 4)


@pytest.mark.parametrize("format", MODULES)
def test_predictions_with_rules_and_sentences_round_trip(format: str, tmp_path: Path) -> None:
    import reformextract

    text = "\N{BUS} It spent RMB 3 billion (about $480 million) on 8 of the 13 pilots in May 2018.\r\nNow 12 percent are left."
    made = reformextract.extract(text, published="2019-01-23")
    made = as_carried(format, made.model_copy(update={"article": made.article.model_copy(update={"id": "x"})}))
    write_gold([made], tmp_path / NAMES[format], format)
    assert list(read_gold(tmp_path / NAMES[format], format)) == [made]


ODD = [
    "\r\n",
    "\n",
    "\r",
    "\t",
    " ",
    "\N{BUS}",
    "\U0001f468\u200d\U0001f33e",
    "\u2028",
    "\u00a0",
    "<b>",
    "&amp;",
    "]]>",
    "e\u0301",
    "\ufeff",
]
CHARACTERS = st.one_of(
    st.sampled_from([*ODD, "\ufeff", "'", '"']),
    st.characters(min_codepoint=32, max_codepoint=0x1F9FF, exclude_categories=("Cs", "Cn", "Co")),
)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = "".join(draw(st.lists(CHARACTERS, min_size=1, max_size=40)))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    records = [
        Rank(start=start, end=end, text=text[start:end], value=draw(st.decimals("0", "1e12", places=2)))
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    return Extraction(article=Article(id="a", text=text), records=tuple(records))


@pytest.mark.parametrize("format", WHOLE)
@given(extraction=extractions())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_round_trips_or_is_refused_by_name(format: str, tmp_path: Path, extraction: Extraction) -> None:
    path = tmp_path / NAMES[format]
    refusal = refused([extraction], path, format)
    if refusal is not None:
        assert format == "uima"  # XML has no room for control characters
        assert "XMI can't carry the character" in refusal
        return
    assert list(read_gold(path, format)) == [extraction]


@given(extraction=extractions())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_round_trips_through_brat_or_is_refused_by_name(tmp_path: Path, extraction: Extraction) -> None:
    refusal = refused([extraction], tmp_path / "g", "brat")
    if refusal is not None:
        assert "begins or ends with a line end" in refusal
        return
    assert list(read_gold(tmp_path / "g", "brat")) == [extraction]


def test_what_a_format_cannot_carry_is_named(tmp_path: Path) -> None:
    gold = sample_gold()
    with pytest.raises(GoldError, match=r"river/1.*records\[1\].*TimeML can't carry a mechanism"):
        write_gold(gold, tmp_path / "t", "timeml")
    with pytest.raises(GoldError, match="holds one article"):
        write_gold([keep_kinds(e, {"date"}) for e in gold], tmp_path / "t.tml", "timeml")
    bell = extraction_of("a", "ding\x07 [[2018|date type=DATE value=2018]]", None)
    with pytest.raises(GoldError, match=r"can't carry the character '\\x07' at 4"):
        write_gold([bell], tmp_path / "t", "timeml")
    twice = Extraction(article=Article(id="a", text="five"), records=tuple(Rank(start=0, end=4, text="five", value=v) for v in (5, 6)))  # type: ignore[arg-type]
    with pytest.raises(GoldError, match=r"doccano can't carry two records rank:0:4"):
        write_gold([twice], tmp_path / "d.jsonl", "doccano")


def test_keeping_kinds_keeps_pointers_right() -> None:
    river, lists, _ = sample_gold()
    amounts = keep_kinds(river, {"money"})
    assert [getattr(record, "equals", None) for record in amounts.records] == [None, 0, None]
    kept = keep_kinds(lists, {"mechanism", "enumeration"})
    assert [kept.records[member].text[:6] for member in kept.records[0].members] == ["credit", "seed f"]  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="members"):
        keep_kinds(lists, {"enumeration"})
    with pytest.raises(ValueError, match="unknown kind 'price'"):
        keep_kinds(lists, {"price"})


# Files as the tools write them.
def test_a_label_studio_export_with_browser_offsets(tmp_path: Path) -> None:
    """Annotated in a browser: UTF-16 offsets, CRLF counted as one; a cancelled annotation before the real one."""
    text = "\N{BUS}\N{BUS} paid\r\n5 euros in 2018"

    def result(region: str, start: int, end: int, words: str, label: str) -> dict[str, Any]:
        value = {"start": start, "end": end, "text": words, "labels": [label]}
        return {"id": region, "from_name": "kind", "to_name": "text", "type": "labels", "value": value}

    def area(region: str, name: str, answer: str) -> dict[str, Any]:
        return {"id": region, "from_name": name, "to_name": "text", "type": "textarea", "value": {"start": 0, "end": 1, "text": [answer]}}

    results = [
        result("Ax1", 10, 17, "5 euros", "money"), area("Ax1", "value", "5"), area("Ax1", "currency", "EUR"),
        {"id": "Ax1", "from_name": "comparator", "to_name": "text", "type": "choices", "value": {"choices": ["exact"]}},
        result("Bx2", 21, 25, "2018", "date"), area("Bx2", "value", "2018"),
        {"id": "Bx2", "from_name": "type", "to_name": "text", "type": "choices", "value": {"choices": ["DATE"]}},
        {"id": "rel", "from_id": "Ax1", "to_id": "Bx2", "type": "relation", "direction": "right"},
    ]  # fmt: skip
    task = {
        "id": 7,
        "data": {"text": text, "id": "bus", "published": "2019-01-23"},
        "annotations": [{"was_cancelled": True, "result": []}, {"was_cancelled": False, "result": results}],
        "predictions": [],
    }
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")
    (extraction,) = read_gold(tmp_path / "export.json")
    assert [(r.kind, r.text) for r in extraction.records] == [("money", "5 euros"), ("date", "2018")]
    assert extraction.article.id == "bus"
    task["annotations"][1]["result"][0]["value"]["text"] = "6 euros"  # type: ignore[index]
    (tmp_path / "export.json").write_text(json.dumps([task]), encoding="utf-8")
    with pytest.raises(GoldError, match=r"export\.json: article 'bus': region 'Ax1'\.text: '6 euros' is not text\[10:17\]"):
        list(read_gold(tmp_path / "export.json"))


def test_a_region_without_its_fields_is_refused_with_the_field(tmp_path: Path) -> None:
    value = {"start": 0, "end": 1, "text": "5", "labels": ["money"]}
    task = {
        "id": 1,
        "data": {"text": "5 euros"},
        "annotations": [{"result": [{"id": "r9", "type": "labels", "from_name": "kind", "value": value}]}],
    }
    (tmp_path / "e.json").write_text(json.dumps([task]))
    with pytest.raises(GoldError, match=r"article '1': region 'r9'\.currency: missing"):
        list(read_gold(tmp_path / "e.json"))


def test_the_labeling_interface_offers_every_field() -> None:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(labeling_config())
    names = {element.get("name") for element in root.iter() if element.tag in ("Choices", "TextArea")}
    assert {"value", "low", "high", "comparator", "currency", "unit", "item", "type", "earliest", "head", "area", "members"} <= names


def test_brat_as_brat_writes_it(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_bytes(b"Cost 5\neuros, ranked first.\n")
    (tmp_path / "n.ann").write_text(
        "T1\tmoney 5 6;7 12\t5 euros\nA1\tcomparator T1 at_most\n#1\tAnnotatorNotes T1\tvalue=5 currency=EUR\nT2\trank 21 26\tfirst\n"
        "#2\tAnnotatorNotes T2\tvalue=1\nR1\tnear Arg1:T1 Arg2:T2\n"
    )
    (extraction,) = read_gold(tmp_path)
    assert [(r.kind, r.text, r.start, r.end) for r in extraction.records] == [("money", "5\neuros", 5, 12), ("rank", "first", 21, 26)]
    assert extraction.records[0].comparator == "at_most"  # type: ignore[union-attr]
    (tmp_path / "n.ann").write_text("T1\trank 21 25\tfirst\n")
    with pytest.raises(GoldError, match=r"n\.ann:1: article 'n': the text at 21 25 is 'firs', not 'first'"):
        list(read_gold(tmp_path))
    (tmp_path / "n.ann").write_text("T1\trank 0 4;21 26\tCost first\n")
    with pytest.raises(GoldError, match="in pieces"):
        list(read_gold(tmp_path))


def test_doccano_and_prodigy_as_they_write_them(tmp_path: Path) -> None:
    fields = {"rank:0:5": {"value": "1"}}
    line = {
        "id": 3,
        "text": "First.",
        "entities": [{"id": 9, "start_offset": 0, "end_offset": 5, "label": "rank"}],
        "meta": {"fields": fields},
    }
    (tmp_path / "d.jsonl").write_text(json.dumps(line) + "\n")
    (extraction,) = read_gold(tmp_path / "d.jsonl")
    assert (extraction.article.id, extraction.records[0].text) == ("3", "First")
    spans = [{"start": 0, "end": 5, "label": "rank", "token_start": 0, "token_end": 0, "value": "1"}]
    tasks = [{"text": "First.", "spans": spans, "meta": {"id": "p"}, "answer": "accept"}, {"text": "No.", "spans": [], "answer": "reject"}]
    (tmp_path / "p.jsonl").write_text("".join(json.dumps(task) + "\n" for task in tasks))
    (extraction,) = read_gold(tmp_path / "p.jsonl")
    assert (extraction.article.id, extraction.records[0].model_dump(mode="json")["value"]) == ("p", "1")


def test_timeml_as_others_write_it(tmp_path: Path) -> None:
    (tmp_path / "w.tml").write_text(
        '<?xml version="1.0" ?>\n<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><DOCID>wsj_1</DOCID>\n'
        '<DCT><TIMEX3 tid="t0" type="TIME" value="1998-08-07T10:00" functionInDocument="CREATION_TIME">08-07-98</TIMEX3></DCT>\n'
        '<TEXT>They <EVENT eid="e1">met</EVENT> <SIGNAL sid="s1">on</SIGNAL> <TIMEX3 tid="t1" type="DATE" value="1998-08-06" '
        'mod="BEFORE" temporalFunction="true" anchorTimeID="t0">Thursday</TIMEX3>.</TEXT></TimeML>'
    )
    (extraction,) = read_gold(tmp_path)
    assert str(extraction.article.published) == "1998-08-07"
    assert extraction.article.text == "They met on Thursday."
    assert [(r.text, r.value) for r in extraction.records] == [("Thursday", "1998-08-06")]  # type: ignore[union-attr]
    (warning,) = extraction.warnings
    assert (warning.code, warning.message) == ("mod_left_out", "t1: mod BEFORE left out, records have none such")
    (tmp_path / "w.tml").write_text("<TimeML><TEXT>x</TimeML>")
    with pytest.raises(GoldError, match=r"w\.tml:1: bad XML"):
        list(read_gold(tmp_path))


def test_cas_json_is_read(tmp_path: Path) -> None:
    from reformextract.formats.uima import to_cas, type_system

    gold = sample_gold()[0]
    to_cas(gold, type_system(), tmp_path).to_json(tmp_path / "c.json")
    assert list(read_gold(tmp_path, "uima")) == [gold]


# A wrong gold file is refused with file, line, record and field.
GOOD = {
    "id": "a",
    "text": "It has five pilots.",
    "published": None,
    "records": [{"kind": "count", "start": 7, "end": 11, "text": "five", "value": "5"}],
}


def wrong(**fields: Any) -> dict[str, Any]:
    return {**GOOD, "records": [GOOD["records"][0], {**GOOD["records"][0], **fields}]}  # type: ignore[index, dict-item]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (wrong(end=99), r"records[1].end: 99 is beyond the end of the text (19 code points)"),
        (wrong(start=-1), r"records[1].start: -1 is negative"),
        (wrong(start=11), r"records[1].end: 11 is not after start 11"),
        (wrong(start="7"), r"records[1].start: not a whole number: '7'"),
        (wrong(text="six "), r"records[1].text: 'six ' is not text[7:11], which is 'five'"),
        (wrong(start=8, end=12), r"records[1].text: 'five' is not text[8:12], which is 'ive '; these words stand at 7"),
        (wrong(kind="price"), r"records[1].kind: unknown kind 'price'; the kinds are count, money"),
        (wrong(colour="red"), r"records[1].colour: a count has no such field"),
        (wrong(value="5k"), r"records[1].value: Input should be a valid decimal, got '5k'"),
        (wrong(value=5.5), r"records[1].value: a number is a decimal string or Decimal, never a float, got 5.5"),
        (wrong(kind="money"), r"records[1].currency: missing"),
        (wrong(kind="money", currency="RMB"), r"records[1].currency: unknown ISO 4217 currency code 'RMB'"),
        (wrong(comparator="roughly"), r"records[1].comparator: Input should be"),
        ({"id": "a", "text": "x"}, r"records: missing"),
        ({"id": "a", "records": []}, r"text: missing"),
        ({"id": "a", "text": "x", "records": {}}, r"records: not a list"),
        ({"id": "a", "text": "x", "published": "yesterday", "records": []}, r"published: "),
        ({"id": "a", "text": "\ud83d half", "records": []}, r"text: half of a surrogate pair at 0"),
        ([1], r"not a JSON object"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_refused_with_its_place(line: Any, message: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in ({**GOOD, "id": "0"}, {**GOOD, "id": "1"}, line)))
    with pytest.raises(GoldError) as caught:
        evaluate(path, path)
    assert str(caught.value).startswith(f"{path}:3: {message}")
    assert caught.value.line == 3


def test_bad_json_on_line_17_and_bad_bytes_on_line_2(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    lines = [json.dumps({**GOOD, "id": str(number)}) for number in range(20)]
    lines[16] = lines[16][:-5]
    path.write_text("\n".join(lines))
    with pytest.raises(GoldError, match=r"gold\.jsonl:17: bad JSON at column \d+: "):
        list(read_gold(path))
    path.write_bytes(lines[0].encode() + b'\n{"id": "\xff"}\n')
    with pytest.raises(GoldError, match=r"gold\.jsonl:2: not UTF-8: byte \d+ is 0xff"):
        list(read_gold(path))


def test_jsonl_with_bom_crlf_and_line_separators_in_the_text(tmp_path: Path) -> None:
    gold = extraction_of("a", "one\u2028two\x85 [[five|count value=5]]\r\n", None)
    path = tmp_path / "gold.jsonl"
    write_gold([gold], path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert list(read_gold(path)) == [gold]


def test_no_file_an_empty_folder_and_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such file"):
        list(read_gold(tmp_path / "none.jsonl"))
    with pytest.raises(GoldError, match=r"no \.jsonl file"):
        list(read_gold(tmp_path))
    with pytest.raises(ValueError, match="unknown format 'xlsx'"):
        list(read_gold(tmp_path, "xlsx"))


# The command.
app = typer.Typer()
convert.register(app)


@app.callback()
def _keep_subcommands() -> None: ...


def test_convert_and_pre_annotate(tmp_path: Path) -> None:
    source = tmp_path / "gold.jsonl"
    write_gold(sample_gold(), source)
    runner = CliRunner()
    done = runner.invoke(app, ["convert", str(source), str(tmp_path / "tasks.json")])
    assert done.exit_code == 0, done.output
    assert list(read_gold(tmp_path / "tasks.json")) == sample_gold()
    assert (tmp_path / "tasks.config.xml").exists()
    done = runner.invoke(app, ["convert", str(source), str(tmp_path / "for-people"), "--to", "brat", "--pre-annotate"])
    assert done.exit_code == 0, done.output
    assert "money" in (tmp_path / "for-people" / "river%2F1.ann").read_text(encoding="utf-8")
    refused = runner.invoke(app, ["convert", str(source), str(tmp_path / "t"), "--to", "timeml"])
    assert refused.exit_code == 2
    assert "TimeML can't carry a mechanism" in refused.output
    itself = runner.invoke(app, ["convert", str(source), str(source), "--pre-annotate"])
    assert itself.exit_code == 2
    assert "would be written over" in itself.output
    unnamed = runner.invoke(app, ["convert", str(source), str(tmp_path / "new")])
    assert unnamed.exit_code == 2
    assert "give --to" in unnamed.output


def test_an_ending_that_tells_no_format_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "gold.jsonl"
    write_gold([sample_gold()[0]], source)
    refused = CliRunner().invoke(app, ["convert", str(source), str(tmp_path / "gold.doc")])
    assert refused.exit_code == 2
    assert "give --to" in refused.output
    assert not (tmp_path / "gold.doc").exists()


def test_lines_of_the_first_version_are_read_and_those_of_a_later_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    line = {"id": "a", "text": "Two.", "published": None, "country": "gbr", "records": [], "warnings": ["5 announced, 3 found"]}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (extraction,) = read_gold(path)
    assert [(warning.code, str(warning)) for warning in extraction.warnings] == [("other", "5 announced, 3 found")]
    assert extraction.article.country == "GB"
    path.write_text(json.dumps({**line, "schema": 3}) + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"old.jsonl:1: schema: lines of version 3 are not known; those up to 2 are"):
        list(read_gold(path))


def test_what_points_to_a_region_that_was_taken_away_goes_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "tasks.jsonl"
    gold = whole_gold()[-1:]
    write_gold(gold, path, "prodigy")
    task = json.loads(path.read_text(encoding="utf-8"))
    task["spans"] = [span for span in task["spans"] if span["id"] not in ("r1", "r5")]
    path.write_text(json.dumps(task) + "\n", encoding="utf-8")
    (extraction,) = read_gold(path)
    spent, grown, aged = extraction.facts
    assert (spent.figure_record.text, spent.period) == ("5 million yuan", None)
    assert (grown.period, grown.period_to, grown.base_record) == (None, None, extraction.records[2])
    assert aged.figure_record.kind == "age"
    assert [warning.code for warning in extraction.warnings] == ["region_gone"] * 3
