"""How many mutants of a room its own tests tell from the code as it stands: the mutation score.

    python tests/mutation/run.py                       # every mutant of every room
    python tests/mutation/run.py --room dates          # of one room
    python tests/mutation/run.py --sample 40           # so many of all, the same ones for the same --number

A mutant (see mutants.py) is put into the functions that stand in memory, in a copy of this process, and the tests that run its line are
tried on it, the quickest first, until one fails. Those that are no faults stand in equivalent.txt with the reason and are not counted.
"""

from __future__ import annotations

import argparse
import functools
import gc
import os
import pickle
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

sys.path.insert(0, str(Path(__file__).parents[1]))

from mutation.mutants import Mutant, mutants_of

ROOT = Path(__file__).parents[2]
OTHERS = 100  # tests that are tried on a change of what makes the engine, beside those that run the changed line themselves
Functions = dict[tuple[str, str, int], list[FunctionType]]  # by file, name and first line
SOURCE = ROOT / "src" / "reformextract"
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
RULES = "tests/patterns/test_rule_examples.py"
LIMIT = 2.0  # seconds of the processor for a test on a mutant, beside three times what it takes without it, its lines noted


@dataclass(frozen=True)
class Room:
    """Files or folders of the source that are mutated, tests that are to tell; of the rules' examples those of these kinds."""

    source: tuple[str, ...]
    tests: tuple[str, ...]
    kinds: tuple[str, ...] = ()


ROOMS = {
    "numbers": Room(("numbers",), ("tests/numbers", "src/reformextract/numbers"), ("number", "count")),
    "dates": Room(
        ("dates/calendar", "dates/expressions", "dates/date.py", "dates/record.py"),
        ("tests/dates", "src/reformextract/dates"),
        ("date",),
    ),
    "facts": Room(("facts",), ("tests/facts", "src/reformextract/facts")),
    "matcher": Room(("matcher",), ("tests/matcher", "src/reformextract/matcher"), ("money", "not")),
}


def mutants_in(room: Room) -> list[Mutant]:
    """The mutants of a room, those left out that stand in the list of equivalent ones."""
    left_out = equivalent()
    files = [file for name in room.source for file in ([SOURCE / name] if name.endswith(".py") else sorted((SOURCE / name).glob("*.py")))]
    return [mutant for file in files for mutant in mutants_of(file) if mutant.key not in left_out]


def equivalent() -> dict[str, str]:
    """The mutants that do nothing else, with the reason: ``key # reason``, a line each."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {key.strip(): reason.strip() for line in lines if line.strip() for key, _, reason in [line.rpartition(" # ")]}


@dataclass
class Test:
    """A test, the seconds of the processor that it takes, and the lines that it runs."""

    item: pytest.Item
    seconds: float
    lines: set[tuple[str, int]]

    def passes(self, following: pytest.Item | None) -> bool:
        """Run it within its time."""
        signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT + 3 * self.seconds)
        try:
            return passes(self.item, following)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@dataclass
class Score:
    """What became of the mutants."""

    killed: int = 0
    slow: int = 0  # of those killed: their tests did not end
    survivors: list[Mutant] = field(default_factory=list)
    not_run: list[Mutant] = field(default_factory=list)  # no test runs their line

    @property
    def total(self) -> int:
        return self.killed + len(self.survivors) + len(self.not_run)

    def __str__(self) -> str:
        share = 100 * self.killed / max(self.total, 1)
        return f"{share:5.1f}% of {self.total} ({self.slow} by time, {len(self.not_run)} not run by any test)"


class Mutation:
    """A plugin of pytest: once the tests are collected, it runs them on mutants instead of on the code."""

    def __init__(self, chosen: dict[str, list[Mutant]], twice: bool = False) -> None:
        self.chosen, self.twice = chosen, twice
        self.scores = {name: Score() for name in chosen}
        self.loading: set[tuple[str, int]] = set()
        self.functions: Functions = {}
        self.memories: list[Callable[[], None]] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        import hypothesis

        hypothesis.settings.register_profile("mutation", deadline=None, derandomize=True, database=None)
        hypothesis.settings.load_profile("mutation")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        rooms = {name: [item for item in session.items if belongs(item, ROOMS[name])] for name in self.chosen}
        items = list({item.nodeid: item for found in rooms.values() for item in found}.values())
        began = time.monotonic()
        self.loading, lines = in_a_copy(lambda: coverage(items, lines_wanted(self.chosen)))
        files = {str(mutant.file) for mutants in self.chosen.values() for mutant in mutants}
        tests = {name: [Test(item, *lines[item.nodeid]) for item in found if item.nodeid in lines] for name, found in rooms.items()}
        warm_up()
        self.functions = functions_of(files)
        self.memories = memories_of(files)
        gc.freeze()
        if self.twice:
            tests = {name: self._steady(name, found) for name, found in tests.items()}
        print(f"{len(lines)} tests in {time.monotonic() - began:.0f} s", flush=True)
        for name, mutants in self.chosen.items():
            for mutant in mutants:
                what = self._try(mutant, self.scores[name], tests[name])
                if what:
                    print(f"{name}: {what} {mutant}", flush=True)
        return True

    def _steady(self, name: str, tests: list[Test]) -> list[Test]:
        """The tests that pass as mutants are tried where nothing is changed: in another order, with emptied memories, a new engine."""
        fail = {one for loads in (False, True) for one in in_a_copy(lambda loads=loads: failing(by_time(tests), loads, self.memories))}
        for one in sorted(fail):
            print(f"{name}: fails without any mutant: {one}", flush=True)
        return [test for test in tests if test.item.nodeid not in fail]

    def _try(self, mutant: Mutant, score: Score, tests: list[Test]) -> str:
        """Run the tests on a mutant and count it; what there is to say of it."""
        lines = {(str(mutant.file), line) for line in mutant.lines}
        loads = not lines.isdisjoint(self.loading)
        its_own = [test for test in tests if not lines.isdisjoint(test.lines)]
        others = [test for test in tests if lines.isdisjoint(test.lines)] if loads else []
        others = others[:: max(len(others) // OTHERS, 1)]
        running = [*by_time(its_own), *by_time(others)]
        if not running:
            score.not_run.append(mutant)
            return "not run "
        survives = survives_tests(mutant, running, loads, self.functions, self.memories)
        if survives:
            score.survivors.append(mutant)
            return "survived"
        score.killed += 1
        score.slow += survives is None
        return ""


def belongs(item: pytest.Item, room: Room) -> bool:
    """Whether a test is one of the room's."""
    if not item.nodeid.startswith(room.tests) and not item.nodeid.startswith(RULES):
        return False
    if not item.nodeid.startswith(RULES):
        return True
    return item.callspec.params["rule"].kind in room.kinds  # type: ignore[attr-defined]


