"""Engines for the tests of batches, named by dotted path: each misbehaves on texts with its word in them."""

from __future__ import annotations

import os
import time

from reformextract.api import shared_stages
from reformextract.article import Article, Extraction
from reformextract.batch.process import WARMING_UP


class Misbehaving:
    def __init__(self, patterns: list[str], exclude: list[str]) -> None:
        self.engine = shared_stages(patterns, exclude)
        self.engine.extract(WARMING_UP)

    def extract(self, article: Article) -> Extraction:
        if "POISON" in article.text:
            os._exit(42)
        if "BUG" in article.text:
            raise RuntimeError("a rule went wrong")
        if "SLOW" in article.text:
            while True:
                time.sleep(0.01)
        if "STUCK" in article.text:
            while True:  # holds on to the limit's exception, as code in C would
                try:
                    time.sleep(60)
                except BaseException:
                    continue
        if "LINGER" in article.text:
            time.sleep(0.02)
        return self.engine.extract(article)


def misbehaving(patterns: list[str], exclude: list[str]) -> Misbehaving:
    return Misbehaving(patterns, exclude)


def broken(patterns: list[str], exclude: list[str]) -> Misbehaving:
    raise RuntimeError("no engine today")


def dying(patterns: list[str], exclude: list[str]) -> Misbehaving:
    os._exit(3)
