"""What the report shows, computed: every record with its state and fields, marked text, timeline, amounts, scores."""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from reformextract.article import Article, Extraction
from reformextract.dates.record import Date
from reformextract.evaluation.evaluate import Evaluation
from reformextract.evaluation.fields import compared_fields
from reformextract.evaluation.scores import VIEWS, View
from reformextract.evaluation.tables import in_context, percent
from reformextract.kinds import KINDS
from reformextract.models.record import GOLD_ONLY, Record
from reformextract.models.warning import ExtractionWarning
from reformextract.quantities.money import Money

STATES: dict[str, str] = {
    "found": "found",
    "right": "right",
    "field": "right value, another field differs",
    "extent": "right value, another extent",
    "wrong": "wrong value",
    "missed": "missed",
    "spurious": "spurious",
    "optional": "optional in the gold: not scored",
}
ERRORS = ("wrong", "missed", "spurious", "extent", "field")
_NOT_SHOWN = frozenset({"kind", "start", "end", "text", "rule", "sentence"}) | GOLD_ONLY
Intervals = Mapping[str, Mapping[View, Mapping[str, tuple[float, float]]]]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of a record: what the gold says, what was predicted (None where there is only one of them)."""

    name: str
    gold: str | None
    predicted: str | None
    differs: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A record as shown: ``id`` is its anchor."""

    id: str
    kind: str
    state: str
    record: Record
    fields: tuple[FieldRow, ...]
    gold_text: str | None = None

    @property
    def text(self) -> str:
        return " ".join(self.record.text.split())

    @property
    def rule(self) -> str | None:
        return self.record.rule


@dataclass(frozen=True)
class ArticleView:
    """An article as shown."""

    id: str
    article: Article
    items: tuple[Item, ...]
    warnings: tuple[ExtractionWarning, ...] = ()

    @property
    def name(self) -> str:
        return self.article.id or "article"

    @property
    def states(self) -> Counter[str]:
        return Counter(item.state for item in self.items)

    @property
    def errors(self) -> int:
        return sum(self.states[state] for state in ERRORS)

    @property
    def marked(self) -> Markup:
        return mark_up(self.article.text, self.items)

    def context(self, item: Item) -> tuple[str, str, str]:
        """The words before, of and after an item."""
        return in_context(self.article.text, item.record.start, item.record.end, 45)


def _tag(item: Item, first: bool) -> Markup:
    """The first piece of an item has its id and takes the keyboard focus."""
    shared = Markup('<mark class="k-{} s-{}"').format(item.kind, item.state)
    if first:
        return shared + Markup(' id="{0}" tabindex="0" aria-describedby="d{0}">').format(item.id)
    return shared + Markup(' data-of="{}">').format(item.id)


def mark_up(text: str, items: Sequence[Item], tag: Callable[[Item, bool], Markup] = _tag) -> Markup:
    """The text, escaped, with a ``<mark>`` for each item; where extents cross, the one that ends later is closed and opened again.

    ``tag`` makes the opening tag of an item's first and of its further pieces.
    """
    opening: dict[int, list[Item]] = {}
    for item in items:
        opening.setdefault(item.record.start, []).append(item)
    edges = sorted({edge for item in items for edge in (item.record.start, item.record.end)} | {0, len(text)})
    opened: list[Item] = []
    begun: set[str] = set()
    parts: list[Markup] = []
    for edge, following in zip(edges, [*edges[1:], len(text)], strict=True):
        reopen: list[Item] = []
        while any(item.record.end == edge for item in opened):
            last = opened.pop()
            parts.append(Markup("</mark>"))
            if last.record.end != edge:
                reopen.append(last)
        for item in [*reversed(reopen), *sorted(opening.get(edge, ()), key=lambda item: (-item.record.end, item.id))]:
            parts.append(tag(item, item.id not in begun))
            begun.add(item.id)
            opened.append(item)
        parts.append(Markup.escape(text[edge:following]))
    return Markup("").join(parts)


def _shown(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)


def _field_rows(gold: Record | None, predicted: Record | None, differing: Sequence[str]) -> tuple[FieldRow, ...]:
    one = gold.model_dump(mode="json") if gold is not None else {}
    other = predicted.model_dump(mode="json") if predicted is not None else {}
    kind = (gold or predicted).kind  # type: ignore[union-attr]
    names = [name for name in compared_fields(kind) if name in one or name in other]
    names += [name for name in {**one, **other} if name not in names and name not in _NOT_SHOWN]
    return tuple(FieldRow(name, _shown(one.get(name)), _shown(other.get(name)), name in differing) for name in names)


def evaluated_articles(evaluation: Evaluation) -> list[ArticleView]:
    """The articles of an evaluation, each outcome an item."""
    views: list[ArticleView] = []
    for number, result in enumerate(evaluation.articles):
        items: list[Item] = []
        for index, outcome in enumerate(result.outcomes):
            gold = result.gold.records[outcome.gold] if outcome.gold is not None else None
            predicted = result.predicted.records[outcome.predicted] if outcome.predicted is not None else None
            state = "field" if outcome.state == "right" and outcome.differing else outcome.state
            record = result.record(outcome)
            gold_text = " ".join(gold.text.split()) if gold is not None and predicted is not None and not outcome.same_extent else None
            items.append(
                Item(f"r{number}-{index}", outcome.kind, state, record, _field_rows(gold, predicted, outcome.differing), gold_text)
            )
        views.append(ArticleView(f"a{number}", result.gold.article, tuple(items), result.predicted.warnings))
    return views


