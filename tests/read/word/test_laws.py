"""Whatever a Word file holds, in whatever order: each Han character in it is read or listed."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.errors import SourceError
from tests.read.word.documents import abstract, box, docx, field, note, num, p, picture, r, read, refer, style

HAN = st.text("天地玄黄宇宙洪荒日月盈昃一二三，。：、（ ）\u3000\n", min_size=1, max_size=12)
FLAGS = st.dictionaries(
    st.sampled_from(["b", "i", "vanish", "em"]), st.sampled_from([True, 0, "dot"]), max_size=2
)
SIZES = st.sampled_from([{}, {"sz": 44}, {"rStyle": "C"}, {"vertAlign": "superscript"}, {"sz": "x"}])


CONTROL = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
RUBY = f"<w:r><w:ruby><w:rt>{r('dì')}</w:rt><w:rubyBase>{{}}</w:rubyBase></w:ruby></w:r>"


def wrapped(inner):
    """What may stand around runs."""
    return st.one_of(
        inner.map(lambda held: f'<w:ins w:id="1">{held}</w:ins>'),
        inner.map(lambda held: f'<w:del w:id="1">{held}</w:del>'),
        inner.map(lambda held: f'<w:hyperlink r:id="rId5">{held}</w:hyperlink>'),
        inner.map(CONTROL.format),
        inner.map(lambda held: f"<w:smartTag>{held}</w:smartTag>"),
        inner.map(lambda held: f'<w:fldSimple w:instr="PAGE">{held}</w:fldSimple>'),
        inner.map(lambda held: field(r"TOC \o", held)),
        inner.map(lambda held: field(r'HYPERLINK "https://example.org/"', held)),
        inner.map(lambda held: field(r"TOC \o", held, ended=False)),
        inner.map(lambda held: box(p(held))),
        inner.map(RUBY.format),
        st.tuples(inner, inner).map("".join),
    )


RUN = st.one_of(
    st.builds(lambda text, flags, size: r(text, **flags, **size), HAN, FLAGS, SIZES),
    st.sampled_from(
        [
            "<w:r><w:br/></w:r>",
            "<w:r><w:tab/></w:r>",
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            refer(1),
            refer(2),
            refer(9),
            picture(),
        ]
    ),
    HAN.map(lambda text: f"<m:oMath><m:r><m:t>{text}=</m:t></m:r></m:oMath>"),
)
INLINE = st.recursive(RUN, wrapped, max_leaves=5)
MARKS = ("<w:rPr><w:del/></w:rPr>", '<w:framePr w:dropCap="drop"/>', "<w:rPr><w:vanish/></w:rPr>")
PROPERTIES = st.sampled_from(
    [
        *({}, {}, *({"style": name} for name in "THQKOV"), *({"raw": mark} for mark in MARKS)),
        *({"num": (1, 0)}, {"num": (1, 1)}, {"num": (2, 0)}, {"num": (7, 3)}, {"jc": "center"}),
    ]
)
PARAGRAPH = st.builds(lambda inner, how: p(*inner, **how), st.lists(INLINE, max_size=3), PROPERTIES)


def holding(inner):
    """What may stand around paragraphs."""
    cells = st.lists(inner, min_size=1, max_size=3).map(
        lambda held: "".join(f"<w:tc>{each}</w:tc>" for each in held)
    )
    marks = st.sampled_from(["", "<w:trPr><w:del/></w:trPr>", "<w:trPr><w:tblHeader/></w:trPr>"])
    rows = st.tuples(marks, cells).map(lambda row: f"<w:tr>{''.join(row)}</w:tr>")
    return st.one_of(
        st.lists(rows, min_size=1, max_size=3).map(lambda held: f"<w:tbl>{''.join(held)}</w:tbl>"),
        inner.map(lambda held: f"<w:sdt><w:sdtContent>{held}</w:sdtContent></w:sdt>"),
        inner.map(lambda held: f"<w:customXml>{held}</w:customXml>"),
        inner.map(lambda held: p(box(held))),
        st.tuples(inner, inner).map("".join),
    )


BODY = st.lists(st.recursive(PARAGRAPH, holding, max_leaves=4), min_size=1, max_size=5)
PARTS = {
    "styles": style("T", "Title")
    + style("H", "heading 2")
    + style("Q", "Quote")
    + style("K", "Source Code")
    + style("O", "toc 1")
    + style("V", "暗", rpr="<w:vanish/>")
    + style("C", "HTML Code", kind="character"),
    "numbering": abstract(1, ("decimal", "%1."), ("chineseCounting", "（%2）"))
    + abstract(2, ("bullet", "●"))
    + num(1, 1)
    + num(2, 2),
    "footnotes": note(1, p("注一说明。")) + note(2, p("注二"), p("接着说。")),
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODY)
def test_nothing_is_lost(body):
    try:
        read(docx(*body, **PARTS, rels=[("rId9", "image", "media/a.png")]))
    except SourceError as error:
        assert error.what in ("holds no text", "holds pictures and no text")
