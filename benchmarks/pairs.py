"""Two checkouts side by side: ``python benchmarks/pairs.py TEXTS.jsonl SRC_OLD SRC_NEW [ROUNDS]``.

Every timing is one process that reads the warm-up texts (the shipped corpus), then each text once; the least CPU time of the rounds, in
which the candidates take turns, in units of spaCy's bare tokenizer on the same texts. Both checkouts run with the packages of this
interpreter (an old one needs a ``reformextract-*.dist-info`` with its entry points beside its package).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"
CHILD = """
import inspect, json, sys, time
way, texts, warm = sys.argv[1], [json.loads(line) for line in open(sys.argv[2])], [json.loads(line)["text"] for line in open(sys.argv[3])]
pairs = [(one["text"], {"published": one.get("published")}) for one in texts]
def records_only(of):
    return {"facts": False} if way.endswith("records") and "facts" in inspect.signature(of).parameters else {}
if way == "tokenizer":
    import spacy
    nlp = spacy.blank("en")
    list(map(nlp.tokenizer, warm))
    run = lambda: [nlp.tokenizer(text) for text, _ in pairs]
elif way.startswith("nlp.pipe"):
    import reformextract
    nlp = reformextract.load(**records_only(reformextract.load))
    list(nlp.pipe(warm))
    run = lambda: [None for _ in nlp.pipe(pairs, as_tuples=True)]
elif way.startswith("extract_many"):
    import reformextract
    only = records_only(reformextract.extract_many)
    list(reformextract.extract_many(warm, **only))
    run = lambda: [None for _ in reformextract.extract_many([{"text": text, **about} for text, about in pairs], **only)]
elif way == "first extraction":
    def run():
        import reformextract
        reformextract.extract(warm[0])
elif way == "patterns":
    try:
        from reformextract.patterns.loading import load_patterns as run
    except ImportError:  # 0.1
        from reformextract.patterns import load_patterns as run
begun = time.process_time()
run()
print(time.process_time() - begun)
"""
WAYS = ("nlp.pipe, records", "extract_many, records", "nlp.pipe", "extract_many", "first extraction", "patterns")


def seconds(source: str, way: str, texts: str, warm: str) -> float:
    """CPU seconds of one way in a process of its own."""
    command = [sys.executable, "-c", CHILD, way, texts, warm]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": source}, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def main(texts: str, old: str, new: str, rounds: int = 5) -> None:
    warm = Path("pairs-warm.jsonl")
    warm.write_text("".join(file.read_text("utf-8") for file in sorted(CORPUS.glob("*.jsonl"))), encoding="utf-8")
    candidates = [(new, "tokenizer"), *((source, way) for way in WAYS for source in (old, new))]
    best: dict[tuple[str, str], float] = {}
    for _ in range(rounds):
        for source, way in candidates:
            taken = seconds(source, way, texts, str(warm))
            best[source, way] = min(taken, best.get((source, way), taken))
    warm.unlink()
    unit = best[new, "tokenizer"]
    print(json.dumps({f"{way} {source}": [round(taken, 3), round(taken / unit, 2)] for (source, way), taken in best.items()}, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:4], *map(int, sys.argv[4:5]))
