"""A writer of PDFs, for the tests.

The fonts are those that every reader of PDF must know by name (Adobe-GB1, Adobe-CNS1). Their glyphs are
embedded, all of them one square: what pdfium measures, and with it what is read, would else hang on the fonts
of the machine. Places are in points from the upper left corner.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

WIDTH, HEIGHT = 595, 842
"""Of a page: A4."""
FONTS = {
    "song": ("STSong-Light", "UniGB-UCS2-H", "GB1"),
    "hei": ("SimHei", "UniGB-UCS2-H", "GB1"),
    "kai": ("STKaiti", "UniGB-UCS2-H", "GB1"),
    "ming": ("MSung-Light", "UniCNS-UCS2-H", "CNS1"),
    "down": ("ABCDEF+MSung", "UniCNS-UCS2-V", "CNS1"),
    "coded": ("ABCDEF+Coded", "Identity-H", "Identity"),
    "mute": ("ABCDEF+Mute", "Identity-H", "Identity"),
    "mono": ("Courier", "", ""),
}
"""Name, encoding, collection. ``coded`` says which characters its codes are, ``mute`` does not."""
CLOSING = "，。、；：！？）》”’」』"
OPENING = "（《“‘「『"


def advance(text):
    """How wide ``text`` is, by its size."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def _number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


@dataclass
class Sheet:
    """A page."""

    width: float = WIDTH
    height: float = HEIGHT
    content: list[str] = field(default_factory=list)
    rotate: int = 0
    notes: list[str] = field(default_factory=list)

    def text(self, x, y, text, size=10.5, font="song", *, mode=0, grey=0, turn=(1, 0, 0, 1), spread=0):
        """``text`` with its baseline beginning at ``x``, ``y``; ``spread`` points between its characters."""
        code = text.encode("latin-1") if font == "mono" else text.encode("utf-16-be")
        matrix = " ".join(map(_number, (*turn, x, self.height - y)))
        self.content.append(
            f"BT /{font} {_number(size)} Tf {grey} g {mode} Tr {_number(spread)} Tc {matrix} Tm"
            f" <{code.hex()}> Tj ET"
        )

    def line(self, x0, y0, x1, y1):
        """A thin line."""
        a, b = self.height - y0, self.height - y1
        self.content.append(f"0.5 w {_number(x0)} {_number(a)} m {_number(x1)} {_number(b)} l S")

    def box(self, x0, y0, x1, y1, grey=0):
        """A filled rectangle."""
        self.content.append(
            f"{grey} g {_number(x0)} {_number(self.height - y1)} {_number(x1 - x0)} {_number(y1 - y0)} re f"
        )

    def picture(self, x0, y0, x1, y1):
        """A picture."""
        matrix = " ".join(map(_number, (x1 - x0, 0, 0, y1 - y0, x0, self.height - y1)))
        self.content.append(f"q {matrix} cm /pic Do Q")


@dataclass
class Pdf:
    """A document."""

    sheets: list[Sheet] = field(default_factory=list)
    info: dict[str, str] = field(default_factory=dict)
    codes: str = ""
    """Of the font ``coded``, the characters of its codes from 1 on."""

    def sheet(self, width=WIDTH, height=HEIGHT):
        """A new page."""
        self.sheets.append(Sheet(width, height))
        return self.sheets[-1]

    def objects(self):
        """Its objects, numbered from 1; the first is the catalogue, the second the tree of pages."""
        found = ["<< /Type /Catalog /Pages 2 0 R >>", ""]

        def add(written):
            found.append(written)
            return len(found)

        picture = add(
            stream(b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
                   " /BitsPerComponent 8")
        )  # fmt: skip
        fonts = " ".join(f"/{name} {add(self._font(name, add))} 0 R" for name in FONTS)
        kids = []
        for sheet in self.sheets:
            content = add(stream("\n".join(sheet.content).encode("latin-1")))
            annots = " ".join(f"{add(note)} 0 R" for note in sheet.notes)
            kids.append(add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}]"
                f" /Rotate {sheet.rotate} /Annots [{annots}] /Contents {content} 0 R"
                f" /Resources << /Font << {fonts} >> /XObject << /pic {picture} 0 R >> >> >>"
            ))  # fmt: skip
        kids = " ".join(f"{kid} 0 R" for kid in kids)
        found[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(self.sheets)} >>"
        info = " ".join(f"/{key} <feff{value.encode('utf-16-be').hex()}>" for key, value in self.info.items())
        add(f"<< {info} >>")
        return found

    def _font(self, name, add):
        base, encoding, ordering = FONTS[name]
        if not encoding:
            return f"<< /Type /Font /Subtype /Type1 /BaseFont /{base} /Encoding /WinAnsiEncoding >>"
        told = ""
        if name == "coded":
            lines = [f"<{at:04x}> <{one.encode('utf-16-be').hex()}>" for at, one in enumerate(self.codes, 1)]
            told = f"/ToUnicode {add(stream(cmap(lines)))} 0 R"
        glyphs = add(stream(bytes(1 << 17), packed=True))
        file = add(stream(one_glyph(), packed=True))
        latin = "/W [1 95 500]" if ordering != "Identity" else ""
        descriptor = add(
            f"<< /Type /FontDescriptor /FontName /{base} /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
            f" /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile2 {file} 0 R >>"
        )
        registry = "Adobe"
        descendant = add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{base} /DW 1000 {latin}"
            f" /CIDToGIDMap {glyphs} 0 R"
            f" /CIDSystemInfo << /Registry ({registry}) /Ordering ({ordering}) /Supplement 0 >>"
            f" /FontDescriptor {descriptor} 0 R >>"
        )
        return (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /{encoding} {told}"
            f" /DescendantFonts [{descendant} 0 R] >>"
        )

    def code(self, text):
        """``text`` in the codes of the font ``coded``, given a code for each of its characters."""
        self.codes += "".join(one for one in dict.fromkeys(text) if one not in self.codes)
        return "".join(chr(1 + self.codes.index(one)) for one in text)

    def bytes(self):
        """The file."""
        return written(self.objects())


def stream(data, entries="", packed=False):
    """A stream object of ``data``, as text in which each character is a byte."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + " /Filter /FlateDecode"
    return f"<< {entries} /Length {len(data)} >>\nstream\n" + data.decode("latin-1") + "\nendstream"


@cache
def one_glyph():
    """A TrueType font of one glyph, a square."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    pen = TTGlyphPen(None)
    for move, corner in zip(
        ["moveTo", *["lineTo"] * 3], [(0, 0), (0, 900), (900, 900), (900, 0)], strict=True
    ):
        getattr(pen, move)(corner)
    pen.closePath()
    builder.setupGlyf({".notdef": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def cmap(lines):
    """A table from codes to characters."""
    body = "\n".join(lines)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Coded def /CMapType 2 def"
        "\n1 begincodespacerange <0000> <ffff> endcodespacerange"
        f"\n{len(lines)} beginbfchar\n{body}\nendbfchar endcmap end end"
    ).encode("latin-1")


def written(objects, trailer=""):
    """A file of ``objects``, of which the last is the information on it."""
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + each.encode("latin-1") + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>\n"
    return out + end.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()
