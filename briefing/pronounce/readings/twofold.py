"""Words of two readings, each with a sense of its own: 大意 is *dàyì*, the gist, or *dàyi*, careless.

The words and both their readings are those of CC-CEDICT. Each row gives what stands around one of the senses,
with an example, and a counter-example in which the word has the other; both are tests. The first row that
fits decides, and where none does, the sources after this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.zh import division


class Row(NamedTuple):
    """Where a word has one of its readings."""

    word: str
    said: str
    """How it is read there."""
    example: str
    counter: str
    """Empty where nothing follows from the row's absence."""
    around: str
    """Pattern of the word in its surroundings, ``~`` for the word."""

    @property
    def id(self) -> str:
        return f"readings/twofold/{self.word}-{self.said[-1]}"


_ADJECTIVE: Final = "(?<=[很挺真最更太])~(?!的?[文力财])|(?<=[非异]常)~|(?<=十分)~|(?<=特别)~"
"""A word after an adverb of degree."""
_NOUN_OF_TWO: Final = "[两三几数百千万十]"


def _before(words: str, reach: int = 0) -> str:
    """A word up to ``reach`` characters after one of ``words``, which bars part, in the same clause."""
    return "|".join(f"(?<={one}[^，。！？；]{{{n}}})~" for one in words.split("|") for n in range(reach + 1))


