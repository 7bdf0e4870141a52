"""Chapters within chapters: how long each is, and what each format makes of them."""

import json
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise

import av
import pytest
from mutagen import id3

from briefing.nouns import Chapter
from briefing.package.chapters import chapters_json, flat, nested
from tests.package.test_mp3_tags import tagged

TITLES = ("每日简报", "大桥", "两岸", "东岸", "油价", "结束语")
DEPTHS = (1, 1, 2, 2, 1, 1)
ROW = tuple(Chapter(n * 0.3, (n + 1) * 0.3, title) for n, title in enumerate(TITLES))


@pytest.fixture
def stories(programme):
    """A programme of stories, of which one has two sections of its own."""
    return replace(programme, chapters=nested(ROW, DEPTHS))


def test_a_story_lasts_as_long_as_its_sections(stories):
    bridge, first, second = stories.chapters[1:4]
    assert (bridge.start_s, bridge.end_s) == (first.start_s - 0.3, second.end_s)
    assert [chapter.depth for chapter in stories.chapters] == list(DEPTHS)


def test_flat_they_are_the_stories_one_after_the_other(stories):
    alone = flat(stories.chapters)
    assert [chapter.title for chapter in alone] == ["每日简报", "大桥", "油价", "结束语"]
    assert all(one.end_s == following.start_s for one, following in pairwise(alone))
    listed = [chapter["title"] for chapter in chapters_json(stories)["chapters"]]
    assert listed == [chapter.title for chapter in alone]


def test_chapters_without_others_in_them_stay_as_they_were():
    assert nested(ROW, [1] * len(ROW)) == ROW
    assert flat(ROW) == ROW


def test_in_an_mp3_a_table_of_its_own_stands_behind_the_story(mp3, script, stories):
    tags = tagged(mp3, script, stories)
    tables = {table.element_id: table for table in tags.getall("CTOC")}
    assert tables["toc"].child_element_ids == ["chp0", "chp1", "toc-chp1", "chp4", "chp5"]
    assert tables["toc-chp1"].child_element_ids == ["chp2", "chp3"]
    assert str(tables["toc-chp1"].sub_frames["TIT2"]) == "大桥"
    tops = [name for name, table in tables.items() if table.flags & id3.CTOCFlags.TOP_LEVEL]
    assert tops == ["toc"]


def test_every_chapter_is_in_one_table_however_many_there_are(mp3, script, programme):
    many = tuple(Chapter(n / 1000, (n + 1) / 1000, f"第{n}章") for n in range(600))
    deep = replace(programme, chapters=nested(many, [1, *[2] * 300, *[1] * 299]))
    tags = tagged(mp3, script, deep)
    tables = tags.getall("CTOC")
    listed = [name for table in tables for name in table.child_element_ids]
    assert sorted(listed) == sorted(set(listed)), "none is listed twice"
    names = {chapter.element_id for chapter in tags.getall("CHAP")}
    assert names < set(listed)
    assert max(len(table.child_element_ids) for table in tables) <= 255


def test_ffmpeg_lists_them_in_the_order_of_time(mp3, script, stories):
    tagged(mp3, script, stories)
    with av.open(str(mp3)) as file:
        assert [chapter["metadata"]["title"] for chapter in file.chapters()] == list(TITLES)


@pytest.mark.judge
def test_ffprobe_lists_them_in_the_order_of_time(mp3, script, stories):
    ffprobe = shutil.which("ffprobe")
    if ffprobe is None:
        pytest.skip("ffprobe is not installed")
    tagged(mp3, script, stories)
    asked = [ffprobe, "-v", "error", "-show_chapters", "-of", "json", str(mp3)]
    found = json.loads(subprocess.run(asked, check=True, capture_output=True).stdout)["chapters"]
    assert [chapter["tags"]["title"] for chapter in found] == list(TITLES)
