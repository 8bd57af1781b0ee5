"""Mentions of one mechanism in an article get the same small number, in order of first mention."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Cluster:
    """One mechanism so far: its known id, its head and the meaning words of its mentions, folded."""

    number: int
    canonical: str | None
    head: str
    mentions: list[frozenset[str]] = field(default_factory=list)


class Clusters:
    """Numbers the mentions of one article, given in their order."""

    def __init__(self) -> None:
        self._clusters: list[Cluster] = []

    def number(self, canonical: str | None, head: str, words: frozenset[str]) -> int:
        """The cluster of a mention; ``words`` are its meaning words with the head among them.

        Two mentions are of one mechanism when both name the same known one, or when they have the same head and the
        words of one are among the words of the other.
        """
        for cluster in self._clusters:
            if canonical is not None and cluster.canonical is not None:
                same = canonical == cluster.canonical
            else:
                same = (
                    head == cluster.head
                    and len(words) > 1
                    and any(words <= other or (len(other) > 1 and other <= words) for other in cluster.mentions)
                )
            if same:
                cluster.canonical = cluster.canonical or canonical
                cluster.mentions.append(words)
                return cluster.number
        self._clusters.append(Cluster(len(self._clusters), canonical, head, [words]))
        return len(self._clusters) - 1
