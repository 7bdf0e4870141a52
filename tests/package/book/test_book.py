"""The read-aloud book as a file: what a reading system asks of it, before the outside judges do."""

from __future__ import annotations

import itertools
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from briefing.config import Show
from briefing.package.book import book
from briefing.package.book.content import navigation
from briefing.package.book.overlay import clips, duration_ms, smil_clock
from tests.package.editions import edition

NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "smil": "http://www.w3.org/ns/SMIL",
    "html": "http://www.w3.org/1999/xhtml",
}
OPS_TYPE = "{http://www.idpf.org/2007/ops}type"
COVER = b"\xff\xd8 a picture"


def bound(folder, text, mp3):
    target = folder / "episode.epub"
    described = replace(text, description="新桥 & 通车。")
    book(target, described, Show(title="每日简报"), audio=mp3, cover=COVER)
    return zipfile.ZipFile(target)


def tree(book, name):
    return etree.fromstring(book.read(f"EPUB/{name}"), etree.XMLParser(resolve_entities=False))


def milliseconds(clock):
    hours, minutes, seconds = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)


@pytest.fixture
def epub(tmp_path, text, mp3):
    return bound(tmp_path, text, mp3)


def test_the_file_says_first_and_plainly_what_it_is(epub):
    first = epub.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert epub.read("mimetype") == b"application/epub+zip"
    assert epub.testzip() is None


def test_it_holds_the_episodes_audio_and_cover_to_the_letter(epub, mp3):
    assert epub.read("EPUB/episode.mp3") == mp3.read_bytes()
    assert epub.read("EPUB/cover.jpg") == COVER


def test_the_manifest_names_every_file_once_and_no_other(epub):
    named = [item.get("href") for item in tree(epub, "package.opf").iterfind(".//opf:item", NAMES)]
    held = [name.removeprefix("EPUB/") for name in epub.namelist() if name.startswith("EPUB/")]
    assert sorted(str(name) for name in named) == sorted(set(held) - {"package.opf"})


def test_the_spine_is_cover_contents_and_the_parts_in_order(epub):
    spine = [item.get("idref") for item in tree(epub, "package.opf").iterfind(".//opf:itemref", NAMES)]
    assert spine == ["cover", "nav", "c1", "c2"]


def test_the_clips_are_the_whole_audio_without_a_gap(text):
    found = [clip for stretch in clips(text).values() for clip in stretch]
    assert found[0].start_ms == 0
    assert found[-1].end_ms == 2000
    assert all(one.end_ms == next.start_ms for one, next in itertools.pairwise(found))
    assert [clip.passage for clip in found] == ["n1", "s1", "s2", "s3", "s4", "s5", "s6"]


def test_each_sentence_is_marked_from_when_it_sounds(text, programme):
    found = [clip for stretch in clips(text).values() for clip in stretch]
    starts = [round(cue.start_s * 1000) for cue in programme.cues]
    assert [clip.start_ms for clip in found] == [0, *starts[1:]]


def test_a_chime_belongs_to_the_heading_after_it(script, programme):
    chapters = (replace(programme.chapters[0], end_s=1.35), replace(programme.chapters[1], start_s=1.35))
    text = edition(script, replace(programme, chapters=chapters))
    assert [clip.start_ms for clip in clips(text)["c2"]] == [1350, 1600]


def test_durations_add_up_to_the_millisecond(epub, text):
    package = tree(epub, "package.opf")
    durations = package.findall(".//opf:meta[@property='media:duration']", NAMES)
    total = [milliseconds(meta.text or "") for meta in durations if meta.get("refines") is None]
    parts = {meta.get("refines"): milliseconds(meta.text or "") for meta in durations if meta.get("refines")}
    assert total == [sum(parts.values())] == [int(text.duration_s * 1000)]
    for part in ("c1", "c2"):
        spoken = sum(
            milliseconds(audio.get("clipEnd", "")) - milliseconds(audio.get("clipBegin", ""))
            for audio in tree(epub, f"{part}.smil").iterfind(".//smil:audio", NAMES)
        )
        assert spoken == parts[f"#{part}-overlay"] == duration_ms(clips(text)[part])


def test_every_clip_leads_to_a_sentence_of_its_page(epub):
    for part in ("c1", "c2"):
        ids = set(tree(epub, f"{part}.xhtml").xpath("//@id"))
        for text in tree(epub, f"{part}.smil").iterfind(".//smil:text", NAMES):
            page, _, fragment = text.get("src", "").partition("#")
            assert page == f"{part}.xhtml"
            assert fragment in ids


def test_what_is_never_said_is_shown_without_a_clip(epub):
    assert "责任编辑 王芳" in "".join(tree(epub, "c2.xhtml").itertext())
    assert b"s7" not in epub.read("EPUB/c2.smil")


def test_a_part_that_is_never_said_is_a_page_without_overlay(tmp_path, hostile, mp3):
    epub = bound(tmp_path, hostile, mp3)
    assert "EPUB/c2.smil" not in epub.namelist()
    [item] = tree(epub, "package.opf").xpath("//*[@id='c2']")
    assert item.get("media-overlay") is None


