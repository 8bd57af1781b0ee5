"""Nothing depends on today's date, the machine's time zone or its locale."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import reformextract

ROOT = Path(reformextract.__file__).parent
CASES = (
    "Sales fell last year, and on Friday the mayor said that at 11:59 p.m. tomorrow it will end.",
    "Beijing, July 26, 2020 (Hill News) In March, the 25th and three days ago it rained; the Spring Festival was near.",
    "By the end of the month, since the 1990s, over the past two years, next Monday morning, the '90s.",
)
SCRIPT = """
import sys, time
fixed = float(sys.argv[1])
time.time = lambda: fixed
from reformextract import extract
for text in sys.argv[2:]:
    for published in (None, "2019-01-23", "2020-12-31T23:59:59+14:00"):
        print(extract(text, published=published).model_dump_json(exclude={"article"}))
"""


def run(zone: str, locale: str, moment: int) -> str:
    environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(moment), *CASES], env=environment, capture_output=True, text=True, check=True, timeout=120
    )
    return done.stdout


def test_the_same_records_under_other_zones_locales_and_dates() -> None:
    expected = run("UTC", "C.UTF-8", 0)
    assert expected.count("\n") == 9
    assert run("Pacific/Kiritimati", "tr_TR.UTF-8", 4_000_000_000) == expected
    assert run("America/Adak", "POSIX", 1_000_000_000) == expected


ENGINE_FILES = [
    *(ROOT / "dates").rglob("*.py"),
    *(ROOT / "quantities").rglob("*.py"),
    ROOT / "stages.py",
    ROOT / "dateline.py",
    ROOT / "api.py",
]


@pytest.mark.parametrize("file", ENGINE_FILES, ids=lambda file: file.name)
def test_no_clock_is_read(file: Path) -> None:
    called = {
        node.func.attr
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    assert called.isdisjoint({"today", "now", "utcnow", "localtime", "time", "setlocale", "getlocale"})
