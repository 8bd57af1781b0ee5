"""Start-up: what ``import reformextract`` and a first extraction do not bring with them."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref

import pytest

import reformextract
from reformextract.article import Article
from reformextract.stages import make_stages

HEAVY = ("spacy", "numpy", "pandas", "pyarrow", "polars", "jinja2", "httpx", "playwright", "pint", "ray", "pyspark")
SCRIPT = f"""
import sys
import reformextract
reformextract.extract("Last year 42 colleges spent RMB 3 billion.")
print([name for name in {HEAVY} if name in sys.modules])
"""


def test_heavy_packages_are_imported_on_first_use() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_of_the_package() -> None:
    assert set(reformextract.__all__) <= set(dir(reformextract))
    assert all(hasattr(reformextract, name) for name in reformextract.__all__)
    with pytest.raises(AttributeError, match="no attribute 'extrude'"):
        _ = reformextract.extrude


def test_run_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "reformextract", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"reformextract {reformextract.__version__}"


def test_stages_that_nobody_holds_leaves_the_memory() -> None:
    stages = make_stages()
    text = "On May 3, 12 firms in Hebei, 3.5 percent more than a year earlier, joined the river chief system."
    assert stages.extract(Article(text=text, published="2020-01-01")).records
    vocabulary = weakref.ref(stages.vocabulary)
    del stages
    gc.collect()
    assert vocabulary() is None
