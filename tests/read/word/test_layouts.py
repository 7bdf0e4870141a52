"""Word files as people lay them out, whatever the program: what comes of each, line by line."""

from __future__ import annotations

import pytest

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
    table,
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
        "床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。",
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


def test_contents_typed_by_hand_and_what_only_looks_like_them():
    tab = "<w:r><w:tab/></w:r>"
    entries = [p("一、背景", tab, "1"), p("二、经过………………2"), p("三、结果", tab, "12")]
    text = [p("背景是这样的。", style="n"), p("北京", tab, "2189"), p("上海", tab, "2487"), p("说完了。")]
    article = read(docx(p("调查报告", style="T"), p("目　录"), *entries, *text, styles=style("T", "Title")))
    assert told(article) == ["# 调查报告", "背景是这样的。", "北京 2189", "上海 2487", "说完了。"]
    assert left_out(article) == [("contents", "目 录 / 一、背景 1 / 二、经过………………2 / 三、结果 12")]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["某某市人民政府", "关于加强桥梁安全管理的通知"], "某某市人民政府关于加强桥梁安全管理的通知"),
        (["建设人民满意的", "新桥梁"], "建设人民满意的新桥梁"),
        (["新桥通车", "两岸居民盼了十年"], "新桥通车"),
        (["通　　知"], "通知"),
    ],
)
def test_a_title_on_several_lines_is_joined_where_it_goes_on(lines, title):
    body = [p(r(line, sz=44), jc="center") for line in lines]
    said = told(read(docx(*body, p("新桥今天正式通车，两岸居民前来观看。"))))
    assert said[0] == f"# {title}"
    assert said[-1] == "新桥今天正式通车，两岸居民前来观看。"
    whole = docx(p(r(lines[0], sz=44), br(), r("".join(lines[1:]), sz=44)), p("新桥今天通车。"))
    assert told(read(whole))[0] == f"# {''.join(''.join(lines).split('　'))}"


def test_a_letterhead_in_a_table_stands_before_the_title():
    head = table(("某政发〔2026〕12号", "签发人：王芳"))
    data = docx(head, p(r("关于加强管理的通知", sz=44), jc="center"), p("现将有关事项通知如下。"))
    assert told(read(data))[0] == "# 关于加强管理的通知"


def test_lines_that_tell_of_an_event_head_nothing():
    said = told(
        read(
            docx(
                p(r("讲座预告", sz=36, b=True), jc="center"),
                p("桥梁讲座将于本周举行，欢迎大家参加。"),
                p("一、时间：11月25日上午九点"),
                p("请提前十分钟到场。"),
                p(r("联系电话：0371-1234567", b=True)),
                p("欢迎来电。"),
            )
        )
    )
    assert not [line for line in said if line.startswith("##")]


def test_lists_of_counted_lines_head_nothing():
    said = told(
        read(
            docx(
                p("请做到以下几点，人人有责。"),
                *map(p, ("一、早睡早起", "二、多喝水", "三、多运动")),
                p("以上。"),
            )
        )
    )
    assert said == ["请做到以下几点，人人有责。", "一、早睡早起", "二、多喝水", "三、多运动", "以上。"]
