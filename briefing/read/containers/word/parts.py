"""The parts of a Word file and how they refer to one another: ECMA-376 part 2, Open Packaging Conventions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from briefing.errors import SourceError
from briefing.read.containers.archive import Archive
from briefing.read.containers.word.names import Element, name
from briefing.read.containers.xml import xml

_USUAL: Final = "word/document.xml"
"""Where the text is if nothing says so."""
_OTHERS: Final = {
    "workbook": "is an Excel workbook",
    "presentation": "is a PowerPoint presentation",
    "package": "is a Word file in one piece of XML",
}
"""Documents that are built alike, by the name of their root."""
_FIX: Final = "save it in Word as .docx (另存为 .docx)"


@dataclass(frozen=True, slots=True)
class Relation:
    """That a part refers to another part, or to an address."""

    kind: str
    """The last word of its type: ``image``, ``hyperlink``, ``footnotes``."""
    target: str
    """The name of the part, or the address as it is written."""
    external: bool


class Parts:
    """The parts of one file."""

    def __init__(self, archive: Archive) -> None:
        """Raises SourceError for a package of something else than a text of Word."""
        self.archive = archive
        main = (each.target for each in self.relations("").values() if each.kind == "officeDocument")
        self.main = next(main, _USUAL)
        if not archive.named(self.main):
            raise SourceError(f"is a Word file without its text ({self.main})", fix="copy or save it anew")
        if name(self.document) != "w:document":
            what = _OTHERS.get(name(self.document).rpartition(":")[2], "is a package of another kind")
            raise SourceError(f"{what}, not a text of Word", fix=_FIX)

    @cached_property
    def document(self) -> Element:
        """The root of the text."""
        return xml(self.archive.read(self.main), self.main)

    @cached_property
    def _main(self) -> Mapping[str, Relation]:
        return self.relations(self.main)

    def relations(self, part: str) -> dict[str, Relation]:
        """By id, what ``part`` refers to, the package itself if it is empty."""
        folder, file = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, Relation] = {}
        if not self.archive.named(listing):
            return found
        for each in xml(self.archive.read(listing), listing):
            target, external = each.get("Target", ""), each.get("TargetMode", "").lower() == "external"
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Relation(
                kind, target if external else _joined(folder, target), external
            )
        return found

    def root(self, kind: str) -> Element | None:
        """The root of the part that the text refers to as ``kind``; None where there is none."""
        return next((root for _, root in self.roots(kind)), None)

    def roots(self, *kinds: str) -> Iterator[tuple[str, Element]]:
        """The names and roots of all parts that the text refers to as one of ``kinds``."""
        for each in self._main.values():
            if each.kind in kinds and not each.external and self.archive.named(each.target):
                yield each.target, xml(self.archive.read(each.target), each.target)


def _joined(folder: str, target: str) -> str:
    """The name of the part that ``target`` means in ``folder``; a name leads nowhere out of the package."""
    target = unquote(target).partition("#")[0]
    return posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
