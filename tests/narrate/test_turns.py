"""Who says what: quotations from a sentence up, and answers under a label, in voices of their own."""

import pytest

from briefing.casting import Casting
from briefing.narrate import narrate
from briefing.nouns import Article, Block, Face, Link, Pin, Reference, Role, Style
from briefing.script.document import format_script, parse

QUOTE = Casting(quote="yunjian")
TALK = Casting(quote="yunjian", speakers={"记者": "", "张先生：": "yunyang", "答": "xiaoyi", "Q": "yunxi"})


def body(*texts):
    return tuple(Block(Role.BODY, text) for text in texts)


def written(blocks, cast=QUOTE):
    """The paragraphs of the script, with * before what is another voice's, segments parted by |."""
    script = narrate(Article("", blocks, "a.txt"), cast=cast)
    assert parse(format_script(script)) == script
    return ["|".join("*" * bool(s.voice) + s.text for s in paragraph) for paragraph in script.paragraphs()]


@pytest.mark.parametrize(
    "said",
    [
        "*“盼了十年，终于盼到了。”|住在北岸的王先生说。",
        "王先生说：|*“盼了十年，终于盼到了。今天一早就来了！”|她点了点头。",
        "今天正式通车。王先生告诉记者：|*“我盼了十年”。",
        "*“盼了十年，”|王先生说，|*“终于盼到了。”|说完他笑了。",
        "*“盼了十年”，|王先生说，|*“终于盼到了”。",
        "他问，|*“你去吗？”",
        "*“我们走吧。”——“走吧！”",
        '*"盼了十年。"|王先生说。',
    ],
)
def test_speech_from_a_sentence_up_is_the_other_voices_with_the_marks_behind_it(said):
    assert written(body(said.replace("|", "").replace("*", ""))) == [said]


@pytest.mark.parametrize(
    "said",
    [
        "*「盼了十年，終於盼到了。」|王先生說。",
        "他說：|*「老師說：『你要努力。』我就努力了。」|大家都笑了。",
        "他說：|*『盼了十年。』",
        "*﹁盼了十年。﹂|他說。",
    ],
)
def test_traditional_marks_and_quotations_in_quotations(said):
    assert written(body(said.replace("|", "").replace("*", ""))) == [said]


@pytest.mark.parametrize(
    "said",
    [
        "所谓“双减”政策已经出台。",
        "“加油！”的喊声此起彼伏。",
        "一句“你好吗？”让她落泪。",
        "口号是：“更快、更高、更强”。",
        "“一带一路”是他提出的倡议。",
        "他说：“没有关的引号，后面还有话。",
        "他看了《“你好。”他说》这本书。",
    ],
)
def test_a_phrase_and_an_unclosed_mark_stay_with_the_narrator(said):
    assert written(body(said)) == [said]


@pytest.mark.parametrize(
    "said",
    [
        ["他说：|*“第一段的话。还有第二句。", "*“第二段的话在这里。", "*“第三段的话。”|他说。", "完了。"],
        ["他说：|*“第一段的话。", "*第二段没有引号。", "*第三段的话。”|说完就走了。", "完了。"],
        ["他说：“第一段的话。", "第二段没有引号。", "他说：“第三段的话。"],
    ],
)
def test_speech_goes_on_over_paragraphs_that_end_in_its_closing_mark(said):
    assert written(body(*(text.replace("|", "").replace("*", "") for text in said))) == said


def test_an_unclosed_mark_does_not_reach_over_a_heading():
    blocks = (*body("他说：“第一段。"), Block(Role.HEADING, "小标题", 2), *body("第二段。”"))
    assert not any("*" in paragraph for paragraph in written(blocks))


def test_an_answer_is_its_speakers_until_the_next_label_or_heading():
    answer = ["*张先生：我觉得很好。“真的好。”", "*这一段还是他说的。"]
    question = ["记者：您怎么看？", "记者的话还没有完。"]
    blocks = (*body(*(text.lstrip("*") for text in (*question, *answer, *question))),)
    assert written(blocks, TALK) == [*question, *answer, *question]
    after = (*body("答：好。"), Block(Role.HEADING, "结语", 2), *body("本报整理。"))
    assert written(after, TALK) == ["*答：好。", "结语", "本报整理。"]


@pytest.mark.parametrize(
    "head", ["答：", "答:", "答 ：", "【答】", "【答】：", "答3：", "张先生：", "張先生：", "Ｑ："]
)
def test_a_label_may_be_written_in_either_script_and_width_and_be_numbered(head):
    assert written(body(f"{head}好。"), TALK) == [f"*{head}好。"]


@pytest.mark.parametrize("head", ["问：", "主持人：", "李女士：", "编者按："])
def test_a_label_without_a_voice_ends_the_answer_before(head):
    said = ["*答：很好。", f"{head}谢谢。", "还有一段。"]
    assert written(body(*(text.lstrip("*") for text in said)), TALK) == said


def test_an_answers_own_colon_does_not_end_it():
    said = ["*答：很好。", "*第一：桥通了。", "*我认为：车也通了。"]
    assert written(body(*(text.lstrip("*") for text in said)), TALK) == said


def test_lines_of_verse_have_their_labels_and_keep_their_breaks():
    blocks = body("答：第一行。\n问：第二行。\n他说：“第三行。”")
    [paragraph] = narrate(Article("", blocks, "a.txt"), cast=TALK).paragraphs()
    assert [(s.text, s.voice, s.breaks) for s in paragraph] == [
        ("答：第一行。", "xiaoyi", True),
        ("问：第二行。", "", True),
        ("他说：", "", False),
        ("“第三行。”", "yunjian", False),
    ]


def test_what_is_tied_to_characters_is_cut_with_them_and_an_item_numbered_once():
    text = "乐亭人说：“去乐亭。”好。"
    block = Block(
        Role.ITEM,
        text,
        number=3,
        pins=(Pin(0, 2, "lào tíng"), Pin(7, 9, "lào tíng")),
        links=(Link(7, 9, "https://example.org/"),),
        styles=(Style(0, len(text), Face.STRONG),),
        references=(Reference(11, "1"),),
    )
    [paragraph] = narrate(Article("", (block,), "a.txt"), cast=QUOTE).paragraphs()
    assert [(s.text, s.number, len(s.pins), len(s.styles), len(s.references)) for s in paragraph] == [
        ("乐亭人说：", 3, 1, 1, 0),
        ("“去乐亭。”", None, 1, 1, 1),
        ("好。", None, 0, 1, 0),
    ]


def test_a_link_over_the_edge_of_a_quotation_is_not_cut():
    text = "他说：“盼了十年。”"
    block = Block(Role.BODY, text, links=(Link(0, len(text), "https://example.org/"),))
    assert written((block,)) == [text]


def test_headings_captions_and_quotations_apart_have_the_voice_of_their_role():
    roles = (Role.HEADING, Role.QUOTATION, Role.CAPTION, Role.CREDIT, Role.ROW)
    assert not any("*" in p for p in written(tuple(Block(role, "“盼了十年。”他说。", 2) for role in roles)))
