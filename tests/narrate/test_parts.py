"""A book becomes one article a chapter: nothing lost, nothing twice, each under its own title."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.narrate.parts import parts_of
from briefing.nouns import Article, Block, Change, Picture, Role


def book(*lines, title="河边的人"):
    """An article of ``lines``: headings with as many # as their level, pictures with !, paragraphs."""
    return Article(title, tuple(map(block, lines)), "book.epub", author="沈青", date="2026-05-01")


def block(line):
    marks, _, text = line.partition(" ")
    if marks.strip("#"):
        return (
            Block(Role.PICTURE, "", picture=Picture(line[1:])) if line[0] == "!" else Block(Role.BODY, line)
        )
    return Block(Role.HEADING, text, len(marks))


def shown(article):
    return [
        f"{'#' * each.level} {each.text}".strip() if each.picture is None else f"!{each.picture.address}"
        for each in article.blocks
    ]


def divided(*lines, **more):
    return [(part.title, shown(part)) for part in parts_of(book(*lines, **more))]


def test_each_chapter_is_an_article_under_the_book_s_title():
    assert divided("## 第一章 风雨", "下雨了。", "### 夜", "停了。", "## 第二章 新桥", "通车了。") == [
        ("河边的人：第一章 风雨", ["下雨了。", "## 夜", "停了。"]),
        ("河边的人：第二章 新桥", ["通车了。"]),
    ]


def test_what_stands_before_the_first_chapter_has_the_book_s_title_alone():
    assert divided("写在前面。", "## 一", "甲。", "## 二", "乙。")[0] == ("河边的人", ["写在前面。"])


def test_a_text_without_a_title_has_those_of_its_chapters():
    assert [title for title, _ in divided("## 一", "甲。", "## 二", "乙。", title="")] == ["一", "二"]


def test_chapters_below_a_part_are_its_chapters_and_the_first_names_it():
    assert divided(
        "## 上部",
        "!a.jpg",
        "### 一",
        "甲。",
        "#### 夜",
        "乙。",
        "### 二",
        "丙。",
        "## 下部",
        "### 三",
        "丁。",
    ) == [
        ("河边的人：上部 一", ["!a.jpg", "甲。", "## 夜", "乙。"]),
        ("河边的人：二", ["丙。"]),
        ("河边的人：下部 三", ["丁。"]),
    ]


def test_a_chapter_with_text_of_its_own_keeps_what_is_below_it():
    assert len(divided("## 一", "甲。", "### 节", "乙。", "### 节", "丙。", "## 二", "丁。")) == 2


def test_headings_with_nothing_below_stay_with_the_last_chapter():
    assert divided("## 一", "甲。", "## 二", "乙。", "## 完")[-1] == ("河边的人：二", ["乙。", "## 完"])


def test_a_text_of_one_chapter_is_left_as_it_is():
    for lines in (["甲。"], ["## 一", "甲。"], ["## 部", "### 一", "甲。"], []):
        assert parts_of(book(*lines)) == (book(*lines),)


def test_what_was_left_out_is_told_once_and_who_wrote_it_each_time():
    told = Change("contents", "目录", "", "nav.xhtml")
    whole = Article(
        "书", book("## 一", "甲。", "## 二", "乙。").blocks, "", author="沈青", changes=(told,), doubts=("?",)
    )
    first, second = parts_of(whole)
    assert (first.changes, first.doubts, second.changes, second.doubts) == ((told,), ("?",), (), ())
    assert first.author == second.author == "沈青"


LINES = st.lists(st.sampled_from(["## 章", "### 节", "#### 段", "甲。", "!a.jpg"]), max_size=20)


@given(LINES)
def test_no_text_is_lost_and_none_said_twice(lines):
    parts = parts_of(book(*lines))
    texts = [each.text for part in parts for each in part.blocks if each.role is Role.BODY]
    assert texts == [line for line in lines if line == "甲。"]
    assert sum(each.picture is not None for part in parts for each in part.blocks) == lines.count("!a.jpg")
    headings = sum(each.role is Role.HEADING for part in parts for each in part.blocks)
    titled = sum(part.title.count("章") + part.title.count("节") for part in parts)
    assert headings + titled == sum(line.startswith("#") for line in lines)
