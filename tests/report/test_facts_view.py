"""The facts view of the HTML report in a browser: sort, filter, jump, charts; without JavaScript a plain table."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import reformextract
from reformextract.article import Extraction
from reformextract.report import render_report, write_report

pytestmark = pytest.mark.xdist_group("browsers")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
OUTPUT = ((2016, 42), (2017, 45), (2018, 57), (2018, 58))


def articles() -> list[Extraction]:
    texts = [
        f"Wuling's rice output reached {tons} tons in {year}. It opened {tons // 10} ferries <b>&amp;</b> piers." for year, tons in OUTPUT
    ]
    made = reformextract.extract_many({"id": f"a{n}", "text": text, "published": "2019-01-23"} for n, text in enumerate(texts))
    return list(made)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium installed (apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api").sync_playwright().start()
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
    yield chromium
    chromium.close()
    playwright.stop()


def opened(browser: Any, path: Path, javascript: bool = True) -> Any:
    page = browser.new_context(java_script_enabled=javascript, viewport={"width": 1280, "height": 900}).new_page()
    page.goto(path.as_uri())
    return page


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    write_report(path, articles())
    return path


def column(page: Any, place: int) -> list[str]:
    found: list[str] = page.locator(f"#fact-table tbody tr:visible td:nth-child({place})").all_text_contents()
    return found


def test_sorts_by_value_and_back(browser: Any, report: Path) -> None:
    page = opened(browser, report)
    button = page.locator("#fact-table thead").get_by_role("button", name="value")
    button.click()
    assert [text.split()[0] for text in column(page, 3)] == ["4", "4", "5", "5", "42", "45", "57", "58"]
    button.click()
    assert column(page, 3)[0].startswith("58")
    assert page.locator("th[aria-sort=descending]").text_content() == "value"


def test_finds_words(browser: Any, report: Path) -> None:
    page = opened(browser, report)
    page.get_by_label("Find in facts").fill("rice 2018")
    assert len(column(page, 1)) == 2
    assert page.locator("#found").text_content() == "2 of 8 facts"


def test_a_row_jumps_to_its_figure(browser: Any, report: Path) -> None:
    page = opened(browser, report)
    page.locator("#fact-table a", has_text="45").first.click()
    assert page.evaluate("document.activeElement.textContent") == "45 tons"


def test_a_series_is_a_chart_with_its_conflict_marked(browser: Any, report: Path) -> None:
    page = opened(browser, report)
    chart = page.locator(".charts figure").filter(has_text="Wuling: rice output (t)")
    assert chart.locator("circle").count() == 4
    assert chart.locator("circle.conflict").count() == 2
    assert page.locator("#fact-table tr.conflict").count() == 2
    chart.locator("a").first.click()
    assert page.evaluate("document.activeElement.textContent") == "42 tons"


def test_without_javascript_it_is_a_plain_table(browser: Any, report: Path) -> None:
    page = opened(browser, report, javascript=False)
    assert len(column(page, 1)) == 8
    assert page.locator("#fact-table button").count() == 0
    assert not page.locator("#find").is_visible()


def test_five_thousand_facts_stay_usable(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    write_report(path, articles() * 625)
    page = opened(browser, path)
    sort = "document.querySelectorAll('#fact-table thead button')[2].click(); document.body.offsetHeight;"
    assert page.evaluate("() => { const began = performance.now(); " + sort + " return performance.now() - began; }") < 1500
    page.wait_for_function("() => document.querySelectorAll('#fact-table tbody tr').length === 5000")
    page.get_by_label("Find in facts").fill("rice 2018")
    assert page.locator("#found").text_content() == "1250 of 5000 facts"


def test_a_report_without_facts_has_no_view() -> None:
    assert 'id="facts"' not in render_report([reformextract.extract("Nothing was counted.")])
