"""What newsrooms, schools and offices write in Word with no style but bold and size: what comes of each."""

from __future__ import annotations

import pytest

from tests.read.word.documents import (
    abstract,
    br,
    docx,
    num,
    p,
    picture,
    r,
    read,
    style,
    table,
    told,
)

IMAGE = {"rels": [("rId9", "image", "media/image1.png")], "files": [("word/media/image1.png", b"png")]}
LONG = "理解课文内容，体会作者对春天的喜爱之情，" * 7


def title(text, size=44):
    return p(r(text, sz=size, b=True), jc="center")


def bold(text):
    return p(r(text, b=True))


GENRES = {
    "a speech": (
        [
            p(r("在全市桥梁安全工作", sz=44), jc="center"),
            p(r("会议上的讲话", sz=44), jc="center"),
            p(r("（2026年11月25日）", sz=32), jc="center"),
            p(r("同志们：", sz=32)),
            p(r("今天我们召开会议，研究桥梁安全工作。", sz=32)),
            p(r("一、提高认识，增强紧迫感", sz=32)),
            p(r("（一）认清形势。", b=True, sz=32), r("当前形势十分严峻。", sz=32)),
            p(r("二、狠抓落实，确保实效", sz=32)),
            p(r("要把责任落到实处。谢谢大家！", sz=32)),
        ],
        [
            "# 在全市桥梁安全工作会议上的讲话",
            "（2026年11月25日）",
            "同志们：",
            "今天我们召开会议，研究桥梁安全工作。",
            "## 一、提高认识，增强紧迫感",
            "（一）认清形势。当前形势十分严峻。",
            "## 二、狠抓落实，确保实效",
            "要把责任落到实处。谢谢大家！",
        ],
    ),
    "news": (
        [
            p(r("新桥通车 告别绕行", b=True, sz=32)),
            p("本报讯（记者 王芳 通讯员 李明）11月24日，新桥正式通车，两岸居民告别绕行。"),
            p(picture()),
            p("图为通车现场。王芳 摄"),
            bold("两岸居民"),
            p("“盼了十年。”张大爷说。"),
            bold("建设者"),
            p("建设者们日夜奋战。"),
            p("（责任编辑：张三）"),
        ],
        [
            "# 新桥通车 告别绕行",
            "本报讯（记者 王芳 通讯员 李明）11月24日，新桥正式通车，两岸居民告别绕行。",
            "![](word/media/image1.png)",
            "图为通车现场。王芳 摄",
            "## 两岸居民",
            "“盼了十年。”张大爷说。",
            "## 建设者",
            "建设者们日夜奋战。",
            "（责任编辑：张三）",
        ],
    ),
    "minutes": (
        [
            title("项目例会纪要", 36),
            p("时间：2026年11月25日"),
            p("参会人员：王芳、李明"),
            p("会议讨论了以下事项。"),
            p("桥面铺装方案。", num=(1, 0)),
            p("照明方案。", num=(1, 0)),
            p("下次会议时间另行通知。"),
        ],
        [
            "# 项目例会纪要",
            "时间：2026年11月25日",
            "参会人员：王芳、李明",
            "会议讨论了以下事项。",
            "（1）桥面铺装方案。",
            "（2）照明方案。",
            "下次会议时间另行通知。",
        ],
    ),
    "a paper": (
        [
            title("桥梁振动研究", 36),
            p(r("摘要：", b=True), "本文研究桥梁的振动。"),
            p("引言", style="H1"),
            p("桥梁振动是常见问题", r("[1]", vertAlign="superscript"), "，值得研究。"),
            p("研究背景", style="H2"),
            p("背景如下。"),
            p("结论", style="H1"),
            p("振动可以控制。"),
            bold("参考文献"),
            p("张三. 桥梁史. 2020.", num=(2, 0)),
            p("李四. 振动学. 2021.", num=(2, 0)),
        ],
        [
            "# 桥梁振动研究",
            "摘要：本文研究桥梁的振动。",
            "## 1 引言",
            "桥梁振动是常见问题[^1]，值得研究。",
            "### 1.1 研究背景",
            "背景如下。",
            "## 2 结论",
            "振动可以控制。",
            "## 参考文献",
            "[^1]: 张三. 桥梁史. 2020.",
            "[^2]: 李四. 振动学. 2021.",
        ],
    ),
    "a novel": (
        [
            title("雨夜来客"),
            p("第一章　雨夜", jc="center"),
            p("雨下了一整夜。他推开了门。"),
            p("“谁？”"),
            p("第二章　来客", jc="center"),
            p("天亮了，来客不见了。"),
        ],
        [
            "# 雨夜来客",
            "## 第一章 雨夜",
            "雨下了一整夜。他推开了门。",
            "“谁？”",
            "## 第二章 来客",
            "天亮了，来客不见了。",
        ],
    ),
    "a page pasted into one paragraph": (
        [
            p(
                *(
                    r("如何挑选西瓜", b=True),
                    br(),
                    br(),
                    "挑西瓜要看纹路。\u00a0",
                    br(),
                    "一是看皮。",
                    br(),
                    br(),
                ),
                *(r("看皮", b=True), br(), "皮要光滑。"),
            ),
            p(" "),
        ],
        ["# 如何挑选西瓜", "挑西瓜要看纹路。", "一是看皮。", "## 看皮", "皮要光滑。"],
    ),
    "advice counted by hand": (
        [
            title("春季养生须知", 32),
            p("春季养生要注意以下几点。"),
            p("1.", r("早睡早起", b=True), "，每天睡足八小时。"),
            p("2、适当运动"),
            p("以上供参考。"),
        ],
        [
            "# 春季养生须知",
            "春季养生要注意以下几点。",
            "1.早睡早起，每天睡足八小时。",
            "2、适当运动",
            "以上供参考。",
        ],
    ),
    "a notice wholly in bold": (
        [
            title("紧急通知"),
            bold("因台风来袭，明天停课一天。"),
            bold("请家长做好看护"),
            bold("请注意查看最新消息。"),
        ],
        ["# 紧急通知", "因台风来袭，明天停课一天。", "请家长做好看护", "请注意查看最新消息。"],
    ),
    "traditional characters": (
        [
            p("河岸的春天", style="T"),
            p("緣起", style="A"),
            p("柳樹發芽了。"),
            p("尾聲", style="A"),
            p("花開了。"),
        ],
        ["# 河岸的春天", "## 緣起", "柳樹發芽了。", "## 尾聲", "花開了。"],
    ),
    "a plan of lessons in a table": (
        [
            title("《春》教案", 36),
            table(
                ("课题", "《春》"),
                ("目标", f"<w:tc>{p('学会生字。', num=(3, 0))}{p(LONG, num=(3, 0))}</w:tc>"),
            ),
        ],
        ["# 《春》教案", "课题", "《春》", "目标", "1. 学会生字。", f"2. {LONG}"],
    ),
    "an interview": (
        [
            title("专家谈新桥", 36),
            p("新桥通车之际，记者采访了总工程师。"),
            bold("记者：建桥难在哪里？"),
            p("王工：难在水下。"),
        ],
        ["# 专家谈新桥", "新桥通车之际，记者采访了总工程师。", "记者：建桥难在哪里？", "王工：难在水下。"],
    ),
    "a feature with larger lines": (
        [
            p(r("山村教师", sz=44), jc="center"),
            p(r("她在山里教了三十年书。", sz=24)),
            p(r("上篇 进山", sz=28)),
            p(r("那年她二十岁，背着行李进了山。", sz=24)),
            p(r("下篇 守望", sz=28)),
            p(r("如今学生们都走出了大山。", sz=24)),
        ],
        [
            "# 山村教师",
            "她在山里教了三十年书。",
            "## 上篇 进山",
            "那年她二十岁，背着行李进了山。",
            "## 下篇 守望",
            "如今学生们都走出了大山。",
        ],
    ),
}


@pytest.mark.parametrize("genre", GENRES)
def test_what_comes_of_it(genre):
    body, lines = GENRES[genre]
    heading = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="4"/></w:numPr>'
    styles = (
        style("T", "標題")
        + style("A", "標題 1")
        + style("H1", "heading 1", ppr=heading.format(0))
        + style("H2", "heading 2", ppr=heading.format(1))
    )
    lists = (
        [("decimal", "（%1）")],
        [("decimal", "[%1]")],
        [("decimal", "%1.")],
        [("decimal", "%1"), ("decimal", "%1.%2")],
    )
    numbering = "".join(abstract(at, *levels) for at, levels in enumerate(lists, 1))
    numbering += "".join(num(at, at) for at in range(1, 5))
    assert told(read(docx(*body, styles=styles, numbering=numbering, **IMAGE))) == lines
