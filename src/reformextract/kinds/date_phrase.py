"""Bare temporal expressions grow into phrases: edges, articles and bounds are taken in, neighbours joined.

"June" and "next year" in "by about the end of June next year" become one phrase with ``mod`` END. Which words do that is
said by the word classes of the pattern files; which parts fit together on the calendar is said here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from reformextract.kinds.date_flow import codes_of, speaks_of_the_times
from reformextract.kinds.draft import Draft
from reformextract.kinds.quantity import with_cues
from reformextract.reading import Reading
from reformextract.rules import Match
from reformextract.temporal.durations import UNITS
from reformextract.temporal.expressions import (
    Ending,
    Expression,
    FiscalYear,
    Interval,
    Length,
    Named,
    Ordinal,
    Point,
    SamePeriod,
    Shift,
)
from reformextract.vocabulary import Vocabulary

MODS = {
    "about": "APPROX", "more_than": "MORE_THAN", "less_than": "LESS_THAN", "almost": "LESS_THAN",
    "at_least": "EQUAL_OR_MORE", "at_most": "EQUAL_OR_LESS",
}  # fmt: skip


@dataclass(slots=True, eq=False)
class Phrase:
    """A date in the making: its draft (extent), what it says, and the date it is the far end of a range from."""

    draft: Draft
    expression: Expression
    match: Match
    mod: str | None = None
    ranges_from: Phrase | None = None

    @property
    def is_edge(self) -> bool:
        """Whether it is a length with a place of its own ("the first ten months of 2018")."""
        return isinstance(self.expression, Length) and (self.expression.within is not None or self.expression.edge != 0)

    def has_article(self, reading: Reading) -> bool:
        return reading.has(self.draft.first, "date_article")

    def is_generic_today(self, reading: Reading) -> bool:
        """Whether "today" means the present times, as in "the world today is changing"."""
        if not reading.has(self.draft.last - 1, "day_word") or self.expression != Point(unit="day", offset=0):
            return False
        return speaks_of_the_times(reading, self.draft.first, self.draft.last)


def is_rate(match: Match, reading: Reading, ends: dict[int, Draft]) -> bool:
    """Whether a unit of time is the ``per`` of the amount before it: "500 yuan a month"."""
    if match.rule.build != "length":
        return False
    before = ends.get(match.start)
    return before is not None and before.kind != "rank" and reading.has(match.start, "unit_article") and "amount" not in match.groups


def compose(phrases: list[Phrase], reading: Reading) -> list[Phrase]:
    """The phrases grown and joined, in order; those that say nothing by themselves are left out."""
    joined: list[Phrase] = []
    for phrase in phrases:
        _grow(phrase, reading)
        if joined and phrase.draft.first < joined[-1].draft.last:
            continue
        if joined and phrase.draft.first - joined[-1].draft.last <= 2 and _linked(joined[-1], phrase, reading):
            whole = _join(joined[-1], phrase, reading)
            if whole is not None:
                _name_quarter(whole, reading)
                joined[-1] = whole
                continue
            _link_range(joined[-1], phrase, reading)
        joined.append(phrase)
    for phrase, following in pairwise(joined):
        _bound_by_next(phrase, following, reading)
    return [phrase for phrase in joined if _stands_alone(phrase.expression)]


def without_overlaps(dates: list[Draft], others: Iterable[Draft]) -> list[Draft]:
    """All drafts less those of other kinds that a grown date has come to cover, in order of their place."""
    taken = {unit for date in dates for unit in range(date.first, date.last)}
    kept = [draft for draft in others if draft.first not in taken and draft.last - 1 not in taken]
    return sorted([*dates, *kept], key=lambda draft: draft.first)


def _stands_alone(expression: Expression) -> bool:
    if isinstance(expression, SamePeriod):
        return expression.years != 0 or expression.year is not None
    return not (isinstance(expression, Ordinal) and expression.within is None)


# ------------------------------------------------------------------------------------------------------------ growing


class _Beside:
    """The codes of the units beside a bare expression that may belong to it: elsewhere there is nothing to grow."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        def codes(names: str) -> frozenset[str]:
            return codes_of(vocabulary, *names.split())

        self.before_point = codes("year_word date_article edge_adjective edge_noun hyphen link_of comparator_before")
        self.before_length = codes(
            "comparator_before comparator_filler comparator_verb at_word number_minus minus hyphen comparison_cue place_cue length_bound"
        )
        self.after_length = codes("hyphen comparator_after comparator_after_link")
        self.linking = codes("link_of link_on date_article comma possessive length_link range_link hyphen dash minus tilde")


