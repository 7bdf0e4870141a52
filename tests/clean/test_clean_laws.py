"""Cleaning as a whole: pure, idempotent, and it says what it did."""

from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.clean import clean
from briefing.nouns import Article, Block, Picture, Role

PIECES = st.sampled_from([*"书國，,。.?！“”()（）<>:２Ａ👍■\u200b\u3000 "]) | st.sampled_from(
    [
        "書(shū)",
        "<br/>",
        "&amp;nbsp;",
        "&lt;b&gt;",
        "3:2",
        "http://a.cn/书,路",
        "é",
        "[图片]",
        "abc",
        "?guó)",
        "本报记者 李明",
        "责任编辑：王芳",
        "广告",
        "相关阅读",
    ]
)
TEXTS = st.lists(PIECES, max_size=10).map("".join)
ARTICLES = st.builds(
    Article,
    TEXTS,
    st.lists(st.builds(Block, st.sampled_from([Role.BODY, Role.HEADING, Role.ITEM]), TEXTS), max_size=5).map(
        tuple
    ),
    st.just("s"),
)


@settings(max_examples=150)
@given(ARTICLES)
@example(Article("?guó)&lt;b&gt;?guó)", (), "s"))
def test_cleaning_twice_is_cleaning_once(article):
    once = clean(article)
    assert clean(once) == once


def body(*texts):
    return Article("題", tuple(Block(Role.BODY, text) for text in texts), "s")


def test_empty_blocks_vanish():
    assert [block.text for block in clean(body("", "\u200b", "　", "甲。")).blocks] == ["甲。"]


def test_the_title_is_not_said_twice():
    article = Article("大桥通车", (Block(Role.HEADING, "大桥 通车", 2), Block(Role.BODY, "今天。")), "s")
    cleaned = clean(article)
    assert [block.text for block in cleaned.blocks] == ["今天。"]
    assert cleaned.changes[-1].kind == "repeat"


def test_a_heading_is_not_said_twice_in_a_row():
    blocks = (Block(Role.HEADING, "其一", 2), Block(Role.HEADING, "其一", 2), Block(Role.BODY, "今天。"))
    assert [block.text for block in clean(Article("題", blocks, "s")).blocks] == ["其一", "今天。"]


def test_a_sentence_that_is_repeated_on_purpose_stays():
    assert len(clean(body("下雨了。", "下雨了。")).blocks) == 2


def test_emoji_ornaments_and_addresses_are_left_to_be_shown():
    text = "■ 好👍，见 https://a.example/x?y=1,2 ★"
    assert clean(body(text)).blocks[0].text == text


def test_the_script_is_told_from_the_cleaned_text():
    assert clean(body("國家的書")).script == "hant"
    assert clean(body("国家的书")).script == "hans"


def test_a_plain_article_is_left_as_it_is():
    article = body("大桥今天通车，全长2.4公里。", "“盼了十年！”他说。")
    assert clean(article) == article


@settings(max_examples=150)
@given(ARTICLES, st.sets(st.integers(0, 5)))
def test_pictures_change_nothing_of_the_text_around_them(article, places):
    shown = Block(Role.PICTURE, "", picture=Picture("a.jpg", "延伸阅读"))
    blocks = [
        part for at, block in enumerate(article.blocks) for part in ([shown] * (at in places) + [block])
    ]
    pictured = clean(replace(article, blocks=tuple(blocks)))
    plain = clean(article)
    assert [block for block in pictured.blocks if block != shown] == list(plain.blocks)
    assert (pictured.title, pictured.author, pictured.date) == (plain.title, plain.author, plain.date)


def test_a_picture_goes_with_the_list_of_other_articles_that_it_stands_in():
    shown = Block(Role.PICTURE, "", picture=Picture("a.jpg"))
    listed = (Block(Role.HEADING, "延伸阅读", 2), shown, Block(Role.ITEM, "大桥的故事"), shown)
    kept = clean(Article("题", (Block(Role.BODY, "今天通车。"), shown, *listed), "s")).blocks
    assert [block.text for block in kept] == ["今天通车。", ""]
