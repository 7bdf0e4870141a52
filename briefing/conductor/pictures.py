"""Gets the pictures of a script: those that the episode has, the others from where the article came."""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from PIL import Image

from briefing.address import without_userinfo
from briefing.conductor.build import data_sha256
from briefing.errors import SourceError
from briefing.files import PICTURES
from briefing.nouns import PictureFile, Pictures, Script, Section, Segment
from briefing.package.manifest import Manifest
from briefing.read.reencode import reencoded
from briefing.read.taken import Get, Origin, embedded, get, taken

MOST: Final = 60
"""Pictures of one episode; the longest of 24 news pages shows 9."""
TIME_S: Final = 60.0
"""For fetching all of them."""
_DIGITS: Final = 16
_TOLD: Final = 3
"""So many of those that cannot be had are named."""
_LONGEST: Final = 80
"""Characters of an address that is told."""


def set_apart(script: Script) -> tuple[Script, Mapping[str, bytes]]:
    """``script`` with short addresses for pictures that stand in the article itself; what these hold."""
    held: dict[str, bytes] = {}

    def short(segment: Segment) -> Segment:
        picture = segment.picture
        if picture is None or not picture.address.startswith("data:"):
            return segment
        address = f"data:{hashlib.sha256(picture.address.encode()).hexdigest()[:_DIGITS]}"
        held[address] = embedded(picture.address) or b""
        return replace(segment, picture=replace(picture, address=address))

    def its_own(section: Section) -> Section:
        paragraphs = tuple(tuple(map(short, paragraph)) for paragraph in section.paragraphs)
        return replace(section, paragraphs=paragraphs)

    return replace(script, sections=tuple(map(its_own, script.sections))), held


def gathered(
    script: Script, origin: Origin, kept: Mapping[str, PictureFile], *, anew: bool, get: Get = get
) -> Pictures:
    """The pictures of ``script``, numbered in their order.

    Those that are ``kept`` are not asked for again, except of an article in a folder of its own (``anew``):
    there they serve for what is gone.
    """
    until = time.monotonic() + TIME_S
    files: dict[str, PictureFile] = {}
    missing: dict[str, str] = {}
    pictures = (segment.picture for segment in script.segments())
    for address in dict.fromkeys(picture.address for picture in pictures if picture is not None):
        try:
            file = None if anew else kept.get(address)
            if file is None:
                file = _new(address, origin, len(files), until - time.monotonic(), get)
        except SourceError as error:
            file = kept.get(address)
            if file is None:
                missing[address] = error.what
        if file is not None:
            suffix = file.name[file.name.rindex(".") :]
            files[address] = replace(file, name=f"{PICTURES}/{len(files) + 1}{suffix}")
    return Pictures(files, missing)


def _new(address: str, origin: Origin, had: int, left_s: float, get: Get) -> PictureFile | None:
    """The picture at ``address``, not named yet; None for one that shows nothing."""
    if had >= MOST:
        raise SourceError(f"is one more than {MOST}")
    if left_s <= 0:
        raise SourceError(f"was not fetched: the others took {TIME_S:.0f} seconds")
    raster = reencoded(taken(address, origin, left_s, get))
    return None if raster is None else PictureFile(*raster)


def kept_in(folder: Path, old: Manifest | None) -> Mapping[str, PictureFile]:
    """By address, the pictures in ``folder`` that are as ``old``, its manifest, says."""
    found: dict[str, PictureFile] = {}
    if old is None:
        return found
    for name, address in old.pictures.items():
        try:
            data = (folder / name).read_bytes()
            if data_sha256(data) == old.files[name].sha256:
                with Image.open(io.BytesIO(data)) as image:
                    found[address] = PictureFile(name, data, *image.size)
        except (OSError, KeyError):
            continue
    return found


def digests(pictures: Pictures) -> Mapping[str, str]:
    """The digest of each of ``pictures``, by a name that no key of ``briefing.toml`` has."""
    return {f"picture {address}": data_sha256(file.data) for address, file in pictures.files.items()}


def told(pictures: Pictures) -> str:
    """A line for a person on what cannot be had; empty where nothing is missing."""
    if not pictures.missing:
        return ""
    one = len(pictures.missing) == 1
    named = [f"{_named(address)} {why}" for address, why in pictures.missing.items()]
    more = [f"and {len(named) - _TOLD} more"] if len(named) > _TOLD else []
    return f"{len(named)} picture{'' if one else 's'} cannot be had: {'; '.join(named[:_TOLD] + more)}"


def _named(address: str) -> str:
    """``address``, which another wrote, as it may stand on a terminal."""
    shown = "".join(character if character.isprintable() else "�" for character in without_userinfo(address))
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