def extracted_articles(extractions: Iterable[Extraction]) -> list[ArticleView]:
    """The articles of extractions without gold, every record an item ``found``."""
    views: list[ArticleView] = []
    for number, extraction in enumerate(extractions):
        items = tuple(
            Item(f"r{number}-{index}", record.kind, "found", record, _field_rows(None, record, ()))
            for index, record in enumerate(extraction.records)
        )
        views.append(ArticleView(f"a{number}", extraction.article, items, extraction.warnings))
    return views


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and its interval in per cent of the bar's width."""

    figure: float
    low: float | None = None
    high: float | None = None

    @property
    def label(self) -> str:
        return percent(self.figure) + (f" ({percent(self.low)}–{percent(self.high)})" if self.low is not None else "")


@dataclass(frozen=True)
class ScoreRow:
    """A row of the score table: kind, counts, and for each view precision, recall and F1 as bar."""

    name: str
    gold: int | None
    predicted: int | None
    views: dict[str, tuple[str, str, Bar]]
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)


def score_rows(evaluation: Evaluation, intervals: Intervals) -> list[ScoreRow]:
    """The kinds, then micro and macro."""

    def bar(name: str, view: View, figure: float) -> Bar:
        low, high = intervals[name][view]["f1"] if name in intervals else (None, None)
        return Bar(figure, low, high)

    rows: list[ScoreRow] = []
    for name in (*evaluation.kinds, "micro"):
        counts = {view: evaluation.counts(name, view) for view in VIEWS}
        views = {str(view): (percent(c.precision), percent(c.recall), bar(name, view, c.f1)) for view, c in counts.items()}
        fields = {label: (percent(cell.accuracy), cell.compared) for label, cell in evaluation.fields(name).items()}
        rows.append(ScoreRow(name, counts["overlap"].gold, counts["overlap"].predicted, views, fields))
    macro = {view: evaluation.macro(view) for view in VIEWS}
    views = {str(v): (percent(m["precision"]), percent(m["recall"]), bar("macro", v, m["f1"])) for v, m in macro.items()}
    return [*rows, ScoreRow("macro", None, None, views)]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated record; ``left`` and ``width`` in per cent of its year."""

    item: Item
    article: str
    days: str
    left: float
    width: float


def timeline(articles: Iterable[ArticleView]) -> list[tuple[int, list[TimelineEntry]]]:
    """The predicted dates that lie on the calendar, by the year in which they begin."""
    years: dict[int, list[TimelineEntry]] = {}
    for view in articles:
        for item in view.items:
            record = item.record
            if item.state == "missed" or not isinstance(record, Date) or record.earliest is None or record.latest is None:
                continue
            year = record.earliest.year
            first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
            total = (last - first).days + 1
            left = (record.earliest - first).days / total
            right = ((min(record.latest, last) - first).days + 1) / total
            days = str(record.earliest) if record.earliest == record.latest else f"{record.earliest} to {record.latest}"
            years.setdefault(year, []).append(TimelineEntry(item, view.name, days, round(100 * left, 2), round(100 * (right - left), 2)))
    for entries in years.values():
        entries.sort(key=lambda entry: (entry.left, entry.width))
    return sorted(years.items())


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of money, as written for people; ``share`` of the greatest in its currency, in per cent."""

    item: Item
    article: str
    shown: str
    share: float


SIGNS = {"more_than": "> ", "at_least": "≥ ", "less_than": "< ", "at_most": "≤ ", "about": "≈ ", "almost": "almost "}


def grouped(number: Decimal) -> str:
    """A number with commas between thousands.

    >>> grouped(Decimal("1234567.50"))
    '1,234,567.5'
    """
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amounts(articles: Iterable[ArticleView]) -> list[tuple[str, list[Amount]]]:
    """The predicted amounts by currency, the currency with the most amounts and the greatest amount first."""
    found: dict[str, list[tuple[Decimal, Amount]]] = {}
    for view in articles:
        for item in view.items:
            record = item.record
            if item.state == "missed" or not isinstance(record, Money):
                continue
            bounds = [number for number in (record.value, record.low, record.high) if number is not None]
            shown = SIGNS.get(record.comparator, "") + " – ".join(grouped(number) for number in bounds)
            if record.per:
                shown += f" per {record.per}"
            found.setdefault(record.currency, []).append((max(bounds), Amount(item, view.name, shown, 0.0)))
    groups: list[tuple[str, list[Amount]]] = []
    for currency, entries in sorted(found.items(), key=lambda group: (-len(group[1]), group[0])):
        entries.sort(key=lambda entry: (-entry[0], entry[1].item.id))
        greatest = entries[0][0] or Decimal(1)
        groups.append((currency, [Amount(a.item, a.article, a.shown, float(round(100 * size / greatest, 2))) for size, a in entries]))
    return groups


def content_hash(script: str) -> str:
    """The script's hash as a Content-Security-Policy names it."""
    import base64

    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def kinds_and_states(articles: Iterable[ArticleView]) -> tuple[dict[str, int], dict[str, int]]:
    """How many records of each kind and state there are, in the usual order, without those that do not occur."""
    kinds: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for view in articles:
        kinds.update(item.kind for item in view.items)
        states.update(item.state for item in view.items)
    return {k: kinds[k] for k in KINDS if kinds[k]}, {s: states[s] for s in STATES if states[s]}
