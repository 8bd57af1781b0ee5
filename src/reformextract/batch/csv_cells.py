"""Cells of CSV: a file does not say what its columns are, so every reader guesses that from the first rows; here no guess goes wrong.

A column holds numbers, days, truth values or words, never two of them. Numbers have their point (``3.0``), days are ISO days, pairs and
lists of numbers are JSON. A cell of words that a reader might take for something else (``42``, ``2019``, ``3/4``, ``true``, a formula)
begins with an apostrophe, as in a spreadsheet. What the input brings (ids, kept columns) stays as it was given, but for formulas.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from reformextract.models.record import plain

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What polars, pandas, DuckDB or a spreadsheet takes for a number, a day or fraction, a time, a truth value, or nothing at all.
_NO_WORDS = re.compile(
    r"\s*(?:[+-]?(?:[\d_]+(?:\.[\d_]*)?|\.\d+)(?:e[+-]?\d+)?"
    r"|\d+(?: ?[-/. ] ?\d+){1,2}(?:[t ]\d+:.*)?|\d+:\d+(?::\d+)?(?:\.\d+)?"
    r"|true|false|yes|no|[ft]|[+-]?(?:nan|inf|infinity)|n/?a|null|none)\s*",
    re.ASCII | re.IGNORECASE,
)


def pointed(value: Decimal) -> str:
    """A number with its point, so that a column of them is one of numbers and not of integers.

    >>> pointed(Decimal(3)), pointed(Decimal("0.5"))
    ('3.0', '0.5')
    """
    text = plain(value)
    return text if "." in text else f"{text}.0"


def given(value: str) -> str:
    """A value as the input gave it, that no spreadsheet takes for a formula; numbers stay numbers.

    >>> given("=HYPERLINK(...)"), given("-3.5"), given("+1 percent"), given("12")
    ("'=HYPERLINK(...)", '-3.5', "'+1 percent", '12')
    """
    if not value.startswith(FORMULA_STARTS):
        return value
    digits = value[1:].replace(".", "", 1)
    return value if value[0] in "+-" and digits.isascii() and digits.isdigit() else "'" + value


def words(value: str) -> str:
    """Words that no reader takes for anything else.

    >>> words("42 clinics"), words("42"), words("2019"), words("3/4"), words("-3.5"), words("NA")
    ('42 clinics', "'42", "'2019", "'3/4", "'-3.5", "'NA")
    """
    return f"'{value}" if value.startswith(FORMULA_STARTS) or _NO_WORDS.fullmatch(value) else value


def header(names: Iterable[str]) -> bytes:
    """The row of names, in quotes: where DuckDB sees none in its sample, it reads none later.

    >>> header(["article", "text"])
    b'"article","text"\\r\\n'
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerow(names)
    return text.getvalue().encode("utf-8", "backslashreplace")


def cell(value: Any) -> Any:
    """A value of ours as its cell."""
    match value:
        case None:
            return ""
        case str():
            return words(value)
        case bool():
            return "true" if value else "false"
        case Decimal():
            return pointed(value)
        case datetime.date():
            return value.isoformat()
        case tuple() if value and isinstance(value[0], str):
            return " ".join(value)
        case tuple():
            return json.dumps(value)
    return value
