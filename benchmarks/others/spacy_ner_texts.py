"""spaCy's statistical NER, only what it needs switched on. Texts on stdin, one JSON string a line; seconds on stdout."""

import json
import sys
import time

import spacy

names = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en_core"))
if not names:
    sys.exit("no statistical English model is installed")
nlp = spacy.load(names[0], exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
texts = [json.loads(line) for line in sys.stdin]
nlp(texts[0])
began = time.perf_counter()
found = sum(len(doc.ents) for doc in nlp.pipe(texts))
print(json.dumps({"seconds": time.perf_counter() - began, "found": found}))
