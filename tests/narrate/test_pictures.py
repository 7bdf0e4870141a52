"""A picture has a paragraph of its own, with the captions that follow it."""

from __future__ import annotations

from briefing.narrate import narrate
from briefing.nouns import Article, Block, Picture, Role, Segment

BRIDGE = Block(Role.PICTURE, "", picture=Picture("桥.jpg", "新桥"))
SHOWN = Segment("", Role.PICTURE, picture=Picture("桥.jpg", "新桥"))


def paragraphs(*blocks):
    return list(narrate(Article("", blocks, "a.md")).paragraphs())


def test_its_captions_stand_in_its_paragraph_and_what_follows_does_not():
    caption, text = Block(Role.CAPTION, "图为新桥。"), Block(Role.BODY, "今天通车。")
    assert paragraphs(BRIDGE, caption, text) == [
        (SHOWN, Segment("图为新桥。", Role.CAPTION)),
        (Segment("今天通车。"),),
    ]
    assert paragraphs(text, BRIDGE, text) == [(Segment("今天通车。"),), (SHOWN,), (Segment("今天通车。"),)]


def test_the_caption_of_a_table_stays_with_it():
    table = (Block(Role.CAPTION, "两岸人口"), Block(Role.ROW, "北岸\t218万"))
    assert paragraphs(BRIDGE, *table) == [
        (SHOWN,),
        (Segment("两岸人口", Role.CAPTION), Segment("北岸\t218万", Role.ROW)),
    ]


def test_it_lends_an_article_without_a_title_no_name():
    assert narrate(Article("", (BRIDGE, Block(Role.BODY, "今天通车。")), "a.md")).title == "今天通车"


def test_its_words_stand_on_one_line():
    block = Block(Role.PICTURE, "", picture=Picture("a b.jpg", "甲\n乙", " 丙 "))
    assert paragraphs(block) == [(Segment("", Role.PICTURE, picture=Picture("a b.jpg", "甲 乙", "丙")),)]
