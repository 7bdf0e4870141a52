"""The cover: the show's mark and colour for a glance, the title for a reader. Drawn in Noto Sans CJK."""

from __future__ import annotations

import importlib.util
import io
import warnings
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont, ImageOps

from briefing.config import Show
from briefing.errors import PackageError, UsageError
from briefing.package import palette, typeset

SIDE_PX: Final = 2000
"""Within the 1400 to 3000 px that podcast directories ask for."""
MARGIN_PX: Final = 140
MARK_PX: Final = (SIDE_PX - 2 * MARGIN_PX, 900)
"""Room for the mark: at 55 px it is 25 px high."""
TITLE_PX: Final = (SIDE_PX - 2 * MARGIN_PX, 640)
TITLE_SIZES_PX: Final = range(236, 103, -4)
"""From 35 px to 16 px where the cover is shown at 300 px; below that Chinese is hard to read."""
LEADING: Final = 1.32
TITLE_MAX: Final = 60
"""Characters; a longer title is shortened."""
FACES: Final = {"hans": "Noto Sans CJK SC", "hant": "Noto Sans CJK TC"}
MARK_WEIGHT: Final = 800
TITLE_WEIGHT: Final = 600
ROW_GAP: Final = 0.06
"""Between two rows of a mark, in parts of its size."""
NAME_SIZE_PX: Final = 104
"""Of the show's title down the side: 16 px where the cover is shown at 300 px."""
JPEG_QUALITY: Final = 86


def cover(title: str, show: Show, *, script: str = "hans") -> bytes:
    """The cover of an episode as a square RGB JPEG: the producer's own picture, or one drawn with ``title``.

    The same arguments give the same bytes. ``script`` (``hans`` or ``hant``) picks the regional forms of the
    characters. Raises UsageError for a picture that cannot serve, PackageError where the font is missing.
    """
    if show.cover is not None:
        return _own(show.cover)
    ground, ink = palette.ground_and_ink(palette.parse(show.colour))
    image = Image.new("RGB", (SIDE_PX, SIDE_PX), ground)
    draw = ImageDraw.Draw(image)
    words = shown_title(title, script) or shown_title(show.title, script)
    mark = shown_title(show.mark or first_letter(show.title), script) or "播"
    edge = _draw_mark(draw, mark, ink, script)
    if mark != show.title and edge < SIDE_PX - MARGIN_PX - 2 * NAME_SIZE_PX:
        _draw_name(draw, show.title, ink, script)
    rule = _draw_title(draw, words, ink, script) - 78
    draw.rectangle((MARGIN_PX, rule, MARGIN_PX + 220, rule + 13), fill=ink)
    return _jpeg(image)


def first_letter(title: str) -> str:
    """The first letter or Han character of ``title``, past brackets and quotation marks; or empty."""
    return next((character for character in title if character.isalnum()), "")


def shown_title(title: str, script: str) -> str:
    """``title`` as it is set: without what the font cannot draw, cut with … after 60 characters."""
    font = face(script, TITLE_WEIGHT, 64)
    known = " ".join("".join(c for c in title if c.isspace() or _drawable(font, c)).split())
    return known if len(known) <= TITLE_MAX else known[: TITLE_MAX - 1].rstrip() + "…"


def set_title(title: str, script: str) -> tuple[int, tuple[str, ...]]:
    """The size in px and the lines at which ``title`` fills its room best.

    The largest size that fits, or one up to a fifth smaller if its lines then end at better places.
    """
    width, height = TITLE_PX
    font = face(script, TITLE_WEIGHT, 1000)
    ems = {character: font.getlength(character) / 1000 for character in title}
    found: list[tuple[float, int, tuple[str, ...]]] = []
    for size in TITLE_SIZES_PX:
        if found and size < 0.8 * found[0][1]:
            break
        for count in range(1, int(height / (size * LEADING)) + 1):
            if cut := typeset.lines(title, count, ems, width / size):
                found.append((cut[0] - size / TITLE_SIZES_PX[0], size, cut[1]))
                break
    if not found:
        return TITLE_SIZES_PX[-1], _forced(title, ems, width / TITLE_SIZES_PX[-1])
    _, size, lines = min(found)
    return size, lines


def _forced(title: str, ems: dict[str, float], limit: float) -> tuple[str, ...]:
    """``title`` cut at the edge: the last resort for one endless Latin word."""
    cut, width = [""], 0.0
    for character in title:
        width += ems[character]
        if width > limit:
            cut, width = [*cut, ""], ems[character]
        cut[-1] += character
    return tuple(cut)


def _draw_title(draw: ImageDraw.ImageDraw, title: str, ink: palette.Colour, script: str) -> int:
    """Draws ``title`` upwards from the lower margin and returns where its ink begins, in px."""
    size, lines = set_title(title, script)
    font = face(script, TITLE_WEIGHT, size)
    _, high, _, low = _ink(font, "国" + lines[-1])
    first = SIDE_PX - MARGIN_PX - low - round((len(lines) - 1) * size * LEADING)
    for index, line in enumerate(lines):
        left = _ink(font, line)[0]
        draw.text((MARGIN_PX - left, first + round(index * size * LEADING)), line, font=font, fill=ink)
    return first + high


