"""Word files as their programs write them: what comes of each, line by line."""

from __future__ import annotations

import base64

from tests.read.word.documents import (
    abstract,
    br,
    docx,
    note,
    num,
    p,
    picture,
    r,
    read,
    refer,
    style,
    table,
    told,
)

WORD = (
    style("a", "Normal", default=True)
    + style("1", "heading 1", based="a", ppr='<w:outlineLvl w:val="0"/>', rpr='<w:b/><w:sz w:val="44"/>')
    + style("2", "heading 2", based="a", ppr='<w:outlineLvl w:val="1"/>', rpr='<w:b/><w:sz w:val="32"/>')
    + style("a3", "Title", based="a", ppr='<w:jc w:val="center"/>', rpr='<w:b/><w:sz w:val="32"/>')
    + style("a5", "caption", based="a")
    + style("a7", "List Paragraph", based="a")
)


def test_word_in_chinese():
    """Styles have names in English and numbers for ids; the numbers of headings stand nowhere in the text."""
    levels = ("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）")
    data = docx(
        p("某市新桥通车纪实", style="a3"),
        p("横跨河面的新桥今天正式通车", refer(1), "，两岸居民盼了十年。"),
        p("两岸的期待", style="1", num=(1, 0)),
        p("桥北的居民第一个上桥。"),
        p("建设", style="1", num=(1, 0)),
        p("过程", style="2", num=(1, 1)),
        p("工人日夜施工。", num=(2, 0)),
        p("验收合格。", num=(2, 0)),
        p("结果", style="2", num=(1, 1)),
        p("大桥如期完工。"),
        styles=WORD,
        numbering=abstract(1, *levels) + abstract(2, ("decimal", "%1.")) + num(1, 1) + num(2, 2),
        footnotes=note(1, p("一说九年。")),
    )
    assert told(read(data)) == [
        "# 某市新桥通车纪实",
        "横跨河面的新桥今天正式通车[^1]，两岸居民盼了十年。",
        "[^1]: 一说九年。",
        "## 一、两岸的期待",
        "桥北的居民第一个上桥。",
        "## 二、建设",
        "### （一）过程",
        "1. 工人日夜施工。",
        "2. 验收合格。",
        "### （二）结果",
        "大桥如期完工。",
    ]


def test_google_docs():
    data = docx(
        p("老街的豆腐坊", style="Title"),
        p("一家三代人的手艺", style="Subtitle"),
        p(
            r("清晨四点，"),
            r("张师傅", b=1),
            r("已经开始磨豆子。"),
            '<w:hyperlink r:id="rId6">',
            r("看视频"),
            "</w:hyperlink>",
        ),
        p("手艺", style="Heading1"),
        p("泡豆", num=(1, 0)),
        p("磨浆", num=(1, 0)),
        p("过滤", num=(1, 1)),
        p("点卤", num=(1, 0)),
        p("传人", style="Heading1"),
        p("儿子接过了石磨。"),
        p("现状", style="Heading2"),
        p("如今每天卖出两百斤。"),
        styles=style("Normal", "normal", default=True)
        + style("Title", "Title")
        + style("Subtitle", "Subtitle")
        + style("Heading1", "heading 1")
        + style("Heading2", "heading 2"),
        numbering=abstract(1, ("bullet", "●"), ("bullet", "○")) + num(1, 1),
        rels=[("rId6", "hyperlink", "https://example.org/v?a=1&b=2", "External")],
    )
    article = read(data)
    assert told(article) == [
        "# 老街的豆腐坊",
        "一家三代人的手艺",
        "清晨四点，张师傅已经开始磨豆子。看视频",
        "## 手艺",
        "- 泡豆",
        "- 磨浆",
        "  - 过滤",
        "- 点卤",
        "## 传人",
        "儿子接过了石磨。",
        "### 现状",
        "如今每天卖出两百斤。",
    ]
    assert [link.url for link in article.blocks[1].links] == ["https://example.org/v?a=1&b=2"]


def test_pages():
    """Its styles are named in the user's language, and none has an outline level."""
    data = docx(
        p("山里的邮路", style="A"),
        p("她每天走三十里山路。", style="B"),
        p("清晨", style="C"),
        p("天还没亮，她已经出门。", style="B"),
        p("傍晚", style="C"),
        p("回来时，星星都出来了。", style="B"),
        styles=style("B", "正文") + style("A", "标题") + style("C", "小标题"),
    )
    assert told(read(data)) == [
        "# 山里的邮路",
        "她每天走三十里山路。",
        "## 清晨",
        "天还没亮，她已经出门。",
        "## 傍晚",
        "回来时，星星都出来了。",
    ]


