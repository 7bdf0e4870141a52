"""Names, words and lines that a model or a general dictionary reads wrongly: places, persons, everyday words.

Readings as in 《现代汉语词典》 (7th edition) and, for places, as their own governments and 民政部's
《中国·国家地名信息库》 give them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.pronounce.readings.classical import LINES
from briefing.zh import division

_TABLE = """
六安市 lu4 an1 shi4|六安瓜片 lu4 an1 gua1 pian4|安徽六安 an1 hui1 lu4 an1|六合区 lu4 he2 qu1
亳州 bo2 zhou1|台州 tai1 zhou1|天台县 tian1 tai1 xian4|天台山 tian1 tai1 shan1|丽水市 li2 shui3 shi4
浙江丽水 zhe4 jiang1 li2 shui3|番禺 pan1 yu2|蚌埠 beng4 bu4|东阿县 dong1 e1 xian4
东阿阿胶 dong1 e1 e1 jiao1|阿胶 e1 jiao1|铅山 yan2 shan1|浚县 xun4 xian4|东涌 dong1 chong1
葵涌 kui2 chong1|鲗鱼涌 ze2 yu2 chong1|麻涌 ma2 chong1|河涌 he2 chong1|大埔 da4 bu4|乐亭 lao4 ting2
乐清 yue4 qing1|牟平 mu4 ping2|中牟 zhong1 mu4|长子县 zhang3 zi3 xian4|洪洞 hong2 tong2|荥阳 xing2 yang2
涡阳 guo1 yang2|泌阳 bi4 yang2|歙县 she4 xian4|枞阳 zong1 yang2|筠连 jun1 lian2|犍为 qian2 wei2
井研 jing3 yan2|什邡 shi2 fang1|会稽 kuai4 ji1|尉犁 yu4 li2|莎车 sha1 che1|厦门 xia4 men2|柏林 bo2 lin2
厦漳 xia4 zhang1|与会代表 yu4 hui4 dai4 biao3|瑷珲 ai4 hui1|荥经 ying2 jing1|尖沙咀 jian1 sha1 zui3
曾母 zeng1 mu3|莘县 shen1 xian4|莘庄 xin1 zhuang1|繁峙 fan2 shi4|监利市 jian4 li4 shi4|监利县 jian4 li4 xian4
黄陂 huang2 pi2|尉氏 wei4 shi4|渑池 mian3 chi2|盱眙 xu1 yi2|睢宁 sui1 ning2|浒墅关 xu3 shu4 guan1
甪直 lu4 zhi2|嵊州 sheng4 zhou1|那曲市 na4 qu3 shi4|西藏那曲 xi1 zang4 na4 qu3|临朐 lin2 qu2
茌平 chi2 ping2|蔚县 yu4 xian4|井陉 jing3 xing2|藁城 gao3 cheng2|蠡县 li3 xian4|任丘 ren2 qiu1
任泽 ren2 ze2|大城县 dai4 cheng2 xian4|行唐县 xing2 tang2 xian4|吴堡 wu2 bu3|华阴 hua4 yin1
宕昌 tan4 chang1|乐都区 le4 du1 qu1|乐都县 le4 du1 xian4|珲春 hun2 chun1|穆棱 mu4 ling2|绥棱 sui2 leng2
重庆 chong2 qing4|东莞 dong1 guan3|都江堰 du1 jiang1 yan4|朝阳区 chao2 yang2 qu1|燕山 yan1 shan1
燕京 yan1 jing1|燕郊 yan1 jiao1|镐京 hao4 jing1|大栅栏 da4 shi5 lan4|十里堡 shi2 li3 pu4
八里堡 ba1 li3 pu4|十八里店 shi2 ba1 li3 dian4|马家堡 ma3 jia1 pu4|柞水 zha4 shui3|郴州 chen1 zhou1
耒阳 lei3 yang2|攸县 you1 xian4|汨罗 mi4 luo2|崀山 lang4 shan1|鄱阳 po2 yang2|婺源 wu4 yuan2
弋阳 yi4 yang2|儋州 dan1 zhou1|泸州 lu2 zhou1|阆中 lang4 zhong1|邛崃 qiong2 lai2|郫都 pi2 du1
綦江 qi2 jiang1|涪陵 fu2 ling2|吐蕃 tu3 bo1|龟兹 qiu1 ci2|月氏 yue4 zhi1|高句丽 gao1 gou1 li2
可汗 ke4 han2|阏氏 yan1 zhi1|冒顿 mo4 du2|吐谷浑 tu3 yu4 hun2|土谷浑 tu3 yu4 hun2|阿房宫 e1 pang2 gong1
阿弥陀佛 e1 mi2 tuo2 fo2|尉迟 yu4 chi2|万俟 mo4 qi2|单田芳 shan4 tian2 fang1|单雄信 shan4 xiong2 xin4
单霁翔 shan4 ji4 xiang2|解晓东 xie4 xiao3 dong1|解缙 xie4 jin4|仇英 qiu2 ying1|仇士良 qiu2 shi4 liang2
查良镛 zha1 liang2 yong1|查慎行 zha1 shen4 xing2|任正非 ren2 zheng4 fei1|任志强 ren2 zhi4 qiang2
任贤齐 ren2 xian2 qi2|曾国藩 zeng1 guo2 fan1|曾巩 zeng1 gong3|盖叫天 gai4 jiao4 tian1|盖聂 ge3 nie4
朴槿惠 piao2 jin3 hui4|朴正熙 piao2 zheng4 xi1|朴智星 piao2 zhi4 xing1|朴树 pu3 shu4|葛优 ge3 you1
葛洪 ge3 hong2|诸葛 zhu1 ge3|华佗 hua4 tuo2|华罗庚 hua4 luo2 geng1|华国锋 hua4 guo2 feng1|宁浩 ning2 hao4
宁泽涛 ning4 ze2 tao1|令狐 ling2 hu2|澹台 tan2 tai2|呼延 hu1 yan2|皇甫 huang2 fu3|范蠡 fan4 li3
郦食其 li4 yi4 ji1|樊於期 fan2 wu1 ji1|嫪毐 lao4 ai3|秘鲁 bi4 lu3|晁错 chao2 cuo4|缪荃孙 miao4 quan2 sun1
缪昌明 miao4 chang1 ming2
皋陶 gao1 yao2|伍员 wu3 yun2|句践 gou1 jian4|祭仲 zhai4 zhong4|祭遵 zhai4 zun1|召公 shao4 gong1
召伯 shao4 bo2|召忽 shao4 hu1|曹大家 cao2 da4 gu1|干将莫邪 gan1 jiang4 mo4 ye2|莫邪 mo4 ye2
曾参 zeng1 shen1|曾皙 zeng1 xi1|长沮 chang2 ju1|田单 tian2 dan1|单父 shan4 fu3|乐毅 yue4 yi4|乐羊 yue4 yang2
高渐离 gao1 jian1 li2|审食其 shen3 yi4 ji1|郦商 li4 shang1|霍去病 huo4 qu4 bing4|金日磾 jin1 mi4 di1
刘禅 liu2 shan4|阿斗 a1 dou3|于禁 yu2 jin4|乐进 yue4 jin4|华歆 hua4 xin1|祢衡 mi2 heng2|向秀 xiang4 xiu4
谢朓 xie4 tiao3|长孙无忌 zhang3 sun1 wu2 ji4|仆固怀恩 pu2 gu4 huai2 en1|韦应物 wei2 ying4 wu4
陆龟蒙 lu4 gui1 meng2|种师道 chong2 shi1 dao4|种师中 chong2 shi1 zhong1|种世衡 chong2 shi4 heng2
折可求 she2 ke3 qiu2|折家将 she2 jia1 jiang4|燕青 yan1 qing1|纪晓岚 ji3 xiao3 lan2|任弼时 ren2 bi4 shi2
大宛 da4 yuan1|大月氏 da4 yue4 zhi1|身毒 juan1 du2|可敦 ke4 dun1|回纥 hui2 he2|于阗 yu2 tian2
呼韩邪 hu1 han2 ye2|天姥 tian1 mu3|会稽山 kuai4 ji1 shan1
沙家浜 sha1 jia1 bang1|浙江天台 zhe4 jiang1 tian1 tai1|江苏六合 jiang1 su1 lu4 he2|南京六合 nan2 jing1 lu4 he2
江西乐平 jiang1 xi1 le4 ping2|乐平市 le4 ping2 shi4|瓦窑堡 wa3 yao2 bu3|柴沟堡 chai2 gou1 bu3|栎阳 yue4 yang2
区楚良 ou1 chu3 liang2|种谔 chong2 e4|折可适 she2 ke3 shi4|过惕生 guo1 ti4 sheng1
过旭初 guo1 xu4 chu1|过探先 guo1 tan4 xian1|繁钦 po2 qin1|撒贝宁 sa4 bei4 ning2
那英 na4 ying1|的黎波里 di4 li2 bo1 li3|芍陂 que4 pi2|乐陵 lao4 ling2|乐陵市 lao4 ling2 shi4
"""

_WORDS = """
衣裳 yi1 shang5|波罗的海 bo1 luo2 di4 hai3|迫击炮 pai3 ji1 pao4|免不了 mian3 bu4 liao3
迷迷糊糊 mi2 mi2 hu1 hu1|暖和 nuan3 huo5|参差 cen1 ci1|参差不齐 cen1 ci1 bu4 qi2|了得 liao3 de5
单于 chan2 yu2|般若 bo1 re3|弹壳 dan4 ke2|咔嚓 ka1 cha1|转悠 zhuan4 you5|道行 dao4 heng2|分叉 fen1 cha4
犯不着 fan4 bu4 zhao2|哪吒 ne2 zha1|呼号 hu1 hao2|软和 ruan3 huo5|大模大样 da4 mu2 da4 yang4
潦草 liao2 cao3|潦倒 liao2 dao3|花岗石 hua1 gang1 shi2|塞纳河 sai1 na4 he2|搅和 jiao3 huo5
打颤 da3 zhan4|煞气 sha4 qi4|胸闷 xiong1 men4|唱和 chang4 he4|一骨碌 yi1 gu1 lu5|骨碌 gu1 lu5
流言蜚语 liu2 yan2 fei1 yu3|外场 wai4 chang2|便血 bian4 xie3|嘎吱 ga1 zhi1|滴答 di1 da1|着法 zhao1 fa3
同好 tong2 hao4|了事 liao3 shi4|了断 liao3 duan4|一针见血 yi1 zhen1 jian4 xie3
提防 di1 fang5|曝光 bao4 guang1|咖喱 ga1 li2|绿林 lu4 lin2|绿林好汉 lu4 lin2 hao3 han4|巷道 hang4 dao4
压根 ya4 gen1|压根儿 ya4 gen1 er2|与会 yu4 hui4|与会者 yu4 hui4 zhe3|大夫 dai4 fu5
作坊 zuo1 fang5|还款 huan2 kuan3|还原 huan2 yuan2|还债 huan2 zhai4|还清 huan2 qing1|还钱 huan2 qian2
还贷 huan2 dai4|瓜蔓 gua1 wan4|颤栗 zhan4 li4|乳臭 ru3 xiu4|乳臭未干 ru3 xiu4 wei4 gan1
为了 wei4 le5|为国争光 wei4 guo2 zheng1 guang1|为民除害 wei4 min2 chu2 hai4|为国捐躯 wei4 guo2 juan1 qu1
空着 kong4 zhe5|直降 zhi2 jiang4|屏住 bing3 zhu4|落子 luo4 zi3|数着 shu3 zhe5|为民服务 wei4 min2 fu2 wu4
为民请命 wei4 min2 qing3 ming4|相差 xiang1 cha1|相差不多 xiang1 cha1 bu4 duo1|相差无几 xiang1 cha1 wu2 ji3
偏差 pian1 cha1|相位 xiang4 wei4|尽心 jin4 xin1
唉声叹气 ai1 sheng1 tan4 qi4|吟哦 yin2 e2|嗳气 ai3 qi4|散打 san3 da3
供职 gong4 zhi2|阻吓 zu3 he4|恐吓 kong3 he4
兀术 wu4 zhu2|金兀术 jin1 wu4 zhu2|闽侯 min3 hou4|花骨朵 hua1 gu1 duo5|骨朵 gu1 duo5|爬蔓 pa2 wan4
压蔓 ya1 wan4|刚刚 gang1 gang1
六安 lu4 an1|丽水 li2 shui3|监利 jian4 li4|那曲 na4 qu3|华县 hua4 xian4
冠县 guan1 xian4|种放 chong2 fang4|华岗 hua4 gang3|都匀 du1 yun2
还以颜色 huan2 yi3 yan2 se4|亲密无间 qin1 mi4 wu2 jian4|目不暇给 mu4 bu4 xia2 ji3
装模作样 zhuang1 mu2 zuo4 yang4|没顶之灾 mo4 ding3 zhi1 zai1|没膝 mo4 xi1|补觉 bu3 jiao4|走露 zou3 lou4
相夫教子 xiang4 fu1 jiao4 zi3|微创 wei1 chuang1|解铃还须系铃人 jie3 ling2 hai2 xu1 ji4 ling2 ren2
货郎担 huo4 lang2 dan4|九曲 jiu3 qu1
算得上 suan4 de5 shang4|燕子 yan4 zi5|一哄而起 yi1 hong4 er2 qi3|一哄而上 yi1 hong4 er2 shang4
一哄而散 yi1 hong4 er2 san4|柏柏尔 bo2 bo2 er3|守擂 shou3 lei4|牟定 mu4 ding4|辟谷 bi4 gu3|缪斯 miu4 si1
缪思 miu4 si1|缪尔 miu4 er3|盖伦 gai4 lun2|盖茨 gai4 ci2|藉田 ji2 tian2|屎壳郎 shi3 ke5 lang2
前燕 qian2 yan1|后燕 hou4 yan1|南燕 nan2 yan1|北燕 bei3 yan1
西燕 xi1 yan1
单县 shan4 xian4|解州 xie4 zhou1
"""


def _readings(table: str) -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for line in table.strip().splitlines() for entry in line.split("|"))
    return {word: tuple(reading) for word, *reading in entries}


WORDS: Final = frozenset(_readings(_WORDS))
"""What holds only where a word begins and ends: 第六安全小组 has no 六安 in it, 他认为了解 no 为了."""

NAMES: Final = _readings(_TABLE) | _readings(LINES) | _readings(_WORDS)
"""Word: the reading of each of its characters. It holds wherever the word stands, but for ``WORDS``."""

_SHORT: Final = 3
"""Characters of a name that its neighbours may make up by chance."""

LONGEST: Final = max(map(len, NAMES))
"""Characters of the longest word."""


def _made_up(text: str, start: int, end: int) -> bool:
    """Whether a name is chance: words lie across both its ends (隆重|庆祝), or a divided one across one."""
    if division.torn(text, [(start, end)])[0]:
        return True
    if start == 0 or end == len(text):
        return False
    return division.is_word(text[start - 1 : start + 1]) and division.is_word(text[end - 1 : end + 1])


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Each name of the table in ``text`` and where it begins, the longest first where several begin.

    A name that neighbours make up by chance is none: 大厦门口, 疏浚县城.
    """
    at = 0
    bounds: frozenset[int] = frozenset()
    while at < len(text):
        name = next((text[at : at + n] for n in range(LONGEST, 0, -1) if text[at : at + n] in NAMES), "")
        if name in WORDS:
            bounds = bounds or division.bounds(text)
            name = name if bounds.issuperset((at, at + len(name))) else ""
        elif name and len(name) <= _SHORT and _made_up(text, at, at + len(name)):
            name = ""
        if name:
            yield at, name
        at += len(name) or 1
