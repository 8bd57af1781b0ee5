"""Series of candidates: where one member is a name all are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.names import Name

_NEAR = 24  # units between a name and what stands beside it


class SeriesReader:
    """Marks the candidates that stand in a series with a name."""

    def __init__(self, grammar: Grammar) -> None:
        self._between = grammar.phrase("between").expression
        self._joined = grammar.phrase("joins_to_name").ending
        self._ends = grammar.words.period | grammar.words.newline

    def runs(self, symbols: str, names: Iterable[Name]) -> Iterator[list[Name]]:
        """Runs of candidates between which nothing stands but what joins a series; of those that overlap the first and longest."""
        run: list[Name] = []
        for name in sorted(names, key=lambda name: (name.first, -name.last)):
            if run and name.first < run[-1].last:
                continue
            if run and self._between.fullmatch(symbols, run[-1].last, name.first):
                run.append(name)
                continue
            yield run
            run = [name]
        yield run

    def joined(self, symbols: str, left: Name, right: Name) -> bool:
        """Whether a name goes on with the series of the one before it."""
        return self._between.fullmatch(symbols, left.last, right.first) is not None

    def mark(self, symbols: str, names: Iterable[Name]) -> list[Name]:
        """The candidates without evidence enough that stand in a series with a name, marked so."""
        marked: list[Name] = []
        for run in self.runs(symbols, names):
            if len(run) < 2 or not any(name.score >= 0 for name in run):
                continue
            for name in run:
                if name.score < 0:
                    name.marks.add("in_series")
                    if len(run) > 2:
                        name.marks.add("in_long_series")
                    marked.append(name)
        return marked

    def beside(self, symbols: str, names: Iterable[Name]) -> list[Name]:
        """The candidates without evidence enough that "and" or a semicolon joins to a name of the same sentence, marked so."""
        marked: list[Name] = []
        before: Name | None = None
        for name in sorted(names, key=lambda name: (name.first, -name.last)):
            if name.score >= 0:
                before = name
                continue
            if before is None or not 0 < name.first - before.last <= _NEAR or self._ends.intersection(symbols[before.last : name.first]):
                continue
            if self._joined.search(symbols, before.last, name.first):
                name.marks.add("beside")
                marked.append(name)
        return marked
