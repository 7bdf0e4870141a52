"""Lines that pupils learn by heart, where classical Chinese reads a character otherwise than today's.

From poems and prose of the school textbooks, most of them among those that the curriculum standards recommend
(《义务教育语文课程标准》 2022, 《普通高中语文课程标准》 2017/2020, appendices), read as textbooks note it. Of
each work only what holds such a character; where textbooks changed their minds (鬓毛衰, 石径斜), nothing.
"""

from __future__ import annotations

from typing import Final

LINES: Final = """
不亦说乎 bu4 yi4 yue4 hu1|三省吾身 san1 xing3 wu2 shen1|传不习乎 chuan2 bu4 xi2 hu1
曲肱而枕之 qu1 gong1 er2 zhen3 zhi1|逝者如斯夫 shi4 zhe3 ru2 si1 fu2|知之为知之 zhi1 zhi1 wei2 zhi1 zhi1
不知为不知 bu4 zhi1 wei2 bu4 zhi1|一暴十寒 yi1 pu4 shi2 han2|舍生而取义 she3 sheng1 er2 qu3 yi4
空乏其身 kong4 fa2 qi2 shen1|曾益其所不能 zeng1 yi4 qi2 suo3 bu4 neng2|法家拂士 fa3 jia1 bi4 shi4
乡为身死 xiang4 wei4 shen1 si3|虽有槁暴 sui1 you3 gao3 pu4|日参省乎己 ri4 can1 xing3 hu1 ji3
句读之不知 ju4 dou4 zhi1 bu4 zhi1|或不焉 huo4 fou3 yan1|士大夫之族 shi4 da4 fu1 zhi1 zu2
行阵和睦 hang2 zhen4 he2 mu4|裨补阙漏 bi4 bu3 que1 lou4|以遗陛下 yi3 wei4 bi4 xia4
便要还家 bian4 yao1 huan2 jia1|为具言所闻 wei4 ju4 yan2 suo3 wen2
不足为外人道 bu4 zu2 wei4 wai4 ren2 dao4|可以调素琴 ke3 yi3 tiao2 su4 qin2
陶后鲜有闻 tao2 hou4 xian3 you3 wen2|食马者 si4 ma3 zhe3|尽粟一石 jin4 su4 yi1 dan4
才美不外见 cai2 mei3 bu4 wai4 xian4|食之不能尽其材 si4 zhi1 bu4 neng2 jin4 qi2 cai2
属予作文 zhu3 yu2 zuo4 wen2|朝晖夕阴 zhao1 hui1 xi1 yin1|心乐之 xin1 le4 zhi1|犬牙差互 quan3 ya2 ci1 hu4
又何间焉 you4 he2 jian4 yan1|朝服衣冠 zhao1 fu2 yi1 guan1|时时而间进 shi2 shi2 er2 jian4 jin4
见牛羊 xian4 niu2 yang2|朝辞白帝 zhao1 ci2 bai2 di4|江陵一日还 jiang1 ling2 yi1 ri4 huan2
不教胡马 bu4 jiao4 hu2 ma3|门泊东吴 men2 bo2 dong1 wu2|枫桥夜泊 feng1 qiao2 ye4 bo2
泊船瓜洲 bo2 chuan2 gua1 zhou1|夜泊秦淮 ye4 bo2 qin2 huai2|当春乃发生 dang1 chun1 nai3 fa1 sheng1
花重锦官城 hua1 zhong4 jin3 guan1 cheng2|荡胸生曾云 dang4 xiong1 sheng1 ceng2 yun2
会当凌绝顶 hui4 dang1 ling2 jue2 ding3|浑欲不胜簪 hun2 yu4 bu4 sheng1 zan1
白头搔更短 bai2 tou2 sao1 geng4 duan3|茅屋为秋风所破 mao2 wu1 wei2 qiu1 feng1 suo3 po4
卷我屋上三重茅 juan3 wo3 wu1 shang4 san1 chong2 mao2|安得广厦 an1 de2 guang3 sha4
突兀见此屋 tu1 wu4 xian4 ci3 wu1|间关莺语 jian1 guan1 ying1 yu3|转轴拨弦 zhuan3 zhou2 bo1 xian2
出郭相扶将 chu1 guo1 xiang1 fu2 jiang1|对镜帖花黄 dui4 jing4 tie1 hua1 huang2
著我旧时裳 zhuo2 wo3 jiu4 shi2 chang2|策勋十二转 ce4 xun1 shi2 er4 zhuan3
流水鸣溅溅 liu2 shui3 ming2 jian1 jian1|将进酒 qiang1 jin4 jiu3|朝如青丝 zhao1 ru2 qing1 si1
千金散尽还复来 qian1 jin1 san4 jin4 huan2 fu4 lai2|呼儿将出 hu1 er2 jiang1 chu1
为我倾耳听 wei4 wo3 qing1 er3 ting1|斗酒十千 dou3 jiu3 shi2 qian1|天姥吟留别 tian1 mu3 yin2 liu2 bie2
单车欲问边 dan1 che1 yu4 wen4 bian1|塞上燕脂 sai4 shang4 yan1 zhi1|燕然未勒 yan1 ran2 wei4 le4
水调歌头 shui3 diao4 ge1 tou2|何事长向别时圆 he2 shi4 chang2 xiang4 bie2 shi2 yuan2
多情应笑我 duo1 qing2 ying1 xiao4 wo3|还酹江月 huan2 lei4 jiang1 yue4|乍暖还寒 zha4 nuan3 huan2 han2
兴尽晚回舟 xing4 jin4 wan3 hui2 zhou1|折戟沉沙 zhe2 ji3 chen2 sha1|不与周郎便 bu4 yu3 zhou1 lang2 bian4
自将磨洗 zi4 jiang1 mo2 xi3|认前朝 ren4 qian2 chao2|杯酒长精神 bei1 jiu3 zhang3 jing1 shen2
一封朝奏九重天 yi1 feng1 zhao1 zou4 jiu3 chong2 tian1|水何澹澹 shui3 he2 dan4 dan4
带月荷锄归 dai4 yue4 he4 chu2 gui1|种豆南山下 zhong4 dou4 nan2 shan1 xia4
春种一粒粟 chun1 zhong4 yi1 li4 su4|清平乐 qing1 ping2 yue4|永遇乐 yong3 yu4 yue4|鹿柴 lu4 zhai4
田园杂兴 tian2 yuan2 za2 xing4|也傍桑阴学种瓜 ye3 bang4 sang1 yin1 xue2 zhong4 gua1
未解供耕织 wei4 jie3 gong4 geng1 zhi1|溪桥忽见 xi1 qiao2 hu1 xian4|才了蚕桑 cai2 liao3 can2 sang1
一格降人才 yi1 ge2 jiang4 ren2 cai2|任尔东西南北风 ren4 er3 dong1 xi1 nan2 bei3 feng1
风一更 feng1 yi1 geng1|雪一更 xue3 yi1 geng1|长歌行 chang2 ge1 xing2|从军行 cong2 jun1 xing2
燕歌行 yan1 ge1 xing2|琵琶行 pi2 pa5 xing2|塞下曲 sai4 xia4 qu3
"""
"""Line, or as much of one as tells it, and the reading of each of its characters."""
