"""The package document: what the book is, and how it can be read. EPUB 3.3, EPUB Accessibility 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from briefing.config import Show
from briefing.files import AUDIO, COVER, IMAGE_TYPES
from briefing.package.book.content import ACTIVE, file_of, written
from briefing.package.book.overlay import Clip, duration_ms, smil_clock
from briefing.package.edition import Edition, Part
from briefing.package.inline import add, safe_url
from briefing.package.mathml import in_mathml
from briefing.package.pictured import legal
from briefing.wording import LANGUAGES, word

UNDATED: Final = "1980-01-01"
"""Of a book whose article has no date; a book has no time of its making, so that it can be made again."""
FEATURES: Final = (
    "synchronizedAudioText",
    "structuralNavigation",
    "tableOfContents",
    "readingOrder",
    "displayTransformability",
    "alternativeText",
)


def package(edition: Edition, show: Show, clips: Mapping[str, list[Clip]]) -> bytes:
    """``package.opf``."""
    root = Element(
        "package",
        {
            "xmlns": "http://www.idpf.org/2007/opf",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "version": "3.0",
            "unique-identifier": "id",
            "xml:lang": LANGUAGES[edition.script],
        },
    )
    metadata = add(root, "metadata")
    for name, text in _core(edition, show):
        if text:
            add(metadata, name, text, **({"id": "id"} if name == "dc:identifier" else {}))
    for name, text in _meta(edition, clips):
        add(metadata, "meta", text, property=name)
    for part in edition.parts:
        if stretch := clips[part.id]:
            duration = smil_clock(duration_ms(stretch))
            add(metadata, "meta", duration, property="media:duration", refines=f"#{part.id}-overlay")
    _add_files(root, edition, clips)
    return written(root)


def _core(edition: Edition, show: Show) -> Iterator[tuple[str, str]]:
    """Dublin Core."""
    yield "dc:identifier", f"urn:uuid:{edition.guid}"
    yield "dc:title", edition.title
    yield "dc:language", LANGUAGES[edition.script]
    yield "dc:creator", edition.author
    yield "dc:publisher", legal(show.title)
    yield "dc:date", _day(edition)
    yield "dc:source", safe_url(edition.source)
    yield from (("dc:source", safe_url(story.source)) for story in edition.stories)
    yield from (
        ("dc:contributor", author) for author in dict.fromkeys(each.author for each in edition.stories)
    )
    yield "dc:description", edition.description


def _meta(edition: Edition, clips: Mapping[str, list[Clip]]) -> Iterator[tuple[str, str]]:
    yield "dcterms:modified", f"{_day(edition) or UNDATED}T00:00:00Z"
    yield "media:active-class", ACTIVE
    yield "media:narrator", word("narrator", edition.script)
    yield "media:duration", smil_clock(sum(map(duration_ms, clips.values())))
    yield "schema:accessMode", "textual"
    yield "schema:accessMode", "auditory"
    pictures = any(edition.images())
    if pictures:
        yield "schema:accessMode", "visual"
    told = all(image.told for image in edition.images())
    yield "schema:accessModeSufficient", "textual" if told else "textual,visual"
    if all(passage.cue for passage in edition.passages()):  # nothing is only shown
        yield "schema:accessModeSufficient", "auditory"
    for feature in (*FEATURES, *(("MathML",) if _has_maths(edition.parts) else ())):
        yield "schema:accessibilityFeature", feature
    yield "schema:accessibilityHazard", "none"
    plain, pictured = word("accessibility", edition.script), word("accessibility_pictures", edition.script)
    yield "schema:accessibilitySummary", pictured if pictures else plain


def _images(edition: Edition) -> Iterator[tuple[str, str, str, Mapping[str, str]]]:
    """The entries of the pictures that are shown, each once."""
    for number, image in enumerate(edition.images(), 1):
        name = image.file.name
        yield f"picture-{number}", name, IMAGE_TYPES[name[name.rindex(".") :]], {}


def _has_maths(parts: Iterable[Part]) -> bool:
    """Whether a formula on the pages of ``parts`` is MathML."""
    return in_mathml(passage.segment for part in parts for passage in part.passages())


def _day(edition: Edition) -> str:
    """The article's date as YYYY-MM-DD, or empty."""
    found = re.match(r"\d{4}-\d\d-\d\d", edition.date)
    return found[0] if found else ""


def _add_files(root: Element, edition: Edition, clips: Mapping[str, list[Clip]]) -> None:
    """The manifest and the spine."""
    manifest, spine = add(root, "manifest"), add(root, "spine")
    for identifier, href, kind, more in (
        ("nav", "nav.xhtml", "application/xhtml+xml", {"properties": "nav"}),
        ("cover", "cover.xhtml", "application/xhtml+xml", {}),
        ("picture", COVER.name, COVER.media_type, {"properties": "cover-image"}),
        ("style", "style.css", "text/css", {}),
        ("audio", AUDIO.name, AUDIO.media_type, {}),
        *_images(edition),
    ):
        add(manifest, "item", id=identifier, href=href, **{"media-type": kind, **more})
    add(spine, "itemref", idref="cover")
    add(spine, "itemref", idref="nav")
    for part in edition.parts:
        maths = {"properties": "mathml"} if _has_maths([part]) else {}
        spoken = {"media-overlay": f"{part.id}-overlay"} if clips[part.id] else {}
        add(
            manifest,
            "item",
            id=part.id,
            href=file_of(part),
            **{"media-type": "application/xhtml+xml", **maths, **spoken},
        )
        if spoken:
            name = f"{part.id}-overlay"
            add(manifest, "item", id=name, href=f"{part.id}.smil", **{"media-type": "application/smil+xml"})
        add(spine, "itemref", idref=part.id)