def lines_wanted(chosen: dict[str, list[Mutant]]) -> dict[str, set[int]]:
    """The lines that mutants stand in, by file."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for mutants in chosen.values():
        for mutant in mutants:
            wanted[str(mutant.file)].update(mutant.lines)
    return wanted


class Lines:
    """Notes which of the wanted lines run."""

    def __init__(self, wanted: dict[str, set[int]]) -> None:
        self.wanted = wanted
        self.found: set[tuple[str, int]] = set()
        self._worth: dict[CodeType, bool] = {}

    def _call(self, frame: Any, event: str, argument: Any) -> Any:
        code = frame.f_code
        worth = self._worth.get(code)
        if worth is None:
            lines = self.wanted.get(code.co_filename)
            worth = self._worth[code] = lines is not None and any(line in lines for _, _, line in code.co_lines())
        if worth:
            self.found.add((code.co_filename, frame.f_lineno))
            return self._line
        return None

    def _line(self, frame: Any, event: str, argument: Any) -> Any:
        self.found.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line

    def of(self, work: Callable[[], Any]) -> tuple[set[tuple[str, int]], Any]:
        self.found = set()
        sys.settrace(self._call)
        try:
            result = work()
        finally:
            sys.settrace(None)
        return self.found, result


def coverage(items: list[pytest.Item], wanted: dict[str, set[int]]) -> tuple[set[Any], dict[str, tuple[float, set[Any]]]]:
    """The lines that run while the engine is made, and of every test that passes its seconds and lines."""
    lines = Lines(wanted)
    loading, _ = lines.of(warm_up)
    memories = memories_of(set(wanted))
    by_test = {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        for forgets in memories:
            forgets()  # else a test would not run what another has run before it
        began = time.process_time()
        found, passed = lines.of(lambda item=item, following=following: passes(item, following))
        if passed:
            by_test[item.nodeid] = time.process_time() - began, found
    return loading, by_test


def warm_up() -> None:
    """Make the engine anew."""
    from reformextract.api import shared_stages
    from reformextract.batch.process import WARMING_UP

    forget()
    shared_stages().extract(WARMING_UP)


def forget() -> None:
    """Empty the memory of everything that remembers."""
    from reformextract.lexicon.remembered import Remembered

    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and str(one.__module__).startswith("reformextract"):
            one.cache_clear()
        elif isinstance(one, Remembered):
            one.clear()


def memories_of(files: set[str]) -> list[Callable[[], None]]:
    """What empties the memories that code of these files fills while it reads."""
    from reformextract.api import shared_stages
    from reformextract.lexicon.remembered import Remembered

    known = getattr(shared_stages()["dates"], "_known", None)  # filled by code of the builders, held by the stage
    found: list[Callable[[], None]] = [] if known is None else [known.clear]
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            code = getattr(one.__wrapped__, "__code__", None)
            if code is not None and code.co_filename in files:
                found.append(one.cache_clear)
        elif isinstance(one, Remembered) and sys.modules[type(one).__module__].__file__ in files:
            found.append(one.clear)
    return found


def passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    """Run a test; whether it went as it should, and was not left out."""
    reports = runtestprotocol(item, log=False, nextitem=following)
    return any(report.when == "call" for report in reports) and all(report.outcome == "passed" for report in reports)


def functions_of(files: set[str]) -> Functions:
    """The functions in memory that come from these files."""
    found: Functions = defaultdict(list)
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename in files:
            found[_key(one.__code__)].append(one)
    return found


def _key(code: CodeType) -> tuple[str, str, int]:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def codes_in(code: CodeType) -> Iterator[CodeType]:
    """All code objects of a file, the nested ones too."""
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from codes_in(constant)


def put(mutant: Mutant, functions: Functions) -> None:
    """Give the functions in memory the mutant's code."""
    for code in codes_in(mutant.code()):
        for function in functions.get(_key(code), ()):
            if function.__code__ != code and len(function.__code__.co_freevars) == len(code.co_freevars):
                function.__code__ = code


