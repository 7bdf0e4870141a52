"""Documents as programs set them, each with what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.read.containers.pdf.compositor import Frame, Setter, columns
from tests.read.containers.pdf.texts import MIXED, ORDERS, PAPER, STORY, TITLE, TRADITIONAL, VERSE
from tests.read.containers.pdf.writer import HEIGHT, WIDTH, Pdf, advance


@dataclass
class Case:
    """A document and its truth."""

    pdf: Pdf
    title: str
    told: list[str]
    """Its paragraphs, in order, rows of tables too: with a tab between cells."""
    unsaid: list[str] = field(default_factory=list)
    """What may not be read."""
    headings: list[str] = field(default_factory=list)


def titled(pdf, title, y=70, size=20):
    """Sets a title in the middle of the first page."""
    pdf.sheets[0].text((WIDTH - advance(title) * size) / 2, y, title, size, "hei")


def numbered(pdf, head="", mark="— {} —"):
    """Numbers the pages, and sets a running head over them."""
    for number, sheet in enumerate(pdf.sheets, 1):
        if head:
            sheet.text(70, 50, head, 9)
            sheet.line(70, 56, 525, 56)
        foot = mark.format(number)
        sheet.text((WIDTH - advance(foot) * 9) / 2, HEIGHT - 40, foot, 9)


def report():
    """A report of two pages, its paragraphs set in, with running heads."""
    pdf = Pdf()
    setter = Setter(columns(pdf, pages=2, first_top=110, bottom=420))
    titled(pdf, TITLE, 90)
    for paragraph in STORY:
        setter.paragraph(paragraph)
    numbered(pdf, "黄河晚报　城市新闻")
    return Case(pdf, TITLE, list(STORY), ["黄河晚报", "— 1 —"])


def spaced():
    """Paragraphs apart from one another, none set in, over two pages."""
    pdf = Pdf()
    setter = Setter(columns(pdf, pages=2, first_top=120, bottom=420), indent=0, after=9)
    titled(pdf, TITLE)
    for paragraph in STORY:
        setter.paragraph(paragraph)
    numbered(pdf, mark="第 {} 页 共 2 页")
    return Case(pdf, TITLE, list(STORY), ["第 1 页"])


def paper():
    """Title, authors and abstract across the page, two columns, an imprint at the foot of the first."""
    title, headings = "城区河道磷的来源与控制", ["1　引言", "2　材料与方法", "3　结果与讨论", "4　结论"]
    abstract = (
        "摘要：本文连续两年观测了三条城区河道的氮磷浓度，认为面源污染是总磷的主要来源，建议在河岸种植植被带，"
        "以减少磷的输入。结果可供同类河道的治理参考。"
    )
    pdf = Pdf()
    frames = columns(pdf, 2, 2, first_top=230, bottom=530)
    titled(pdf, title, 90)
    sheet = pdf.sheets[0]
    sheet.text(240, 115, "张明远　李　静", 12)
    Setter([Frame(sheet, 100, 140, 395, 220)], size=9, indent=0).paragraph(abstract)
    frames[0].bottom = 480
    sheet.line(70, 500, 130, 500)
    sheet.text(70, 513, "收稿日期：2026-09-14", 8)
    sheet.text(70, 526, "基金项目：河道治理专项（2024-17）", 8)
    setter = Setter(frames)
    told = ["张明远　李　静", abstract]
    for at, paragraph in enumerate(PAPER):
        if at in (0, 1, 2, 5):
            heading = headings[sum(each < at for each in (0, 1, 2, 5))]
            setter.paragraph(heading, size=12, font="hei", indent=0)
            told.append(heading)
        setter.paragraph(paragraph)
        told.append(paragraph)
    numbered(pdf, "水环境研究　2026年第4期")
    return Case(pdf, title, told, ["水环境研究", "收稿日期", "基金项目"], headings)


def newspaper():
    """Three columns under a headline, a gutter of one character, lines of the columns not level."""
    pdf = Pdf()
    frames = columns(pdf, 3, top=130, bottom=620, gap=12)
    titled(pdf, TITLE, 100, 30)
    frames[1].y += 5
    frames[2].y += 3
    setter = Setter(frames, size=9.5, leading=1.45)
    for paragraph in STORY:
        setter.paragraph(paragraph)
    return Case(pdf, TITLE, list(STORY))


def figure_across():
    """Two columns that go on below a figure across both: the left one is read to its end first."""
    pdf = Pdf()
    [left, right] = columns(pdf, 2, top=120, bottom=330)
    titled(pdf, TITLE)
    sheet = pdf.sheets[0]
    frames = [
        left,
        Frame(sheet, left.x, 520, left.width, 760),
        right,
        Frame(sheet, right.x, 520, right.width, 760),
    ]
    sheet.picture(120, 345, 475, 480)
    caption = "图1　大桥主跨的受力简图，箭头表示风的方向，圆点表示传感器所在的位置，数字是编号"
    sheet.text((WIDTH - advance(caption) * 9) / 2, 500, caption, 9)
    setter = Setter(frames)
    for paragraph in STORY[:8]:
        setter.paragraph(paragraph)
    return Case(pdf, TITLE, [*STORY[:3], caption, *STORY[3:8]])


def office():
    """A notice of an office: headings known by their numbers and their type, none of them larger."""
    pdf = Pdf()
    title = "关于做好汛期安全工作的通知"
    setter = Setter(columns(pdf, top=130, bottom=780), size=16, leading=1.75)
    titled(pdf, title, 100, 22)
    told, headings = ["各区人民政府，市政府各部门："], [heading for heading, _ in ORDERS]
    setter.paragraph(told[0], indent=0)
    for heading, text in ORDERS:
        setter.paragraph(heading, font="hei" if heading[0] != "（" else "kai")
        told.append(heading)
        if text:
            setter.paragraph(text)
            told.append(text)
    return Case(pdf, title, told, headings=headings)


def ruled():
    """A table with lines between its cells, one of them over two columns, in a text."""
    pdf = Pdf()
    setter = Setter(columns(pdf, top=120, bottom=780))
    titled(pdf, TITLE)
    setter.paragraph(STORY[0])
    setter.paragraph("表1　两岸货运情况", size=9.5, font="hei", align="centre")
    rows = [
        ("线路", "时间（分钟）", "运费（元）"),
        ("渡船", "215", "480"),
        ("绕行", "130", "655"),
        ("大桥", "48", "120"),
    ]
    top = setter.frames[0].y + 4
    sheet = pdf.sheets[0]
    for at in range(5):
        sheet.line(120, top + 20 * at, 475, top + 20 * at)
    for x in (120, 230, 350, 475):
        sheet.line(x, top, x, top + 80)
    for at, row in enumerate(rows):
        for x, cell in zip((126, 236, 356), row, strict=True):
            sheet.text(x, top + 20 * at + 14, cell, 9.5)
    setter.frames[0].y = top + 95
    setter.paragraph(STORY[4])
    return Case(pdf, TITLE, [STORY[0], "表1　两岸货运情况", *map("\t".join, rows), STORY[4]])


def three_lines():
    """A table with three lines (三线表) in the left one of two columns."""
    pdf = Pdf()
    setter = Setter(columns(pdf, 2, top=120, bottom=420))
    titled(pdf, TITLE)
    setter.paragraph(STORY[0])
    frame, sheet = setter.frames[0], pdf.sheets[0]
    top = frame.y + 6
    rows = [
        ("河段", "总磷", "总氮"),
        ("上游", "0.12", "1.8"),
        ("中游", "0.21", "2.4"),
        ("下游支流", "0.35", "2.9"),
    ]
    for y in (top, top + 18, top + 74):
        sheet.line(frame.x, y, frame.x + frame.width, y)
    for at, row in enumerate(rows):
        for x, cell in zip((4, 90, 150), row, strict=True):
            sheet.text(frame.x + x, top + 13 + 18 * at, cell, 9)
    frame.y = top + 90
    for paragraph in STORY[1:5]:
        setter.paragraph(paragraph)
    return Case(pdf, TITLE, [STORY[0], *map("\t".join, rows), *STORY[1:5]])


def lists():
    """Items with points and with numbers, their lines set in."""
    pdf = Pdf()
    setter = Setter(columns(pdf, top=120, bottom=780))
    titled(pdf, TITLE)
    setter.paragraph(STORY[6])
    points = ("小型客车免费通行三个月", STORY[4], "危险品车辆走原来的路线")
    steps = ("在手机上填写车牌和时间。", STORY[3], "按约定的时间到达收费站。")
    for item in points:
        setter.paragraph("•" + item, indent=1, hang=2)
    setter.paragraph("预约的办法如下：")
    for number, item in enumerate(steps, 1):
        setter.paragraph(f"{number}." + item, indent=1, hang=2)
    setter.paragraph(STORY[7])
    return Case(pdf, TITLE, [STORY[6], *points, "预约的办法如下：", *steps, STORY[7]])


def foreign_words():
    """Chinese with Latin words, some divided at the end of a line."""
    pdf = Pdf()
    [frame] = columns(pdf, top=120, bottom=780)
    titled(pdf, "大模型的成本正在下降")
    lines = (
        "大语言模型（large language model）的推理成本正在迅速下降。根据Stan-",
        "ford大学发布的AI Index报告，过去两年间价格下降了约280倍。",
    )
    frame.sheet.text(70, 130, "　　" + lines[0], 10.5)
    frame.sheet.text(70, 147, lines[1], 10.5)
    frame.y = 152
    setter = Setter([frame])
    for paragraph in MIXED[1:]:
        setter.paragraph(paragraph)
    return Case(pdf, "大模型的成本正在下降", [lines[0][:-1] + lines[1], *MIXED[1:]])


def vertical():
    """Traditional characters in lines from top to bottom."""
    pdf = Pdf()
    sheet = pdf.sheet(842, 595)
    sheet.text(770, 70, "清晨的魚市", 20, "down")
    x = 730
    from tests.read.containers.pdf.compositor import broken

    for paragraph in TRADITIONAL:
        for at, line in enumerate(broken(paragraph, 38)):
            sheet.text(x, 70 + (24 if at == 0 else 0), line, 12, "down")
            x -= 22
    return Case(pdf, "清晨的魚市", list(TRADITIONAL))


def traditional():
    """Traditional characters in lines as usual."""
    pdf = Pdf()
    setter = Setter(columns(pdf, top=120, bottom=780), font="ming")
    titled(pdf, "清晨的魚市")
    for paragraph in TRADITIONAL:
        setter.paragraph(paragraph)
    return Case(pdf, "清晨的魚市", list(TRADITIONAL))


def poem():
    """A poem between paragraphs: each of its lines is one."""
    pdf = Pdf()
    setter = Setter(columns(pdf, top=120, bottom=780))
    titled(pdf, TITLE)
    setter.paragraph(STORY[5])
    for verse in VERSE:
        setter.paragraph(verse, indent=4)
    setter.paragraph(STORY[8])
    return Case(pdf, TITLE, [STORY[5], *VERSE, STORY[8]])


def short_lines():
    """A short page of paragraphs apart, most of a line or less, as a browser prints it with its foot."""
    told = [
        "十年前，我常走的那条街上有三家书店和一个补锅摊。",
        "城市的更新当然是好事，问题在于更新的节奏。一座城市如果每五年换一次面孔，它的居民就每五年失去一次记忆。",
        "慢不是懒。",
        "陈家第三代打算把货架捐给镇上的文史馆，铁门上的招牌则留在原处，让人知道这里有过一家店。",
        *("读者服务", "报纸订阅", "广告刊登", "新闻热线"),
    ]
    pdf = Pdf()
    setter = Setter(columns(pdf, top=120), leading=1.5, indent=0, after=10.5)
    titled(pdf, TITLE)
    for paragraph in told:
        setter.paragraph(paragraph)
    return Case(pdf, TITLE, told)


def staggered():
    """Two columns, as a browser divides a page: the title heads the left one, and no baselines are level."""
    pdf = Pdf()
    left, right = columns(pdf, 2, top=90)
    title = ("河边老街百年杂货店", "今天熄灯")
    setter = Setter([left, right])
    step = setter.leading * setter.size
    for line in title:
        left.sheet.text(left.x, left.y + 20, line, 20, "hei")
        left.y += 32
    left.bottom, right.y = left.y + 4 * step, left.y - 3.5 * step
    for paragraph in STORY[:2]:
        setter.paragraph(paragraph)
    return Case(pdf, "".join(title), list(STORY[:2]))


ORDINARY = (
    report, spaced, paper, newspaper, figure_across, office, ruled, three_lines, lists, foreign_words,
    vertical, traditional, poem, short_lines, staggered,
)  # fmt: skip
