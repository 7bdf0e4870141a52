"""The script set for reading: what stands where, what sounds when, and what may stand there at all."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import pytest

from briefing.nouns import Chapter, Cue, Link, Pin, Programme, Role, Script, Section, Segment
from briefing.package.inline import add_prose, add_text, english, safe_url
from briefing.package.markup import add_paragraphs
from tests.package.editions import edition


def spoken(*texts):
    cues = tuple(Cue(float(i), i + 0.5, text, Role.BODY, number) for i, (number, text) in enumerate(texts))
    return Programme(float(len(texts)), cues, (Chapter(0.0, float(len(texts)), "一"),), -19.0, -1.0)


def test_every_segment_is_there_with_its_time_and_what_is_not_said_without(script, programme):
    found = edition(script, programme)
    assert [passage.segment.text for part in found.parts for passage in part.passages()] == [
        segment.text for segment in script.segments()
    ]
    assert [passage.id for passage in found.passages()] == ["n1", "s1", "s2", "s3", "s4", "s5", "s6", "s7"]
    assert [passage.cue.text for passage in found.passages() if passage.cue] == [
        cue.text for cue in programme.cues
    ]
    assert [passage.id for passage in found.passages() if passage.cue is None] == ["s7"]


def test_what_the_show_says_stands_before_and_after():
    script = Script("题", (Section(None, 1, ((Segment("正文。"),),)),))
    found = edition(script, spoken((0, "早报。"), (0, "今天。"), (1, "正文。"), (0, "再见。")))
    assert [passage.segment.text for passage in found.opening] == ["早报。", "今天。"]
    assert [passage.segment.text for passage in found.closing] == ["再见。"]
    assert [passage.id for passage in found.passages()] == ["n1", "n2", "s1", "n3"]


def test_readings_are_those_of_the_cue(script, programme):
    readings = [(Pin(0, 1, str(index)),) for index, _ in enumerate(programme.cues)]
    found = {passage.id: passage.readings for passage in edition(script, programme, readings).passages()}
    assert found["n1"] == (Pin(0, 1, "0"),)
    assert found["s1"] == (Pin(0, 1, "1"),)
    assert found["s7"] == ()


def test_a_part_begins_with_its_chapter_chime_and_all(script, programme):
    assert [part.start_s for part in edition(script, programme).parts] == [0.0, 1.4]


def test_a_part_of_which_nothing_is_said_has_no_time():
    script = Script(
        "题", (Section(None, 1, ((Segment("正文。"),),)), Section(Segment("⛵", Role.HEADING), 2, ()))
    )
    assert [part.start_s for part in edition(script, spoken((1, "正文。"))).parts] == [0.0, None]


@pytest.mark.parametrize(
    ("levels", "shown"),
    [((1, 2, 3, 2), [1, 2, 3, 2]), ((1, 3, 6, 2), [1, 2, 3, 2]), ((2, 1, 1), [1, 2, 2]), ((1, 1), [1, 2])],
)
def test_one_heading_of_level_one_and_no_level_left_out(levels, shown):
    sections = tuple(Section(Segment("题", Role.HEADING), level, ()) for level in levels)
    assert [part.level for part in edition(Script("题", sections), spoken((1, "题"))).parts] == shown


def test_what_no_page_can_hold_is_replaced_in_its_place():
    script = Script("a\0b", (Section(None, 1, ((Segment("x\ud800y\x1bz"),),)),))
    found = edition(script, spoken((1, "x\ud800y\x1bz")))
    assert found.title == "a\ufffdb"
    assert [passage.segment.text for passage in found.passages()] == ["x\ufffdy\ufffdz"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全球GDP增长", ["GDP"]),
        ("发布iPhone 15 Pro了", ["iPhone 15 Pro"]),
        ("3月A股", ["A"]),
        ("由GB-12标段", ["GB-12"]),
        ("他说Yes, we can。", ["Yes, we can"]),
        ("It's 2026", ["It's"]),
        ("café和lǜ", []),
        ("2.4公里", []),
        ("AT&T与e-mail", ["AT&T", "e-mail"]),
        ("", []),
    ],
)
def test_english_is_known_by_its_letters(text, found):
    assert [text[start:end] for start, end in english(text)] == found


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=1&c#d", "https://example.org/a?b=1&c#d"),
        ("https://example.org/新闻 1", "https://example.org/%E6%96%B0%E9%97%BB%201"),
        ("https://例子.example/", "https://xn--fsqu00a.example/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("JavaScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("/home/producer/article.txt", ""),
        ("https:///nowhere", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_only_what_is_safe_is_linked(url, safe):
    assert safe_url(url) == safe


def test_links_and_languages_nest():
    home = Element("p")
    add_prose(home, "见Yahoo公告", (Link(1, 6, "https://y.example/"), Link(6, 8, "javascript:x")))
    assert tostring(home, encoding="unicode") == (
        '<p>见<a href="https://y.example/" rel="noopener noreferrer"><span lang="en">Yahoo</span></a>公告</p>'
    )


def test_items_share_a_list_and_quotations_a_block():
    script = Script(
        "题",
        (
            Section(
                None,
                1,
                (
                    (Segment("一"),),
                    (Segment("二", Role.ITEM), Segment("续", Role.ITEM)),
                    (Segment("三", Role.ITEM),),
                    (Segment("四", Role.QUOTATION),),
                    (Segment("五", Role.CREDIT),),
                    (Segment("One."), Segment("Two.")),
                ),
            ),
        ),
    )
    [part] = edition(script, spoken((1, "一"))).parts
    home = Element("div")
    add_paragraphs(home, part.paragraphs, lambda block, passage: add_text(block, passage.segment.text))
    assert tostring(home, encoding="unicode") == (
        "<div><p>一</p><ul><li>二续</li><li>三</li></ul><blockquote><p>四</p></blockquote>"
        '<p class="credit">五</p><p>One. Two.</p></div>'
    )
