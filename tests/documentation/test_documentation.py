"""The documentation: the site builds strictly, every block of code runs, every printed output is the one of now."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from documentation_pages import BLOCK, ROOT, Page, agrees, folder_of, outputs

pytestmark = pytest.mark.dealt_out

PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
ENGINES = "docs/how-to/ray-and-spark.md"
LANGUAGES = {"python", "console", "sh", "toml", "text", "json", "jsonl", "csv", "html"}


def site_pages() -> ModuleType:
    pytest.importorskip("mkdocs", reason="the extra docs is not installed")
    spec = importlib.util.spec_from_file_location("site_pages", ROOT / ".ci" / "site_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", [name for name in PAGES if name != ENGINES])
def test_the_code_of_a_page_runs_and_prints_what_stands_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = Page.read(ROOT / name)
    with folder_of(page.path):
        for _, command, printed, now in outputs(page):
            assert agrees(printed, now), f"{name}: {command}\n--- printed:\n{printed}\n--- now:\n{now}"


@pytest.mark.engines
@pytest.mark.parametrize("engine", ["ray", "pyspark"])
def test_the_code_for_clusters_runs(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(engine)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    page = Page.read(ROOT / ENGINES)
    page.blocks = [block for block in page.blocks if block.title is not None or engine in block.code]
    try:
        with folder_of(page.path):
            for _, command, printed, now in outputs(page):
                assert agrees(printed, now), f"{command}\n--- printed:\n{printed}\n--- now:\n{now}"
    finally:
        if engine == "ray":  # `ray.data` has started Ray by itself: later tests start their own
            importlib.import_module("ray").shutdown()


@pytest.mark.parametrize("name", PAGES)
def test_every_block_has_a_language_that_is_tested(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    fences = re.findall(r"^ *```(\S*)", text, re.MULTILINE)
    assert fences.count("") * 2 == len(fences), name
    assert {fence for fence in fences if fence} <= LANGUAGES, name
    assert len(list(BLOCK.finditer(text))) * 2 == len(fences), name


def test_commands_and_components_have_their_pages() -> None:
    from reformextract.cli import COMMANDS

    made = site_pages()
    pages = made.generated_pages()
    assert {f"reference/commands/{name}.md" for name in COMMANDS} <= set(pages)
    assert {f"reference/components/{name}.md" for name in made.component_names()} <= set(pages)
    assert "`money.currency_before`" in pages["reference/rules.md"]
    assert "`--keep-columns`" in pages["reference/commands/extract.md"]
    assert "`doc._.reform_dates`" in pages["reference/components/reform_dates.md"]


def test_the_site_builds_strictly(tmp_path: Path) -> None:
    pytest.importorskip("mkdocstrings", reason="the extra docs is not installed")
    pytest.importorskip("material", reason="the extra docs is not installed")
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(words, check=False, cwd=ROOT, capture_output=True, text=True, env=quiet)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (tmp_path / "site" / "reference" / "commands" / "extract" / "index.html").read_text(encoding="utf-8")
    assert "--keep-columns" in page
    fetched = re.findall(r'<(?:script|link|img)[^>]+(?:src|href)="(https?://[^"]+)"', page)
    assert [address for address in fetched if "reformextract" not in address] == []
