"""A picture as it came, made one that may be shown: JPEG or PNG, no larger than need be, nothing hidden."""

from __future__ import annotations

import io
import warnings
from typing import Final, NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from briefing.errors import SourceError

KINDS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
"""Raster formats that Pillow reads by itself; no SVG, which can run scripts and fetch, no PostScript."""
MOST_PIXELS: Final = 50_000_000
"""Of a picture as it came: what cameras make; a few bytes can stand for more."""
LONGEST: Final = 1600
"""Pixels on the long side of a picture that is shown: twice the width of a page's text."""
LEAST: Final = 40
"""Pixels on either side; what is smaller shows nothing: a counter, a line, a sign."""
_OPAQUE: Final = 255
QUALITY: Final = 85
"""Of JPEG, as Pillow counts."""


class Raster(NamedTuple):
    """A picture that may be shown."""

    suffix: str
    """``.jpg`` or ``.png``."""
    data: bytes
    width: int
    """Pixels."""
    height: int


def reencoded(data: bytes) -> Raster | None:
    """The picture ``data``, the first of a moving one; None for one too small to show anything.

    The same bytes give the same bytes. Raises SourceError for what is no such picture or too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its bound is ours, below
        try:
            with Image.open(io.BytesIO(data), formats=KINDS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise SourceError(f"has more than {MOST_PIXELS // 1_000_000} million pixels")
                if min(opened.size) < LEAST:
                    return None
                kind = opened.format
                opened.draft("RGB", (2 * LONGEST, 2 * LONGEST))  # of JPEG: fewer pixels are decoded
                image = _shown(opened)
        except UnidentifiedImageError:
            raise SourceError(f"is no picture in {', '.join(KINDS)}") from None
        except Image.DecompressionBombError:
            raise SourceError(f"has more than {MOST_PIXELS // 1_000_000} million pixels") from None
        except SourceError:
            raise
        except Exception as error:  # every decoder fails in its own way
            raise SourceError(f"is damaged: {error or type(error).__name__}") from None
    return _encoded(image, photo=kind == "JPEG")


def _shown(opened: Image.Image) -> Image.Image:
    """``opened`` upright, in RGB, with transparency where it has any, no larger than need be."""
    image = ImageOps.exif_transpose(opened)
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.mode == "RGBA" and image.getchannel("A").getextrema()[0] == _OPAQUE:
        image = image.convert("RGB")
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    image.info.clear()  # notes, places, profiles
    return image


def _encoded(image: Image.Image, *, photo: bool) -> Raster:
    """``image`` as JPEG or PNG: a ``photo`` stays one, of others it is the shorter; JPEG shows all."""
    files = []
    if photo or image.mode == "RGB":
        files.append((".jpg", _file(image, "JPEG", quality=QUALITY, optimize=True)))
    if not photo:
        files.append((".png", _file(image, "PNG", optimize=True)))
    suffix, data = min(files, key=lambda file: len(file[1]))
    return Raster(suffix, data, image.width, image.height)


def _file(image: Image.Image, kind: str, **options: int) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
