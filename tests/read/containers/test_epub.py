"""A book of each program comes whole and in order: every character spoken or listed."""

from __future__ import annotations

import io
import re
import time
from collections import Counter

import pytest

from briefing.errors import SourceError
from briefing.nouns import Pin, Role
from briefing.read import read
from briefing.read.containers.archive import Archive
from tests.read.containers.books import P, book, epub, expected, names, page, plain, toc
from tests.read.containers.test_archive import zipped

RIVER = "河边的柳树发芽了，两岸的人都来看。"


def given(data):
    return read("-", io.BytesIO(data))


def shown(article):
    """The blocks of ``article`` as ``Expected`` has them."""
    return [_shown(block) for block in article.blocks]


def _shown(block):
    if block.picture is not None:
        return f"!{block.picture.address}"
    if block.role is Role.FOOTNOTE:
        return f"[^{block.label}]: {block.text}"
    lead = {Role.HEADING: "#" * block.level + " ", Role.ITEM: "- "}.get(block.role, "")
    return lead + block.text


def listed(article):
    """What is left out of ``article``: its kind, and the document without its folder at the top."""
    return sorted(
        f"{change.kind} {re.sub('^(OEBPS|EPUB)/', '', _file(change))}" for change in article.changes
    )


def _file(change):
    return change.before if change.kind == "missing" else change.where.partition(", ")[0]


@pytest.mark.parametrize("name", names())
def test_the_text_is_read_and_nothing_else(name):
    article, right = given(book(name)), expected(name)
    assert shown(article) == right.blocks
    known = ("title", "author", "date", "publisher")
    assert {key: value for key in known if (value := getattr(article, key))} | (
        {"doubts": str(len(article.doubts))} if article.doubts else {}
    ) == right.fields
    assert listed(article) == right.left_out


HAN = re.compile(r"[㐀-鿿]")


@pytest.mark.parametrize("name", names())
def test_each_character_is_spoken_or_listed(name):
    article, archive = given(book(name)), Archive(book(name))
    told = [article.title, article.author, *(block.text for block in article.blocks)]
    told += [block.picture.alt for block in article.blocks if block.picture]
    told += [change.before for change in article.changes]
    code = "gb18030" if name == "gbk" else "utf-8"
    written = "".join(
        plain(archive.read(each).decode(code)) for each in archive.names if each.endswith("html")
    )
    assert not Counter(HAN.findall(written)) - Counter(HAN.findall("".join(told)))


def test_readings_above_characters_are_kept():
    blocks = given(book("vertical")).blocks
    assert blocks[1].pins == (Pin(3, 4, "bo2"), Pin(6, 7, "lè"))


def test_its_pictures_come_with_it():
    article = given(book("pandoc"))
    assert dict(article.enclosed) == {"EPUB/media/file0.png": b"\x89PNG"}


@pytest.mark.parametrize("name", ["a.epub", "a.zip", "a.txt", "a"])
def test_it_is_known_by_name_or_by_look(tmp_path, name):
    (tmp_path / name).write_bytes(book("calibre"))
    assert read(str(tmp_path / name)).title == "河边的人"


def test_a_book_zipped_with_its_folder_is_read():
    archive = Archive(book("sigil"))
    assert given(zipped([(f"河边/{name}", archive.read(name)) for name in archive.names])).author == "沈青"


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod Algorithm="{way}"/>'
    '<e:CipherData><e:CipherReference URI="{file}"/></e:CipherData></e:EncryptedData></encryption>'
)
AES = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
FONTS = "http://www.idpf.org/2008/embedding"


def encrypted(way, file, *more):
    listed = ENCRYPTED.format(way=way, file=file).encode()
    return epub(
        {"a.xhtml": P(RIVER)}, files=[("META-INF/encryption.xml", listed), *((name, b"") for name in more)]
    )


def test_a_locked_book_is_refused_in_one_line():
    with pytest.raises(SourceError, match="encrypted"):
        given(encrypted(AES, "a.xhtml"))
    with pytest.raises(SourceError, match="locked by its seller"):
        given(encrypted(AES, "a.xhtml", "META-INF/rights.xml"))


def test_obfuscated_fonts_and_encrypted_videos_lock_no_text():
    assert shown(given(encrypted(FONTS, "font.otf"))) == [RIVER]
    assert shown(given(encrypted(AES, "film.mp4"))) == [RIVER]


