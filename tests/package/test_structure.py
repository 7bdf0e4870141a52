"""What a reader sees of an article's structure, alike on the page and in the book."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from briefing.nouns import Chapter, Cue, Face, Link, Programme, Role, Script, Section, Segment, Style, Word
from briefing.package.edition import edition
from briefing.package.markup import add_paragraphs, add_passage, add_prose, add_text


def edited(*paragraphs, cues=()):
    script = Script("题", (Section(None, 1, paragraphs),))
    return edition(script, Programme(9.0, cues, (Chapter(0.0, 9.0, "题"),), -19.0, -1.0))


def set_as(*paragraphs):
    home = Element("x")
    (part,) = edited(*paragraphs).parts
    add_paragraphs(home, part.paragraphs, lambda block, passage: add_text(block, passage.segment.text))
    return tostring(home, encoding="unicode")[3:-4]


def item(text, number=None, level=0):
    return (Segment(text, Role.ITEM, level=level, number=number),)


def test_items_stand_in_lists_with_their_numbers_deeper_ones_inside():
    assert set_as(item("一", 3), item("深", level=1), item("二", 4)) == (
        '<ol><li value="3">一<ul><li>深</li></ul></li><li value="4">二</li></ol>'
    )
    assert set_as(item("甲"), item("乙", 1), item("丙", 2)) == (
        '<ul><li>甲</li></ul><ol><li value="1">乙</li><li value="2">丙</li></ol>'
    )


def test_a_further_paragraph_of_an_item_stays_in_it():
    assert set_as(item("一", 1), item("再说"), item("二", 2)) == (
        '<ol><li value="1">一<p>再说</p></li><li value="2">二</li></ol>'
    )


def test_an_item_may_be_deeper_by_more_than_one():
    assert set_as(item("浅"), item("深", level=3), item("也深", level=3), item("又浅")) == (
        "<ul><li>浅<ul><li>深</li><li>也深</li></ul></li><li>又浅</li></ul>"
    )


def test_words_and_readings_keep_step_with_what_is_shown_though_a_number_is_said_first():
    cue = Cue(1.0, 2.0, "3. 洗米", Role.ITEM, 1, (Word(1.0, 1.4, 0, 1), Word(1.4, 2.0, 3, 5)))
    (passage,) = edited(item("洗米", 3), cues=(cue,)).passages()
    assert passage.cue is not None
    assert passage.cue.words == (Word(1.4, 2.0, 0, 2),)


def test_code_is_set_as_such_and_nothing_of_its_announcement_is_marked_in_it():
    code = Segment("if a:\n    b", Role.CODE)
    assert set_as((code,)) == "<pre><code>if a:\n    b</code></pre>"
    cue = Cue(1.0, 2.0, "代码从略。", Role.CODE, 1, (Word(1.0, 2.0, 0, 5),))
    (passage,) = edited((code,), cues=(cue,)).passages()
    assert passage.cue is not None
    assert passage.cue.words == ()


def test_what_is_set_off_is_an_element_of_its_own_in_links_and_across_their_edges():
    home = Element("x")
    styles = (Style(0, 3, Face.STRONG), Style(1, 2, Face.EMPHASIS), Style(4, 5, Face.CODE))
    add_prose(home, "见公告，好。", (Link(2, 4, "https://example.org/"),), styles)
    assert tostring(home, encoding="unicode") == (
        "<x><strong>见<em>公</em></strong>"
        '<a href="https://example.org/" rel="noopener noreferrer"><strong>告</strong>，</a>'
        "<code>好</code>。</x>"
    )


def test_a_table_has_its_caption_headings_and_rows_each_row_one_passage():
    table = (
        Segment("两岸人口", Role.CAPTION),
        Segment("城市\t人口", Role.HEADER),
        Segment("北岸\t218万", Role.ROW, styles=(Style(0, 2, Face.STRONG),)),
    )
    home = Element("x")
    cue = Cue(
        1.0,
        2.0,
        "城市：北岸；人口：218万",
        Role.ROW,
        3,
        (Word(1.0, 1.2, 0, 2), Word(1.2, 1.5, 3, 5), Word(1.5, 2.0, 9, 13)),
    )
    found = edited(table, cues=(cue,))
    add_paragraphs(home, found.parts[0].paragraphs, add_passage)
    assert tostring(home, encoding="unicode")[3:-4] == (
        '<table><caption><span id="s1">两岸人口</span></caption>'
        '<thead><tr id="s2"><th scope="col">城市</th>\t<th scope="col">人口</th></tr></thead>'
        '<tbody><tr id="s3"><th scope="row">北岸</th>\t<td>218万</td></tr></tbody></table>'
    )
    passage = found.parts[0].paragraphs[0][2]
    assert passage.cue is not None
    assert [(word.start, word.end) for word in passage.cue.words] == [(0, 2), (3, 7)]
