"""The phrases of the lexicon as a trie over tokens, and the longest one that begins at a token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reformextract.lexicon.tokens import normal_form

Node = dict[str, Any]  # a token's key -> the same of what follows; "" -> the classes of the phrase that ends here, by exact spelling


def trie_key(surface: str, first: bool) -> str:
    """A token's key: inside a phrase a sign with a space before it is not one without ("A $5", "A$5")."""
    core = surface.strip()
    return key_of(surface, core, normal_form(core), first)


def key_of(surface: str, core: str, form: str, first: bool) -> str:
    """The same of a token whose core and normal form are known."""
    spaced_sign = not first and surface[0] == " " and core != "" and not core[0].isalpha()
    return f" {core}" if spaced_sign else form or "\n"


class PhraseTrie:
    """Phrases of two tokens and more; hyphens between their tokens are passed over."""

    def __init__(self) -> None:
        self.root: Node = {}

    def add(self, tokens: Sequence[str], exact: tuple[str, ...] | None, name: str) -> None:
        """Add a phrase (hyphens left out) of a class; ``exact`` are its tokens where it stands in one case only."""
        node = self.root
        for index, token in enumerate(tokens):
            node = node.setdefault(trie_key(token, first=not index), {})
        node.setdefault("", {}).setdefault(exact, set()).add(name)

    def finish(self) -> None:
        """To be called when all are added: a hyphen may stand behind the first token of a phrase."""
        for after in self.root.values():
            after["-"] = None

    def ends(self) -> Iterator[tuple[str, frozenset[str]]]:
        """(last token's key, classes) of everything that can end in the trie."""
        stack: list[tuple[Node, str]] = [(self.root, "")]
        while stack:
            node, last = stack.pop()
            stack.extend((child, key.strip()) for key, child in reversed(node.items()) if key)
            for exact in node.get("", ()):
                yield last, frozenset((*node[""][exact], *node[""].get(None, ())))

    @staticmethod
    def classes_at(node: Node, surfaces: Sequence[str]) -> set[str]:
        """The classes of a phrase of these tokens that ends at a node; none where none ends there."""
        ends = node.get("")
        if ends is None:
            return set()
        classes = set(ends.get(None, ()))
        if len(ends) > 1 or None not in ends:
            classes |= ends.get(tuple(surface.strip() for surface in surfaces if surface != "-"), set())
        return classes
