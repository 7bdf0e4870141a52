"""What is no text, told by its bytes: the documents of other programs, pictures, recordings, archives.

The signatures are those of file(1) and of Wikipedia's list of file signatures; those of Chinese programs
(CAJ, UMD, OFD) are from the tools that convert them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from briefing.errors import SourceError
from briefing.read.containers.archive import SIGNATURE, Archive

WORD: Final = "open it in the program that made it and save it as .docx: 另存为 .docx"
TEXT: Final = "give the text about it"
PDF: Final = "save it as PDF, or its text as .txt"
BOOK: Final = "convert it to EPUB"
PICTURE: Final = "type out its text, as .txt"
RECORDING: Final = "give its transcript"
ARCHIVE: Final = "unpack it, and give the article in it"


class Signature(NamedTuple):
    """How files of a kind begin."""

    pattern: bytes
    """A regular expression, for the start of the file."""
    what: str
    fix: str


SIGNATURES: Final = (
    Signature(rb"\{\\rtf", "a rich text document (.rtf)", WORD),
    Signature(rb"%PDF-", "a PDF", TEXT),
    Signature(rb"\x89PNG\r\n", "a PNG picture", PICTURE),
    Signature(rb"\xff\xd8\xff", "a JPEG picture", PICTURE),
    Signature(rb"GIF8[79]a", "a GIF picture", PICTURE),
    Signature(rb"RIFF....WEBP", "a WebP picture", PICTURE),
    Signature(rb"....ftyp(?:hei[cx]|hev[cx]|mif1|msf1)", "a HEIC picture", PICTURE),
    Signature(rb"....ftypavi[fs]", "an AVIF picture", PICTURE),
    Signature(rb"II\*\0|MM\0\*", "a TIFF picture", PICTURE),
    Signature(rb"BM.{4}\0{4}", "a BMP picture", PICTURE),
    Signature(rb"8BPS\0", "a Photoshop picture", PICTURE),
    Signature(rb"AT&TFORM", "a DjVu scan", PICTURE),
    Signature(rb"ID3[\x02-\x04]\x00|\xff[\xfb\xf3\xf2]", "an MP3", RECORDING),
    Signature(rb"....ftypM4[AB] ", "an M4A recording", RECORDING),
    Signature(rb"RIFF....WAVE", "a WAV recording", RECORDING),
    Signature(rb"fLaC\0", "a FLAC recording", RECORDING),
    Signature(rb"OggS\0", "an Ogg recording", RECORDING),
    Signature(rb"#!AMR", "an AMR recording", RECORDING),
    Signature(rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media recording", RECORDING),
    Signature(rb"....ftyp|\x1aE\xdf\xa3|RIFF....AVI |FLV\x01", "a video", RECORDING),
    Signature(rb"Rar!\x1a\x07", "a RAR archive", ARCHIVE),
    Signature(rb"7z\xbc\xaf\x27\x1c", "a 7z archive", ARCHIVE),
    Signature(rb"\x1f\x8b\x08", "a gzip archive", ARCHIVE),
    Signature(rb"BZh[1-9]1AY&SY", "a bzip2 archive", ARCHIVE),
    Signature(rb"\xfd7zXZ\0", "an xz archive", ARCHIVE),
    Signature(rb"\x28\xb5\x2f\xfd", "a Zstandard archive", ARCHIVE),
    Signature(rb".{257}ustar", "a tar archive", ARCHIVE),
    Signature(rb".{60}BOOKMOBI", "a Kindle book (.mobi, .azw)", BOOK),
    Signature(rb".{60}TEXtREAd", "a Palm book", BOOK),
    Signature(rb"ITSF\x03\x00", "a CHM help file", BOOK),
    Signature(rb"\x89\x9b\x9a\xde", "a UMD book", BOOK),
    Signature(rb"CAJ\0|HN\0|NH\0|KDH \d", "a CAJ document", PDF),
    Signature(rb"MZ.\0|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe", "a program", TEXT),
    Signature(rb"SQLite format 3\0", "a database", TEXT),
    Signature(rb"wOF[F2]|OTTO\x00", "a font", TEXT),
)
"""In the order in which they are asked."""
_SIGNATURES: Final = tuple((re.compile(row.pattern, re.DOTALL), row.what, row.fix) for row in SIGNATURES)

_OLE: Final = b"\xd0\xcf\x11\xe0"
STREAMS: Final = (
    ("WordDocument", "an old Word document (.doc)", WORD),
    ("Workbook", "an old Excel workbook (.xls)", TEXT),
    ("PowerPoint Document", "an old PowerPoint presentation (.ppt)", TEXT),
    ("EncryptedPackage", "a document locked with a password", "save it without one"),
    ("", "an old office document", WORD),
)
"""By a name in the directory of a compound file (MS-CFB), in which office programs before 2007 wrote."""
ENTRIES: Final = (
    ("word/document.xml", "a Word document", "name it .docx"),
    ("xl/", "an Excel workbook", TEXT),
    ("ppt/", "a PowerPoint presentation", TEXT),
    ("index/document.iwa", "a document of Pages, Numbers or Keynote", WORD),
    ("index.zip", "a document of Pages, Numbers or Keynote", WORD),
    ("quicklook/", "a document of Pages, Numbers or Keynote", WORD),
    ("ofd.xml", "an OFD document", PDF),
    ("androidmanifest.xml", "a program", TEXT),
    ("meta-inf/manifest.mf", "a program", TEXT),
)
"""By a name in the archive, or how one begins, in lower case."""
MIMETYPES: Final = (
    (b"application/epub+zip", "an EPUB book", "name it .epub"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", WORD),
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)", TEXT),
    (b"application/vnd.oasis.opendocument.", "an OpenDocument file", TEXT),
)
"""By what the file ``mimetype`` in an archive begins with."""
NAMES: Final[Mapping[str, tuple[str, str]]] = {
    ".wps": ("a WPS document", WORD),
    ".et": ("a WPS spreadsheet", TEXT),
    ".dps": ("a WPS presentation", TEXT),
    ".pages": ("a Pages document", WORD),
    ".numbers": ("a Numbers spreadsheet", TEXT),
    ".key": ("a Keynote presentation", TEXT),
}
"""What an old office document, or one of Apple's, is by the end of its name."""


