"""Documents with what only PDF has: layers, codes, watermarks, notes at the foot, pages on their side."""

from __future__ import annotations

from tests.read.containers.pdf.compositor import Setter, broken, columns
from tests.read.containers.pdf.ordinary import Case, numbered, titled
from tests.read.containers.pdf.texts import STORY, TITLE
from tests.read.containers.pdf.writer import HEIGHT, WIDTH, Pdf, advance


def story(pdf, count=4, top=120, **manner):
    """Sets the beginning of the story, with its title."""
    setter = Setter(columns(pdf, top=top, bottom=780), **manner)
    titled(pdf, TITLE)
    for paragraph in STORY[:count]:
        setter.paragraph(paragraph)
    return setter


def recognised():
    """A scan: a picture of the page, and under it, unseen, what a program recognised."""
    pdf = Pdf()
    story(pdf)
    sheet = pdf.sheets[0]
    sheet.content = [each.replace(" 0 Tr ", " 3 Tr ") for each in sheet.content]
    sheet.picture(0, 0, WIDTH, HEIGHT)
    return Case(pdf, TITLE, list(STORY[:4]))


def unseen():
    """White on white, off the page, not painted, and under a black bar."""
    pdf = Pdf()
    setter = story(pdf)
    sheet, y = pdf.sheets[0], setter.frames[0].y + 30
    sheet.text(70, y, "白色的字看不见", grey=1)
    sheet.text(70, HEIGHT + 50, "页面以外的字看不见")
    sheet.text(70, y + 20, "没有画出来的字看不见", mode=3)
    sheet.text(70, y + 40, "涂黑的字看不见")
    sheet.box(60, y + 25, 300, y + 45)
    sheet.box(60, y + 60, 300, y + 80)
    sheet.text(70, y + 74, "黑底上的白字是看得见的。", grey=1)
    unsaid = ["白色的字", "页面以外的字", "没有画出来的字", "涂黑的字"]
    return Case(pdf, TITLE, [*STORY[:4], "黑底上的白字是看得见的。"], unsaid)


def watermarked():
    """A word across each page, another along its middle, and a stamp in the margin."""
    pdf = Pdf()
    setter = Setter(columns(pdf, pages=3, first_top=120, bottom=300))
    titled(pdf, TITLE)
    for paragraph in STORY:
        setter.paragraph(paragraph)
    for sheet in pdf.sheets:
        sheet.text(150, 500, "内部资料严禁外传", 40, grey=0.8, turn=(0.71, 0.71, -0.71, 0.71))
        sheet.text(200, 250, "样稿", 60)
        sheet.text(30, 600, "二〇二六年十一月二十日收到", 9, turn=(0, 1, -1, 0))
    pdf.sheets[0].text(200, 260, "征求意见稿", 40, grey=0.85)
    return Case(pdf, TITLE, list(STORY), ["内部资料严禁外传", "样稿", "二〇二六年", "征求意见稿"])


def radicals():
    """A font that names its characters by radicals, as many programs do."""
    pdf = Pdf()
    setter = Setter(columns(pdf, top=120, bottom=780), font="coded")
    titled(pdf, TITLE)
    told = ["水文站的⼯作⼈员说，今年的⽔量⽐去年⼤，⾼⽔位持续了⼗⼆天。", "他们⽤⽆⼈机巡⻋，⼀⽇两次。"]
    for text in told:
        setter.paragraph(pdf.code(text))
    plain = [
        "水文站的工作人员说，今年的水量比去年大，高水位持续了十二天。",
        "他们用无人机巡车，一日两次。",
    ]
    return Case(pdf, TITLE, plain)


def spread():
    """A title whose characters are set apart, and a heading with a wide space in it."""
    pdf = Pdf()
    setter = Setter(columns(pdf, top=130, bottom=780))
    pdf.sheets[0].text(180, 90, "通知公告", 22, "hei", spread=44)
    setter.paragraph("前　言", size=14, font="hei", indent=0, align="centre")
    setter.paragraph(STORY[0])
    setter.paragraph("结　语", size=14, font="hei", indent=0, align="centre")
    setter.paragraph(STORY[1])
    return Case(pdf, "通知公告", ["前言", STORY[0], "结语", STORY[1]], headings=["前言", "结语"])


def footnotes():
    """Notes at the foot of two pages, which are counted anew on each."""
    pdf = Pdf()
    setter = Setter(columns(pdf, pages=2, first_top=120, bottom=330))
    titled(pdf, TITLE)
    marks = {1: 60, 6: 40}
    told = []
    for at, paragraph in enumerate(STORY[:9]):
        setter.paragraph(paragraph)
        told.append(paragraph)
        if at in marks:
            frame = setter.frames[0]
            sheet = frame.sheet
            last = sheet.content[-1]
            x, y = (float(part) for part in last.split(" Tm")[0].split()[-2:])
            wide = len(last.split("<")[1].split(">")[0]) / 4 * 10.5
            sheet.text(x + wide, HEIGHT - y - 4, "1", 6)
            note = {1: "据项目部二〇二六年十月的统计。", 6: "按照交通局的公告，以现场指示为准。"}[at]
            sheet.line(70, 365, 160, 365)
            sheet.text(82, 376, "1", 5)
            sheet.text(86, 380, note, 8)
            told.append(note)
    numbered(pdf)
    return Case(pdf, TITLE, told)


