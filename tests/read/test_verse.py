"""Which broken lines are verse, and what a page and Markdown make of them."""

from __future__ import annotations

import pytest

from briefing.nouns import Role
from briefing.read.html import read_html
from briefing.read.markdown import read_markdown
from briefing.read.verse import is_verse, stanzas

VERSE = {
    "four lines of five": "床前明月光，/疑是地上霜。/举头望明月，/低头思故乡。",
    "couplets": "国破山河在，城春草木深。/感时花溅泪，恨别鸟惊心。",
    "one couplet without marks": "海内存知己/天涯若比邻",
    "lines of four without marks": "关关雎鸠/在河之洲/窈窕淑女/君子好逑",
    "lines of three": "人之初/性本善/性相近/习相远",
    "lines of four sentences": "远上寒山石径斜。/白云深处有人家。/停车坐爱枫林晚。/霜叶红于二月花。",
    "long and short lines": "昨夜雨疏风骤，/浓睡不消残酒。/试问卷帘人，/却道海棠依旧。",
    "free verse with marks": "我站在桥上，/看河水流过黄昏，/灯一盏一盏亮起来，/像谁在轻轻呼吸。",
    "free verse without marks": "我把桥走了一遍/风从河面上来/它不说话/你也不说话",
    "lines that run on": "风停的时候，桥\n缓缓地、缓缓地\n沉进了暮色，\n我听见\n河水一样的\n低低的歌".replace(
        "\n", "/"
    ),
    "a question and its answer": "谁在桥上点灯？/谁把河水照亮，/谁又在灯下，/等一个人？",
    "dashes": "我不知道风——/是从哪里吹来，/我只是站在桥上，/等你。",
    "English": "The river runs beneath the bridge,/The bridge remains,/And all day long,/It waits for us.",
    "traditional": "白日依山盡，/黃河入海流。/欲窮千里目，/更上一層樓。",
}
NONE = {
    "an address": "河湾市桥东区长桥路/新桥管理处",
    "an address with a number": "长桥路十二号/新桥管理处三楼",
    "facts with labels": "时间：周六上午/地点：新桥北岸/主办：桥梁协会",
    "a numbered list": "1. 先买票/2. 再过桥/3. 后看灯",
    "a list with dots": "• 人行道/• 自行车道/• 观景台",
    "a list of things": "新桥的夜景/双向六车道/观景平台/人行道和自行车道",
    "two things": "联系我们/关于我们",
    "names": "王小明/李大力/张海燕/赵长河",
    "paragraphs": "新桥今天正式通车。/两岸居民赶来参观，有人带着孩子。/工程历时三年。",
    "two sentences": "新桥通车。/两岸欢庆。",
    "sentences in a line": "新桥通车了。市民很高兴，/大家都来看。灯亮了，/很好看。",
    "prose that was wrapped": "横跨黄河的新桥今天正式通车全/长二点四公里双向六车道设计时/速八十公里",
    "a letter": "尊敬的读者：/新桥今天通车，/欢迎前来。",
    "long lines": "横跨黄河的新桥今天正式通车，全长二点四公里，双向六车道，设计时速八十，/市民赶来，/看桥。",
    "figures": "2019年开工，/2024年合龙，/2026年通车",
    "addresses of the web": "https://example.org/bridge/www.example.org",
    "one line": "床前明月光，",
    "nothing": "",
}


@pytest.mark.parametrize("lines", VERSE.values(), ids=VERSE)
def test_lines_are_verse(lines):
    assert is_verse(lines.split("/"))


@pytest.mark.parametrize("lines", NONE.values(), ids=NONE)
def test_lines_are_no_verse(lines):
    assert not is_verse(lines.split("/"))


def test_prose_around_a_stanza_is_none_of_it():
    lines = [
        "诗人写道：",
        "床前明月光，",
        "疑是地上霜。",
        "这两句诗人人会背，" + "写的是夜里看见月光想起家乡的人。" * 2,
    ]
    assert stanzas(lines) == [(1, 3)]