_beside = lru_cache(maxsize=8)(_Beside)


def _grow(phrase: Phrase, reading: Reading) -> None:
    expression = phrase.expression
    draft = phrase.draft
    beside = _beside(reading.vocabulary)
    if isinstance(expression, Length | Shift):
        before = reading.codes[draft.first - 1] if draft.first else ""
        after = reading.codes[draft.last] if draft.last < len(reading.codes) else ""
        if before in beside.before_length or after in beside.after_length:
            _grow_bounds(phrase, reading)
    if isinstance(expression, Length):
        rounded = phrase.match.unit("round")
        if rounded is not None:
            phrase.mod = reading.value(rounded, "amount_round")
        if expression.edge and reading.has(draft.first - 1, "date_possessive"):
            phrase.expression = replace(expression, edge=0)  # whose first months these are is not known
            return
        if (expression.direction or expression.edge or expression.amount is not None) and not _hyphenated(draft, reading):
            _take_article(draft, reading)
        return
    if isinstance(expression, Point | FiscalYear | Named | Interval | Ordinal | SamePeriod):
        if phrase.match.rule.build == "unit_end":
            phrase.mod = "END"
        elif phrase.match.rule.build == "unit_mid":
            phrase.mod = reading.value(draft.first, "edge_adjective") or reading.value(draft.first, "edge_noun")
        if isinstance(expression, Point) and expression.unit is not None and reading.value(draft.last, "comparator_after") == "about":
            draft.last += 1  # "the next year or so"
            phrase.mod = "APPROX"
        if not draft.first or reading.codes[draft.first - 1] not in beside.before_point:
            return
        if reading.has(draft.first - 1, "year_word") and _is_plain_year(expression):
            draft.first -= 1
            _take_article(draft, reading)
        _grow_edges(phrase, reading)
        approximate = reading.value(draft.first - 1, "comparator_before") if draft.first else None
        weekday = isinstance(expression, Point) and expression.weekday is not None
        open_to_it = phrase.mod is None or phrase.match.rule.build == "unit_end"
        if approximate == "about" and open_to_it and not weekday and not isinstance(expression, Named):
            draft.first -= 1
            phrase.mod = phrase.mod or "APPROX"


def _is_plain_year(expression: Expression) -> bool:
    return isinstance(expression, Point) and expression == Point(year=expression.year)


def _hyphenated(draft: Draft, reading: Reading) -> bool:
    return any(reading.has(unit, "hyphen") for unit in range(draft.first, draft.last)) or reading.has(draft.last, "hyphen")


def _take_article(draft: Draft, reading: Reading) -> bool:
    if draft.first and reading.has(draft.first - 1, "date_article"):
        draft.first -= 1
        return True
    return False


def _takes_article(phrase: Phrase, reading: Reading) -> bool:
    expression = phrase.expression
    if isinstance(expression, Point):
        if expression.unit is not None:
            return phrase.match.rule.build != "unit_end" and not reading.has(phrase.draft.first, "day_word")
        if expression.quarter is not None and _hyphenated(phrase.draft, reading):
            return False
        return (
            expression.quarter is not None or expression.half is not None or expression.season is not None or expression.weekend
            or expression.decade is not None or expression.century is not None or expression.step is not None
        )  # fmt: skip
    if isinstance(expression, FiscalYear) and reading.has(phrase.draft.first, "year"):
        return reading.has(phrase.draft.last - 1, "year_kind")
    return isinstance(expression, Ordinal | SamePeriod | FiscalYear)


def _grow_edges(phrase: Phrase, reading: Reading) -> None:
    """Take in "early", "mid-", "the end of", with their articles; they set ``mod``."""
    draft = phrase.draft
    had_article = _takes_article(phrase, reading) and _take_article(draft, reading)
    for _ in range(2):
        first = draft.first
        hyphen = 1 if reading.has(first - 1, "hyphen") else 0
        edge = reading.value(first - 1 - hyphen, "edge_adjective") if first > hyphen else None
        if edge is not None and not had_article:
            phrase.mod = edge
            draft.first = first - 1 - hyphen
            if not (hyphen and isinstance(phrase.expression, Point) and phrase.expression.month is not None):
                _take_article(draft, reading)
            continue
        if hyphen:
            edge = reading.value(first - 2, "edge_noun") if first > 1 else None
            if edge is not None:
                phrase.mod = edge
                draft.first = first - 2
            return
        at = first - 1
        if not had_article and reading.has(at, "date_article"):
            at -= 1
        if at >= 1 and reading.has(at, "link_of"):
            edge = (reading.value(at - 1, "edge_noun") if reading.has(at, "edge_of") else None) or reading.value(at - 1, "edge_adjective")
            if edge is not None:
                phrase.mod = edge
                draft.first = at - 1
                _take_article(draft, reading)
        elif at == first - 1 > 0 and reading.has(at, "bare_edge") and reading.has(at - 1, "edge_preposition"):
            phrase.mod = reading.value(at, "edge_noun")  # "by end June"
            draft.first = at
        return


