"""Word files as people lay them out, whatever the program: what comes of each, line by line."""

from __future__ import annotations

from tests.read.word.documents import (
    abstract,
    box,
    br,
    docx,
    field,
    left_out,
    num,
    p,
    picture,
    r,
    read,
    style,
    told,
)


def test_wps_and_an_official_document():
    """No style but the usual one; the layout is that of GB/T 9704."""
    red, title = {"sz": 72, "b": True}, {"sz": 44}
    text = {"sz": 32}
    data = docx(
        p(r("某某市人民政府文件", **red), jc="center"),
        p(r("某政发〔2026〕12号", **text), jc="center"),
        p(),
        p(r("某某市人民政府关于加强桥梁", **title), jc="center"),
        p(r("安全管理工作的通知", **title), jc="center"),
        p(),
        p(r("各区县人民政府，市政府各部门：", **text)),
        p(r("为保障桥梁安全，现将有关事项通知如下。", **text)),
        p(r("一、总体要求", **text)),
        p(r("坚持安全第一，全面排查隐患。", **text)),
        p(r("二、主要任务", **text)),
        p(r("（一）开展检查", **text)),
        p(r("各单位应当在年底前完成检查。", **text)),
        p(r("（二）落实责任", **text)),
        p(r("1.明确分工。各部门按照职责分工落实。", **text)),
        p(r("2.加强督查。市政府将开展督查。", **text)),
        p(r("附件：桥梁检查表", **text)),
        p(r("某某市人民政府", **text), jc="right"),
        p(r("2026年11月25日", **text), jc="right"),
        styles=style("1", "Normal", default=True, rpr='<w:sz w:val="21"/>'),
    )
    assert told(read(data)) == [
        "# 某某市人民政府关于加强桥梁安全管理工作的通知",
        "data: 某某市人民政府文件",
        "data: 某政发〔2026〕12号",
        "各区县人民政府，市政府各部门：",
        "为保障桥梁安全，现将有关事项通知如下。",
        "## 一、总体要求",
        "坚持安全第一，全面排查隐患。",
        "## 二、主要任务",
        "### （一）开展检查",
        "各单位应当在年底前完成检查。",
        "### （二）落实责任",
        "1.明确分工。各部门按照职责分工落实。",
        "2.加强督查。市政府将开展督查。",
        "附件：桥梁检查表",
        "某某市人民政府",
        "2026年11月25日",
    ]


def test_a_press_release():
    """Nothing but bold and size: a headline on two lines, a byline, questions in bold that head nothing."""
    data = docx(
        p(r("新桥通车 两岸同庆", sz=40, b=1), jc="center"),
        p(r("——某市交通建设纪实", sz=28), jc="center"),
        p(r("本报记者 李明", sz=24), jc="center"),
        p(r("11月24日，新桥正式通车。记者采访了建设者。", sz=24)),
        p(r("问：建桥最难的是什么？", sz=24, b=1)),
        p(r("答：最难的是水流。", sz=24)),
        p(picture()),
        p(r("图1 新桥夜景", sz=21), jc="center"),
        p(r("一座桥，两岸情", sz=24, b=1)),
        p(r("桥通了，路就近了。", sz=24)),
        rels=[("rId9", "image", "media/image1.jpeg")],
        files=[("word/media/image1.jpeg", b"jpeg")],
    )
    assert told(read(data)) == [
        "# 新桥通车 两岸同庆",
        "——某市交通建设纪实",
        "本报记者 李明",
        "11月24日，新桥正式通车。记者采访了建设者。",
        "问：建桥最难的是什么？",
        "答：最难的是水流。",
        "![](word/media/image1.jpeg)",
        "caption: 图1 新桥夜景",
        "## 一座桥，两岸情",
        "桥通了，路就近了。",
    ]


