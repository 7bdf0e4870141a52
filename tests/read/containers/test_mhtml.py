"""Pages saved in one file, as browsers and Word write them: read as the page, with their own pictures."""

from __future__ import annotations

import base64
import quopri
import re
from collections import Counter

import pytest

from briefing.errors import SourceError
from briefing.read import read
from briefing.read.containers.mhtml import read_mhtml
from briefing.read.raw import Raw
from briefing.read.sniff import is_message
from tests.read.word.documents import told

PNG = b"\x89PNG picture"
TEXT = "横跨黄河的新桥今天正式通车，两岸居民盼了十年，一早就来到桥头。"
MORE = "大桥全长两公里，双向六车道，明年春天还将开通公交专线。"


def page(*inner, title="新桥通车", head=""):
    paragraphs = "".join(each if each.startswith("<") else f"<p>{each}</p>" for each in inner)
    body = f"<article><h1>{title}</h1>{paragraphs}</article>"
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def part(kind, data, *, coding="base64", **fields):
    """A part of a message; ``fields`` with ``_`` for ``-``."""
    written = base64.encodebytes(data) if coding == "base64" else quopri.encodestring(data)
    told = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in fields.items())
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: {coding}\n{told}\n".encode() + written


def message(*parts, start="", head="From: <Saved by Blink>\n"):
    kind = 'multipart/related; type="text/html"; boundary="--b--"'
    opening = f"{head}MIME-Version: 1.0\nContent-Type: {kind}{start}\n\n"
    return opening.encode() + b"".join(b"----b--\n" + each + b"\n" for each in parts) + b"----b----\n"


def article(data, **how):
    return read_mhtml(Raw(data, "/home/a.mhtml", **how))


def lost(html, found):
    """The Han characters that ``html`` shows, and that are neither in the article ``found`` nor listed."""
    shown = Counter(re.findall("[\u4e00-\u9fff]", re.sub("<title>.*?</title>|<[^>]*>", "", html)))
    kept = [found.title, *(block.text for block in found.blocks), *(c.before for c in found.changes)]
    return shown - Counter("".join(kept))


def test_chrome_and_edge():
    address = "https://mp.weixin.qq.com/s/abc"
    wanted, kept = "https://mmbiz.qpic.cn/a/640?wx_fmt=png", "https://mmbiz.qpic.cn/a/640?wx_fmt=png&tp=webp"
    shown = f'<p><img data-src="{wanted}" src="{kept.replace("&", "&amp;")}" width="600"></p>'
    html = page(TEXT, shown, MORE, '<p><a href="/other">另一篇文章的链接在这里，请看。</a>说完了。</p>')
    html = html.replace("</body>", "<div class=nav><p>相关推荐</p><p>阅读原文</p></div></body>")
    data = message(
        part(
            "text/html",
            html.encode(),
            coding="quoted-printable",
            Content_ID="<frame-1@mhtml.blink>",
            Content_Location=address,
        ),
        part("text/css", b"p {}", Content_Location="cid:css-1@mhtml.blink"),
        part("image/webp", PNG, Content_Location=kept),
        head=f"From: <Saved by Blink>\nSnapshot-Content-Location: {address}\nSubject: =?utf-8?Q?a?=\n",
    )
    found = article(data)
    assert told(found)[:4] == ["# 新桥通车", TEXT, f"![]({kept})", MORE]
    assert dict(found.enclosed) == {kept: PNG}
    assert not lost(html, found)
    assert found.blocks[-1].links[0].url == "https://mp.weixin.qq.com/other"


@pytest.mark.parametrize("charset", ["gb2312", "gbk", "utf-8", "big5"])
def test_internet_explorer(charset):
    text = TEXT if charset != "big5" else "橫跨黃河的新橋今天正式通車，兩岸居民盼了十年，一早就來到橋頭。"
    more = MORE if charset != "big5" else "大橋全長兩公里，雙向六車道，明年春天還將開通公交專線。"
    title = "新桥通车" if charset != "big5" else "新橋通車"
    html = page(text, '<p><img src="a/pic.jpg" width=300></p>', more, title=title)
    data = message(
        part(
            f'text/html;\n\tcharset="{charset}"',
            html.encode(charset),
            coding="quoted-printable",
            Content_Location="http://example.org/news/1.htm",
        ),
        part("image/jpeg", PNG, Content_Location="http://example.org/news/a/pic.jpg"),
        head="From: =?gb2312?B?08kgTWljcm9zb2Z0IEludGVybmV0IEV4cGxvcmVyIDUgsaO05g==?=\nSubject: 1\n",
    )
    found = article(data.replace(b"\n", b"\r\n"))
    assert not lost(html, found)
    assert told(found) == [
        f"# {title}",
        text,
        "![](http://example.org/news/a/pic.jpg)",
        more,
    ]


