"""The code of the documentation's pages: found, run, and its output compared with what is printed below it.

- A ``python`` block is run in the page's own namespace and folder; what it prints stands in the ``text`` block titled *Output* below.
- In a ``console`` block lines with ``$`` are commands, the lines below them their output; ``...`` stands for any lines.
- A block with another title is a file of that name.
- In ``sh`` blocks commands of ours are run; others (pip, git) are not, and only those named here may stand there.

``python tests/documentation_pages.py PAGE...`` writes the outputs into the pages, to be read.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\w+)(?: title=\"(?P<title>[^\"]+)\")?[^\n]*\n(?P<code>.*?)^(?P=indent)```", re.M | re.S)
NOT_RUN = ("pip ", "python3 -m venv", "git ", ".venv/bin/", "mkdocs ", "curl ", "python benchmarks/", "ruff ", "#")
OUTPUT = "Output"


@dataclass
class Block:
    """A block of code: where it stands, its language, its title, its lines without their indent."""

    match: re.Match[str]
    language: str
    title: str | None
    code: str


@dataclass
class Page:
    """A page with its blocks; ``found`` the outputs as they are now, by the place of the block that shows them."""

    path: Path
    text: str
    blocks: list[Block] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Page:
        text = path.read_text(encoding="utf-8")
        blocks = []
        for match in BLOCK.finditer(text):
            indent = match["indent"]
            code = "".join(line.removeprefix(indent) for line in match["code"].splitlines(keepends=True))
            blocks.append(Block(match, match["language"], match["title"], code))
        return cls(path, text, blocks)


def run_command(line: str, must_succeed: bool = False) -> str:
    """What a command prints, 80 columns wide."""
    from typer.testing import CliRunner

    from reformextract.cli import app

    words = shlex.split(line)
    assert words[0] == "reformextract", f"{line}: no command of ours"
    before, sys.argv = sys.argv, words
    try:
        result = CliRunner().invoke(app, words[1:], env={"COLUMNS": "80"})
    finally:
        sys.argv = before
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0 or not must_succeed, f"{line}: {result.output}"
    return result.output


def console_output(code: str) -> Iterator[tuple[str, str, str]]:
    """The commands of a console block with the output that is printed and the one they give."""
    parts = re.split(r"^\$ (.*)\n", code, flags=re.M)
    for command, printed in zip(parts[1::2], parts[2::2], strict=True):
        if not command.startswith(NOT_RUN):
            yield command, printed, run_command(command)


def agrees(printed: str, now: str) -> bool:
    """Whether an output is the printed one; ``...`` stands for anything, blanks at the ends of lines for nothing."""
    expected, given = ("\n".join(line.strip() for line in text.strip().splitlines()) for text in (printed, now))
    return re.fullmatch(re.escape(expected).replace(re.escape("..."), "(?s:.*)"), given) is not None


def outputs(page: Page) -> Iterator[tuple[Block, str, str, str]]:
    """Run a page's blocks in their order, in the current folder; every block that shows an output, with command, it and the one now."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for number, block in enumerate(page.blocks):
        following = page.blocks[number + 1] if number + 1 < len(page.blocks) else None
        if block.title == OUTPUT:
            continue
        if block.language == "python" and block.title is None:
            yield from _python(page, block, following, namespace)
        elif block.title is not None:
            path = Path(block.title)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.code, encoding="utf-8")
            if block.language == "python":
                exec(compile(block.code, str(path), "exec"), dict(namespace))
        elif block.language == "console":
            for command, printed, now in console_output(block.code):
                yield block, command, printed, now
        elif block.language == "sh":
            for line in block.code.splitlines():
                command = line.split("  #")[0].strip()
                if command and not command.startswith(NOT_RUN):
                    run_command(command, must_succeed=True)


def _python(page: Page, block: Block, following: Block | None, namespace: dict[str, Any]) -> Iterator[tuple[Block, str, str, str]]:
    if block.code.startswith(">>>"):
        test = doctest.DocTestParser().get_doctest(block.code, namespace, page.path.name, str(page.path), 0)
        found = doctest.DocTestRunner(verbose=False).run(test, clear_globs=False)
        assert not found.failed, page.path
        return
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block.code, str(page.path), "exec"), namespace)
    if following is not None and following.title == OUTPUT:
        yield following, block.code, following.code, out.getvalue()
    else:
        assert not out.getvalue(), f"{page.path}: prints what the page does not show:\n{block.code}\n{out.getvalue()}"


@contextlib.contextmanager
def folder_of(page: Path) -> Iterator[None]:
    """A folder for the page's files, with the sample files that some pages speak of."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        (Path(folder) / "corpus").symlink_to(ROOT / "corpus")
        (Path(folder) / "docs").symlink_to(ROOT / "docs")
        lines = (ROOT / "corpus" / "news-b.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)[:2]
        for name in ("gold.jsonl", "predictions.jsonl", "old.jsonl", "new.jsonl", "articles.jsonl"):
            Path(name).write_text("".join(lines), encoding="utf-8")
        yield


def rewrite(path: Path) -> None:
    """Put the outputs of now into a page."""
    page = Page.read(path)
    text = page.text
    with folder_of(path):
        for block, command, printed, now in outputs(page):
            if agrees(printed, now):
                continue
            shown = "\n".join(line.rstrip() for line in now.strip("\n").splitlines()) + "\n"
            if block.language == "console":
                text = text.replace(f"$ {command}\n{printed}", f"$ {command}\n{shown}", 1)
            else:
                text = text.replace(f'```text title="{OUTPUT}"\n{printed}```', f'```text title="{OUTPUT}"\n{shown}```', 1)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.environ["COLUMNS"] = "80"
    for name in sys.argv[1:]:
        rewrite(Path(name).resolve())
