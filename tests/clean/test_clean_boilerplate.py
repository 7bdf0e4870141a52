"""Lines of the page around an article go, and are told; a sentence that speaks of such things stays."""

import pytest

from briefing.clean.boilerplate import remove_boilerplate
from briefing.nouns import Article, Block, Change, Role
from briefing.zh.boilerplate import FURTHER, TEXT, rows


def left(*blocks):
    blocks = [Block(Role.BODY, block) if isinstance(block, str) else block for block in blocks]
    return [block.text for block in remove_boilerplate(Article("", tuple(blocks), "")).blocks]


@pytest.mark.parametrize("rule", [*rows(TEXT), *rows(FURTHER)], ids=lambda rule: rule.example)
def test_each_line_of_the_table_goes(rule):
    assert left("正文。", rule.example) == ["正文。"]


@pytest.mark.parametrize(
    "line",
    [
        "【点击进入专题】",
        "▶ 扫码关注我们",
        "长按识别二维码关注我们",
        "版權聲明：本文版權歸原作者所有。",
        "點擊查看大圖",
        "（廣告）",
        "上一篇：甲",
        "Copyright 2026 某某网",
        "欢迎关注“某某”微信公众号",
        "長按識別圖中二維碼，關注我們。",
        "如果喜欢这篇文章，请识别图中二维码关注，并推荐给朋友。",
        "掃描上方圖片二維碼領取優惠券！",
        "← 左右滑动查看更多 →",
        "投稿|tougao@example.org 合作|hezuo(微信)",
        "視頻加載失敗，請刷新頁面再試",
        "如需转载，请联系作者",
        "本網內容僅供參考，不作為投資依據。",
    ],
)
def test_its_variants_go(line):
    assert left(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "他在会上说，欢迎关注公众号的读者。",
        "分享经济正在改变城市",
        "下一章要写的是桥",
        "广告法今日实施",
        "打开APP后，他发现桥已经通车。",
        "扫码支付已成习惯，老人却犯难了。",
        "关注微信公众号的人越来越多。",
        "相关报道说，桥修好了。",
        "声明：我反对",
        "更多精彩比赛在明天上演。",
        "评论",
        "未经许可，任何人不得进入工地。",
        "版权所有者表示感谢。",
        "阅读全文之后，他沉默了。",
        "乘客扫描车厢里的二维码，就能查到下一班船。",
        "他向右滑动屏幕，查看通车的照片。",
        "商务合作：两岸企业家谈什么",
        "他转载时请了朋友校对。",
        "本站台的列车仅供员工乘坐",
        "市民反映，视频加载失败的情况还在。",
        "来源：这条河",
        "记者：",
    ],
)
def test_a_sentence_stays(line):
    assert left(line) == [line]


def test_a_list_of_further_reading_goes_with_its_head():
    assert left("正文。", "相关阅读", "大桥昨夜合龙", "两岸百姓庆通车", Block(Role.ITEM, "又一座桥")) == [
        "正文。"
    ]


def test_the_list_ends_where_the_article_goes_on():
    heading = Block(Role.HEADING, "两岸的期待", 2)
    assert left("相关阅读：", "大桥昨夜合龙", heading, "盼了十年。", "完。") == [
        "两岸的期待",
        "盼了十年。",
        "完。",
    ]


def test_the_list_ends_at_the_credits():
    assert left("相关新闻", "大桥合龙", Block(Role.CREDIT, "本报记者 王明")) == ["本报记者 王明"]


def test_rows_and_footnotes_are_never_boilerplate():
    assert left(Block(Role.ROW, "广告"), Block(Role.FOOTNOTE, "返回首页")) == ["广告", "返回首页"]


def test_what_went_is_told():
    article = remove_boilerplate(Article("", (Block(Role.BODY, "正文。"), Block(Role.BODY, "廣告")), ""))
    assert article.changes == (Change("boilerplate", "廣告", "", "block 2"),)
