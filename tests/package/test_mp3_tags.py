"""The tags of the MP3, read back by mutagen, by a parser of our own, and by ffprobe."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
from dataclasses import replace

import av
import pytest
from mutagen import id3
from mutagen.mp3 import MP3
from PIL import Image

from briefing.config import Show
from briefing.nouns import Chapter
from briefing.package.tagging import Tagging
from briefing.package.tags import audio_sha256, tag

SHOW = Show(title="每日简报", author="简报工作室")
LABEL = {"Label": "1", "ContentProducer": "x"}


def jpeg():
    out = io.BytesIO()
    Image.new("RGB", (1400, 1400), "#9E1B32").save(out, "JPEG")
    return out.getvalue()


def tagged(mp3, script, programme, **changes):
    settings = {
        "show": SHOW,
        "cover": jpeg(),
        "label": LABEL,
        "transcript": "黄河大桥通车\n\n横跨黄河。",
        "track": 12,
        "description": "新桥通车。",
    }
    tag(mp3, Tagging(script=script, chapters=programme.chapters, **(settings | changes)))
    return id3.ID3(mp3, translate=False)


def decoded(mp3):
    """How many samples a decoder gets out of it."""
    with av.open(str(mp3)) as container:
        return sum(frame.samples for frame in container.decode(audio=0))


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("TIT2", "黄河大桥通车"),
        ("TPE1", "李明"),
        ("TPE2", "简报工作室"),
        ("TALB", "每日简报"),
        ("TYER", "2026"),
        ("TDAT", "2411"),
        ("TLAN", "zho"),
        ("TCON", "Podcast"),
        ("TRCK", "12"),
        ("TDES", "新桥通车。"),
        ("COMM::zho", "新桥通车。"),
        ("USLT::zho", "黄河大桥通车\n\n横跨黄河。"),
    ],
)
def test_each_text_is_read_back(mp3, script, programme, frame, text):
    assert str(tagged(mp3, script, programme)[frame]) == text


def test_the_tag_is_version_2_3_and_marks_a_podcast(mp3, script, programme):
    tags = tagged(mp3, script, programme)
    assert mp3.read_bytes()[:5] == b"ID3\x03\x00"
    assert tags["PCST"].value == 0
    assert not mp3.read_bytes()[-128:].startswith(b"TAG")


def test_the_cover_is_the_front_cover(mp3, script, programme):
    [picture] = tagged(mp3, script, programme).getall("APIC")
    assert (picture.mime, picture.type, picture.data) == ("image/jpeg", id3.PictureType.COVER_FRONT, jpeg())


def test_the_label_is_json_in_a_frame_of_its_own(mp3, script, programme):
    assert json.loads(str(tagged(mp3, script, programme)["TXXX:AIGC"])) == LABEL
    assert "TXXX:AIGC" not in tagged(mp3, script, programme, label=None)


def test_one_ordered_top_level_table_lists_the_chapters(mp3, script, programme):
    tags = tagged(mp3, script, programme)
    [table] = tags.getall("CTOC")
    assert table.flags == id3.CTOCFlags.TOP_LEVEL | id3.CTOCFlags.ORDERED
    chapters = [tags[f"CHAP:{identifier}"] for identifier in table.child_element_ids]
    assert [str(chapter.sub_frames["TIT2"]) for chapter in chapters] == ["黄河大桥通车", "两岸的期待"]
    assert [(chapter.start_time, chapter.end_time) for chapter in chapters] == [(0, 1400), (1400, 2000)]
    assert {chapter.start_offset for chapter in chapters} == {0xFFFFFFFF}
    assert len(tags.getall("CHAP")) == len(chapters)


def test_the_bytes_of_a_chapter_are_version_2_3_too(mp3, script, programme):
    """Read by hand: in v2.4 the sizes would be written in seven bits a byte, the title in UTF-8."""
    long = replace(programme, chapters=(Chapter(0, 2, "长" * 300),))
    tagged(mp3, script, long)
    data = mp3.read_bytes()
    start = data.index(b"CHAP")
    size = struct.unpack(">I", data[start + 4 : start + 8])[0]
    body = data[start + 10 : start + 10 + size]
    assert body[:5] == b"chp0\0"
    assert struct.unpack(">4I", body[5:21]) == (0, 2000, 0xFFFFFFFF, 0xFFFFFFFF)
    name, title_size = body[21:25], struct.unpack(">I", body[25:29])[0]
    assert (name, title_size) == (b"TIT2", len(body) - 31)
    assert body[31:34] == b"\x01\xff\xfe"
    assert body[32:].decode("utf-16").rstrip("\0") == "长" * 300


@pytest.mark.parametrize("title", ["长" * 300, "“大桥”说：《通车》了 🌉", "A/B; C\\D", 'say "hi"'])
def test_any_title_survives(mp3, script, programme, title):
    tags = tagged(
        mp3,
        replace(script, title=title),
        replace(programme, chapters=(Chapter(0, 2, title),)),
        description=title,
    )
    assert tags["TIT2"].text == [title]
    assert tags["CHAP:chp0"].sub_frames["TIT2"].text == [title]
    assert str(tags["TDES"]) == title


def test_text_that_no_tag_can_hold_loses_only_that(mp3, script, programme):
    assert tagged(mp3, replace(script, title="大\0桥\ud800"), programme)["TIT2"].text == ["大桥"]


def test_what_is_not_known_has_no_frame(mp3, script, programme):
    tags = tagged(
        mp3,
        replace(script, date="", author=""),
        replace(programme, chapters=()),
        show=Show(title="简报"),
    )
    assert not {"TYER", "TDAT"} & set(tags)
    assert not tags.getall("CHAP") + tags.getall("CTOC")
    assert str(tags["TPE1"]) == str(tags["TPE2"]) == "简报"


def test_more_chapters_than_a_table_holds_are_all_reachable(mp3, script, programme):
    many = tuple(Chapter(n / 1000, (n + 1) / 1000, f"第{n}章") for n in range(600))
    tags = tagged(mp3, script, replace(programme, chapters=many))
    [top] = [table for table in tags.getall("CTOC") if table.flags & id3.CTOCFlags.TOP_LEVEL]
    leaves = [leaf for child in top.child_element_ids for leaf in tags[f"CTOC:{child}"].child_element_ids]
    assert [str(tags[f"CHAP:{leaf}"].sub_frames["TIT2"]) for leaf in leaves] == [c.title for c in many]


def test_the_chapters_lie_in_the_file_in_their_order(mp3, script, programme):
    titles = ["一二三四五", "一", "一二三", "四二"] * 3
    chapters = tuple(Chapter(n, n + 1, title) for n, title in enumerate(titles))
    tagged(mp3, script, replace(programme, chapters=chapters))
    with av.open(str(mp3)) as container:
        assert [c["metadata"]["title"] for c in container.chapters()] == titles


def test_the_sound_is_untouched(tone, mp3, script, programme):
    before = audio_sha256(mp3)
    tagged(mp3, script, programme)
    assert audio_sha256(mp3) == before
    assert decoded(mp3) == decoded(tone)
    assert MP3(mp3).info.length == pytest.approx(MP3(tone).info.length, abs=1e-6)
    data = mp3.read_bytes()
    assert data.find(b"Info") > 0 or data.find(b"Xing") > 0


def test_tagging_twice_gives_the_same_bytes(mp3, script, programme):
    tagged(mp3, script, programme)
    once = mp3.read_bytes()
    tagged(mp3, script, programme)
    assert mp3.read_bytes() == once


def test_ffmpeg_reads_the_chapters(mp3, script, programme):
    tagged(mp3, script, programme)
    with av.open(str(mp3)) as container:
        found = [(c["start"] * c["time_base"], c["metadata"]["title"]) for c in container.chapters()]
    assert found == [(0, "黄河大桥通车"), (pytest.approx(1.4), "两岸的期待")]


@pytest.mark.judge
def test_ffprobe_sees_chapters_cover_and_tags(mp3, script, programme):
    ffprobe = shutil.which("ffprobe")
    if ffprobe is None:
        pytest.skip("ffprobe is not installed")
    tagged(mp3, script, programme)
    told = json.loads(
        subprocess.run(
            [ffprobe, "-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams", mp3],
            check=True,
            capture_output=True,
        ).stdout
    )
    assert [(c["start_time"], c["end_time"], c["tags"]["title"]) for c in told["chapters"]] == [
        ("0.000000", "1.400000", "黄河大桥通车"),
        ("1.400000", "2.000000", "两岸的期待"),
    ]
    assert [stream["codec_name"] for stream in told["streams"]] == ["mp3", "mjpeg"]
    assert told["format"]["tags"]["title"] == "黄河大桥通车"
    assert json.loads(told["format"]["tags"]["AIGC"]) == LABEL
