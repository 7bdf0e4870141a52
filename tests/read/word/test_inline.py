"""What stands in a paragraph beside plain text: fields, readings, signs, formulae, links, looks."""

from __future__ import annotations

import pytest

from tests.read.word.documents import br, docx, field, left_out, p, r, read, style, told


def only(*inner, **parts):
    """The one block of a paragraph of ``inner``."""
    (block,) = read(docx(p(*inner), **parts)).blocks
    return block


def test_runs_that_word_has_cut_up_are_one_text():
    assert only(r("黄河"), r("大桥", b=True), "今天", r("通"), "车。").text == "黄河大桥今天通车。"


def test_looks_are_kept():
    block = only(
        *("桥", r("长", b=True), r("两公里", i=True), r("x = 1", rStyle="C"), r("，宽", em="dot")),
        *(r("不粗", b=0), "。"),
        styles=style("C", "HTML Code", kind="character"),
    )
    assert [(block.text[each.start : each.end], each.face.value) for each in block.styles] == [
        ("长", "strong"),
        ("两公里", "em"),
        ("x = 1", "code"),
        ("，宽", "em"),
    ]


def test_raised_numbers_are_no_plain_ones():
    high, low = r("3", vertAlign="superscript"), r("2", vertAlign="subscript")
    assert only("面积10", high, "平方米，含CO", low, "。").text == "面积10³平方米，含CO₂。"
    assert only("面积10", r("3", position=8), "平方米。").text == "面积10³平方米。"


RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    "reading",
    [
        RUBY.format(r("chóng"), r("重")) + RUBY.format(r("qìng"), r("庆")),
        RUBY.format(r("chóngqìng"), r("重庆")),
        field(r'EQ \* jc2 \* "Font:SimSun" \* hps10 \o\ad(\s\up 9(chóng),重)')
        + field(r"eq \o(\s\up 9(qìng),庆)"),
    ],
)
def test_readings_set_above_characters_are_pins(reading):
    block = only("他住在", reading, "市区。")
    assert block.text == "他住在重庆市区。"
    assert "".join(pin.said for pin in block.pins).replace(" ", "") == "chóngqìng"


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        (r"eq \o\ac(○,1)", "①"),
        (r"eq \o\ac(○,注)", "注"),
        (r"EQ \f(1,2)", r"$\frac{1}{2}$"),
        (r"EQ \r(,3)", r"$\sqrt{3}$"),
    ],
)
def test_fields_that_draw_a_sign(instruction, said):
    assert only("见下面的", field(instruction), "号说明。").text == f"见下面的{said}号说明。"


def test_fields_show_their_results():
    block = only(
        *("图 ", field(" SEQ 图 ", r("3")), "见第", field("PAGEREF x", r("8")), "页，"),
        '<w:fldSimple w:instr=" DATE ">' + r("2026年11月25日") + "</w:fldSimple>",
        *("，", field('IF 1 = 1 "甲" "乙"', r("甲")), "方。"),
    )
    assert block.text == "图 3见第8页，2026年11月25日，甲方。"


def test_a_field_that_never_ends_swallows_nothing():
    article = read(docx(p(field(r"TOC \o", r("目录的话"), ended=False)), p("正文的话在这里。")))
    assert told(article) == ["目录的话", "正文的话在这里。"] or told(article) == [
        "# 目录的话",
        "正文的话在这里。",
    ]


def test_what_is_in_an_instruction_is_not_shown():
    inner = field("MERGEFIELD x", r("甲"))
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + inner
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("乙")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    article = read(docx(p("结果是", outer, "，请核对。")))
    assert told(article) == ["结果是乙，请核对。"]
    assert left_out(article) == [("field", "甲")]


def test_boxes_of_a_form():
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData>'
        "</w:fldChar></w:r>"
    )
    end = '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    block = only(
        box.format("<w:checked/>"), end, "同意　", box.format('<w:default w:val="0"/>'), end, "不同意"
    )
    assert block.text == "☑同意 ☐不同意"


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "0052", "☑"),
        ("Symbol", "F0B0", "°"),
        ("宋体", "2605", "★"),
    ],
)
def test_signs_of_fonts(font, code, sign):
    assert only("温度是", f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>', "没有错。").text == (
        f"温度是{sign}没有错。"
    )


