"""为 is read by the rest of its clause: for somebody, or to be."""

import pytest

from briefing.pronounce.readings import decide
from briefing.pronounce.readings.wei import USES, on_behalf
from briefing.zh.lac import tagged


def readings(text):
    return [each.reading for char, each in zip(text, decide(text), strict=True) if char == "为"]


@pytest.mark.parametrize("row", USES, ids=lambda row: row.id)
def test_a_row_reads_its_example(row):
    assert (row.example.index("为"), row.reading, row.id) in on_behalf(tagged(row.example))


@pytest.mark.parametrize(
    "text",
    [
        "为实现这一目标，各方都在努力。",
        "为游客提供方便。",
        "市政府为每位居民发放补贴",
        "他为人民服务",
        "更好地为客户提供服务",
        "坚持为群众办实事",
        "建成后可为当地群众提供岗位",
        "医生连夜为他做手术",
        "她为这件事哭了一夜",
        "工人们为赶工期加班",
        "为深入推进党建工作，医院举办大赛。",
        "老师这是为方便管理。",
        "以实际行动为群众办实事",
        "上半年先后为六家上市公司提供资金",
        "第三方公司为“甲”平台、“乙”平台提供数据服务。",
        "学校特意为毕业生拍了合影",
        "他甘愿为朋友两肋插刀",
        "一切都是为孩子",
        "这是为您准备的礼物",
    ],
)
def test_it_is_a_preposition_before_an_object_and_a_verb(text):
    assert readings(text) == ["wei4"]


@pytest.mark.parametrize(
    "text",
    [
        "主营业务为信息服务",
        "以安全为条件提供服务",
        "会议主题为科技服务生活",
        "父亲为工厂工人",
        "此举为首次推进改革。",
        "他被选为代表。",
        "全长为三公里。",
        "以学生为中心开展教学",
        "中标单位为一家提供环保服务的公司",
        "该片为他执导的首部电影",
        "他为中国首位获得该奖项的作家",
        "这座塔为国家重点文物保护单位",
        "结果为客队获胜",
        "有关部门确定其为救助对象",
        "不为人知的故事",
        "民众为假象所迷惑",
        "城墙为石砌而成",
        "经营范围为销售服装、提供餐饮服务",
    ],
)
def test_it_is_the_verb_before_a_predicate(text):
    assert readings(text) == ["wei2"]
