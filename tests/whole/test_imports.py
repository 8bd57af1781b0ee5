"""No import cycle: neither between modules nor through imports inside functions."""

from __future__ import annotations

import pytest

grimp = pytest.importorskip("grimp")


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = grimp.build_graph("reformextract", cache_dir=None, exclude_type_checking_imports=True)
    imports = {module: set(graph.find_modules_directly_imported_by(module)) for module in graph.modules}
    while free := [module for module, others in imports.items() if not others]:
        for module in free:
            del imports[module]
        for others in imports.values():
            others.difference_update(free)
    assert not sorted(imports)  # what is left stands in cycles, or above one
