"""Formulas of pages and of Markdown: as TeX, once, whatever the page was made with."""

from __future__ import annotations

import pytest
from lxml import etree

from briefing.nouns import Face, Role
from briefing.read.html import read_html
from briefing.read.markdown import read_markdown
from briefing.read.mathml import tex_of

PROSE = "<p>新桥两岸的人都会算这道题，它刻在桥头的石碑上，字迹已经模糊。</p>"
MATH = "<mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>"
ANNOTATED = (
    f'<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow>{MATH}</mrow>'
    '<annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math>'
)
KATEX = (
    f'<span class="katex"><span class="katex-mathml">{ANNOTATED}</span>'
    '<span class="katex-html" aria-hidden="true"><span class="mord">E=mc</span><sup>2</sup></span></span>'
)
INLINE = {
    "MathML with TeX": ANNOTATED,
    "MathML with words that are TeX": f'<math alttext="E=mc^2">{MATH}</math>',
    "KaTeX": KATEX,
    "MathJax 2": '<span class="MathJax_Preview"></span><span class="MathJax" id="a"><nobr>E=mc2</nobr></span>'
    '<script type="math/tex" id="b">E=mc^2</script>',
    "MathJax 3": '<mjx-container class="MathJax" jax="CHTML"><mjx-math>E</mjx-math><mjx-assistive-mml>'
    f"{ANNOTATED}</mjx-assistive-mml></mjx-container>",
    "MathJax 4": '<mjx-container><mjx-math data-latex="E=mc^2"><mjx-mi>E</mjx-mi></mjx-math></mjx-container>',
    "Wikipedia": '<span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none">'
    f'<math alttext="{{\\displaystyle E=mc^2}}">{MATH}</math></span><img src="a.svg" aria-hidden="true" '
    'class="mwe-math-fallback-image-inline" alt="{\\displaystyle E=mc^2}"></span>',
    "Zhihu": '<span class="ztext-math" data-eeimg="1" data-tex="E=mc^2"><span>E=mc2</span></span>',
    "Zhihu's picture": '<img src="https://www.zhihu.com/equation?tex=E%3Dmc%5E2" alt="E=mc^2" eeimg="1">',
    "a picture with TeX in its address": '<img class="math-inline" src="https://m.example/?formula=E%3Dmc%5E2">',
    "a picture with TeX as its words": '<img class="latex" alt="E=mc^2" src="e.png">',
    "a picture with TeX between dollars": '<img alt="$E=mc^2$" src="e.png">',
    "a picture with TeX between brackets": '<img class="tex" alt="\\(E=mc^2\\)" src="e.png">',
}
APART = {
    "KaTeX": f'<span class="katex-display">{KATEX}</span>',
    "MathML": ANNOTATED.replace("<math ", '<math display="block" '),
    "MathJax 2": '<div class="MathJax_Display"><span class="MathJax">E=mc2</span></div>'
    '<script type="math/tex; mode=display">% <![CDATA[\nE=mc^2 %]]></script>',
    "MathJax 3": f'<mjx-container display="true">{ANNOTATED}</mjx-container>',
    "Zhihu": '<span class="ztext-math" data-eeimg="2" data-tex="E=mc^2"></span>',
    "Zhihu's empty row": '<img src="https://www.zhihu.com/equation?tex=a" alt="E=mc^2 \\\\" eeimg="1">',
}


def blocks(body):
    """Role, text and formulas of each block of a page with ``body``."""
    article = read_html(f"<html><body><h1>新桥</h1>{PROSE}{body}{PROSE}</body></html>")
    return [
        (block.text, [block.text[s.start : s.end] for s in block.styles if s.face is Face.FORMULA])
        for block in article.blocks[1:-1]
    ]


@pytest.mark.parametrize("made", INLINE.values(), ids=INLINE)
def test_a_formula_within_a_line_is_read_once(made):
    assert blocks(f"<p>质能方程{made}很有名。</p>") == [("质能方程$E=mc^2$很有名。", ["$E=mc^2$"])]


@pytest.mark.parametrize("made", APART.values(), ids=APART)
def test_a_formula_set_apart_is_a_paragraph_with_the_marks_behind_it(made):
    assert blocks(f"<p>质能方程{made}。其中m是质量。</p>") == [
        ("质能方程", []),
        ("$$E=mc^2$$。", ["$$E=mc^2$$"]),
        ("其中m是质量。", []),
    ]


