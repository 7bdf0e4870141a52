"""Whether a book is locked by its seller."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final
from urllib.parse import unquote

from briefing.errors import SourceError
from briefing.read.containers.archive import Archive
from briefing.read.containers.xml import xml

_ENCRYPTION: Final = "META-INF/encryption.xml"
_LICENCES: Final = ("META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml")
"""Adobe's, Readium's, Apple's."""
_FONTS: Final = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
"""Ways to obfuscate fonts, which lock no text (EPUB 3.3, 4.4)."""


def refuse_locked(archive: Archive, root: str, names: Collection[str]) -> None:
    """Raises SourceError if any of the documents ``names`` is encrypted; the book lies in ``root``."""
    listed = root + _ENCRYPTION
    if not archive.named(listed):
        return
    for data in xml(archive.read(listed), listed).iter("{*}EncryptedData"):
        ways = {str(way.get("Algorithm")) for way in data.iter("{*}EncryptionMethod")}
        files = {
            archive.named(root + unquote(str(each.get("URI")))) for each in data.iter("{*}CipherReference")
        }
        if not ways <= _FONTS and files & set(names):
            licensed = any(archive.named(root + name) for name in _LICENCES)
            raise SourceError(
                "is a book locked by its seller (DRM)" if licensed else "is an encrypted book",
                fix="only a copy without protection can be read",
            )
