"""How the tests are dealt out to processes (``pytest -n 2 --dist loadgroup``, as the README runs them).

A file's tests stay together, since they share what is made once; what needs a cluster or a browser stays together whatever
its file, so that two never start side by side; a file marked ``dealt_out`` holds slow tests that need nothing of each other:
they come last, one by one, and keep every process busy to the end.
"""

from __future__ import annotations

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("engines"):
            item.add_marker(pytest.mark.xdist_group("clusters"))
        elif not (item.get_closest_marker("dealt_out") or item.get_closest_marker("xdist_group")):
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))
