"""Whatever a picture was, what is shown of it is a JPEG or PNG of bounded size with nothing hidden in it."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from briefing.errors import SourceError
from briefing.read.reencode import LONGEST, reencoded

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><script>alert(1)</script></svg>'


def encoded(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def photo(width=300, height=200):
    return Image.effect_noise((width, height), 60).convert("RGB")


def shown(data):
    raster = reencoded(data)
    assert raster is not None
    image = Image.open(io.BytesIO(raster.data))
    assert image.size == (raster.width, raster.height)
    assert image.format == {".jpg": "JPEG", ".png": "PNG"}[raster.suffix]
    return image


def bomb(width, height):
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "result"), [("JPEG", "JPEG"), ("PNG", "JPEG"), ("WEBP", "JPEG"), ("GIF", "PNG"), ("BMP", "JPEG")]
)
def test_a_photograph_becomes_jpeg_from_each_kind(kind, result):
    image = photo() if kind != "GIF" else Image.new("RGB", (300, 200), "#123456")
    assert shown(encoded(image, kind)).format == result


def test_a_drawing_and_what_is_transparent_become_png():
    assert shown(encoded(Image.new("RGB", (300, 200), "#123456"), "PNG")).format == "PNG"
    glass = photo().convert("RGBA")
    glass.putalpha(90)
    assert shown(encoded(glass, "PNG")).mode == "RGBA"


def test_a_large_one_is_made_smaller_and_a_small_one_not_larger():
    assert shown(encoded(photo(3200, 800), "JPEG")).size == (LONGEST, 400)
    assert shown(encoded(photo(90, 60), "JPEG")).size == (90, 60)


def test_it_stands_upright_and_tells_no_place_time_or_note():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "Camera", {1: "N"}
    image = shown(encoded(photo(), "JPEG", exif=exif, comment=b"secret", icc_profile=b"profile"))
    assert image.size == (200, 300)
    assert not image.getexif()
    assert not {"exif", "comment", "icc_profile"} & set(image.info)


def test_of_a_moving_picture_the_first_is_shown():
    frames = [Image.new("RGB", (80, 60), colour) for colour in ("red", "blue")]
    image = shown(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_the_same_picture_is_the_same_file():
    data = encoded(photo(), "PNG")
    assert reencoded(data) == reencoded(data)


@pytest.mark.parametrize("size", [(1, 1), (39, 400), (800, 2)])
def test_what_is_too_small_to_show_anything_is_no_picture(size):
    assert reencoded(encoded(Image.new("RGB", size), "PNG")) is None


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (SVG, "is no picture"),
        (b"", "is no picture"),
        (b"<!DOCTYPE html><p>404</p>", "is no picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 90 90\n", "is no picture"),
        (encoded(photo(), "TIFF"), "is no picture"),
        (bomb(30_000, 30_000), "more than 50 million pixels"),
        (bomb(9_000, 9_000), "more than 50 million pixels"),
        (encoded(photo(), "PNG")[:2000], "is damaged"),
        (encoded(photo(), "JPEG")[:900], "is damaged"),
    ],
)
def test_what_cannot_be_shown_is_told(data, complaint):
    with pytest.raises(SourceError, match=complaint):
        reencoded(data)
