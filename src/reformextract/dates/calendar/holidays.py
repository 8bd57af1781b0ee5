"""The day of a holiday in a year, from its rule as the pattern files write it.

* ``fixed 10-01``: that month and day of every year
* ``weekday 11 4 4``: in November the fourth Thursday (Monday is 1); a count of -1 is the month's last
* ``easter -2``: so many days from Western Easter Sunday
* ``lunar 1-1``: month and day of the Chinese calendar (package lunar_python, China's national standard GB/T 33661, 1900-2099)
* ``islamic 10-1``: month and day of the Umm al-Qura calendar (package hijridate, 1924-2077); ``islamic 9`` the whole month
* ``since 11-02 2``: the first Tuesday on or after that day
* ``solar 15``: the day, by China's clock, on which the sun's longitude reaches so many degrees (Qingming)
"""

from __future__ import annotations

import datetime
import math
from bisect import bisect_left
from functools import lru_cache


@lru_cache(maxsize=1024)
def holiday(rule: str, year: int) -> datetime.date | None:
    """The holiday's day in a year of the common calendar; None where the year lies outside of the tables.

    Raises ValueError for a rule that is none of the above.
    """
    name, _, rest = rule.partition(" ")
    try:
        separated = rest.replace("-", " ") if name in ("fixed", "since", "lunar", "islamic") else rest
        numbers = [int(part) for part in separated.split(" ")]
    except ValueError:
        raise ValueError(f"unknown holiday rule {rule!r}") from None
    try:
        match name, numbers:
            case "fixed", [month, day]:
                return datetime.date(year, month, day)
            case "weekday", [month, weekday, count] if count:
                return _weekday_of_month(year, month, weekday, count)
            case "since", [month, day, weekday]:
                earliest = datetime.date(year, month, day)
                return earliest + datetime.timedelta(days=(weekday - earliest.isoweekday()) % 7)
            case "easter", [offset]:
                return _easter(year) + datetime.timedelta(days=offset)
            case "lunar", [month, day]:
                return _lunar(year, month, day)
            case "islamic", [month]:
                return _islamic(year, month, 1)
            case "islamic", [month, day]:
                return _islamic(year, month, day)
            case "solar", [degrees]:
                return _solar(year, degrees)
    except (ValueError, OverflowError):
        return None
    raise ValueError(f"unknown holiday rule {rule!r}")


def holiday_days(rule: str, year: int) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a holiday; they differ for a whole month ("islamic 9"). None outside of the tables."""
    first = holiday(rule, year)
    if first is None:
        return None
    whole_month = rule.startswith("islamic") and "-" not in rule
    return first, first + datetime.timedelta(days=_days_of_islamic_month(first) - 1) if whole_month else first


def _days_of_islamic_month(first: datetime.date) -> int:
    from hijridate import Gregorian

    return Gregorian.fromdate(first).to_hijri().month_length()


def _weekday_of_month(year: int, month: int, weekday: int, count: int) -> datetime.date:
    if count > 0:
        first, weeks = datetime.date(year, month, 1), count - 1
    else:
        first, weeks = datetime.date(year + month // 12, month % 12 + 1, 1), count
    return first + datetime.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * weeks)


def _easter(year: int) -> datetime.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


def _lunar(year: int, month: int, day: int) -> datetime.date:
    from lunar_python import Lunar  # type: ignore[import-untyped,unused-ignore]

    if not 1900 <= year <= 2099:
        raise ValueError("outside of the tables")
    for lunar_year in (year, year - 1):
        try:
            found = Lunar.fromYmd(lunar_year, month, day).getSolar()
        except Exception as error:  # the package raises bare Exceptions: this month has no such day
            raise ValueError(str(error)) from None
        if found.getYear() == year:
            return datetime.date(year, found.getMonth(), found.getDay())
    raise ValueError("no such day in the year")


def _islamic(year: int, month: int, day: int) -> datetime.date:
    from hijridate import Hijri

    about = int((year - 622) * 33 / 32)
    for hijri_year in range(about - 1, about + 2):
        try:
            found = Hijri(hijri_year, month, day).to_gregorian()
        except (ValueError, OverflowError):
            continue
        if found.year == year:
            return datetime.date(found.year, found.month, found.day)
    raise ValueError("no such day in the year")


def _solar(year: int, degrees: int) -> datetime.date:
    """Meeus's low-accuracy solar longitude (to about 0.01 degrees, a quarter of an hour), read at the end of China's day."""
    new_year = datetime.date(year, 1, 1).toordinal()
    begun = _longitude(_centuries(new_year - 1))
    days = bisect_left(range(365), (degrees - begun) % 360, key=lambda number: (_longitude(_centuries(new_year + number)) - begun) % 360)
    found = datetime.date.fromordinal(new_year + days)
    if found.year != year:
        raise ValueError("no such day in the year")
    return found


def _centuries(day: int) -> float:
    """Julian centuries from noon of 1 January 2000 to the midnight that ends a day (an ordinal) in China, 16:00 UTC."""
    return (day - datetime.date(2000, 1, 1).toordinal() + 16 / 24 - 0.5) / 36525


def _longitude(centuries: float) -> float:
    """The sun's apparent longitude in degrees."""
    mean = 280.46646 + 36000.76983 * centuries + 0.0003032 * centuries**2
    anomaly = math.radians(357.52911 + 35999.05029 * centuries - 0.0001537 * centuries**2)
    center = (
        (1.914602 - 0.004817 * centuries) * math.sin(anomaly)
        + (0.019993 - 0.000101 * centuries) * math.sin(2 * anomaly)
        + 0.000289 * math.sin(3 * anomaly)
    )
    node = math.radians(125.04 - 1934.136 * centuries)
    return (mean + center - 0.00569 - 0.00478 * math.sin(node)) % 360
