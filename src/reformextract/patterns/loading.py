"""patterns/<language>/*.toml -> one validated, frozen PatternSet.

A pattern file holds any of these tables; a user's own file given to ``load(patterns=[...])`` may hold them too:

* ``[lexicon.CLASS]``: word lists. ``VALUE = ["form", ...]`` gives each form a value, ``[lexicon]`` ``CLASS = ["form", ...]``
  gives none. A form with a leading ``=`` matches in exactly that case ("=US"), any other in every case.
* ``[[currency]]``, ``[[unit]]``, ``[[period]]``, ``[[mechanism]]``: the facts of those fields, one entry each.
* ``[[part_of_speech]]``: a class that a unit has by its other classes or its ending (see lexicon/parts_of_speech.py).
* ``[[rule]]``: a pattern over token classes (see rules.py) with its id, kind, description and examples.

An entry with the id of an earlier one replaces it; a user's lexicon forms are added to those shipped. A class of the shipped lexicon
stands in one file; another one that adds forms to it says so first: ``extends = ["CLASS"]``. Every error names the file, the entry and the
reason.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import tomli
from pydantic import ValidationError

from reformextract.models.area import AREAS, GONE
from reformextract.patterns.entries import TABLES, PatternError
from reformextract.patterns.pattern_set import PatternSet, Source


def _reason(error: ValidationError) -> str:
    parts = []
    for detail in error.errors():
        place = ".".join(str(part) for part in detail["loc"])
        message = detail["msg"].removeprefix("Value error, ")
        parts.append(f"{place}: {message}" if place else message)
    return "; ".join(parts)


_NAMED = re.compile(r"""^[ \t]*(?:id|code|symbol)[ \t]*=[ \t]*["']([^"'\n]+)["']""", re.MULTILINE)


def _lines_of_entries(content: str) -> dict[str, int]:
    """The line on which each id, code or symbol is first given."""
    lines: dict[str, int] = {}
    line, position = 1, 0
    for found in _NAMED.finditer(content):
        line += content.count("\n", position, found.start())
        position = found.start()
        lines.setdefault(found[1], line)
    return lines


class _Classes:
    """In which files the classes of the shipped lexicon begin, and which files add to them."""

    def __init__(self) -> None:
        self._begun: dict[str, str] = {}
        self._extended: dict[str, str] = {}

    def add(self, file: str, names: Iterable[str], extended: Collection[str]) -> None:
        """Raises PatternError where a class begins in a second file."""
        for name in names:
            if name in extended:
                self._extended[name] = file
            elif self._begun.setdefault(name, file) != file:
                raise PatternError(f'{file}: lexicon.{name}: is in {self._begun[name]} too; to add forms to it say extends = ["{name}"]')

    def check(self) -> None:
        """Raises PatternError where a file adds to a class that no other has."""
        for name, file in self._extended.items():
            if name not in self._begun:
                raise PatternError(f"{file}: extends: no other file has a class {name}")


def _extended(extends: Any, lexicon: Any, file: str) -> tuple[str, ...]:
    """The classes that a file says it adds to; raises PatternError for one that it does not have."""
    if not isinstance(extends, list):
        raise PatternError(f"{file}: extends: must be a list of word classes")
    for name in extends:
        if not isinstance(lexicon, dict) or name not in lexicon:
            raise PatternError(f"{file}: extends: {name} is no class of this file")
    return tuple(extends)


def _read_lexicon(patterns: PatternSet, lexicon: Any, file: str) -> None:
    if not isinstance(lexicon, dict):
        raise PatternError(f"{file}: lexicon: must be a table of word classes")
    for name, forms in lexicon.items():
        where = f"{file}: lexicon.{name}"
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise PatternError(f"{where}: a class name is lower case letters, digits and _")
        groups = forms if isinstance(forms, dict) else {None: forms}
        words = patterns.lexicon.setdefault(name, {})
        here: dict[str, str] = {}
        patterns.sources.setdefault(("lexicon", name), Source(file))
        for value, listed in groups.items():
            if name.startswith("area_") and value is not None and value not in AREAS:
                raise PatternError(f"{where}.{value}: {GONE.get(value) or 'no area; the areas are ' + ', '.join(AREAS)}")
            if not isinstance(listed, list) or not all(isinstance(form, str) and form.strip("= ") for form in listed):
                raise PatternError(f"{where}{'.' + value if value else ''}: must be a list of non-empty strings")
            for form in listed:
                words[form] = form.lstrip("=") if value is None else value
                if here.setdefault(form, words[form]) != words[form]:
                    raise PatternError(f"{where}: {form!r} has two values, {here[form]} and {words[form]}")


def _read(patterns: PatternSet, content: str, file: str, shipped: _Classes | None = None) -> None:
    try:
        tables = tomli.loads(content)
    except tomli.TOMLDecodeError as error:
        raise PatternError(f"{file}: not TOML: {error}") from None
    lexicon = tables.pop("lexicon", {})
    extended = _extended(tables.pop("extends", []), lexicon, file)
    if shipped is not None:
        shipped.add(file, lexicon, extended)
    elif unknown := [name for name in extended if name not in patterns.lexicon]:
        raise PatternError(f"{file}: extends: no class is called {unknown[0]}")
    _read_lexicon(patterns, lexicon, file)
    lines = _lines_of_entries(content)
    for table, entries in tables.items():
        if table not in TABLES:
            raise PatternError(f"{file}: unknown table {table!r} (known: lexicon, {', '.join(TABLES)})")
        if not isinstance(entries, list):
            raise PatternError(f"{file}: {table}: write [[{table}]], one table an entry")
        store = {
            "currency": patterns.currencies,
            "unit": patterns.units,
            "period": patterns.periods,
            "mechanism": patterns.mechanisms,
            "part_of_speech": patterns.parts_of_speech,
            "phrase": patterns.phrases,
            "evidence": patterns.evidence,
            "area": patterns.areas,
            "status": patterns.statuses,
            "rule": patterns.rules,
        }[table]
        in_this_file: set[str] = set()
        for index, raw in enumerate(entries):
            name = str(raw.get("id") or raw.get("code") or raw.get("symbol") or f"number {index + 1}")
            try:
                entry: Any = TABLES[table].model_validate(raw)
            except ValidationError as error:
                raise PatternError(f"{file}: {table} {name}: {_reason(error)}") from None
            if entry.id in in_this_file:
                raise PatternError(f"{file}: {table} {name}: stands twice in this file")
            in_this_file.add(entry.id)
            store[entry.id] = entry  # type: ignore[index]
            patterns.sources[(table, entry.id)] = Source(file, lines.get(entry.id))


def shipped_files(language: str) -> list[Any]:
    """The pattern files that come with the package: its own ``patterns/`` in a wheel, the repository's in an editable install."""
    root: Any = resources.files("reformextract") / "patterns" / language
    if not root.is_dir():
        root = Path(__file__).resolve().parents[3] / "patterns" / language
    if not root.is_dir():
        raise PatternError(f"no patterns for language {language!r}")
    found = []
    folders = [root]
    while folders:
        for child in folders.pop().iterdir():
            if child.is_dir():
                folders.append(child)
            elif child.name.endswith(".toml"):
                found.append(child)
    return sorted(found, key=str)


