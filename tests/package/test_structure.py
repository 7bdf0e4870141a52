"""What a reader sees of an article's structure, alike on the page and in the book."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import pytest

from briefing.nouns import (
    Chapter,
    Cue,
    Face,
    Link,
    Programme,
    Reference,
    Role,
    Script,
    Section,
    Segment,
    Style,
    Word,
)
from briefing.package.inline import add_prose, add_text
from briefing.package.markup import add_paragraphs, add_passage
from briefing.package.mathml import mathml
from tests.package.editions import edition


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


def set_out(*paragraphs):
    """What ``paragraphs`` are on the page."""
    home = Element("x")
    (part,) = edited(*paragraphs).parts
    add_paragraphs(home, part.paragraphs, add_passage)
    return tostring(home, encoding="unicode")[3:-4]


REFERRING = Segment("新桥通车。", references=(Reference(2, "1"),))


def test_a_mark_leads_to_its_note_and_the_label_of_the_note_back_to_the_first_mark():
    again = Segment("全长。", references=(Reference(3, "1"), Reference(3, "2")))
    assert set_out((REFERRING, again), (Segment("不含引桥。", Role.FOOTNOTE, label="1"),)) == (
        '<p><span id="s1">新桥<sup id="r1-1"><a href="#f3" role="doc-noteref">1</a></sup>通车。</span>'
        '<span id="s2">全长。<sup id="r2-1"><a href="#f3" role="doc-noteref">1</a></sup>'
        '<sup id="r2-2">2</sup></span></p>'
        '<aside id="f3" role="doc-footnote"><p><a href="#r1-1" role="doc-backlink">1</a> '
        '<span id="s3">不含引桥。</span></p></aside>'
    )


def test_a_note_may_go_on_in_another_paragraph_and_another_begins_in_the_same():
    notes = (
        (Segment("甲。", Role.FOOTNOTE, label="1"),),
        (Segment("乙。", Role.FOOTNOTE), Segment("丙。", Role.FOOTNOTE, label="1")),
    )
    assert set_out(*notes, (Segment("丁。"), Segment("戊。", Role.FOOTNOTE))) == (
        '<aside id="f1" role="doc-footnote"><p>1 <span id="s1">甲。</span></p>'
        '<p><span id="s2">乙。</span></p></aside>'
        '<aside id="f3" role="doc-footnote"><p>1 <span id="s3">丙。</span></p></aside>'
        '<p><span id="s4">丁。</span></p>'
        '<aside id="f5" role="doc-footnote"><p><span id="s5">戊。</span></p></aside>'
    )


def test_a_mark_in_a_link_stands_behind_it_and_one_in_a_row_in_its_cell():
    linked = Segment("见公告。", links=(Link(1, 3, "https://example.org/"),), references=(Reference(2, "1"),))
    assert '>公告</a><sup id="r1-1">1</sup>。' in set_out((linked,))
    row = Segment("北岸\t218万", Role.ROW, references=(Reference(2, "1"), Reference(7, "2")))
    assert set_out((row,)) == (
        '<table><tbody><tr id="s1"><td>北岸<sup id="r1-1">1</sup></td>\t'
        '<td>218万<sup id="r1-2">2</sup></td></tr></tbody></table>'
    )


def test_lines_of_verse_stand_below_one_another_in_one_paragraph():
    lines = (Segment("一弯", breaks=True), Segment("新月，"), Segment("初上。", breaks=True), Segment("灯。"))
    assert set_as(lines) == '<p class="verse">一弯<br />新月，初上。<br />灯。</p>'
    quoted = tuple(Segment(line.text, Role.QUOTATION, breaks=line.breaks) for line in lines[:2])
    assert set_as(quoted) == '<blockquote><p class="verse">一弯<br />新月，</p></blockquote>'


def maths(text):
    return (Segment(text, styles=(Style(0, len(text), Face.FORMULA),)),)


def test_a_formula_is_mathml_that_keeps_its_tex():
    shown = set_out(maths("$E=mc^2$"))
    assert shown == (
        '<p><span id="s1"><math xmlns="http://www.w3.org/1998/Math/MathML" display="inline" alttext="E=mc^2">'
        "<semantics><mrow><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow></mrow>"
        '<annotation encoding="application/x-tex">$E=mc^2$</annotation></semantics></math></span></p>'
    )


def test_a_sign_is_set_as_one():
    element = mathml(r"$a\pm b$")
    assert element is not None
    assert [each.tag for each in element.iter() if each.text == "±"] == ["mo"]


def test_a_formula_set_apart_is_a_paragraph_of_its_kind():
    assert set_out(maths("$$a=b$$")).startswith('<p class="formula" tabindex="0"><span id="s1"><math ')
    assert 'display="block"' in set_out(maths("$$a=b$$"))


@pytest.mark.parametrize(
    "run",
    [
        r"$\nosuch{x}$",
        r"$\frac{1}$",
        r"$\def\a{\a}\a$",
        r"$x_{}{}_$",
        "$a & b$",
        "${{{{{{" + r"\left(" * 400 + "}}}}}}$",
        f"${'a' * 3000}$",
    ],
)
def test_a_formula_that_cannot_be_set_is_shown_as_it_is_written(run):
    code = Element("code", {"class": "formula"})
    code.text = run
    assert set_out(maths(run)) == f'<p><span id="s1">{tostring(code, encoding="unicode")}</span></p>'


@pytest.mark.parametrize(
    "run",
    [
        r"$\href{javascript:alert(1)}{x}$",
        r"$\color{red}{x}$",
        r"$\style{position:fixed}{x}$",
        r"$\class{s}{x}$",
        r"$\id{s1}{x}$",
        r"$\hspace{1em onclick=alert(1)}x$",
    ],
)
def test_no_formula_sets_a_link_a_colour_or_a_script(run):
    element = mathml(run)
    names = {name for each in element.iter() for name in each.attrib} if element is not None else set()
    assert names <= {"xmlns", "display", "alttext", "encoding", "width"}


@pytest.mark.parametrize(
    ("run", "holds"),
    [
        (r"$$\begin{aligned}a&=b\\&=c\end{aligned}$$", "mtable"),
        (r"$$\begin{equation}a=b\tag{3}\end{equation}$$", "mtext"),
        (r"$\arg\max_x f$", "msub"),
        (r"$\text{速度}=\frac{s}{t}$", "mfrac"),
    ],
)
def test_what_authors_often_write_can_be_set(run, holds):
    element = mathml(run)
    assert element is not None
    assert element.find(f".//{holds}") is not None
