"""Pages that stand in an article's place are refused in a line that says what they are."""

from __future__ import annotations

import io

import pytest

from briefing.errors import SourceError
from briefing.read import read
from briefing.read.notices import NOTICES

MENU = (
    "<ul>"
    + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("国际", "财经", "登录", "用户登录"))
    + "</ul>"
)
NEWS = "省气象台今天发布大风预报，明天夜里到后天阵风可达八级。"
LONG = (
    "网站要求访问者先证明自己不是机器人，这种做法已有二十多年历史。记者昨天走访了几家公司，了解这门技术"
    "的来龙去脉。"
    "早期的办法是让人辨认歪歪扭扭的字母，后来机器认得比人还准，公司只好改用拼图和滑块。"
    "如今更多的网站在后台观察鼠标怎样移动，访问者往往察觉不到。专家提醒，过多的检查会赶走真正的读者。"
)


def given(text):
    return read("-", io.BytesIO(text.encode()))


def page(body, title="", menu=""):
    return f"<html><head><title>{title}</title></head><body>{menu}{body}</body></html>"


EXAMPLES = [(notice, example) for notice in NOTICES for example in notice.examples]


@pytest.mark.parametrize(
    ("notice", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else ""
)
@pytest.mark.parametrize("menu", ["", MENU], ids=["alone", "menu"])
@pytest.mark.parametrize(
    "shape",
    [
        "<div><h2>提示</h2><p>{}。</p><a>返回首页</a></div>",
        "<div><p>抱歉，{}！</p></div>",
        "<h1>{}</h1><p>您可以返回首页，或者搜索您感兴趣的内容。</p>",
        "<div><div><span>{}</span></div></div>",
    ],
)
def test_such_a_page_is_refused_by_what_it_is(shape, menu, notice, example):
    with pytest.raises(SourceError) as error:
        given(page(shape.format(example), menu=menu))
    assert notice.what in str(error.value)
    assert error.value.fix.startswith("open it in a browser")


@pytest.mark.parametrize(
    ("notice", "example"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_so_is_its_text_and_a_page_that_names_it_in_its_title(notice, example):
    for text in (
        f"{example}\n",
        f"# {example}\n\n返回首页\n",
        page("<p>返回首页</p>", f"{example} - 某某网"),
    ):
        with pytest.raises(SourceError, match=notice.what):
            given(text)


def test_a_check_page_of_an_account_is_refused():
    body = "<div><h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a></div>"
    with pytest.raises(SourceError, match="is a check for robots, not an article"):
        given(page(body))


@pytest.mark.parametrize(
    "body",
    [
        MENU,
        "<div>"
        + "".join(f"<span>{name}</span><br>" for name in ("首页", "政务公开", "互动交流", "网上办事"))
        + "</div>",
        f"{MENU}<ul>{''.join(f'<li>栏目{n}</li>' for n in range(9))}</ul><div>版权所有 某某网</div>",
        f"{MENU}<h1>某某网</h1><div>首页 &gt; 新闻</div>",
    ],
)
def test_a_page_of_menus_is_refused(body):
    with pytest.raises(SourceError, match="no article was found"):
        given(page(body, "某某网"))


@pytest.mark.parametrize("menu", ["", MENU], ids=["alone", "menu"])
@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "省气象台今天发布大风预报，阵风可达八级",
        "记者打开链接发现，该视频显示“该内容已被发布者删除”。",
        "某某公司回应，旗下网站502错误已经修复，用户可以正常访问。",
        "今天上午，多家网站出现404错误，原因仍在调查。",
        "受台风影响，全市政务网站今晚维护升级，明早六时恢复。",
        "央行宣布下调存款准备金率。",
    ],
)
def test_one_sentence_of_news_is_an_article(text, menu):
    assert [
        block.text
        for block in given(page(f"<h1>快讯一则</h1><div><p>{text}</p></div>", "快讯一则", menu)).blocks
    ] == [text]
    assert given(text).blocks[-1].text == text or given(text).title == text


@pytest.mark.parametrize("title", ["验证码", "环境异常", "404", "请登录后查看", "安全验证"])
def test_an_article_about_such_pages_is_an_article(title):
    assert LONG in given(page(f"<h1>{title}</h1><p>{LONG}</p>", title)).blocks[-1].text
    assert LONG in given(f"# {title}\n\n{LONG}\n").blocks[-1].text


def test_a_poem_without_punctuation_is_a_text():
    lines = ("秋风吹落一城灯", "独坐江楼听雨声", "月落乌啼霜满天", "江枫渔火对愁眠")
    body = "".join(f"<p>{line}</p>" for line in lines)
    for menu in ("", MENU):
        assert [
            b.text for b in given(page(f"<h1>秋夜寄友</h1><div>{body}</div>", "秋夜寄友", menu)).blocks
        ] == list(lines)


@pytest.mark.parametrize(
    "wall", ["登录后阅读全文", "开通会员即可阅读全文", "订阅后解锁全部内容", "Subscribe to continue reading"]
)
def test_an_article_that_is_kept_back_is_read_and_told(wall):
    article = given(page(f"<h1>大风预报</h1><div><p>{NEWS * 2}</p></div><div>{wall}</div>", "大风预报"))
    assert article.blocks[0].text == NEWS * 2
    assert wall in article.doubts[0]


def test_a_log_in_for_comments_is_no_matter():
    article = given(
        page(
            f"<h1>大风预报</h1><div><p>{NEWS}</p></div><div>登录后发表评论</div><div>登录后查看更多评论<"
            f"/div>",
            "大风预报",
        )
    )
    assert not article.doubts
