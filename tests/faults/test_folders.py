"""Folders with what is no article in them: links to nothing, pipes, sockets, what may not be read, links that lead out."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reformextract.article import Article
from reformextract.batch.items import to_article
from reformextract.batch.options import ExtractOptions, InputOptions, OutputOptions
from reformextract.batch.outcome import Failure
from reformextract.batch.readers import read_batches
from reformextract.batch.run import Run
from reformextract.batch.sources import InputsError, find_sources

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no pipes and sockets in Windows folders")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a short name: that of a socket has a limit."""
    path = Path(tempfile.mkdtemp())
    (path / "in").mkdir()
    (path / "in" / "a.txt").write_text("It ran 3 pilots.")
    yield path / "in"
    shutil.rmtree(path)


def outcomes(folder: str | Path, follow_links: bool = False) -> tuple[dict[str, str], list[str]]:
    """The articles' texts and the failures' reasons by id, and the notes."""
    sources, notes = find_sources([str(folder)], follow_links=follow_links)
    found: dict[str, str] = {}
    for batch in read_batches(sources, InputOptions(), ExtractOptions()):
        for item in batch.items:
            outcome = to_article(item, InputOptions(), ExtractOptions())
            assert isinstance(outcome, (Article, Failure))
            found[str(outcome.id)] = outcome.text if isinstance(outcome, Article) else f"{outcome.error}: {outcome.reason}"
    return found, notes


@pytest.mark.parametrize("pattern", ["", "*"])
def test_what_is_no_file_is_an_error_each(folder: Path, pattern: str) -> None:
    os.symlink(folder / "gone", folder / "b.txt")
    os.symlink("c.jsonl", folder / "c.jsonl")
    os.mkfifo(folder / "d.txt")
    os.mkfifo(folder / "e.jsonl.gz")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "f.html"))
        os.symlink("/dev/null", folder / "g.txt")
        found, _ = outcomes(folder / pattern if pattern else folder, follow_links=True)
    assert found == {
        "a": "It ran 3 pilots.",
        "b": "unreadable: a link to nothing",
        "c": "unreadable: a link to nothing",
        "d": "unreadable: a named pipe, not a file",
        "e": "unreadable: a named pipe, not a file",
        "f": "unreadable: a socket, not a file",
        "g": "unreadable: a device, not a file",
    }


def test_a_run_over_them_ends_and_adds_up(folder: Path) -> None:
    os.mkfifo(folder / "d.txt")
    os.symlink("nowhere", folder / "e.parquet")
    sources, _ = find_sources([str(folder)])
    counts = Run(sources).write(OutputOptions(path=str(folder.parent / "out.jsonl")))
    assert (counts.articles_in, counts.articles_out, counts.errors) == (3, 1, 2)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(folder: Path) -> None:
    (folder / "b.txt").write_text("Two pilots.")
    (folder / "b.txt").chmod(0)
    (folder / "sub").mkdir(mode=0)
    found, _ = outcomes(folder)
    assert "Permission denied" in found["b"]
    assert "Permission denied" in found["sub"]


def test_a_folder_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sub").mkdir()
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert outcomes(folder)[0] == {"a": "It ran 3 pilots.", "sub": "unreadable: cannot be read: Permission denied"}


def test_links_that_lead_out_are_followed_when_asked(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "b.txt").write_text("Two pilots.")
    os.symlink(outside, folder / "more")
    os.symlink(outside / "b.txt", folder / "c.txt")
    os.symlink("a.txt", folder / "d.txt")  # does not lead out
    os.symlink("..", folder / "up")
    found, notes = outcomes(folder)
    assert set(found) == {"a", "d"}
    assert sum("leads out of the folder (--follow-links)" in note for note in notes) == 3
    found, notes = outcomes(folder, follow_links=True)
    assert set(found) == {"a", "c", "d", "more/b"}
    assert sum("a link to a folder that is read already" in note for note in notes) >= 1


def test_links_in_circles(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "b.txt").write_text("Two pilots.")
    os.symlink("..", folder / "sub" / "up")
    for follow in (False, True):
        found, notes = outcomes(folder, follow)
        assert set(found) == {"a", "sub/b"}
        assert any("read already" in note for note in notes)


def test_nothing_but_own_output_says_so(folder: Path) -> None:
    sources, _ = find_sources([str(folder)])
    Run(sources).write(OutputOptions(path=str(folder.parent / "out"), parts=True))
    with pytest.raises(InputsError, match="but the output of an earlier run"):
        find_sources([str(folder.parent / "out")])
