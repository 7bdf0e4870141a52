"""Pictures with their captions and descriptions; text boxes, charts and whatever else is drawn: once each."""

from __future__ import annotations

import pytest

from briefing.read.taken import Origin, taken
from tests.read.word.documents import DECLARED, box, docx, left_out, p, picture, r, read, style, told

IMAGE = [("rId9", "image", "media/image1.png")]
MEDIA = [("word/media/image1.png", b"png")]


def drawing(inner):
    """A drawing of ``inner``, without the run around it."""
    return (
        '<w:drawing><wp:inline><wp:docPr id="1" name="图表 1"/><a:graphic><a:graphicData>'
        f"{inner}</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def embedded(program):
    return (
        '<w:r><w:object><v:shape><v:imagedata r:id="rId9"/></v:shape>'
        f'<o:OLEObject ProgID="{program}"/></w:object></w:r>'
    )


def shown(*body, rels=IMAGE, files=MEDIA, **parts):
    return read(docx(*body, rels=rels, files=files, **parts))


def test_a_picture_comes_with_its_description_and_caption():
    article = shown(
        p("新桥今天通车，两岸同庆。"),
        p(picture(alt="夜色中的新桥灯火通明")),
        p("新桥夜景", style="C"),
        styles=style("C", "caption"),
    )
    assert told(article) == [
        "新桥今天通车，两岸同庆。",
        "![夜色中的新桥灯火通明](word/media/image1.png)",
        "caption: 夜色中的新桥灯火通明",
        "caption: 新桥夜景",
    ]
    assert taken("word/media/image1.png", Origin(enclosed=article.enclosed), 1.0) == b"png"


def test_a_caption_is_known_by_its_count_or_by_its_place():
    article = shown(p("新桥今天通车。"), p(picture()), p("新桥的夜景", jc="center"), p("正文接着说。"))
    assert told(article)[1:] == ["![](word/media/image1.png)", "caption: 新桥的夜景", "正文接着说。"]
    article = shown(p("新桥今天通车。"), p("图 2-1　新桥"), p(picture()), p("图中可见两岸。"))
    assert told(article)[1:] == ["caption: 图 2-1 新桥", "![](word/media/image1.png)", "图中可见两岸。"]


@pytest.mark.parametrize(
    "alt",
    [
        "图片包含 户外, 建筑 描述已自动生成",
        "桥上有人\n\nAI 生成的内容可能不正确。",
        "A bridge. Description automatically generated",
    ],
)
def test_a_description_that_office_made_up_is_listed(alt):
    article = shown(p("新桥今天通车。"), p(picture(alt=alt)))
    assert told(article) == ["新桥今天通车。", "![](word/media/image1.png)"]
    assert left_out(article) == [("description", " ".join(alt.split()))]


def test_signs_and_what_decorates_are_no_pictures():
    decorative = '<a:extLst><a:ext uri="x"><adec:decorative val="1"/></a:ext></a:extLst>'
    article = shown(p("新桥今天通车。", picture(size=(20, 20))), p(picture(more=decorative)))
    assert told(article) == ["新桥今天通车。"]


def test_a_picture_elsewhere_is_never_fetched():
    rels = [("rId9", "image", "https://example.org/a.png", "External")]
    article = shown(p("新桥今天通车。"), p(picture()), rels=rels)
    assert told(article)[1] == "![](https://example.org/a.png)"
    assert not article.enclosed
    with pytest.raises(Exception, match="was not fetched"):
        taken("https://example.org/a.png", Origin(enclosed=article.enclosed), 1.0)


def test_a_picture_that_is_not_there_is_told():
    assert left_out(shown(p("新桥今天通车。"), p(picture("rId404")))) == [("picture", "图片 1")]
    gone = shown(p("新桥今天通车。"), p(picture()), files=())
    assert told(gone)[1] == "![](word/media/image1.png)"
    assert not gone.enclosed


def test_vml_as_older_programs_write_it():
    pict = (
        '<w:r><w:pict><v:shape style="width:300pt;height:200pt" alt="新桥的全景照片">'
        '<v:imagedata r:id="rId9" o:title="a"/></v:shape>'
        f"<v:rect><v:textbox><w:txbxContent>{p('框里的话。')}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
    )
    assert told(shown(p("新桥今天通车。"), p(pict))) == [
        "新桥今天通车。",
        "![新桥的全景照片](word/media/image1.png)",
        "caption: 新桥的全景照片",
        "框里的话。",
    ]


def test_a_picture_and_its_caption_in_one_group():
    inner = (
        '<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic><wps:wsp><wps:txbx>'
        f"<w:txbxContent>{p('图1 新桥夜景')}</w:txbxContent></wps:txbx></wps:wsp>"
    )
    stand_in = '<w:pict><v:group><v:shape><v:imagedata r:id="rId9"/></v:shape></v:group></w:pict>'
    group = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wpg">{drawing(f"<wpg:wgp>{inner}</wpg:wgp>")}'
        f"</mc:Choice><mc:Fallback>{stand_in}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert told(shown(p("新桥今天通车，两岸同庆。"), p(group)))[1:] == [
        "![](word/media/image1.png)",
        "caption: 图1 新桥夜景",
    ]


