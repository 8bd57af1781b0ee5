"""Text as it comes: line ends, odd spaces, full-width signs, page furniture; offsets always refer to the text as given."""

from __future__ import annotations

from decimal import Decimal

import pytest

import reformextract
from reformextract.lexicon.view import aligned_view


def found(text: str, published: str | None = "2019-01-23") -> list[tuple[str, str]]:
    extraction = reformextract.extract(text, published=published)
    for record in extraction.records:
        assert text[record.start : record.end] == record.text
    return [(record.kind, record.text) for record in extraction.records]


@pytest.mark.parametrize(
    "text",
    [
        "It built 42 colleges\r\nfor RMB 3 billion.",
        "\ufeffIt built 42 colleges for RMB\u00a03\u00a0billion.",
        "It built 42\u2009colleges for RMB\u20023\u3000billion.",
        "It built 42 colleges for\tRMB 3 billion.",
        "It built ４２ colleges for RMB ３ billion.",
        "It built “42” colleges （for RMB 3 billion）.",
        "It built 42 colle\u00adges for RMB 3 bil\u00adlion.",
        "🚄🚄 It built 42 colleges for RMB 3 billion 🏗️.",
        "It built 42 colleges for RMB 3 billion",
        "It built 42 colleges\u200b for RMB\u200b 3 billion.",
    ],
)
def test_odd_characters_change_nothing(text: str) -> None:
    records = reformextract.extract(text).records
    assert [(record.kind, record.value) for record in records] == [("count", Decimal(42)), ("money", Decimal(3_000_000_000))]
    assert all(text[record.start : record.end] == record.text for record in records)


def test_the_view_is_of_equal_length() -> None:
    odd = "".join(chr(point) for point in range(0x2FFFF) if not 0xD800 <= point < 0xE000)
    assert len(aligned_view(odd)) == len(odd)


@pytest.mark.parametrize(
    "furniture",
    [
        "Size:【 Big Middle Small 】 Print",
        "Size: [Large] [Medium] [Small]",
        "Browse times: 1023",
        "Browse times:1,023",
        "Views: 4512",
        "Click: 88",
        "Website Identification Code: 3401000047",
        "Anhui ICP No. 05001234",
        "Zhe ICP Bei No. 05000001-2",
        "Shu Gong Wang An Bei 34010302000123",
        "Public Network Security Record No. 34010302000123",
        "Tel: 028-86604477",
        "Helpline: 1800-115-565",
        "Fax: (010) 6238 1144",
        "Postal code: 610016",
        "(Editor: Wang Yimiao)",
        "Copyright reserved. Technical support: the Big Data Centre",
        "Home > News > Open Governance",
        "E-mail: office2020@example.gov.cn  http://www.example.gov.cn/2019/0123/n31-4.html",
    ],
)
def test_page_furniture_makes_no_record(furniture: str) -> None:
    assert found(furniture) == []
    body = f"Twelve pilots were opened.\n\n{furniture}\n"
    assert found(body) == [("count", "Twelve")]