def test_contents_and_landmarks_lead_to_every_part(epub):
    links = tree(epub, "nav.xhtml").xpath("//html:nav//html:a/@href", namespaces=NAMES)
    assert links == ["c1.xhtml", "c2.xhtml", "cover.xhtml", "nav.xhtml#contents", "c1.xhtml"]


def test_deeper_chapters_stand_under_their_own(text):
    levels = (1, 2, 3, 3, 2)
    parts = tuple(replace(text.parts[1], id=f"c{i}", level=level) for i, level in enumerate(levels))
    nav = etree.fromstring(navigation(replace(text, parts=parts)))
    deeper = nav.xpath("//html:li/html:ol/html:li/html:a/@href", namespaces=NAMES)
    assert deeper == ["c2.xhtml", "c3.xhtml"]


def test_it_says_how_it_can_be_read(epub):
    said = [(m.get("property"), m.text) for m in tree(epub, "package.opf").iterfind(".//opf:meta", NAMES)]
    for line in (
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "auditory"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "synchronizedAudioText"),
        ("schema:accessibilityHazard", "none"),
        ("media:active-class", "-epub-media-overlay-active"),
        ("dcterms:modified", "2026-11-24T00:00:00Z"),
    ):
        assert line in said
    assert "schema:accessibilitySummary" in dict(said)
    # a line of data is shown only: to hear the book is not to have all of it
    assert ("schema:accessModeSufficient", "auditory") not in said
    assert ".-epub-media-overlay-active" in epub.read("EPUB/style.css").decode()


def test_fonts_are_the_readers(epub):
    assert b"font-family" not in epub.read("EPUB/style.css")


def test_text_that_looks_like_markup_is_text(tmp_path, hostile, mp3):
    epub = bound(tmp_path, hostile, mp3)
    for name in epub.namelist():
        if name.endswith((".xhtml", ".smil", ".opf", ".xml")):
            document = etree.fromstring(epub.read(name), etree.XMLParser(resolve_entities=False))
            assert not document.xpath("//*[local-name()='script' or starts-with(name(@*), 'on')]")
    assert "</script><script>alert(1)</script>" in "".join(tree(epub, "c1.xhtml").itertext())


def test_the_same_episode_is_the_same_book(tmp_path, text, mp3):
    (tmp_path / "again").mkdir()
    bound(tmp_path, text, mp3)
    bound(tmp_path / "again", text, mp3)
    assert (tmp_path / "episode.epub").read_bytes() == (tmp_path / "again" / "episode.epub").read_bytes()


@pytest.mark.parametrize(
    ("ms", "written"), [(0, "0:00:00.000"), (83_456, "0:01:23.456"), (36_000_000, "10:00:00.000")]
)
def test_clock_values_are_exact(ms, written):
    assert smil_clock(ms) == written


def test_marks_and_notes_say_what_they_are_and_lead_to_each_other_across_pages(tmp_path, noted, mp3):
    epub = bound(tmp_path, noted, mp3)
    links = {
        (part, link.get(OPS_TYPE), link.get("role")): link.get("href")
        for part in ("c1", "c2")
        for link in reversed(tree(epub, f"{part}.xhtml").findall(".//html:a[@role]", NAMES))
    }
    assert links == {
        ("c1", "noteref", "doc-noteref"): "#f2",
        ("c1", "backlink", "doc-backlink"): "#r1-1",
        ("c2", "backlink", "doc-backlink"): "c1.xhtml#r1-2",
    }
    hrefs = tree(epub, "c1.xhtml").xpath("//html:h1//html:a/@href", namespaces=NAMES)
    assert hrefs == ["#f2", "c2.xhtml#f6"]
    (note,) = tree(epub, "c1.xhtml").iterfind(".//html:aside", NAMES)
    assert (note.get("id"), note.get(OPS_TYPE), note.get("role")) == ("f2", "footnote", "doc-footnote")


def test_a_note_sounds_in_a_sequence_of_its_own_that_can_be_skipped(tmp_path, noted, mp3):
    smil = tree(bound(tmp_path, noted, mp3), "c1.smil")
    (sequence,) = smil.iterfind(f".//smil:seq[@{OPS_TYPE}='footnote']", NAMES)
    assert sequence.get("{http://www.idpf.org/2007/ops}textref") == "c1.xhtml#f2"
    assert [text.get("src") for text in sequence.iterfind(".//smil:text", NAMES)] == [
        "c1.xhtml#s2",
        "c1.xhtml#s3",
    ]


def test_a_page_with_formulas_says_that_it_holds_mathml(tmp_path, versed, text, mp3):
    (tmp_path / "without").mkdir()
    package = tree(bound(tmp_path, versed, mp3), "package.opf")
    declared = {item.get("id"): item.get("properties") for item in package.iterfind(".//opf:item", NAMES)}
    assert (declared["c1"], declared["c2"]) == ("mathml", None)
    assert "MathML" in [meta.text for meta in package.iterfind(".//opf:meta", NAMES)]
    plain = tree(bound(tmp_path / "without", text, mp3), "package.opf")
    assert "MathML" not in [meta.text for meta in plain.iterfind(".//opf:meta", NAMES)]
