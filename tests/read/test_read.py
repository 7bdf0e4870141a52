"""A source of any kind becomes an article, or one line that says why not."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest

from briefing.errors import SourceError
from briefing.nouns import Article, Block, Role
from briefing.read import read
from briefing.read.decode import decode
from briefing.read.raw import Raw
from briefing.read.readers import READERS, Reader, reader_for
from briefing.read.sniff import is_page

TEXT = "黄河大桥通车\n横跨黄河的新桥今天正式通车，全长二点四公里，两岸居民盼了十年。\n"
PARAGRAPHS = "<p>横跨黄河的新桥今天正式通车，全长二点四公里。</p>" * 3
PAGE = f"<html><head><title>通车了</title></head><body>{PARAGRAPHS}</body></html>"


def test_a_file_is_known_by_its_absolute_path(tmp_path, monkeypatch):
    (tmp_path / "我的 文章.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    article = read("我的 文章.txt")
    assert article.source == str((tmp_path / "我的 文章.txt").resolve())
    assert (article.title, article.script) == ("黄河大桥通车", "hans")


def test_standard_input_is_read():
    article = read("-", io.BytesIO(TEXT.encode("gb18030")))
    assert (article.source, article.title) == ("-", "黄河大桥通车")


def test_traditional_characters_are_noticed():
    assert read("-", io.BytesIO("橫跨黃河的新橋今天正式通車。".encode())).script == "hant"


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    assert read(str(tmp_path / "a.txt")).title == "通车了"


def test_broken_bytes_are_listed(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + b"\xff")
    assert [change.where for change in read(str(tmp_path / "a.txt")).changes] == [
        f"byte {len(TEXT.encode())}"
    ]


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", " \n\t\u3000\n".encode(), "holds no text"),
        ("marks.txt", "。。。！？\n——".encode(), "nothing that can be read aloud"),
        ("marks.md", b"***\n", "nothing that can be read aloud"),
        ("image.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("binary.md", b"a\0b\0\xff\xfe\x01" * 50, "is not text"),
        ("huge.txt", b"a" * 10_000_001, "longer than 10 MB"),
        ("empty.html", b"<html><body></body></html>", "no text"),
    ],
)
def test_a_bad_file_is_refused_in_one_line_that_names_it(tmp_path, name, data, complaint):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=complaint) as error:
        read(str(tmp_path / name))
    assert str(error.value).startswith(str(tmp_path / name))
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        read(str(tmp_path / "none.txt"))
    with pytest.raises(SourceError, match="is a folder"):
        read(str(tmp_path))
    with pytest.raises(SourceError, match="cannot be read"):
        read("a\0b.txt")


@pytest.mark.parametrize(
    ("text", "suffix", "media_type", "expected"),
    [
        (PAGE, ".html", "", "html"),
        (PAGE, ".txt", "", "html"),
        (PAGE, "", "text/plain", "html"),
        (PAGE, "", "", "html"),
        ("<p>一</p>\n<p>二</p>", "", "", "html"),
        (TEXT, ".txt", "", "text"),
        (TEXT, "", "", "text"),
        (TEXT, "", "text/html", "html"),
        ("# 标题\n\n正文", "", "", "markdown"),
        ("# 标题\n\n正文", ".txt", "", "text"),
        ("---\ntitle: 通车\n---\n正文", "", "", "markdown"),
        ("正文里有<p>一个标签</p>和<br>。", ".txt", "", "text"),
        (TEXT, ".md", "", "markdown"),
        (TEXT, "", "text/markdown", "markdown"),
    ],
)
def test_the_reader_is_chosen_by_name_type_and_look(text, suffix, media_type, expected):
    assert reader_for(Raw(text.encode(), "-", suffix=suffix, media_type=media_type)).name == expected


def test_a_text_that_begins_with_one_tag_is_no_page():
    assert not is_page("<b>通车</b>\n横跨黄河的新桥今天正式通车。")


def test_html_comes_with_its_roles(tmp_path):
    (tmp_path / "a.html").write_text(
        PAGE.replace("</body>", "<h2>小标题</h2><p>又一段，讲的是两岸。</p></body>"), encoding="utf-8"
    )
    assert Role.HEADING in {block.role for block in read(str(tmp_path / "a.html")).blocks}


def leaflet(raw):
    """The article of a made-up format: a ZIP with a file for each paragraph."""
    with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
        title, *rest = [archive.read(name).decode() for name in archive.namelist()]
    return Article(title, tuple(Block(Role.BODY, text) for text in rest), source="")


LEAFLET = Reader(
    "leaflet",
    suffixes=(".leaflet",),
    media_types=("application/x-leaflet",),
    looks_like=lambda raw: raw.data.startswith(b"PK\x03\x04") and b"leaflet/" in raw.data,
    read=leaflet,
)


@pytest.fixture
def zipped():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number, text in enumerate(("黄河大桥通车", "横跨黄河的新桥今天正式通车。", "两岸居民盼了十年。")):
            archive.writestr(f"leaflet/{number}", text)
    return data.getvalue()


@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize("name", ["a.leaflet", "a.txt", "a", "a.bin"])
def test_a_format_more_is_one_row_more(tmp_path, monkeypatch, zipped, name, place):
    rows = (LEAFLET, *READERS) if place == "first" else (*READERS, LEAFLET)
    monkeypatch.setattr("briefing.read.readers.READERS", rows)
    (tmp_path / name).write_bytes(zipped)
    article = read(str(tmp_path / name))
    assert article.title == "黄河大桥通车"
    assert [block.text for block in article.blocks] == ["横跨黄河的新桥今天正式通车。", "两岸居民盼了十年。"]
    assert (article.source, article.script) == (str(tmp_path / name), "hans")
    assert read("-", io.BytesIO(zipped)).title == "黄河大桥通车"
    assert reader_for(Raw(b"", "-", media_type="application/x-leaflet")) is LEAFLET


def test_what_no_row_is_for_is_refused_by_its_first_bytes(tmp_path, zipped):
    for name in ("a.leaflet", "a.txt", "a.html", "a.md", "a"):
        (tmp_path / name).write_bytes(zipped)
        with pytest.raises(SourceError, match="is a ZIP archive, not text"):
            read(str(tmp_path / name))


@pytest.mark.parametrize("data", [TEXT.encode("gb18030"), bytes(range(1, 256)) * 8])
def test_a_source_is_decoded_once_however_many_look_at_it(monkeypatch, data):
    asked = []

    def counted(data, declared):
        asked.append(data)
        return decode(data, declared)

    monkeypatch.setattr("briefing.read.raw.decode", counted)
    with suppress(SourceError):
        read("-", io.BytesIO(data))
    assert len(asked) == 1
