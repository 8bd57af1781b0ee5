"""Counts in tables: a bare figure in a cell is one of what the head of its column names ("Pupils", "Tourist arrivals").

A table is two rows or more with bars (or tabs, which are read as bars) and as many cells each; its first row holds the heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.numbers.reading import number_value
from reformextract.numbers.value import EXACT
from reformextract.quantities.count import CountDraft

RULE = "count.in_table"
Cell = tuple[int, int]  # units, half-open
_NO_HEAD = (
    "ratio_unit", "unit", "currency_before", "currency_after", "priced_noun", "label_furniture", "np_time", "np_score",
    "slash", "number_sign", "scale",
)  # fmt: skip
_GIVES_WAY = ("measure", "date")  # "2.3m" is no length where arrivals are counted, 2012 no year


def count_cells(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts with the counts of the tables added; what was read of such a cell for itself gives way."""
    if reading.vocabulary.code_pattern("bar").search(reading.codes) is None:
        return drafts
    taken = {unit: draft for draft in drafts for unit in range(draft.first, draft.last)}
    gone: set[int] = set()
    made: list[Draft] = []
    for heads, *rows in _tables(reading):
        rows = [row for row in rows if _names_something(reading, row[0])]
        for column, head in enumerate(heads):
            head = _without_time(reading, head)
            if not _counts(reading, head):
                continue
            item = _item(reading, head)
            for row in rows:
                draft = _count(reading, row[column], item)
                before = [taken[unit] for unit in range(*row[column]) if unit in taken]
                if draft is not None and all(other.kind in _GIVES_WAY for other in before):
                    gone.update(map(id, before))
                    made.append(draft)
    return [draft for draft in drafts if id(draft) not in gone] + made


def _tables(reading: Reading) -> Iterator[Sequence[Sequence[Cell]]]:
    table: list[list[Cell]] = []
    for cells in _rows(reading):
        if cells and all(_is_rule(reading, cell) for cell in cells):
            continue  # |---|---|
        if table and len(cells) != len(table[0]):
            if len(table) > 1:
                yield table
            table = []
        if len(cells) > 1 or table:
            table.append(cells)
    if len(table) > 1:
        yield table


def _rows(reading: Reading) -> Iterator[list[Cell]]:
    """The cells of each line; none of a line without bars."""
    first = 0
    for found in (*reading.vocabulary.code_pattern("newline").finditer(reading.codes), None):
        last = len(reading) if found is None else found.start()
        yield _cells(reading, first, last)
        first = last + 1


def _cells(reading: Reading, first: int, last: int) -> list[Cell]:
    bars = [unit for unit in range(first, last) if reading.has(unit, "bar")]
    if not bars:
        return []
    edges = [first - 1, *bars, last]
    cells = [(before + 1, behind) for before, behind in pairwise(edges)]
    framed = bars[0] == first  # | a | b |
    return cells[1 : -1 if bars[-1] == last - 1 else None] if framed else cells


def _is_rule(reading: Reading, cell: Cell) -> bool:
    return cell[0] < cell[1] and all(reading.has_any(unit, ("dash", "hyphen", "double_dash", "colon")) for unit in range(*cell))


def _names_something(reading: Reading, cell: Cell) -> bool:
    """Whether the first cell of a row says of what or when it is, as that of a row of page numbers does not."""
    return any(reading.has_any(unit, ("word", "modern")) for unit in range(*cell))


def _without_time(reading: Reading, head: Cell) -> Cell:
    """A head without the year, month or quarter that brackets behind it hold: "Jobs (Q4 2017)"."""
    first, last = head
    opens = next((unit for unit in range(first + 1, last) if reading.has(unit, "open")), None)
    timed = opens is not None and reading.has(last - 1, "close") and any(reading.has(unit, "modern") for unit in range(opens, last))
    return (first, opens) if opens is not None and timed else head


def _counts(reading: Reading, head: Cell) -> bool:
    """Whether a column holds numbers of things: a plural or a word for a number of people, and no unit, stand in its head."""
    units = range(*head)
    named = any(reading.has_any(unit, ("plural_noun", "tally_noun")) for unit in units)
    return named and not any(reading.has_any(unit, _NO_HEAD) for unit in units)


def _item(reading: Reading, head: Cell) -> str | None:
    """What is counted, as the head says it, a year behind it left off; None where it is understood ("Population")."""
    first, last = head
    if reading.has(first, "number_noun") and reading.has(first + 1, "np_of"):
        first += 2
    while last > first and not reading.has(last - 1, "word"):
        last -= 1
    named = reading.has(last - 1, "plural_noun") and not reading.has(last - 1, "tally_noun")
    return reading.span_text(first, last) if named and reading.has(first, "word") else None


def _count(reading: Reading, cell: Cell, item: str | None) -> CountDraft | None:
    """The count in a cell that holds a number and nothing else, but for a letter of its scale ("2.3m")."""
    first, last = cell
    number = number_value(reading, first) if first < last else None
    if number is None or number.rounding:
        return None
    scale = Decimal(reading.value(first + 1, "scale_letter") or 0) if last == first + 2 and reading.has(first + 1, "glued") else Decimal(1)
    value = EXACT.multiply(number.value, scale)
    if last > first + 2 or value == 0 or value != value.to_integral_value():
        return None
    return CountDraft(RULE, first, last, value.quantize(Decimal(1), context=EXACT), comparator="exact", item=item)
