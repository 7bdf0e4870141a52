"""Words that do a sentence's work are read by what they do in it."""

import pytest

from briefing.pronounce.writing import pronounce


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("要更好地保护环境", "地", "de5"),
        ("他们迅速地离开了", "地", "de5"),
        ("断断续续地传来枪声", "地", "de5"),
        ("他认真地说", "地", "de5"),
        ("有计划地开展活动", "地", "de5"),
        ("这个地方很好", "地", "di4"),
        ("就地消化", "地", "di4"),
        ("新房卖得快", "得", "de5"),
        ("表现得淋漓尽致", "得", "de5"),
        ("忙得不可开交", "得", "de5"),
        ("看得见", "得", "de5"),
        ("你得去一趟", "得", "dei3"),
        ("我们得努力", "得", "dei3"),
        ("他得第一", "得", "de2"),
        ("只得放弃", "得", "de2"),
        ("更好地为客户提供服务", "地", "de5"),
        ("质量差，价格高", "差", "cha4"),
        ("两个数之差", "差", "cha1"),
        ("伙计都加入了", "都", "dou1"),
        ("首都北京", "都", "du1"),
        ("反而更像汽车", "更", "geng4"),
        ("将名称更改为新名", "更", "geng1"),
        ("先民曾背着铜鼓", "曾", "ceng2"),
        ("各方均应采取措施", "应", "ying1"),
        ("应邀访问", "应", "ying4"),
        ("座椅还根据需要设计", "还", "hai2"),
        ("把书还给他", "还", "huan2"),
        ("跑道长五百米", "长", "chang2"),
        ("时间不长", "长", "chang2"),
        ("他已经长大了", "长", "zhang3"),
        ("参加过比赛", "过", "guo5"),
        ("小刚没再打人", "没", "mei2"),
        ("船已沉没", "没", "mo4"),
        ("说是我干的", "干", "gan4"),
        ("可移植性差带来的问题", "差", "cha4"),
        ("过马路要小心", "过", "guo4"),
    ],
)
def test_a_function_word_is_read_by_its_use(text, char, reading):
    utterance = pronounce(text)
    assert utterance.readings[utterance.spoken.index(char)] == reading


@pytest.mark.parametrize(
    ("text", "char", "reading"),
    [
        ("被媒体曝光", "曝", "bao4"),
        ("按时还款", "还", "huan2"),
        ("与会代表一致认为", "与", "yu4"),
        ("两者相差不多", "差", "cha1"),
    ],
)
def test_an_everyday_word_is_read_as_people_say_it(text, char, reading):
    utterance = pronounce(text)
    assert utterance.readings[utterance.spoken.index(char)] == reading
