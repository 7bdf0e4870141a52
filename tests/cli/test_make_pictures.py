"""`briefing make` with pictures: they lie in the folder, and whatever they are the episode is made."""

from __future__ import annotations

import io
import json

import pytest
from PIL import Image

from briefing.conductor import episode

ARTICLE = """# 黄河大桥通车

横跨黄河的新桥今天正式通车。

![夜景](img/桥.png "通车之夜")

![没有](none.jpg)

![外网](https://example.org/a.jpg)

孩子们在桥上放起了风筝。
"""


@pytest.fixture
def desk(same_desk):
    return same_desk


def png(colour="red"):
    file = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def made(desk, monkeypatch):
    """The folder of an episode of an article with a picture beside it."""
    monkeypatch.setattr("briefing.read.fetch.fetch", lambda url, **_: pytest.fail(f"{url} was asked for"))
    desk.write("article.md", ARTICLE)
    desk.write("img/桥.png", png())
    desk.once(lambda: desk.made("article.md"))
    return next((desk.folder / "out").iterdir())


def record(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_pictures_lie_in_the_folder_and_the_manifest_says_which(made):
    said = record(made)
    assert said["pictures"] == {"pictures/1.png": "img/桥.png"}
    assert said["files"]["pictures/1.png"]["bytes"] == (made / "pictures" / "1.png").stat().st_size
    page = (made / "index.html").read_text(encoding="utf-8")
    assert '<img src="pictures/1.png" alt="夜景" width="60" height="40">' in page
    assert "（图片未能取得：外网）" in page


def test_the_run_says_once_what_cannot_be_had_and_ends_well(desk, made):
    done = desk.make("article.md", "--force")
    assert done.code == 0
    assert (
        done.err.count("2 pictures cannot be had: none.jpg no such file; https://example.org/a.jpg was") == 1
    )


def test_a_second_run_is_unchanged_until_a_picture_changes(desk, made):
    assert "unchanged" in desk.make("article.md").out
    desk.write("img/桥.png", png("blue"))
    done = desk.make("article.md")
    assert ", 0 spoken now" in done.out
    assert Image.open(made / "pictures" / "1.png").convert("RGB").getpixel((0, 0)) == (0, 0, 255)


def test_made_again_from_its_script_it_keeps_them_though_the_article_is_gone(desk, made):
    before = (made / "pictures" / "1.png").read_bytes()
    (desk.folder / "img" / "桥.png").unlink()
    assert "unchanged" in desk.make(made).out
    script = made / "script.md"
    script.write_text(script.read_text(encoding="utf-8").replace("今天", "昨天"), encoding="utf-8")
    assert desk.make(made).code == 0
    assert (made / "pictures" / "1.png").read_bytes() == before


def test_a_picture_taken_out_of_the_script_leaves_the_folder_and_another_may_come(desk, made):
    (made / "mine.png").write_bytes(png("blue"))
    script = made / "script.md"
    text = script.read_text(encoding="utf-8").replace('img/桥.png "通车之夜"', "mine.png")
    script.write_text(text, encoding="utf-8")
    assert desk.make(made).code == 0
    assert record(made)["pictures"] == {"pictures/1.png": "mine.png"}
    assert (made / "mine.png").exists()


def test_what_was_fetched_once_is_not_fetched_again(desk, monkeypatch):
    asked = []

    def get(url, _time_s):
        asked.append(url)
        return png()

    page = "# 题\n\n横跨黄河的新桥今天正式通车。\n\n![](b.png)\n"
    monkeypatch.setattr("briefing.read.fetch.fetch", lambda url, **_: raw(url, page))
    original = episode.gathered
    monkeypatch.setattr(episode, "gathered", lambda *given, **named: original(*given, **named, get=get))
    folder = desk.made("https://example.org/news/1")
    assert asked == ["https://example.org/news/b.png"]
    assert "unchanged" in desk.make("https://example.org/news/1").out
    assert desk.make(folder, "--force").code == 0
    assert asked == ["https://example.org/news/b.png"]


def raw(url, text):
    from briefing.read.raw import Raw

    return Raw(text.encode(), url, media_type="text/markdown", base=url)