def test_a_contract():
    """Articles counted by Word: 第一条, with paragraphs （一） and items 1. below."""
    levels = ("chineseCountingThousand", "第%1条"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    data = docx(
        p(r("房屋租赁合同", sz=36), jc="center"),
        p("甲方将房屋租给乙方使用，双方约定如下。"),
        p("租期为三年，自签字之日起计算。", num=(3, 0)),
        p("租金每月三千元，按季支付。", num=(3, 0)),
        p("逾期付款的，每日加收千分之一。", num=(3, 1)),
        p("甲方可以发出书面催告。", num=(3, 2)),
        p("甲方可以解除合同。", num=(3, 2)),
        p("提前付款的，不减少租金。", num=(3, 1)),
        p("本合同一式两份。", num=(3, 0)),
        numbering=abstract(7, *levels) + num(3, 7),
    )
    assert told(read(data)) == [
        "# 房屋租赁合同",
        "甲方将房屋租给乙方使用，双方约定如下。",
        "第一条 租期为三年，自签字之日起计算。",
        "第二条 租金每月三千元，按季支付。",
        "（一）逾期付款的，每日加收千分之一。",
        "1. 甲方可以发出书面催告。",
        "2. 甲方可以解除合同。",
        "（二）提前付款的，不减少租金。",
        "第三条 本合同一式两份。",
    ]


def test_a_report_with_contents():
    """Contents in a content control and as styled lines are left out once; a reference to a page is kept."""
    entry = p(
        field(r"HYPERLINK \l _Toc1", r("一、背景") + "<w:r><w:tab/></w:r>" + field("PAGEREF _Toc1", r("3"))),
        style="TOC1",
    )
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{p('目录', style='TOCHeading')}{entry}</w:sdtContent></w:sdt>"
    )
    data = docx(
        p("年度报告", style="Title"),
        contents,
        p("背景", style="Heading1"),
        p("详见第", field("PAGEREF _Ref1", r("12")), "页。", field(' XE "桥梁" ')),
        p("图表目录", style="Heading1"),
        p(field(r'TOC \c "图"', r("图 1 新桥") + "<w:r><w:tab/></w:r>" + r("5"))),
        p("以上为全文。"),
        styles=style("Normal", "Normal", default=True)
        + style("Title", "Title")
        + style("Heading1", "heading 1")
        + style("TOC1", "toc 1")
        + style("TOCHeading", "TOC Heading"),
    )
    article = read(data)
    assert told(article) == ["# 年度报告", "## 背景", "详见第12页。", "## 图表目录", "以上为全文。"]
    assert left_out(article) == [("contents", "目录 / 一、背景 3 / 图 1 新桥 5")]


def test_a_magazine_page():
    """Text boxes come once, where they are tied to the text; a pull quote in one is no heading."""
    data = docx(
        p(r("深山里的小学", sz=48, b=1)),
        p("山里有一所小学，", box(p(r("“我要走出大山”", b=1, sz=36))), "只有七个学生。"),
        p("老师姓王。", box(p("王老师简介"), p("今年四十岁。"), fallback=False)),
        p("他教了二十年书。"),
    )
    assert told(read(data)) == [
        "# 深山里的小学",
        "山里有一所小学，只有七个学生。",
        "“我要走出大山”",
        "老师姓王。",
        "王老师简介",
        "今年四十岁。",
        "他教了二十年书。",
    ]


def test_a_poem_with_soft_breaks():
    data = docx(
        p(r("静夜思", b=1), jc="center"),
        p("[唐]李白", jc="center"),
        p("床前明月光，", br(), "疑是地上霜。", br(), "举头望明月，", br(), "低头思故乡。", jc="center"),
    )
    assert told(read(data)) == [
        "# 静夜思",
        "[唐]李白",
        "床前明月光，",
        "疑是地上霜。",
        "举头望明月，",
        "低头思故乡。",
    ]


def test_a_text_without_any_look():
    data = docx(
        p("河边的春天"),
        p("　　河边的柳树发芽了，孩子们在岸上放风筝，老人们在树下下棋。"),
        p("　　水面上有几只野鸭，它们游得很慢，好像在等谁。"),
    )
    assert told(read(data)) == [
        "# 河边的春天",
        "河边的柳树发芽了，孩子们在岸上放风筝，老人们在树下下棋。",
        "水面上有几只野鸭，它们游得很慢，好像在等谁。",
    ]
