"""An Item is one article as the reader found it, still raw; a worker makes the Article of it.

Reading stays cheap in the one reading process, decoding and parsing happen on all of them.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from reformextract.article import Article
from reformextract.batch.files import decompressed, open_raw
from reformextract.batch.limits import (
    ATTRIBUTES,
    BYTES_PER_CHARACTER,
    BYTES_PER_CHARACTER_OF_HTML,
    EXCERPT_CHARACTERS,
    FIELD_CHARACTERS,
    ID_CHARACTERS,
    excerpt,
    shortened,
)
from reformextract.batch.markdown import front_matter
from reformextract.batch.options import Columns, ExtractOptions, InputOptions
from reformextract.batch.outcome import Failure, InputError
from reformextract.extras import need

ItemForm = Literal["line", "row", "text", "html", "markdown", "text_file", "html_file", "markdown_file", "failure"]
BYTES_OF_GUESS = 20_000
LIKELY_ENCODINGS = ["gb18030", "big5", "shift_jis", "euc_kr", "cp1252", "cp1251"]
UTF8_BOM = b"\xef\xbb\xbf"


@dataclass(slots=True)
class Item:
    """One article of an input: its ``payload`` is a line's or page's bytes, a row, a path to read, or a Failure.

    ``place`` is where it stands for the reader of an error ("news.jsonl:17"), ``id`` the one it takes when it brings none,
    ``name`` the one that it gets when the one it brings was used before.
    """

    form: ItemForm
    id: str
    place: str
    payload: Any
    url: str | None = None
    name: str | None = None


def encoding_told(head: bytes, encoding: str) -> str:
    """The encoding that a byte order mark tells, else the one given.

    >>> encoding_told(bytes([0xFF, 0xFE, 0x61, 0]), "utf-8"), encoding_told(b"abcd", "utf-8")
    ('utf-16', 'utf-8')
    """
    if head[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return "utf-32"
    return "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding


def decode(data: bytes, encoding: str) -> str:
    """Bytes to text, nothing replaced or stripped; a UTF-16 byte order mark is honoured. Raises InputError."""
    encoding = encoding_told(data[:4], encoding)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"byte 0x{data[error.start]:02x} at offset {error.start}" if error.start < len(data) else "its end"
        raise InputError("not_text", f"not {encoding} text: {where} ({_other_encoding(data)})", "text") from None
    zero = text.find("\0")
    if zero >= 0:
        raise InputError("not_text", f"not text: a NUL character at offset {zero}", "text")
    return text


def _other_encoding(data: bytes) -> str:
    """A hint at the encoding that some bytes may be in, a guess from their beginning."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:  # it comes with what spaCy needs
        best = None
    else:
        best = from_bytes(data[:BYTES_OF_GUESS], cp_isolation=LIKELY_ENCODINGS).best()
    return f"perhaps --encoding {best.encoding.replace('_', '-')}" if best is not None else "another encoding? see --encoding"


def _checked(text: str, options: ExtractOptions) -> str:
    if len(text) > options.max_characters:
        raise InputError("too_long", f"{len(text)} characters, over the limit of {options.max_characters} (--max-chars)", "text")
    if not text or text.isspace():
        raise InputError("empty", "no text", "text")
    return text


def _string(value: object) -> str | None:
    return None if value is None or value == "" else str(value)


def _short_field(fields: dict[str, Any], column: str, limit: int) -> str | None:
    """A field that every record of the article may repeat; raises InputError when it is no name but a text."""
    value = _string(fields.get(column))
    if value is not None and len(value) > limit:
        raise InputError("invalid", f"has {len(value)} characters, over the limit of {limit}: {excerpt(value)}", column)
    return value


def _kept(fields: dict[str, Any], name: str) -> str | int | float | None:
    """A further column as it came, anything but a number as a string (a list or object as JSON); raises InputError."""
    value = fields[name]
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    shown = json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (list, dict)) else value
    return _short_field({name: shown}, name, FIELD_CHARACTERS)


