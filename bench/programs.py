"""Texts written by other programs, each with the furniture that it adds."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
MENU = ("返回首页", "新闻频道", "登录", "注册")
FOOT = ("版权所有未经授权禁止转载", "京ICP备12345678号", "相关推荐", "扫码关注我们")
HEAD = "河边晚报内部资料"
FURNITURE = (*MENU, *FOOT, HEAD, "第 1 页", "共 3 页")


@dataclass(frozen=True, slots=True)
class Text:
    """What is written."""

    name: str
    title: str
    sections: Sequence[tuple[str, Sequence[str]]]
    """A heading, or empty, and the paragraphs below."""

    def lines(self) -> list[str]:
        """All of it: title, headings, paragraphs."""
        return [self.title, *(line for head, body in self.sections for line in (head, *body) if line)]

    def html(self) -> str:
        """Its body, in HTML."""
        parts = [f"<h1>{escape(self.title)}</h1>"]
        for heading, body in self.sections:
            parts += [f"<h2>{escape(heading)}</h2>"] if heading else []
            parts += [f"<p>{escape(each)}</p>" for each in body]
        return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class Program:
    """One that writes a text into a folder and gives the file's path."""

    write: Callable[[Text, Path], Path]
    headings: bool = True
    """Whether its files tell headings from other text."""


def _page(text: Text, style: str = "", body: str = "") -> str:
    menu = "".join(f'<li><a href="/{n}">{each}</a></li>' for n, each in enumerate(MENU))
    foot = "".join(f"<p>{each}</p>" for each in FOOT)
    return (
        '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">'
        f"<title>{escape(text.title)}_河边网</title>"
        f"<style>{style}</style></head><body>"
        + (body or f"<header><ul>{menu}</ul></header><article>{text.html()}</article><footer>{foot}</footer>")
        + "</body></html>"
    )


def _put(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding, errors="replace"))
    return path


# --- Word


def docx_styles(text: Text, folder: Path) -> Path:
    """Headings by style; a running head in the header."""
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = HEAD
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    document.add_heading(text.title, 0)
    for heading, body in text.sections:
        if heading:
            document.add_heading(heading, 1)
        for each in body:
            document.add_paragraph(each)
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


def docx_look(text: Text, folder: Path) -> Path:
    """Headings that only look so: bold, alone on a line, the title centred and large."""
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = Document()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(text.title)
    run.bold, run.font.size = True, Pt(22)
    for heading, body in text.sections:
        if heading:
            document.add_paragraph().add_run(heading).bold = True
        for each in body:
            half = len(each) // 2
            paragraph = document.add_paragraph(each[:half])
            paragraph.add_run(each[half:]).italic = True
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


# --- books


def epub(text: Text, folder: Path) -> Path:
    """A document a section, with contents and a page of rights."""
    from ebooklib import epub as books

    book = books.EpubBook()
    book.set_identifier("x")
    book.set_title(text.title)
    book.set_language("zh")
    pages = []
    for number, (heading, body) in enumerate(text.sections):
        page = books.EpubHtml(title=heading or text.title, file_name=f"c{number}.xhtml", lang="zh")
        head = f"<h1>{escape(heading)}</h1>" if heading else ""
        page.content = head + "".join(f"<p>{escape(each)}</p>" for each in body) or "<p></p>"
        book.add_item(page)
        pages.append(page)
    book.toc = pages
    book.add_item(books.EpubNcx())
    book.add_item(books.EpubNav())
    book.spine = ["nav", *pages]
    books.write_epub(str(folder / "a.epub"), book)
    return folder / "a.epub"


# --- PDF


def _fpdf(text: Text, folder: Path, columns: int) -> Path:
    from fpdf import FPDF

    class Paper(FPDF):
        def header(self):
            self.set_font("cjk", size=9)
            self.cell(0, 8, HEAD, align="C", new_x="LMARGIN", new_y="NEXT")

        def footer(self):
            self.set_y(-15)
            self.set_font("cjk", size=9)
            self.cell(0, 8, f"第 {self.page_no()} 页", align="C")

    paper = Paper()
    paper.add_font("cjk", fname=FONT)
    paper.add_page()
    paper.set_font("cjk", size=20)
    paper.multi_cell(0, 12, text.title, align="C", new_x="LMARGIN", new_y="NEXT")
    with paper.text_columns(ncols=columns, gutter=8) as flow:
        for heading, body in text.sections:
            if heading:
                paper.set_font("cjk", size=14)
                flow.write(heading + "\n\n")
            paper.set_font("cjk", size=11)
            for each in body:
                flow.write("　　" + each + "\n\n")
    paper.output(str(folder / "a.pdf"))
    return folder / "a.pdf"


def pdf_one(text: Text, folder: Path) -> Path:
    """A column, running head and page number."""
    return _fpdf(text, folder, 1)


def pdf_two(text: Text, folder: Path) -> Path:
    """Two columns, running head and page number."""
    return _fpdf(text, folder, 2)


# --- a browser