def contents():
    """A table of contents before the text."""
    pdf = Pdf()
    setter = Setter(columns(pdf, pages=1, top=120, bottom=780))
    titled(pdf, TITLE)
    setter.paragraph("目　录", size=14, font="hei", indent=0, align="centre")
    headings = ["第一章　背景", "第二章　建设", "第三章　通车", "第四章　展望"]
    for number, heading in enumerate(headings, 1):
        setter.paragraph(heading + "." * 40 + str(number), indent=0)
    for heading, paragraph in zip(headings, STORY, strict=False):
        setter.paragraph(heading, size=14, font="hei", indent=0, align="centre")
        setter.paragraph(paragraph)
    told = [each for pair in zip(headings, STORY, strict=False) for each in pair]
    return Case(pdf, TITLE, told, ["...."], headings)


def initial():
    """A large first letter beside two lines."""
    pdf = Pdf()
    frames = columns(pdf, top=120, bottom=780)
    titled(pdf, TITLE)
    sheet = pdf.sheets[0]
    sheet.text(70, 150, STORY[0][0], 30)
    for at, line in enumerate(broken(STORY[0][1:], 40, 0)):
        sheet.text(104, 131 + 17 * at, line)
    frames[0].y = 155
    setter = Setter(frames)
    for paragraph in STORY[1:4]:
        setter.paragraph(paragraph)
    return Case(pdf, TITLE, list(STORY[:4]))


def on_its_side():
    """A page whose lines run upwards, to be turned by whoever shows it."""
    pdf = Pdf()
    sheet = pdf.sheet(HEIGHT, WIDTH)
    story_of = Pdf()
    story(story_of)
    for each in story_of.sheets[0].content:
        x, y = (float(part) for part in each.split(" Tm")[0].split()[-2:])
        head, _, rest = each.partition(" Tc ")
        sheet.content.append(f"{head} Tc 0 1 -1 0 {HEIGHT - y:.2f} {x:.2f} Tm{rest.partition(' Tm')[2]}")
    sheet.rotate = 90
    return Case(pdf, TITLE, list(STORY[:4]))


def formulas():
    """Numbers set high and low."""
    pdf = Pdf()
    frames = columns(pdf, top=120, bottom=780)
    titled(pdf, TITLE)
    x = 91
    for text, raised in (
        ("试验田的面积是500m", 0), ("2", 4), ("，二氧化碳CO", 0), ("2", -2), ("减少10", 0), ("6", 4),
        ("克。", 0),
    ):  # fmt: skip
        size = 6 if raised else 10.5
        pdf.sheets[0].text(x, 131 - raised, text, size)
        x += advance(text) * size
    frames[0].y = 140
    Setter(frames).paragraph(STORY[2])
    return Case(pdf, TITLE, ["试验田的面积是500m²，二氧化碳CO₂减少10⁶克。", STORY[2]])


def struck_twice():
    """A title drawn again a little to the right, to look bold."""
    pdf = Pdf()
    story(pdf)
    again = pdf.sheets[0].content[0]
    x = again.split(" Tm")[0].split()[-2]
    pdf.sheets[0].content.insert(1, again.replace(f" {x} ", f" {float(x) + 0.4} "))
    return Case(pdf, TITLE, list(STORY[:4]))


def remarked():
    """A page with a comment, a link and a script on it."""
    pdf = Pdf()
    story(pdf)
    comment = "feff" + "此处须核实".encode("utf-16-be").hex()
    pdf.sheets[0].notes += [
        f"<< /Type /Annot /Subtype /Text /Rect [500 700 520 720] /Contents <{comment}> >>",
        "<< /Type /Annot /Subtype /Link /Rect [70 700 120 720] /A << /S /JavaScript /JS (alert) >> >>",
    ]
    return Case(pdf, TITLE, list(STORY[:4]), ["此处须核实"])


def numbered_once():
    """One page with its number and a small line above the title."""
    pdf = Pdf()
    story(pdf, top=150)
    pdf.sheets[0].text(400, 40, "内部参考2026年第11期", 8)
    pdf.sheets[0].text(290, HEIGHT - 40, "1", 9)
    return Case(pdf, TITLE, list(STORY[:4]), ["内部参考"])


def both_sides():
    """Heads that differ on left and right pages."""
    pdf = Pdf()
    setter = Setter(columns(pdf, pages=4, first_top=120, bottom=240))
    titled(pdf, TITLE)
    for paragraph in STORY[:8]:
        setter.paragraph(paragraph)
    for number, sheet in enumerate(pdf.sheets, 1):
        if number % 2:
            sheet.text(420, 50, f"桥梁与城市　{number}", 9)
        else:
            sheet.text(70, 50, f"{number}　黄河两岸", 9)
    return Case(pdf, TITLE, list(STORY[:8]), ["桥梁与城市", "黄河两岸"])


ODD = (
    recognised, unseen, watermarked, radicals, spread, footnotes, contents, initial, on_its_side, formulas,
    struck_twice, remarked, numbered_once, both_sides,
)  # fmt: skip
