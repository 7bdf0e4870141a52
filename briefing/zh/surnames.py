"""The surnames of China, and how those are read that are read otherwise than the character mostly is."""

from __future__ import annotations

from typing import Final

COMMONEST: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余"
    "潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The hundred commonest, as the census of 2006 has them."""
_NOT_ALONE: Final = "萧傅阎康易常乔赖文"
"""Of those: a short line may as well begin with one and be no name, or it is mostly written 肖, 付, 闫."""
_FIRST: Final = "".join(char for char in COMMONEST if char not in _NOT_ALONE) + "肖韦付闫陶严莫向"
_FIRST_TRADITIONAL: Final = "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蔣葉蘇呂盧鐘譚陸韋賈鄒閆龍賀顧龔萬錢嚴湯"
_FURTHER: Final = (
    "覃常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单"
    "季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄"
    "窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查"
    "麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖"
    "练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那"
    "萧傅阎赖宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由畅"
)

FREQUENT: Final = _FIRST + _FIRST_TRADITIONAL
"""The hundred or so most frequent, in both scripts: a short line that begins with one is a name."""

SURNAMES: Final = frozenset(_FIRST + _FURTHER)
"""The characters of the 400 or so commonest in simplified script. The first character of a two-character
surname (欧阳, 司马) stands for it."""

SELDOM_A_WORD: Final = {
    "单": "shan4", "解": "xie4", "仇": "qiu2", "查": "zha1", "盖": "ge3", "朴": "piao2", "华": "hua4",
    "葛": "ge3", "燕": "yan1", "曲": "qu1", "柏": "bai3", "缪": "miao4", "乜": "nie4", "覃": "qin2",
    "薄": "bo2", "翟": "zhai2", "乐": "yue4", "折": "she2", "秘": "bi4", "佴": "nai4", "牟": "mou2",
    "员": "yun4", "召": "shao4",
}  # fmt: skip
"""Surnames whose character is hardly a word, with their readings."""

OFTEN_A_WORD: Final = {
    "任": "ren2", "曾": "zeng1", "区": "ou1", "应": "ying1", "种": "chong2", "那": "na1", "过": "guo1",
    "都": "du1", "相": "xiang4", "么": "yao1", "占": "zhan1",
}  # fmt: skip
"""Likewise, where the character is mostly another word, so that it takes more to tell a name."""

READINGS: Final = SELDOM_A_WORD | OFTEN_A_WORD
"""As in 《现代汉语词典》 (7th edition). A character of which that has two surnames (宁, 纪) is not here."""