def refuse_binary(data: bytes, suffix: str = "", where: str = "") -> None:
    """Raises SourceError if ``data``, of a name that ends in ``suffix``, is no text by how it begins."""
    found = _named(data)
    if found is not None:
        what, fix = NAMES.get(suffix, found) if data.startswith((_OLE, SIGNATURE)) else found
        raise SourceError(f"is {what}, not text", where=where, fix=fix)


def _named(data: bytes) -> tuple[str, str] | None:
    """What ``data`` is, and what to do; None for what may be text."""
    if data.startswith(SIGNATURE):
        return _zipped(data)
    if data.startswith(_OLE):
        return next((what, fix) for name, what, fix in STREAMS if name.encode("utf-16-le") in data)
    return next(((what, fix) for pattern, what, fix in _SIGNATURES if pattern.match(data)), None)


def _zipped(data: bytes) -> tuple[str, str]:
    """What the zip file ``data`` is: by what it holds."""
    try:
        archive = Archive(data)
        kind = archive.read("mimetype") if archive.named("mimetype") else b""
    except SourceError:
        return "a ZIP archive", ARCHIVE
    names = [name.lower() for name in archive.names]
    found = [(what, fix) for start, what, fix in MIMETYPES if kind.startswith(start)]
    found += [row[1:] for row in ENTRIES if any(name.startswith(row[0]) for name in names)]
    return next(iter(found), ("a ZIP archive", ARCHIVE))