def test_a_sign_of_an_unknown_font_is_listed():
    article = read(docx(p("温度是", '<w:r><w:sym w:font="Marlett" w:char="F0FF"/></w:r>', "没有错。")))
    assert (told(article), left_out(article)) == (["温度是没有错。"], [("symbol", "Marlett F0FF,")])


def test_a_text_set_in_a_font_of_signs():
    run = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>\uf0fc</w:t></w:r>'
    assert only(run, "已经完成。").text == "✓已经完成。"


def test_tabs_hyphens_and_breaks():
    block = only(
        "姓名",
        "<w:r><w:tab/></w:r>",
        "王芳，A",
        "<w:r><w:noBreakHyphen/></w:r>",
        "1座",
        "<w:r><w:softHyphen/></w:r>",
    )
    assert block.text == "姓名 王芳，A-1座"
    assert told(read(docx(p("第一行的话，", br(), "第二行的话。")))) == ["第一行的话，\n第二行的话。"]


def test_links_of_both_kinds():
    field_link = field(' HYPERLINK "https://example.org/b" ', r("另见"))
    block = only(
        *('<w:hyperlink r:id="rId5" w:anchor="x">', r("官网"), "</w:hyperlink>", "和", field_link, "，以及"),
        *(
            '<w:hyperlink w:anchor="_Toc1">',
            r("上节"),
            "</w:hyperlink>",
            field(r"HYPERLINK \l _a", r("下节")),
            "。",
        ),
        rels=[("rId5", "hyperlink", "https://example.org/a", "External")],
    )
    assert block.text == "官网和另见，以及上节下节。"
    assert [(block.text[each.start : each.end], each.url) for each in block.links] == [
        ("官网", "https://example.org/a"),
        ("另见", "https://example.org/b"),
    ]


def test_a_letter_set_large_belongs_to_its_word():
    drop = p(r("黄", sz=96), raw='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert told(read(docx(drop, p("河大桥今天通车了。")))) == ["黄河大桥今天通车了。"]


def t(text):
    return f"<m:r><w:rPr/><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("inner", "tex"),
    [
        (t("E=m") + f"<m:sSup><m:sSupPr/><m:e>{t('c')}</m:e><m:sup>{t('2')}</m:sup></m:sSup>", "$E=mc^{2}$"),
        (f"<m:f><m:num>{t('a')}</m:num><m:den>{t('b')}</m:den></m:f>", r"$\frac{a}{b}$"),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{t('x')}</m:e></m:rad>", r"$\sqrt{x}$"),
        (f"<m:rad><m:deg>{t('3')}</m:deg><m:e>{t('x')}</m:e></m:rad>", r"$\sqrt[3]{x}$"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{t("i=1")}</m:sub><m:sup>{t("n")}</m:sup>'
            f"<m:e>{t('i')}</m:e></m:nary>",
            r"$\sum_{i=1}^{n} i$",
        ),
        (f"<m:d><m:dPr/><m:e>{t('a+b')}</m:e></m:d>", "$(a+b)$"),
        (f'<m:d><m:dPr><m:begChr m:val="["/></m:dPr><m:e>{t("0,1+x")}</m:e></m:d>', "$[0,1+x)$"),
        (f"<m:func><m:fName>{t('sin')}</m:fName><m:e>{t('x+1')}</m:e></m:func>", "$sin x+1$"),
        (f"<m:f><m:num>{t('路程')}</m:num><m:den>{t('时间')}</m:den></m:f>", r"$$\frac{路程}{时间}$$"),
        (t("x"), "x"),
    ],
)  # fmt: skip
def test_formulae_are_written_as_tex(inner, tex):
    assert only("公式", f"<m:oMath>{inner}</m:oMath>", "成立。").text == f"公式{tex}成立。"
    assert (
        only(f"<m:oMathPara><m:oMath>{inner}</m:oMath></m:oMathPara>", "成立的条件。").text
        == f"{tex}成立的条件。"
    )


def test_a_formula_that_nobody_says_is_listed():
    article = read(docx(p("见公式", f"<m:oMath>{t('x+' * 300 + 'y')}</m:oMath>", "，从略。")))
    assert told(article) == ["见公式，从略。"]
    assert [kind for kind, _ in left_out(article)] == ["formula"]
