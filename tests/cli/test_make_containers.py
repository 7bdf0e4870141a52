"""`briefing make` with a Word file and with a saved page: text and pictures out of one file."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from tests.read.word.documents import docx, p, picture, r


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    monkeypatch.setattr("briefing.read.fetch.fetch", lambda url, **_: pytest.fail(f"{url} was asked for"))


def png(colour="red"):
    file = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "PNG")
    return file.getvalue()


def word(colour="red"):
    return docx(
        p(r("黄河大桥通车", sz=44), jc="center"),
        p("横跨黄河的新桥今天正式通车。"),
        p(picture(alt="夜景")),
        p("孩子们在桥上放起了风筝。"),
        rels=[("rId9", "image", "media/image1.png")],
        files=[("word/media/image1.png", png(colour))],
    )


def message():
    page = (
        "<html><head><title>黄河大桥通车</title></head><body><h1>黄河大桥通车</h1><p>横跨黄河的新桥今天正式通车。</p>"
        '<p><img src="https://example.org/a.png" alt="夜景"></p><p>孩子们在桥上放起了风筝。</p></body></html>'
    )
    parts = [("text/html; charset=utf-8", "https://example.org/1", page.encode())]
    parts += [("image/png", "https://example.org/a.png", png())]
    written = "".join(
        f"--b\nContent-Type: {kind}\nContent-Transfer-Encoding: base64\nContent-Location: {address}\n\n"
        f"{base64.encodebytes(data).decode()}\n"
        for kind, address, data in parts
    )
    head = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
    return f"{head}{written}--b--\n".encode()


@pytest.mark.parametrize(
    ("name", "data", "address"),
    [
        ("article.docx", word(), "word/media/image1.png"),
        ("article.mhtml", message(), "https://example.org/a.png"),
    ],
)
def test_its_pictures_come_along_and_stay(desk, manifest_of, name, data, address):
    desk.write(name, data)
    folder = desk.made(name)
    assert folder.name == "黄河大桥通车"
    assert manifest_of(folder)["pictures"] == {"pictures/1.png": address}
    script = (folder / "script.md").read_text(encoding="utf-8")
    assert f"![夜景]({address})" in script
    assert "unchanged" in desk.make(name).out
    (folder / "script.md").write_text(script.replace("今天", "昨天"), encoding="utf-8")
    assert desk.make(folder).code == 0
    assert manifest_of(folder)["pictures"] == {"pictures/1.png": address}


def test_a_picture_changed_in_the_file_changes_the_episode(desk):
    desk.write("article.docx", word())
    folder = desk.made("article.docx")
    desk.write("article.docx", word("blue"))
    assert ", 0 spoken now" in desk.make("article.docx").out
    assert Image.open(folder / "pictures" / "1.png").convert("RGB").getpixel((0, 0)) == (0, 0, 255)
