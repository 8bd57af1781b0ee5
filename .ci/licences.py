"""Licences of the core: fails on a copyleft dependency. ``licences.py PYTHON`` looks at the environment of that interpreter.

What the wheel alone brings may be permissive; weak copyleft (LGPL, MPL), which binds changes to the package itself and not
what uses it, only where docs/project/licences.md names the package. Direct dependencies must stand on that page.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "project" / "licences.md"
WEAK = re.compile(r"LGPL|Lesser General Public|MPL|Mozilla Public", re.IGNORECASE)
STRONG = re.compile(r"\b(A?GPL|SSPL|EUPL|OSL|CPAL|CC-BY-(SA|NC))|(?<!Lesser )General Public License|Affero", re.IGNORECASE)
PERMISSIVE = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|CNRI|Zlib|CC0|Unlicense|HPND", re.IGNORECASE)


def plain_name(name: str) -> str:
    """A distribution's name as the index has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def problems(packages: list[dict[str, str]], named: set[str], direct: set[str]) -> list[str]:
    """What is wrong with the licences of some packages."""
    found = [f"{name}: is a dependency and does not stand in {PAGE.name}" for name in sorted(direct - named)]
    for package in packages:
        name, licence = plain_name(package["Name"]), package["License"]
        if STRONG.search(WEAK.sub("", licence)):
            found.append(f"{name}: {licence}: copyleft")
        elif WEAK.search(licence):
            if name not in named:
                found.append(f"{name}: {licence}: name it in {PAGE.name}")
        elif not PERMISSIVE.search(licence):
            found.append(f"{name}: {licence!r}: not known to be permissive")
    return found


def main() -> int:
    """Print the problems; 1 when there are any."""
    words = [sys.executable, "-m", "piplicenses", "--python", sys.argv[1], "--format=json"]
    packages = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    named = {plain_name(name) for name in re.findall(r"^\| `([\w.-]+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = {plain_name(re.split(r"[<>=~!\[ ]", text)[0]) for text in project["dependencies"]}
    found = problems(packages, named, direct)
    print("\n".join(found) or f"{len(packages)} packages, none copyleft but the weak ones named in {PAGE.name}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
