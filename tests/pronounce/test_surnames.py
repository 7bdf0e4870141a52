"""A surname is read as one where somebody is named, and as a word everywhere else."""

import pytest

from briefing.pronounce.readings import people_in
from briefing.pronounce.writing import pronounce


def said(text, char, people=()):
    """How the first ``char`` of ``text`` is read."""
    utterance = pronounce(text, people=people)
    return utterance.readings[utterance.spoken.index(char)]


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("单先生昨天到京。", "单", "shan4"),
        ("解女士已经离开了。", "解", "xie4"),
        ("查教授认为这不可能。", "查", "zha1"),
        ("任教授认为这不可能。", "任", "ren2"),
        ("“任老师，您好！”", "任", "ren2"),
        ("曾某被警方抓获。", "曾", "zeng1"),
        ("记者区永权报道", "区", "ou1"),
        ("校长任晓明表示感谢。", "任", "ren2"),
        ("曾雨桐说，这项工作很重要。", "曾", "zeng1"),
        ("作者：仇建国", "仇", "qiu2"),
        ("导演盖玉林和演员王刚出席。", "盖", "ge3"),
        ("该公司董事长应志远透露，", "应", "ying1"),
        ("小任告诉记者", "任", "ren2"),
        ("任弼时被誉为骆驼。", "任", "ren2"),
        ("浪子燕青善于相扑。", "燕", "yan1"),
        ("这位区先生来自广东。", "区", "ou1"),
        ("派出所的曾警官很忙。", "曾", "zeng1"),
        ("他姓盖，是本地人。", "盖", "ge3"),
        ("折家将世代守边。", "折", "she2"),
        ("这位老专家曾参与设计。", "曾", "ceng2"),
        ("人们忘不了那英勇的一跳。", "那", "na4"),
        ("市民过江更方便了。", "过", "guo4"),
        ("柏拉图提出了一种理念。", "柏", "bo2"),
        ("司机查酒驾时逃跑。", "查", "cha2"),
        ("居民单元楼停电。", "单", "dan1"),
        ("他们每天都上山。", "都", "dou1"),
        ("百姓过江不再难。", "过", "guo4"),
        ("過先生來了", "过", "guo1"),
    ],
)
def test_a_person_is_called_by_the_name(text, char, reading):
    utterance = pronounce(text, written="hant" if "過" in text else "hans")
    assert utterance.readings[utterance.spoken.index(char)] == reading


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("那天曲建新也在场。", "曲", "qu1"),
        ("裁判长单国庆吹响了哨子。", "单", "shan4"),
        ("一个叫柏丽萍的年轻人敲开了门。", "柏", "bai3"),
        ("他把钥匙交给了缪正阳。", "缪", "miao4"),
        ("广东籍企业家区志航捐了一座图书馆。", "区", "ou1"),
    ],
)
def test_a_name_is_told_where_it_would_be_one_with_a_common_surname(text, char, reading):
    assert said(text, char) == reading


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("书中有几个查尔斯。", "查", "cha2"),
        ("大家都在谈论查普曼。", "查", "cha2"),
        ("种姓制度延续了上千年。", "种", "zhong3"),
        ("1999年起，任抚顺市委副书记。", "任", "ren4"),
        ("各团也有竞争，都希望被选中。", "都", "dou1"),
        ("首府从柏培拉迁走了。", "柏", "bo2"),
    ],
)
def test_but_a_foreign_name_an_office_or_an_adverb_is_none(text, char, reading):
    assert said(text, char) == reading


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("1990年任教授，次年去世。", "任", "ren4"),
        ("他担任校长期间。", "任", "ren4"),
        ("主任应邀出席。", "应", "ying4"),
        ("记者解释说，", "解", "jie3"),
        ("记者查看了现场。", "查", "cha2"),
        ("他给老人盖房子。", "盖", "gai4"),
        ("小区业主告诉记者", "区", "qu1"),
        ("他曾对媒体说", "曾", "ceng2"),
        ("大家都说好。", "都", "dou1"),
        ("她见过先生两次。", "过", "guo4"),
        ("行文朴素", "朴", "pu3"),
        ("华氏七十八度", "华", "hua2"),
        ("单纯说是运气", "单", "dan1"),
        ("北京卫戍区司令员", "区", "qu1"),
        ("大家都在谈论葛布。", "葛", "ge2"),
        ("大家都在谈论仇富。", "仇", "chou2"),
        ("那达慕下周开幕。", "那", "na4"),
    ],
)
def test_a_word_stays_a_word(text, char, reading):
    assert said(text, char).rstrip("5") in (reading, reading.rstrip("1234"))


def test_who_was_introduced_once_is_known_in_the_whole_text():
    text = "校长任南星昨天表示感谢。任南星生于山东。"
    people = people_in(text)
    assert people == {"任南星"}
    assert said("后来任南星回到山东。", "任", people) == "ren2"
    assert said("后来任南星回到山东。", "任") == "ren4"
