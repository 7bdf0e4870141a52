"""What is no article, or is made to harm: each is one line."""

from __future__ import annotations

import sys

import pytest

from briefing.errors import SourceError
from briefing.read import article_of, read
from briefing.read.containers.pdf import document, process
from briefing.read.raw import Raw
from tests.read.containers.pdf.locking import locked
from tests.read.containers.pdf.odd import story
from tests.read.containers.pdf.texts import STORY, TITLE
from tests.read.containers.pdf.writer import HEIGHT, WIDTH, Pdf, stream, written

CATALOGUE = "/Type /Catalog /Pages 2 0 R"


def article(data, suffix=".pdf"):
    return article_of(Raw(data, "/tmp/a", "a.pdf", suffix))


def refused(data):
    with pytest.raises(SourceError) as error:
        article(data)
    line = str(error.value)
    assert "\n" not in line
    assert "Traceback" not in line
    return line


def told():
    """A document of one page."""
    pdf = Pdf()
    story(pdf)
    return pdf


def test_a_scan_is_told_to_be_recognised_first():
    pdf = Pdf()
    pdf.sheet().picture(0, 0, WIDTH, HEIGHT)
    pdf.sheet().picture(0, 0, WIDTH, HEIGHT)
    line = refused(pdf.bytes())
    assert "is a scan" in line
    assert "OCR" in line


def test_a_scan_with_the_stamp_of_its_program_is_a_scan():
    pdf = Pdf()
    for _ in range(3):
        sheet = pdf.sheet()
        sheet.picture(0, 0, WIDTH, HEIGHT)
        sheet.text(400, 820, "由某某扫描软件创建", 9)
    assert "is a scan" in refused(pdf.bytes())


def test_a_scanned_page_among_others_is_told():
    pdf = told()
    pdf.sheet().picture(0, 0, WIDTH, HEIGHT)
    found = article(pdf.bytes())
    assert [block.text for block in found.blocks][:1] == [STORY[0]]
    assert any("page 2" in doubt and "picture" in doubt for doubt in found.doubts)


def test_recognised_text_is_told_to_be_looked_at():
    pdf = told()
    sheet = pdf.sheets[0]
    sheet.content = [each.replace(" 0 Tr ", " 3 Tr ") for each in sheet.content]
    sheet.picture(0, 0, WIDTH, HEIGHT)
    assert any("recognised" in doubt for doubt in article(pdf.bytes()).doubts)


def test_fonts_that_do_not_say_what_they_show_are_refused():
    pdf = Pdf()
    sheet = pdf.sheet()
    for at in range(20):
        sheet.text(70, 100 + 20 * at, "一丁丂七丄丅丆万", font="mute")
    assert "which characters" in refused(pdf.bytes())


def test_a_few_such_characters_are_told():
    pdf = told()
    pdf.sheets[0].text(70, 700, "一丁丂", font="mute")
    assert any("not known" in doubt for doubt in article(pdf.bytes()).doubts)


def test_an_empty_page_holds_no_text():
    pdf = Pdf()
    pdf.sheet()
    assert "holds no text" in refused(pdf.bytes())


def test_a_password_that_is_empty_opens():
    assert article(locked(told())).title == TITLE


def test_a_password_is_told():
    assert "password" in refused(locked(told(), "geheim"))


def test_a_page_named_as_a_pdf_is_told():
    assert "is not a PDF" in refused("<!doctype html><p>桥</p>".encode())


def test_a_pdf_is_known_by_its_bytes():
    assert article(told().bytes(), suffix=".txt").title == TITLE
    assert article(told().bytes(), suffix="").title == TITLE


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_what_is_left_of_a_file_cut_short_is_read_or_refused(share):
    data = told().bytes()
    try:
        article(data[: int(share * len(data))])
    except SourceError as error:
        assert "\n" not in str(error)


def test_a_file_of_noise_is_refused():
    assert "damaged" in refused(b"%PDF-1.7\n" + bytes(range(256)) * 400)


def test_a_table_of_places_that_leads_to_itself_ends():
    data = told().bytes()
    start = data.rindex(b"startxref\n") + 10
    place = data[start:].split(b"\n")[0]
    looped = data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev " + place)
    assert article(looped).title == TITLE


def objects():
    return told().objects()


def test_pages_that_hold_themselves_end():
    found = objects()
    found[1] = "<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 3000000 >>"
    refused(written(found))


def test_more_pages_than_a_book_has_are_refused():
    found = objects()
    found[1] = found[1].replace("/Count 1", "/Count 5000")
    kid = found[1].partition("[")[2].partition("]")[0]
    found[1] = f"<< /Type /Pages /Kids [{kid * 5000}] /Count 5000 >>"
    assert "pages" in refused(written(found))


def test_arrays_in_arrays_end():
    found = objects()
    found[0] = f"<< {CATALOGUE} /Deep {'[' * 100_000}{']' * 100_000} >>"
    try:
        article(written(found))
    except SourceError as error:
        assert "\n" not in str(error)


def drawing_itself(content):
    """A document with a form that draws ``content``: itself, under the name ``/me``."""
    found = objects()
    form = len(found)
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    found.insert(form - 1, stream(content, f"{entries} /Resources << /XObject << /me {form} 0 R >> >>"))
    found = [each.replace("/XObject << /pic", f"/XObject << /me {form} 0 R /pic") for each in found]
    at = next(at for at, each in enumerate(found) if "Tj" in each)
    drawn = found[at].partition("stream\n")[2].rpartition("\nendstream")[0]
    found[at] = stream(b"/me Do " + drawn.encode("latin-1"))
    return written(found)


def test_a_form_that_draws_itself_ends():
    assert article(drawing_itself(b"/me Do")).title == TITLE


def test_a_reader_that_takes_too_long_is_ended():
    with pytest.raises(SourceError, match="seconds"):
        process.reading(drawing_itself(b"/me Do " * 50), time_s=1.0)


def test_a_stream_that_swells_is_bounded():
    found = objects()
    content = next(at for at, each in enumerate(found) if "Tj" in each)
    found[content] = stream(b"BT (a) Tj ET\n" * 8_000_000, packed=True)
    refused(written(found))


def test_a_reader_that_crashes_is_told(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(SourceError, match="cannot be read"):
        process.reading(told().bytes())


def test_scripts_and_enclosed_files_are_left_alone():
    found = objects()
    script = "/OpenAction << /S /JavaScript /JS (alert) >>"
    enclosed = "/Names << /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) >>] >> >>"
    found[0] = f"<< {CATALOGUE} {script} {enclosed} >>"
    assert article(written(found)).title == TITLE


def test_a_missing_page_is_no_end():
    found = objects()
    found[1] = found[1].replace("] /Count 1", " 999 0 R] /Count 2")
    assert article(written(found)).title == TITLE


def test_the_process_reads_as_its_function_does():
    data = told().bytes()
    assert process.reading(data) == document.read(data)


def test_a_file_is_read_by_its_name(tmp_path):
    path = tmp_path / "文章.pdf"
    path.write_bytes(told().bytes())
    assert read(str(path)).source == str(path)
