"""The service: articles in over HTTP, typed records out, a page to try it on; no state, every request within its limits."""

from reformextract.service.app import make_app

__all__ = ["make_app"]
