"""From what the user names (files, folders, globs, remote paths, "-") to the list of files to read, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from reformextract.batch.files import is_remote, remote_file_system, strip_compression

FORMS = {
    ".txt": "text",
    ".text": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".warc": "warc",
}
ONE_ARTICLE = ("text", "html")
NOT_ARTICLES = ("readme", "license", "licence", "changelog", "contributing", "authors", "notice", "copying", "requirements")
OWN_OUTPUT = (".errors.jsonl", ".manifest.json", ".partial")
STDIN = "-"


class InputsError(ValueError):
    """An input cannot be used at all; the message names it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its ``form``, the ``id`` its articles take when they have none, its size in bytes as stored."""

    path: str
    form: str
    id: str
    size: int = 0
    modified: int = 0

    def identity(self) -> str:
        """What must be the same when a run is resumed."""
        return f"{self.path}\t{self.form}\t{self.id}\t{self.size}\t{self.modified}"


def form_of(path: str) -> str | None:
    """The form that a file's name tells, compression seen through.

    >>> form_of("news/2020.jsonl.gz"), form_of("a.TXT"), form_of("notes.md")
    ('jsonl', 'text', None)
    """
    return FORMS.get(PurePosixPath(strip_compression(path)).suffix.lower())


def stem_of(path: str) -> str:
    """The name less its known endings: the id of an article that is a file of its own.

    >>> stem_of("news/story.v2.txt.gz")
    'story.v2'
    """
    name = strip_compression(path.replace(os.sep, "/").rsplit("/", 1)[-1])
    suffix = PurePosixPath(name).suffix
    return name[: -len(suffix)] if suffix.lower() in FORMS and len(name) > len(suffix) else name


def _skipped(name: str, in_folder: bool) -> str | None:
    """Why a file found in a folder is not read; None when it is."""
    if name.startswith("."):
        return "hidden"
    if name == "errors.jsonl" or name.endswith(OWN_OUTPUT) or (in_folder and name == "manifest.json"):
        return "written by reformextract"
    if stem_of(name).split(".")[0].lower() in NOT_ARTICLES:
        return "about the folder"
    return None if form_of(name) else "not a kind that is read"


def _folder(folder: Path, prefix: str, notes: list[str]) -> list[Source]:
    found: list[Source] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(".parts"))
        for name in sorted(names):
            path = Path(parent, name)
            reason = _skipped(name, in_folder=True)
            if reason is not None:
                if reason != "hidden":
                    notes.append(f"skipped {path}: {reason}")
                continue
            relative = path.relative_to(folder).as_posix()
            found.append(_local(str(path), form_of(name) or "text", relative[: len(relative) - len(name)] + stem_of(name)))
    if not found:
        raise InputsError(f"{folder}: no file in it that is read ({', '.join(FORMS)}, each also with .gz or .zst)")
    return found


def _local(path: str, form: str, id: str) -> Source:
    status = os.stat(path)
    return Source(path, form, id, status.st_size, status.st_mtime_ns)


def _remote(path: str, notes: list[str], form: str | None) -> list[Source]:
    file_system, inner = remote_file_system(path)
    scheme = path.split("://", 1)[0]
    try:
        if glob.has_magic(inner):
            names = sorted(file_system.glob(inner))
        elif file_system.isdir(inner):
            names = sorted(file_system.find(inner))
        else:
            names = [inner]
        found = []
        for name in names:
            reason = _skipped(name.rsplit("/", 1)[-1], in_folder=True) if len(names) > 1 else None
            if reason is not None:
                notes.append(f"skipped {scheme}://{name}: {reason}")
                continue
            info = file_system.info(name)
            if info.get("type") == "directory":
                continue
            url = f"{scheme}://{name.lstrip('/') if scheme != 'file' else name}"
            found.append(Source(url, form or form_of(name) or "text", stem_of(name), int(info.get("size") or 0)))
    except FileNotFoundError:
        raise InputsError(f"{path}: no such file") from None
    if not found:
        raise InputsError(f"{path}: nothing there to read")
    return found


def find_sources(inputs: list[str], form: str | None = None) -> tuple[list[Source], list[str]]:
    """The files of the inputs in a fixed order, and notes on what was skipped. Raises InputsError, MissingExtraError, OSError.

    A file named outright is read whatever its name (as text when that tells nothing); in folders and globs only known
    kinds are. Folders are walked in the order of their names.
    """
    found: list[Source] = []
    notes: list[str] = []
    for given in inputs:
        path = Path(given)
        if given == STDIN:
            found.append(Source(STDIN, form or "auto", "stdin"))
        elif is_remote(given):
            found.extend(_remote(given, notes, form))
        elif path.is_dir():
            found.extend(_folder(path, given, notes))
        elif path.exists():
            if form is None and strip_compression(given).lower().endswith(".json"):
                raise InputsError(f"{given}: .json is not read: write one article per line (.jsonl), or say --input-format jsonl")
            if form_of(given) is None and len(inputs) > 1 and stem_of(given).split(".")[0].lower() in NOT_ARTICLES:
                notes.append(f"skipped {given}: about the folder")  # the shell expanded folder/*
                continue
            found.append(_local(given, form_of(given) or "text", stem_of(given)))
        elif glob.has_magic(given):
            matches = sorted(match for match in glob.glob(given, recursive=True) if os.path.isfile(match))
            if not matches:
                raise InputsError(f"{given}: no file matches")
            for match in matches:
                reason = _skipped(os.path.basename(match), in_folder=False)
                if reason is None:
                    found.append(_local(match, form_of(match) or "text", stem_of(match)))
                else:
                    notes.append(f"skipped {match}: {reason}")
        else:
            raise InputsError(f"{given}: no such file or folder")
    if form is not None:
        found = [replace(source, form=form) for source in found]
    if sum(source.path == STDIN for source in found) > 1:
        raise InputsError("-: standard input can be read only once")
    return _with_own_ids(found), notes


def _with_own_ids(sources: list[Source]) -> list[Source]:
    """Two files of one name get their paths as ids."""
    times = Counter(source.id for source in sources)
    return [replace(source, id=source.path) if times[source.id] > 1 else source for source in sources]
