"""Word files built for tests, from their XML; and an article told in lines, as a specification has it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from html import escape

from briefing.read.containers.word.reading import read_word

OOXML = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "w": f"{OOXML}/wordprocessingml/2006/main",
    "r": f"{OOXML}/officeDocument/2006/relationships",
    "m": f"{OOXML}/officeDocument/2006/math",
    "a": f"{OOXML}/drawingml/2006/main",
    "pic": f"{OOXML}/drawingml/2006/picture",
    "wp": f"{OOXML}/drawingml/2006/wordprocessingDrawing",
    "c": f"{OOXML}/drawingml/2006/chart",
    "dgm": f"{OOXML}/drawingml/2006/diagram",
    "mc": f"{OOXML}/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
PACKAGE = f"{OOXML}/package/2006"
KINDS = f"{OOXML}/officeDocument/2006/relationships"


def r(text, **properties):
    """A run: ``b=True``, ``sz=32``, ``vanish=True``, ``vertAlign="superscript"``, ``rStyle="a"``."""
    return f'<w:r>{_properties("w:rPr", properties)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inner, num=None, **properties):
    """A paragraph of runs or texts: ``style="1"``, ``jc="center"``, ``num=(id, level)``, ``raw="<w:…/>"``."""
    raw = properties.pop("raw", "")
    if "style" in properties:
        properties = {"pStyle": properties.pop("style"), **properties}
    if num is not None:
        raw += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>'
    runs = "".join(each if each.startswith("<") else r(each) for each in inner)
    return f"<w:p>{_properties('w:pPr', properties, raw)}{runs}</w:p>"


def _properties(name, values, raw=""):
    inner = "".join(
        f"<w:{key}/>" if value is True else f'<w:{key} w:val="{value}"/>' for key, value in values.items()
    )
    return f"<{name}>{inner}{raw}</{name}>" if inner or raw else ""


def br(kind=""):
    return f'<w:r><w:br w:type="{kind}"/></w:r>' if kind else "<w:r><w:br/></w:r>"


def table(*rows, head=False, properties="", cell=p):
    """A table of texts; what begins with ``<w:tc>`` is a cell as it is."""
    written = []
    for number, row in enumerate(rows):
        flag = "<w:trPr><w:tblHeader/></w:trPr>" if head and not number else ""
        cells = (each if each.startswith("<w:tc>") else f"<w:tc>{cell(each)}</w:tc>" for each in row)
        written.append(f"<w:tr>{flag}{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(written)}</w:tbl>"


def style(ident, name, *, based="", kind="paragraph", default=False, ppr="", rpr="", more=""):
    flag = ' w:default="1"' if default else ""
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{ident}"{flag}><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr>{more}</w:style>"
    )


def abstract(ident, *levels, more=""):
    """A list: of each level its format and its text, then what else it says."""
    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{level[0]}"/>'
        f'<w:lvlText w:val="{level[1]}"/>'
        f"{''.join(level[2:])}</w:lvl>"
        for at, level in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{ident}">{more}{written}</w:abstractNum>'


def num(ident, of, overrides=""):
    return f'<w:num w:numId="{ident}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def note(ident, *blocks, kind="footnote"):
    return f'<w:{kind} w:id="{ident}">{"".join(blocks)}</w:{kind}>'


def refer(ident, kind="footnote"):
    """The mark of a note in a text."""
    return f'<w:r><w:{kind}Reference w:id="{ident}"/></w:r>'


def field(instruction, result="", *, ended=True):
    """A field over runs of its own."""
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if ended else ""
    separate = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if result else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>{separate}{end}'
    )


def picture(ident="rId9", *, alt="", size=(300, 200), more=""):
    """A picture in a line, of so many pixels."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="{size[0] * 9525}" cy="{size[1] * 9525}"/>'
        f'<wp:docPr id="1" name="图片 1" descr="{escape(alt)}">{more}</wp:docPr><a:graphic><a:graphicData>'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a.png"/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{ident}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def box(*blocks, fallback=True):
    """A text box as Word writes it: twice, in DrawingML and in VML."""
    content = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    shape = (
        '<w:drawing><wp:anchor><wp:docPr id="2" name="文本框 2"/><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    again = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>{again if fallback else ""}'
        "</mc:AlternateContent></w:r>"
    )