def _user_files(paths: Sequence[str | Path]) -> list[Path]:
    files: list[Path] = []
    for given in paths:
        path = Path(given)
        if path.is_dir():
            files.extend(sorted(path.rglob("*.toml")))
        elif path.is_file():
            files.append(path)
        else:
            raise PatternError(f"{path}: no such pattern file or folder")
    return files


Contents = tuple[tuple[str, str], ...]  # pattern files as (name, text)


def read_user_files(paths: Sequence[str | Path]) -> Contents:
    """The names and texts of pattern files and of those in folders; raises PatternError for one that cannot be read."""
    contents = []
    for path in _user_files(paths):
        try:
            contents.append((str(path), path.read_text("utf-8")))
        except UnicodeDecodeError as error:
            raise PatternError(f"{path}: not UTF-8: {error}") from None
    return tuple(contents)


@lru_cache(maxsize=4)
def _shipped_contents(language: str) -> Contents:
    return tuple(
        (f"patterns/{language}/{str(file).split(f'/{language}/')[-1]}", file.read_text("utf-8")) for file in shipped_files(language)
    )


def digest_of(contents: Contents) -> str:
    """A short hash of pattern files."""
    digest = hashlib.sha256()
    for _, content in contents:
        digest.update(content.encode())
    return digest.hexdigest()[:16]


def shipped_digest(language: str) -> str:
    """The hash of the patterns that come with this version."""
    return digest_of(_shipped_contents(language))


@lru_cache(maxsize=8)
def _load(language: str, extra: Contents) -> PatternSet:
    patterns = PatternSet(language)
    shipped, classes = _shipped_contents(language), _Classes()
    for name, content in shipped:
        _read(patterns, content, name, classes)
    classes.check()
    as_shipped, others_shipped = dict(patterns.rules), {name: dict(table) for name, table in patterns.grammar_tables()}
    for name, content in extra:
        _read(patterns, content, name)
    patterns.own = {name for name, rule in patterns.rules.items() if as_shipped.get(name) is not rule}
    for table, entries in patterns.grammar_tables():
        patterns.own_entries |= {(table, name) for name, entry in entries.items() if others_shipped[table].get(name) is not entry}
    patterns.digest = digest_of((*shipped, *extra))
    return patterns


def patterns_of(language: str, extra: Contents, exclude: Iterable[str] = ()) -> PatternSet:
    """The shipped patterns of a language, then the texts of further files over them, less ``exclude``; raises PatternError."""
    patterns = _load(language, extra)
    left_out = list(exclude)
    return patterns.without(left_out) if left_out else patterns


def load_patterns(language: str = "en", extra: Sequence[str | Path] = (), exclude: Iterable[str] = ()) -> PatternSet:
    """Read and validate the shipped patterns of a language, then ``extra`` files or folders over them, less ``exclude``.

    Raises :class:`PatternError`.
    """
    return patterns_of(language, read_user_files(extra), exclude)
