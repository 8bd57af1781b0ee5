"""Which classes of the lexicon no pattern names, and which modules read them: the first lines of each pattern file say so.

``python .ci/lexicon_readers.py --write`` puts them there, ``--check`` says where they are not those of now.
"""

from __future__ import annotations

import re
import sys
import textwrap
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATTERNS = ROOT / "patterns" / "en"
SOURCE = ROOT / "src" / "reformextract"
LEAD = "# Read by code alone: "
_BLOCK = re.compile(rf"\A{re.escape(LEAD)}.*\n(?:#   .*\n)*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ASKING = ("pattern", "classes", "among", "where", "when", "before", "behind")  # the keys that hold patterns or class expressions
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")


def in_patterns(files: list[Path]) -> set[str]:
    """The classes that rules, phrases and parts of speech name."""
    named: set[str] = set()
    for file in files:
        for table, entries in tomllib.loads(file.read_text("utf-8")).items():
            for entry in entries if table not in ("lexicon", "extends") else ():
                texts = [str(value) for key, value in entry.items() if key in _ASKING]
                named.update(name for text in texts for name in _NAME.findall(text))
    return named


def in_code() -> dict[str, set[str]]:
    """By class name the modules in whose strings it stands."""
    readers: dict[str, set[str]] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for text in _STRING.findall(file.read_text("utf-8")):
            for name in _NAME.findall(text):
                readers.setdefault(name, set()).add(file.relative_to(SOURCE).as_posix())
    return readers


def expected() -> dict[Path, str]:
    """Each pattern file as it should be."""
    files = sorted(PATTERNS.rglob("*.toml"))
    named, readers = in_patterns(files), in_code()
    made: dict[Path, str] = {}
    for file in files:
        content = _BLOCK.sub("", file.read_text("utf-8"))
        classes = tomllib.loads(content).get("lexicon", {})
        told = [f"{name} ({', '.join(sorted(readers[name]))})" for name in sorted(classes) if name not in named and name in readers]
        lines = textwrap.wrap("; ".join(told), 120, break_long_words=False, break_on_hyphens=False)
        block = "".join((f"{LEAD}{line}\n" if not index else f"#   {line}\n") for index, line in enumerate(lines))
        made[file] = block + content
    return made


def main() -> int:
    wrong = [(file, content) for file, content in expected().items() if file.read_text("utf-8") != content]
    for file, content in wrong:
        if "--write" in sys.argv:
            file.write_text(content, encoding="utf-8")
        else:
            print(f"{file.relative_to(ROOT)}: its first lines do not say who reads its classes; run .ci/lexicon_readers.py --write")
    return int(bool(wrong) and "--write" not in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
