"""Optional dependencies: imported where they are used, with a message that says how to get them."""

from __future__ import annotations

import importlib
import json
import shlex
import sys
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class MissingExtraError(ImportError):
    """An optional package is not installed; the message names the extra that brings it."""


def need(module: str, extra: str, purpose: str) -> Any:
    """Import an optional module; raises MissingExtraError.

    >>> need("json", "arrow", "reading Parquet").dumps([1])
    '[1]'
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise MissingExtraError(f"{purpose} needs an extra ({error}). Install it with\n  {install_command(extra)}") from error


def install_command(extra: str) -> str:
    """The command that brings an extra into the environment that runs, from where the library itself was installed."""
    return f"{shlex.quote(sys.executable)} -m pip install {shlex.quote(f'{_origin()}[{extra}]')}"


def _origin() -> str:
    """The checkout or wheel that the library was installed from, else its name."""
    checkout = Path(__file__).parents[2]
    if (checkout / "pyproject.toml").exists():
        return str(checkout)
    try:
        origin = json.loads(metadata.distribution("reformextract").read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        return "reformextract"
    address = urlsplit(origin.get("url", ""))
    path = unquote(address.path)
    return path if address.scheme == "file" and Path(path).exists() else "reformextract"
