"""What XML can carry of a text, and ids that it could not carry as they are."""

from __future__ import annotations

import re

from reformextract.formats.names import quoted, unquoted

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = "quoted-id:"


def in_xml(identity: str) -> str:
    """The id as it is, or quoted where XML would not give it back: control characters, white space at the ends, line ends.

    >>> in_xml("a 1"), in_xml(" a"), from_xml(in_xml(" a"))
    ('a 1', 'quoted-id:%20a', ' a')
    """
    changed = NOT_XML.search(identity) or identity != identity.strip() or re.search(r"[\t\n\r]", identity)
    if changed or not identity or identity.startswith(_QUOTED):
        return _QUOTED + quoted(identity)
    return identity


def from_xml(written: str) -> str:
    """The way back."""
    return unquoted(written.removeprefix(_QUOTED)) if written.startswith(_QUOTED) else written