def test_word_as_a_single_page():
    """Its addresses are those of a file; pictures lie in a folder beside it that was never there."""
    shown = (
        "<p class=MsoNormal><!--[if gte vml 1]><v:shape/><![endif]-->"
        '<![if !vml]><img width=300 src="a.files/image001.png"><![endif]></p>'
    )
    data = message(
        part(
            'text/html; charset="gb2312"',
            page(TEXT, shown, MORE).encode("gb2312"),
            coding="quoted-printable",
            Content_Location="file:///C:/4A5B6C7D/a.htm",
        ),
        part("image/png", PNG, Content_Location="file:///C:/4A5B6C7D/a.files/image001.png"),
        head="",
    )
    found = article(data)
    assert told(found) == ["# 新桥通车", TEXT, "![](a.files/image001.png)", MORE]
    assert dict(found.enclosed) == {"a.files/image001.png": PNG}


def test_pictures_by_their_ids_and_a_root_that_is_not_the_first():
    data = message(
        part("image/png", PNG, Content_ID="<pic@1>"),
        part("text/html", page("<p>框架里的广告，不是正文，请忽略。</p>").encode(), Content_ID="<ad@1>"),
        part(
            "text/html",
            page(TEXT, '<p><img src="cid:pic@1" width=300></p>', MORE).encode(),
            Content_ID="<root@1>",
        ),
        start='; start="<root@1>"',
    )
    found = article(data)
    assert told(found) == ["# 新桥通车", TEXT, "![](cid:pic@1)", MORE]
    assert dict(found.enclosed) == {"cid:pic@1": PNG}


def test_an_article_in_a_frame():
    data = message(
        part(
            "text/html",
            b'<html><body><iframe src="cid:frame-2"></iframe></body></html>',
            Content_ID="<frame-1>",
        ),
        part("text/html", page(TEXT, MORE).encode(), Content_ID="<frame-2>"),
    )
    assert told(article(data)) == ["# 新桥通车", TEXT, MORE]


def test_what_is_beside_a_page_that_keeps_its_article_back_is_not_read():
    notice = page(
        "<p>环境异常，当前环境异常，完成验证后即可继续访问。</p>", "<p>去验证</p>" * 30, title="环境异常"
    )
    frame = part("text/html", page(TEXT, MORE).encode(), Content_ID="<ad>")
    with pytest.raises(SourceError):
        article(message(part("text/html", notice.encode()), frame))


def test_an_address_in_encoded_words():
    address = "=?utf-8?Q?https://example.org/=E6=A1=A5/1.htm?="
    html = page(TEXT, MORE, '<p>说完了，<a href="2.htm">下一篇</a>。</p>')
    found = article(message(part("text/html", html.encode(), Content_Location=address)))
    assert found.blocks[-1].links[0].url == "https://example.org/桥/2.htm"


def test_a_page_alone_in_a_message():
    data = b"From: <Saved by Blink>\nMIME-Version: 1.0\n" + part(
        "text/html; charset=utf-8", page(TEXT, MORE).encode()
    )
    assert told(article(data)) == ["# 新桥通车", TEXT, MORE]


