"""Families of texts that grow without an end and could make a step look back, nest or compare all with all."""

from __future__ import annotations

from collections.abc import Callable

# What is said again and again.
REPEATED = {
    "levels": "arrivals in May rose 3% to 4,100, ",
    "changes": "it rose by 3 km, from 40 to 43, ",
    "asides": "the crowd, put at 9,000 by some, was 7,000, ",
    "labels": "boats mended so far: 2,872 (2015–16: 2,500) ",
    "numbers joined": "one hundred and two million and ",
    "numbers in words": "two million three hundred thousand ",
    "small numbers": "two ",
    "halves": "half ",
    "a list of digits": "12, ",
    "days": "May 3, ",
    "relative dates": "last year ",
    "open quotes": '"The pilot ',
    "list marks": "(1) the system; ",
    "compounds": "state-owned-",
    "of of": "reform of the system of ",
    "open ranges": "RMB 3 billion to ",
    "open spans": "from January to ",
    "shared currencies": "5 pesos in Manila, ",
    "letters of currencies": "R30 or R40 ",
    "cents": "5 cents, 4 euros, ",
    "ages of persons": "the driver, 61, and his wife, 34, ",
    "open brackets": "(the ",
    "closed brackets": "the) ",
    "ends of ends": "the end of ",
    "ranks": "first second ",
    "rows of ranks": "the first, second, third and ",
    "amounts restated": "RMB 3 billion ($440 million), ",
    "sentences with a number": "It rose 3 percent in 2019. ",
    "sentences about one thing": "The river chief system was expanded. ",
    "what leads to a name": "the new first building and ",
    "names in capitals": "National Green Finance Reform Pilot Zone ",
    "one long name": "Green ",
    "announced lists": "It set up three pilots: a fund, a platform and a zone. ",
    "members without an end": "the credit system, the bond platform and ",
    "anaphora": "The former took 3 months, the latter 5. ",
    "shares of": "8 of the 13 of the 21 of the ",
    "per per": "RMB 3 per person per year per mu ",
    "currencies": "US$ HK$ RMB ",
    "units": "3 km 4 mu 5 kg ",
    "no ends": "the county and the town ",
    "abbreviations": "a.m. U.S. No. ",
    "clauses": "which said that it would, if it could, ",
    "figures compared": "up from 12 percent a year before, ",
    "ages": "aged 3 to 5 and over ",
}
# Runs of one sign: at the start of a text, inside, and at its end.
RUNS = {
    "spaces": " ",
    "tabs": "\t",
    "line ends": "\n",
    "CRLF": "\r\n",
    "hard spaces": "\u00a0",
    "zero width": "\u200b",
    "soft hyphens": "\u00ad",
    "letters": "a",
    "capitals": "A",
    "digits": "1",
    "points": ".",
    "commas": ",",
    "hyphens": "-",
    "dashes": "–",
    "apostrophes": "'",
    "quotes": '"',
    "brackets": "(",
    "closing": ")",
    "slashes": "/",
    "percent": "%",
    "dollars": "$",
    "stars": "*",
    "hashes": "#",
    "pipes": "|",
    "greater": ">",
    "less": "<",
    "ampersands": "&",
    "underscores": "_",
    "colons": ":",
    "combining": "\u0301",
    "han": "改",
    "emoji": "\U0001f600",
    "1,": "1,",
    "a-": "a-",
    "1.": "1.",
    "<b>": "<b>",
    "&amp;": "&amp;",
    "[a](": "[a](",
    "`": "`",
    "- ": "- ",
    "| 1 ": "| 1 ",
}
# What is opened once and then goes on without an end.
OPENED = {
    "target of points": ("[a](", "a."),
    "target of slashes": ("[a](", "a/"),
    "target of spaces": ("[a](", " "),
    "target of an image": ("![a](", "a."),
    "target of brackets": ("[a](http:", "a(b)"),
    "title": ("[a](a.b ", "'"),
    "text of a link": ("[", "[a]"),
    "definition": ("[a]: ", "a."),
    "angle": ("<a ", "b='"),
    "comment": ("<!-- ", "<!--"),
    "code": ("```\n", "`"),
    "table": ("| a |\n|---|\n", "| "),
}
AROUND = "The county spent RMB 3 billion in 2019"


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda number: piece * number


def long_run(sign: str, place: str, number: int) -> str:
    """A sign so many times, at a place of a text, ``alone``, or ``on a line`` of its own."""
    run = sign * number
    texts = {"start": run + AROUND, "inside": AROUND + run + AROUND, "end": AROUND + run, "alone": run}
    return texts.get(place, f"{AROUND}\n{run}\n{AROUND}")


def _run(sign: str, place: str) -> Callable[[int], str]:
    return lambda number: long_run(sign, place, number * 4)


def families() -> dict[str, Callable[[int], str]]:
    """Each a function of the size."""
    found = {name: _repeated(piece) for name, piece in REPEATED.items()}
    found |= {f"{name} {place}": _run(sign, place) for name, sign in RUNS.items() for place in ("start", "inside", "end")}
    return found