def article_of_fields(fields: dict[str, Any], id: str, columns: Columns, options: ExtractOptions) -> Article:
    """The Article of a JSON object or a table's row; raises InputError naming the field."""
    own_id = _short_field(fields, columns.id, ID_CHARACTERS)
    text = fields.get(columns.text)
    if text is None:
        what = "is null" if columns.text in fields else "is missing"
        raise InputError("invalid", f"{what} (the fields: {', '.join(map(str, fields)) or 'none'})", columns.text, own_id)
    if not isinstance(text, str):
        raise InputError("invalid", f"must be a string, not {type(text).__name__}", columns.text, own_id)
    try:
        _checked(text, options)
    except InputError as error:
        raise InputError(error.error, error.reason, columns.text, own_id) from None
    try:
        return Article(
            id=own_id or id,
            text=text,
            published=fields.get(columns.published) or options.published,
            country=fields.get(columns.country) or options.country,
            title=_short_field(fields, columns.title, FIELD_CHARACTERS),
            source=_short_field(fields, columns.source, FIELD_CHARACTERS),
            url=_short_field(fields, columns.url, FIELD_CHARACTERS),
            kept={name: _kept(fields, name) for name in columns.keep if name in fields},
        )
    except InputError as error:
        raise InputError(error.error, error.reason, error.field, own_id) from None
    except (ValidationError, ValueError) as error:
        if isinstance(error, ValidationError) and any(problem["loc"][:1] == ("country",) for problem in error.errors()):
            what = json.dumps(fields.get(columns.country), ensure_ascii=False, default=str)
            raise InputError("invalid", f"no ISO 3166 code of a country: {what}", columns.country, own_id) from None
        value = fields.get(columns.published)
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        shown = excerpt(value) if isinstance(value, str) else shortened(repr(value), EXCERPT_CHARACTERS)
        raise InputError("invalid", f"not an ISO date: {shown} ({reason})", columns.published, own_id) from None


def _line_text(line: bytes | str, encoding: str) -> str:
    """The text of a line; one of an encoding whose lines do not end with a byte comes as text already. Raises InputError."""
    if isinstance(line, bytes):
        return decode(line.removeprefix(UTF8_BOM).rstrip(b"\r\n"), encoding)
    if any("\udc80" <= character <= "\udcff" for character in line):
        raise InputError("not_text", f"not {encoding} text (another encoding? see --encoding)")
    return line