def test_a_formula_between_paragraphs_of_a_sites_page_belongs_to_the_article():
    menu = "".join(f'<li><a href="/{n}">栏目{n}</a></li>' for n in range(12))
    page = f"<body><ul>{menu}</ul><div><h1>新桥</h1>{PROSE * 3}{APART['KaTeX']}{PROSE}</div></body>"
    assert "$$E=mc^2$$" in [block.text for block in read_html(page).blocks]


def test_a_digit_behind_a_formula_is_kept_from_it():
    assert blocks(f"<p>共{INLINE['Zhihu']}3次。</p>") == [("共$E=mc^2$ 3次。", ["$E=mc^2$"])]


def test_tex_that_is_none_stays_as_code():
    article = read_html(
        f'<body>{PROSE}<p>是<span class="ztext-math" data-tex="\\frac{{1"></span>。</p></body>'
    )
    (style,) = article.blocks[-1].styles
    assert (article.blocks[-1].text, style.face) == ("是\\frac{1。", Face.CODE)


def test_a_picture_of_a_formula_without_tex_is_listed():
    article = read_html(f'<body>{PROSE}<p>见<img class="equation" alt="公式（三）" src="a.png">。</p></body>')
    assert [(change.kind, change.before) for change in article.changes] == [("formula", "公式（三）")]


@pytest.mark.parametrize(
    ("inner", "tex"),
    [
        ("<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>", r"\frac{a}{b+1}"),
        ("<msqrt><mi>x</mi><mo>−</mo><mn>1</mn></msqrt>", r"\sqrt{x-1}"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_{i}^{2}"),
        (
            "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>x</mi>",
            r"\sum_{i=1}^{n}x",
        ),
        ("<munder><mo>lim</mo><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>", r"\lim_{x\to0}"),
        ("<mover><mi>v</mi><mo>→</mo></mover>", r"\vec{v}"),
        ("<mi>sin</mi><mi>x</mi><mo>≤</mo><mi>a</mi>", r"\sin x\le a"),
        ("<mtext>速度 {km/h}</mtext>", r"\text{速度 \{km/h\}}"),
        ("<mi>softmax</mi><mfenced><mi>x</mi><mi>y</mi></mfenced>", r"\mathrm{softmax}(x,y)"),
        (
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>2</mn></mtd></mtr></mtable>",
            r"\begin{matrix}1&0\\2\end{matrix}",
        ),
        ("<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></msup>", "{a+b}^{2}"),
    ],
)
def test_mathml_alone_is_written_as_tex(inner, tex):
    assert tex_of(etree.fromstring(f"<math>{inner}</math>")) == tex


def test_mathml_nested_without_end_is_cut():
    assert (
        len(tex_of(etree.fromstring("<math>" + "<msqrt>" * 200 + "x" + "</msqrt>" * 200 + "</math>"))) < 1_000
    )


MARKDOWN = r"""# 题

能量$E=m_1*c^2*$，**很大**，也可以写\(a_1\)，票价$5到$6，代码`$x$`。

$$
a &= b \\
c &= d
$$

| 量 | 式 |
| --- | --- |
| 能 | $|E|_1$ |

> $$
> x = y
> $$
> 引文。

```math
E=mc^2
```

```
$y$
```
"""


def test_formulas_of_markdown_keep_every_mark():
    article = read_markdown(MARKDOWN)
    found = [
        (block.role, [block.text[s.start : s.end] for s in block.styles if s.face is Face.FORMULA])
        for block in article.blocks
    ]
    assert [each for each in found if each[1]] == [
        (Role.BODY, ["$E=m_1*c^2*$", "$a_1$"]),
        (Role.BODY, [r"$$a &= b \\ c &= d$$"]),
        (Role.ROW, ["$|E|_1$"]),
        (Role.QUOTATION, ["$$x = y$$"]),
        (Role.BODY, ["$$E=mc^2$$"]),
    ]
    assert "票价$5到$6，代码$x$。" in article.blocks[0].text
    assert article.blocks[-1].text == "$y$"
