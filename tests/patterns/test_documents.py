"""What the documents show is true: the README's Python runs, CONTRIBUTING's pattern entries do what it says."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

import reformextract

ROOT = Path(__file__).resolve().parents[2]


def blocks(document: str, language: str) -> list[str]:
    content = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", content, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", blocks("README.md", "python"))
def test_readme_python(code: str) -> None:
    exec(compile(code, "README.md", "exec"), {})


def test_every_linked_file_exists() -> None:
    for document in ("README.md", "CONTRIBUTING.md", *(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))):
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / document).read_text(encoding="utf-8")):
            assert ((ROOT / document).parent / link).exists(), f"{document}: {link}"


def entry(holding: str, folder: Path) -> Path:
    (found,) = [block for block in blocks("CONTRIBUTING.md", "toml") if holding in block]
    path = folder / "mine.toml"
    path.write_text(found, encoding="utf-8")
    return path


def test_contributing_adds_a_currency(tmp_path: Path) -> None:
    path = entry("[[currency]]", tmp_path)
    text = "The grant was 250 galactic credits."
    assert not [r for r in reformextract.extract(text).records if r.kind == "money"]
    (record,) = [r for r in reformextract.extract(text, patterns=[path]).records if r.kind == "money"]
    assert (record.text, record.value, record.currency) == ("250 galactic credits", Decimal(250), "XTS")


def test_contributing_adds_a_mechanism(tmp_path: Path) -> None:
    path = entry("[[mechanism]]", tmp_path)
    text = "The county set up a lantern steward system in May."
    (record,) = [r for r in reformextract.extract(text, patterns=[path]).records if r.kind == "mechanism"]
    assert (record.text, record.canonical, record.area, record.match) == (
        "lantern steward system",
        "lantern-steward-system",
        "governance",
        "exact",
    )


def test_contributing_adds_a_named_period(tmp_path: Path) -> None:
    path = entry("[[period]]", tmp_path)
    text = "Output rose during the Fourth Ruritanian Plan."
    (record,) = [r for r in reformextract.extract(text, patterns=[path]).records if r.kind == "date"]
    assert (str(record.earliest), str(record.latest), record.value) == ("2021-01-01", "2025-12-31", "2021/2025")


def test_contributing_adds_a_date_expression(tmp_path: Path) -> None:
    path = entry("past_reference", tmp_path)
    text = "Grain was bartered in days of yore, they say."
    assert not [r for r in reformextract.extract(text).records if r.kind == "date"]
    (record,) = [r for r in reformextract.extract(text, patterns=[path]).records if r.kind == "date"]
    assert (record.text, record.value) == ("in days of yore", "PAST_REF")


def test_contributing_adds_a_date_rule(tmp_path: Path) -> None:
    path = entry("date.harvest_of_year", tmp_path)
    text = "Yields fell after the harvest of 2018."
    (record,) = [r for r in reformextract.extract(text, patterns=[path]).records if r.kind == "date"]
    assert (record.rule, record.text, record.value, str(record.earliest)) == (
        "date.harvest_of_year",
        "harvest of 2018",
        "2018",
        "2018-01-01",
    )
    farms = reformextract.extract("The harvest of 2,018 farms was lost.", patterns=[path]).records
    assert not [r for r in farms if r.kind == "date"]