def _article_of_line(item: Item, encoding: str, columns: Columns, options: ExtractOptions) -> Article:
    try:
        fields = json.loads(_line_text(item.payload, encoding))
    except json.JSONDecodeError as error:
        where = excerpt(error.doc, max(error.pos - EXCERPT_CHARACTERS // 2, 0))
        raise InputError("invalid", f"not JSON: {error.msg} (column {error.colno}): {where}") from None
    except (RecursionError, ValueError) as error:
        if isinstance(error, InputError):
            raise InputError(error.error, error.reason) from None
        raise InputError("invalid", f"not JSON that can be read: {error}") from None
    if not isinstance(fields, dict):
        raise InputError("invalid", f"must be a JSON object, not {type(fields).__name__}")
    return article_of_fields(fields, item.id, columns, options)


def _file_bytes(path: str, limit: int) -> bytes:
    try:
        with open_raw(path) as raw, decompressed(raw, path) as file:
            data = file.read(limit + 1)
    except InputError:
        raise
    except Exception as error:  # gone, no permission, errors of a remote file system
        raise InputError("unreadable", f"cannot be read: {error}") from None
    if len(data) > limit:
        raise InputError("too_long", f"more than {limit} bytes (--max-chars)", "text")
    return data


def _cut(value: object) -> str | None:
    """What a page says of itself, cut where it is no name any more."""
    return None if value is None or value == "" else str(value)[:FIELD_CHARACTERS]


_TAG = re.compile(rb"""<[A-Za-z](?:[^>=]++|=[ \t\r\n\f]*+(?:"[^"]*+"|'[^']*+')?+)*+""")
_VALUE = re.compile(rb"""=[ \t\r\n\f]*+(?:"[^"]*+"|'[^']*+')""")
_NAME = re.compile(rb"[^\s/=]+")


def _check_attributes(html: bytes) -> None:
    """Raises InputError for a tag with so many attributes that parsing it would not end; no time limit reaches the parser."""
    for tag in _TAG.finditer(html):
        if tag.end() - tag.start() > ATTRIBUTES and len(_NAME.findall(_VALUE.sub(b" ", tag[0]))) > ATTRIBUTES:
            raise InputError(
                "unreadable", f"the page has a tag with more than {ATTRIBUTES} attributes: {excerpt(tag[0][:100].decode('latin-1'))}"
            )


def _article_of_page(html: bytes, item: Item, options: ExtractOptions) -> Article:
    trafilatura = need("trafilatura", "html", "reading HTML")
    _check_attributes(html)
    try:
        page = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2999-12-31"},
        )
    except Exception as error:  # a page can break the parser in ways of its own
        raise InputError("unreadable", f"the page cannot be parsed: {type(error).__name__}: {error}") from None
    found = page if isinstance(page, dict) else (page.as_dict() if page is not None else {})
    text = _checked(found.get("text") or "", options)
    try:
        return Article(
            id=item.id,
            text=text,
            published=found.get("date") or options.published,
            country=options.country,
            title=_cut(found.get("title")),
            source=_cut(found.get("sitename")),
            url=_cut(item.url or found.get("url")),
        )
    except ValidationError:
        return Article(id=item.id, text=text, published=options.published, title=_cut(found.get("title")), url=_cut(item.url))


def _article_of_markdown(text: str, item: Item, options: ExtractOptions) -> Article:
    fields, body = front_matter(text)
    about = {name: _cut(value) for name, value in fields.items() if name in ("title", "source", "url")}
    day, country = fields.get("published") or options.published, fields.get("country") or options.country
    try:
        return Article.model_validate({"id": item.id, "text": _checked(body, options), "published": day, "country": country, **about})
    except ValidationError:  # a date or a country that is none
        return Article(id=item.id, text=body, published=options.published, title=about.get("title"))


def own_id(item: Item, inputs: InputOptions) -> str:
    """The id that an item brings, as far as that can be told safely, else the one it takes."""
    fields = item.payload
    if item.form == "line":
        try:
            fields = json.loads(_line_text(fields, inputs.encoding))
        except (ValueError, RecursionError):
            return item.id
    return (_string(fields.get(inputs.columns.id)) if isinstance(fields, dict) else None) or item.id


def to_article(item: Item, inputs: InputOptions, options: ExtractOptions) -> Article | Failure:
    """The Article of an item, or why there is none."""
    made = _made(item, inputs, options)
    return made if item.name is None or isinstance(made, Failure) else made.model_copy(update={"id": item.name})


def _made(item: Item, inputs: InputOptions, options: ExtractOptions) -> Article | Failure:
    try:
        match item.form:
            case "line":
                return _article_of_line(item, inputs.encoding, inputs.columns, options)
            case "row":
                return article_of_fields(item.payload, item.id, inputs.columns, options)
            case "text" | "text_file":
                data = item.payload
                if item.form == "text_file":
                    data = _file_bytes(item.payload, options.max_characters * BYTES_PER_CHARACTER)
                return Article(
                    id=item.id, text=_checked(decode(data, inputs.encoding), options), published=options.published, country=options.country
                )
            case "markdown" | "markdown_file":
                data = item.payload
                if item.form == "markdown_file":
                    data = _file_bytes(item.payload, options.max_characters * BYTES_PER_CHARACTER)
                return _article_of_markdown(decode(data, inputs.encoding), item, options)
            case "html" | "html_file":
                data = item.payload
                if item.form == "html_file":
                    data = _file_bytes(item.payload, options.max_characters * BYTES_PER_CHARACTER_OF_HTML)
                return _article_of_page(data, item, options)
            case "failure":
                failure: Failure = item.payload
                return failure
    except InputError as error:
        return error.failure(item.id, item.place)
