"""The files beside the MP3: what their players show, read back by readers that did not write it."""

from __future__ import annotations

import base64
import json
import shutil
import struct
import subprocess
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from mutagen.flac import Picture
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus

from briefing.config import Audio, Show
from briefing.mix.coded import Coding, code
from briefing.mix.encode import FORMATS
from briefing.mix.join import join
from briefing.nouns import Chapter
from briefing.package.formats import tag_others
from briefing.package.tagging import Tagging

SHOW = Show(title="每日简报", author="简报工作室")
LABEL = {"Label": "1", "ContentProducer": "x", "ReservedCode1": "sha256:abc"}
TITLES = ["黄河大桥通车", "两岸的期待"]
STARTS_S = [0.0, 1.4]
OTHERS = [".m4a", ".opus"]


@pytest.fixture(scope="session")
def encoded(tmp_path_factory):
    """A folder with two seconds of 440 Hz in each format."""
    folder = tmp_path_factory.mktemp("encoded")
    samples = 0.2 * np.sin(2 * np.pi * 440 * np.arange(88_200) / 44_100).astype(np.float32)
    samples = np.pad(samples, (0, 80 * 1152 - 88_200))[:, None]
    for suffix in (".mp3", *OTHERS):
        coding = Coding(FORMATS[suffix], Audio())
        join(folder / f"episode{suffix}", coding, [80], [code(samples, 0, coding)])
    return folder


@pytest.fixture
def tagged(encoded, tmp_path, script, programme, picture):
    """Tags copies of the files; gives the folder."""

    def make(name="one", **changes):
        folder = Path(shutil.copytree(encoded, tmp_path / name))
        settings = {
            "show": SHOW,
            "cover": picture,
            "label": LABEL,
            "transcript": "黄河大桥通车\n\n横跨黄河。",
            "track": 12,
            "description": "新桥通车。",
        }
        settings |= {"script": script, "chapters": programme.chapters} | changes
        tag_others(folder / "episode.mp3", Tagging(**settings))
        return folder

    return make


@pytest.fixture(scope="session")
def picture():
    """A square JPEG."""
    import io

    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (1400, 1400), "#9E1B32").save(file, "JPEG")
    return file.getvalue()


def samples(path):
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


def boxes(data, *path):
    """The contents of the boxes at ``path`` of an MP4 file (ISO/IEC 14496-12)."""
    if not path:
        return [data]
    found, at = [], 0
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind == path[0]:
            found += boxes(data[at + 8 : at + size], *path[1:])
        at += size
    return found


def text_track(path):
    """The chapters of the QuickTime text track that the sound refers to, as Apple's players find them."""
    data = path.read_bytes()
    tracks = boxes(data, b"moov", b"trak")
    (reference,) = (found for track in tracks for found in boxes(track, b"tref", b"chap"))
    wanted = struct.unpack(">I", reference)[0]
    (track,) = (t for t in tracks if struct.unpack_from(">I", boxes(t, b"tkhd")[0], 12)[0] == wanted)
    assert boxes(track, b"mdia", b"hdlr")[0][8:12] == b"text"
    (scale,) = struct.unpack_from(">I", boxes(track, b"mdia", b"mdhd")[0], 12)
    table = (b"mdia", b"minf", b"stbl")
    times = boxes(track, *table, b"stts")[0]
    lengths = [
        struct.unpack_from(">II", times, 8 + 8 * i) for i in range(struct.unpack_from(">I", times, 4)[0])
    ]
    durations = [length for count, length in lengths for _ in range(count)]
    offsets = boxes(track, *table, b"stco")[0]
    sizes = boxes(track, *table, b"stsz")[0]
    fixed, count = struct.unpack_from(">II", sizes, 4)
    each = [fixed or struct.unpack_from(">I", sizes, 12 + 4 * i)[0] for i in range(count)]
    chunks = struct.unpack(f">{struct.unpack_from('>I', offsets, 4)[0]}I", offsets[8:])
    if len(chunks) == 1:
        chunks = tuple(chunks[0] + sum(each[:i]) for i in range(count))
    found, now = [], 0
    for chunk, duration in zip(chunks, durations, strict=True):
        (length,) = struct.unpack_from(">H", data, chunk)
        found.append((now / scale, data[chunk + 2 : chunk + 2 + length].decode()))
        now += duration
    return found


@pytest.mark.parametrize("suffix", OTHERS)
def test_the_sound_is_not_touched(tagged, encoded, suffix):
    folder = tagged()
    before, after = samples(encoded / f"episode{suffix}"), samples(folder / f"episode{suffix}")
    assert np.array_equal(before, after)


@pytest.mark.parametrize("suffix", [".mp3", *OTHERS])
def test_the_sound_begins_and_ends_where_it_did(encoded, suffix):
    rate = 48_000 if suffix == ".opus" else 44_100
    decoded = samples(encoded / f"episode{suffix}")
    assert abs(len(decoded) / rate - 80 * 1152 / 44_100) < 0.02
    loud = np.flatnonzero(np.abs(decoded) > 0.05) / rate
    assert loud[0] < 0.005
    assert abs(loud[-1] - 2.0) < 0.005


@pytest.mark.parametrize(
    ("atom", "value"),
    [
        ("\xa9nam", ["黄河大桥通车"]),
        ("\xa9ART", ["李明"]),
        ("aART", ["简报工作室"]),
        ("\xa9alb", ["每日简报"]),
        ("\xa9gen", ["Podcast"]),
        ("\xa9day", ["2026-11-24"]),
        ("desc", ["新桥通车。"]),
        ("ldes", ["新桥通车。"]),
        ("\xa9lyr", ["黄河大桥通车\n\n横跨黄河。"]),
        ("trkn", [(12, 0)]),
        ("pcst", True),
        ("stik", [21]),
    ],
)
def test_each_atom_is_read_back(tagged, atom, value):
    assert MP4(tagged() / "episode.m4a")[atom] == value


