"""A short article whose title is what a notice says, or whose lines are short, is an article."""

from __future__ import annotations

import io

import pytest

from briefing.errors import SourceError
from briefing.read import read

ARTICLES = {
    "验证码": "六个数字像六只麻雀\n落在夜里的屏幕上\n我把它们一一放飞\n却忘了自己的姓名\n",
    "404": "独立游戏《404》昨天在海外发售，一周卖出三万多份。\n",
    "环境异常": "巡山的老人说，今年的杜鹃早开了半个月。\n",
    "网站维护中": "图书馆说，网上借书今晚停用，市民可以到前台借还。\n",
    "“该内容已被发布者删除”": "许多人收藏的旧文一夜之间都成了这行字。作家协会呼吁平台保存副本。\n",
    "该公众号已迁移": "老编辑把用了十年的名字交了出去。新主人是一群刚毕业的学生。\n",
    "审核中": "摄影师拍下了十二位等待签证的人，作品下周在美术馆展出。\n",
    "本文为付费内容": "越来越多的作者在文末写上这句话，读者却未必买账。\n",
    "请先登录": "这部话剧讲一位老人学用手机的故事，昨晚在小剧场首演。\n",
}
NOTICES = {
    "404": "您访问的页面可能已经被移动，请检查地址是否正确。\n返回首页\n",
    "网站维护中": "我们正在进行系统升级，预计今晚八点恢复，给大家带来不便敬请谅解。\n",
    "该公众号已迁移": "该公众号已迁移至新的账号，原账号已回收。若需访问原文章链接，请点击下方按钮。\n",
    "此内容因违规无法查看": "接相关投诉，此内容违反《互联网用户公众账号信息服务管理规定》，查看详细内容。\n",
    "本文为付费内容": "订阅后可阅读全文，剩余2300字。\n",
    "安全验证": "为了保护账号安全，请按住滑块完成拼图。\n某某网\n首页\n新闻\n财经\n体育\n版权所有 某某网\n",
}
MENU = "<ul>" + "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("国际", "财经", "文化")) + "</ul>"


def given(text):
    return read("-", io.BytesIO(text.encode()))


def page(title, text):
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{lines}</div></body></html>"


@pytest.mark.parametrize("title", ARTICLES)
def test_an_article_under_such_a_title_is_read(title):
    for text in (
        f"{title}\n\n{ARTICLES[title]}",
        f"# {title}\n\n{ARTICLES[title]}",
        page(title, ARTICLES[title]),
    ):
        assert ARTICLES[title].splitlines()[-1] in given(text).blocks[-1].text


@pytest.mark.parametrize("title", NOTICES)
def test_a_notice_with_what_goes_with_it_is_none(title):
    for text in (
        f"{title}\n\n{NOTICES[title]}",
        f"# {title}\n\n{NOTICES[title]}",
        page(title, NOTICES[title]),
    ):
        with pytest.raises(SourceError, match="not an article"):
            given(text)


@pytest.mark.parametrize(
    ("menu", "place"),
    [
        ("", "<article>{}</article>"),
        (MENU, "<article>{}</article>"),
        (MENU, "<main><div>{}</div></main>"),
        ("", "<div>{}</div>"),
    ],
)
def test_short_lines_in_the_place_of_an_article_are_one(menu, place):
    lines = ("番茄 2个", "鸡蛋 3个", "盐 3克", "1. 番茄切块", "2. 鸡蛋打散", "3. 下锅翻炒")
    text = "<h1>番茄炒蛋</h1>" + "".join(f"<p>{line}</p>" for line in lines)
    article = given(
        f"<html><head><title>番茄炒蛋</title></head><body>{menu}{place.format(text)}</body></html>"
    )
    assert [block.text for block in article.blocks] == list(lines)
