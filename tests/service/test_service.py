"""The service: typed records over HTTP, clear refusals, and a request that hangs or kills does not end it."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import reformextract
from reformextract.batch.options import ExtractOptions

pytest.importorskip("fastapi_swagger", reason="the extra serve is not installed")
from reformextract.service import make_app
from reformextract.service.limits import RequestLimits

pytestmark = pytest.mark.xdist_group("browsers")

TEXT = "In April last year Hefei paid out RMB 45 million (about US$6.7 million) to 42 research institutes."
START_SECONDS = 60


@dataclass
class Answer:
    """What came back."""

    status: int
    text: str

    def json(self) -> Any:
        return json.loads(self.text)


class Client:
    """A service in a thread of its own, at a free port."""

    def __init__(self, app: Any) -> None:
        import uvicorn

        self.server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        self.thread = Thread(target=self.server.run, daemon=True)
        self.thread.start()
        until = time.monotonic() + START_SECONDS
        while not self.server.started:
            assert time.monotonic() < until
            time.sleep(0.02)
        self.address = f"http://127.0.0.1:{self.server.servers[0].sockets[0].getsockname()[1]}/"

    def ask(self, path: str, body: Any = None) -> Answer:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=START_SECONDS) as answer:
                return Answer(answer.status, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode())

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join()


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A service whose engine hangs, dies and fails on texts that say so."""
    with pytest.MonkeyPatch.context() as patch:
        folder = str(Path(__file__).parents[1])
        patch.setenv("PYTHONPATH", folder, prepend=":")
        patch.syspath_prepend(folder)
        service = Client(make_app(ExtractOptions(engine="batch_engines:misbehaving", time_limit=1.0, max_characters=2_000)))
        yield service
        service.close()


def test_the_records_are_those_of_the_library(client: Client) -> None:
    answer = client.ask("extract", {"text": TEXT, "published": "2019-01-23", "id": "h"})
    assert answer.status == 200, answer.text
    extraction = reformextract.Extraction.model_validate(answer.json())
    assert extraction.records == reformextract.extract(TEXT, "2019-01-23").records
    assert extraction.article.id == "h"
    only = client.ask("extract", {"text": TEXT, "kinds": ["money"]}).json()["records"]
    assert [(record["kind"], record.get("equals")) for record in only] == [("money", None), ("money", 0)]


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({"text": " "}, 422, "no text"),
        ({"text": TEXT, "published": "soon"}, 422, "date"),
        ({"published": "2019-01-23"}, 422, "Field required"),
        ({"text": TEXT, "kinds": ["price"]}, 422, "unknown kind 'price'"),
        ({"text": "a" * 2_001}, 413, "over the limit of 2000"),
        ({"text": "a" * 30_000}, 413, "more than 24000 bytes"),
        ({"text": "BUG"}, 500, "a rule went wrong"),
        ({"text": "SLOW"}, 504, "took longer than 1 s"),
        ({"text": "STUCK"}, 504, "took longer than 1 s"),
        ({"text": "POISON"}, 500, "the process that worked on it ended"),
    ],
)
def test_what_is_refused_is_said_and_the_service_lives(client: Client, body: dict[str, Any], status: int, reason: str) -> None:
    answer = client.ask("extract", body)
    assert (answer.status, reason in answer.text) == (status, True), answer.text
    assert client.ask("extract", {"text": "It ran 3 pilots."}).json()["records"][0]["item"] == "pilots"


def test_a_body_that_does_not_come_or_has_no_length_is_refused() -> None:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def never() -> Any:
        await asyncio.sleep(5)

    async def endless() -> Any:
        return {"type": "http.request", "body": b"x" * 600, "more_body": True}

    async def inner(*_: Any) -> None:
        raise AssertionError("not reached")

    limits = RequestLimits(inner, max_bytes=1000, seconds=0.05)
    scope = {"type": "http", "method": "POST", "headers": []}
    for receive in (never, endless):
        asyncio.run(limits(scope, receive, send))
    assert [message["status"] for message in sent if "status" in message] == [408, 413]


def test_rules_health_and_openapi(client: Client) -> None:
    rule = client.ask("rules/money.currency_before").json()
    assert "RMB 3 billion" in rule["description"]
    assert "money.toml:" in rule["source"]
    assert client.ask("rules/no.such_rule").json()["pattern"] is None
    assert client.ask("health").json()["version"] == reformextract.__version__
    schema = client.ask("openapi.json").json()
    assert "Money" in schema["components"]["schemas"]
    assert schema["paths"]["/extract"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].endswith("/Extraction")
    assert "cdn" not in client.ask("docs").text


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no Chromium installed (apt-get install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def test_the_page_in_a_browser(client: Client, browser: Any, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light", reduced_motion="reduce")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(client.address)
    text = f"\N{BUS} <b>{TEXT}</b>"
    page.get_by_label("Article", exact=True).fill(text)
    page.get_by_label("Published").fill("2019-01-23")
    page.get_by_role("button", name="Extract").click()
    page.locator("mark").first.wait_for()
    assert page.locator("#marked").evaluate("element => element.textContent") == text
    assert page.locator("#shown").text_content() == "4 of 4 records shown"
    assert page.locator("mark.k-money").all_inner_texts() == ["RMB 45 million", "about US$6.7 million"]
    page.locator("mark.k-money").first.hover()
    record = page.locator("#record")
    record.get_by_text("rule money.currency_before").wait_for()
    assert "45000000" in record.inner_text()
    assert "A currency, then the amount" in record.inner_text()
    told = page.locator("#told tr")
    subject, _, figure, days, *_ = told.first.locator("td").all_inner_texts()
    assert (subject, figure.strip(), days) == ("Hefei", "RMB 45 million", "2018-04-01 to 2018-04-30")
    told.nth(1).get_by_role("button").click()
    assert page.locator("mark.chosen").inner_text() == told.nth(1).get_by_role("button").inner_text()
    assert page.evaluate("document.activeElement.className").startswith("k-")
    page.locator("mark.k-money").first.hover()
    record.get_by_text("rule money.currency_before").wait_for()
    page.screenshot(path=Path(os.environ.get("REFORMEXTRACT_PICTURES", tmp_path)) / "serve.png")
    page.get_by_role("checkbox", name="money").uncheck()
    assert page.locator("mark.k-money:not(.off)").count() == 0
    assert page.locator("#shown").text_content() == "2 of 4 records shown"
    assert not told.first.is_visible()
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.locator("mark.chosen").inner_text() == "April last year"
    page.get_by_label("Article", exact=True).fill("SLOW")
    page.get_by_role("button", name="Extract").click()
    page.get_by_text("took longer than 1 s").wait_for()
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert problems == []
    assert {url for url in requests if not url.startswith((client.address, "data:"))} == set()
    page.close()