def begin_anew(loads: bool, memories: list[Callable[[], None]]) -> None:
    """Empty the memories, and make the engine anew where what is mutated runs while it is made."""
    for forgets in memories:
        forgets()
    if loads:
        signal.setitimer(signal.ITIMER_VIRTUAL, 10 * LIMIT)
        gc.unfreeze()  # what is frozen is not found, nor forgotten
        warm_up()


def by_time(tests: list[Test]) -> list[Test]:
    return sorted(tests, key=lambda test: test.seconds)


def failing(tests: list[Test], loads: bool, memories: list[Callable[[], None]]) -> set[str]:
    """The tests that fail though nothing is changed."""
    begin_anew(loads, memories)
    return {test.item.nodeid for test, following in pairs(tests) if not test.passes(following)}


def pairs(tests: list[Test]) -> list[tuple[Test, pytest.Item | None]]:
    """Each test with the one that follows, which pytest asks for."""
    return list(zip(tests, [*(test.item for test in tests[1:]), None], strict=True))


def survives_tests(mutant: Mutant, tests: list[Test], loads: bool, functions: Functions, memories: list[Callable[[], None]]) -> bool | None:
    """Whether all tests pass with the mutant in place; None where they do not end."""

    def all_pass() -> bool:
        put(mutant, functions)
        begin_anew(loads, memories)
        return all(test.passes(following) for test, following in pairs(tests))

    try:
        return bool(in_a_copy(all_pass))
    except TimeoutError:
        return None
    except ChildError:
        return False


class ChildError(Exception):
    """A copy of the process ended without a result."""


def in_a_copy(work: Callable[[], Any]) -> Any:
    """What a piece of work gives, done in a fork of this process; TimeoutError where a timer has ended that."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            os.dup2(quiet, 2)
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(work(), pipe)
            os._exit(0)
        except BaseException:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGVTALRM:
        raise TimeoutError
    if status or not content:
        raise ChildError
    return pickle.loads(content)


def sampled(mutants: dict[str, list[Mutant]], number: int, size: int) -> dict[str, list[Mutant]]:
    """So many mutants of all rooms, in equal shares."""
    draw = random.Random(number)
    share = -(-size // len(mutants))
    return {
        name: [found[place] for place in sorted(draw.sample(range(len(found)), min(share, len(found))))] for name, found in mutants.items()
    }


def main() -> int:
    """Run the command; its exit status is 1 when a room's score is below ``--floor``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--room", nargs="*", choices=sorted(ROOMS), default=list(ROOMS))
    parser.add_argument("--file", nargs="*", help="only files of these names")
    parser.add_argument("--sample", type=int, help="so many mutants of all rooms together")
    parser.add_argument("--number", type=int, default=1, help="the sample is the same for the same number and code")
    parser.add_argument("--floor", type=float, default=0.0, help="the score in percent that all together must have")
    parser.add_argument("--twice", action="store_true", help="try every test without a mutant first, and leave out those that fail then")
    options = parser.parse_args()
    chosen = {name: mutants_in(ROOMS[name]) for name in options.room}
    if options.file:
        chosen = {name: [one for one in found if one.file.name in options.file] for name, found in chosen.items()}
    if options.sample:
        chosen = sampled(chosen, options.number, options.sample)
    os.chdir(ROOT)
    plugin = Mutation(chosen, options.twice)
    paths = sorted({test for name in chosen for test in ROOMS[name].tests if Path(test).exists()} | {RULES})
    pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:faulthandler", "--capture=no", *paths], plugins=[plugin])
    whole = Score()
    for name, score in plugin.scores.items():
        print(f"{name:10} {score}")
        whole.killed += score.killed
        whole.slow += score.slow
        whole.survivors += score.survivors
        whole.not_run += score.not_run
    print(f"{'all':10} {whole}")
    return int(whole.killed * 100 < options.floor * whole.total)


if __name__ == "__main__":
    sys.exit(main())
