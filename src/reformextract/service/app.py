"""The FastAPI application: POST /extract, the rules by their id, and the page at /."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files

from fastapi import FastAPI, HTTPException
from fastapi.responses import HTMLResponse
from fastapi_swagger import patch_fastapi
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from pydantic import BaseModel, Field

from reformextract.article import Article, Extraction
from reformextract.batch.options import ExtractOptions
from reformextract.batch.outcome import ErrorCode, Failure
from reformextract.kinds import KINDS, known_kinds
from reformextract.patterns.loading import load_patterns
from reformextract.patterns.pattern_set import PatternSet
from reformextract.report.model import content_hash
from reformextract.report.styles import report_style
from reformextract.service.limits import RequestLimits
from reformextract.service.workers import BusyError, Workers
from reformextract.version import __version__

STATUS: dict[ErrorCode, int] = {"time_limit": 504, "too_long": 413, "empty": 422, "invalid": 422}
BYTES_PER_CHARACTER = 12  # of JSON: a character beyond the first plane may come as two escapes


class ArticleRequest(Article):
    """An article to extract, and the kinds of records that are wanted."""

    kinds: list[str] | None = Field(default=None, description=f"the kinds wanted, all when left out: {', '.join(KINDS)}")


class Refusal(BaseModel):
    """Why there is no extraction."""

    error: ErrorCode = Field(description="the same codes as in the errors of a batch run")
    reason: str = Field(description="what is wrong, for a reader")


class Refused(BaseModel):
    """The body of an answer that refuses."""

    detail: Refusal = Field(description="what is wrong")


class RuleDescription(BaseModel):
    """A rule as the pattern files have it."""

    id: str = Field(description="the rule's id, as records name it")
    kind: str | None = Field(default=None, description="the kind of record it makes")
    description: str | None = Field(default=None, description="what it is for")
    pattern: str | None = Field(default=None, description="its pattern, in the rule language")
    source: str | None = Field(default=None, description="the pattern file and line it comes from")


def describe_rule(patterns: PatternSet, id: str) -> RuleDescription:
    """A rule by its id; one that is part of the code has an id alone."""
    rule = patterns.rules.get(id)
    if rule is None:
        return RuleDescription(id=id)
    source = str(patterns.source("rule", id) or "") or None
    return RuleDescription(id=id, kind=rule.kind, description=rule.description, pattern=rule.pattern, source=source)


@cache
def _page() -> tuple[str, str]:
    """The page, and the policy that allows it its own script and style alone."""
    folder = files("reformextract.service")
    script, template = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.js", "page.html.j2"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    style = report_style() + folder.joinpath("page.css").read_text(encoding="utf-8")
    page = environment.from_string(template).render(kinds=KINDS, style=Markup(style), script=Markup(script), version=__version__)
    allowed = f"script-src '{content_hash(script)}'; style-src 'unsafe-inline'; connect-src 'self'"
    return page, f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def make_app(options: ExtractOptions | None = None, workers: int = 1) -> FastAPI:
    """The application; its workers start and end with it. Raises PatternError where the patterns are wrong."""
    chosen = options or ExtractOptions(max_characters=200_000, time_limit=10.0)
    patterns = load_patterns("en", chosen.patterns, chosen.exclude)

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        with await asyncio.to_thread(Workers, chosen, workers) as app.state.workers:
            yield

    app = FastAPI(
        title="reformextract",
        version=__version__,
        summary="Policy news in; typed, normalised, checkable records out.",
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        swagger_ui_oauth2_redirect_url=None,
    )
    patch_fastapi(app, redirect_from_root_to_docs=False)
    app.add_middleware(RequestLimits, max_bytes=chosen.max_characters * BYTES_PER_CHARACTER, seconds=chosen.time_limit)

    @app.get("/", include_in_schema=False)
    def page() -> HTMLResponse:
        content, policy = _page()
        return HTMLResponse(content, headers={"Content-Security-Policy": policy})

    @app.get("/health")
    def health() -> dict[str, str]:
        """Whether the service is there, and its version."""
        return {"status": "ok", "version": __version__}

    @app.get("/rules/{id}")
    def rule(id: str) -> RuleDescription:
        """What a rule is for, its pattern, and where it stands."""
        return describe_rule(patterns, id)

    refusals = {status: {"model": Refused} for status in (408, 413, 500, 503, 504)}

    @app.post("/extract", responses=refusals)  # type: ignore[arg-type]
    def extract(article: ArticleRequest) -> Extraction:
        """The records of an article. Relative dates are resolved from ``published``, else from the text's own dateline."""
        try:
            kinds = known_kinds(article.kinds) if article.kinds is not None else None
        except ValueError as error:
            raise _refusal("invalid", f"kinds: {error}") from None
        if not article.text.strip():
            raise _refusal("empty", "no text")
        if len(article.text) > chosen.max_characters:
            raise _refusal("too_long", f"{len(article.text)} characters, over the limit of {chosen.max_characters}")
        given = Article.model_validate(article.model_dump(exclude={"kinds"}))
        try:
            outcome = app.state.workers.extract(given)
        except BusyError as error:
            raise HTTPException(503, {"error": "time_limit", "reason": str(error)}) from None
        if isinstance(outcome, Failure):
            raise _refusal(outcome.error, outcome.reason)
        found: Extraction = outcome
        return found if kinds is None else found.only(kinds)

    return app


def _refusal(error: ErrorCode, reason: str) -> HTTPException:
    return HTTPException(STATUS.get(error, 500), {"error": error, "reason": reason})
