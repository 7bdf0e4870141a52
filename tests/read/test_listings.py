"""Code read: shown to the letter, without the numbers of its lines; prose set in lines is none."""

from __future__ import annotations

import pytest
from lxml import html

from briefing.clean import clean
from briefing.narrate import narrate
from briefing.nouns import Block, Role, Segment
from briefing.read.html import compose, read_html
from briefing.read.markdown import read_markdown
from briefing.read.walk import runs


def blocks(page):
    found = runs(html.document_fromstring(f"<body>{page}</body>"))[0]
    return [(block.role, block.text) for block in compose(found, range(len(found)), "")]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<pre><code>a = 1\n\n  b</code></pre>", "a = 1\n\n  b"),
        ("<pre>\ngit push\n</pre>", "git push"),
        ("<pre class='brush: bash'>备份 旧数据 目录</pre>", "备份 旧数据 目录"),
        ("<div class='highlight'><pre>打印 结果</pre></div>", "打印 结果"),
        ("<pre><code><span class='lineno'>1 </span>a\n<span class='lineno'>2 </span>b</code></pre>", "a\nb"),
        ("<pre><code> 9 a\n10   b\n11\n12 c</code></pre>", "a\n  b\n\nc"),
        ("<pre><code>1 a\n3 b</code></pre>", "1 a\n3 b"),
        ("<pre class='prettyprint'><ol><li>a<li>  b</ol></pre>", "a\n  b\n".strip("\n")),
        ("<pre><code>a<br>b</code><button>复制代码</button></pre>", "a\nb"),
        ("<table><tr><td><pre>1\n2</pre><td><pre><code>a\nb</code></pre></table>", "a\nb"),
    ],
)
def test_a_block_of_code_keeps_its_lines_and_loses_their_numbers(page, code):
    assert blocks(page) == [(Role.CODE, code)]


def test_prose_set_in_lines_is_read_line_by_line():
    assert blocks("<pre>  床前明月光，\n  疑是地上霜。</pre>") == [
        (Role.BODY, "床前明月光，\n疑是地上霜。"),
    ]


def test_code_between_paragraphs_of_a_site_is_part_of_its_article():
    said = "今天我们来装一个小工具，它会把每天的文章念给人听，装起来只要一行。" * 2
    page = (
        f"<nav><a href=/>首页</a></nav><article><p>{said}</p><pre>pip install x</pre><p>{said}</p></article>"
    )
    assert [block.role for block in read_html(page).blocks] == [Role.BODY, Role.CODE, Role.BODY]


def test_markdown_has_code_in_fences_and_indented_but_an_indented_paragraph_is_prose():
    text = "先装。\n\n~~~sh\n安装 (x)\n~~~\n\n    git push\n\n再看。\n\n    横跨黄河的新桥今天通车。\n"
    assert read_markdown(text).blocks == (
        Block(Role.BODY, "先装。"),
        Block(Role.CODE, "安装 (x)"),
        Block(Role.CODE, "git push"),
        Block(Role.BODY, "再看。"),
        Block(Role.BODY, "横跨黄河的新桥今天通车。"),
    )


def test_code_is_neither_cleaned_nor_divided():
    code = "print('你好,世界')  # <b>(nǐ)</b>\n\n\tdone;" * 9
    article = clean(read_markdown(f"# 题\n\n先看。\n\n```\n{code}\n```\n"))
    assert list(narrate(article).segments())[2:] == [Segment(code.replace("\t", " " * 4), Role.CODE)]