def test_only_what_the_article_shows_comes_with_it():
    data = message(
        part("text/html", page(TEXT, MORE).encode(), Content_Location="https://example.org/1"),
        part("image/png", PNG, Content_Location="https://example.org/logo.png"),
    )
    assert not article(data).enclosed


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        ("From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", True),
        ("\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n\r\n", True),
        ("MIME-Version: 1.0\nContent-Type: text/html\n\n", True),
        ("From: a@b.c\nTo: d@e.f\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", False),
        ("From: a@b.c\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n", False),
        ("From: a@b.c\nSubject: Content-Type: text/html\n\n正文。", False),
        ("标题：桥\n正文。", False),
    ],
)
def test_a_letter_is_none(head, is_one):
    assert is_message(head.encode()) is is_one


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a", "a.txt", "a.html"])
def test_it_is_known_by_how_it_begins(tmp_path, name):
    (tmp_path / name).write_bytes(message(part("text/html", page(TEXT, MORE).encode())))
    found = read(str(tmp_path / name))
    assert told(found) == ["# 新桥通车", TEXT, MORE]
    assert found.source == str(tmp_path / name)


def test_the_smallest_one(tmp_path):
    (tmp_path / "saved.mhtml").write_text(
        "From: <Saved by Blink>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        "--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        '<html><head><meta charset=3D"utf-8"></head><body><h1>=E6=B2=B3=E8=BE=B9</h1><p>=E6=B2=B3=E8=BE=B9'
        "=E7=9A=84=E6=9F=B3=E6=A0=91=E5=8F=91=E8=8A=BD=E4=BA=86=E3=80=82</p></body></html>\n--b--\n"
    )
    assert told(read(str(tmp_path / "saved.mhtml"))) == ["# 河边", "河边的柳树发芽了。"]


NEST = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n" + b"".join(
    b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (at, at + 1) for at in range(3000)
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (message(part("image/png", PNG)), "without a page"),
        (message(part("text/html", b"")), "is empty"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", "without a page"),
        (message(part("text/html", page(TEXT).encode()))[:250], "."),
        (NEST, "more than 20 levels"),
        (message(part("text/html; charset=no-such", b"\xff\xfe\xfa" * 40)), "."),
    ],
)
def test_what_is_damaged_is_said_in_one_line(tmp_path, data, says):
    (tmp_path / "a.mhtml").write_bytes(data)
    with pytest.raises(SourceError, match=says) as raised:
        read(str(tmp_path / "a.mhtml"))
    assert "\n" not in str(raised.value)


def saved(tmp_path, html, **files):
    """A page saved with a folder of its files."""
    (tmp_path / "新桥_files").mkdir()
    for name, data in files.items():
        (tmp_path / "新桥_files" / name.replace("__", ".")).write_bytes(data)
    path = tmp_path / "新桥.html"
    path.write_text(html, encoding="utf-8")
    return read(str(path))


def test_a_page_with_a_folder_of_its_files(tmp_path):
    """Chrome, Edge and Internet Explorer say in a comment where the page was; its links lead there."""
    html = "<!DOCTYPE html>\n<!-- saved from url=(0031)https://mp.weixin.qq.com/s/a1b2 -->\n" + page(
        TEXT,
        '<p><img data-src="https://example.org/640" src="./%E6%96%B0%E6%A1%A5_files/640" width="600"></p>',
        MORE,
        '<p>说完了，<a href="/s/other">另见这一篇</a>。</p>',
    )
    found = saved(tmp_path, html, **{"640": PNG})
    assert told(found)[:4] == ["# 新桥通车", TEXT, "![](新桥_files/640)", MORE]
    assert not lost(html, found)
    assert found.blocks[-1].links[0].url == "https://mp.weixin.qq.com/s/other"


def test_firefox_says_nothing_of_where_the_page_was(tmp_path):
    html = page(TEXT, '<p><img src="新桥_files/a.png" width="600"></p>', MORE)
    assert told(saved(tmp_path, html, a__png=PNG))[2] == "![](新桥_files/a.png)"


def test_single_file(tmp_path):
    picture = f"data:image/png;base64,{base64.b64encode(PNG * 40).decode()}"
    comment = "<!--\n Page saved with SingleFile \n url: https://example.org/news/1 \n saved date: Tue\n-->"
    html = "<!DOCTYPE html> " + page(
        TEXT, f'<p><img src="{picture}" width="600"></p>', MORE, '<p>说完了，<a href="2">下一篇</a>。</p>'
    )
    found = saved(tmp_path, html.replace("<html>", f"<html>{comment}"))
    assert told(found)[2].startswith("![](data:image/png")
    assert found.blocks[-1].links[0].url == "https://example.org/news/2"
