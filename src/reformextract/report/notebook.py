"""An extraction in a notebook cell: the text with its records highlighted, and a table of them. No script."""

from __future__ import annotations

from markupsafe import Markup

from reformextract.article import Extraction
from reformextract.report.model import Item, extracted_articles, mark_up

# Translucent, so that they suit light and dark notebooks alike.
COLOURS = {
    "count": "66,133,244", "money": "52,168,83", "ratio": "161,66,244", "measure": "0,150,150",
    "rank": "251,188,4", "date": "234,90,70", "mechanism": "120,130,145", "enumeration": "220,90,160",
}  # fmt: skip


def _fields(item: Item) -> str:
    return ", ".join(f"{row.name} {row.predicted}" for row in item.fields)


def _tag(item: Item, first: bool) -> Markup:
    style = f"background:rgba({COLOURS[item.kind]},.28);color:inherit;border-radius:3px;padding:0 2px"
    return Markup('<mark style="{}" title="{}: {}">').format(style, item.kind, _fields(item))


def extraction_html(extraction: Extraction) -> str:
    """The HTML of a notebook's cell; all text escaped.

    >>> import reformextract
    >>> "rgba(52,168,83" in extraction_html(reformextract.extract("It cost RMB 3 billion."))
    True
    """
    (view,) = extracted_articles([extraction])
    rows = Markup("").join(
        Markup('<tr><td>{}</td><td style="text-align:left">{}</td><td style="text-align:left">{}</td><td>{}–{}</td></tr>').format(
            item.kind, item.text, _fields(item), item.record.start, item.record.end
        )
        for item in view.items
    )
    warnings = Markup("").join(Markup("<p>⚠ {}</p>").format(warning) for warning in view.warnings)
    return str(
        Markup(
            '<div class="reformextract"><p><strong>{}</strong> {}</p>{}'
            '<div style="white-space:pre-wrap;line-height:1.8;max-width:46em">{}</div>'
            "<details><summary>{} records</summary><table><thead><tr><th>kind</th><th>text</th><th>fields</th><th>at</th></tr></thead>"
            "<tbody>{}</tbody></table></details></div>"
        ).format(
            view.name,
            view.article.published or "publication date unknown",
            warnings,
            mark_up(view.article.text, view.items, _tag),
            len(view.items),
            rows,
        )
    )
