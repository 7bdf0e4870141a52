"""Numbers are said as people say them: each row of the tables by its example, then cases of every kind."""

import re
from pathlib import Path

import pytest

from briefing.nouns import Pin
from briefing.pronounce import numbers
from briefing.pronounce.numbers import RULES, token_at
from briefing.pronounce.numbers.numerals import cardinal, digits, number
from briefing.pronounce.signs.folding import folded
from briefing.pronounce.writing import pronounce


def said(text):
    return re.sub(r"\s", "", pronounce(text).spoken)


def rules_of(text):
    """The ids of the rules that speak in ``text``, token after token; letters within a word begin none."""
    plain = folded(text)
    ids, at = [], 0
    while at < len(plain):
        token = token_at(plain, at, len(plain))
        ids += [token.rule] if token else []
        at = token.end if token else re.compile(r"[A-Za-z]+|(?s:.)").match(plain, at).end()
    return ids


@pytest.mark.parametrize("row", RULES, ids=[row.id for row in RULES])
def test_each_rule_says_its_example(row):
    assert re.sub(r"\W", "", said(row.written)) == re.sub(r"\W", "", row.spoken)


@pytest.mark.parametrize("row", RULES, ids=[row.id for row in RULES])
def test_each_example_is_spoken_by_its_own_rule(row):
    assert row.id in rules_of(row.written)


def test_a_rule_is_found_by_its_id_in_the_file_that_the_id_names():
    written = [
        (file.stem, found)
        for file in Path(numbers.__path__[0]).glob("*.py")
        for found in re.findall(r'^ +id="([^"]*)",$', file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert [each for stem, each in written if not re.fullmatch(rf"numbers/{stem}/[a-z0-9-]+", each)] == []
    assert sorted(each for _, each in written) == sorted(row.id for row in RULES)
    assert len({row.id for row in RULES}) == len(RULES)


CASES = """
1949年10月1日|一九四九年十月一日
2026-03-05发布|二零二六年三月五日发布
从2020—2025年|从二零二零至二零二五年
3月5日-7日|三月五日至七日
20世纪80年代|二十世纪八十年代
距今3000年|距今三千年
近2000年历史|近两千年历史
2023-24赛季|二零二三至二四赛季
上午9:05|上午九点零五分
9:00—11:30|九点至十一点三十分
用时2:08:30|用时两小时八分三十秒
1小时20分|一小时二十分
2天|两天
2月2日|二月二日
2层2楼|两层二楼
1-2个|一至两个
12个|十二个
202人|两百零二人
1.2万人|一点二万人
2,300万|两千三百万
0.05|零点零五
3.1%|百分之三点一
5%-8%|百分之五至百分之八
5~8%|百分之五至百分之八
-3.2%|负百分之三点二
2‰|千分之二
3/4|四分之三
1:2.5|一比二点五
以2-1获胜|以二比一获胜
甲队8-15|甲队八比十五
评分8-16|评分八至十六
甲队16-8|甲队十六比八
比分102:98|比分一百零二比九十八
-12℃|零下十二摄氏度
-3~5℃|零下三至零上五摄氏度
¥8.8|八点八元
$1.5 billion|十五亿美元
HK$2,000|两千港元
€3亿|三亿欧元
30km/h|每小时三十公里
120㎡|一百二十平方米
2kg|两千克
500mL|五百毫升
8元/斤|八元每斤
15812345678|幺五八幺二三四五六七八
021-87654321|零二一八七六五四三二一
拨打119|拨打幺幺九
95599|九五五九九
302室|三零二室
5号楼1单元|五号楼一单元
G108国道|G一零八国道
MU5101航班|MU五一零一航班
D2次列车|D二次列车
粤B12345|粤B一二三四五
v1.10.2|v一点十点二
GPT-5|GPT五
F-22|F二十二
歼-16|歼十六
波音787|波音七八七
H7N9|H七N九
PM10|PM十
COVID-19|COVID十九
6G|六G
T+0|T加零
第12届|第十二届
第IV卷|第四卷
Ⅱ期|二期
②落实|二，落实
（5）落实|五，落实
2.落实|二、落实
No.7|第七
000001（平安银行）|零零零零零一（平安银行）
平安银行（000001）|平安银行（零零零零零一）
6+7=13|六加七等于十三
5×6|五乘六
≤10人|小于等于十人
±2|正负二
√16|根号十六
6·18|六一八
双11|双十一
90后|九零后
一九九〇年|一九九零年
１２３|一百二十三
٣个|三个
½杯|二分之一杯
m²|m平方
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_a_number_is_said_as_it_is_meant(case):
    written, _, spoken = case.partition("|")
    assert said(written) == spoken


HELD_OUT = [
    line.split("\t")
    for line in (Path(__file__).parent / "written.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("written", "ways"), HELD_OUT, ids=[written for written, _ in HELD_OUT])
def test_what_was_held_out_is_said_in_one_of_the_ways_people_say_it(written, ways):
    assert re.sub(r"[\W_]", "", said(written)) in [re.sub(r"\W", "", way) for way in ways.split("|")]


def test_a_number_too_long_for_a_name_is_said_digit_by_digit():
    assert cardinal("1" * 17) == "一" * 17
    assert digits("302", one="幺") == "三零二"
    assert number("1,001.50") == "一千零一点五零"


def test_a_number_is_heard_where_its_first_digit_stands():
    utterance = pronounce("共3,000元")
    assert utterance.spoken == "共三千元"
    assert utterance.spans == ((0, 1), (1, 6), (1, 6), (6, 7))


def test_two_numbers_that_a_space_parts_are_parted_in_speech():
    assert pronounce("Galaxy S20 4G版").spoken == "Galaxy S二十、四G版"
    assert pronounce("2026年 3月").spoken == "二零二六年三月"


def test_the_whole_number_is_said_where_a_pin_takes_its_decimals():
    assert pronounce("3.5米", [Pin(1, 3, "点五")]).spoken == "三点五米"


def test_the_digits_before_a_pin_that_begins_among_digits_are_said():
    assert pronounce("共1234人", [Pin(3, 5, "三十四")]).spoken == "共十二三十四人"
    assert pronounce("2026年", [Pin(2, 4, "二六")]).spoken == "二十二六年"
