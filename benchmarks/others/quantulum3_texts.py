"""quantulum3: quantities with units, without its classifier. Articles on stdin, one JSON object a line.

On stdout CPU seconds and what it found.

Each thing found is [start, end, "figure", value].
"""

import json
import sys
import time

from quantulum3 import parser

articles = [json.loads(line) for line in sys.stdin]
parser.parse(articles[0]["text"])
began = time.process_time()
found = [parser.parse(article["text"]) for article in articles]
seconds = time.process_time() - began
print(json.dumps({"seconds": seconds, "found": [[[*one.span, "figure", one.value] for one in many] for many in found]}))