def _draw_mark(draw: ImageDraw.ImageDraw, mark: str, ink: palette.Colour, script: str) -> int:
    """Draws ``mark`` as large as its room allows and returns where it ends, in px from the left."""
    half = (len(mark) + 1) // 2
    arrangements = [(mark,), (mark[:half], mark[half:])] if len(mark) > 3 else [(mark,)]
    font, rows = max((_fitted(rows, script) for rows in arrangements), key=lambda found: found[0].size)
    y = MARGIN_PX
    right = 0
    for row in rows:
        box = _ink(font, row)
        draw.text((MARGIN_PX - box[0], y - box[1]), row, font=font, fill=ink)
        y += box[3] - box[1] + round(font.size * ROW_GAP)
        right = max(right, MARGIN_PX + box[2] - box[0])
    return right


def _draw_name(draw: ImageDraw.ImageDraw, name: str, ink: palette.Colour, script: str) -> None:
    """Draws the show's title down the right side, as Chinese was always set, if it is short and Chinese."""
    font = face(script, TITLE_WEIGHT, NAME_SIZE_PX)
    step = round(NAME_SIZE_PX * 1.2)
    if len(name) * step > MARK_PX[1] or not all("一" <= character <= "鿿" for character in name):
        return
    top = _ink(font, name)[1]
    for index, character in enumerate(name):
        place = (SIDE_PX - MARGIN_PX - NAME_SIZE_PX, MARGIN_PX - top + index * step)
        draw.text(place, character, font=font, fill=ink)


def _fitted(rows: tuple[str, ...], script: str) -> tuple[ImageFont.FreeTypeFont, tuple[str, ...]]:
    """The largest font in which ``rows`` fit the room of the mark."""
    width, height = MARK_PX
    boxes = [_ink(face(script, MARK_WEIGHT, 1000), row) for row in rows]
    wide = max(right - left for left, _, right, _ in boxes) / 1000
    tall = sum(bottom - top for _, top, _, bottom in boxes) / 1000 + (len(rows) - 1) * ROW_GAP
    return face(script, MARK_WEIGHT, int(min(width / wide, height / tall))), rows


def _ink(font: ImageFont.FreeTypeFont, text: str) -> tuple[int, int, int, int]:
    """The box of the ink of ``text`` drawn at (0, 0), in px: left, top, right, bottom."""
    mask, (x, y) = font.getmask2(text)
    left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
    return x + left, y + top, x + right, y + bottom


def _drawable(font: ImageFont.FreeTypeFont, character: str) -> bool:
    """Whether the font has a glyph for it: an emoji, for one, it has not."""
    return font.getlength(character) > 0 and _pixels(font, character) != _pixels(font, "\U0010ffff")


def _pixels(font: ImageFont.FreeTypeFont, character: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(character)
    return mask.size, bytes(mask)


@cache
def face(script: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """The face of ``script`` at a weight (100 to 900) and a size in px."""
    path = _font_file()
    index = 0
    while (font := ImageFont.truetype(path, size, index, layout_engine=ImageFont.Layout.BASIC)).getname()[
        0
    ] != FACES[script]:
        index += 1
    font.set_variation_by_axes([weight])
    return font


@cache
def _font_file() -> str:
    """The path of Noto Sans CJK in the package manimgx-fonts-cjk (SIL Open Font License 1.1)."""
    spec = importlib.util.find_spec("manimgx_fonts_cjk")
    for folder in (spec and spec.submodule_search_locations) or ():
        for path in sorted(Path(folder).glob("NotoSansCJK*.ttc")):
            return str(path)
    raise PackageError("the font of the cover is missing", fix="pip install manimgx-fonts-cjk")


def _own(path: Path) -> bytes:
    """The producer's picture as JPEG. Raises UsageError where it is no square picture of 1400 to 3000 px."""
    where = "[show] cover"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is judged below
            opened = Image.open(path)
        with opened as picture:
            width, height = picture.size
            if width != height or not 1400 <= width <= 3000:
                raise UsageError(
                    f"{path} is {width} by {height} px",
                    where=where,
                    fix="use a square picture of 1400 to 3000 px",
                )
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except FileNotFoundError:
        raise UsageError(
            f"{path} does not exist", where=where, fix="name a picture, or leave the key out"
        ) from None
    except (OSError, SyntaxError, Image.DecompressionBombError):
        raise UsageError(
            f"{path} is not a picture that can be read", where=where, fix="use a JPEG or PNG"
        ) from None
    paper = Image.new("RGBA", upright.size, "white")  # JPEG knows no transparency
    return _jpeg(Image.alpha_composite(paper, upright).convert("RGB"))


def _jpeg(image: Image.Image) -> bytes:
    """``image`` as JPEG, without subsampling, which would fray coloured letters."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