def root(name, inner):
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {DECLARED}>{inner}</w:{name}>'


def docx(*body, files=(), rels=(), core="", **parts):
    """A Word file of ``parts``: styles, numbering, footnotes, endnotes, comments, header1 …

    ``files`` lie beside them by name; ``rels`` of the text: (id, kind, target), of an address with a fourth.
    """
    named = {f"word/{name}.xml": root(_root_of(name), inner) for name, inner in parts.items()}
    relations = [(f"rIdP{name}", name.rstrip("0123456789"), f"{name}.xml") for name in parts]
    entries = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": _relations(
            [
                ("rId1", "officeDocument", "word/document.xml"),
                ("rId2", "core-properties", "docProps/core.xml"),
            ]
        ),
        "word/document.xml": root("document", f"<w:body>{''.join(body)}</w:body>"),
        "word/_rels/document.xml.rels": _relations([*relations, *rels]),
        **named,
        **dict(files),
    }
    if core:
        entries["docProps/core.xml"] = core
    return zipped(entries)


def zipped(entries):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return held.getvalue()


def _root_of(name):
    name = name.rstrip("0123456789")
    return {"header": "hdr", "footer": "ftr"}.get(name, name)


def _relations(rows):
    written = ""
    for ident, kind, target, *mode in rows:
        external = ' TargetMode="External"' if mode else ""
        written += f'<Relationship Id="{ident}" Type="{KINDS}/{kind}" Target="{escape(target)}"{external}/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


_NO_TEXT = re.compile(
    r"<mc:Fallback>(?:(?!<mc:Fallback>).)*?</mc:Fallback>|<w:moveFrom .*?</w:moveFrom>"
    r"|<w:instrText[^>]*>(?! *(?i:eq )).*?</w:instrText>",
    re.DOTALL,
)
"""What stands in a file a second time, or is how a field is worked out."""
_HAN = re.compile("[\u4e00-\u9fff]")


def unaccounted(data, article):
    """The Han characters in the parts of a Word file that are neither in ``article`` nor listed.

    They are counted in the bytes, by nothing that the reader has. What several parts say alike counts once.
    """
    said = set()
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if re.fullmatch(r"word/[\w/]+\.xml", name) and not re.search("styles|numbering", name):
                text = file.read(name).decode()
                while text != (text := _NO_TEXT.sub("", text)):
                    pass
                said.add("".join(re.findall(r">([^<]*)<", text)))
    kept = [article.title, *(block.text for block in article.blocks), *(c.before for c in article.changes)]
    return Counter(_HAN.findall("".join(said))) - Counter(_HAN.findall("".join(kept)))


def read(data):
    """The article of a Word file, in which nothing of it is lost."""
    article = read_word(data)
    assert not unaccounted(data, article)
    return article


def told(article):
    """What comes of a file, a line for each block, as Markdown has it where that has something."""
    lines = [f"# {article.title}"] if article.title else []
    for block in article.blocks:
        text = block.text
        for reference in reversed(block.references):
            text = f"{text[: reference.at]}[^{reference.label}]{text[reference.at :]}"
        if block.picture is not None:
            lines.append(f"![{block.picture.alt}]({block.picture.address})")
        elif block.role == "heading":
            lines.append(f"{'#' * block.level} {text}")
        elif block.role == "item":
            lines.append(
                f"{'  ' * block.level}{f'{block.number}.' if block.number is not None else '-'} {text}"
            )
        elif block.role in ("header", "row"):
            lines.append(f"{block.role}: {text.replace(chr(9), ' | ')}")
        elif block.role == "footnote":
            lines.append(f"[^{block.label}]: {text}" if block.label else f"    {text}")
        else:
            lines.append(text if block.role == "body" else f"{block.role}: {text}")
    return lines


def left_out(article):
    """What is left out, as (kind, text)."""
    return [(change.kind, change.before) for change in article.changes]
