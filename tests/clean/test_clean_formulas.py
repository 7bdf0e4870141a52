r"""Formulas between TeX's own marks are marked as such, and nothing is mended inside one."""

from __future__ import annotations

from briefing.clean import clean
from briefing.nouns import Article, Block, Face, Role, Style


def cleaned(text, role=Role.BODY, styles=()):
    article = clean(Article("题", (Block(role, text, styles=styles),), "-"))
    assert clean(article) == article
    return article


def marked(article):
    return [
        (block.text, [block.text[s.start : s.end] for s in block.styles if s.face is Face.FORMULA])
        for block in article.blocks
    ]


def test_a_formula_is_marked_and_its_brackets_become_dollars():
    article = cleaned(r"设\(a>b\)，则$a^2>b^2$成立。")
    assert marked(article) == [("设$a>b$，则$a^2>b^2$成立。", ["$a>b$", "$a^2>b^2$"])]
    assert [(change.kind, change.before, change.after) for change in article.changes] == [
        ("formula", r"\(a>b\)", "$a>b$")
    ]


def test_one_set_apart_becomes_a_paragraph():
    assert marked(cleaned("由此得$$a=b$$。其中a是长度。$$c=d$$")) == [
        ("由此得", []),
        ("$$a=b$$。", ["$$a=b$$"]),
        ("其中a是长度。", []),
        ("$$c=d$$", ["$$c=d$$"]),
    ]


def test_in_a_table_or_a_verse_it_stays_where_it_is():
    assert marked(cleaned("能\t$$E$$", Role.ROW)) == [("能\t$$E$$", ["$$E$$"])]
    assert marked(cleaned("一行\n$$E$$")) == [("一行\n$$E$$", ["$$E$$"])]


def test_code_is_no_formula():
    assert marked(cleaned("写$x^2$即可。", styles=(Style(1, 6, Face.CODE),))) == [("写$x^2$即可。", [])]


def test_nothing_is_mended_in_a_formula():
    tex = r"$\text{速度,时间(v)}&lt;b<a href=x>$"
    styles = (Style(2, 2 + len(tex), Face.FORMULA),)
    assert marked(cleaned(f"其中{tex}为真.", styles=styles)) == [(f"其中{tex}为真。", [tex])]
