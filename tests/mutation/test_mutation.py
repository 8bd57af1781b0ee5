"""The mutation tool: what it changes, and a sample of mutants of every room that the rooms' own tests have to tell."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mutation.mutants import Mutant, mutants_of
from mutation.run import ROOMS, SOURCE, equivalent, sampled

pytestmark = pytest.mark.dealt_out

CODE = '''"""A text."""
LIMIT = 3


def double(number: int, by: int = 2) -> int:
    """Told."""
    if number < 0 or not number:
        raise ValueError("below 0")
    for one in range(3):
        if one == number:
            break
    return number * by + len(f"{number}x")


class Thing:
    size: int = 4

    @property
    def name(self) -> str:
        return cast("str", "thing")
'''


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "code.py"
    path.write_text(CODE)
    return path


def test_what_is_changed(file: Path) -> None:
    found = [str(mutant).split(" ", 1)[1] for mutant in mutants_of(file)]
    assert sorted(found) == sorted(
        [
            "double: number < 0 or not number -> number < 0 and (not number)", "double: number < 0 -> number <= 0", "double: 0 -> 1",
            "double: not number -> number", "double: 3 -> 4", "double: one == number -> one != number", "double: break -> continue",
            "double: return number * by + len(f'{number}x') -> return None",
            "double: number * by + len(f'{number}x') -> number * by - len(f'{number}x')", "double: number * by -> number // by",
            "Thing.name: 'thing' -> 'thing~'", "Thing.name: return cast('str', 'thing') -> return None",
        ]
    )  # fmt: skip


def test_a_mutant_is_the_file_with_one_change(file: Path) -> None:
    def made(mutant: Mutant) -> object:
        names: dict[str, object] = {}
        exec(mutant.code(), names)
        return names["double"](5)  # type: ignore[operator]

    (mutant,) = [one for one in mutants_of(file) if one.change == "number * by -> number // by"]
    assert made(mutant) == 5 // 2 + 2
    (mutant,) = [one for one in mutants_of(file) if one.change.startswith("return number")]
    assert made(mutant) is None


def test_every_equivalent_mutant_is_one_of_a_room() -> None:
    files = {file for room in ROOMS.values() for name in room.source for file in (SOURCE / name).parent.rglob("*.py")}
    assert equivalent().keys() <= {mutant.key for file in files for mutant in mutants_of(file)}
    assert all(len(reason) > 10 for reason in equivalent().values())


def test_changes_that_read_the_same_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text("def both(a: int, b: int) -> bool:\n    return a > 1 and b > 1\n")
    ones = [mutant for mutant in mutants_of(path) if mutant.change == "1 -> 2"]
    assert [mutant.key.partition(": ")[2] for mutant in ones] == ["1 -> 2", "1 -> 2 (2)"]


def test_a_condition_of_several_lines_is_run_where_one_of_them_is(tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text("def all_of() -> int:\n    for one in (\n        1,\n        2,\n    ):\n        print(one)\n    return 3\n")
    assert {(mutant.change, mutant.lines) for mutant in mutants_of(path) if mutant.lines[0] == 2} == {
        ("1 -> 2", range(2, 6)),
        ("2 -> 3", range(2, 6)),
    }


def test_of_signs_that_something_is_looked_for_among_one_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text("def plain(text: str) -> bool:\n    return text[0] in 'NF' or text.strip('ET') == 'N'\n")
    found = [mutant.change for mutant in mutants_of(path) if "N" in mutant.change and "return" not in mutant.change]
    assert "text[0] in 'NF' -> text[0] in 'N'" in found
    assert "text.strip('ET') -> text.strip('E')" in [mutant.change for mutant in mutants_of(path)]
    assert not any(change.endswith(("'NF~'", "'ET~'")) for change in found)


def test_samples_are_the_same_again(file: Path) -> None:
    mutants = {"one": mutants_of(file), "other": mutants_of(file)}
    assert sampled(mutants, 1, 6) == sampled(mutants, 1, 6)
    assert [len(found) for found in sampled(mutants, 1, 6).values()] == [3, 3]


def test_forty_mutants() -> None:
    """The whole is one command (CONTRIBUTING.md has its figures); of a sample of forty it may be luck what lives."""
    words = [sys.executable, str(Path(__file__).with_name("run.py")), "--sample", "40", "--floor", "60"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
