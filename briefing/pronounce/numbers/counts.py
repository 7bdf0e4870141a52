"""Plain numbers: how many there are."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.numerals import number
from briefing.pronounce.numbers.rule import NUMBER, rule

_MEASURES: Final = r"""
个 名 位 人 家 次 天 年(?!级|[一二三四五六七八九十]班) 周 岁 项 种 条 件 只 辆 台 艘 架 座 所 间
栋 幢 套 份 张 本(?![田届报周月年]) 册 部 篇 首 幅 支 枝 把 根 颗 粒 块 片 层 排 列 队 批 组(?!长) 群
对(?![面于手阵比抗]) 双 副 场 届 轮 局 盘(?![中后前初尾面]) 集 章 节 段 句 字 页 步 遍 趟
回 顿 口 元 块钱 角 毛 倍 成(?!立|功|为|员) 折 株 棵 头 匹 尾 杯 瓶 盒 箱 袋 包 桶 罐 碗 盆
米 公里 千米 公尺 厘米 毫米 里 吨 克 千克 公斤 斤 升 毫升
亩 公顷 平方 立方 小时 分钟 分(?=\d{1,2}(?:\.\d+)?秒) 秒(?!级)
刻钟 点(?:钟|半|整|多|以|前|后|到|至|左|\d|[，。、]|$)
万 亿 千 百(?!分) 美元 欧元 英镑 日元 港元 处(?!理|于) 起 例 门 道 笔 宗 桩 枚
发(?![布售射展明行票放]) 股(?![东票市价]) 户 村 市 县 省 国(?![安足米奥家际]) 州 地 方 边
侧 端 者 类 英里 英尺 英寸 海里 光年 兆 吉 瓦 千瓦 伏 星期 礼拜 世纪 季度 学期 代人 度电 夜 晚 餐 男 女 老
声(?![明称]) 滴 勺 针 剂 圈 桌 床 扇 款 串 束 捆 堆 阵 胎 孩 尺 丈 顷 番(?!茄)
"""
"""Words before which 2 is 两. 月, 日, 号, 楼, 班, 级, 路, 分, 度, 两 take 二."""

_WORDS: Final = _MEASURES.split()
COUNTED: Final = "|".join(
    [f"[{''.join(word for word in _WORDS if len(word) == 1)}]", *(word for word in _WORDS if len(word) > 1)]
)
"""A pattern of the same, single characters as one class: it is compiled with each of many rows."""
_MORE_AFTER_TWO: Final = r"""
球(?![队员迷场星拍鞋衣门]) 胜(?![率利]) 封 具(?![体有备]) 样(?![本品式板貌张]) 顶(?![部级尖端层楼])
尊 拨 壶 缸 瓣 匙 扎 杆 粒 盏 盅 沓 摞 缕 滩 泡 匝 茬 窝 炷 剑 刀 枪 招 拳 帖(?=药|膏) 锅(?!底|炉|盖)
票(?!价) 单(?![元位独价]) 站(?![台点长名]) 学分 课时(?!作业) 人次 拍(?!子|摄|卖|照) 幕(?!后|墙)
记(?=[重好世扣三助远妙漂精抢绝]) 面(?=锦旗|[国红队彩小]旗|墙|镜|鼓) 听(?=可乐|啤酒|饮料|罐头)
提(?=纸|卷纸|抽纸|啤酒) 通(?=电话|来电|紧急)
分(?=[，。、；！？）]|$|时间|优势|领先|落后|险胜|惜败|之差|小胜|大关)
"""
"""Before these 2 is 两, too, but other digits before them may be a name."""
_AFTER_TWO: Final = "|".join([COUNTED, *_MORE_AFTER_TWO.split()])
_SIDES: Final = "[胜平负死伤荤素室厅卫大小老少猫狗]"
"""What is counted without a measure where two or three are, one after the other."""

NO_AMOUNT: Final = rf"(?!\d|[.,]\d|\s?(?:{COUNTED}|[元度分级%‰℃°]))"
"""What must follow a number that is a name, a code or a day: neither more of it nor what it counts."""

RULES = (
    rule(
        id="numbers/counts/storey-of-a-building",
        before=r"(?:[楼馆厦座号栋幢]|[\dA-Z]区|中心|商[场城]|医院|车站|航站楼)\s?",
        pattern=r"2(?=\s?层(?![高楼小结建式的]))",
        say=lambda _: "二",
        written="图书馆2层自习室，一座2层小楼",
        spoken="图书馆二层自习室，一座两层小楼",
    ),
    rule(
        id="numbers/counts/two-before-measure",
        before=r"(?<![\d.])",
        pattern=rf"2(?=\s?(?:多|余|来)?(?:{_AFTER_TWO}))",
        say=lambda _: "两",
        written="2个月，翻2番，2月，2万，2两，净胜2球，2封信，第2封，2分之1",
        spoken="两个月，翻两番，二月，两万，二两，净胜两球，两封信，第二封，二分之一",
    ),
    rule(
        id="numbers/counts/two-on-a-side",
        pattern=rf"2(?={_SIDES}\d{_SIDES})",
        say=lambda _: "两",
        written="2大1小，2月1日",
        spoken="两大一小，二月一日",
    ),
    rule(
        id="numbers/counts/two-on-the-other-side",
        before=rf"\d{_SIDES}",
        pattern=rf"2(?={_SIDES})",
        say=lambda _: "两",
        written="3室2厅，5胜2负，面积2大于1",
        spoken="三室两厅，五胜两负，面积二大于一",
    ),
    rule(
        id="numbers/counts/grouped-thousands",
        before=r"(?<![\d.,])",
        pattern=r"[1-9]\d{0,2}(?:[ \u2009\u202f]000){1,5}(?!\d)",
        say=lambda found: number(re.sub(r"\s", "", found[0])),
        written="16 000公顷",
        spoken="一万六千公顷",
    ),
    rule(
        id="numbers/counts/grouped-before-measure",
        before=r"(?<![\d.,A-Za-z])(?<![\d.,A-Za-z] )",
        pattern=rf"[1-9]\d{{0,2}}(?: \d{{3}}){{1,5}}(?={COUNTED})",
        say=lambda found: number(found[0].replace(" ", "")),
        written="产量12 500吨",
        spoken="产量一万二千五百吨",
    ),
    rule(
        id="numbers/counts/whole-number",
        pattern=r"\d+",
        say=lambda found: number(found[0]),
        written="2",
        spoken="二",
    ),
    rule(
        id="numbers/counts/number",
        pattern=NUMBER,
        say=lambda found: number(found[0]),
        written="3,245.67点和200人",
        spoken="三千二百四十五点六七点和两百人",
    ),
)
"""The last two take what no other rule does, and the whole number that a pin on decimals leaves before it."""