def test_a_book_of_pictures_is_refused_as_one():
    pages = {f"{n}.xhtml": f'<div><img src="{n}.jpg" alt=""/></div>' for n in range(3)}
    with pytest.raises(SourceError, match="book of pictures"):
        given(epub(pages, contents=toc(("封面", "0.xhtml"), ("第一章", "1.xhtml"))))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped([("META-INF/container.xml", b"<container/>")]), "its package document"),
        (zipped([("META-INF/container.xml", b"<container")]), "damaged"),
        (book("pandoc")[:-40], "damaged"),
        (b"PK\x03\x04META-INF/container.xml", "damaged"),
        (epub({}), "no text"),
        (epub({"a.xhtml": ""}), "no text"),
        (epub({"gone.xhtml": b""}), "no text"),
    ],
)
def test_what_is_damaged_is_refused_in_one_line(data, says):
    with pytest.raises(SourceError, match=says) as raised:
        given(data)
    assert "\n" not in str(raised.value)


def test_a_long_document_beside_the_order_of_reading_is_told_of():
    spine = '<itemref idref="d0"/><itemref idref="d1" linear="no"/>'
    article = given(epub({"a.xhtml": P(RIVER), "b.xhtml": P(RIVER) * 40}, spine=spine))
    assert "b.xhtml" in article.doubts[0]


def test_a_document_that_the_order_names_twice_is_read_once():
    spine = '<itemref idref="d0"/>' * 3
    assert shown(given(epub({"a.xhtml": P(RIVER)}, spine=spine))) == [RIVER]


def test_where_nothing_is_in_the_order_of_reading_all_is_read():
    assert shown(given(epub({"a.xhtml": P(RIVER)}, spine='<itemref idref="d0" linear="no"/>'))) == [RIVER]


@pytest.mark.parametrize(
    ("body", "label", "heading"),
    [
        ("<h1>第一章<br/>风雨</h1>", "第一章", ["## 第一章 风雨"]),
        ("<h1>风雨</h1>", "第一章 风雨", ["## 风雨"]),
        ("<h2>第一章</h2><h3>风雨</h3>", "第一章：风雨", ["## 第一章：风雨"]),
        ("<p>第一章</p><p>风雨</p>", "第一章 风雨", ["## 第一章 风雨"]),
        ("<p><b>1</b></p><h2>风雨</h2>", "风雨", ["1", "## 风雨"]),
        ("", "第一章", ["## 第一章"]),
        ("", "Section0001", []),
        ("", "a", []),
        ('<h1><img src="a.jpg" alt="第一章"/></h1>', "第一章", ["## 第一章"]),
    ],
)
def test_a_chapter_is_headed_once(body, label, heading):
    data = epub({"a.xhtml": body + P(RIVER)}, contents=toc((label, "a.xhtml")))
    assert shown(given(data)) == [*heading, RIVER]


def test_the_first_chapter_of_a_part_in_one_document_keeps_its_own_heading():
    contents = (
        '<nav epub:type="toc"><ol><li><a href="a.xhtml">上卷</a><ol>'
        '<li><a href="a.xhtml#c">第一章 雨</a></li></ol>'
        "</li><li><a href='b.xhtml'>跋</a></li></ol></nav>"
    )
    bodies = {"a.xhtml": f"<h1 id='c'>雨</h1>{P(RIVER)}", "b.xhtml": f"<h1>跋</h1>{P(RIVER)}"}
    assert shown(given(epub(bodies, contents=contents))) == ["## 上卷", "### 雨", RIVER, "## 跋", RIVER]


def test_rare_characters_that_are_drawn_are_read_where_the_picture_says_which():
    body = P('他姓<img src="g1.png" class="gaiji" alt="㛃"/>，住在河边，种了许多柳树。')
    assert shown(given(epub({"a.xhtml": body}))) == ["他姓㛃，住在河边，种了许多柳树。"]


def test_a_picture_that_says_that_it_is_a_note_is_no_character():
    mark = '<a epub:type="noteref" href="#n"><img alt="注" src="n.png"/></a>'
    note = '<aside epub:type="footnote"><ol><li id="n"><p>◎ 柳树在东岸。</p></li></ol></aside>'
    body = f"<p>{RIVER}{mark}</p>{note}"
    assert shown(given(epub({"a.xhtml": body}))) == [RIVER, "[^1]: 柳树在东岸。"]


