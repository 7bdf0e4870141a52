"""The cover: legible, within its margins, in the show's colour, the same every time."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from briefing import colours
from briefing.config import Show
from briefing.errors import UsageError
from briefing.package import palette, typeset
from briefing.package.cover import (
    MARGIN_PX,
    SIDE_PX,
    TITLE_MAX,
    TITLE_SIZES_PX,
    cover,
    set_title,
    shown_title,
)

LONG = (
    "全长2.4公里、双向六车道：横跨黄河的新桥今天上午10点正式通车，"
    "两岸居民盼了整整十年终于盼到了，首日车流量超过3万辆次"
)
TITLES = [
    "通车",
    "黄河大桥今天正式通车",
    LONG,
    "OpenAI发布GPT-4，“多模态”成为关键词",
    "Bridge over the Yellow River opens to traffic today",
    "今天，我们聊聊睡眠",
    "某市出台《关于进一步促进民营经济高质量发展的若干措施》（2026年修订版）全文公布并于即日起施行",
    "一" * 60,
    "W" * 60,
]
COLOURS = ["#9E1B32", "#F2A900", "#808080", "#0B6E4F", "#FFFFFF", "#000000", "#6C4AB6", "#FF0000", "#777777"]


def drawn(title, show, script="hans"):
    return Image.open(io.BytesIO(cover(title, show, script=script)))


@pytest.mark.parametrize("title", TITLES)
def test_everything_stands_within_the_margins(title):
    picture = np.asarray(drawn(title, Show(mark="城市新闻", colour="#000000")).convert("L"))
    rows, columns = np.nonzero(picture > 128)
    assert min(rows.min(), columns.min()) >= MARGIN_PX - 3
    assert max(rows.max(), columns.max()) <= SIDE_PX - MARGIN_PX + 3


def test_it_is_a_square_rgb_jpeg_of_the_size_directories_ask_for_and_not_heavy():
    data = cover(LONG, Show(mark="城市新闻", colour="#F2A900"))
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (SIDE_PX, SIDE_PX))
    assert 1400 <= SIDE_PX <= 3000
    assert len(data) < 500_000


@pytest.mark.parametrize("title", TITLES)
def test_the_whole_title_is_large_enough_at_300_px(title):
    size, lines = set_title(title, "hans")
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert size * 300 / SIDE_PX >= 15.5
    assert size in TITLE_SIZES_PX


def test_the_same_arguments_give_the_same_bytes():
    assert cover("黄河大桥通车", Show()) == cover("黄河大桥通车", Show())


def test_each_script_has_its_own_forms_of_characters():
    assert cover("骨角直", Show()) != cover("骨角直", Show(), script="hant")


@pytest.mark.parametrize("colour", COLOURS)
def test_the_ink_has_seven_to_one_on_any_colour(colour):
    picture = np.asarray(drawn("黄河大桥通车", Show(colour=colour)).convert("RGB"))
    ground = tuple(int(c) for c in picture[5, 5])
    flat = picture.reshape(-1, 3)
    furthest = flat[np.argmax(np.abs(flat.astype(int) - ground).sum(axis=1))]
    assert (
        palette.contrast(ground, tuple(int(c) for c in furthest)) >= 6.9
    )  # JPEG moves a value by one or two


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_any_colour_gets_a_ground_and_an_ink_of_seven_to_one(colour):
    ground, ink = palette.ground_and_ink(colour)
    assert palette.contrast(ground, ink) >= palette.CONTRAST
    if any(palette.contrast(colour, ink) >= palette.CONTRAST for ink in (palette.BLACK, palette.WHITE)):
        assert ground == colour


def test_shows_differ_in_colour_and_each_keeps_its_own():
    titles = [f"{place}早报" for place in "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂"]
    colours = [Show(title=title).colour for title in titles]
    assert len(set(colours)) >= 8
    assert colours == [Show(title=title).colour for title in titles]
    assert cover("通车", Show(title="早报", mark="早")) != cover("通车", Show(title="晚间", mark="早"))


@pytest.mark.parametrize("colour", colours.COLOURS)
def test_a_colour_of_ours_needs_no_change_to_be_read_on(colour):
    ground, ink = palette.ground_and_ink(palette.parse(colour))
    assert ground == palette.parse(colour)
    assert palette.contrast(ground, ink) >= palette.CONTRAST


def test_contrast_is_that_of_the_standard():
    assert palette.contrast(palette.BLACK, palette.WHITE) == pytest.approx(21)
    assert palette.contrast((0x77, 0x77, 0x77), palette.WHITE) == pytest.approx(4.48, abs=0.005)


def test_the_mark_and_the_colour_are_seen_at_55_px():
    small = drawn("通车", Show(mark="河", colour="#1D3557")).resize((55, 55), Image.Resampling.LANCZOS)
    mark = np.asarray(small.convert("L"))[:30] > 128
    rows, columns = np.nonzero(mark)
    assert np.ptp(rows) >= 20
    assert np.ptp(columns) >= 20
    assert np.abs(np.asarray(small)[52, 52].astype(int) - (0x1D, 0x35, 0x57)).max() <= 3


def test_without_a_mark_the_first_character_of_the_show_stands_there():
    assert cover("通车", Show(title="每日简报")) == cover("通车", Show(title="每日简报", mark="每"))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("大桥通车 🎉 今天", "大桥通车 今天"),
        ("字" * 61, "字" * 59 + "…"),
        ("字" * 60, "字" * 60),
        ("  A\u200b\n B ", "A B"),
    ],
)
def test_the_title_is_shown_as_far_as_it_can_be(title, shown):
    assert shown_title(title, "hans") == shown
    assert len(shown) <= TITLE_MAX


@pytest.mark.parametrize("title", ["", "🎉🎉", "\n"])
def test_a_title_without_a_glyph_leaves_the_show_s_own(title):
    assert cover(title, Show()) == cover("每日简报", Show())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("新桥，通车", ["新", "桥，", "通", "车"]),
        ("全长2.4公里", ["全", "长", "2.4", "公", "里"]),
        ("增长12.5%了", ["增", "长", "12.5%", "了"]),
        ("《十年》问世", ["《十", "年》", "问", "世"]),
        ("他说：“好！”", ["他", "说：", "“好！”"]),
        ("用GPT-4和iPhone 17", ["用", "GPT-4", "和", "iPhone ", "17"]),
        ("等……了", ["等……", "了"]),
    ],
)
def test_a_line_may_end_only_where_chinese_rules_allow(text, parts):
    assert typeset.pieces(text) == parts


@given(st.text(alphabet="黄河大桥，。《》“”（）…GPT-4 2.%", min_size=1, max_size=40))
def test_cutting_loses_nothing(text):
    assert "".join(typeset.pieces(text)) == text


def test_lines_are_even_and_end_between_words():
    widths = dict.fromkeys("黄河大桥今天正式通车", 1.0)
    found = typeset.lines("黄河大桥今天正式通车", 2, widths, 8)
    assert found is not None
    assert found[1] in {("黄河大桥", "今天正式通车"), ("黄河大桥今天", "正式通车")}


@pytest.mark.parametrize("script", ["hans", "hant"])
def test_traditional_words_are_kept_whole_too(script):
    assert set_title("臺灣海峽兩岸交流：書展與閱讀", script)[1] == ("臺灣海峽兩岸", "交流：書展與閱讀")


def test_the_default_mark_passes_over_a_bracket():
    assert cover("通车", Show(title="《每日》简报")) == cover("通车", Show(title="《每日》简报", mark="每"))


def picture(path, size, mode="RGBA"):
    Image.new(mode, size, "teal").save(path)
    return path


def test_the_producer_s_own_picture_is_taken(tmp_path):
    own = Image.open(io.BytesIO(cover("通车", Show(cover=picture(tmp_path / "own.png", (1400, 1400))))))
    assert (own.format, own.mode, own.size) == ("JPEG", "RGB", (1400, 1400))


def test_what_is_transparent_in_it_becomes_white(tmp_path):
    Image.new("RGBA", (1400, 1400), (0, 0, 0, 0)).save(tmp_path / "own.png")
    assert (
        Image.open(io.BytesIO(cover("通车", Show(cover=tmp_path / "own.png")))).getpixel((9, 9)) == (255,) * 3
    )


@pytest.mark.parametrize(
    ("size", "complaint"),
    [((1399, 1399), "1399 by 1399"), ((1400, 1500), "1400 by 1500"), ((3001, 3001), "3001")],
)
def test_a_picture_that_cannot_serve_is_refused(tmp_path, size, complaint):
    with pytest.raises(UsageError, match=rf"^\[show\] cover: .*{complaint}"):
        cover("通车", Show(cover=picture(tmp_path / "own.png", size)))


def test_what_is_no_picture_is_refused(tmp_path):
    (tmp_path / "own.jpg").write_text("no picture")
    for name in ("own.jpg", "missing.jpg", "."):
        with pytest.raises(UsageError, match=r"^\[show\] cover: "):
            cover("通车", Show(cover=tmp_path / name))
