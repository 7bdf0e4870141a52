"""A web page read: what a listener hears of it, and what is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.errors import SourceError
from briefing.nouns import Block, Link, Pin, Role
from briefing.read.html import read_html

PAGE = Path(__file__).parent / "pages" / "bridge.html"


@pytest.fixture(scope="module")
def bridge():
    return read_html(PAGE.read_text(encoding="utf-8"))


def texts(article, role):
    return [block.text for block in article.blocks if block.role is role]


def page(body, head=""):
    filler = "<p>横跨黄河的新桥今天正式通车，全长二点四公里，两岸居民盼了十年。</p>"
    return f"<html><head>{head}</head><body><div>{filler}{body}{filler}</div></body></html>"


def test_the_title_is_without_the_name_of_the_site(bridge):
    assert bridge.title == "黄河大桥今天正式通车 两岸车程缩短一小时"


def test_date_and_author_come_from_the_page(bridge):
    assert (bridge.date, bridge.author) == ("2026-11-24T08:00+08:00", "周明远")


def test_every_part_of_the_article_is_there_in_its_role_and_order(bridge):
    assert [(block.role, block.text) for block in bridge.blocks if block.picture is None] == [
        (Role.BODY, "横跨黄河的新桥今天正式通车，全长2.4公里，双向六车道，由北岸建设集团承建。"),
        (Role.FOOTNOTE, "不含两端引桥。"),
        (Role.CAPTION, "新桥夜景，两岸灯火通明"),
        (Role.CAPTION, "通车前夜的新桥。周明远 摄"),
        (Role.HEADING, "两岸的期待"),
        (Role.QUOTATION, "“盼了十年，终于盼到了。”住在乐亭的王先生说。"),
        (Role.BODY, "家住南岸的李女士每天过河上班。"),
        (Role.BODY, "过去她要坐一个小时的渡船，遇上大雾还要停航。"),
        (Role.BODY, "短句也不能丢。"),
        (Role.ITEM, "小客车通行费十元。"),
        (Role.ITEM, "行人和自行车免费通过。"),
        (Role.HEADER, "城市\t人口"),
        (Role.ROW, "北岸市\t218万"),
        (Role.ROW, "南岸市\t96万"),
        (
            Role.BODY,
            "大桥管理方表示，首月通行车辆预计超过三十万辆次，节假日将增开两条临时车道，以疏导返乡客流。",
        ),
        (Role.BODY, "（责任编辑：沈青）"),
    ]


def test_a_link_keeps_its_text_and_its_address(bridge):
    (link,) = bridge.blocks[0].links
    assert bridge.blocks[0].text[link.start : link.end] == "北岸建设集团"
    assert link.url == "https://example.org/builder"


def test_ruby_is_read_as_it_says(bridge):
    (quotation,) = (block for block in bridge.blocks if block.role is Role.QUOTATION)
    (pin,) = quotation.pins
    assert (quotation.text[pin.start : pin.end], pin.said) == ("乐亭", "lào tíng")


@pytest.mark.parametrize(
    "text",
    ["首页", "分享到", "相关阅读", "最后一班", "网友评论", "给建设者点赞", "版权所有", "程序", "原标题"],
)
def test_navigation_sharing_and_advertising_are_not_read(bridge, text):
    assert not any(text in block.text for block in bridge.blocks)


@pytest.mark.parametrize(
    "text", ["分享到：微信 微博 QQ空间", "相关阅读：", "（原标题：黄河大桥今天通车）", "网友评论"]
)
def test_what_is_left_out_is_listed_with_its_line(bridge, text):
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    (change,) = (change for change in bridge.changes if change.before == text)
    assert (change.kind, change.after) == ("boilerplate", "")
    assert text[:3] in lines[int(change.where.removeprefix("line ")) - 1]


def test_nothing_is_both_read_and_listed_as_left_out(bridge):
    assert not {change.before for change in bridge.changes} & {block.text[:60] for block in bridge.blocks}


def test_an_article_inside_one_list_item_is_no_list():
    body = "".join(f"<p>第{n}段讲的是新桥通车以后两岸居民生活的变化。</p>" for n in "一二三四五六")
    article = read_html(f"<html><body><ul><li>{body}</li></ul></body></html>")
    assert {block.role for block in article.blocks} == {Role.BODY}


def test_zhuyin_is_made_pinyin():
    article = read_html(page("<p>他讀<ruby>書<rt>ㄕㄨ</rt>很<rt>ㄏㄣˇ</rt></ruby>多，也寫了不少文章。</p>"))
    (block,) = (block for block in article.blocks if block.pins)
    assert block.text.startswith("他讀書很多")
    assert block.pins == (Pin(2, 3, "shu1"), Pin(3, 4, "hen3"))


def test_ruby_that_is_no_reading_is_listed():
    article = read_html(page("<p>他在<ruby>故乡<rt>home town</rt></ruby>住了很多年，直到去年才离开。</p>"))
    assert any(change.kind == "ruby" and change.before == "home town" for change in article.changes)
    assert not any(block.pins for block in article.blocks)


def test_links_are_made_absolute_and_scripts_are_no_links():
    body = '<p>详情见<a href="/a">附件</a>，或者<a href="javascript:x()">打印</a>出来慢慢看也可以。</p>'
    article = read_html(page(body), "https://example.org/news/1")
    assert [link for block in article.blocks for link in block.links] == [Link(3, 5, "https://example.org/a")]


def test_hidden_text_is_not_read():
    article = read_html(
        page('<p style="display:none">看不见的一段话，不应当读出来。</p><p hidden>这段也是。</p>')
    )
    assert len(article.blocks) == 2


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<html></html>", "no text"),
        ("<div>" * 100_000 + "正文。" + "</div>" * 100_000, "nested"),
        ("<p>好" * 30_000, "pieces"),
        ("<p>" + "<b>好</b>" * 60_000, "elements"),
    ],
    ids=["empty", "nested", "pieces", "elements"],
)
def test_a_page_that_is_no_article_is_refused(html, complaint):
    with pytest.raises(SourceError, match=complaint):
        read_html(html)


def test_entities_that_multiply_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    article = read_html(bomb + page("<p>&b;&b;这一段里有实体，但是不会展开来。</p>"))
    assert all(len(block.text) < 80 for block in article.blocks)


def test_a_block_is_never_empty(bridge):
    assert all(isinstance(block, Block) and (block.picture or block.text.strip()) for block in bridge.blocks)


@pytest.mark.parametrize(
    "body",
    [
        "<p>新桥通车。</p>",
        "<h2>通车</h2><p>新桥通车。</p><p>记者 李明</p>",
        "<p>记者 李明</p><p>新桥今天通车，全长二点四公里。</p><ul><li>甲</li><li>乙</li></ul><p>完</p>",
        "新桥通车。<br>两岸欢庆。",
    ],
)
def test_of_a_small_page_nothing_is_lost(body):
    article = read_html(f"<html><body>{body}</body></html>")
    text = "".join(block.text for block in article.blocks)
    assert len(text) == len("".join(re.split(r"<[^>]+>", body)))
    assert article.changes == ()


@pytest.mark.parametrize(
    ("head", "headline", "title"),
    [
        ("<title>通车_某某省人民政府门户网站_新闻</title>", "<h1>通车</h1>", "通车"),
        (
            "<title>今日要闻--黄河大桥今天正式通车了</title>",
            "<div>黄河大桥今天正式通车了</div>",
            "黄河大桥今天正式通车了",
        ),
        ("<title>黄河大桥今天通车_社会_某某网</title>", "", "黄河大桥今天通车"),
        ("", "<h1>通车</h1>", "通车"),
        ("", "", ""),
    ],
)
def test_a_title_is_what_the_page_shows_of_it(head, headline, title):
    assert read_html(page(headline, head)).title == title


def test_each_line_of_preformatted_text_stands_alone():
    article = read_html(page("<pre>登船须知\n  一、排队\n\n  二、<b>买\n票</b></pre>"))
    assert [block.text for block in article.blocks[1:-1]] == ["登船须知", "一、排队", "二、买", "票"]


def test_raised_and_lowered_numbers_stay_so():
    article = read_html(
        page("<p>约10<sup>3</sup>立方米的CO<sub>2</sub>，误差10<sup>-2</sup>，第3<sup>rd</sup>次。</p>")
    )
    assert article.blocks[1].text == "约10³立方米的CO₂，误差10⁻²，第3rd次。"


def test_a_mark_whose_note_is_not_on_the_page_is_no_number_of_the_text():
    article = read_html(
        page('<p>排放<sup><a href="#n3">3</a></sup>，统计<sup>[<a href="#n4">4</a>]</sup>。</p>')
    )
    assert article.blocks[1].text == "排放³，统计[4]。"


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ('<p align="center"><img src="a.jpg"></p><p align="center">新桥夜景</p>', Role.CAPTION),
        ('<p><img src="a.jpg"><i class="desc">新桥夜景</i></p>', Role.CAPTION),
        ('<center><img src="a.jpg"></center><center><b>新桥夜景</b></center>', Role.CAPTION),
        ('<p><img src="a.jpg"></p><p>新桥夜景</p>', Role.BODY),
        ('<p><img src="a.jpg"></p><p><b>新桥夜景</b></p>', Role.HEADING),
        ('<p>前文。<img src="a.jpg" width="16"></p><p align="center">新桥夜景</p>', Role.BODY),
        ('<p align="center">新桥夜景</p><p><img src="a.jpg"></p>', Role.BODY),
        (
            '<center><img src="a.jpg"></center><center><b>新桥夜景</b></center>'
            "<p>正文。</p><center><b>下一节</b></center>",
            Role.HEADING,
        ),
    ],
)
def test_what_is_set_under_a_picture_is_its_caption(body, role):
    assert {b.text: b.role for b in read_html(page(body)).blocks}["新桥夜景"] is role


def test_an_alternative_text_that_a_caption_repeats_is_not_said_twice():
    figure = '<figure><img alt="新桥两岸的灯火" src="a"><figcaption>新桥两岸的灯火。</figcaption></figure>'
    assert [b.text for b in read_html(page(figure)).blocks if b.role is Role.CAPTION] == ["新桥两岸的灯火。"]


def test_links_are_relative_to_the_base_that_the_page_names():
    article = read_html(page('<p>见<a href="b">乙</a>。</p>', '<base href="/a/">'), "http://a.example/x/y")
    assert article.blocks[1].links == (Link(1, 2, "http://a.example/a/b"),)


SITE = (
    '<html><head><title>桥通了</title></head><body><a href="/">首页</a><a href="/a">新闻</a><h1>桥通了</h1>'
    "<div>{}</div><div><p>横跨黄河的新桥今天正式通车，两岸居民盼了十年。</p>"
    "<p>大桥全长二点四公里，双向六车道，由北岸集团承建。</p></div></body></html>"
)


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("2026-11-24 来源：河岸日报", "河岸日报"),
        ("2026-11-24 来源: <a href='/s'>山城商报</a><a href='/j'>举报</a>", "山城商报"),
        ("2026-11-24 來源：河岸日報 點閱：12", "河岸日報"),
        ("2026-11-24 来源：本站原创", ""),
    ],
)
def test_the_source_is_found_above_the_article(line, publisher):
    assert read_html(SITE.format(line)).publisher == publisher


def test_a_byline_set_apart_from_the_article_belongs_to_it():
    article = read_html(SITE.format("<p>本报记者 沈 青 周明远</p><p>2026-11-24 评论 3</p>"))
    assert article.blocks[0].text == "本报记者 沈 青 周明远"
    assert len(article.blocks) == 3
