"""What is no text is named by its bytes, whatever it is called, in one line that says what to do."""

from __future__ import annotations

import io

import pytest

from briefing.errors import SourceError
from briefing.read import load, read
from tests.read.containers.test_archive import zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(stream):
    """An old office document whose directory names ``stream``."""
    return OLE + "Root Entry".encode("utf-16-le") + bytes(44) + stream.encode("utf-16-le") + bytes(900)


def opendocument(kind):
    return zipped(
        [("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()), ("content.xml", b"<a/>")]
    )


def holding(*names):
    """A zip file with files of ``names``."""
    return zipped([(name, b"<a/>") for name in names])


WORD = r"另存为 \.docx"
FILES = {
    "Word before 2007": (ole("WordDocument"), "an old Word document", WORD),
    "Excel before 2007": (ole("Workbook"), "an old Excel workbook", "give the text about it"),
    "PowerPoint before 2007": (ole("PowerPoint Document"), "an old PowerPoint presentation", "text about it"),
    "an old document of another program": (ole("Contents"), "an old office document", WORD),
    "rich text": (rb"{\rtf1\ansi\ansicpg936 \'ba\'d3}", "a rich text document", WORD),
    "OpenDocument": (opendocument("text"), "an OpenDocument text", WORD),
    "a sheet of it": (opendocument("spreadsheet"), "an OpenDocument spreadsheet", "text about it"),
    "Pages": (holding("Index/Document.iwa", "preview.jpg"), "a document of Pages, Numbers or Keynote", WORD),
    "Pages of 2009": (holding("index.xml", "QuickLook/Preview.pdf"), "a document of Pages", WORD),
    "Excel": (holding("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook", "text"),
    "PowerPoint": (holding("[Content_Types].xml", "ppt/presentation.xml"), "a PowerPoint", "text"),
    "OFD": (holding("OFD.xml", "Doc_0/Document.xml"), "an OFD document", "PDF"),
    "an app": (holding("AndroidManifest.xml", "classes.dex"), "a program", "text"),
    "a ZIP of texts": (holding("河边.txt"), "a ZIP archive", "unpack it"),
    "a damaged one": (b"PK\x03\x04....", "a ZIP archive", "unpack it"),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture", "type out"),
    "JPEG": (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture", "type out"),
    "GIF": (b"GIF89a\1\0\1\0", "a GIF picture", "type out"),
    "WebP": (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture", "type out"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0", "a HEIC picture", "type out"),
    "AVIF": (b"\0\0\0\x18ftypavif\0\0\0\0", "an AVIF picture", "type out"),
    "TIFF": (b"II*\0\x08\0\0\0", "a TIFF picture", "type out"),
    "BMP": (b"BM\x36\0\x0c\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "a BMP picture", "type out"),
    "Photoshop": (b"8BPS\0\1", "a Photoshop picture", "type out"),
    "DjVu": (b"AT&TFORM\0\0\0\0DJVM", "a DjVu scan", "type out"),
    "MP3": (b"ID3\3\0", "an MP3", "transcript"),
    "MP3 without tags": (b"\xff\xfb\x90\x64" + bytes(400), "an MP3", "transcript"),
    "M4A": (b"\0\0\0\x1cftypM4A \0\0\0\0", "an M4A recording", "transcript"),
    "MP4": (b"\0\0\0\x1cftypisom\0\0\0\0", "a video", "transcript"),
    "MOV": (b"\0\0\0\x14ftypqt  \0\0\0\0", "a video", "transcript"),
    "Matroska": (b"\x1aE\xdf\xa3\x01", "a video", "transcript"),
    "AVI": (b"RIFF\x10\0\0\0AVI LIST", "a video", "transcript"),
    "WAV": (b"RIFF\x10\0\0\0WAVEfmt ", "a WAV recording", "transcript"),
    "FLAC": (b"fLaC\0\0\0\"", "a FLAC recording", "transcript"),
    "Ogg": (b"OggS\0\2", "an Ogg recording", "transcript"),
    "WMV": (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media recording", "transcript"),
    "RAR": (b"Rar!\x1a\x07\1\0", "a RAR archive", "unpack it"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "a 7z archive", "unpack it"),
    "gzip": (b"\x1f\x8b\x08\0", "a gzip archive", "unpack it"),
    "bzip2": (b"BZh91AY&SY", "a bzip2 archive", "unpack it"),
    "xz": (b"\xfd7zXZ\0\0", "an xz archive", "unpack it"),
    "tar": (b"a.txt".ljust(257, b"\0") + b"ustar\0" + b"00", "a tar archive", "unpack it"),
    "Kindle": (b"\0" * 60 + b"BOOKMOBI" + bytes(40), "a Kindle book", "EPUB"),
    "older Kindle": (b"\0" * 60 + b"TEXtREAd" + bytes(40), "a Palm book", "EPUB"),
    "CAJ": (b"CAJ\0\1", "a CAJ document", "PDF"),
    "CAJ of another kind": (b"HN\0\0\x90\1", "a CAJ document", "PDF"),
    "KDH": (b"KDH 2.00", "a CAJ document", "PDF"),
    "CHM": (b"ITSF\3\0\0\0", "a CHM help file", "EPUB"),
    "UMD": (b"\x89\x9b\x9a\xde", "a UMD book", "EPUB"),
    "a program of Windows": (b"MZ\x90\0\3\0", "a program", "text"),
    "a program": (b"\x7fELF\2", "a program", "text"),
    "a database": (b"SQLite format 3\0", "a database", "text"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.jpg", "a.html"])
def test_it_is_named_whatever_it_is_called(tmp_path, kind, name):
    data, what, fix = FILES[kind]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=f"is {what}.*, not text") as raised:
        read(str(tmp_path / name))
    assert "\n" not in str(raised.value)
    with pytest.raises(SourceError, match=fix):
        read(str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.wps", ole("WordDocument"), "a WPS document"),
        ("a.wps", ole("Contents"), "a WPS document"),
        ("a.et", ole("Workbook"), "a WPS spreadsheet"),
        ("a.pages", FILES["Pages"][0], "a Pages document"),
        ("a.key", FILES["Pages"][0], "a Keynote presentation"),
        ("a.numbers", FILES["Pages"][0], "a Numbers spreadsheet"),
    ],
)
def test_a_name_says_which_of_several_it_is(tmp_path, name, data, what):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=f"is {what}"):
        read(str(tmp_path / name))


def test_a_folder_that_a_program_shows_as_a_file_is_named_too(tmp_path):
    (tmp_path / "a.pages").mkdir()
    with pytest.raises(SourceError, match=r"is a folder.*, not an article"):
        read(str(tmp_path / "a.pages"))


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.wps", "a.pages", "a.txt"])
def test_a_text_under_such_a_name_is_read(tmp_path, name):
    (tmp_path / name).write_text("黄河大桥通车\n横跨黄河的新桥今天正式通车。\n", encoding="utf-8")
    assert read(str(tmp_path / name)).title == "黄河大桥通车"


def test_a_page_that_a_server_calls_a_word_document_is_a_page(tmp_path):
    page = "<html><body><h1>通车</h1><p>横跨黄河的新桥今天正式通车。</p></body></html>"
    (tmp_path / "a.doc").write_text(page, encoding="utf-8")
    assert read(str(tmp_path / "a.doc")).blocks[-1].text == "横跨黄河的新桥今天正式通车。"


@pytest.mark.parametrize(
    "text",
    [
        "BMW今天发布新车，两岸居民都来看。",
        "MZ是一个品牌，今天通车。",
        "HN和CAJ是什么，今天说说。",
        "ID3号楼今天完工。",
    ],
)
def test_a_text_that_begins_with_such_letters_is_read(text):
    assert read("-", io.BytesIO(text.encode())).blocks[0].text == text


def test_a_video_longer_than_any_text_is_named_as_well():
    with pytest.raises(SourceError, match="is a video"):
        load("-", io.BytesIO(FILES["MP4"][0] + bytes(11_000_000)))


@pytest.mark.parametrize("data", [b"", b"P", b"PK", OLE[:20], b"\0" * 70, bytes(range(256))])
def test_scraps_are_refused_as_well(data):
    with pytest.raises(SourceError):
        read("-", io.BytesIO(data))
