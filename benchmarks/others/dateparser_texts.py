"""dateparser: its search for dates in a text. Articles on stdin, one JSON object a line; CPU seconds and what it found on stdout.

Each thing found is [start, end, "date", day]. It gives no places: words are looked for from the end of those before.
"""

import json
import sys
import time
from datetime import datetime

from dateparser.search import search_dates


def search(article):
    published = article.get("published")
    settings = {"RELATIVE_BASE": datetime.fromisoformat(published)} if published else {}
    return search_dates(article["text"], languages=["en"], settings=settings) or []


def placed(text, found):
    place = 0
    for words, day in found:
        start = text.find(words, place)
        place = start + len(words) if start >= 0 else place
        yield [start, place, "date", day.date().isoformat()]


articles = [json.loads(line) for line in sys.stdin]
search({"text": articles[0]["text"][:200]})
began = time.process_time()
found = [search(article) for article in articles]
seconds = time.process_time() - began
told = [list(placed(article["text"], many)) for article, many in zip(articles, found, strict=True)]
print(json.dumps({"seconds": seconds, "found": told}))