def blocks(body):
    """Role and text of each block of a page with ``body``."""
    prose = "<p>新桥两岸的人都会背一首写桥的诗，它刻在桥头的石碑上，字迹已经模糊。</p>"
    article = read_html(f"<html><body><h1>新桥</h1>{prose}{body}{prose}</body></html>")
    return [(block.role, block.text) for block in article.blocks[1:-1]]


POEM = ("床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。")
WHOLE = "\n".join(POEM)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<p>{'<br>'.join(POEM)}</p>", [(Role.BODY, WHOLE)]),
        (f"<p>{'<br/>　　'.join(POEM)}</p>", [(Role.BODY, WHOLE)]),
        (f"<blockquote>{'<br>'.join(POEM)}</blockquote>", [(Role.QUOTATION, WHOLE)]),
        (f"<blockquote><p>{'<br>'.join(POEM)}</p></blockquote>", [(Role.QUOTATION, WHOLE)]),
        (
            f"<p>{POEM[0]}<br>{POEM[1]}<br><br>{POEM[2]}<br>{POEM[3]}</p>",
            [(Role.BODY, "\n".join(POEM[:2])), (Role.BODY, "\n".join(POEM[2:]))],
        ),
        (f"<pre>{WHOLE}</pre>", [(Role.BODY, WHOLE)]),
        (f"<div class='poem'>{''.join(f'<p>{line}</p>' for line in POEM)}</div>", [(Role.BODY, WHOLE)]),
        ("".join(f"<p class='verse'>{line}</p>" for line in POEM), [(Role.BODY, WHOLE)]),
        (
            f"<div class='line-block'>{''.join(f'<div class=line>{line}</div>' for line in POEM)}</div>",
            [(Role.BODY, WHOLE)],
        ),
        ("<p class='verse'>灯。<br>水。</p>", [(Role.BODY, "灯。\n水。")]),
        (
            f"<p><b>静夜思</b><br>{'<br>'.join(POEM)}</p>",
            [(Role.HEADING, "静夜思"), (Role.BODY, WHOLE)],
        ),
        (f"<p>作者：李白<br>{'<br>'.join(POEM)}</p>", [(Role.BODY, "作者：李白"), (Role.BODY, WHOLE)]),
    ],
)
def test_a_stanza_of_a_page_is_one_paragraph_with_its_lines(body, expected):
    assert blocks(body) == expected


@pytest.mark.parametrize("lines", [each for each in NONE.values() if each], ids=[i for i in NONE if NONE[i]])
def test_other_lines_of_a_page_stay_paragraphs(lines):
    found = blocks(f"<p>{lines.replace('/', '<br>')}</p>")
    assert not any("\n" in text for _, text in found)


def test_links_and_styles_keep_their_places_in_a_stanza():
    (block,) = read_html(
        "<body><p>床前<b>明月</b>光，<br>疑是<a href='https://example.org/'>地上</a>霜。</p></body>"
    ).blocks
    assert [block.text[style.start : style.end] for style in block.styles] == ["明月"]
    assert [block.text[link.start : link.end] for link in block.links] == ["地上"]


@pytest.mark.parametrize("mark", ["\\", "  "])
def test_hard_line_breaks_of_markdown_keep_a_stanza_in_a_quotation_too(mark):
    lines = f"{mark}\n".join(POEM)
    quoted = "> " + lines.replace("\n", "\n> ")
    article = read_markdown(f"# 题\n\n{lines}\n\n{quoted}\n\n新桥路{mark}\n新桥管理处\n")
    assert [(block.role, block.text) for block in article.blocks] == [
        (Role.BODY, WHOLE),
        (Role.QUOTATION, WHOLE),
        (Role.BODY, "新桥路"),
        (Role.BODY, "新桥管理处"),
    ]
