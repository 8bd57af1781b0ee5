"""Ids that were used before, in 16 bytes an article: two articles of one id are told apart by their place.

Hashes of 64 bits are kept; should two ids ever share one, the second article is told apart without need.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Sequence

from reformextract.article import without_surrogates
from reformextract.batch.items import Item, own_id
from reformextract.batch.options import InputOptions

HASH_BYTES = 8
FIRST_PLACES = 1024


def hash_of(id: str) -> int:
    """A number of 64 bits, never 0."""
    return int.from_bytes(hashlib.blake2b(id.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).digest(), "little") or 1


class SeenIds:
    """A set of hashes in one array of numbers.

    >>> seen = SeenIds()
    >>> seen.add(hash_of("a")), seen.add(hash_of("b")), seen.add(hash_of("a"))
    (True, True, False)
    """

    def __init__(self, hashes: Sequence[int] = ()) -> None:
        self._places = array("Q", bytes(HASH_BYTES * FIRST_PLACES))
        self.size = 0
        for number in hashes:
            self.add(number)

    def add(self, number: int) -> bool:
        """Whether it is new."""
        mask = len(self._places) - 1
        place = number & mask
        while (there := self._places[place]) != number:
            if not there:
                self._places[place] = number
                self.size += 1
                if self.size * 2 > len(self._places):
                    self._grow()
                return True
            place = (place + 1) & mask
        return False

    def _grow(self) -> None:
        old = self._places
        self._places = array("Q", bytes(2 * HASH_BYTES * len(old)))
        self.size = 0
        for number in old:
            if number:
                self.add(number)

    def name(self, item: Item, inputs: InputOptions) -> list[int]:
        """Give the item a name of its own where another article has used its id; the hashes that are new by it."""
        if item.form == "failure":
            return []
        id, _ = without_surrogates(own_id(item, inputs))  # as the article will have it
        number = hash_of(id)
        if self.add(number):
            return [number]
        name, _ = without_surrogates(f"{id} ({item.id if item.id != id else item.place})")
        while not self.add(number := hash_of(name)):
            name += "'"
        item.name = name
        return [number]
