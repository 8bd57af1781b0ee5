"""The garbage collector rests while the stages are made, and is as it was afterwards."""

import gc
from collections.abc import Iterator

import pytest

import reformextract
from reformextract.collecting import without_collecting
from reformextract.lexicon.reading import Reading


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


def test_what_was_made_is_old_afterwards() -> None:
    """The next search for young garbage does not go through it; nothing stays frozen."""
    gc.enable()
    with without_collecting():
        made = [[] for _ in range(5000)]  # type: ignore[var-annotated]
    assert gc.get_freeze_count() == 0
    assert not any(young is one for young in gc.get_objects(generation=0) for one in made[:3])


def test_what_the_caller_has_frozen_stays_so() -> None:
    """By an object of the caller's: frozen objects that another thread lets go of meanwhile make their number smaller."""
    gc.enable()
    of_the_caller: list[None] = []
    gc.freeze()
    try:
        with without_collecting():
            pass
        assert gc.get_freeze_count() > 0
        assert not any(searched is of_the_caller for searched in gc.get_objects())
    finally:
        gc.unfreeze()


def test_an_article_leaves_nothing_to_be_searched_for() -> None:
    text = "It cost $3 billion, or 20 cents a head, in 2019. The fund gave 4 million pounds."
    reformextract.extract(text, facts=False)
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        reformextract.extract(text, facts=False)
        gc.collect()
        assert not [left for left in gc.garbage if isinstance(left, Reading)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
