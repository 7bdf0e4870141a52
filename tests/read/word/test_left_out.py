"""What of a Word file is no text, or no longer: it is left out and listed, and nothing else is."""

from __future__ import annotations

import pytest

from tests.read.word.documents import PACKAGE, br, docx, left_out, note, p, r, read, refer, style, table, told


def test_changes_are_taken_as_accepted():
    data = docx(
        p("大桥", '<w:ins w:id="1" w:author="审">', r("今天"), "</w:ins>",
          '<w:del w:id="2"><w:r><w:delText>昨天</w:delText></w:r></w:del>', "通车，两岸居民前来观看。"),
        p('<w:moveFrom w:id="3">', r("这句话搬走了。"), "</w:moveFrom>", "第二段的话。"),
        p('<w:moveTo w:id="3">', r("这句话搬走了。"), "</w:moveTo>"),
        '<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>' + r("两段") + "</w:p>",
        p("并成一段。"),
        p('<w:del w:id="6"><w:r><w:delText>整段删去。</w:delText></w:r></w:del>'),
    )  # fmt: skip
    article = read(data)
    assert told(article) == [
        "大桥今天通车，两岸居民前来观看。",
        "第二段的话。",
        "这句话搬走了。",
        "两段并成一段。",
    ]
    assert left_out(article) == [("revision", "昨天"), ("revision", "整段删去。")]


def test_a_deleted_row_and_an_inserted_one():
    rows = [
        f"<w:tr><w:trPr>{mark}</w:trPr>" + "".join(f"<w:tc>{p(text)}</w:tc>" for text in row) + "</w:tr>"
        for mark, row in [("", "甲乙"), ('<w:del w:id="1"/>', "丙丁"), ('<w:ins w:id="2"/>', "戊己")]
    ]
    article = read(docx(p("下面是名单，请各位核对。"), f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert told(article)[1:] == ["row: 甲 | 乙", "row: 戊 | 己"]
    assert left_out(article) == [("revision", "丙"), ("revision", "丁")]


def test_comments_heads_and_feet_are_listed_once():
    data = docx(
        p("大桥通车，两岸居民前来观看。", '<w:commentRangeStart w:id="0"/>', "盼了十年。",
          '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'),
        comments=note(0, p("请核实"), p("年数"), kind="comment"),
        header1=p("某某日报"),
        header2=p("某某日报"),
        footer1=p("第 1 页"),
        footer2=p("2"),
        rels=[("rIdx", "comments", "comments.xml")],
    )  # fmt: skip
    article = read(data)
    assert told(article) == ["大桥通车，两岸居民前来观看。盼了十年。"]
    assert left_out(article) == [
        ("comment", "请核实 年数"),
        ("running head", "某某日报"),
        ("running head", "第 1 页"),
    ]


def test_hidden_text_is_listed_and_told_where_there_is_much_of_it():
    data = docx(
        p("看得见的一句话在这里。", r("藏起来的一句。", vanish=True), r("又看得见。", vanish=0)),
        p("样式藏起来的。", style="H"),
        styles=style("H", "暗", rpr="<w:vanish/>"),
    )
    article = read(data)
    assert told(article) == ["看得见的一句话在这里。又看得见。"]
    assert left_out(article) == [("hidden", "藏起来的一句。"), ("hidden", "样式藏起来的。")]
    assert article.doubts == ("14 characters that the file hides were left out, 16 were read",)


def test_what_waits_to_be_filled_in():
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    data = docx(
        p("申请人的姓名是", control.format("<w:showingPlcHdr/>", r("单击此处输入文字。")),
          control.format("", r("王芳")), "。"),
        control.format("", p("控件里的一段。")),
    )  # fmt: skip
    article = read(data)
    assert told(article) == ["申请人的姓名是王芳。", "控件里的一段。"]
    assert left_out(article) == [("placeholder", "单击此处输入文字。")]


def test_notes_of_both_kinds_and_one_that_nothing_refers_to():
    data = docx(
        p("桥长两公里", refer(2), "，宽三十米", refer(7, "endnote"), "，今天通车", refer(3), "。"),
        footnotes=note(0, p("<w:r><w:separator/></w:r>")).replace(
            "<w:footnote ", '<w:footnote w:type="separator" ', 1
        )
        + note(2, p("<w:r><w:footnoteRef/></w:r>", " 一说三公里。"), p("待考。"))
        + note(3, p("据公报。"))
        + note(9, p("无人提起。")),
        endnotes=note(7, p("包括人行道。"), kind="endnote"),
    )
    article = read(data)
    assert told(article) == [
        "桥长两公里[^1]，宽三十米[^2]，今天通车[^3]。",
        "[^1]: 一说三公里。",
        "    待考。",
        "[^2]: 包括人行道。",
        "[^3]: 据公报。",
    ]
    assert left_out(article) == [("footnote", "无人提起。")]


def test_a_mark_written_by_hand_and_a_note_of_the_title():
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    data = docx(
        p("桥梁研究", star, style="T"),
        p("本文讨论两座桥", refer(2), "。"),
        styles=style("T", "Title"),
        footnotes=note(1, p("本文得到基金支持。")) + note(2, p("均在北方。")),
    )
    assert told(read(data)) == [
        "# 桥梁研究",
        "[^*]本文讨论两座桥[^2]。",
        "[^*]: 本文得到基金支持。",
        "[^2]: 均在北方。",
    ]


def test_a_mark_without_its_note_is_nothing():
    assert told(read(docx(p("桥长两公里", refer(2), "，今天通车。")))) == ["桥长两公里，今天通车。"]


def test_breaks_of_pages_and_sections_say_nothing():
    data = docx(
        p("上一页的话说到这里。", br("page")),
        p(br("page"), "下一页的话。", raw="<w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>"),
        p('<w:r><w:lastRenderedPageBreak/><w:t>最后一页的话。</w:t></w:r>'),
    )  # fmt: skip
    assert told(read(data)) == ["上一页的话说到这里。", "下一页的话。", "最后一页的话。"]


def test_nothing_is_known_of_author_and_day_from_the_file():
    """They are those of who made the file first, often of a template."""
    core = (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>{}</dc:title><dc:creator>微软用户</dc:creator>"
        "<dcterms:created>2013-12-23T23:15:00Z</dcterms:created></cp:coreProperties>"
    )
    body = p("新建的大桥今天正式通车，两岸的居民盼了十年，今天一早就来到桥头观看。")
    article = read(docx(body, core=core.format("大桥今天通车")))
    assert (article.title, article.author, article.date) == ("大桥今天通车", "", "")
    assert read(docx(body, core=core.format("关于召开年度会议的通知"))).title == ""
    assert read(docx(body, core=core.format("Microsoft Word - 文档1"))).title == ""


@pytest.mark.parametrize("tag", ["w:smartTag", "w:customXml", "w:dir", "w:bdo", "x:unknown", "w:permStart"])
def test_text_in_what_is_not_known_is_read(tag):
    wrapped = f'<{tag} xmlns:x="urn:x">{r("里面的话。")}</{tag}>'
    assert told(read(docx(p("外面的话在这里，", wrapped)))) == ["外面的话在这里，里面的话。"]
    assert told(read(docx(f'<{tag} xmlns:x="urn:x">{p("里面的一段话。")}</{tag}>'))) == ["里面的一段话。"]


def test_a_table_that_is_only_a_frame_is_none():
    assert told(read(docx(table([p("框里的话。")], cell=lambda text: text)))) == ["框里的话。"]
