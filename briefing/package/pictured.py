"""A picture on page and in book: the image and what stands in for it, or that it could not be had."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from briefing.legal import ILLEGAL
from briefing.nouns import Picture, PictureFile, Pictures
from briefing.wording import word


@dataclass(frozen=True, slots=True)
class Image:
    """An image that is shown."""

    file: PictureFile
    alt: str
    """What is said in its place; that it is a picture, where its caption says the rest or nobody does."""
    told: bool
    """Whether alt or caption say what it shows."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """What is seen of a picture."""

    image: Image | None
    """None where it could not be had."""
    words: str
    """Below it, or in its place."""


def pictured(picture: Picture, captions: Collection[str], pictures: Pictures, script: str) -> Pictured | None:
    """What is seen of ``picture`` in ``script`` above its ``captions``; None for one that shows nothing."""
    alt, caption = legal(picture.alt), legal(picture.caption)
    caption = "" if caption in captions or caption == alt else caption
    alt = "" if alt in captions else alt
    if file := pictures.files.get(picture.address):
        return Pictured(
            Image(file, alt or word("picture", script), bool(alt or caption or captions)), caption
        )
    if picture.address not in pictures.missing:
        return None
    missing = word("picture_missing", script)
    return Pictured(None, f"（{missing}：{alt}）{caption}" if alt else f"（{missing}）{caption}")


def legal(text: str) -> str:
    """``text`` with U+FFFD for each character that no page can hold."""
    return ILLEGAL.sub("\ufffd", text)
