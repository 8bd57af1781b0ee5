"""Gold for the tests of evaluation and formats: every kind, every field, odd characters and line ends. Annotated by hand."""

from __future__ import annotations

from typing import Any

from reformextract.article import Extraction
from reformextract.patterns.markup import parse_markup

RIVER = (
    "\N{BUS} LINGHE, [[March 3|date type=DATE value=2021-03-03 earliest=2021-03-03 latest=2021-03-03 stated='month day']] -- "
    "The county will set up a [[river warden system|mechanism head=system area=environment_energy canonical=river-chief match=variant "
    "cluster=1 status=established status_cue='48 54']] and spend "
    "[[over 2.5 billion yuan|money value=2500000000 currency=CNY comparator=more_than]] "
    "([[about $385 million|money value=385000000 currency=USD comparator=about equals=2]]).\r\n\r\n"
    "So far [[8 of the 13|count value=8 total=13 item=reservoirs]] reservoirs are clean, [[62.5 percent|ratio value=62.5 unit=%]] of the "
    "total, and the county ranks [[third|rank value=3 of=11]] of 11. Farmers get [[400 to 600 yuan|money low=400 high=600 currency=CNY "
    "comparator=range per=mu]] per mu on [[13,000\r\nmu|measure value=13000 unit=mu per=year]]."
)
LISTS = (
    "It adopted [[three tools|enumeration noun=tools declared=3 found=2 members='1 2' complete=false]]: a "
    "[[credit ledger|mechanism head=ledger area=finance status=piloted cluster=1]] for \N{PILE OF POO} \U0001f468\u200d\U0001f33e "
    "families and a [[seed fund \u201cQing\u2009He\u201d|mechanism head=fund area=agriculture_rural]], since "
    "[[early 2019|date type=DATE value=2019 mod=START earliest=2019-01-01 latest=2019-12-31]], "
    "over [[two years|date type=DURATION value=P2Y]]; "
    "[[dozens|count value=12 comparator=at_least item='pilot & \"test\" sites' optional=true]] of sites joined."
)
PLAIN = "Nothing is counted here, <b>nothing</b> & nobody \N{HORIZONTAL ELLIPSIS}\n"
_LISTS = ("members", "status_cue")


def extraction_of(identity: str, marked: str, published: str | None, **article: str) -> Extraction:
    """The extraction that marked text stands for; list fields are separated by spaces."""
    text, marks = parse_markup(marked)
    records: list[dict[str, Any]] = []
    for mark in marks:
        fields: dict[str, Any] = dict(mark.fields)
        for name in ("stated", *_LISTS):
            if name in fields:
                fields[name] = [int(part) if name in _LISTS else part for part in fields[name].split()]
        records.append({"kind": mark.kind, "start": mark.start, "end": mark.end, "text": text[mark.start : mark.end], **fields})
    return Extraction.from_gold({"id": identity, "text": text, "published": published, "records": records, **article})


def sample_gold() -> list[Extraction]:
    """Three articles."""
    return [
        extraction_of("river/1", RIVER, "2021-03-04", title="Wardens & rivers", url="https://example.org/?a=1&b=2"),
        extraction_of("lists", LISTS, "2021-05-01"),
        extraction_of("plain", PLAIN, None),
    ]
