"""What a zip file may do to its reader: nothing but be read, or be refused in one line."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from briefing.read.containers import archive
from briefing.read.containers.archive import Archive
from briefing.read.containers.xml import MAX_MARKS, xml


def zipped(files, method=zipfile.ZIP_DEFLATED):
    """A zip file of ``files``: (name, bytes)."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as file:
        for name, data in files:
            file.writestr(zipfile.ZipInfo(name) if "\\" in name else name, data, method)
    return held.getvalue()


GOOD = zipped([("mimetype", b"application/epub+zip"), ("OEBPS/a.xhtml", "正文。".encode() * 40)])


def test_a_file_is_read_by_its_name():
    book = Archive(GOOD)
    assert book.names == ("mimetype", "OEBPS/a.xhtml")
    assert book.read("OEBPS/a.xhtml").decode() == "正文。" * 40


def test_letter_case_counts_only_where_two_names_differ_by_it():
    book = Archive(zipped([("A.txt", b"1"), ("b.txt", b"2"), ("B.txt", b"3")]))
    assert [book.read(name) for name in ("a.txt", "b.txt", "B.txt")] == [b"1", b"2", b"3"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_names_that_say_no_encoding_are_found(encoding):
    data = zipped([("xx.txt", b"1")]).replace(b"xx.txt", b"@@.txt")
    name = "章".encode(encoding)[:2] if encoding == "gbk" else "é".encode()
    book = Archive(data.replace(b"@@", name))
    assert book.names == (f"{name.decode(encoding)}.txt",)
    assert book.read(book.names[0]) == b"1"


def test_a_folder_mark_of_windows_is_one_of_all():
    assert Archive(zipped([("OEBPS\\a.xhtml", b"1")])).read("OEBPS/a.xhtml") == b"1"


def test_names_that_lead_elsewhere_are_names_and_no_more(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    book = Archive(zipped([("../../out.txt", b"1"), ("/etc/passwd", b"2"), ("C:\\x.txt", b"3")]))
    assert [book.read(name) for name in book.names] == [b"1", b"2", b"3"]
    assert not list(tmp_path.iterdir())


def test_an_entry_without_a_name_is_no_file():
    assert Archive(zipped([("a", b"1"), ("b", b"2")]).replace(b"b", b"\0")).names == ("a",)


def with_flag(data, flag):
    """``data`` with ``flag`` set in each entry of the list of files."""
    at = 0
    changed = bytearray(data)
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 8] |= flag
        at += 4
    return bytes(changed)


def declaring(data, size):
    """``data`` whose list of files says that the first is of ``size`` bytes."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def quoted(number, kernel):
    """Entries that all hold ``kernel``, each over the headers of those after it (Fifield 2019)."""
    entries, body = [], b""
    squeezed = zipfile.zlib.compressobj(9, wbits=-15)
    packed = squeezed.compress(kernel) + squeezed.flush()
    for n in range(number):
        name = f"{n:04}".encode()
        header = struct.pack(
            "<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(packed), len(kernel), len(name), 0
        )
        entries.append((len(body), name))
        body += header + name
    body += packed
    listed = b""
    for start, name in entries:
        length = len(body) - start - 34
        listed += struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, 0, length, len(kernel),
            len(name), 0, 0, 0, 0, 0, start,
        ) + name  # fmt: skip
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, number, number, len(listed), len(body), 0)
    return body + listed + end


BOMB = zipped([("a.xhtml", b" " * 30_000_000)])
HOSTILE = {
    "no zip at all": (b"PK\x03\x04 and then nothing", "damaged"),
    "cut off": (GOOD[:-30], "damaged"),
    "a list of files of another length": (GOOD[:-10] + b"\xff\xff" + GOOD[-8:], "damaged"),
    "locked": (with_flag(GOOD, 1), "password"),
    "a file of one kind of byte": (BOMB, "1/200"),
    "a size that no document has": (declaring(GOOD, 3_000_000_000), "50 MB"),
    "entries over the same bytes": (quoted(50, b"\0" * 900_000), "overlap"),
    "very many entries": (zipped([(str(n), b"") for n in range(20_001)]), "20000 files"),
    "many large entries": (
        zipped([(str(n), bytes(range(256)) * 4000 * 10) for n in range(50)]),
        "MB in all|1/200",
    ),
    "one name twice": (zipped([("a", b"1"), ("b", b"2")]).replace(b"b", b"a"), "two files of one name"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_one_line(kind):
    data, says = HOSTILE[kind]
    tracemalloc.start()
    with pytest.raises(SourceError, match=says) as raised:
        Archive(data)
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
    assert "\n" not in str(raised.value)


def test_a_file_that_inflates_to_more_than_it_declares_is_read_no_further():
    data = declaring(zipped([("a", b"0" * 5_000_000)]), 1000)
    with pytest.raises(SourceError, match="damaged"):
        Archive(data).read("a")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_no_document_is_packed_with_is_not_unpacked(method):
    with pytest.raises(SourceError, match="packed in a way"):
        Archive(zipped([("a", b"1" * 100)], method)).read("a")


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(SourceError, match=r"without word/document\.xml"):
        Archive(GOOD).read("word/document.xml")


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=6))
def test_damage_of_any_kind_is_one_error_or_none(hits):
    data = bytearray(GOOD)
    for at, byte in hits:
        data[at] = byte
    try:
        book = Archive(bytes(data))
        for name in book.names:
            assert len(book.read(name)) <= archive.MAX_ENTRY
    except SourceError:
        pass


def test_xml_is_parsed_with_its_text():
    assert xml("<a><b>正文</b></a>".encode(), "a.xml").findtext("b") == "正文"
    assert xml('<?xml version="1.0" encoding="gbk"?><a>正文</a>'.encode("gbk"), "a.xml").text == "正文"
    assert xml(b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>1</a>', "a.xml").text == "1"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
XML = {
    "entities within entities": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>'.encode(),
    "in an attribute": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a b="&l9;"/>'.encode(),
    "declared and not used": b'<!DOCTYPE a [<!ENTITY e "x">]><a/>',
    "a file of the machine": b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    "of parameters": b'<!DOCTYPE a [<!ENTITY % e SYSTEM "file:///etc/passwd"> %e;]><a/>',
    "in UTF-16": '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'.encode("utf-16"),
    "one that nothing declares": b"<a>&nbsp;</a>",
    "no XML": b"word/document",
    "nothing": b"",
    "nested deep": b"<a>" * 100_000 + b"</a>" * 100_000,
    "too many tags": b"<a>" + b"<b/>" * (MAX_MARKS + 1) + b"</a>",
    "a name for bytes that is none": b'<?xml version="1.0" encoding="nonesuch"?><a/>',
}


@pytest.mark.parametrize("kind", XML)
def test_xml_that_could_hold_anything_is_refused_in_one_line(kind):
    with pytest.raises(SourceError, match=r"^a\.xml in it") as raised:
        xml(XML[kind], "a.xml")
    assert "\n" not in str(raised.value)
