"""Characters that the model of ``polyphones`` confuses most, and what beside them tells their readings apart.

Found by the table of its errors in cross-validation (``docs/polyphones.md``); the uses are those of
《现代汉语词典》 (7th edition), not those of the sentences it erred in. Each row carries an example, and each
example is a test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_HAN = "[\u3400-\u9fff]"


class Row(NamedTuple):
    """What tells one reading of a character."""

    char: str
    pattern: str
    """Matched where the character stands; a look-behind sees what is before."""
    reading: str
    example: str
    """Words in which the character, the first time it occurs, has this reading."""


TABLE: Final = (
    Row(
        "涌",
        f"(?<={_HAN})(?<![汹喷泉潮奔翻云蜂腾浪波上海狂管暗泪思])涌(?=[河村镇站路区口头桥社围岸、]|[一两][带岸]|等地|附近|水闸|公园)",
        "chong1",
        "乌涌一带",
    ),
    Row(
        "弄",
        "弄(?=[不得干清懂错坏眼丢死脏湿成到出来了走破好巧虚权潮假些点个他她我你人一]|明白)",
        "nong4",
        "弄干",
    ),
    Row(
        "弄",
        "(?<=[0-9一二三四五六七八九十百零])弄(?=[0-9一二三四五六七八九十百内口，。的])",
        "long4",
        "八十八弄五号",
    ),
    Row("弄", "弄(?=[堂口])", "long4", "弄堂"),
    Row("参", "(?<=[玄苦丹党沙人海玉红西洋])参(?=[科属（、等根片])", "shen1", "玄参科"),
    Row("尽", "尽(?![管量快早先速着]|可能)", "jin4", "尽得其真传"),
    Row("撒", "撒(?=[在上入到向满些点下落播种施药盐粉])", "sa3", "撒上可可粉"),
    Row("撒", "撒(?=[谎手网开野娇尿腿旦气欢赖])", "sa1", "撒谎"),
    Row("刨", "刨(?=[土坑出塌开挖根食地去掉])", "pao2", "刨出坟墓"),
    Row("晕", "(?<=[光日月红血的质])晕(?![倒过眩头厥死])|晕(?=[车船机针轮圈])", "yun4", "暗物质晕里"),
    Row("晕", "晕(?=[倒眩头厥死]|过去)", "yun1", "晕倒"),
    Row(
        "炸",
        "(?<=[油煎酥烹干软续])炸(?![毁弹死伤药沉开塌])|(?<![爆轰空])炸(?=[鸡酱糕薯虾丸串春馒油制熟豆肉猪])",
        "zha2",
        "续炸三分钟",
    ),
    Row(
        "铺",
        "(?<=重)铺|(?<![商店床卧当药饭肉旅])铺(?=[上散着满在开成设路垫张就平盖筑床展陈排砌轨砖])",
        "pu1",
        "铺上金钱",
    ),
    Row("盛", "盛(?=[饭汤酒菜粥]|米饭|满(?!足))", "cheng2", "盛米饭"),
    Row("粘", "粘(?=[在上住贴到满牢])", "zhan1", "粘在石头上"),
    Row("喝", "(?<=大)喝(?=一声|道)|喝(?=[彩令止问斥退])", "he4", "大喝一声"),
    Row("背", "(?<![后手脚项脊违])背(?=着(?![手光风对])|[负包带篓]|孩子|书包|黑锅)", "bei1", "背着她前进"),
    Row("闷", "(?<![沉郁苦烦解纳胸憋愁])闷(?=[热头声软熟气骚])", "men1", "闷热"),
    Row("笼", "笼(?=[罩络统])", "long3", "笼罩"),
    Row(
        "教",
        "(?<![宗佛道督主回儒国邪传信请任执助调宣赐指受见管胎家支私早幼职函说讨求身礼名])"
        "教(?=[他她我你]|人(?![员数类口])|学生|孩子|大家|英语|数学|汉语|语文|中文|钢琴|游泳)",
        "jiao1",
        "教人求真",
    ),
    Row("镐", "镐(?=头)|(?<=[斧铁字])镐", "gao3", "斧镐"),
    Row("哄", "哄(?=[他她我你人睡着骗好]|孩子|小孩|宝宝)", "hong3", "哄他入睡"),
    Row("葛", "葛(?=[属科根藤麻粉布])", "ge2", "蓬莱葛属"),
    Row("圩", "圩(?=[日市场集])|(?<=[赶趁歌])圩", "xu1", "赶圩"),
    Row("冠", "冠(?=[帽冕状层羽盖玉])", "guan1", "冠帽"),
    Row("藏", "(?<=[所收馆珍隐躲埋暗贮储冷窝私库典包潜蕴])藏", "cang2", "所藏佛像"),
    Row("乐", "(?<![快欢娱可享安喜逗同康])乐(?=[评团队器曲坛谱章手师律府舞])", "yue4", "乐评人"),
    Row(
        "校",
        "(?<![学高院母本军党在该全名离返我贵入各分少上中大])校(?=[射准订勘验注阅样对正])",
        "jiao4",
        "校射台",
    ),
    Row("斗", "斗(?=[栱拱笠篷室])", "dou3", "斗栱"),
    Row("幢", "(?<=[经石铁宝法])幢", "chuang2", "经幢"),
    Row("蒙", "(?<=[搞打看吓听])蒙(?=[了圈住，。])", "meng1", "搞蒙了"),
    Row("劲", "劲(?=[敌旅歌松草爆射吹升])|(?<=[强刚苍遒雄])劲", "jing4", "劲歌"),
    Row("劲", "(?<=[使用费起没干鼓冲带较])劲(?![敌旅歌])|劲(?=[头儿])", "jin4", "使劲"),
    Row("吓", "(?<=[恐恫威阻])吓|吓(?=阻)", "he4", "阻吓"),
    Row("挨", "挨(?=[打骂饿批揍冻宰训整罚])", "ai2", "挨打"),
    Row("挨", "挨(?=[着近家个次户边])", "ai1", "挨着"),
    Row("扒", "扒(?=[开下掉光皮房拉住])", "ba1", "扒开"),
    Row("钉", "(?<![螺丝图铁铆钢竹])钉(?=[上在住入死进牢])", "ding4", "钉在墙上"),
    Row("卷", "(?<![试问答案书画交开闭阅考手])卷(?=[起入走款烟发曲帘尺积筒])", "juan3", "卷入"),
    Row("卷", "(?<=[试案书画手考答交开闭阅问长])卷(?![起入走款烟曲])", "juan4", "试卷"),
    Row("没", "(?<=[沉淹埋湮隐覆吞辱泯浸罚抄])没(?![有能想见事人法钱])", "mo4", "淹没"),
    Row(
        "数",
        "(?<=[可胜倒])数(?=[第]?[一二三四五六七八九]|$|[，。”])|数(?=得着|不清|一数|着)",
        "shu3",
        "倒数第二",
    ),
    Row("宿", "宿(?=[舍营主命敌醉将州迁愿])", "su4", "宿舍"),
    Row("轧", "轧(?=[钢制辊材])", "zha2", "轧钢"),
    Row("转", "(?<![旋运流周反逆扭])转(?=[速子轮盘炉椅台圈门轴])", "zhuan4", "转速"),
    Row("中", "(?<![集其当途])中(?=标(?![准题注识签志本记]))", "zhong4", "中标价"),
    Row("当", "(?<=[妥恰适失])当(?![然年时局])", "dang4", "妥当"),
    Row("发", "(?<![开研爆突并自复散多激触高])发(?=型)|发(?=[廊髻际簪])", "fa4", "发型"),
    Row("干", "(?<=[晒晾烘风弄擦吹沥烤])干(?![部活劲扰涉预线警])", "gan1", "弄干"),
    Row("散", "(?<![分解疏扩发驱遣消四失拆离涣])散(?=[文户装件光兵客漫记养曲打沙页剂])", "san3", "散文"),
    Row("褪", "褪(?=[色去皮毛尽])", "tui4", "褪去"),
    Row("汗", "汗(?=[国位庭廷])", "han2", "汗国"),
    Row("杆", "(?<=[枪笔秤炮拉连推驶纵])杆", "gan3", "驾驶杆"),
    Row("杆", "(?<=[旗标桅栏])杆|(?<=电线)杆", "gan1", "桅杆"),
    Row("泊", "泊(?=位)|(?<=[停漂淡])泊", "bo2", "停泊"),
)

_ROWS: Final = {
    char: [(re.compile(row.pattern), row.reading) for row in TABLE if row.char == char]
    for char in {row.char for row in TABLE}
}


def told_apart(chunk: str) -> Iterator[tuple[int, str]]:
    """The place of each character of the table in ``chunk`` that its neighbours tell, and its reading."""
    for at, char in enumerate(chunk):
        for pattern, reading in _ROWS.get(char, ()):
            if pattern.match(chunk, at):
                yield at, reading
                break
