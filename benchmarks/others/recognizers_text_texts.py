"""Recognizers-Text: numbers, percentages, currencies, dimensions, ages and dates. Articles on stdin, one JSON object a line; seconds and
what it found on stdout.

Each thing found is [start, end, "figure", value] or [start, end, "date", days that it may be].
"""

import json
import sys
import time
from datetime import datetime

from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension

FIGURES = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_age)


def read(article):
    published = article.get("published")
    reference = datetime.fromisoformat(published) if published else None
    text = article["text"]
    figures = [one for recognize in FIGURES for one in recognize(text, "en-us")]
    return figures, recognize_datetime(text, "en-us", reference=reference)


def told(figures, dates):
    for one in figures:
        yield [one.start, one.end + 1, "figure", (one.resolution or {}).get("value")]
    for one in dates:
        values = (one.resolution or {}).get("values", [])
        if all(value["type"] in ("date", "datetime", "daterange", "datetimerange") for value in values):
            yield [one.start, one.end + 1, "date", [str(value.get("start") or value.get("value"))[:10] for value in values]]


articles = [json.loads(line) for line in sys.stdin]
read({"text": articles[0]["text"][:200]})
began = time.process_time()
found = [read(article) for article in articles]
seconds = time.process_time() - began
print(json.dumps({"seconds": seconds, "found": [list(told(*many)) for many in found]}))