def test_pandoc():
    data = docx(
        p("河边的柳树", style="Title"),
        p("李明", style="Author"),
        p("2026-11-24", style="Date"),
        p("春天", style="Heading1"),
        p("柳树发芽了。", style="FirstParagraph"),
        p(r("for i in x:", rStyle="Verb"), br(), r("  print(i)", rStyle="Verb"), style="SourceCode"),
        p("诗人说：春风又绿。", style="BlockText"),
        p("各地柳树", style="TableCaption"),
        table(("地点", "棵数"), ("河东", "12"), ("河西", "30"), head=True),
        p(picture("rId9", alt=""), style="CaptionedFigure"),
        p("河边的柳树", style="ImageCaption"),
        p("第一步", num=(1001, 0)),
        p("接着说第一步。", num=(1000, 0)),
        p("第二步", num=(1001, 0)),
        styles=style("Normal", "Normal", default=True)
        + "".join(
            style(name.replace(" ", ""), name)
            for name in (
                "Title", "Author", "Date", "First Paragraph", "Source Code", "Block Text", "Table Caption",
                "Image Caption", "Captioned Figure",
            )
        )
        + style("Heading1", "heading 1")
        + style("Verb", "Verbatim Char", kind="character"),
        numbering=abstract(9, ("bullet", " "))
        + abstract(8, ("decimal", "%1."))
        + num(1000, 9)
        + num(1001, 8),
        rels=[("rId9", "image", "media/rId9.png")],
        files=[("word/media/rId9.png", b"png")],
    )  # fmt: skip
    article = read(data)
    assert told(article) == [
        "# 河边的柳树",
        "credit: 李明",
        "2026-11-24",
        "## 春天",
        "柳树发芽了。",
        "code: for i in x:\n  print(i)",
        "quotation: 诗人说：春风又绿。",
        "caption: 各地柳树",
        "header: 地点 | 棵数",
        "row: 河东 | 12",
        "row: 河西 | 30",
        "![](word/media/rId9.png)",
        "caption: 河边的柳树",
        "1. 第一步",
        "接着说第一步。",
        "2. 第二步",
    ]
    assert article.author == "李明"
    assert dict(article.enclosed) == {"word/media/rId9.png": b"png"}


def test_a_program_that_writes_no_styles():
    """As Apache POI and officegen do: all looks are those of the runs."""
    big, bold = {"sz": 36, "b": True}, {"b": True}
    data = docx(
        p(r("关于停水的通知", **big), jc="center"),
        p("因管道检修，本周三停水一天，请大家提前储水。"),
        p(r("停水范围", **bold)),
        p("东城区全部小区，西城区部分小区。"),
        p(r("停水时间", **bold)),
        p("周三早上八点到晚上六点。"),
    )
    assert told(read(data)) == [
        "# 关于停水的通知",
        "因管道检修，本周三停水一天，请大家提前储水。",
        "## 停水范围",
        "东城区全部小区，西城区部分小区。",
        "## 停水时间",
        "周三早上八点到晚上六点。",
    ]


def test_python_docx():
    """The styles of lists hold their numbers; the table has a style that sets off its first row."""
    look = '<w:tblStyle w:val="LightGrid"/><w:tblLook w:val="04A0" w:firstRow="1"/>'
    levels = f'<w:numPr><w:numId w:val="{5}"/></w:numPr>'
    data = docx(
        p("季度报告", style="Heading1"),
        p("本季度销量增长。"),
        p("扩大生产", style="ListNumber"),
        p("降低成本", style="ListNumber"),
        table(("产品", "说明"), ("豆腐", "老街的"), ("豆浆", "新出的"), properties=look),
        styles=style("Normal", "Normal", default=True)
        + style("Heading1", "heading 1")
        + style("ListNumber", "List Number", ppr=levels)
        + style(
            "LightGrid",
            "Light Grid",
            kind="table",
            more='<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
        ),
        numbering=abstract(4, ("decimal", "%1.", '<w:pStyle w:val="ListNumber"/>')) + num(5, 4),
    )
    assert told(read(data)) == [
        "# 季度报告",
        "本季度销量增长。",
        "1. 扩大生产",
        "2. 降低成本",
        "header: 产品 | 说明",
        "row: 豆腐 | 老街的",
        "row: 豆浆 | 新出的",
    ]


def test_feishu():
    """It numbers no level of its lists: they stand in order."""
    levels = "".join(
        f'<w:lvl><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for form, text in (("decimal", "%1."), ("lowerLetter", "%2."))
    )
    data = docx(
        p("周会纪要", style="1"),
        p("进展顺利。", num=(1, 0)),
        p("测试通过", num=(1, 1)),
        p("等待上线", num=(1, 1)),
        p("下周复盘。", num=(1, 0)),
        styles=style("1", "heading 1"),
        numbering=f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>' + num(1, 1),
    )
    assert told(read(data)) == [
        "# 周会纪要",
        "1. 进展顺利。",
        "a. 测试通过",
        "b. 等待上线",
        "2. 下周复盘。",
    ]


def test_a_page_put_into_the_file():
    """As html-docx-js does, with which web pages offer “export to Word”: the text is a page in a part."""
    page = "<html><body><h1>导出的文章</h1><p>第一段有<b>重点</b>。</p><p>第二段。</p></body></html>"
    message = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    )
    message = message.encode() + base64.encodebytes(page.encode()) + b"\r\n--b--\r\n"
    for name, data in (("afchunk.mht", message), ("page.html", page.encode())):
        file = docx(
            '<w:altChunk r:id="htmlChunk"/>',
            rels=[("htmlChunk", "aFChunk", f"/word/{name}")],
            files=[(f"word/{name}", data)],
        )
        assert told(read(file)) == ["# 导出的文章", "第一段有重点。", "第二段。"]
