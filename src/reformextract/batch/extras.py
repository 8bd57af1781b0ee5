"""Optional dependencies: imported where they are used, with a message that says how to get them."""

from __future__ import annotations

import importlib
from typing import Any


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
        raise MissingExtraError(f"{purpose} needs an extra: pip install 'reformextract[{extra}]' ({error})") from error
