"""TIMEX3's types and modifiers (ISO-TimeML), and the parts that a text may state of a date."""

from typing import Literal

DateType = Literal["DATE", "TIME", "DURATION", "SET"]
DateMod = Literal["START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"]
DatePart = Literal["year", "month", "day", "time"]
