"""quantulum3: quantities with units, without its classifier. Texts on stdin, one JSON string a line; seconds on stdout."""

import json
import sys
import time

from quantulum3 import parser

texts = [json.loads(line) for line in sys.stdin]
parser.parse(texts[0])
began = time.perf_counter()
found = sum(len(parser.parse(text)) for text in texts)
print(json.dumps({"seconds": time.perf_counter() - began, "found": found}))
