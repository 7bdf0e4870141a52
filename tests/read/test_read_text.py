"""Plain text read: which lines are paragraphs, which are headings, and none lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.nouns import Role
from briefing.read.plain import read_text
from briefing.read.plain.credits import is_credit, is_dateline
from briefing.read.plain.marks import BULLET
from briefing.stanza import BREAK

LONG = "横跨黄河的新桥今天正式通车，全长二点四公里，双向六车道，两岸居民盼了十年。"


def headings(article):
    return [block.text for block in article.blocks if block.role is Role.HEADING]


def test_a_short_first_line_is_the_title():
    article = read_text(f"黄河大桥通车\n{LONG}\n{LONG}")
    assert article.title == "黄河大桥通车"
    assert [block.text for block in article.blocks] == [LONG, LONG]


@pytest.mark.parametrize(
    "title",
    [
        "大桥为何十年才建成？",
        "通车了！",
        "“桥来了”：两岸的一天",
        "Bridge opens",
        "第12届大桥论坛开幕 百人到会",
    ],
)
def test_a_title_may_ask_and_cry(title):
    assert read_text(f"{title}\n\n{LONG}").title == title


@pytest.mark.parametrize(
    "first", [LONG, "“盼了十年。”", "本报记者 李明", "2026-11-24 来源：新华社", "- 第一项", "今天通车。"]
)
def test_a_text_may_have_no_title(first):
    article = read_text(f"{first}\n{LONG}")
    assert article.title == ""
    assert [block.text for block in article.blocks] == [first.removeprefix("- "), LONG]


def test_a_short_line_without_final_punctuation_is_a_heading():
    article = read_text(f"通车\n{LONG}\n两岸的期待\n{LONG}\n一、工程概况\n{LONG}")
    assert headings(article) == ["两岸的期待", "一、工程概况"]
    assert {block.level for block in article.blocks if block.role is Role.HEADING} == {2}


def test_a_heading_is_measured_without_its_glosses():
    line = "為做好新時(shí)代新征程網(wǎng)信工作指明了方向"
    article = read_text(f"{LONG}\n{line}\n{LONG}")
    assert headings(article) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "“您等了多久？”", "“十年”", "——他回答", "他说：", "1. 小客车十元", "• 行人免费", "（1）总体要求",
        "本报记者 李明 王红", "本報(bào)記者李煉 楊文", "責(zé)任編輯:暢任杰", "责任编辑：沈青",
        "作者：周明远", "摄影 周明远", "新华社记者 周明远 摄", "2026-11-24 来源：新华社", "来源：河岸日报",
        "https://example.org/news/1", "***",
    ],
)  # fmt: skip
def test_dialogue_lists_credits_and_datelines_are_no_headings(line):
    article = read_text(f"通车\n{LONG}\n{LONG}\n{line}\n{LONG}\n{LONG}\n{LONG}")
    assert headings(article) == []
    assert line.removeprefix("• ") in [block.text for block in article.blocks]


def test_names_at_the_end_are_no_headings():
    lines = [
        "本報(bào)記者李煉 楊文 陳俊琦",
        "閆書(shū)敏 楊文俊 郭寧",
        "郭艷 馬占福 蘇曉晨",
        "責(zé)任編輯:暢任杰",
    ]
    article = read_text("\n".join([LONG, "两岸的期待", LONG, *lines]))
    assert headings(article) == ["两岸的期待"]
    assert [block.text for block in article.blocks[-4:]] == lines


def test_a_byline_under_the_title_is_no_heading():
    assert headings(read_text(f"黄河大桥通车\n周明远\n{LONG}\n{LONG}\n{LONG}\n{LONG}")) == []


def test_a_poem_has_no_headings():
    poem = ["白日依山尽", "黄河入海流", "欲穷千里目", "更上一层楼"]
    article = read_text("\n".join(["诗一首", "", LONG, *poem, LONG]))
    assert headings(article) == []
    assert article.blocks[1].text == BREAK.join(poem)


def test_the_last_line_is_no_heading():
    assert headings(read_text(f"通车\n{LONG}\n全文完")) == []


def test_lines_broken_at_a_fixed_width_are_joined():
    paragraph = LONG * 4
    wrapped = "\n".join(paragraph[at : at + 20] for at in range(0, len(paragraph), 20))
    article = read_text(f"黄河大桥通车\n\n{wrapped}\n\n{wrapped}")
    assert [block.text for block in article.blocks] == [paragraph, paragraph]


def test_english_lines_are_joined_with_a_space():
    words = "the bridge across the river opened today and people walked over it all day long " * 6
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) >= 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    article = read_text("\n".join([*lines, line]))
    assert [block.text for block in article.blocks] == [words.strip()]


def test_paragraphs_of_one_line_each_are_not_joined():
    lines = [LONG, LONG + LONG, LONG[:20] + "。", LONG * 3]
    assert [block.text for block in read_text("\n".join(lines)).blocks] == lines


def test_stray_tags_stay_for_cleaning():
    line = f"<p>{LONG}</p>&nbsp;"
    assert read_text(f"通车\n{line}").blocks[0].text == line


def test_the_date_is_taken_from_a_dateline():
    assert read_text(f"通车\n2026年11月24日 08:00 来源：新华社\n{LONG}").date == "2026-11-24T08:00"
    assert read_text(f"通车\n2025年1月1日，大桥开工。\n{LONG}").date == ""


@pytest.mark.parametrize(
    "line", ["2026-11-24", "2026年11月24日 星期二", "2026-11-24 08:30 新华社", "发布时间：2026/11/24"]
)
def test_a_dateline(line):
    assert is_dateline(line)
    assert is_credit(line)


@pytest.mark.parametrize(
    "line", ["2026年11月24日大桥通车", "2026年工作要点", "文化的力量", "图书馆的一天", "记者的一天很忙碌"]
)
def test_a_heading_that_looks_a_little_like_a_credit(line):
    assert headings(read_text(f"通车\n{LONG}\n{LONG}\n{line}\n{LONG}\n{LONG}\n{LONG}")) == [line]


@example(["1  1", "1  1", "-  1"])
@given(st.lists(st.text(st.sampled_from("新桥通车，。“”？ \u3000(a)1-李"), max_size=60), max_size=30))
def test_no_character_is_lost_unless_it_is_told(lines):
    article = read_text("\n".join(lines))
    kept = article.title + "".join(block.text for block in article.blocks)
    told = Counter()
    for change in article.changes:
        for each in change.before.split(", ") if change.kind in ("page", "markup") else ():
            line, _, times = each.partition(" × ")
            told[line] += int(times or 1)
    # Which of several equal lines was told is not said, so letters are counted.
    left = (line for line in lines if not told[line.strip()] or told.subtract([line.strip()]))
    written, bullets = Counter[str](), Counter[str]()
    for line in left:
        bullet = BULLET.match(line)
        written.update("".join(line[bullet.end() if bullet else 0 :].split()))
        bullets.update("".join(bullet[0].split()) if bullet else "")
    # A bullet is no character of the item that it begins, but one of a table's cell.
    assert written <= Counter("".join(kept.split())) <= written + bullets


def test_a_line_with_a_bullet_is_an_item_of_a_list():
    article = read_text(f"通车\n{LONG}\n• 行人免费\n- 骑车免费\n●“小客车”十元\n-5℃的早晨\n{LONG}")
    assert [block.text for block in article.blocks if block.role is Role.ITEM] == [
        "行人免费",
        "骑车免费",
        "“小客车”十元",
    ]


def test_a_heading_after_a_poem_is_none_of_its_lines():
    poem = "大江东去\n浪淘尽\n千古风流人物"
    article = read_text(f"通车\n\n{LONG}\n\n{poem}\n\n桥下的生意\n{LONG}\n{LONG}")
    assert headings(article) == ["桥下的生意"]
