"""The garbage collector, at rest while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """No search for garbage meanwhile: there is none among patterns and rules, and each search would go through all that was made.

    A quarter of the time in which the stages are made went there. What another thread does at the same time is found afterwards.

    In the end all that was made is moved among what is old, by way of what is frozen: else the next search for young garbage, a moment
    later, would go through all of it.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if gc.get_freeze_count() == 0:  # else the caller has frozen what is his own
            gc.freeze()
            gc.unfreeze()
        gc.enable()
