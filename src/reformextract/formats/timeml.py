"""TimeML: dates as inline TIMEX3, a ``.tml`` file an article. Carries dates only, and refuses other records.

``type``, ``value`` and ``mod`` are TIMEX3's own attributes; what TIMEX3 has none for (earliest, latest, rule ...) stands in
attributes of our namespace. The publication date is the DCT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from reformextract.article import Extraction
from reformextract.formats.base import (
    GoldError,
    Region,
    article_metadata,
    article_of,
    from_regions,
    read_text,
    reads,
    to_regions,
    write_text,
)
from reformextract.formats.names import file_stem, id_of_stem
from reformextract.formats.xml_text import NOT_XML, from_xml, in_xml
from reformextract.models.timex import DateMod
from reformextract.models.warning import ExtractionWarning

NAMESPACE = "urn:reformextract"
_PLAIN = frozenset({"type", "value", "mod"})
_SCHEMA = (
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"'
)


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})


def _attribute(name: str, value: str) -> str:
    return f" {name}={quoteattr(value, {chr(13): '&#13;', chr(10): '&#10;', chr(9): '&#9;'})}"


def to_timeml(extraction: Extraction, path: Path) -> str:
    """One article as TimeML."""
    article = extraction.article
    for index, record in enumerate(extraction.records):
        if record.kind != "date":
            raise GoldError(
                path, f"TimeML can't carry a {record.kind}, only dates (convert --kinds date)", article=article.id, record=index
            )
    if found := NOT_XML.search(article.text):
        raise GoldError(path, f"XML can't carry the character {found[0]!r} at {found.start()}", article=article.id, field="text")
    body: list[str] = []
    done = 0
    regions = to_regions(extraction, "t")
    for index, region in sorted(enumerate(regions), key=lambda pair: (pair[1].start, pair[1].end)):
        if region.start < done:
            raise GoldError(path, "TimeML can't carry dates that overlap", article=article.id, record=index, field="start")
        attributes = "".join(_attribute(name if name in _PLAIN else f"rx:{name}", value) for name, value in region.fields.items())
        body.append(_escaped(article.text[done : region.start]))
        body.append(f'<TIMEX3 tid="{region.id}"{attributes}>{_escaped(article.text[region.start : region.end])}</TIMEX3>')
        done = region.end
    body.append(_escaped(article.text[done:]))
    metadata = article_metadata(extraction)
    published = metadata.pop("published", None)
    dct = ""
    if published:
        dct = f'<DCT><TIMEX3 tid="t0" type="DATE" value="{published}" functionInDocument="CREATION_TIME">{published}</TIMEX3></DCT>\n'
    kept = "".join(_attribute(f"rx:{name}", value) for name, value in metadata.items() if name != "id")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML {_SCHEMA} xmlns:rx="{NAMESPACE}"{kept}>\n'
        f"<DOCID>{_escaped(in_xml(article.id))}</DOCID>\n"
        f"{dct}<TEXT>{''.join(body)}</TEXT>\n</TimeML>\n"
    )


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """A folder of ``.tml`` files, or one file where the path ends in ``.tml``."""
    for number, extraction in enumerate(extractions):
        if path.suffix == ".tml":
            if number:
                raise GoldError(path, "a .tml file holds one article: name a folder")
            write_text(path, to_timeml(extraction, path))
        else:
            file = path / f"{file_stem(extraction.article.id)}.tml"
            write_text(file, to_timeml(extraction, file))


@reads
def read(path: Path) -> Iterator[Extraction]:
    """The article of a ``.tml`` file or those of a folder, in order of file name."""
    files = [path] if path.is_file() else sorted(path.glob("*.tml"))
    if not files:
        raise GoldError(path, "no .tml file in this folder")
    for file in files:
        yield _read_one(file)


def _read_one(file: Path) -> Extraction:
    try:
        root = ElementTree.fromstring(read_text(file).encode("utf-8"))
    except ElementTree.ParseError as error:
        raise GoldError(file, f"bad XML: {error}", line=error.position[0]) from error
    except (ValueError, LookupError) as error:  # an encoding that is named but not known
        raise GoldError(file, f"bad XML: {error}") from error
    body = root.find("TEXT")
    if body is None:
        raise GoldError(file, "no TEXT element")
    creation = root.find("DCT/TIMEX3")
    identity = from_xml((root.findtext("DOCID") or id_of_stem(file.stem)).strip())
    metadata = {name.removeprefix(f"{{{NAMESPACE}}}"): value for name, value in root.attrib.items() if name.startswith(f"{{{NAMESPACE}}}")}
    metadata["id"] = identity
    if creation is not None and re.match(r"\d{4}-\d{2}-\d{2}", creation.get("value", "")):
        metadata["published"] = creation.get("value", "")[:10]
    walk = _Walk()
    walk.through(body)
    regions = [region for region in walk.regions if region.end > region.start]  # empty ones stand for times that no word names
    article, beside = article_of("".join(walk.pieces), metadata, file)
    return from_regions(article, regions, file, replace(beside, warnings=(*beside.warnings, *walk.notes)))


class _Walk:
    """Gathers the text of an element and the regions of its TIMEX3; others (EVENT, SIGNAL) give their text only.

    Elements are gone through one after the other, however deep they lie, and the length of the text is kept, not counted anew.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.regions: list[Region] = []
        self.notes: list[ExtractionWarning] = []

    def _say(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def through(self, body: ElementTree.Element) -> None:
        """The whole element, its own tail left out."""
        open_elements: list[tuple[ElementTree.Element, Iterator[ElementTree.Element], int, int]] = []
        element: ElementTree.Element | None = body
        while True:
            if element is not None:
                open_elements.append((element, iter(element), self.length, self._place(element)))
                self._say(element.text)
            inner, children, start, place = open_elements[-1]
            element = next(children, None)
            if element is not None:
                continue
            open_elements.pop()
            if place >= 0:
                self._close(inner, start, place)
            if not open_elements:
                return
            self._say(inner.tail)

    def _place(self, element: ElementTree.Element) -> int:
        """Where the region of a TIMEX3 goes, before those inside it; -1 for other elements."""
        if element.tag != "TIMEX3":
            return -1
        self.regions.append(Region("", "", 0, 0))
        return len(self.regions) - 1

    def _close(self, element: ElementTree.Element, start: int, place: int) -> None:
        fields: dict[str, str] = {}
        for name, value in element.attrib.items():
            if name == "mod" and value not in get_args(DateMod):
                message = f"{element.get('tid')}: mod {value} left out, records have none such"
                self.notes.append(ExtractionWarning(code="mod_left_out", message=message))
            elif name in _PLAIN or name.startswith(f"{{{NAMESPACE}}}"):
                fields[name.removeprefix(f"{{{NAMESPACE}}}")] = value
        self.regions[place] = Region(element.get("tid", f"timex {place}"), "date", start, self.length, fields)
