"""dateparser: its search for dates in a text. Texts on stdin, one JSON string a line; seconds on stdout."""

import json
import sys
import time

from dateparser.search import search_dates

texts = [json.loads(line) for line in sys.stdin]
search_dates(texts[0][:200], languages=["en"])
began = time.perf_counter()
found = sum(len(search_dates(text, languages=["en"]) or []) for text in texts)
print(json.dumps({"seconds": time.perf_counter() - began, "found": found}))
