"""Recognizers-Text: numbers, percentages, currencies, dimensions and dates. Texts on stdin, one JSON string a line; seconds on stdout."""

import json
import sys
import time

from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension

RECOGNIZERS = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_datetime)
texts = [json.loads(line) for line in sys.stdin]
for recognize in RECOGNIZERS:
    recognize(texts[0][:200], "en-us")
began = time.perf_counter()
found = sum(len(recognize(text, "en-us")) for text in texts for recognize in RECOGNIZERS)
print(json.dumps({"seconds": time.perf_counter() - began, "found": found}))
