"""Markdown files as articles: front matter, marks, standard input's format."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from reformextract.cli import app

PAGE = """---
title: "The weir"
date: 2021-05-03T10:00:00Z
country: AU
---
# A new weir

The town gave **$9
million** to [40 boats](https://weir.example/x?y=300) last year.
"""


def test_a_markdown_file_gives_title_date_and_what_its_marks_hold(tmp_path: Path) -> None:
    (tmp_path / "weir.md").write_text(PAGE, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "weir.md"), "-o", str(out)])
    assert result.exit_code == 0, result.output
    (line,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (line["title"], line["published"], line["country"]) == ("The weir", "2021-05-03", "AU")
    found = [(record["kind"], record["text"]) for record in line["records"] if record["kind"] != "mechanism"]
    assert found == [("money", "$9\nmillion"), ("count", "40"), ("date", "last year")]
    assert line["records"][0]["currency"] == "AUD"
    assert not line["text"].startswith("---")


def test_markdown_on_standard_input_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["extract", "-", "--input-format", "markdown"], input=PAGE)
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout.splitlines()[0])["title"] == "The weir"


def test_country_is_a_field_and_an_option(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "text": "It paid $5.", "country": "NZ"},
        {"id": "b", "text": "It paid $5."},
        {"id": "c", "text": "It.", "country": "Weir"},
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    CliRunner().invoke(app, ["extract", str(tmp_path / "in.jsonl"), "-o", str(out), "--country", "AU"])
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["records"][0]["currency"] for line in found if line.get("records")] == ["NZD", "AUD"]
    errors = (tmp_path / "out.jsonl.errors.jsonl").read_text(encoding="utf-8")
    assert "country" in errors