def test_an_m4a_has_its_chapters_for_apple_and_for_others(tagged):
    path = tagged() / "episode.m4a"
    chapters = list(zip(STARTS_S, TITLES, strict=True))
    assert text_track(path) == chapters
    assert [(each.start, each.title) for each in MP4(path).chapters] == chapters


def test_an_m4a_begins_with_its_index_so_that_it_plays_while_it_loads(tagged):
    data = (tagged() / "episode.m4a").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize(
    ("comment", "value"),
    [
        ("TITLE", "黄河大桥通车"),
        ("ARTIST", "李明"),
        ("ALBUM", "每日简报"),
        ("DATE", "2026-11-24"),
        ("TRACKNUMBER", "12"),
        ("LANGUAGE", "zho"),
        ("CHAPTER001", "00:00:00.000"),
        ("CHAPTER001NAME", "黄河大桥通车"),
        ("CHAPTER002", "00:00:01.400"),
        ("CHAPTER002NAME", "两岸的期待"),
    ],
)
def test_each_comment_is_read_back(tagged, comment, value):
    assert OggOpus(tagged() / "episode.opus")[comment] == [value]


def test_the_cover_and_the_label_are_in_both(tagged, picture):
    folder = tagged()
    m4a, opus = MP4(folder / "episode.m4a"), OggOpus(folder / "episode.opus")
    assert bytes(m4a["covr"][0]) == picture
    block = Picture(base64.b64decode(opus["METADATA_BLOCK_PICTURE"][0]))
    assert (block.data, block.width, block.height, block.mime) == (picture, 1400, 1400, "image/jpeg")
    for text in (bytes(m4a["----:com.apple.iTunes:AIGC"][0]).decode(), opus["AIGC"][0]):
        assert json.loads(text) == {"Label": "1", "ContentProducer": "x", "ReservedCode1": ""}


def test_the_same_episode_is_the_same_bytes(tagged):
    one, other = tagged("one"), tagged("other")
    for suffix in OTHERS:
        assert (one / f"episode{suffix}").read_bytes() == (other / f"episode{suffix}").read_bytes()


def test_what_is_unknown_is_left_out(tagged, script):
    folder = tagged(script=replace(script, date="", author=""), chapters=(), label=None)
    m4a, opus = MP4(folder / "episode.m4a"), OggOpus(folder / "episode.opus")
    assert not {"\xa9day", "----:com.apple.iTunes:AIGC"} & set(m4a)
    assert not m4a.chapters
    assert not {"date", "aigc", "chapter001"} & set(opus)
    assert m4a["\xa9ART"] == ["简报工作室"]


def test_long_and_many_chapters_stay_readable(tagged):
    title = "“大桥”与它的《十年》：从一张图纸到一座桥 🌉 " * 12
    chapters = tuple(Chapter(n * 0.005, (n + 1) * 0.005, title if n == 1 else f"第{n}章") for n in range(300))
    folder = tagged(chapters=chapters)
    found = text_track(folder / "episode.m4a")
    assert [name for _, name in found[2:]] == [f"第{n}章" for n in range(2, 300)]
    assert title.startswith(found[1][1].removesuffix("…"))
    assert len(found[1][1].encode()) <= 255
    assert OggOpus(folder / "episode.opus")["CHAPTER002NAME"] == [title]


def test_only_the_formats_that_are_there_are_tagged(encoded, tmp_path, script, programme, picture):
    mp3 = Path(shutil.copy(encoded / "episode.mp3", tmp_path / "episode.mp3"))
    tagging = Tagging(
        script=script,
        show=SHOW,
        chapters=programme.chapters,
        cover=picture,
        label=None,
        transcript="",
        track=1,
        description="",
    )
    tag_others(mp3, tagging)
    assert [path.name for path in tmp_path.iterdir()] == ["episode.mp3"]


@pytest.mark.judge
@pytest.mark.parametrize("suffix", OTHERS)
def test_ffprobe_mutagen_and_tinytag_agree(tagged, suffix):
    tinytag = pytest.importorskip("tinytag")
    if shutil.which("ffprobe") is None:
        pytest.skip("no ffprobe")
    path = tagged() / f"episode{suffix}"
    words = ["ffprobe", "-v", "error", "-of", "json", "-show_chapters", "-show_format", "-show_streams", path]
    done = subprocess.run(words, capture_output=True, check=True)
    assert not done.stderr
    told = json.loads(done.stdout)
    assert [float(each["start_time"]) for each in told["chapters"]] == STARTS_S
    assert [each["tags"]["title"] for each in told["chapters"]] == TITLES
    tags = {
        name.lower(): value
        for holder in (told["format"], *told["streams"])
        for name, value in holder.get("tags", {}).items()
    }
    sound = next(each for each in told["streams"] if each["codec_type"] == "audio")
    assert sound["codec_name"] == suffix.replace(".m4a", "aac").lstrip(".")
    assert any(each["disposition"]["attached_pic"] for each in told["streams"])
    second = tinytag.TinyTag.get(path, image=True)
    ours = MP4(path) if suffix == ".m4a" else OggOpus(path)
    title = ours["\xa9nam" if suffix == ".m4a" else "title"][0]
    assert tags["title"] == title == second.title == "黄河大桥通车"
    assert tags["album"] == second.album == "每日简报"
    assert second.images.front_cover.mime_type == "image/jpeg"
    for duration_s in (float(told["format"]["duration"]), ours.info.length, second.duration):
        assert abs(duration_s - 80 * 1152 / 44_100) < 0.05
