"""The parts of reading plain text: how lines are joined, numbered, divided; what heads a dispatch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.clean import clean
from briefing.nouns import Role
from briefing.read import read
from briefing.read.plain import read_text
from briefing.read.plain.credits import is_fact, is_poet
from briefing.read.plain.lines import columns, lines_of
from briefing.read.plain.marks import COUNTINGS, begins_anew, count_of
from briefing.read.plain.pages import without_pages
from briefing.read.plain.seams import NO_START, goes_on, manner_of, seam
from briefing.read.plain.wire import wire_of
from briefing.zh.characters import is_han

TEXTS = (path.read_text(encoding="utf-8") for path in sorted(Path(__file__).with_name("plain").glob("*.txt")))
LINES = sorted({line for text in TEXTS for line in text.split("\n=>\n")[0].split("\n")})
PAGES = sorted((Path(__file__).parents[1] / "golden" / "pages").glob("*/in.html"))
LONG = "横跨黄河的新桥今天正式通车，全长二点四公里，双向六车道，两岸居民盼了十年。"


def han(text):
    return "".join(filter(is_han, text))


def wrapped(text, width, indent):
    """``text`` in lines of ``width`` columns, none of which begins with a closing mark."""
    lines, line = [], "\u3000" * indent
    for at, char in enumerate(text):
        held = char + "".join(text[at + 1 : at + 2]) if text[at + 1 : at + 2] in NO_START else char
        if columns(line + held) > width and char not in NO_START:
            lines.append(line)
            line = ""
        line += char
    return "\n".join([*lines, line])


@pytest.mark.parametrize(
    ("line", "after", "goes"),
    [
        ("居民对于居住品质的要", "求也在不断提高", True),
        ("居民對於居住品質的要", "求也在不斷提高", True),
        ("白日依山尽", "黄河入海流", False),
        ("今天通车", "，两岸欢腾", True),
        ("他说（", "小声地）好", True),
        ("the bridge across", "the river", True),
        ("The bridge", "The river", False),
    ],
)
def test_a_word_or_a_mark_says_that_a_line_goes_on(line, after, goes):
    assert goes_on(line, after) is goes


@pytest.mark.parametrize(
    ("line", "after", "joined"),
    [
        ("the sys-", "tem of", "the system of"),
        ("a well-", "known bridge", "a well-known bridge"),
        ("COVID-", "19", "COVID-19"),
        ("across the", "river", "across the river"),
        ("共有20", "26人", "共有2026人"),
        ("新桥今天", "通车", "新桥今天通车"),
        ("使用Trans", "former训练", "使用Transformer训练"),
        ("in 2020", "30 bridges", "in 2020 30 bridges"),
    ],
)
def test_lines_are_joined_as_they_were_written(line, after, joined):
    manner = manner_of(["it is well-known that Transformer helps"])
    cut, space = seam(line, after, manner)
    assert line[: len(line) - cut] + space + after == joined


def test_a_text_that_spaces_figures_keeps_their_space_at_a_line_end():
    spaced, close = manner_of(["全长 2.4 公里，约 30 万人"]), manner_of(["全长2.4公里，约30万人"])
    assert (seam("沿线", "12 个乡镇", spaced), seam("沿线", "12个乡镇", close)) == ((0, " "), (0, ""))


@pytest.mark.parametrize("row", COUNTINGS, ids=lambda row: row.kind)
def test_each_way_to_number_knows_its_example(row):
    assert (count := count_of(row.example)) is not None
    assert (count.kind, count.surely) == (row.kind, row.surely)


@pytest.mark.parametrize(
    ("text", "number"),
    [("第十二章 大桥", 12), ("二十一、总则", 21), ("⑬ 大风", 13), ("第一百零三条 检查", 103)],
)
def test_a_number_is_understood(text, number):
    assert count_of(text).number == number


@pytest.mark.parametrize(
    "text", ["2.4公里的大桥", "第四章讨论不足。", "一行白鹭上青天", "3 月的雪", "十年", "2026年"]
)
def test_a_sentence_that_begins_with_a_number_goes_on(text):
    assert not begins_anew(text)


@pytest.mark.parametrize(
    "line",
    [
        "（2026）京01民终123号", "〔2025〕沪0101刑初45号", "国办发〔2026〕12号", "第3号",
        "联系电话：0312-1234567", "电子邮箱：news@example.org", "联系人：沈青",
        "唐·王维", "［宋］苏轼", "王维（唐）",
        "时间：2026年11月25日", "作词：沈青", "原告：张某", "主持人：王红", "13800138000", "news@example.org",
    ],
)  # fmt: skip
def test_a_fact_with_its_label_or_number_heads_nothing(line):
    assert is_fact(line)
    article = read_text(f"通车\n{LONG}\n\n{line}\n\n{LONG}\n{LONG}\n{LONG}\n{LONG}")
    assert [block.text for block in article.blocks if block.role is Role.HEADING] == []


@pytest.mark.parametrize("line", ["清水河的歌", "明天再见", "元宵节", "现代诗歌", "民生热线", "新的地址"])
def test_a_heading_that_looks_a_little_like_a_fact(line):
    assert not is_fact(line)
    assert not is_poet(line)


def test_a_text_without_line_breaks_is_parted_at_its_sentences():
    text = LONG * 60
    article = read_text(text)
    lengths = [len(block.text) for block in article.blocks]
    assert "".join(block.text for block in article.blocks) == text
    assert min(lengths[:-1]) >= 180 and max(lengths) <= 400
    assert all(block.text.endswith("。") for block in article.blocks)
    assert [(change.kind, change.where) for change in article.changes] == [("layout", "line 1")]


def test_no_speech_is_parted_where_line_breaks_are_lost():
    speech = f"“{LONG * 6}”"
    article = read_text((LONG + speech) * 4)
    assert sum(block.text.count(speech) for block in article.blocks) == 4


def test_a_long_paragraph_among_others_stays_whole():
    long = LONG * 40
    article = read_text("\n".join([LONG * 15, long, LONG * 15, LONG * 15, LONG * 15]))
    assert [block.text for block in article.blocks][1] == long


@pytest.mark.parametrize(
    ("text", "publisher", "date", "author"),
    [
        ("新华社北京11月25日电（记者李明、王红）新桥通车。", "新华社", "2026-11-25", "李明、王红"),
        ("据中新网11月25日电 新桥通车。", "中新网", "2026-11-25", ""),
        ("本报北京11月25日讯（记者 李明）新桥通车。", "", "2026-11-25", "李明"),
        ("（新华社北京11月24日电）新桥通车。", "新华社", "", ""),
        ("新桥通车。", "", "", ""),
    ],
)
def test_the_head_of_a_dispatch_says_who_sent_it_and_when(text, publisher, date, author):
    wire = wire_of([text, "2026年11月25日，当地居民走上大桥。"])
    assert (wire.publisher, wire.date, wire.author) == (publisher, date, author)


def test_the_head_of_a_dispatch_stays_in_the_text():
    article = clean(read_text(f"通车\n\n新华社北京11月25日电（记者李明）{LONG}\n\n2026年11月25日，{LONG}"))
    assert article.blocks[0].text.startswith("新华社北京11月25日电")
    assert (article.publisher, article.date, article.author) == ("新华社", "2026-11-25", "李明")


def test_a_refrain_is_no_running_head():
    verse = "啊，清水河，你在我的梦里流淌\n" + "月光照着渡口，船儿靠着岸\n等你回来，等到天亮\n" * 2
    assert without_pages(list(lines_of(verse * 4)))[1] == []


def test_sections_that_are_numbered_keep_their_numbers():
    text = "\n\n".join(f"{number}\n\n{LONG}\n\n{LONG}" for number in range(1, 6))
    assert without_pages(list(lines_of(text)))[1] == []


@given(st.lists(st.one_of(st.sampled_from(LINES), st.just("")), max_size=60))
def test_every_line_of_any_mixture_is_read_or_told(lines):
    article = read_text("\n".join(lines))
    kept = han(article.title + "".join(block.text for block in article.blocks))
    told = " ".join(change.before for change in article.changes)
    for line in lines:
        words = re.sub(r"\[编辑\]$", "", line.strip())
        assert han(words) in kept or line.strip() in told or " more" in told


@pytest.mark.parametrize("width", [36, 44, 60, 76])
@pytest.mark.parametrize("indent", [0, 2], ids=["blank lines", "indents"])
def test_pages_printed_at_a_width_are_read_as_they_were(width, indent):
    """Of paragraphs in all golden pages, so laid out, 19 of 20 come back whole."""
    there = found = 0
    for page in PAGES:
        article = clean(read(str(page)))
        paragraphs = [
            block.text for block in article.blocks if block.role is Role.BODY and len(block.text) > 40
        ]
        between = "\n" if indent else "\n\n"
        text = between.join([article.title, *(wrapped(each, width, indent) for each in paragraphs)])
        back = {"".join(block.text.split()) for block in read_text(text).blocks}
        there += len(paragraphs)
        found += sum("".join(each.split()) in back for each in paragraphs)
    assert found >= 0.95 * there > 40
