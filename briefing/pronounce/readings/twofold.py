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

# fmt: off
TABLE: Final = (
    # The second syllable is light in one sense and full in the other.
    Row("大意", "da4 yi5", "司机一时大意撞上了护栏", "请概括这篇课文的大意",
        "(?<=粗心)~|(?<=一时)~|(?<=麻痹)~|(?<=疏忽)~|(?<=[太别敢可能于])~(?!是)"
        "|~(?=不得|失荆州|轻敌)"),
    Row("大方", "da4 fang1", "恐怕要见笑于大方", "她出手大方", "(?<=贻笑)~|(?<=见笑于)~|~(?=之家|广佛)"),
    Row("大方", "da4 fang5", "新娘落落大方", "", "~"),
    Row("地道", "di4 dao4", "村民在院里挖地道", "他说一口地道的北京话",
        "(?<=[挖钻条])~|~(?=战|里|口|出口|入口|网)"),
    Row("地道", "di4 dao5", "这碗面做得真地道", "", "~"),
    Row("精神", "jing1 shen5", "老人穿上新衣很精神", "会议传达了上级的精神",
        "(?<=[很挺真更])~(?=[，。！；多了着]|$)|(?<=特别)~(?=[，。！；多了着]|$)|(?<=格外)~(?=[，。！；多了着]|$)"
        "|(?<=人逢喜事)~"
        "|~(?=抖擞|头儿|焕发|饱满|起来|多了|不错|[很挺真]好|不太好)"),
    Row("冷战", "leng3 zhan5", "他不由得打了个冷战", "两国在冷战时期断交", "(?<=打)~|(?<=[打了一]个)~"),
    Row("实在", "shi2 zai5", "掌柜的为人实在", "这道题实在难",
        f"{_ADJECTIVE}|(?<=得)~(?=[，。！；]|$)|(?<=为人)~|(?<=价格)~|~(?=人(?![太都])|话)"),
    Row("摆设", "bai3 she4", "桌上摆设着鲜花", "制度成了摆设", "~(?=[了着好在成满于])"),
    Row("摆设", "bai3 she5", "屋里的摆设很旧", "", "~"),
    Row("火烧", "huo3 shao5", "保定的驴肉火烧很有名", "敌军火烧粮仓",
        "(?<=[肉吃卖买炕烤个块])~|~(?=[夹铺店摊])"),
    Row("买卖", "mai3 mai5", "他靠小买卖供孩子上学", "买卖双方签了合同",
        "(?<=[做小桩笔好大])~(?![双合房股])|(?<=[亏赔]本)~"),
    Row("兄弟", "xiong1 di5", "小兄弟，借个火", "兄弟单位前来学习", "(?<=[小他她你])~(?![姐单俩])"),
    Row("老子", "lao3 zi5", "他大喊老子不干了", "老子是道家的始祖",
        "(?<=[他你我])~|~(?=今天|今儿|就是|不干|非要|偏|告诉你|跟你|才不|去|怕)"),
    Row("便当", "bian4 dang5", "这里购物便当", "中午订了一份便当",
        f"{_ADJECTIVE}|(?<=[通购出]行|交通|购物)~|~(?=多了|得多|些|[极])"),
    Row("便当", "bian4 dang1", "他带了便当上班", "", "~"),
    Row("人家", "ren2 jia1", "江边有几户人家", "你别动人家的东西",
        f"(?<=户)~|(?<={_NOUN_OF_TWO})~|(?<=[渔农船店穷富小好水婆娘])~|(?<=大户)~"),
    Row("人家", "ren2 jia5", "人家早就走了", "", "~"),
    Row("运气", "yun4 qi4", "老人闭目凝神运气", "今天运气不错",
        "~(?=发力|调息|功|吐纳|于|至)|(?<=凝神)~|(?<=[提闭])~|(?<=慢慢)~"),
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
        "(?<=[玉石器])~|~(?=[玉石成])|(?<=切磋)~|(?<=精心)~"),
    Row("琢磨", "zuo2 mo5", "大家琢磨怎么办", "", "(?<!佐藤)~"),
    Row("便宜", "bian4 yi2", "将军有权便宜行事", "今天的菜很便宜", "~(?=行事|从事)|(?<=因利)~"),
    Row("便宜", "pian2 yi5", "今天的菜很便宜", "", "~"),
    Row("好事", "hao4 shi4", "好事者议论纷纷", "他做了不少好事", "~(?=者|之徒|的人)"),
    Row("朝阳", "zhao1 yang2", "迎着朝阳出发", "家住朝阳区",
        "(?<=[迎向着的轮日缕])~(?![区市县门路])|~(?=升|初|似|洒|照|东升)"),
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


def twofold(chunk: str) -> Iterator[tuple[int, str, str]]:
    """Each character of a word of the table that its surroundings tell: place, reading, the row's id."""
    found = list(_ANY.finditer(chunk))
    for match, torn in zip(
        found, division.torn(chunk, [one.span() for one in found]) if found else (), strict=True
    ):
        rows = () if torn else _BY_WORD[match[0]]
        said, rule = next(
            ((said, rule) for pattern, said, rule in rows if pattern.match(chunk, match.start())), ((), "")
        )
        for at, reading in enumerate(said, match.start()):
            yield at, reading, rule
