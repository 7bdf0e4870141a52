"""XML out of a container, parsed within bounds: no entities, nothing fetched."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from briefing.errors import SourceError

MAX_MARKS: Final = 4_000_000
"""Tags and attributes: each costs some 120 bytes as a tree; a book in Word has some 500,000."""


def xml(data: bytes, name: str) -> etree._Element:
    """The root of the file ``name`` that ``data`` is.

    Raises SourceError for what is not well-formed, is nested too deep, has a text of 10 MB (libxml2's own
    limits), too many tags, or declares entities, which could be anything.
    """
    if data.count(b"<") + data.count(b"=") > MAX_MARKS:
        raise SourceError(f"{name} in it has more than {MAX_MARKS} tags and attributes")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise SourceError(f"{name} in it is damaged", fix="copy or save it anew") from None
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():
        raise SourceError(f"{name} in it declares entities, which no document needs")
    return root
