"""File names of articles: any id as a name that every file system takes and that leads back to the id.

Letters, digits and harmless signs stand for themselves, all else is written as in a URL. A name that would be too long ends
in ``%~`` and a digest; the whole id then stands in what is written beside or inside the file.
"""

from __future__ import annotations

import hashlib
from urllib.parse import quote, unquote

_HARMLESS = " !#$&'()+,;=@[]{}^~`"
_LONGEST = 150
_RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))})
NO_ID = "%"  # no quoted id is this


def quoted(identity: str) -> str:
    """The id with only harmless characters, whole; :func:`unquoted` is the way back.

    >>> quoted("a/b?"), quoted("..a"), quoted("nul"), unquoted(quoted("a/b?"))
    ('a%2Fb%3F', '%2E.a', '%6Eul', 'a/b?')
    """
    if not identity:
        return NO_ID
    stem = quote(identity, safe=_HARMLESS, encoding="utf-8", errors="surrogatepass")
    first = stem[0]
    if first in " .~" or stem.partition(".")[0].rstrip().upper() in _RESERVED:
        stem = f"%{ord(first):02X}{stem[1:]}"
    if stem[-1] in " .":
        stem = f"{stem[:-1]}%{ord(stem[-1]):02X}"
    return stem


def unquoted(stem: str) -> str:
    """The id of a quoted name."""
    if stem == NO_ID:
        return ""
    return unquote(stem, encoding="utf-8", errors="surrogatepass")


def file_stem(identity: str) -> str:
    """The id as the name of a file without its ending."""
    stem = quoted(identity)
    if len(stem) <= _LONGEST:
        return stem
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return f"{stem[:_LONGEST]}%~{digest}"


def id_of_stem(stem: str) -> str:
    """The id that a file name tells: of a shortened one the name itself, which is all that it tells."""
    try:
        return stem if "%~" in stem else unquoted(stem)
    except UnicodeDecodeError:
        return stem
