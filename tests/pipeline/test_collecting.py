"""The garbage collector rests while the stages are made, and is as it was afterwards."""

import gc
from collections.abc import Iterator

import pytest

from reformextract.collecting import without_collecting


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    enabled = gc.isenabled()
    yield
    (gc.enable if enabled else gc.disable)()


def test_it_rests_and_goes_on() -> None:
    gc.enable()
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_behind_an_error() -> None:
    gc.enable()
    with pytest.raises(ValueError), without_collecting():
        raise ValueError
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_off() -> None:
    gc.disable()
    with without_collecting():
        pass
    assert not gc.isenabled()
