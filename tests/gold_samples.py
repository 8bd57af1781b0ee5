"""Gold for the tests of evaluation and formats: every kind, every field, odd characters and line ends. Annotated by hand."""

from __future__ import annotations

from typing import Any

from reformextract.article import Extraction
from reformextract.facts.record import Fact
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
CLINICS = (
    "In [[2020|date type=DATE value=2020 earliest=2020-01-01 latest=2020-12-31]] Marsh County spent "
    "[[5 million yuan|money value=5000000 currency=CNY]] on clinics, up [[3 percent|ratio value=3 unit=% per=month]] a month from "
    "[[2019|date type=DATE value=2019 earliest=2019-01-01 latest=2019-12-31]], the bureau said; [[1,200|count value=1200 item=visits "
    "per=day]] visits a day were by people aged [[60 and above|age value=60 unit=year comparator=at_least]]. The "
    "[[village clinic subsidy|mechanism head=subsidy area=health]] to families goes on, and "
    "its index stands at [[97.5|number value=97.5 unit=points]] points."
)
LEEWAY = (
    "The [[orchard insurance scheme|mechanism head=scheme area=agriculture_rural alt_area=finance alt='4 39' loose='head status']] for "
    "growers paid [[about 3 million yuan|money value=3000000 currency=CNY comparator=about loose=comparator]], or so it is said."
)
_LISTS = ("members", "status_cue", "alt")


def extraction_of(identity: str, marked: str, published: str | None, **article: str) -> Extraction:
    """The extraction that marked text stands for; list fields are separated by spaces."""
    text, marks = parse_markup(marked)
    records: list[dict[str, Any]] = []
    for mark in marks:
        fields: dict[str, Any] = dict(mark.fields)
        for name in ("stated", "loose", *_LISTS):
            if name in fields:
                fields[name] = [int(part) if name in _LISTS else part for part in fields[name].split()]
        records.append({"kind": mark.kind, "start": mark.start, "end": mark.end, "text": text[mark.start : mark.end], **fields})
    return Extraction.from_gold({"id": identity, "text": text, "published": published, "records": records, **article})


def clinics() -> Extraction:
    """An article with every field of a fact."""
    extraction = extraction_of("clinics", CLINICS, "2021-02-01", country="GB")
    text = extraction.article.text
    facts = (
        fact(text, 1, what="clinics", subject="Marsh County", predicate="spent", period=0, source="the bureau"),
        fact(text, 2, what="clinics", subject="Marsh County", predicate="up", of="5 million yuan", period=0, period_relation="since",
             period_to=3, change="increase", base=3, evidence=(0, 84), loose=("of", "source")),
        fact(text, 4, what="visits", subject="people", base="year_on_year", status="estimate", rule="fact.level"),
        fact(text, 5, status="target", optional=True),
    )  # fmt: skip
    return Extraction(article=extraction.article, records=extraction.records, facts=facts)


def fact(text: str, figure: int, **fields: Any) -> Fact:
    """A fact whose phrases are given by their words, which stand once in the text."""
    for name in Fact.phrases:
        if name in fields:
            start = text.index(fields[name])
            fields[name] = {"start": start, "end": start + len(fields[name]), "text": fields[name]}
    return Fact(figure=figure, **fields)


def sample_gold() -> list[Extraction]:
    """Three articles with every kind but ages."""
    return [
        extraction_of("river/1", RIVER, "2021-03-04", title="Wardens & rivers", url="https://example.org/?a=1&b=2"),
        extraction_of("lists", LISTS, "2021-05-01"),
        extraction_of("plain", PLAIN, None),
    ]


def whole_gold() -> list[Extraction]:
    """These, and one with ages, rates and facts."""
    return [*sample_gold(), clinics()]


def leeway_gold() -> Extraction:
    """An article in which the annotator grants a second extent and a second area, and takes fields out of the count."""
    return extraction_of("leeway", LEEWAY, "2021-02-01")
