"""The pictures of several articles in one script: each is had from where its own article came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from briefing.nouns import Script, Section, Segment
from briefing.package import identity
from briefing.read.taken import Origin, taken

TIME_S: Final = 20.0
"""For fetching one of them."""


@dataclass(frozen=True)
class Lazy(Mapping[str, bytes]):
    """Pictures by address, each got as it is asked for. Raises SourceError then."""

    origins: Mapping[str, tuple[str, Origin]] = field(default_factory=dict)
    """Of each address: the one by which its article knows it, and where that came from."""

    def __getitem__(self, address: str) -> bytes:
        known, origin = self.origins[address]
        return taken(known, origin, TIME_S)

    def __iter__(self) -> Iterator[str]:
        return iter(self.origins)

    def __len__(self) -> int:
        return len(self.origins)


def placed(script: Script, source: str, origin: Origin) -> tuple[Script, Mapping[str, tuple[str, Origin]]]:
    """``script`` with addresses of pictures that tell them from those of other articles, and what each is.

    Those of the web and those that stand in an article have such addresses. Others are as seen from where the
    article ``source`` lies, or within it.
    """
    found: dict[str, tuple[str, Origin]] = {}

    def own(segment: Segment) -> Segment:
        picture = segment.picture
        if picture is None:
            return segment
        address = picture.address
        if not urlsplit(address).scheme and identity.is_path(source):
            at = PurePosixPath(source)
            address = str((at if picture.address in origin.enclosed else at.parent) / address)
        found[address] = picture.address, origin
        return replace(segment, picture=replace(picture, address=address))

    return changed(script, own), found


def changed(script: Script, change: Callable[[Segment], Segment]) -> Script:
    """``script`` with ``change`` made of each segment below its headings."""

    def its_own(section: Section) -> Section:
        paragraphs = tuple(tuple(map(change, paragraph)) for paragraph in section.paragraphs)
        return replace(section, paragraphs=paragraphs)

    return replace(script, sections=tuple(map(its_own, script.sections)))
