"""What a reader sees of a picture, alike on the page and in the book; and what becomes of the files."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element, tostring

import pytest
from lxml import etree, html
from PIL import Image

from briefing.config import Show
from briefing.files import MANIFEST
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
from briefing.package.handover import hand_over, keep, made_in
from briefing.package.manifest import load
from briefing.package.markup import add_paragraphs, add_passage
from briefing.package.page import page
from briefing.package.transcript import plain_text, transcript_json
from tests.package.editions import edition
from tests.package.manifests import write_manifest


def jpeg():
    file = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(file, "JPEG")
    return file.getvalue()


HAD = Pictures(files={"a": PictureFile("pictures/1.jpg", jpeg(), 60, 40)}, missing={"gone": "no such file"})
IMAGE = '<img src="pictures/1.jpg" alt="{}" width="60" height="40" />'


def picture(address="a", alt="", caption=""):
    return Segment("", Role.PICTURE, picture=Picture(address, alt, caption))


def script(*paragraphs):
    return Script("题", (Section(None, 1, paragraphs),))


def edited(*paragraphs, cues=(), pictures=HAD):
    programme = Programme(9.0, cues, (Chapter(0.0, 9.0, "题"),), -19.0, -1.0)
    return edition(script(*paragraphs), programme, pictures=pictures)


def set_as(*paragraphs):
    home = Element("x")
    (part,) = edited(*paragraphs).parts
    add_paragraphs(home, part.paragraphs, add_passage)
    return tostring(home, encoding="unicode")[3:-4]


def test_a_picture_is_a_figure_with_what_stands_in_for_it_and_its_captions():
    caption = Segment("图为新桥。", Role.CAPTION)
    assert set_as((picture(alt="桥"), caption)) == (
        f'<figure>{IMAGE.format("桥")}<figcaption><span id="s2">图为新桥。</span></figcaption></figure>'
    )
    assert set_as((picture(alt="桥", caption="夜"), caption)) == (
        f'<figure>{IMAGE.format("桥")}<figcaption><p><span id="s1">夜</span></p>'
        '<p><span id="s2">图为新桥。</span></p></figcaption></figure>'
    )


@pytest.mark.parametrize("alt", ["", "新桥的夜景"])
def test_one_of_which_no_more_is_said_than_its_caption_says_is_a_picture(alt):
    assert IMAGE.format("图片") in set_as((picture(alt=alt), Segment("新桥的夜景", Role.CAPTION)))


def test_the_place_of_one_that_cannot_be_had_says_so():
    assert set_as((picture("gone", "桥", "夜"),)) == (
        '<figure><figcaption><span id="s1">（图片未能取得：桥）夜</span></figcaption></figure>'
    )


def test_of_one_that_shows_nothing_only_a_caption_stays():
    assert set_as((picture("counter"),), (picture("counter"), Segment("图", Role.CAPTION))) == (
        '<p class="caption"><span id="s3">图</span></p>'
    )


def test_a_picture_between_items_stands_in_the_one_before():
    first, second = Segment("一", Role.ITEM, number=1), Segment("二", Role.ITEM, number=2)
    assert set_as((first,), (picture(),), (second,), (picture(),)) == (
        f'<ol><li value="1"><span id="s1">一</span><figure>{IMAGE.format("图片")}</figure></li>'
        f'<li value="2"><span id="s3">二</span></li></ol><figure>{IMAGE.format("图片")}</figure>'
    )


def test_numbers_and_times_of_what_follows_hold():
    cue = Cue(1.0, 2.0, "通车。", Role.BODY, 2)
    shown, said = edited((picture(),), (Segment("通车。"),), cues=(cue,)).passages()
    assert (shown.cue, said.cue, said.id) == (None, cue, "s2")


def test_hostile_words_stay_words():
    hostile = '"><script>alert(1)</script>'
    tree = html.document_fromstring(page(edited((picture(alt=hostile, caption=f"{hostile}\x00"),)), Show()))
    assert [image.get("alt") for image in tree.iter("img")][1:] == [hostile]
    assert tree.find(".//figcaption").text_content() == f"{hostile}\ufffd"


def test_the_book_holds_and_lists_each_picture_once(tmp_path):
    mp3 = tmp_path / "a.mp3"
    mp3.write_bytes(b"sound")
    said, cue = (Segment("通车。"),), Cue(1.0, 2.0, "通车。", Role.BODY, 1)
    told, untold = (said, (picture(alt="桥"),), (picture(alt="桥"),)), (said, (picture(),))
    for paragraphs, sufficient in ((told, "textual"), (untold, "textual,visual")):
        book(tmp_path / "a.epub", edited(*paragraphs, cues=(cue,)), Show(), audio=mp3, cover=b"")
        with zipfile.ZipFile(tmp_path / "a.epub") as epub:
            assert epub.read("EPUB/pictures/1.jpg") == jpeg()
            package = etree.fromstring(epub.read("EPUB/package.opf"))
            (item,) = package.xpath("//*[@href='pictures/1.jpg']")
            assert item.get("media-type") == "image/jpeg"
            modes = package.xpath("//*[@property='schema:accessMode']/text()")
            assert modes == ["textual", "auditory", "visual"]
            assert sufficient in package.xpath("//*[@property='schema:accessModeSufficient']/text()")
            assert b"pictures/1.jpg" in epub.read("EPUB/c1.xhtml")


def test_texts_pass_over_a_picture_and_the_transcript_says_what_is_not_said():
    shown = script((Segment("通车。"),), (picture(alt="桥"),), (Segment("完。"),))
    assert plain_text(shown) == "通车。\n\n完。\n"
    programme = Programme(9.0, (), (), -19.0, -1.0)
    unspoken = transcript_json(programme, shown, [(2, picture(alt="桥"))])["unspoken"]
    assert unspoken == [{"number": 2, "role": "picture", "body": "桥"}]


@pytest.fixture
def folders(tmp_path):
    """An episode with a picture of ours and one of a person's, and the one that takes its place."""
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, names in ((old, ("1.jpg", "2.jpg")), (new, ("1.jpg",))):
        (folder / "pictures").mkdir(parents=True)
        for name in names:
            (folder / "pictures" / name).write_bytes(folder.name.encode() + name.encode())
        (folder / "script.md").write_text("---\nscript: 2\n---\n一。\n")
        write_manifest(folder, source="a", title="题")
    (old / "pictures" / "mine.jpg").write_bytes(b"mine")
    return old, new


@pytest.mark.parametrize("lost", [False, True])
def test_our_pictures_go_with_the_episode_and_a_persons_stay(folders, lost):
    old, new = folders
    if lost:
        (old / MANIFEST.name).write_bytes(b"")
    made = keep(old, new)
    assert made == made_in(old)
    (old / "pictures" / "late.jpg").write_bytes(b"late")
    hand_over(old, new, set(), made)
    assert not old.exists()
    held = {path.name: path.read_bytes() for path in (new / "pictures").iterdir()}
    assert held == {"1.jpg": b"new1.jpg", "mine.jpg": b"mine", "late.jpg": b"late"}


def test_the_manifest_lists_them(folders):
    old, _ = folders
    record = load(old)
    assert record is not None
    assert {"pictures/1.jpg", "pictures/2.jpg"} <= set(record.files)
