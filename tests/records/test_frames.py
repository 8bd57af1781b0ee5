"""The tidy layout: one row a record, the same columns whatever the records."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from gold_samples import sample_gold
from reformextract import frames

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")


def test_columns_are_the_same_with_and_without_records() -> None:
    river, _, plain = sample_gold()
    assert river.to_arrow().schema == plain.to_arrow().schema
    assert list(river.to_pandas().columns) == list(plain.to_pandas().columns) == plain.to_polars().columns
    assert list(river.to_pandas().columns)[:7] == ["article", "published", "index", "kind", "start", "end", "text"]
    assert len(plain.to_pandas()) == 0


def test_values_are_exact_and_typed_in_all_three() -> None:
    gold = sample_gold()
    table = frames.to_arrow(gold)
    assert table.num_rows == sum(len(extraction.records) for extraction in gold) == 15
    amount = next(row for row in table.to_pylist() if row["kind"] == "money")
    assert (amount["value"], amount["value_decimal"], amount["currency"]) == ("2500000000", Decimal(2500000000), "CNY")
    assert amount["published"] == datetime.date(2021, 3, 4)
    pandas = frames.to_pandas(gold)
    money = pandas[(pandas.kind == "money") & (pandas.currency == "CNY")]
    assert money.value_decimal.sum() == 2500000000
    assert money.low_decimal.dropna().tolist() == [Decimal(400)]
    polars = frames.to_polars(gold)
    dates = polars.filter((pl.col("kind") == "date") & pl.col("earliest").is_not_null())
    assert dates["earliest"].to_list() == [datetime.date(2021, 3, 3), datetime.date(2019, 1, 1)]
    assert polars.filter(pl.col("kind") == "enumeration")["members"].to_list() == [[1, 2]]


def test_a_notebook_shows_marks_and_escapes_text() -> None:
    shown = sample_gold()[2]._repr_html_()
    assert "&lt;b&gt;nothing" in shown
    river = sample_gold()[0]._repr_html_()
    assert river.count("<mark") == 9
    assert "money: value 2500000000, comparator more_than, currency CNY" in river
    assert ">3 money</span>" in river  # the legend
    assert ">money</small>" in river  # the name of the kind, not its colour alone
    assert "<script" not in river
