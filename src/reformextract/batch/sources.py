"""From what the user names (files, folders, globs, remote paths, "-") to the list of files to read, in a fixed order."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from reformextract.batch.files import is_remote, remote_file_system, strip_compression
from reformextract.batch.names import own_outputs
from reformextract.batch.own_files import is_own

FORMS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
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
ONE_ARTICLE = ("text", "html", "markdown")
NOT_ARTICLES = ("readme", "license", "licence", "changelog", "contributing", "authors", "notice", "copying", "requirements", "scores")
OWN_OUTPUT = (".errors.jsonl", ".manifest.json", ".partial")
STDIN = "-"


class InputsError(ValueError):
    """An input cannot be used at all; the message names it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its ``form``, the ``id`` its articles take when they have none, its size in bytes as stored.

    ``problem`` says why it cannot be read, where that is known before it is opened; it is then one failure of the run.
    """

    path: str
    form: str
    id: str
    size: int = 0
    modified: int = 0
    problem: str | None = None

    def identity(self) -> str:
        """What must be the same when a run is resumed."""
        return f"{self.path}\t{self.form}\t{self.id}\t{self.size}\t{self.modified}"


def form_of(path: str) -> str | None:
    """The form that a file's name tells, compression seen through.

    >>> form_of("news/2020.jsonl.gz"), form_of("a.TXT"), form_of("notes.md"), form_of("notes.doc")
    ('jsonl', 'text', 'markdown', None)
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


EARLIER = "the output of an earlier run (it is read when it is named outright)"


def _skipped(name: str, in_folder: bool, own: Collection[str] = (), path: Path | None = None) -> str | None:
    """Why a file found in a folder is not read; None when it is. ``own`` are the names of outputs in the same folder.

    ``path`` is where it stands, if it can be looked into.
    """
    if name.startswith("."):
        return "hidden"
    if name in own:
        return EARLIER
    if name == "errors.jsonl" or name.endswith(OWN_OUTPUT) or (in_folder and name == "manifest.json"):
        return "written by reformextract"
    if stem_of(name).split(".")[0].lower() in NOT_ARTICLES:
        return "about the folder"
    form = form_of(name)
    if form is None:
        return "not a kind that is read"
    return EARLIER if path is not None and is_own(path, form) else None


@dataclass
class _Walk:
    """A folder read to its leaves, in the order of names; what cannot be read on the way is a source with a problem."""

    root: Path
    follow_links: bool
    notes: list[str]
    found: list[Source] = field(default_factory=list)
    _real: str = ""
    _seen: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._real = os.path.realpath(self.root)

    def _leads_out(self, path: Path) -> bool:
        return os.path.commonpath([self._real, os.path.realpath(path)]) != self._real

    def _broken(self, path: Path, problem: str) -> None:
        id = path.relative_to(self.root).as_posix()
        self.found.append(Source(str(path), form_of(path.name) or "text", id, problem=problem))

    def folder(self, folder: Path) -> None:
        """All files below a folder."""
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in self._seen:
                self.notes.append(f"skipped {folder}: a link to a folder that is read already")
                return
            self._seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            self._broken(folder, f"cannot be read: {error.strerror}")
            return
        own = own_outputs(folder, {entry.name for entry in entries})
        folders = []
        for entry in entries:
            if _is_folder(entry):
                folders.append(entry)
            else:
                self._file(entry, own)
        for entry in folders:
            self._inner_folder(entry)

    def _inner_folder(self, entry: os.DirEntry[str]) -> None:
        path = Path(entry.path)
        if entry.name.startswith(".") or entry.name.endswith((".parts", ".parts.done")):
            return
        if entry.is_symlink() and not self._may_follow(path):
            return
        self.folder(path)

    def _may_follow(self, path: Path) -> bool:
        if self.follow_links or not self._leads_out(path):
            return True
        self.notes.append(f"skipped {path}: a link that leads out of the folder (--follow-links)")
        return False

    def _file(self, entry: os.DirEntry[str], own: Collection[str]) -> None:
        path = Path(entry.path)
        reason = _skipped(entry.name, in_folder=True, own=own, path=path)
        if reason is not None:
            if reason != "hidden":
                self.notes.append(f"skipped {path}: {reason}")
            return
        if entry.is_symlink() and os.path.exists(path) and not self._may_follow(path):
            return
        relative = path.relative_to(self.root).as_posix()
        self.found.append(_found(str(path), relative[: len(relative) - len(entry.name)] + stem_of(entry.name)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links, no permission
        return False


def _folder(folder: Path, follow_links: bool, notes: list[str]) -> list[Source]:
    walk = _Walk(folder, follow_links, notes)
    walk.folder(folder)
    if not walk.found:
        own = " but the output of an earlier run" if any("earlier run" in note for note in notes) else ""
        raise InputsError(f"{folder}: no file in it that is read{own} ({', '.join(FORMS)}, each also with .gz or .zst)")
    return walk.found


SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISDIR, "a folder"),
)


def _found(path: str, id: str) -> Source:
    """A file that was found by looking, not named: one that is no ordinary file, or gone again, has its problem."""
    form = form_of(path) or "text"
    try:
        status = os.stat(path)
    except OSError as error:
        what = "a link to nothing" if os.path.islink(path) and not os.path.exists(path) else f"cannot be read: {error.strerror}"
        return Source(path, form, id, problem=what)
    for is_special, what in SPECIAL:
        if is_special(status.st_mode):
            return Source(path, form, id, problem=f"{what}, not a file")
    return Source(path, form, id, status.st_size, status.st_mtime_ns)


def _local(path: str, form: str, id: str) -> Source:
    status = os.stat(path)
    return Source(path, form, id, status.st_size, status.st_mtime_ns)


def _matching(given: str, notes: list[str]) -> list[Source]:
    """The files that a pattern of names matches."""
    found = []
    matches = [match for match in sorted(glob.glob(given, recursive=True)) if not os.path.isdir(match)]
    if not matches:
        raise InputsError(f"{given}: no file matches")
    own: dict[str, set[str]] = {}
    for match in matches:
        folder, name = os.path.split(match)
        if folder not in own:
            own[folder] = own_outputs(Path(folder), _names(folder))
        reason = _skipped(name, in_folder=False, own=own[folder], path=Path(match))
        if reason is None:
            found.append(_found(match, stem_of(match)))
        else:
            notes.append(f"skipped {match}: {reason}")
    return found


def _names(folder: str) -> set[str]:
    try:
        return set(os.listdir(folder or "."))
    except OSError:
        return set()


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


def find_sources(inputs: list[str], form: str | None = None, follow_links: bool = False) -> tuple[list[Source], list[str]]:
    """The files of the inputs in a fixed order, and notes on what was skipped. Raises InputsError, MissingExtraError, OSError.

    A file named outright is read whatever its name (as text when that tells nothing); in folders and globs only known
    kinds are, and no output of an earlier run. Folders are walked in the order of their names; links that lead out of
    them are followed with ``follow_links`` only.
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
            found.extend(_folder(path, follow_links, notes))
        elif path.exists():
            if form is None and strip_compression(given).lower().endswith(".json"):
                raise InputsError(f"{given}: .json is not read: write one article per line (.jsonl), or say --input-format jsonl")
            if len(inputs) > 1 and stem_of(given).split(".")[0].lower() in NOT_ARTICLES:
                notes.append(f"skipped {given}: about the folder")  # the shell expanded folder/*
                continue
            found.append(_local(given, form_of(given) or "text", stem_of(given)))
        elif glob.has_magic(given):
            found.extend(_matching(given, notes))
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
