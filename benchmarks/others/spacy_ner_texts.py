"""spaCy's statistical NER, only what it needs switched on. Articles on stdin, one JSON object a line.

On stdout CPU seconds and how many entities it found.
"""

import json
import sys
import time

import spacy

names = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en_core"))
if not names:
    sys.exit("no statistical English model is installed")
nlp = spacy.load(names[0], exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
texts = [json.loads(line)["text"] for line in sys.stdin]
nlp(texts[0])
began = time.process_time()
found = sum(len(doc.ents) for doc in nlp.pipe(texts))
print(json.dumps({"seconds": time.process_time() - began, "found": found}))
