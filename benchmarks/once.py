"""Speed on texts that nobody has read before, as in a stream of new articles: every text is read once, after all the others' words.

The tokenizer and the library both remember words, so reading the same texts over and over flatters both, the tokenizer
more. Here the texts are cut into parts; for each part everything is made anew, reads the other parts, and then is timed on
this one.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import spacy

import reformextract
from reformextract.article import Article
from reformextract.batch.items import Item
from reformextract.batch.options import ExtractOptions
from reformextract.batch.process import Processor
from reformextract.stages import Stages, make_stages

PARTS = 4
Texts = list[dict[str, str]]
NEWS = "gensim/test/test_data/lee_background.cor"  # 300 articles of the Australian Broadcasting Corporation, 2000 and 2001
NEWS_DATE = "2001-11-01"


def fresh_engine(patterns: Sequence[str | Path], exclude: Sequence[str]) -> Stages:
    """An engine that has read nothing (what ``ExtractOptions.engine`` asks for)."""
    return make_stages(patterns=patterns, exclude=exclude)


def tokenizer() -> Callable[[Texts], Any]:
    blank = spacy.blank("en")
    return lambda made: [blank.tokenizer(article["text"]) for article in made]


def engine() -> Callable[[Texts], Any]:
    ready = make_stages()
    return lambda made: [ready.extract(Article.model_validate(article)) for article in made]


def whole_way() -> Callable[[Texts], Any]:
    processor = Processor(ExtractOptions(engine="once:fresh_engine"))

    def run(made: Texts) -> Any:
        items = [Item("line", article["id"], f"articles.jsonl:{n}", json.dumps(article).encode()) for n, article in enumerate(made, 1)]
        return processor.batch(items, "jsonl")

    return run


def component() -> Callable[[Texts], Any]:
    nlp = reformextract.load()
    return lambda made: list(nlp.pipe([(article["text"], {"published": article["published"]}) for article in made], as_tuples=True))


READERS = {
    "spaCy's bare tokenizer": tokenizer,
    "`Stages.extract`: text to records": engine,
    "the whole way: JSON line to JSON line": whole_way,
    "`nlp.pipe`: tokenizer and component": component,
}


def seconds_of(made: Texts, rounds: int) -> dict[str, float]:
    """CPU seconds of each reader over all texts, each part's the least of some rounds, every one in a process of its own."""
    total = dict.fromkeys(READERS, 0.0)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as alone:
        for part in range(PARTS):
            best = dict.fromkeys(READERS, float("inf"))
            for _ in range(rounds):
                for name in READERS:
                    best[name] = min(best[name], alone.submit(seconds_of_part, name, made, part).result())
            for name, least in best.items():
                total[name] += least
    return total


def seconds_of_part(name: str, made: Texts, part: int) -> float:
    """CPU seconds of a reader, made anew, over one part of the texts after it has read the others."""
    timed = made[part::PARTS]
    before = [article for other in range(PARTS) if other != part for article in made[other::PARTS]]
    read = READERS[name]()
    read(before)
    began = time.process_time()
    read(timed)
    return time.process_time() - began


def fetch_news(folder: Path) -> bool:
    """Real news that is no part of this project: the test data of the package gensim, put into a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        words = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", name, "gensim"]
        if subprocess.run(words, check=False).returncode:
            return False
        wheel = next(Path(name).glob("gensim-*.whl"))
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "news.txt").write_bytes(zipfile.ZipFile(wheel).read(NEWS))
    return True


def news(folder: Path) -> Texts:
    """The articles that :func:`fetch_news` has put there; none where it has not."""
    path = folder / "news.txt"
    lines = path.read_text("utf-8", errors="replace").splitlines() if path.exists() else []
    return [{"id": f"n{n}", "text": line.strip(), "published": NEWS_DATE} for n, line in enumerate(lines) if line.strip()]