def _grow_bounds(phrase: Phrase, reading: Reading) -> None:
    """Take in "more than", "about", "up to" before a length and "or so", "or less" after it."""
    draft = phrase.draft
    expression = phrase.expression
    directed = isinstance(expression, Length) and (expression.direction or expression.edge)
    if directed:
        if reading.value(draft.last, "comparator_after") == "about":
            draft.last += 1
            phrase.mod = "APPROX"
        return
    if _compares(draft, expression, reading):
        return
    bound = reading.value(draft.first - 1, "length_bound") if draft.first and isinstance(expression, Length) else None
    if bound is not None:
        draft.first -= 1
        phrase.mod = MODS[bound]
        return
    bounded = with_cues(Draft("date", draft.rule, draft.first, draft.last), reading)
    if (bounded.first, bounded.last) != (draft.first, draft.last):
        draft.first = bounded.first
        if isinstance(expression, Length):
            draft.last = bounded.last
        phrase.mod = MODS.get(bounded.fields["comparator"])


def _compares(draft: Draft, expression: Expression, reading: Reading) -> bool:
    """Whether the bound before a length is none of it: "over three years", "lower than a year ago"; "for over three years" is."""
    at = draft.first - 1
    if isinstance(expression, Shift):
        if reading.has(at, "comparison_cue") or reading.has(at, "place_cue"):
            return True
        return reading.value(at, "comparator_before") in ("more_than", "less_than") and any(
            reading.has(at - 1, name) for name in ("ratio_unit", "unit", "number", "currency_after", "scale", "comparing_before")
        )
    if reading.has(at, "beyond_word"):
        return True
    if not reading.has(at, "spanning_word"):
        return False
    return not (reading.has(at - 1, "before_bound") or reading.has(draft.first, "unit_article"))


# ------------------------------------------------------------------------------------------------------------ joining


def _links(first: int, last: int, reading: Reading) -> frozenset[str]:
    """The classes of the units between two phrases: those of one unit, "none" without any, "other" for more."""
    if first == last:
        return _TOUCHING
    if last - first == 2 and reading.has(first, "link_of") and reading.has(last - 1, "date_article"):
        last -= 1
    if last - first == 1:
        return reading.classes(first)
    return _APART


_TOUCHING, _APART = frozenset(("none",)), frozenset(("other",))


def _linked(left: Phrase, right: Phrase, reading: Reading) -> bool:
    """Whether two phrases touch or a word that can link them stands between."""
    at = left.draft.last
    return at == right.draft.first or reading.codes[at] in _beside(reading.vocabulary).linking


def _join(left: Phrase, right: Phrase, reading: Reading) -> Phrase | None:
    """The one phrase that two neighbours make, None where they are two dates."""
    links = _links(left.draft.last, right.draft.first, reading)
    if "other" in links or (right.mod is not None and not _is_run(left.expression)):
        return None
    touching = "none" in links
    expression = _joined(left.expression, right.expression, links, touching)
    if expression is None:
        return None
    mod = left.mod
    draft = left.draft
    draft.last = right.draft.last
    if (_is_clock(left.expression) and not _is_day_part(left.expression)) or "possessive" in links:
        draft.rule = right.draft.rule
    whole = Phrase(draft, expression, left.match, mod, left.ranges_from)
    if touching and _is_plain_year(left.expression) and not reading.has(left.draft.first, "date_article"):
        _take_article(draft, reading)
    return whole


