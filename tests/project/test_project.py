"""What the project says of itself in several places is the same in all of them."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

import reformextract

ROOT = Path(__file__).parents[2]


def licences() -> ModuleType:
    spec = importlib.util.spec_from_file_location("licences", ROOT / ".ci" / "licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_version_stands_in_the_citation_and_the_changelog() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {reformextract.__version__}\n" in citation
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(reformextract.__version__)} ", changelog, re.MULTILINE)


@pytest.mark.parametrize(
    ("licence", "problem"),
    [
        ("MIT", None), ("BSD-3-Clause AND MIT", None), ("LGPL-2.1-only", "name it"), ("Mozilla Public License 2.0 (MPL 2.0)", "name it"),
        ("GPL-3.0-or-later", "copyleft"), ("GNU General Public License v3 (GPLv3)", "copyleft"), ("AGPL-3.0", "copyleft"),
        ("GNU Lesser General Public License v3 (LGPLv3)", "name it"), ("UNKNOWN", "not known"), ("Proprietary", "not known"),
    ],
)  # fmt: skip
def test_a_copyleft_dependency_is_refused(licence: str, problem: str | None) -> None:
    check = licences()
    found = check.problems([{"Name": "Some_Package", "License": licence}], set(), set())
    assert [problem in one for one in found] == ([True] if problem else [])
    if problem == "name it":
        assert check.problems([{"Name": "some-package", "License": licence}], {"some-package"}, set()) == []


def test_every_dependency_stands_on_the_page_of_licences() -> None:
    page = (ROOT / "docs" / "project" / "licences.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    core = project.split("\ndependencies = [")[1].split("]")[0]
    extras = project.split("[project.optional-dependencies]")[1].split("\ntest = ")[0]
    for text in (core, extras):
        for name in re.findall(r'"([\w-]+)(?:\[\w+\])?>=', text):
            assert f"`{name}`" in page, name
