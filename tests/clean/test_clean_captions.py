"""A caption is known by its words; whose picture it is, is shown and not spoken."""

import pytest

from briefing.clean.captions import BEGINNINGS, CREDITS, mark_captions
from briefing.nouns import Article, Block, Link, Role


def marked(text, role=Role.BODY):
    blocks = mark_captions(Article("", (Block(role, text, 2 if role is Role.HEADING else 0),), "")).blocks
    return "|".join(f"{block.role} {block.text}" for block in blocks)


@pytest.mark.parametrize("sign", [*CREDITS, *BEGINNINGS], ids=lambda sign: sign.example)
def test_each_sign_does_what_its_example_says(sign):
    caption, _, credit = sign.expected.partition("|")
    assert marked(sign.example) == f"caption {caption}" + (f"|data {credit}" if credit else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("碼頭上輪候的乘客。（某某報記者攝）", "caption 碼頭上輪候的乘客。|data （某某報記者攝）"),
        ("東方白鸛在覓食。新華社發（何葦 攝）", "caption 東方白鸛在覓食。|data 新華社發（何葦 攝）"),
        ("▲店裡的貨架。（圖／陳家提供）", "caption ▲店裡的貨架。|data （圖／陳家提供）"),
        ("改造前的钟表铺（资料图）", "caption 改造前的钟表铺|data （资料图）"),
        ("旅游专列。 通讯员刘娟 摄", "caption 旅游专列。|data 通讯员刘娟 摄"),
        ("共享单车。视觉中国 资料", "caption 共享单车。|data 视觉中国 资料"),
        ("她的左眼。 小花母亲供图", "caption 她的左眼。|data 小花母亲供图"),
        ("（刘通摄）", "data （刘通摄）"),
    ],
)
def test_variants(text, expected):
    assert marked(text) == expected
    assert marked(text, Role.HEADING) == expected


@pytest.mark.parametrize(
    "text",
    [
        "他把这一幕拍摄",
        "这张照片由王明拍摄。",
        "数据由统计局提供（数据截至九月）",
        "（文/图 刘玺东 易赛楠）",
        "图书馆延长开放时间。",
        "雷蒙德四世（图卢兹伯爵）",
        "新桥（图中左侧）",
        "图为己有的想法不可取" * 20 + "（刘通摄）",
        "他说：“好！”然后拿出相机拍摄",
    ],
)
def test_prose_is_left_alone(text):
    assert marked(text) == f"body {text}"


def test_links_stay_with_their_words():
    block = Block(
        Role.BODY,
        "新桥夜景。刘通 摄",
        links=(Link(0, 2, "http://a.example/"), Link(5, 7, "http://b.example/")),
    )
    caption, credit = mark_captions(Article("", (block,), "")).blocks
    assert (caption.links, credit.links) == (
        (Link(0, 2, "http://a.example/"),),
        (Link(0, 2, "http://b.example/"),),
    )
