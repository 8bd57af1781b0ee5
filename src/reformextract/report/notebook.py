"""An extraction in a notebook cell: the text with its records marked and named, a legend, a table of them. No script."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from reformextract.article import Extraction
from reformextract.kinds import RECORD_MODELS
from reformextract.report.model import Item, extracted_articles, mark_up

INK = "#1d2126"  # on the kinds' light colours, whatever the notebook's own page


def _box(kind: str) -> str:
    return f"background:{RECORD_MODELS[kind].colours[1]};color:{INK};border-radius:3px;padding:1px 4px"


def _fields(item: Item) -> str:
    return ", ".join(f"{row.name} {row.predicted}" for row in item.fields)


def _tag(item: Item, first: bool) -> Markup:
    """A mark whose first piece begins with the name of the kind, so that the colour alone tells nothing."""
    opened = Markup('<mark style="{}" title="{}: {}">').format(_box(item.kind), item.kind, _fields(item))
    name = Markup('<small style="font-size:.68em;font-weight:600;opacity:.75;user-select:none">{}</small> ').format(item.kind)
    return opened + name if first else opened


def _legend(items: tuple[Item, ...]) -> Markup:
    numbers = Counter(item.kind for item in items)
    chips = (Markup('<span style="{}">{} {}</span> ').format(_box(kind), numbers[kind], kind) for kind in RECORD_MODELS if numbers[kind])
    return Markup('<p style="line-height:2">{}</p>').format(Markup("").join(chips))


def extraction_html(extraction: Extraction) -> str:
    """The HTML of a notebook's cell; all text escaped.

    >>> import reformextract
    >>> "background:#cdeed6" in extraction_html(reformextract.extract("It cost RMB 3 billion."))
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
            '<div class="reformextract"><p><strong>{}</strong> {}</p>{}{}'
            '<div style="white-space:pre-wrap;line-height:1.9;max-width:46em">{}</div>'
            "<details><summary>{} records</summary><table><thead><tr><th>kind</th><th>text</th><th>fields</th><th>at</th></tr></thead>"
            "<tbody>{}</tbody></table></details></div>"
        ).format(
            view.name,
            view.article.published or "publication date unknown",
            _legend(view.items),
            warnings,
            mark_up(view.article.text, view.items, _tag),
            len(view.items),
            rows,
        )
    )
