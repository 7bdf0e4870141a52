"""Signs that carry sense are said, each by its sense, and what is not said is counted."""

import unicodedata

import pytest

from briefing.nouns import Pin
from briefing.pronounce.lexiconfile import parse
from briefing.pronounce.signs.addresses import LONGEST_SAID, AddressWords
from briefing.pronounce.signs.formulae import plain_signs
from briefing.pronounce.signs.symbols import must_be_told
from briefing.pronounce.writing import pronounce

CASES = """
餐饮+零售的门店|餐饮加零售的门店
“体育+”计划|“体育加”计划
补贴 +300万|补贴加三百万
室外温度 +3|室外温度正三
嫌疑人陈××（男）|嫌疑人陈某某（男）
李×和张*明|李某和张某明
住在××路|住在某某路
长×宽×高|长乘宽乘高
单价×数量|单价乘数量
车牌鲁B×××××|车牌鲁B叉叉叉叉叉
20××年|二零叉叉年
XX大学与XL码|某某大学与XL码
XXY染色体|XXY染色体
打×或打√|打叉或打勾
10×变焦与10×12|十倍变焦与十乘十二
金价涨↑5%|金价涨百分之五
同比↑12%、环比↓3%|同比上升百分之十二、环比下降百分之三
气温↑，用电↑|气温上升，用电上升
利润▲8%|利润上涨百分之八
8级↑大风|八级以上大风
△ABC与∠A|三角形ABC与角A
甲地→乙地|甲地到乙地
x→0|x趋于零
√2与√x|根号二与根号x
~秋日特惠~开始|秋日特惠开始
快来吧~地址|快来吧地址
周一~周五|周一至周五
6#楼和98#汽油|六号楼和九十八号汽油
#双12#上热搜|双十二上热搜
学C#的人|学C sharp的人
抗体（+），抗原（-）|抗体（阳性），抗原（阴性）
评级为AA-。|评级为AA减。
Mg²⁺与PO₄³⁻|M g二正与PO四三负
x²与Cl⁻|x平方与C l负
¹³C和²³⁸U|碳十三和铀二三八
孕13⁺⁵周|孕十三加五周
“来……？”|“来？”
A$AP与5$|AAP与五美元
马X手机与Model X|马X手机与Model X
尾号为××××|尾号为叉叉叉叉
（▲3%）与△t|（上涨百分之三）与德尔塔t
温度+5℃|温度正五摄氏度
==重点==与a==b|重点与a等于b
|x-5|<1且|a|=|b||x减五的绝对值小于一且a的绝对值等于b的绝对值
TNF-α与CD4⁺|TNF阿尔法与CD四正
x∈[0,1]|x属于零到一
《〈诗经〉草木》和〈关雎〉|《〈诗经〉草木》和《关雎》
问题普遍存在[3]。取值在[3,5]之间|问题普遍存在。取值在三到五之间
★温馨提示★难度★★，评分★★★★½|温馨提示难度二星，评分四星半
♥感谢收听♥梭哈♥K|感谢收听梭哈红桃K
张三♂28岁，捕获♂3♀5|张三男二十八岁，捕获雄三雌五
缺□□字，在□内打√|缺字，在方框内打勾
需求>供给，支出＜收入|需求大于供给，支出小于收入
首页 > 财经，点击设置>通用|首页财经，点击设置通用
<红楼梦>与＜论语＞|《红楼梦》与《论语》
A股>H股，a＞b|A股大于H股，a大于b
水泥:沙=1:2，性别:男|水泥比沙等于一比二，性别：男
红∶蓝的配比为1∶2|红比蓝的配比为一比二
♂雄鸟与♀母蟹|雄鸟与母蟹
难度系数：★★★。好评：★★|难度系数：三星。好评：二星
特点：★★省电|特点：省电
布袋√ 塑料袋× 纸袋√|布袋对勾塑料袋叉纸袋对勾
✗ 请勿喂食，✗喂食|请勿喂食，叉喂食
珠三角/长三角，三元/斤|珠三角、长三角，三元每斤
NaCl和KOH，CoCo奶茶|N a C l和KOH，CoCo奶茶
Fe+CuSO₄=FeSO₄+Cu|F e加C u S O四等于F e S O四加C u
1/x→0与1/2|x分之一趋于零与二分之一
又迟到了T_T，还发^_^，变量t_max|又迟到了，还发，变量t max
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_a_sign_is_said_by_its_sense(case):
    written, _, spoken = case.rpartition("|")
    assert pronounce(written).spoken == spoken


@pytest.mark.parametrize(
    ("written", "spoken", "note"),
    [
        ("史书有载［二］。", "史书有载。", "［二］"),
        ("史书有载[十二]，", "史书有载，", "[十二]"),
        ("见后文〔注二〕。", "见后文。", "〔注二〕"),
        ("此说有疑③。", "此说有疑。", "③"),
        ("见[3]", "见（三）", ""),
        ("答案是②。", "答案是二。", ""),
        ("①食宿②交通③。", "一，食宿二交通三。", ""),
        ("国发〔12〕号", "国发（十二）号", ""),
    ],
)
def test_the_mark_of_a_note_is_shown_and_not_said(written, spoken, note):
    utterance = pronounce(written)
    assert utterance.spoken == spoken
    assert [change.before for change in utterance.omitted if change.kind == "note"] == [note][: len(note)]


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("官网www.example.cn。", "官网三W点example点cn。"),
        ("写信给news@example.org吧", "写信给news艾特example点org吧"),
        ("登录12306.cn购票", "登录一二三零六点cn购票"),
        ("见https://example.org/2026/11/24/a.html，", "见链接，"),
        ("链接：https://example.org/2026/11/24/a.html。", "链接：略。"),
        ("(https://example.org/2026/11/a.html)(12.5万次)", "（链接）（十二点五万次）"),
        ("发到zhang.san.2026@press.example.com.cn。", "发到邮箱。"),
        ("用Node.js写", "用Node点js写"),
    ],
)
def test_an_address_is_said_or_named_and_takes_nothing_with_it(written, spoken):
    utterance = pronounce(written)
    assert utterance.spoken == spoken
    assert bool(utterance.omitted) == any(word in spoken for word in ("链接", "邮箱"))


def test_a_long_address_is_said_as_the_show_wants_it():
    address = "https://example.org/" + "a" * LONGEST_SAID
    assert pronounce(f"见{address}", addresses=AddressWords(link="节目单")).spoken == "见节目单"


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("质能方程$E=mc^2$。", "质能方程E等于mc平方。"),
        (r"概率为\frac{a}{b}。", "概率为b分之a。"),
        (r"面积$S=\pi r^2$", "面积S等于派r平方"),
        (r"$\sqrt{x_1+2}$", "根号x一加二"),
        ("$b^2-4ac$", "b平方减四ac"),
        ("花了$5和$6", "花了五美元和六美元"),
        (r"$\text{速度}=\frac{s}{t}$", "速度等于t分之s"),
        (r"$$a^2+b^2=c^2$$", "a平方加b平方等于c平方"),
    ],
)
def test_a_common_formula_is_said(written, spoken):
    assert pronounce(written).spoken == spoken


def test_a_formula_with_a_command_that_nobody_says_is_shown_and_counted():
    assert plain_signs(r"\oiint F") == ""
    utterance = pronounce(r"由$\oiint F$得")
    assert utterance.spoken == "由得"
    assert [(change.kind, change.before) for change in utterance.omitted] == [("formula", r"$\oiint F$")]


def test_what_a_person_silenced_is_shown_not_said_and_counted():
    pinned = pronounce("走了（注三），", [Pin(2, 6, "")])
    worded = pronounce("走了（注三），", lexicon=parse('"（注三）" = ""'))
    for utterance in (pinned, worded):
        assert utterance.spoken == "走了，"
        assert [(change.kind, change.before) for change in utterance.omitted] == [("silenced", "（注三）")]


CARRIERS = ("今天{}，天气不错。", "记者从{}了解到", "他说{}很好", "这是{}", "增长3%{}左右", "“{}”来了")
LATIN = r"""
A Ab AB abc A1 1A A-1 a_b A/B A&B a.b A+ C# @a #a $a a$ a% ^a a^b a* *a ~a a~ <a> [a] {a} |a| a\b
"""
SIGNS = [
    char
    for char in map(chr, [*range(33, 0x3400), *range(0xFE30, 0x10000), *range(0x1F000, 0x1FB00)])
    if unicodedata.category(char) not in ("Cn", "Co", "Cs") and must_be_told(char)
]


def unheard_and_untold(token, carrier):
    """The printed characters of ``token`` of which neither the spoken text nor a person is told."""
    utterance = pronounce(carrier.format(token))
    told = "".join(change.before for change in utterance.omitted)
    first = carrier.index("{")
    heard = {at - first for start, end in utterance.spans for at in range(start, end)}
    return [
        char for at, char in enumerate(token) if must_be_told(char) and at not in heard and char not in told
    ]


def check_nothing_is_lost(tokens):
    joints = {"-", "_", "/", "."}  # Wi-Fi: they part two words, which are both heard
    for number, token in enumerate(tokens):
        lost = unheard_and_untold(token, CARRIERS[number % len(CARRIERS)])
        assert not set(lost) - joints, token


def test_of_each_kind_of_sign_none_is_lost():
    check_nothing_is_lost(SIGNS[::40] + LATIN.split())


@pytest.mark.slow
def test_of_all_signs_none_is_lost():
    check_nothing_is_lost(SIGNS)
