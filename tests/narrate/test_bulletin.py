"""Several stories as one script: what is said before, between and after them."""

import pytest

from briefing.config import Bulletin
from briefing.narrate import narrate
from briefing.narrate.bulletin import Told, bulletin
from briefing.nouns import Article, Block, Link, Reference, Role, Slot, Story
from briefing.script.document import format_script, parse

DAY = "2026-11-26"


def told(title, *blocks, slot=None, cut=False, **about):
    made = tuple(block if isinstance(block, Block) else Block(Role.BODY, block) for block in blocks)
    about = {"source": "https://example.org/1", "publisher": "新华社", "author": "李明"} | about
    return Told(slot or Slot(about["source"]), narrate(Article(title, made, **about)), cut)


def made(*stories, title="", words=None):
    script = bulletin(title, DAY, stories, words or Bulletin(), "每日简报")
    assert parse(format_script(script)) == script
    return script


def lines(script):
    return [each.text for each in script.segments()]


def said(script):
    return [each.text for each in script.segments() if not each.pins and each.role is not Role.DATA]


BRIDGE = told("黄河大桥通车", "新桥今天正式通车。", "孩子们放起了风筝。")
PRICES = told(
    "油价又涨了？_某某网", "油价今起上调。", source="https://example.org/2", publisher="某某网", author=""
)


def test_it_opens_as_a_bulletin_does_tells_story_by_story_and_closes():
    assert said(made(BRIDGE, PRICES)) == [
        "今天是十一月二十六日，星期四，欢迎收听每日简报。",
        "今天的主要内容有：",
        "黄河大桥通车。",
        "油价又涨了？",
        "黄河大桥通车",
        "来源：新华社，作者：李明。",
        "新桥今天正式通车。",
        "孩子们放起了风筝。",
        "油价又涨了？",
        "来源：某某网。",
        "油价今起上调。",
        "以上就是今天的主要内容。",
    ]


def test_its_title_has_the_day_and_is_shown_alone_since_the_show_says_its_name():
    script = made(BRIDGE)
    assert script.title == "每日简报 11月26日"
    assert "# {每日简报 11月26日|}\n" in format_script(script)
    assert made(BRIDGE, title="早间新闻").title == "早间新闻"
    assert "欢迎收听早间新闻。" in "".join(lines(made(BRIDGE, title="早间新闻")))


def test_each_story_is_a_section_and_its_own_headings_stand_below_it():
    story = told(
        "大桥", "通车。", Block(Role.HEADING, "两岸", 2), "放风筝。", Block(Role.HEADING, "东岸", 3), "好。"
    )
    script = made(story, PRICES)
    levels = [(section.level, section.heading.text) for section in script.sections]
    assert levels == [
        (1, "每日简报 11月26日"),
        (2, "大桥"),
        (3, "两岸"),
        (4, "东岸"),
        (2, "油价又涨了？"),
        (2, "结束语"),
    ]


def test_what_is_known_of_each_story_is_kept_and_its_source_is_linked():
    script = made(BRIDGE, PRICES)
    assert script.stories == (
        Story("黄河大桥通车", "https://example.org/1", "新华社", "李明"),
        Story("油价又涨了？", "https://example.org/2", "某某网"),
    )
    assert (script.author, script.source) == ("", "")
    credit = next(each for each in script.segments() if each.role is Role.CREDIT)
    assert credit.links == (Link(3, 6, "https://example.org/1"),)


@pytest.mark.parametrize(
    ("opening", "about", "credit", "role"),
    [
        ("新华社北京11月26日电（记者李明）新桥通车。", {}, "来源：新华社，作者：李明。", Role.DATA),
        ("新华社北京11月26日电 新桥通车。", {}, "作者：李明。", Role.CREDIT),
        ("新桥通车。", {"publisher": ""}, "作者：李明。", Role.CREDIT),
        ("新桥通车。", {"publisher": "", "author": ""}, "原文：example.org。", Role.DATA),
        ("新桥通车。", {"publisher": "李明"}, "来源：李明。", Role.CREDIT),
    ],
)
def test_what_a_story_says_of_its_source_itself_is_not_said_twice(opening, about, credit, role):
    found = [
        each
        for each in made(told("大桥", opening, **about)).segments()
        if each.role in (Role.CREDIT, Role.DATA)
    ]
    assert [(each.text, each.role) for each in found] == [(credit, role)]
    assert found[0].links[0].url == "https://example.org/1"


