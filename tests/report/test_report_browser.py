"""The HTML report in a real headless Chromium (Debian's), driven by Playwright: it clicks, filters, reads and types keys."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gold_samples import extraction_of, sample_gold
from reformextract.article import Extraction
from reformextract.evaluation import evaluate, intervals
from reformextract.report import render_report, write_report

pytestmark = pytest.mark.xdist_group("browsers")

HOSTILE = (
    "</div></mark><script>window.broken = 1</script><img src=x onerror='window.broken = 2'>\"'&amp; {{ 7 * 7 }} <!-- "
    "spent [[5 <b>euros</b>|money value=5 currency=EUR per='<script>window.broken = 3</script>']] --> ]]> \u2028 \N{BUS} end"
)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def report_of_errors() -> tuple[list[Extraction], list[Extraction]]:
    """Gold and predictions with one error of each state: wrong, extent, missed, spurious, another field."""
    gold = [*sample_gold(), extraction_of("<hostile> & co", HOSTILE, None)]
    records = list(gold[0].records)
    names = [record.kind for record in records]
    count, ratio, rank, measure = (names.index(kind) for kind in ("count", "ratio", "rank", "measure"))
    records[count] = records[count].model_copy(update={"value": Decimal(9)})
    records[ratio] = records[ratio].model_copy(update={"end": records[ratio].end - 8, "text": records[ratio].text[:-8]})
    records[rank] = records[rank].model_copy(update={"of": None})
    del records[measure]
    extra = extraction_of("x", "\N{BUS} [[LINGHE|count value=1]],", None).records[0]
    predicted = gold[0].model_copy(update={"records": (*records, extra)})
    return gold, [predicted, *gold[1:]]


def rendered(tmp_path: Path) -> Path:
    evaluation = evaluate(*report_of_errors())
    path = tmp_path / "report.html"
    write_report(path, evaluation=evaluation, intervals=intervals(evaluation, 100), title="Samples <of> gold")
    return path


def test_the_file_is_self_contained_and_escapes_everything(tmp_path: Path) -> None:
    page = rendered(tmp_path).read_text(encoding="utf-8")
    assert "<script>window" not in page
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert " src=" not in page.replace(" src=x", "")  # the hostile article's own words
    assert "http://" not in page
    assert "@import" not in page
    assert "url(" not in page
    assert "Content-Security-Policy" in page
    assert "<title>Samples &lt;of&gt; gold</title>" in page


def test_extractions_without_gold_have_no_scores() -> None:
    page = render_report(sample_gold())
    assert 'id="articles"' in page
    assert 'id="scores"' not in page
    assert "predicted</th>" not in page
    with pytest.raises(ValueError, match="either"):
        render_report()


def test_crossing_and_nested_records_keep_the_text(tmp_path: Path) -> None:
    from reformextract.report.model import extracted_articles

    text = "a b c d e f"
    records = [
        extraction_of("x", marked, None).records[0]
        for marked in ("[[a b c|count value=1]] d e f", "a [[b|rank value=1]] c d e f", "a b [[c d e|ratio value=1 unit=%]] f")
    ]
    (view,) = extracted_articles([Extraction.from_gold({"id": "x", "text": text, "records": [r.model_dump() for r in records]})])
    assert view.marked.striptags() == text
    assert view.marked.count("<mark") == view.marked.count("</mark>") == 4  # the crossing one is opened twice
    assert view.marked.count('id="r') == 3


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no Chromium installed (apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce")
    problems: list[str] = []
    requests: list[str] = []
    opened.on("console", lambda message: problems.append(message.text))
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(rendered(tmp_path).as_uri())
    yield opened
    assert problems == []
    assert [url for url in requests if not url.startswith("file:")] == []
    assert len(requests) == 1
    opened.close()


def test_article_text_stays_text(page: Any) -> None:
    gold, _ = report_of_errors()
    assert page.evaluate("window.broken") is None
    for number, extraction in enumerate(gold):
        shown = page.locator(f"#a{number} .text").evaluate("element => element.textContent")
        assert shown == extraction.article.text.replace("\r\n", "\n")  # HTML has one kind of line end
    assert page.locator("img").count() == 0
    assert "{{ 7 * 7 }}" in page.locator("#a3 .text").text_content()


def test_filtering_by_kind_and_state(page: Any) -> None:
    assert page.locator("#shown").text_content() == "17 of 17 records shown"
    page.get_by_role("checkbox", name="money").uncheck()
    assert page.locator("mark.k-money:not(.off)").count() == 0
    assert page.locator("mark.k-date:not(.off)").count() == 3
    assert page.locator("mark.k-money").first.get_attribute("tabindex") == "-1"
    assert "13 of 17" in page.locator("#shown").text_content()
    page.get_by_role("button", name="Errors only").click()
    states = page.locator("mark[id]:not(.off)").evaluate_all("marks => marks.map(mark => mark.className.split('s-').pop()).sort()")
    assert states == ["extent", "field", "missed", "spurious", "wrong"]
    page.get_by_role("checkbox", name="missed").uncheck()
    assert page.locator("mark.s-missed:not(.off)").count() == 0
    assert page.locator("#errors tr[data-state=missed]").get_attribute("hidden") is not None
    page.get_by_role("button", name="All", exact=True).click()
    assert "17 of 17" in page.locator("#shown").text_content()


def test_details_on_hover_and_on_focus(page: Any) -> None:
    wrong = page.locator("mark.s-wrong[id]")
    wrong.hover()
    panel = page.locator("#panel")
    assert panel.is_visible()
    row = panel.locator("tr.differs")
    assert [cell.split(" (")[0].strip() for cell in row.locator("th, td").all_text_contents()] == ["value", "8", "9"]
    page.mouse.move(5, 5)
    assert not panel.is_visible()
    page.locator("mark.s-extent[id]").focus()
    assert "Gold extent: 62.5 percent" in panel.inner_text().replace("“", "").replace("”", "").replace('"', "")
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_keyboard_goes_from_record_to_record(page: Any) -> None:
    page.get_by_role("button", name="Errors only").click()
    seen = []
    for _ in range(5):
        page.keyboard.press("j")
        seen.append(page.evaluate("document.activeElement.className.split('s-').pop().split(' ')[0]"))
        assert page.locator("#panel").is_visible()
    assert sorted(seen) == ["extent", "field", "missed", "spurious", "wrong"]
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.className").split("s-")[-1].split(" ")[0] == seen[3]


def test_tables_jump_to_the_place(page: Any) -> None:
    page.locator("#errors summary", has_text="measure").click()
    page.locator("#errors tr[data-state=missed] a.jump").click()
    assert page.evaluate("document.activeElement.classList.contains('s-missed')")
    assert page.evaluate(
        "(() => { const r = document.activeElement.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight })()"
    )
    page.get_by_role("checkbox", name="money").uncheck()
    page.evaluate("document.querySelector('#money details').open = true")
    assert page.locator("#money tbody tr").first.is_hidden()
    page.get_by_role("checkbox", name="money").check()
    page.locator("#money a.jump").first.click()
    assert page.evaluate("document.activeElement.textContent").startswith("over 2.5 billion")
    page.locator("#timeline summary").last.click()
    page.locator("#timeline details[open] a.jump").first.click()
    assert page.evaluate("document.activeElement.textContent") == "March 3"


def test_scores_bars_timeline_and_money(page: Any) -> None:
    row = page.locator("#scores tbody tr", has=page.locator(".k-count"))
    cells = row.locator("td").all_inner_texts()
    assert cells[:2] == ["1", "2"]
    assert cells[2].startswith("66.7 (")  # 1 of 2 predicted, 1 of 1 gold
    assert "P 50.0 / R 100.0" in cells[2]
    assert row.locator(".bar b").first.get_attribute("style") == "width:66.67%"
    assert row.locator(".bar i").count() == 3
    assert page.locator("#timeline .year .label:first-child").all_inner_texts() == ["2019", "2021"]
    assert page.locator("#money summary strong").all_inner_texts() == ["CNY", "EUR", "USD"]
    assert page.locator("#money tbody td.number").first.inner_text() == "> 2,500,000,000"


def test_dark_light_and_phone(browser: Any, tmp_path: Path) -> None:
    path = rendered(tmp_path)
    colours = {}
    for scheme in ("light", "dark"):
        opened = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme, has_touch=True, reduced_motion="reduce")
        opened.goto(path.as_uri())
        colours[scheme] = opened.evaluate("getComputedStyle(document.body).backgroundColor")
        assert opened.evaluate("document.documentElement.scrollWidth") <= 360  # nothing sticks out; wide tables scroll inside
        opened.locator("#filters summary").click()
        opened.locator("mark.s-wrong[id]").tap()
        opened.locator("#panel").wait_for(state="visible")
        box = opened.locator("#panel").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        opened.get_by_role("button", name="Light" if scheme == "dark" else "Dark").click()
        assert opened.evaluate("getComputedStyle(document.body).backgroundColor") != colours[scheme]
        opened.close()
    assert colours["light"] != colours["dark"]


def test_a_phone_shows_whole_score_tables_and_the_pictures_of_the_documentation(browser: Any, tmp_path: Path) -> None:
    """Set REFORMEXTRACT_PICTURES to a folder (docs/pictures) to have the pictures of the documentation made anew."""
    pictures = Path(os.environ.get("REFORMEXTRACT_PICTURES", tmp_path))
    path = rendered(tmp_path)
    phone = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme="light", reduced_motion="reduce")
    phone.goto(path.as_uri())
    for name in ("#scores .scroll", "#errors .scroll"):
        phone.evaluate("document.querySelectorAll('#errors details').forEach((one) => { one.open = true })")
        widths = phone.locator(name).evaluate_all("all => all.map((one) => [one.scrollWidth, one.clientWidth])")
        assert all(whole <= shown for whole, shown in widths), (name, widths)
    assert phone.locator("#scores td.figure").first.evaluate("one => getComputedStyle(one, '::before').content") == '"strict "'
    phone.evaluate("document.getElementById('scores').scrollIntoView()")
    phone.screenshot(path=pictures / "report-phone.png")
    desk = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
    desk.goto(path.as_uri())
    assert desk.locator("#articles article").first.evaluate("one => getComputedStyle(one).contentVisibility") == "auto"
    desk.locator("mark.s-wrong[id]").scroll_into_view_if_needed()
    desk.locator("mark.s-wrong[id]").hover()
    desk.screenshot(path=pictures / "report.png")
    cell = tmp_path / "cell.html"
    cell.write_text(f'<meta charset="utf-8"><body style="font:15px sans-serif">{sample_gold()[0]._repr_html_()}', encoding="utf-8")
    desk.set_viewport_size({"width": 800, "height": 420})
    desk.goto(cell.as_uri())
    desk.screenshot(path=pictures / "notebook.png")
    assert {one.name for one in pictures.glob("*.png")} >= {"report.png", "report-phone.png", "notebook.png"}
    phone.close()
    desk.close()


def test_every_record_has_a_name_for_screen_readers(page: Any) -> None:
    described = page.locator("mark[id]").evaluate_all(
        "marks => marks.every(mark => document.getElementById(mark.getAttribute('aria-describedby')).textContent.trim().length > 0)"
    )
    assert described
    assert page.locator("html").get_attribute("lang") == "en"
    headings = page.locator("h1, h2, h3").evaluate_all("all => all.map(one => one.tagName)")
    assert headings[0] == "H1"
    assert headings.count("H1") == 1
    assert page.locator("th:not([scope])").count() == 0
    assert page.locator("input:not([name])").count() == 0
