"""A published site shows the pictures of articles, which are others', only where its producer says so."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import pytest
from lxml import etree, html

from briefing.conductor.library import publish_show
from briefing.config import Config, Page, Show
from briefing.nouns import (
    Chapter,
    Cue,
    Picture,
    PictureFile,
    Pictures,
    Programme,
    Role,
    Script,
    Section,
    Segment,
)
from briefing.package.book import book
from briefing.package.page import page
from briefing.publish.bare import bare_page
from tests.package.editions import edition
from tests.package.manifests import write_manifest
from tests.publish.conftest import NOON

SHOW = Show(title="每日简报", base_url="https://example.org/show/")
CAPTION = Segment("图为新桥。", Role.CAPTION)


def edited(picture, alt, *captions):
    shown = Segment("", Role.PICTURE, picture=Picture("a.jpg", alt))
    script = Script("题", (Section(None, 1, ((Segment("通车。"),), (shown, *captions))),))
    programme = Programme(
        2.0, (Cue(0.1, 0.5, "通车。", Role.BODY, 1),), (Chapter(0.0, 2.0, "题"),), -19.0, -1.0
    )
    had = Pictures(files={"a.jpg": PictureFile("pictures/1.jpg", picture, 1400, 1400)})
    return edition(script, programme, pictures=had)


@pytest.fixture
def pictured(desk, picture):
    """The folder of an episode with a picture on its page and in its book."""
    folder = desk.make()
    text = edited(picture, "a<b 桥", CAPTION)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "1.jpg").write_bytes(picture)
    (folder / "index.html").write_text(page(text, SHOW), encoding="utf-8")
    book(folder / "episode.epub", text, SHOW, audio=folder / "episode.mp3", cover=picture)
    write_manifest(folder, source=str(desk.folder / "bridge.txt"), title="题", duration_s=2.0)
    return folder


def publish(desk, *, pictures, days=0):
    cover = desk.folder / "show.jpg"
    cover.write_bytes(desk.picture)
    config = Config(show=SHOW.model_copy(update={"cover": cover}), page=Page(pictures=pictures))
    publish_show(config, (desk.folder / "out",), desk.site, NOON)
    (home,) = (desk.site / "episodes").iterdir()
    shown = html.document_fromstring((home / "index.html").read_text(encoding="utf-8"))
    (epub,) = home.glob("*.epub")
    return home, shown.find(".//figure"), epub


def numbered(home):
    return [path.name for path in home.iterdir() if path.name.startswith("1-")]


def test_without_a_word_of_the_producer_no_picture_is_published(desk, pictured):
    home, figure, epub = publish(desk, pictures=False)
    assert not numbered(home)
    assert [(child.tag, child.text_content()) for child in figure] == [
        ("p", "a<b 桥"),
        ("figcaption", "图为新桥。"),
    ]
    with zipfile.ZipFile(epub) as file:
        assert not [name for name in file.namelist() if "pictures" in name]
        assert b"pictures/" not in b"".join(map(file.read, ["EPUB/package.opf", "EPUB/c1.xhtml"]))
        assert b"visual" not in file.read("EPUB/package.opf")
        for name in ("EPUB/package.opf", "EPUB/c1.xhtml"):
            etree.fromstring(file.read(name))
    assert (pictured / "pictures" / "1.jpg").exists()


def test_with_it_they_are_on_the_page_and_in_the_book(desk, pictured):
    home, figure, epub = publish(desk, pictures=True)
    (name,) = numbered(home)
    assert figure.find("img").get("src") == name
    with zipfile.ZipFile(epub) as file:
        assert file.read("EPUB/pictures/1.jpg") == (home / name).read_bytes()


def test_taken_back_they_are_gone_at_once(desk, pictured):
    publish(desk, pictures=True)
    home, _, epub = publish(desk, pictures=False)
    assert not numbered(home)
    assert [path.name for path in home.glob("*.epub")] == [epub.name]


@pytest.mark.parametrize("pictures", [False, True])
def test_published_again_nothing_is_written(desk, pictured, pictures):
    publish(desk, pictures=pictures)
    before = desk.state()
    publish(desk, pictures=pictures)
    assert desk.state() == before


def test_a_picture_of_which_nothing_is_said_leaves_its_caption_alone(picture):
    assert "<figure><figcaption" in bare_page(page(edited(picture, "", CAPTION), SHOW))
    assert "<figure><p>图片</p></figure>" in bare_page(page(edited(picture, ""), SHOW))


def test_a_page_without_pictures_stays_to_the_letter(picture):
    text = page(replace(edited(picture, "桥"), parts=()), SHOW)
    assert bare_page(text) == text