def test_a_line_of_data_that_says_the_same_is_not_shown_twice():
    data = [Block(Role.DATA, "来源：新华社"), Block(Role.DATA, "来源：新华社 2026-11-25")]
    found = made(told("大桥", *data, "新桥通车。", author=""))
    shown = [each.text for each in found.segments() if each.text.startswith("来源")]
    assert shown == ["来源：新华社。", "来源：新华社 2026-11-25"]


def test_of_a_file_without_a_source_nothing_is_said():
    script = made(told("大桥", "新桥通车。", source="../in/桥.txt", publisher="", author=""))
    assert not [each for each in script.segments() if each.role in (Role.CREDIT, Role.DATA)]
    assert script.stories == (Story("大桥", "../in/桥.txt"),)


def test_an_untitled_story_is_named_by_its_first_sentence_which_is_said_once():
    script = made(told("", "新桥今天正式通车。", "好。"))
    text = format_script(script)
    assert "## {新桥今天正式通车|}\n" in text
    assert lines(script).count("新桥今天正式通车。") == 2, "as a headline and in the story"
    assert script.stories[0].title == "新桥今天正式通车"


def test_of_a_long_first_sentence_the_whole_is_the_headline():
    sentence = "全省重点工程之一的黄河大桥经过三年零四个月的紧张施工今天上午正式建成通车。"
    script = made(told("", sentence, "好。"))
    assert script.sections[1].heading.text.endswith("…")
    assert lines(script).count(sentence) == 2


def test_a_rundown_may_give_headline_intro_and_voice():
    slot = Slot("a", headline="长桥卧波", intro="先看本地消息。", voice="yunjian")
    script = made(told("黄河大桥通车", "新桥通车。", slot=slot), PRICES)
    assert "- 长桥卧波。\n" in format_script(script)
    story = script.sections[1]
    assert [each.text for each in story.segments()][:3] == [
        "黄河大桥通车",
        "先看本地消息。",
        "来源：新华社，作者：李明。",
    ]
    assert {each.voice for each in story.segments()} == {"yunjian"}
    assert {each.voice for each in script.sections[2].segments()} == {""}


@pytest.mark.parametrize(
    ("opening", "about", "said"),
    [
        ("新桥通车。", {}, ["来源：新华社，作者：李明，节选。"]),
        ("新华社讯（李明）新桥通车。", {}, ["来源：新华社，作者：李明。", "节选。"]),
        ("新桥通车。", {"publisher": "", "author": "", "source": "桥.txt"}, ["节选。"]),
    ],
)
def test_a_story_that_is_cut_says_so(opening, about, said):
    found = made(told("大桥", opening, cut=True, **about))
    assert [each.text for each in found.sections[1].segments()][1:-1] == said
    assert found.sections[1].paragraphs[len(said) - 1][0].role is Role.CREDIT


@pytest.mark.parametrize(
    ("about", "credit"),
    [
        ({"publisher": "人民网-文化频道", "author": ""}, "来源：人民网。"),
        ({"author": "甲乙、丙丁、戊己"}, "来源：新华社，作者：甲乙、丙丁、戊己。"),
        ({"author": "甲乙 丙丁 戊己 庚辛"}, "来源：新华社，作者：甲乙、丙丁等。"),
    ],
)
def test_it_is_said_shortly(about, credit):
    script = made(told("大桥", "新桥通车。", **about))
    assert credit in lines(script)
    assert script.stories[0].author == about["author"], "but kept whole"


def test_notes_of_two_stories_are_told_apart():
    noted = Block(Role.BODY, "双向六车道。", references=(Reference(5, "1"),))
    note = Block(Role.FOOTNOTE, "不含引桥。", label="1")
    script = made(told("甲", noted, note), told("乙", noted, note))
    assert [each.label for each in script.segments() if each.label] == ["1.1", "2.1"]
    assert [mark.label for each in script.segments() for mark in each.references] == ["1.1", "2.1"]


def test_moving_a_story_changes_no_line_and_dropping_one_only_its_own():
    both, moved, alone = (set(lines(made(*each))) for each in ((BRIDGE, PRICES), (PRICES, BRIDGE), (BRIDGE,)))
    assert moved == both
    assert alone < both


def test_a_show_says_what_it_likes_around_them():
    words = Bulletin(opening="{show}，{date}。", headlines="", closing="")
    assert lines(made(BRIDGE, words=words))[:3] == [
        "每日简报 11月26日",
        "每日简报，十一月二十六日。",
        "黄河大桥通车",
    ]
    assert "结束语" not in lines(made(BRIDGE, words=words))


def test_of_stories_in_traditional_characters_the_words_around_are_too():
    script = made(told("黃河大橋通車", "新橋今天正式通車。"))
    assert script.script == "hant"
    assert "今天是十一月二十六日，星期四，歡迎收聽每日簡報。" in lines(script)