def test_what_needs_more_than_we_know_comes_as_its_stand_in():
    stand_in = picture().removeprefix("<w:r>").removesuffix("</w:r>")
    alternative = (
        '<w:r><mc:AlternateContent><mc:Choice xmlns:am3d="urn:3d" Requires="am3d"><w:drawing/></mc:Choice>'
        f"<mc:Fallback>{stand_in}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert told(shown(p("新桥今天通车。"), p(alternative)))[1] == "![](word/media/image1.png)"


def test_boxes_in_boxes_and_in_tables():
    inner = box(p("里层的话。"))
    cell = f"<w:tc>{p('单元格里的话', box(p('格里框中的话。')))}</w:tc>"
    article = shown(p("外面的话在这里。", box(p("外层的话。", inner))), f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert told(article) == ["外面的话在这里。", "外层的话。", "里层的话。", "单元格里的话", "格里框中的话。"]


def test_letters_drawn_as_a_picture_are_read():
    art = '<w:r><w:pict><v:shape><v:textpath string="恭贺新禧"/></v:shape></w:pict></w:r>'
    assert "恭贺新禧" in told(shown(p("新年到了，大家好。"), p(art), p("祝各位平安。")))


def test_charts_diagrams_and_embedded_files_are_listed():
    def run(inner):
        return f"<w:r>{drawing(inner)}</w:r>"

    names = "<c:strCache><c:pt><c:v>北京</c:v></c:pt></c:strCache>"
    chart = f"<c:chart {DECLARED}><a:t>各城市人口</a:t>{names}</c:chart>"
    diagram = f"<dgm:dataModel {DECLARED}><a:t>立项</a:t><a:t>施工</a:t></dgm:dataModel>"
    article = shown(
        p("下面是图表和流程。", run('<c:chart r:id="rId20"/>'), run('<dgm:relIds r:dm="rId21"/>')),
        p("公式", embedded("Equation.DSMT4"), "和表格", embedded("Excel.Sheet.12"), "都在这里。"),
        '<w:altChunk r:id="rId22"/>',
        rels=[
            *IMAGE,
            ("rId20", "chart", "charts/chart1.xml"),
            ("rId21", "diagramData", "diagrams/data1.xml"),
            ("rId22", "aFChunk", "a.rtf"),
        ],
        files=[
            *MEDIA,
            ("word/charts/chart1.xml", chart),
            ("word/diagrams/data1.xml", diagram),
            ("word/a.rtf", b"{\\rtf1}"),
        ],
    )
    assert told(article) == ["下面是图表和流程。", "公式和表格都在这里。", "![](word/media/image1.png)"]
    assert left_out(article) == [
        ("chart", "各城市人口 北京"),
        ("diagram", "立项 施工"),
        ("formula", "Equation.DSMT4"),
        ("embedded", "Excel.Sheet.12"),
        ("embedded", "word/a.rtf"),
    ]


def test_text_drawn_outside_of_any_box_is_listed():
    drawn = f"<w:r>{drawing('<a:t>画上的字</a:t>')}</w:r>"
    assert left_out(shown(p("新桥今天通车。", drawn))) == [("drawing", "画上的字")]


def test_pictures_in_cells_stay_with_their_words():
    row = f"<w:tr><w:tc>{p(picture())}</w:tc><w:tc>{p('左边是新桥的照片，右边是说明。')}</w:tc></w:tr>"
    assert "![](word/media/image1.png)" in told(shown(p("新桥今天通车。"), f"<w:tbl>{row}</w:tbl>"))


def test_bold_words_beside_a_picture_are_no_heading():
    article = shown(p("新桥今天通车了。"), p(r("桥头", b=True), picture()), p("桥头站满了人。"))
    assert not [line for line in told(article) if line.startswith("##")]
