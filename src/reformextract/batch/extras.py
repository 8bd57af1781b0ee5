"""Optional dependencies: imported where they are used, with a message that says how to get them."""

from __future__ import annotations

import importlib
from typing import Any


class MissingExtra(ImportError):
    """An optional package is not installed; the message names the extra that brings it."""


def need(module: str, extra: str, purpose: str) -> Any:
    """Import an optional module.

    >>> need("no_such_module", "arrow", "reading Parquet")
    Traceback (most recent call last):
    ...
    reformextract.batch.extras.MissingExtra: reading Parquet needs an extra: pip install 'reformextract[arrow]' (no module no_such_module)
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise MissingExtra(f"{purpose} needs an extra: pip install 'reformextract[{extra}]' (no module {error.name})") from None
