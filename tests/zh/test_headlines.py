"""Headlines: what stands behind them comes off, and each ends as one sentence."""

import pytest

from briefing.zh.headlines import ended, without_site, without_source


@pytest.mark.parametrize(
    ("whole", "headline"),
    [
        ("黄河大桥今天通车_社会频道_某某网", "黄河大桥今天通车"),
        ("黄河大桥今天通车-新华网", "黄河大桥今天通车"),
        ("黄河大桥今天通车--文化--人民网", "黄河大桥今天通车"),
        ("棱镜|大桥通车之后_财经_腾讯网", "棱镜|大桥通车之后"),
        ("COVID-19疫苗接种过亿", "COVID-19疫苗接种过亿"),
        ("黄河大桥今天通车", "黄河大桥今天通车"),
    ],
)
def test_a_headline_loses_the_sites_name_and_nothing_else(whole, headline):
    assert without_site(whole) == headline


@pytest.mark.parametrize(
    ("written", "publisher", "headline"),
    [
        ("大桥通车（来源：新华社）", "", "大桥通车"),
        ("大桥通车【人民网】", "", "大桥通车"),
        ("大桥通车 - 河岸食志", "河岸食志", "大桥通车"),
        ("油价上调｜财经_某某网", "财经", "油价上调"),
        ("大桥通车——新华社", "", "大桥通车"),
        ("大桥通车-中国日报网", "", "大桥通车"),
        ("新桥怎么走（附图）", "", "新桥怎么走（附图）"),
        ("桥——盼了十年", "", "桥——盼了十年"),
        ("COVID-19疫苗过亿", "", "COVID-19疫苗过亿"),
        ("一条旧新闻", "", "一条旧新闻"),
        ("新华社", "新华社", "新华社"),
        ("-人民网", "", "-人民网"),
    ],
)
def test_a_source_behind_a_headline_comes_off_and_nothing_else(written, publisher, headline):
    assert without_source(written, publisher) == headline


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("大桥通车", "大桥通车。"),
        ("大桥通车。", "大桥通车。"),
        ("大桥通车；", "大桥通车。"),
        ("谁来修桥？", "谁来修桥？"),
        ("谁来修桥？。", "谁来修桥？"),
        ("通车了！！", "通车了！"),
        ("Who builds it?", "Who builds it?"),
        ("他说：“盼了十年！”", "他说：“盼了十年！”"),
        ("他说：“盼了十年。”", "他说：“盼了十年。”"),
        ("他们叫它“长虹”", "他们叫它“长虹”。"),
        ("话没说完……", "话没说完……"),
        ("读《长桥》", "读《长桥》。"),
    ],
)
def test_each_headline_ends_with_one_mark(headline, said):
    assert ended(headline) == said