# fmt: off
TABLE: Final = (
    # The second syllable is light in one sense and full in the other.
    Row("大意", "da4 yi5", "司机一时大意撞上了护栏", "请概括这篇课文的大意",
        "(?<=粗心)~|(?<=一时)~|(?<=麻痹)~|(?<=疏忽)~|(?<=[太别敢可能于因很])~(?![是为])"
        "|~(?=不得|了|失|轻敌|之下|惹|造成|所致|丢)"),
    Row("大方", "da4 fang1", "恐怕要见笑于大方", "她出手大方", "(?<=贻笑)~|(?<=见笑于)~|~(?=之家|广佛)"),
    Row("大方", "da4 fang5", "新娘落落大方", "", "~"),
    Row("地道", "di4 dao4", "村民在院里挖地道", "他说一口地道的北京话",
        "(?<=[挖钻条座进入])~|~(?=战|里|内|中|口|出口|入口|网|塌|施工|长)"
        f"|{_before('打通|修建|修通|开凿|穿过|穿越|贯通|封堵', 6)}"
        f"|{_before('河底|地下|过街|铁路|行人|人防')}"),
    Row("地道", "di4 dao5", "这碗面做得真地道", "", "~"),
    Row("精神", "jing1 shen5", "老人穿上新衣很精神", "会议传达了上级的精神",
        "(?<=[很挺真更])~(?=[，。！；多了着]|$)|(?<=特别)~(?=[，。！；多了着]|$)|(?<=格外)~(?=[，。！；多了着]|$)"
        "|(?<=人逢喜事)~"
        "|(?<=[没打提]起)~|(?<=强打)~|(?<=没)~|(?<=没什么)~|(?<=没有)~(?=[，。！；]|$)|(?<=有)~(?=[，。！；]|$)"
        "|~(?=抖擞|头儿|焕发|饱满|起来|多了|不错|[很挺真]好|不太好|得很|极了|百倍)"),
    Row("冷战", "leng3 zhan5", "他不由得打了个冷战", "两国在冷战时期断交", "(?<=打)~|(?<=[打了一]个)~"),
    Row("实在", "shi2 zai5", "掌柜的为人实在", "这道题实在难",
        f"{_ADJECTIVE}|(?<=得)~(?=[，。！；]|$)|(?<=为人)~|(?<=价格)~|~(?=人(?![太都])|话)"),
    Row("摆设", "bai3 she4", "桌上摆设着鲜花", "制度成了摆设", "~(?=[了着好在成满于])"),
    Row("摆设", "bai3 she5", "屋里的摆设很旧", "", "~"),
    Row("火烧", "huo3 shao5", "保定的驴肉火烧很有名", "敌军火烧粮仓",
        "(?<=[肉吃卖买炕烤个块])~|~(?=[夹铺店摊])"),
    Row("买卖", "mai3 mai5", "他靠小买卖供孩子上学", "买卖双方签了合同",
        "(?<=[做小桩笔好大])~(?![双合房股])|(?<=[亏赔]本)~"),
    Row("兄弟", "xiong1 di5", "小兄弟，借个火", "兄弟单位前来学习",
        "(?<=[小他她你])~(?![姐单俩])|(?<=[有认是]个)~(?![姐单俩])|~(?=媳妇)"),
    Row("老子", "lao3 zi5", "他大喊老子不干了", "老子是道家的始祖",
        "(?<=[他你我当])~|~(?=今天|今儿|就是|不干|非要|偏|告诉你|跟你|才不|去|怕|英雄儿)"
        f"|{_before('儿子|小子|闺女', 8)}|(?<=[，。])~(?=[跟替给为也])|~(?=[^，。]{{0,6}}儿子)"),
    Row("便当", "bian4 dang5", "这里购物便当", "中午订了一份便当",
        f"{_ADJECTIVE}|(?<=[通购出]行|交通|购物)~|~(?=多了|得多|些|[极])"),
    Row("便当", "bian4 dang1", "他带了便当上班", "", "~"),
    Row("人家", "ren2 jia1", "江边有几户人家", "你别动人家的东西",
        f"(?<=户)~|(?<={_NOUN_OF_TWO})~|(?<=[渔农船店穷富小好水婆娘处])~|(?<=[没了还][说寻找])~(?=[，。]|$)"
        f"|{_before('寻常|普通|百姓|殷实|富贵|平常|书香|官宦|有钱|体面|穷苦|庄稼')}"),
    Row("人家", "ren2 jia5", "人家早就走了", "", "~"),
    Row("运气", "yun4 qi4", "老人闭目凝神运气", "今天运气不错",
        "~(?=发力|调息|功|吐纳|于|至)|(?<=[提闭])~"
        f"|{_before('凝神|闭目|打坐|盘腿|慢慢|缓缓|暗暗|默默|开始')}"),
    Row("运气", "yun4 qi5", "今天运气不错", "", "~"),
    Row("孙子", "sun1 zi3", "《孙子》共十三篇", "老人带着孙子散步",
        "~(?=兵法|[曰云]|膑|武)|(?<=兵圣)~|(?<=《)~(?=》)"),
    Row("孙子", "sun1 zi5", "她抱着孙子", "", "~"),
    Row("妻子", "qi1 zi3", "父母妻子都在老家", "他妻子是老师", "~(?=儿女|老小)|(?<=父母)~"),
    Row("妻子", "qi1 zi5", "妻子在厂里上班", "", "~"),
    Row("东西", "dong1 xi1", "大道横贯东西", "桌上的东西别动",
        "~(?=[两方向走横部岸德城门贯相直各]|半球|南北|长约?[0-9一二三四五六七八九十百]|宽)"
        "|(?<=海峡)~|(?<=横[贯跨])~|(?<=贯[通穿])~|(?<=连[接通])~|(?<=地跨)~|(?<=南北)~"),
    Row("东西", "dong1 xi5", "超市里买了不少东西", "", "~"),
    Row("丈夫", "zhang4 fu1", "大丈夫能屈能伸", "", "(?<=大)~|~(?=气概|之志)"),
    Row("丈夫", "zhang4 fu5", "她丈夫在外地工作", "", "~"),
    Row("地方", "di4 fang5", "这个地方我来过", "地方财政收入增长",
        ""
        "(?<=[么个这那些处好远老别没有])~(?!政|官|财|债|戏|志|性|党|税|法|武|军|特|标|经|人大|各|领)"),
    Row("自然", "zi4 ran5", "孩子们表情自然", "保护自然环境",
        "(?<=态度)~|(?<=表情)~|(?<=神态)~|(?<=动作)~|(?<=显得)~(?!资)"
        "|(?<=[很挺真])~(?=[，。！；地]|$)"),
    Row("公道", "gong1 dao5", "这家店价钱公道", "他要为大家讨回公道",
        f"{_ADJECTIVE}|(?<=价[格钱])~|(?<=收费)~|(?<=[办处]事)~"),
    Row("眉目", "mei2 mu5", "案子总算有了眉目", "姑娘眉目清秀", "(?<=[有点些了没])~(?![清传含])"),
    Row("开通", "kai1 tong5", "老人思想开通", "高铁今天开通", f"{_ADJECTIVE}|(?<=思想)~|(?<=为人)~"),
    Row("对头", "dui4 tou5", "两家公司是死对头", "方法对头，事半功倍", "(?<=[死老])~|(?<=冤家)~"),
    Row("把手", "ba3 shou5", "门把手坏了", "把手放下", "(?<=[门窗车箱])~|(?<=[的个根])~(?![伸放举拿])"),
    Row("下水", "xia4 shui5", "锅里炖着羊下水", "新船今天下水", "(?<=[猪羊牛杂])~"),
    Row("呢", "ni2", "他穿一件呢大衣", "天还亮着呢", "~(?=子|大衣|绒|料|帽)|(?<=[毛花])~"),
    # Another syllable altogether.
    Row("大夫", "da4 fu1", "他是晋国大夫", "我去找大夫看病",
        "(?<=[国士卿史议上中下禄])~(?!的诊|说)|(?<=光禄)~"),
    Row("大夫", "dai4 fu5", "我去找大夫看病", "", "~"),
    Row("琢磨", "zhuo2 mo2", "美玉琢磨成器", "他琢磨了半天",
        f"(?<=器)~|~(?=[玉石成])|{_before('切磋|精心|雕刻|打磨')}|{_before('玉|石料|宝石|翡翠|石头', 8)}"),
    Row("琢磨", "zuo2 mo5", "大家琢磨怎么办", "", "(?<!佐藤)~"),
    Row("便宜", "bian4 yi2", "将军有权便宜行事", "今天的菜很便宜", "~(?=行事|从事)|(?<=因利)~"),
    Row("便宜", "pian2 yi5", "今天的菜很便宜", "", "~"),
    Row("好事", "hao4 shi4", "好事者议论纷纷", "他做了不少好事", "~(?=者|之徒|的人)"),
    Row("朝阳", "zhao1 yang2", "迎着朝阳出发", "家住朝阳区",
        "(?<=[迎向着的轮日缕])~(?![区市县门路])|~(?=升|初|似|洒|照|东升)"),
    # Light in one sense, as 《现代汉语词典》 (7th edition) parts them.
    Row("大爷", "da4 ye2", "他成天摆大爷架子", "隔壁大爷在遛鸟",
        "(?<=[摆充])~|~(?=做派|作派|脾气|架子|似的)"),
    Row("大爷", "da4 ye5", "隔壁大爷在遛鸟", "", "~"),
    Row("门道", "men2 dao4", "他在门道里避雨", "他看出了门道", "~(?=[里内口洞])"),
    Row("门道", "men2 dao5", "他看出了门道", "", "~"),
    Row("照应", "zhao4 ying4", "文章开头和结尾前后照应", "亲戚轮流照应病人",
        f"{_before('前后|首尾|上下文|遥相|结尾|开头', 4)}"),
    Row("照应", "zhao4 ying5", "亲戚轮流照应病人", "", "~"),
    Row("造化", "zao4 hua4", "真是造化弄人", "你的造化不小",
        "~(?=弄人|钟神秀|之|万物)|(?<=夺)~|(?<=自然)~|(?<=自然的)~|(?<=天地)~"),
    Row("造化", "zao4 hua5", "你的造化不小", "", "~"),
    Row("地下", "di4 xia5", "碗掉在地下摔碎了", "水在地下流动",
        "(?<=[掉落摔扔丢趴倒跪蹲坐躺洒撒滚泼][在到])~(?![室车停铁水通工党管河层])|~(?=[捡拾])"),
    Row("地上", "di4 shang4", "地上建筑已经封顶", "水洒在地上",
        "~(?=建筑|部分|[一二三四五六七八九十0-9]+层|停车|车库|和地下|与地下|波|权)"),
    Row("地上", "di4 shang5", "水洒在地上", "", "~"),
    Row("言语", "yan2 yu5", "他低着头不言语", "言语之间流露出不满",
        "(?<=不)~(?=[，。！；了]|$)|~(?=一声|声)"),
    Row("端详", "duan1 xiang2", "请你细说端详", "她把照片端详了半天", "(?<=[说听知问])~|(?<=容貌)~"),
    Row("端详", "duan1 xiang5", "她把照片端详了半天", "", "~"),
    Row("世故", "shi4 gu5", "这人很世故", "他不懂人情世故", f"{_ADJECTIVE}|(?<=圆滑)~|(?<=不)~"),
    Row("废物", "fei4 wu5", "我真是个废物", "把废物回收利用",
        "(?<=[个群帮骂])~(?![回处利品箱池])|(?<=[你我他])~"),
    Row("合计", "he2 ji5", "大家合计着买辆车", "两项合计三千元",
        "~(?=[着过来]|合计|一下|了一|怎么|怎样)|(?<=合计)~|(?<=[一咱俩])~"),
    Row("花费", "hua1 fei5", "结婚的花费太大", "他花费了三年时间",
        "(?<=[的笔项])~(?![了在])|~(?=[超太巨不很高低]|[，。、]|$)"),
    Row("风光", "feng1 guang5", "婚事办得很风光", "湖边风光秀丽", f"{_ADJECTIVE}|(?<=得)~(?=[，。]|$)"),
    Row("干事", "gan4 shi4", "让能干事的人有舞台", "他是工会的干事",
        "~(?=创业|业|很|麻利|热情|的人|利索|认真|踏实)|(?<=[想能会敢真好多不爱他她])~(?=[，。的]|$)"),
    Row("干事", "gan4 shi5", "他是工会的干事", "", "~"),
    Row("结实", "jie1 shi2", "果树开花结实", "这孩子长得结实",
        "(?<=开花)~|(?<=[树苗])~|(?<=花不)~|(?<=开始)~"),
    Row("结实", "jie1 shi5", "这孩子长得结实", "", "~"),
    Row("营生", "ying2 sheng5", "他靠这门营生过活", "以捕鱼营生", "(?<=[门个的种找谋份项])~"),
    Row("私房", "si1 fang5", "他攒了点私房钱", "私房出租须登记", "~(?=钱|话)"),
    Row("上头", "shang4 tou2", "这酒容易上头", "屋顶上头有只猫", "(?<=[酒不易真太很])~|~(?=了)"),
    Row("上头", "shang4 tou5", "屋顶上头有只猫", "", "~"),
    Row("过去", "guo4 qu5", "请把剪刀递过去", "过去三年变化很大",
        "(?<=[走跑递送传飞游爬冲扑赶追看望挤晕昏睡扔抛开绕骑迎凑蹿搬转退挺熬踢滚投射指寄推滑踱])~(?![的几两三十百多一年二])"),
    Row("庄子", "zhuang1 zi3", "《庄子》里有许多寓言", "村外还有一个庄子",
        "(?<=《)~|(?<=[老孟])~|~(?=曰|与|说|认为|主张|的思想|思想|哲学|休|惠|在|是)"),
    Row("庄子", "zhuang1 zi5", "村外还有一个庄子", "", "(?<=[个座小这那村])~|~(?=[里外上东西南北])"),
    Row("特务", "te4 wu4", "他当过特务连的连长", "抓住一个特务", "~(?=[连营团排班])"),
    Row("特务", "te4 wu5", "抓住一个特务", "", "~"),
    Row("多少", "duo1 shao3", "他多少有些失望", "你要多少钱",
        "~(?=有[些点]|也|会|还|都会|懂|能[^，。？]{0,3}[些点]|显得|带[些点])|(?<=或)~"),
    Row("多少", "duo1 shao5", "你要多少钱", "", "~"),
    Row("口角", "kou3 jue2", "两人发生口角", "他口角流涎",
        "(?<=发生)~|(?<=[起生因])~(?![流歪])|(?<=引[起发])~|~(?=之争|不断|升级)"),
    Row("服药", "fu4 yao4", "郎中开了三服药", "请按时服药", "(?<=[一两三四五六七八九十几])~"),
    Row("片儿", "pian1 er2", "孩子爱看动画片儿", "肉切成片儿", "(?<=[画相唱影])~|(?<=故事)~"),
    Row("多地", "duo1 di4", "公司在多地设厂", "他更多地依靠自己", "(?<![更大尽很较最极])~"),
    Row("当年", "dang4 nian2", "果树当年受益", "当年他才十岁", "~(?=见效|投产|受益|建成|还清|盈利|[建种])"),
)
# fmt: on

_BY_WORD: Final = {
    word: [
        (re.compile(row.around.replace("~", word)), tuple(row.said.split()), row.id)
        for row in TABLE
        if row.word == word
    ]
    for word in dict.fromkeys(row.word for row in TABLE)
}
_ANY: Final = re.compile("|".join(sorted(_BY_WORD, key=len, reverse=True)))
_GLUED: Final = re.compile("[很更最]大方(?=[，。！？；地的了、]|$)")
"""An adjective whose first character jieba joins to the adverb before it."""


def twofold(chunk: str) -> Iterator[tuple[int, str, str]]:
    """Each character of a word of the table that its surroundings tell: place, reading, the row's id."""
    found = list(_ANY.finditer(chunk))
    for match, torn in zip(
        found, division.torn(chunk, [one.span() for one in found]) if found else (), strict=True
    ):
        whole = not torn or _GLUED.match(chunk, max(0, match.start() - 1))
        rows = _BY_WORD[match[0]] if whole else ()
        said, rule = next(
            ((said, rule) for pattern, said, rule in rows if pattern.match(chunk, match.start())), ((), "")
        )
        for at, reading in enumerate(said, match.start()):
            yield at, reading, rule
