"""Markdown files: what their front matter says of the article, and the text behind it, whose marks are read across (lexicon/markup.py)."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<lines>.{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?m)^(?P<name>[A-Za-z][\w -]{0,40}?)[ \t]*:[ \t]+(?P<value>[^\r\n]*?)[ \t]*\r?$")
_NAMES = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "pubdate": "published",
    "publishdate": "published", "source": "source", "publisher": "source", "url": "url", "link": "url", "country": "country",
}  # fmt: skip
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields that a file's front matter gives to its article, and the text behind it.

    >>> front_matter('---\\ntitle: "The weir"\\ndate: 2021-05-03T10:00\\n---\\nIt opened.')
    ({'title': 'The weir', 'published': '2021-05-03'}, 'It opened.')
    """
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    fields: dict[str, str] = {}
    for line in _FIELD.finditer(found["lines"]):
        name = _NAMES.get(line["name"].lower().replace("_", "").replace("-", "").replace(" ", ""))
        value = line["value"].strip("\"' ")
        if name == "published":
            day = _DAY.match(value)
            value = day[0] if day is not None else ""
        if name is not None and value:
            fields.setdefault(name, value)
    return fields, text[found.end() :]
