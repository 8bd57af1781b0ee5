"""``reformextract serve``: extraction over HTTP, for programs and for a person at a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from reformextract.commands.options import Exclude, Patterns, finding, with_more
from reformextract.commands.refusals import complain, refusing
from reformextract.extras import need


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command()
    def serve(
        host: Annotated[str, typer.Option(help="Address to listen at; the default is this computer alone.")] = "127.0.0.1",
        port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8000,
        workers: Annotated[int, typer.Option(min=1, help="Processes that extract, an article each at a time.")] = 1,
        patterns: Patterns = None,
        exclude: Exclude = None,
        max_chars: Annotated[int, typer.Option(min=1, help="A longer article is refused.")] = 200_000,
        time_limit: Annotated[
            float, typer.Option(min=0.1, help="Seconds a request may take to come in, and its article to be read.")
        ] = 10.0,
    ) -> None:
        """Serve extraction over HTTP: POST /extract, OpenAPI at /docs, and at / a page to paste an article into.

        It keeps nothing. It listens to this computer alone unless --host says otherwise, and it checks nobody's identity.
        """
        with refusing():
            uvicorn = need("uvicorn", "serve", "the service")
            need("fastapi_swagger", "serve", "the service")
            from reformextract.service import make_app

            options = with_more(finding(patterns=patterns, exclude=exclude), max_characters=max_chars, time_limit=time_limit)
            service = make_app(options, workers)
            complain(f"reformextract at http://{host}:{port or '(see below)'}/  (OpenAPI at /docs, Ctrl-C ends it)")
            uvicorn.run(service, host=host, port=port, log_level="warning" if port else "info", access_log=False)