def test_entities_of_html_and_of_nobody():
    text = f"<!DOCTYPE html [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>{page(P('河&nbsp;边&hellip;&e;好。')).decode()[39:]}"
    assert shown(given(epub({"a.xhtml": text.encode()}))) == ["河 边…&e;好。"]


def test_a_chapter_called_a_cover_by_mistake_is_read():
    contents = toc(("封面", "a.xhtml")) + (
        '<nav epub:type="landmarks"><ol><li><a epub:type="cover" href="a.xhtml">封面</a></li></ol></nav>'
    )
    assert shown(given(epub({"a.xhtml": P(RIVER) * 30}, contents=contents)))[-30:] == [RIVER] * 30


def test_an_article_about_contents_and_copyright_is_read():
    bodies = {
        "a.xhtml": f"<h1>目录</h1>{P(RIVER)}",
        "b.xhtml": f"<h1>版权</h1>{P('版权是作者的权利，这一章说说它。')}",
        "c.xhtml": "<p>参见<a href='a.xhtml'>前一章</a>。</p>",
    }
    assert len(given(epub(bodies)).blocks) == 5


def test_contents_that_lead_nowhere_are_contents():
    lines = "".join(map(P, ("目　录", "序", "第一章　风雨……1", "第二章　新桥……20", "跋")))
    assert shown(given(epub({"a.xhtml": lines, "b.xhtml": P(RIVER)}))) == [RIVER]


def test_a_title_page_names_a_publisher_that_the_book_does_not():
    lines = "".join(map(P, ("河边的人", "沈青　著", "河岸文艺出版社")))
    assert shown(given(epub({"a.xhtml": lines, "b.xhtml": P(RIVER)}))) == [RIVER]


def test_a_book_s_title_above_each_chapter_is_no_chapter():
    bodies = {f"{n}.xhtml": f"<h1>河边的人</h1><h2>第{n}章</h2>{P(RIVER)}" for n in "一二"}
    chapters = ["## 第一章", RIVER, "## 第二章", RIVER]
    assert shown(given(epub(bodies))) == chapters
    contents = toc(("河边的人", "一.xhtml"), ("第一章", "一.xhtml"), ("第二章", "二.xhtml"))
    assert shown(given(epub(bodies, contents=contents))) == chapters


def test_notes_keep_what_they_say_in_links():
    body = (
        f'<p>{RIVER}<a epub:type="noteref" href="#n">1</a></p>'
        '<aside epub:type="footnote" id="n" hidden="hidden"><p>'
        '见<a href="#x">第三节</a>。<a href="#r">返回</a></p></aside>'
    )
    assert shown(given(epub({"a.xhtml": body}))) == [RIVER, "[^1]: 见第三节。"]


def test_a_note_that_nothing_refers_to_is_read_in_its_place():
    body = f'{P(RIVER)}<aside epub:type="footnote" id="n"><p>柳树在东岸。</p></aside>'
    assert shown(given(epub({"a.xhtml": body}))) == [RIVER, "柳树在东岸。"]


def test_a_long_book_is_read():
    bodies = {f"{n}.xhtml": f"<h2>第{n}章</h2>" + P(RIVER) * 100 for n in range(100)}
    article = given(epub(bodies, contents=toc(*((f"第{n}章", f"{n}.xhtml") for n in range(100)))))
    assert sum(len(block.text) for block in article.blocks) > 160_000


HOSTILE = {
    "nested deep": "<div>" * 5000 + RIVER + "</div>" * 5000,
    "many notes of one name": f"<p>{RIVER}{'<a class=noteref href=#n>*</a>' * 3000}</p><p id=n>注。</p>",
    "many notes": "".join(f"<p>{RIVER}<a class='noteref' href='#n{n}'>*</a></p>" for n in range(2000))
    + "".join(f"<p id='n{n}'>第{n}条注。</p>" for n in range(2000)),
    "many headings": "<h2>河</h2>" * 3000 + P(RIVER),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_would_take_for_ever_is_read_in_a_moment(kind):
    start = time.process_time()
    data = epub({"a.xhtml": HOSTILE[kind]}, contents=toc(*(("河", f"a.xhtml#n{n}") for n in range(300))))
    try:
        assert any(block.text == RIVER for block in given(data).blocks)
    except SourceError as error:
        assert "nested" in error.what
    assert time.process_time() - start < 4