def _joined(left: Expression, right: Expression, links: frozenset[str], touching: bool) -> Expression | None:
    if isinstance(left, Point):
        if isinstance(right, Point):
            return _joined_points(left, right, links, touching)
        if isinstance(right, FiscalYear) and (touching or "link_of" in links) and _takes_year(left):
            return replace(left, year=right.ends) if right.ends is not None else None
        if isinstance(right, Named) and (touching or "possessive" in links) and _is_year(left):
            return replace(right, within=left)
        return None
    if isinstance(left, Interval):
        linked = touching or "link_of" in links or "comma" in links
        if linked and isinstance(right, Point) and _is_year(right) and left.first.year is None and left.last.year is None:
            return Interval(first=_with_base(left.first, right), last=_with_base(left.last, right))
        return None
    if isinstance(left, Named):
        return replace(left, within=right) if isinstance(right, Point) and _is_year(right) and "link_of" in links else None
    if isinstance(left, Length):
        if isinstance(right, Length) and "length_link" in links and left.also is None and left.amount is not None:
            return replace(left, also=right) if UNITS.index(right.unit) < UNITS.index(left.unit) and not right.direction else None
        if "range_link" in links and "length_link" not in links and _is_run(left) and isinstance(right, Point):
            return replace(left, edge=-1, within=right) if _is_month(right) else None
        if left.direction < 0 and "edge_of" in links and isinstance(right, Point | FiscalYear) and left.amount is not None:
            return replace(left, direction=0, edge=-1, within=right)
        placed = isinstance(right, Point | Named | FiscalYear | Interval)
        if left.edge and placed and left.within is None and ("link_of" in links or touching):
            return replace(left, within=right)
        return None
    if isinstance(left, Shift) and touching and left.unit == "year" and left.amount is not None and right == Point(unit="month"):
        return replace(left, amount=left.amount * 12, unit="month")  # "ten years ago this month"
    if isinstance(left, Ordinal):
        return replace(left, within=right) if "link_of" in links and isinstance(right, Point | Named | FiscalYear | Interval) else None
    if isinstance(left, SamePeriod) and (touching or "link_of" in links):
        if isinstance(right, Point) and _is_year(right):
            return SamePeriod(year=right.year) if right.year is not None else SamePeriod(years=right.offset)
        if isinstance(right, Shift) and right.unit == "year" and right.amount is not None:
            return SamePeriod(years=int(right.amount) * right.direction)
    return None


def _joined_points(left: Point, right: Point, links: frozenset[str], touching: bool) -> Expression | None:
    loose = touching or "comma" in links
    if _is_clock(left) and _is_day(right) and (loose or "link_on" in links):
        return _with_clock(right, left.time)
    if _is_clock(right) and _is_day(left) and left.time is None and (loose or "link_on" in links):
        return _with_clock(left, right.time)
    if _is_weekday(left) and right.day is not None and right.weekday is None and loose:
        return right
    if (
        left == Point(weekday=left.weekday, time=left.time)
        and left.weekday
        and right == Point(month=right.month, day=right.day, year=right.year)
    ):
        return replace(right, time=left.time) if right.day is not None and loose else None
    if _is_year(right):
        if left == Point(unit="year") and touching and right.year is not None:
            return right  # "year-end 2023"
        if _takes_year(left) and (touching or "link_of" in links or ("comma" in links and left.month is not None)):
            return _with_base(left, right)
        if _is_plain_day_of_month(left):
            return None
    follows = "possessive" in links or (touching and right.month is None)
    if follows and _is_year(left) and _takes_year(right) and right.time is None:
        return _with_base(right, left)
    if _is_plain_day_of_month(left) and "link_of" in links and (right.month is not None or right.unit == "month") and right.day is None:
        return replace(right, day=left.day)
    if _is_weekday(left) and right == Point(unit="week", offset=right.offset, origin=right.origin) and (touching or "link_of" in links):
        return replace(left, unit="week", offset=right.offset, origin=right.origin)
    hyphenated = "glued" in links and ("hyphen" in links or "dash" in links)
    if hyphenated and _is_month(left) and _is_month(right) and left.year is None and right.unit is None:
        return Interval(first=replace(left, year=right.year), last=right) if (left.month or 0) < (right.month or 0) else None
    return None


def _bound_by_next(phrase: Phrase, following: Phrase, reading: Reading) -> None:
    """Place a stretch by the date behind it that says when it ends or begins: "the quarter ended June 30", "the three years to 2025"."""
    first, last = phrase.draft.last, following.draft.first
    if not 0 < last - first <= 2 or not isinstance(following.expression, Point):
        return
    expression, end = phrase.expression, following.expression
    side = reading.value(first, "length_end")
    if isinstance(expression, Point):
        if expression == Point(unit="decade") and side in ("runs", "begins"):
            phrase.expression = Length(amount=Decimal(1), unit="decade", edge=1 if side == "begins" else -1, within=end)
        ends = side == "ends" or (side == "runs" and expression.unit == "week")
        if ends and expression.unit in ("week", "quarter") and (end.day is not None or end.weekday is not None):
            phrase.expression = Ending(unit=expression.unit, end=end)
    elif isinstance(expression, Length) and side is not None and _is_definite_run(phrase, expression, reading):
        phrase.expression = replace(expression, edge=1 if side == "begins" else -1, within=end)


