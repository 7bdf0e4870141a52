"""How a paragraph is divided for the voice: not too short, not too long, and never where it would hurt."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cells import TABULAR
from briefing.narrate.length import LENGTH, Length, running_weight
from briefing.narrate.segments import segments, single
from briefing.nouns import Block, Face, Link, Pin, Reference, Role, Style
from briefing.script.inline import Inline, format_inline, parse_inline

CAREFUL = Length(least=8, target=20, most=30)
"""Fixed here, so that these cases do not move when the measured range does."""


def divided(text, length=CAREFUL):
    return [segment.text for segment in segments(Block(Role.BODY, text), length)]


def weight(text):
    return running_weight(text)[-1]


@pytest.mark.parametrize(
    ("text", "heavy"),
    [
        ("", 0),
        ("黄河大桥", 4),
        ("黄河，大桥！", 4),
        ("全长2.4公里", 6),
        ("增长3%", 5),
        ("GDP增长", 4),
        ("a international airport", 7),
        ("详见https://example.org/a", 2),
        ("😀👍", 0),
        ("ひらがな", 4),
    ],
)
def test_a_text_weighs_about_what_it_takes_to_say(text, heavy):
    assert weight(text) == heavy


@pytest.mark.parametrize(
    "parts",
    [
        ["横跨黄河的新桥今天正式通车。", "全长2.4公里，双向六车道。"],
        ["通了。终于通了。横跨黄河的新桥今天正式通车。"],
        ["横跨黄河的新桥今天正式通车。真好。", "全长2.4公里，双向六车道。"],
        ["真好。"],
        ["横跨黄河的新桥今天上午九时三十分正式建成通车投入使用。", "太好了，真的太好了。"],
        ["第一句话在这里就结束了。 第二句。"],
        [
            "这座大桥的建成通车，使两岸群众的出行时间由一小时缩短为十分钟；",
            "下一步，还将建设两条连接线，打通最后一公里。",
        ],
        ["工程建设者先后攻克了深水基础、高塔施工、", "大跨度钢梁架设、冬季混凝土养护等一批技术难题。"],
        ["建设者说，这里原来只有渡船，遇到大风大浪就要停航，", "两岸的孩子上学，要绕行很远很远的路。"],
    ],
)
def test_paragraphs_are_divided_like_this(parts):
    assert divided("".join(parts)) == parts


def test_a_sentence_without_punctuation_is_cut_between_words():
    text = "横跨黄河的新桥今天上午九时三十分正式建成通车两岸群众出行时间由一小时缩短为十分钟"
    first, second = divided(text)
    assert first + second == text
    assert max(weight(first), weight(second)) <= CAREFUL.most
    assert not first.endswith(("时", "三十"))


def test_what_claims_to_be_one_endless_word_is_cut_all_the_same():
    found = divided("a" * 400)
    assert "".join(found) == "a" * 400
    assert max(map(weight, found)) <= CAREFUL.most


@pytest.mark.parametrize(
    "solid",
    [
        "《关于进一步加强、改进和规范黄河、长江桥梁建设管理工作》",
        "“绿水、青山，金山、银山”",
        "1,234,567,890,123.45",
        "https://example.org/a,b,c?d=e,f",
        "2026年11月24日12:30",
        "（含引桥、匝道，不含辅路）",
    ],
)
def test_what_belongs_together_is_not_cut(solid):
    text = f"横跨黄河的新桥今天上午正式建成，两岸群众出行更方便，{solid}也都写得清清楚楚，大家都说好。"
    found = divided(text)
    assert len(found) > 1
    assert any(solid in part for part in found)


@pytest.mark.parametrize("mark", ["pin", "link"])
def test_a_pin_or_link_is_carried_whole_to_its_segment(mark):
    words = "新桥通车。两岸，欢庆"
    text = f"横跨黄河的大桥今天上午正式建成，双向六车道，都说{words}三天三夜，大家都说好。以后常来。"
    start, end = text.index(words), text.index(words) + len(words)
    links = (Link(start, end, "https://example.org"),) if mark == "link" else ()
    pins = (Pin(start, end, "新桥开通"),) if mark == "pin" else ()
    found = segments(Block(Role.QUOTATION, text, links=links, pins=pins), CAREFUL)
    (holder,) = [segment for segment in found if segment.links or segment.pins]
    (carried,) = (*holder.links, *holder.pins)
    assert holder.text[carried.start : carried.end] == words
    assert {segment.role for segment in found} == {Role.QUOTATION}


def test_a_block_can_be_kept_as_one_segment():
    block = Block(Role.HEADING, " 第一行\n第二行。第三句。 ", 2)
    assert [segment.text for segment in single(block)] == ["第一行 第二行。第三句。"]
    assert single(Block(Role.HEADING, " \n", 2)) == segments(Block(Role.BODY, " \n")) == ()


def test_a_line_break_in_a_block_ends_a_segment_or_becomes_a_space():
    assert divided("春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。") == [
        "春眠不觉晓，处处闻啼鸟。",
        "夜来风雨声，花落知多少。",
    ]
    assert divided("春晓\n夜来风雨声，花落知多少。") == ["春晓 夜来风雨声，花落知多少。"]


def test_the_default_range_is_sound():
    assert 0 < LENGTH.least < LENGTH.target < LENGTH.most


MARKS = "汉字，。！？；、：…—“”《》（） \n1a.%😀"
characters = st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=["Cs"]))
texts = st.text(characters, max_size=200)
spans = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(sorted)


@st.composite
def blocks(draw):
    text = draw(texts) + draw(texts)
    ends = [(min(start, len(text)), min(end, len(text))) for start, end in draw(st.lists(spans, max_size=4))]
    links = tuple(Link(start, end, draw(st.sampled_from(["u", " ", "a\nb"]))) for start, end in ends[:2])
    pins = tuple(Pin(start, end, draw(st.sampled_from(["x", "", "a\nb"]))) for start, end in ends[2:])
    faced = [(min(a, len(text)), min(b, len(text))) for a, b in draw(st.lists(spans, max_size=4))]
    styles = tuple(Style(start, end, draw(st.sampled_from(Face))) for start, end in faced)
    return Block(draw(st.sampled_from(Role)), text, links=links, pins=pins, styles=styles)


def bare(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("role", sorted(TABULAR))
def test_of_white_space_only_tabs_may_end_a_row(role):
    white = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\t")
    assert [segment.text for segment in single(Block(role, f"{white}\t甲\t{white}"))] == ["\t甲\t"]


@given(blocks())
def test_no_text_is_lost(block):
    found = segments(block, CAREFUL)
    assert bare("".join(segment.text for segment in found)) == bare(block.text)
    assert all(segment.text.strip() for segment in found)
    ends = "".join(segment.text[0] + segment.text[-1] for segment in found)
    if block.role in TABULAR:
        ends = ends.replace("\t", "")  # a first or last cell may be empty
    assert not any(map(str.isspace, ends))
    assert not any(mark in segment.text for segment in found for mark in "\n\r")


@given(blocks())
def test_every_segment_can_be_written_in_a_script(block):
    for segment in (*segments(block, CAREFUL), *single(block)):
        line = Inline(segment.text, segment.links, segment.pins, segment.styles)
        assert parse_inline(format_inline(line)) == line


def test_a_style_goes_on_over_the_edge_of_a_segment_and_touching_ones_are_one():
    text = "横跨黄河的新桥今天通车。全长两公里多一点。"
    styles = (Style(5, 8, Face.STRONG), Style(8, 16, Face.STRONG), Style(3, 4, Face.CODE))
    first, second = segments(Block(Role.BODY, text, styles=styles), CAREFUL)
    assert first.styles == (Style(3, 4, Face.CODE), Style(5, 12, Face.STRONG))
    assert second.styles == (Style(0, 4, Face.STRONG),)


@given(blocks())
def test_no_pin_or_link_is_cut(block):
    marks = [mark for segment in segments(block, CAREFUL) for mark in (*segment.pins, *segment.links)]
    assert len(marks) == sum(len(segment.pins) + len(segment.links) for segment in single(block))


@given(st.text(st.sampled_from("黄河大桥今天通车群众出行方便，。、；"), max_size=300))
def test_no_segment_is_too_long_and_few_are_too_short(text):
    found = segments(Block(Role.BODY, text), CAREFUL)
    assert all(weight(segment.text) <= CAREFUL.most for segment in found)
    for first, second in pairwise(found):
        short = min(weight(first.text), weight(second.text)) < CAREFUL.least
        assert not short or weight(first.text) + weight(second.text) > CAREFUL.most


def test_a_reference_goes_with_the_words_before_it_and_a_label_with_the_first_segment():
    text = "新桥今天正式通车，两岸车程缩短。全长两公里多，双向六车道通行。"
    block = Block(
        Role.FOOTNOTE, text, label="1", references=(Reference(0, "a"), Reference(16, "b"), Reference(31, "c"))
    )
    first, second = segments(block)
    assert (first.label, first.references) == ("1", (Reference(0, "a"), Reference(16, "b")))
    assert (second.label, second.references) == ("", (Reference(15, "c"),))


def test_a_reference_within_a_pin_stands_behind_it():
    block = Block(Role.BODY, "乐亭。", pins=(Pin(0, 2, "lào tíng"),), references=(Reference(1, "1"),))
    assert segments(block)[0].references == (Reference(2, "1"),)


def test_a_formula_is_never_cut_however_long():
    run = f"${'a+'.join('b' * 60)}$"
    text = f"由此可见，{run}，于是。"
    block = Block(Role.BODY, text, styles=(Style(5, 5 + len(run), Face.FORMULA),))
    found = [segment.text[style.start : style.end] for segment in segments(block) for style in segment.styles]
    assert found == [run]


@pytest.mark.parametrize(
    "more",
    [
        {"links": (Link(3, 6, "u"),)},
        {"pins": (Pin(0, 4, "x"),)},
        {"references": (Reference(4, "1"),)},
        {"text": "设$a+b$5。"},
        {"text": "设$a+ $。"},
    ],
)
def test_what_is_cut_into_or_no_formula_is_text(more):
    block = replace(Block(Role.BODY, "设$a+b$。", styles=(Style(1, 6, Face.FORMULA),)), **more)
    (segment,) = segments(block)
    assert segment.text == block.text
    assert segment.styles == ()
