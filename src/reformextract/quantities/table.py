"""Tables of bars or tabs: what the head of a column says of the figures below it."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.quantities.noun_phrase import NounPhrase

_MEMORY = "tables"
_NO_HEAD = (
    "number", "unit", "currency_after", "currency_before", "ratio_unit", "open", "slash", "month_name", "np_time", "np_score",
    "priced_noun", "label_furniture", "counter_noun",
)  # fmt: skip


def head_of(reading: Reading, unit: int) -> NounPhrase | None:
    """The head of the column in which a unit stands, where that names things to count; None where it names none."""
    heads = reading.memory.get(_MEMORY)
    if not isinstance(heads, dict):
        heads = reading.memory[_MEMORY] = _heads(reading)
    found = heads.get(_cell_before(reading, unit))
    return found if isinstance(found, NounPhrase) else None


def _cell_before(reading: Reading, unit: int) -> int:
    """The bar before a unit in its row."""
    while unit > 0 and not reading.has(unit - 1, "bar"):
        unit -= 1
    return unit - 1


def _heads(reading: Reading) -> dict[int, NounPhrase]:
    """By the bar before each cell: the head of its column, of those columns whose head names things."""
    heads: dict[int, NounPhrase] = {}
    columns: list[NounPhrase | None] = []
    end = -2  # of the row before, none yet
    for bars, first, last in _rows(reading):
        if first != end + 1 or reading.has(end, "paragraph"):
            columns = [_head(reading, before + 1, behind) for before, behind in zip(bars, [*bars[1:], last], strict=True)]
        else:
            heads.update((bar, head) for bar, head in zip(bars, columns, strict=False) if head is not None)
        end = last
    return heads


def _rows(reading: Reading) -> list[tuple[list[int], int, int]]:
    """The lines that have bars: their bars, their units (half-open; a line end is between two of them)."""
    rows: list[tuple[list[int], int, int]] = []
    for found in reading.vocabulary.code_pattern("bar").finditer(reading.codes):
        bar = found.start()
        if rows and bar < rows[-1][2]:
            rows[-1][0].append(bar)
            continue
        first = last = bar
        while first > 0 and not reading.has(first - 1, "newline"):
            first -= 1
        while last < len(reading) and not reading.has(last, "newline"):
            last += 1
        rows.append(([bar], first, last))
    return rows


def _head(reading: Reading, first: int, last: int) -> NounPhrase | None:
    """The noun phrase of a head; None where the cell names no things, or says in what they are told ("Jobs (thousands)")."""
    if first >= last or any(reading.has_any(unit, _NO_HEAD) for unit in range(first, last)):
        return None
    if reading.has(first, "number_noun") and reading.has(first + 1, "np_of"):
        first += 2
    named = reading.roles.of(reading, last - 1) in "pm" and all(reading.roles.of(reading, unit) in "nagdpm&" for unit in range(first, last))
    return NounPhrase(first, last) if named else None
