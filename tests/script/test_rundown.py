"""The list of a bulletin's stories, as a person writes it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import UsageError
from briefing.nouns import Rundown, Slot
from briefing.script.rundown import format_rundown, parse

WRITTEN = """\
title = "今日简报"
date = 2026-11-26
[[story]]
source = "in/桥.txt"        # path or address
headline = "黄河大桥通车"
intro = ""
voice = "yunjian"
lead = true
[[story]]
source = "https://example.org/news/1234"
"""
RUNDOWN = Rundown(
    (Slot("in/桥.txt", "黄河大桥通车", "", "yunjian", True), Slot("https://example.org/news/1234")),
    "今日简报",
    "2026-11-26",
)


def test_it_says_which_stories_and_how_each_is_told():
    assert parse(WRITTEN.encode()) == RUNDOWN
    assert parse(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode()) == RUNDOWN


def test_what_is_written_is_read_back():
    assert parse(format_rundown(RUNDOWN).encode()) == RUNDOWN


WORDS = st.text(st.characters(codec="utf-8")).map(lambda text: " ".join(text.split()))


@given(WORDS.filter(bool), WORDS, WORDS)
def test_whatever_is_said_in_it_is_read_back(source, headline, title):
    rundown = Rundown((Slot(source, headline),), title)
    assert parse(format_rundown(rundown).encode()) == rundown


@pytest.mark.parametrize(
    "day", ["2026-11-26", '"2026-11-26"', '"2026年11月26日"', "2026-11-26T08:30:00+08:00"]
)
def test_a_day_may_be_written_in_any_way(day):
    assert parse(f'date = {day}\n[[story]]\nsource = "a"\n'.encode()).date == "2026-11-26"


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ('[[story]]\nheadline = "大桥"', "r.toml: story 1: it has no source"),
        ('[[story]]\nsource = "a"\n[[story]]\nsource = "b"\nheadlin = "桥"', "story 2: unknown key headlin"),
        ('[[story]]\nsource = ""', "story 1: its source is empty"),
        ("[[story]]\nsource = 3", "story 1, source: "),
        ('[[story]]\nsource = "a"\nlead = "vielleicht"', "story 1, lead: "),
        ('titel = "桥"', "r.toml: unknown key titel; did you mean title"),
        ('title = "桥"', "it lists no story"),
        ('story = "桥"', "story: "),
        ('date = "morgen"\n[[story]]\nsource = "a"', "date: morgen is no date"),
        ("[[story", "not valid TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_story_and_key(written, complaint):
    with pytest.raises(UsageError) as refused:
        parse(written.encode(), "r.toml")
    assert complaint in str(refused.value)
    assert re.match(r"r.toml(:\d+)?: ", str(refused.value))


def test_what_chinese_editors_save_is_understood():
    for encoding in ("utf-8-sig", "utf-16", "gbk"):
        assert parse("title = '桥'\n[[story]]\nsource = '一.txt'".encode(encoding)).title == "桥"
