"""Characters that the model of ``polyphones`` confuses most, and what beside them tells their readings apart.

Found by the table of its errors in cross-validation (``docs/polyphones.md``); the uses are those of
《现代汉语词典》 (7th edition), not those of the sentences it erred in. Each row carries an example, and each
example is a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.pronounce.patterns import compiled
from briefing.zh.characters import COMMON_HAN

_HAN = f"[{COMMON_HAN}]"


class Row(NamedTuple):
    """What tells one reading of a character."""

    id: str
    char: str
    example: str
    """Words in which the character, the first time it occurs, has this reading."""
    pattern: str
    """Matched where the character stands; a look-behind sees what is before."""
    reading: str


# fmt: off
TABLE: Final = (
    Row(id="readings/confusions/涌", char="涌", example="乌涌一带", reading="chong1",
        pattern=f"(?<={_HAN})(?<![汹喷泉潮奔翻云蜂腾浪波上海狂管暗泪思])涌(?=[河村镇站路区口头桥社围岸、]|[一两][带岸]|等地|附近|水闸|公园)"),
    Row(id="readings/confusions/弄-弄干", char="弄", example="弄干", reading="nong4",
        pattern="弄(?=[不得干清懂错坏眼丢死脏湿成到出来了走破好巧虚权潮假些点个他她我你人一]|明白)"),
    Row(id="readings/confusions/弄-八十八弄五号", char="弄", example="八十八弄五号", reading="long4",
        pattern="(?<=[0-9一二三四五六七八九十百零])弄(?=[0-9一二三四五六七八九十百内口，。的])"),
    Row(id="readings/confusions/弄-弄堂", char="弄", example="弄堂", reading="long4",
        pattern="弄(?=[堂口])"),
    Row(id="readings/confusions/参", char="参", example="玄参科", reading="shen1",
        pattern="(?<=[玄苦丹党沙人海玉红西洋])参(?=[科属（、等根片])"),
    Row(id="readings/confusions/尽", char="尽", example="尽得其真传", reading="jin4",
        pattern="尽(?![管量快早先速着]|可能)"),
    Row(id="readings/confusions/撒-撒上可可粉", char="撒", example="撒上可可粉", reading="sa3",
        pattern="撒(?=[在上入到向满些点下落播种施药盐粉])"),
    Row(id="readings/confusions/撒-撒谎", char="撒", example="撒谎", reading="sa1",
        pattern="撒(?=[谎手网开野娇尿腿旦气欢赖])"),
    Row(id="readings/confusions/刨", char="刨", example="刨出坟墓", reading="pao2",
        pattern="刨(?=[土坑出塌开挖根食地去掉])"),
    Row(id="readings/confusions/晕-暗物质晕里", char="晕", example="暗物质晕里", reading="yun4",
        pattern="(?<=[光日月红血的质])晕(?![倒过眩头厥死])|晕(?=[车船机针轮圈])"),
    Row(id="readings/confusions/晕-晕倒", char="晕", example="晕倒", reading="yun1",
        pattern="晕(?=[倒眩头厥死]|过去)"),
    Row(id="readings/confusions/炸", char="炸", example="续炸三分钟", reading="zha2",
        pattern="(?<=[油煎酥烹干软续])炸(?![毁弹死伤药沉开塌])|(?<![爆轰空])炸(?=[鸡酱糕薯虾丸串春馒油制熟豆肉猪])"),
    Row(id="readings/confusions/铺", char="铺", example="铺上金钱", reading="pu1",
        pattern="(?<=重)铺|(?<![商店床卧当药饭肉旅])铺(?=[上散着满在开成设路垫张就平盖筑床展陈排砌轨砖])"),
    Row(id="readings/confusions/盛", char="盛", example="盛米饭", reading="cheng2",
        pattern="盛(?=[饭汤酒菜粥]|米饭|满(?!足))"),
    Row(id="readings/confusions/粘", char="粘", example="粘在石头上", reading="zhan1",
        pattern="粘(?=[在上住贴到满牢])"),
    Row(id="readings/confusions/喝", char="喝", example="大喝一声", reading="he4",
        pattern="(?<=大)喝(?=一声|道)|喝(?=[彩令止问斥退])"),
    Row(id="readings/confusions/背", char="背", example="背着她前进", reading="bei1",
        pattern="(?<![后手脚项脊违])背(?=着(?![手光风对])|[负包带篓]|孩子|书包|黑锅)"),
    Row(id="readings/confusions/闷", char="闷", example="闷热", reading="men1",
        pattern="(?<![沉郁苦烦解纳胸憋愁])闷(?=[热头声软熟气骚])"),
    Row(id="readings/confusions/笼", char="笼", example="笼罩", reading="long3",
        pattern="笼(?=[罩络统])"),
    Row(id="readings/confusions/教", char="教", example="教人求真", reading="jiao1",
        pattern="(?<![宗佛道督主回儒国邪传信请任执助调宣赐指受见管胎家支私早幼职函说讨求身礼名])"
                "教(?=[他她我你]|人(?![员数类口])|学生|孩子|大家|英语|数学|汉语|语文|中文|钢琴|游泳)"),
    Row(id="readings/confusions/镐", char="镐", example="斧镐", reading="gao3",
        pattern="镐(?=头)|(?<=[斧铁字])镐"),
    Row(id="readings/confusions/哄", char="哄", example="哄他入睡", reading="hong3",
        pattern="哄(?=[他她我你人睡着骗好]|孩子|小孩|宝宝)"),
    Row(id="readings/confusions/葛", char="葛", example="蓬莱葛属", reading="ge2",
        pattern="葛(?=[属科根藤麻粉布])"),
    Row(id="readings/confusions/圩", char="圩", example="赶圩", reading="xu1",
        pattern="圩(?=[日市场集])|(?<=[赶趁歌])圩"),
    Row(id="readings/confusions/冠", char="冠", example="冠帽", reading="guan1",
        pattern="冠(?=[帽冕状层羽盖玉])"),
    Row(id="readings/confusions/藏", char="藏", example="所藏佛像", reading="cang2",
        pattern="(?<=[所收馆珍隐躲埋暗贮储冷窝私库典包潜蕴])藏"),
    Row(id="readings/confusions/乐", char="乐", example="乐评人", reading="yue4",
        pattern="(?<![快欢娱可享安喜逗同康])乐(?=[评团队器曲坛谱章手师律府舞])"),
    Row(id="readings/confusions/校", char="校", example="校射台", reading="jiao4",
        pattern="(?<![学高院母本军党在该全名离返我贵入各分少上中大])校(?=[射准订勘验注阅样对正])"),
    Row(id="readings/confusions/斗", char="斗", example="斗栱", reading="dou3",
        pattern="斗(?=[栱拱笠篷室])"),
    Row(id="readings/confusions/幢", char="幢", example="经幢", reading="chuang2",
        pattern="(?<=[经石铁宝法])幢"),
    Row(id="readings/confusions/蒙", char="蒙", example="搞蒙了", reading="meng1",
        pattern="(?<=[搞打看吓听])蒙(?=[了圈住，。])"),
    Row(id="readings/confusions/劲-劲歌", char="劲", example="劲歌", reading="jing4",
        pattern="劲(?=[敌旅歌松草爆射吹升])|(?<=[强刚苍遒雄])劲"),
    Row(id="readings/confusions/劲-使劲", char="劲", example="使劲", reading="jin4",
        pattern="(?<=[使用费起没干鼓冲带较])劲(?![敌旅歌])|劲(?=[头儿])"),
    Row(id="readings/confusions/吓", char="吓", example="阻吓", reading="he4",
        pattern="(?<=[恐恫威阻])吓|吓(?=阻)"),
    Row(id="readings/confusions/挨-挨打", char="挨", example="挨打", reading="ai2",
        pattern="挨(?=[打骂饿批揍冻宰训整罚])"),
    Row(id="readings/confusions/挨-挨着", char="挨", example="挨着", reading="ai1",
        pattern="挨(?=[着近家个次户边])"),
    Row(id="readings/confusions/扒", char="扒", example="扒开", reading="ba1",
        pattern="扒(?=[开下掉光皮房拉住])"),
    Row(id="readings/confusions/钉", char="钉", example="钉在墙上", reading="ding4",
        pattern="(?<![螺丝图铁铆钢竹])钉(?=[上在住入死进牢])"),
    Row(id="readings/confusions/卷-卷入", char="卷", example="卷入", reading="juan3",
        pattern="(?<![试问答案书画交开闭阅考手])卷(?=[起入走款烟发曲帘尺积筒])"),
    Row(id="readings/confusions/卷-试卷", char="卷", example="试卷", reading="juan4",
        pattern="(?<=[试案书画手考答交开闭阅问长])卷(?![起入走款烟曲])"),
    Row(id="readings/confusions/没", char="没", example="淹没", reading="mo4",
        pattern="(?<=[沉淹埋湮隐覆吞辱泯浸罚抄])没(?![有能想见事人法钱])"),
    Row(id="readings/confusions/数", char="数", example="倒数第二", reading="shu3",
        pattern="(?<=[可胜倒])数(?=[第]?[一二三四五六七八九]|$|[，。”])|数(?=得着|不清|一数|着)"),
    Row(id="readings/confusions/宿", char="宿", example="宿舍", reading="su4",
        pattern="宿(?=[舍营主命敌醉将州迁愿])"),
    Row(id="readings/confusions/轧", char="轧", example="轧钢", reading="zha2",
        pattern="轧(?=[钢制辊材])"),
    Row(id="readings/confusions/转", char="转", example="转速", reading="zhuan4",
        pattern="(?<![旋运流周反逆扭])转(?=[速子轮盘炉椅台圈门轴])"),
    Row(id="readings/confusions/中", char="中", example="中标价", reading="zhong4",
        pattern="(?<![集其当途])中(?=标(?![准题注识签志本记]))"),
    Row(id="readings/confusions/当", char="当", example="妥当", reading="dang4",
        pattern="(?<=[妥恰适失])当(?![然年时局])"),
    Row(id="readings/confusions/发", char="发", example="发型", reading="fa4",
        pattern="(?<![开研爆突并自复散多激触高])发(?=型)|发(?=[廊髻际簪])"),
    Row(id="readings/confusions/干", char="干", example="弄干", reading="gan1",
        pattern="(?<=[晒晾烘风弄擦吹沥烤])干(?![部活劲扰涉预线警])"),
    Row(id="readings/confusions/散", char="散", example="散文", reading="san3",
        pattern="(?<![分解疏扩发驱遣消四失拆离涣])散(?=[文户装件光兵客漫记养曲打沙页剂])"),
    Row(id="readings/confusions/褪", char="褪", example="褪去", reading="tui4",
        pattern="褪(?=[色去皮毛尽])"),
    Row(id="readings/confusions/汗", char="汗", example="汗国", reading="han2",
        pattern="汗(?=[国位庭廷])"),
    Row(id="readings/confusions/杆-驾驶杆", char="杆", example="驾驶杆", reading="gan3",
        pattern="(?<=[枪笔秤炮拉连推驶纵])杆"),
    Row(id="readings/confusions/杆-桅杆", char="杆", example="桅杆", reading="gan1",
        pattern="(?<=[旗标桅栏])杆|(?<=电线)杆"),
    Row(id="readings/confusions/泊", char="泊", example="停泊", reading="bo2",
        pattern="泊(?=位)|(?<=[停漂淡])泊"),
)
# fmt: on

_ROWS: Final = {char: [row for row in TABLE if row.char == char] for char in {row.char for row in TABLE}}


def told_apart(chunk: str) -> Iterator[tuple[int, str, str]]:
    """Each character of the table in ``chunk`` that its neighbours tell: place, reading, the row's id."""
    for at, char in enumerate(chunk):
        for row in _ROWS.get(char, ()):
            if compiled(row.pattern).match(chunk, at):
                yield at, row.reading, row.id
                break
