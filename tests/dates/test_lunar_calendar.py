"""The Chinese calendar's holidays: every one of 1950 to 2099 on its day."""

from __future__ import annotations

import datetime
import hashlib

import pytest

from reformextract.dates.calendar.holidays import holiday

HOLIDAYS = ((1, 1), (1, 15), (5, 5), (7, 7), (8, 15), (9, 9), (12, 8))
HONG_KONG = {  # where Hong Kong's tables have the moon of Beijing's day before: their days, China's own are one later
    "8-15 1978-09-17": "8-15 1978-09-16",
    "9-9 2057-10-07": "9-9 2057-10-06",
}
# of the 1,050 days as the Hong Kong Observatory\'s tables give them (package lunardate 0.3.0, made once)
DIGEST = "cf39e1514f3d548ac8d105ff2e1fbd3450ece42bfb113f41bd44e9a7013e93d5"


def _line(month: int, day: int, year: int) -> str:
    found = holiday(f"lunar {month}-{day}", year)
    line = f"{month}-{day} {found.isoformat() if found else f'{year} none'}"
    return HONG_KONG.get(line, line)


def test_all_days_of_150_years_as_in_the_tables_of_the_observatory() -> None:
    lines = [_line(month, day, year) for year in range(1950, 2100) for month, day in HOLIDAYS]
    assert len(lines) == 1050
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == DIGEST


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("lunar 1-1", "2024-02-10"),
        ("lunar 1-1", "1985-02-20"),
        ("lunar 8-15", "1978-09-17"),
        ("lunar 5-5", "2023-06-22"),
    ],
)
def test_days_known_from_calendars(rule: str, day: str) -> None:
    expected = datetime.date.fromisoformat(day)
    assert holiday(rule, expected.year) == expected
