"""Episodes that stay as they were last published, because their folders cannot be read: from the feed itself.

The feed is written last of all, so what it says of an episode was once whole, and its files are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from briefing.errors import PackageError
from briefing.publish.identity import FEED
from briefing.publish.item import home, page_of
from briefing.publish.record import Entry
from briefing.wording import LANGUAGES

_ITUNES: Final = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_PODCAST: Final = "{https://podcastindex.org/namespace/1.0}"
_SCRIPTS: Final = {language: script for script, language in LANGUAGES.items()}


@dataclass(frozen=True, slots=True)
class Kept:
    """An episode as the feed has it."""

    guid: str
    entry: Entry
    element: etree._Element
    """The feed's ``item``."""
    root: str
    """The site's address, which the item's own begin with."""

    @property
    def title(self) -> str:
        return self.element.findtext("title") or ""

    @property
    def summary(self) -> str:
        return self.element.findtext("description") or ""

    @property
    def script(self) -> str:
        transcript = self.element.find(f"{_PODCAST}transcript")
        return _SCRIPTS.get("" if transcript is None else transcript.get("language", ""), "hans")

    @property
    def duration_s(self) -> float:
        return float(self.element.findtext(f"{_ITUNES}duration") or 0)

    @property
    def page(self) -> str:
        return page_of(self.guid)

    @property
    def audio(self) -> str:
        enclosure = self.element.find("enclosure")
        return "" if enclosure is None else enclosure.get("url", "").removeprefix(self.root)

    @property
    def files(self) -> frozenset[str]:
        """The paths in the site of all files that the item names."""
        own = f"{self.root}{home(self.guid)}/"
        values = (str(value) for each in self.element.iter("*") for value in each.attrib.values())
        return frozenset(value.removeprefix(self.root) for value in values if value.startswith(own))


def kept(site: Path, entries: Mapping[str, Entry], root: str) -> tuple[Kept, ...]:
    """Those of ``entries`` (by guid) that the feed of ``site`` holds, at ``root``, where the site is now.

    One whose audio is gone is not there to be kept. Raises PackageError where the feed itself cannot be read.
    """
    if not any((site / home(guid)).is_dir() for guid in entries):
        return ()
    channel = _channel(site)
    if channel is None:
        folders = ", ".join(sorted(entry.folder for entry in entries.values()))
        raise PackageError(
            f"cannot be read, and only there stands what was published of {folders}",
            where=str(site / FEED),
            fix="restore one of them, or name the episode in [show] withdrawn",
        )
    before = channel.findtext("link") or root
    found = (
        Kept(guid, entries[guid], _moved(item, before + home(guid), root + home(guid)), root)
        for item in channel.findall("item")
        if (guid := item.findtext("guid") or "") in entries
    )
    return tuple(each for each in found if each.audio and (site / each.audio).is_file())


def guid_in(site: Path) -> str:
    """The guid of the show as the feed of ``site`` has it; empty where it cannot be read."""
    channel = _channel(site)
    return "" if channel is None else channel.findtext(f"{_PODCAST}guid") or ""


def _channel(site: Path) -> etree._Element | None:
    """What the feed of ``site`` says; None where it cannot be read."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
        return etree.fromstring((site / FEED).read_bytes(), parser).find("channel")
    except (OSError, etree.XMLSyntaxError):
        return None


def _moved(item: etree._Element, before: str, now: str) -> etree._Element:
    """``item`` with the addresses of its own files, which begin with ``before``, beginning with ``now``."""
    for each in item.iter("*"):
        for name, value in each.attrib.items():
            each.set(name, str(value).replace(before, now))
        each.text = each.text and each.text.replace(before, now)
    return item
