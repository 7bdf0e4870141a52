"""Word files that are damaged, locked, of another kind, or made to harm: one line, and nothing else."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefing.errors import SourceError
from briefing.read import read
from briefing.read.containers import xml
from briefing.read.containers.word.reading import read_word
from tests.read.word.documents import OOXML, box, docx, p, picture, r, root, told, zipped

STRICT = "http://purl.oclc.org/ooxml"
GOOD = docx(p("大桥今天通车，两岸居民盼了十年，一早就来到桥头。"))


def package(**named):
    """A package of parts by name."""
    return zipped({"[Content_Types].xml": "<Types/>", **named})


LOCKED = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("cut.docx", GOOD[: len(GOOD) // 2], "damaged zip file"),
        ("no-text.docx", package(**{"word/styles.xml": "<w/>"}), "without its text"),
        ("broken.docx", package(**{"word/document.xml": "<w:document"}), "document.xml in it is damaged"),
        ("other.docx", package(**{"word/document.xml": "<html/>"}), "not a text of Word"),
        ("empty.docx", docx(p("")), "holds no text"),
        ("locked.docx", LOCKED, "locked with a password"),
        ("nothing.docx", b"", "is empty"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=says) as raised:
        read(str(tmp_path / name))
    assert "\n" not in str(raised.value)
    assert raised.value.where.endswith(name)


@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.doc", "a.zip", "a", "a.txt"])
def test_it_is_known_by_its_bytes_and_not_by_its_name(tmp_path, name):
    (tmp_path / name).write_bytes(GOOD)
    assert told(read(str(tmp_path / name)))[0].startswith("大桥今天通车")


def test_a_page_or_a_text_that_is_named_as_one_is_read_as_what_it_is(tmp_path):
    page = "<html><body><h1>河边</h1><p>河边的柳树发芽了，孩子们在岸上放风筝。</p></body></html>"
    (tmp_path / "a.docx").write_text(page, encoding="utf-8")
    assert told(read(str(tmp_path / "a.docx"))) == ["# 河边", "河边的柳树发芽了，孩子们在岸上放风筝。"]


ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "甲甲甲甲">]>'


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_entities_are_refused_wherever_they_stand(part):
    held = {"[Content_Types].xml": "", "word/document.xml": root("document", f"<w:body>{p('话。')}</w:body>")}
    rels = '<Relationships><Relationship Id="r" Type="x/styles" Target="styles.xml"/></Relationships>'
    held |= {"word/styles.xml": root("styles", ""), "word/_rels/document.xml.rels": rels}
    held[part] = (
        ENTITY + held[part].partition("?>")[2].replace("话", "&x;")
        if "?>" in held[part]
        else ENTITY + held[part]
    )
    with pytest.raises(SourceError, match="declares entities"):
        read_word(zipped(held))


def test_a_bomb_of_zip_and_one_of_tags_are_refused(monkeypatch):
    held = {"[Content_Types].xml": "", "word/document.xml": b"<a>" + b" " * 40_000_000 + b"</a>"}
    with pytest.raises(SourceError, match="not a document"):
        read_word(zipped(held))
    with pytest.raises(SourceError, match="tags and attributes"):
        monkeypatch.setattr(xml, "MAX_MARKS", 200)
        read_word(docx("<w:p/>" * 900))


@pytest.mark.parametrize("tag", ["w:sdt", "w:ins", "w:tbl", "box"])
def test_what_is_nested_without_end_is_read_or_refused_in_one_line(tag):
    deep = p("最里面的话。")
    for _ in range(80):
        if tag == "box":
            deep = p("外", box(deep, fallback=False))
        elif tag == "w:tbl":
            deep = f"<w:tbl><w:tr><w:tc>{deep}</w:tc><w:tc>{p('旁')}</w:tc></w:tr></w:tbl>"
        else:
            deep = f"<{tag}><w:sdtContent>{deep}</w:sdtContent></{tag}>"
    try:
        assert "最里面的话。" in " ".join(told(read_word(docx(deep))))
    except SourceError as error:
        assert "damaged" in error.what or "nested" in error.what


def test_circles_of_styles_and_relations_end():
    styles = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    assert told(read_word(docx(p("话说完了，大家散了。", style="A"), styles=styles))) == [
        "话说完了，大家散了。"
    ]


@pytest.mark.parametrize(
    "target", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "C:\\x.png", "a%2f..%2fb"]
)
def test_names_that_lead_elsewhere_lead_nowhere(target):
    data = docx(
        p("桥通了，两岸同庆。"), p(picture()), rels=[("rId9", "image", target), ("rId8", "styles", target)]
    )
    article = read_word(data)
    assert not article.enclosed
    assert told(article)[0] == "桥通了，两岸同庆。"


def test_numbers_beyond_all_measure():
    huge = "9" * 400
    raw = f'<w:outlineLvl w:val="{huge}"/><w:numPr><w:ilvl w:val="{huge}"/><w:numId w:val="1"/></w:numPr>'
    level = f'<w:lvl><w:start w:val="{huge}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    span = f'<w:tc><w:tcPr><w:gridSpan w:val="{huge}"/></w:tcPr>{p("格")}</w:tc>'
    data = docx(
        p(r("第一段的话。", sz=huge), raw=raw),
        f"<w:tbl><w:tr><w:trPr><w:gridBefore w:val='{huge}'/></w:trPr>{span}{span}</w:tr></w:tbl>",
        numbering=f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
    )
    assert "第一段的话。" in " ".join(told(read_word(data)))


def test_what_would_be_html_is_text():
    assert told(read_word(docx(p("他说<b>不</b>&amp;<script>x</script>，就走了。")))) == [
        "他说<b>不</b>&amp;<script>x</script>，就走了。"
    ]


def test_a_file_of_the_strict_kind_reads_the_same():
    strict = docx(p(r("大桥", b=True), "今天通车，两岸同庆。"), p("第二段的话。"), styles="")
    with zipfile.ZipFile(io.BytesIO(strict)) as file:
        held = {name: file.read(name).decode() for name in file.namelist()}
    names = {
        f"{OOXML}/wordprocessingml/2006/main": f"{STRICT}/wordprocessingml/main",
        f"{OOXML}/officeDocument/2006/relationships": f"{STRICT}/officeDocument/relationships",
    }
    for old, new in names.items():
        held = {name: text.replace(old, new) for name, text in held.items()}
    assert read_word(zipped(held)).blocks == read_word(strict).blocks


def test_a_text_in_another_folder_of_the_package():
    relation = '<Relationship Id="r" Type="x/officeDocument" Target="/doc/text2.xml"/>'
    rels = f"<Relationships>{relation}</Relationships>"
    held = {
        "[Content_Types].xml": "",
        "_rels/.rels": rels,
        "doc/text2.xml": root("document", f"<w:body>{p('话说完了。')}</w:body>"),
    }
    assert told(read_word(zipped(held))) == ["话说完了。"]


def test_a_byte_order_mark_and_utf_16_are_read():
    text = root("document", f"<w:body>{p('话说完了。')}</w:body>").replace("UTF-8", "UTF-16")
    assert told(read_word(package(**{"word/document.xml": text.encode("utf-16")}))) == ["话说完了。"]
