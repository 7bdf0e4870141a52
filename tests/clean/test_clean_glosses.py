"""Pinyin glosses go; what an author put in brackets stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.clean.edits import edit_text
from briefing.clean.glosses import count_syllables, find_glosses, remove_glosses
from briefing.nouns import Article, Block, Role


def without_glosses(text):
    return edit_text(text, list(find_glosses(text)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("總書(shū)記", "總書記"),
        ("學習(xí)與女(nǚ)兒(ér)", "學習與女兒"),
        ("书（shu1）、组（zu3）", "书、组"),
        ("書〔shū〕書[shū]書【shū】書［shū］", "書書書書"),
        ("北京(Běijīng)和北京（běi jīng）", "北京和北京"),
        ("西安(Xī'ān)", "西安"),
        ("長( zhǎng )大", "長大"),
        ("嗯(ńg)", "嗯"),
    ],
)
def test_a_gloss_goes(written, meant):
    assert without_glosses(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "北京(Beijing)",
        "(GDP)增长",
        "世界卫生组织(WHO)",
        "“是”字（shì，是）",
        "A(ā)",
        "(ā)是声调",
        "见图(a1)和表（e2）",
        "爱弥儿(Émile)",
        "他(又名王某)",
        "一(yī èr)",
        "重(chóng|zhòng)",
        "不知(what?)",
        "路(lu)",
    ],
)
def test_a_real_bracket_stays(text):
    assert without_glosses(text) == text


@pytest.mark.parametrize(
    ("pinyin", "syllables"),
    [("shū", 1), ("Běijīng", 2), ("xī'ān", 2), ("lǜ", 1), ("zhuang1", 1), ("wow", 0), ("bcdē", 0), ("", 0)],
)
def test_syllables_of_mandarin_are_counted(pinyin, syllables):
    assert max(0, count_syllables(pinyin)) == syllables


@given(st.text("書記北京()（）[]shūxí1 ，abc"))
def test_what_is_left_has_no_gloss_beside_the_same_characters(text):
    left = without_glosses(text)
    assert [char for char in left if char.isalpha() and char > "\u4e00"] == [
        char for char in text if char.isalpha() and char > "\u4e00"
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("我們(men)的書(shū)，好嗎(ma)？", "我們的書，好嗎？"),
        ("我們(men)的書", "我們(men)的書"),
        ("書(shū)，路(lu)，他(GDP)", "書，路(lu)，他(GDP)"),
    ],
)
def test_a_gloss_in_the_neutral_tone_goes_where_there_are_others(written, meant):
    article = Article("", (Block(Role.BODY, written),), "")
    assert remove_glosses(article).blocks[0].text == meant
