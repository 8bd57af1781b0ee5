"""Mentions of one mechanism in an article get the same small number, in order of first mention."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Cluster:
    """One mechanism so far: its known id, its head and the meaning words of its mentions, folded."""

    number: int
    canonical: str | None
    head: str
    mentions: dict[frozenset[str], None] = field(default_factory=dict)


class Clusters:
    """Numbers the mentions of one article, given in their order."""

    def __init__(self) -> None:
        self._count = 0
        self._by_head: dict[str, list[Cluster]] = {}
        self._by_canonical: dict[str, Cluster] = {}  # the first that a known mechanism named

    def number(self, canonical: str | None, head: str, words: frozenset[str]) -> int:
        """The cluster of a mention; ``words`` are its meaning words with the head among them.

        Two mentions are of one mechanism when both name the same known one, or when they have the same head and the
        words of one are among the words of the other.
        """
        found = self._by_canonical.get(canonical) if canonical is not None else None
        same_head = self._by_head.setdefault(head, [])
        if len(words) > 1:
            for cluster in same_head:
                if found is not None and cluster.number > found.number:
                    break
                if canonical is not None and cluster.canonical is not None:
                    continue
                if any(words <= other or (len(other) > 1 and other <= words) for other in cluster.mentions):
                    found = cluster
                    break
        if found is None:
            found = Cluster(self._count, canonical, head)
            self._count += 1
            same_head.append(found)
        found.canonical = found.canonical or canonical
        if found.canonical is not None:
            self._by_canonical.setdefault(found.canonical, found)
        found.mentions[words] = None
        return found.number