def _browser(text: Text, folder: Path, suffix: str, style: str = "") -> Path:
    from playwright.sync_api import sync_playwright

    source, target = _put(folder / "source.html", _page(text, style)), folder / f"a.{suffix}"
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(source.as_uri())
        if suffix == "pdf":
            page.pdf(path=str(target), display_header_footer=True, margin={"top": "20mm", "bottom": "20mm"})
        else:
            session = page.context.new_cdp_session(page)
            saved = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
            target.write_bytes(saved.encode())
        browser.close()
    return target


def printed(text: Text, folder: Path) -> Path:
    """A page with its menus, printed with the browser's own head and foot."""
    return _browser(text, folder, "pdf")


def printed_columns(text: Text, folder: Path) -> Path:
    """The same, the article in two columns."""
    return _browser(text, folder, "pdf", "article{column-count:2} p{text-indent:2em;margin:0}")


def mhtml(text: Text, folder: Path) -> Path:
    """A page saved whole."""
    return _browser(text, folder, "mhtml")


# --- pages


def page(text: Text, folder: Path) -> Path:
    """A page with menus and foot."""
    return _put(folder / "a.html", _page(text))


def page_gbk(text: Text, folder: Path) -> Path:
    """An old page in divisions and GBK, its paragraphs parted by breaks."""
    lines = "<br><br>".join("　　" + escape(each) for each in text.lines()[1:])
    menu = " | ".join(f'<a href="/">{each}</a>' for each in MENU)
    body = (
        f"<div>{menu}</div><div><h1>{escape(text.title)}</h1><div class=content>{lines}</div></div>"
        f"<div>{' | '.join(FOOT)}</div>"
    )
    return _put(folder / "a.html", _page(text, body=body).replace("utf-8", "gb18030"), "gb18030")


def account(text: Text, folder: Path) -> Path:
    """A public account's page, which shows its text by a script."""
    parts = []
    for heading, body in text.sections:
        if heading:
            parts.append(
                f'<section><p style="font-size:18px"><strong>{escape(heading)}</strong></p></section>'
            )
        parts += [f"<section><p><span>{escape(each)}</span></p></section>" for each in body]
    body = (
        f'<div id="js_article"><h1 class="rich_media_title" id="activity-name">{escape(text.title)}</h1>'
        '<div id="meta_content"><a id="js_name">河边晚报</a></div>'
        '<div class="rich_media_content" id="js_content" style="visibility:hidden">'
        f"{''.join(parts)}</div></div>"
        f'<div class="qr_code_pc">{FOOT[3]}</div>'
    )
    return _put(folder / "a.html", _page(text, body=body))


# --- text


def markdown(text: Text, folder: Path) -> Path:
    """Sections by marks."""
    parts = [f"# {text.title}"]
    for heading, body in text.sections:
        parts += [*([f"## {heading}"] if heading else []), *body]
    return _put(folder / "a.md", "\n\n".join(parts) + "\n")


def plain(text: Text, folder: Path) -> Path:
    """A paragraph a line, two wide spaces before it."""
    parts = [text.title, ""]
    for heading, body in text.sections:
        parts += [*(["", heading, ""] if heading else []), *("　　" + each for each in body)]
    return _put(folder / "a.txt", "\n".join(parts) + "\n")


def _broken(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def ocr(text: Text, folder: Path) -> Path:
    """Lines of thirty characters, thirty lines a page with its head and number."""
    lines = [text.title]
    for heading, body in text.sections:
        lines += [heading] if heading else []
        lines += [line for each in body for line in _broken("　　" + each, 30)]
    pages = [lines[at : at + 30] for at in range(0, len(lines), 30)]
    count = len(pages)
    parts = [[HEAD, *each, f"第 {number} 页 共 {count} 页"] for number, each in enumerate(pages, 1)]
    return _put(folder / "a.txt", "\n".join(line for each in parts for line in each) + "\n")


def mail(text: Text, folder: Path) -> Path:
    """Lines of 36 characters, an empty one between paragraphs."""
    blocks = ["\n".join(textwrap.wrap(each, 36, break_long_words=True)) for each in text.lines()]
    return _put(folder / "a.txt", "\r\n\r\n".join(blocks).replace("\n", "\r\n") + "\r\n", "gb18030")


def srt(text: Text, folder: Path) -> Path:
    """Cues of fifteen characters."""
    cues = [cue for each in text.lines() for cue in _broken(each, 15)]
    clock = "{:02}:{:02}:{:02},000".format
    times = [clock(at // 3600, at // 60 % 60, at % 60) for at in range(0, 3 * len(cues) + 1, 3)]
    written = [f"{n}\n{times[n - 1]} --> {times[n]}\n{cue}\n" for n, cue in enumerate(cues, 1)]
    return _put(folder / "a.srt", "\n".join(written))


PROGRAMS = {
    "docx-styles": Program(docx_styles),
    "docx-look": Program(docx_look),
    "epub": Program(epub),
    "pdf-one-column": Program(pdf_one),
    "pdf-two-columns": Program(pdf_two),
    "chromium-print": Program(printed),
    "chromium-columns": Program(printed_columns),
    "chromium-mhtml": Program(mhtml),
    "page": Program(page),
    "page-gbk": Program(page_gbk, headings=False),
    "account": Program(account),
    "markdown": Program(markdown),
    "plain": Program(plain),
    "ocr": Program(ocr),
    "mail": Program(mail),
    "srt": Program(srt, headings=False),
}
