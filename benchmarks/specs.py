"""Published test cases of another recognizer of numbers (Recognizers-Text, MIT): ``python benchmarks/specs.py FOLDER``.

FOLDER holds ``NumberModel.json``, ``NumberRangeModel.json``, ``DimensionModel.json``, ``PercentModel.json``: a list of ``Input`` and
``Results`` (``Text``, ``Resolution``). A case is right when every result has a record of ours in its place with its value (a range: its
bounds; a dimension: its value, the unit being named otherwise there); of the numbers: and nothing else is a plain number of ours.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from reformextract import extract
from reformextract.kinds import KINDS
from reformextract.models.record import Quantity, Record

Case = dict[str, Any]
_RANGE = re.compile(r"(?P<left>[(\[])(?P<low>[^,]*),(?P<high>[^,]*)(?P<right>[)\]])")
_CLOSE_ENOUGH = Decimal("0.0001")
FIGURES = tuple(kind for kind in KINDS if kind not in ("mechanism", "enumeration"))
ABOVE, BELOW = ("more_than", "at_least"), ("less_than", "at_most")


def _decimal(value: str) -> Decimal | None:
    try:
        return Decimal(value.rstrip("%"))
    except InvalidOperation:
        return None


def _close(ours: Decimal | None, theirs: Decimal | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(ours - theirs) <= _CLOSE_ENOUGH * max(1, abs(theirs))


def _has_value(record: Record, resolution: dict[str, Any]) -> bool:
    value = getattr(record, "value", None)
    theirs = _decimal(str(resolution.get("value")))
    return isinstance(value, Decimal) and theirs is not None and _close(value, theirs)


def _has_bounds(record: Record, resolution: dict[str, Any]) -> bool:
    found = _RANGE.fullmatch(str(resolution.get("value")))
    if found is None or not isinstance(record, Quantity):
        return False
    low, high = _decimal(found["low"]), _decimal(found["high"])
    if low is not None and high is not None:
        return _close(record.low, low) and _close(record.high, high)
    sides = ABOVE if high is None else BELOW
    return record.comparator in sides and _close(record.value, low if high is None else high)


def is_right(case: Case, agrees: Callable[[Record, dict[str, Any]], bool], strict: bool) -> bool:
    """Whether our records say what a case says, and (strict) no plain number more."""
    text = case["Input"]
    records = [record for record in extract(text, kinds=FIGURES).records if record.kind != "date" or agrees is _has_value]
    used: set[int] = set()
    position = 0
    for result in case["Results"]:
        start = text.lower().find(result["Text"].lower(), position)
        start = result.get("Start", start) if start < 0 else start
        end = start + len(result["Text"])
        position = max(position, start)
        beside = [i for i, record in enumerate(records) if record.start < end and start < record.end]
        if result["Resolution"].get("value") in (None, "null"):
            continue  # a unit or a sign without a figure: no record of ours
        right = next((i for i in beside if i not in used and agrees(records[i], result["Resolution"])), None)
        if right is None:
            return False
        used.update(beside)
    return not strict or not any(record.kind == "number" and index not in used for index, record in enumerate(records))


SUITES: dict[str, Callable[[Record, dict[str, Any]], bool]] = {
    "NumberModel": _has_value, "NumberRangeModel": _has_bounds, "DimensionModel": _has_value, "PercentModel": _has_value,
}  # fmt: skip


def main(folder: Path, show: bool = False) -> None:
    for name, agrees in SUITES.items():
        cases: list[Case] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig"))
        wrong = [case for case in cases if not is_right(case, agrees, strict=name == "NumberModel")]
        print(f"{name}: {len(cases) - len(wrong)}/{len(cases)}")
        for case in wrong if show else ():
            found = [(record.kind, record.text) for record in extract(case["Input"], kinds=FIGURES).records]
            print("   ", repr(case["Input"]), [(r["Text"], r["Resolution"].get("value")) for r in case["Results"]], found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--errors" in sys.argv)