def _is_definite_run(phrase: Phrase, length: Length, reading: Reading) -> bool:
    """Whether a length is a run of months or years that has its place: "the three years", not "three years"."""
    bare = length == Length(amount=length.amount, unit=length.unit)
    return bare and length.unit in ("month", "quarter", "year") and phrase.has_article(reading)


def _name_quarter(phrase: Phrase, reading: Reading) -> None:
    """Read three months that are called a quarter as that quarter ("the January-March quarter")."""
    expression, draft = phrase.expression, phrase.draft
    if not isinstance(expression, Interval) or not reading.has(draft.last, "quarter_word"):
        return
    first, last = expression.first.month, expression.last.month
    if first is not None and last == first + 2 and first % 3 == 1:
        phrase.expression = replace(expression.last, month=None, quarter=(first + 2) // 3)
        draft.last += 1
        _take_article(draft, reading)


def _is_run(expression: Expression) -> bool:
    """Whether a length of months or years may end in a month: "the seven months to July"."""
    return isinstance(expression, Length) and expression in (
        Length(amount=expression.amount, unit="month"),
        Length(amount=Decimal(1), unit="year"),
    )


def _is_month(point: Point) -> bool:
    return point.month is not None and point.day is None


def _with_base(point: Point, year: Point) -> Point:
    return replace(point, year=year.year, unit=year.unit, offset=year.offset, origin=year.origin)


def _with_clock(day: Point, clock: str | None) -> Point | None:
    """A day with a clock time; "7:30" on "Monday evening" is half past seven in the evening."""
    if clock is not None and day.time in ("TAF", "TEV", "TNI") and clock[1:3] < "12":
        clock = f"T{int(clock[1:3]) + 12:02d}{clock[3:]}"
    return replace(day, time=clock)


def _is_clock(expression: Expression) -> bool:
    return isinstance(expression, Point) and expression.time is not None and expression == Point(time=expression.time)


def _is_day_part(expression: Expression) -> bool:
    return isinstance(expression, Point) and expression.time is not None and not expression.time[1].isdigit()


def _is_day(point: Point) -> bool:
    return (point.day is not None or point.weekday is not None or point.unit == "day") and not (point.time or "").startswith(
        ("T0", "T1", "T2")
    )


def _is_weekday(expression: Expression) -> bool:
    return isinstance(expression, Point) and expression.weekday is not None and expression == Point(weekday=expression.weekday)


def _is_plain_day_of_month(point: Point) -> bool:
    return point.day is not None and point == Point(day=point.day)


def _is_year(point: Point) -> bool:
    """Whether a point is a whole year, by its number or from another ("last year")."""
    if point.unit == "year":
        return point == Point(unit="year", offset=point.offset, origin=point.origin)
    return point.year is not None and point == Point(year=point.year)


def _takes_year(point: Point) -> bool:
    """Whether a point lacks the year that would place it."""
    return (
        point.year is None and point.unit is None and point.step is None
        and (
            point.month is not None or point.quarter is not None or point.half is not None or point.season is not None
            or point.holiday is not None
        )
    )  # fmt: skip


def _link_range(left: Phrase, right: Phrase, reading: Reading) -> None:
    """Mark the right one as the far end of a range and let the year that only one end states serve both."""
    links = _links(left.draft.last, right.draft.first, reading)
    if links.isdisjoint(("range_link", "hyphen", "dash", "minus", "tilde")):
        return
    right.ranges_from = left
    a, b = left.expression, right.expression
    if not (isinstance(a, Point) and isinstance(b, Point)) or a.month is None or b.month is None:
        return
    if _takes_year(a) and (b.year is not None or b.unit == "year"):
        changes: dict[str, Any] = {"year": b.year, "unit": b.unit, "offset": b.offset, "origin": b.origin}
        if a.month > b.month and b.year is not None:
            changes["year"] = b.year - 1
        left.expression = replace(a, **changes)
    elif _takes_year(b) and (a.year is not None or a.unit == "year") and b.month >= a.month:
        right.expression = replace(b, year=a.year, unit=a.unit, offset=a.offset, origin=a.origin)
