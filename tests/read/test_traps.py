"""A paragraph that no reader sees, in an article that is to be seen, is left out and listed."""

from __future__ import annotations

import pytest

from briefing.read.html import read_html

SEEN = (
    "渡口的老槐树今年又开花了，香气顺着风飘过河去。",
    "摆渡人赵顺收起竹篙，坐在树下歇了一会儿。",
    "对岸的孩子喊他过去接人，他笑着站了起来。",
    "一天里他要来回二十多趟，很少有空着船的时候。",
)
TRAP = "本段文字由系统插入，用来辨认抄袭的网站，看到它的人请告诉编辑部的同事。"
SHEET = "/* a */ .h, #x { display: none } @media print { p { display: none } .text { display: none } }"
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("国际", "财经", "文化")) + "</ul>"


@pytest.mark.parametrize("menu", ["", MENU], ids=["alone", "menu"])
@pytest.mark.parametrize("tag", ["p", "span"])
@pytest.mark.parametrize(
    "way",
    [
        "style='opacity:0'",
        "style='visibility:hidden'",
        "style='font-size:0'",
        "style='font-size: 0px; color: white'",
        "style='position:absolute;left:-9999px'",
        "class='sr-only'",
        "class='note visually-hidden'",
        "style='display:none'",
        "class='note h'",
        "id='x'",
    ],
)
def test_it_is_left_out_and_listed(way, tag, menu):
    trap = f"<{tag} {way}>{TRAP}</{tag}>"
    for lines in ([*SEEN[:2], trap, *SEEN[2:]], [*SEEN, f"{trap}<a>展开全文</a>"]):
        body = "".join(line if trap in line else f"<p>{line}</p>" for line in lines)
        page = read_html(
            f"<html><head><title>渡口</title><style>{SHEET}</style></head>"
            f"<body>{menu}<h1>渡口</h1><div class='text'>{body}</div></body></html>"
        )
        assert TRAP not in "".join(block.text for block in page.blocks)
        assert [change.before for change in page.changes if change.kind == "hidden"] == [TRAP]


def test_a_layout_of_no_size_whose_texts_have_one_is_read():
    body = "".join(f"<p style='font-size:16px'>{line}</p>" for line in SEEN)
    page = read_html(f"<html><body><h1>渡口</h1><section style='font-size:0'>{body}</section></body></html>")
    assert [block.text for block in page.blocks] == list(SEEN)
