"""Small pictures that carry sense: stars of a rating, suits, hearts, notes of music, the sexes, boxes."""

from __future__ import annotations

import re
from typing import Final

from briefing.pronounce.numbers.algebra import HOLES
from briefing.pronounce.numbers.numerals import number
from briefing.pronounce.sheet import Sheet
from briefing.pronounce.signs.row import Row, said_as, unheard
from briefing.zh.characters import BASIC_HAN

_STARS: Final = re.compile(r"([★⭐🌟]\ufe0f?(?:\s?[★⭐🌟]\ufe0f?){0,9})(½)?(?:\s?[☆✩✰]){0,9}")
_RATED: Final = re.compile(
    r"(?:[指系]数|评[分级价]|打分|推荐|星级|等级|难度|[度感力值性比境味务果质]|服务|五星|[给打])[：:是为]?\s?[（(]?$"
)
"""What the stars of a rating follow; others are ornaments."""
_LABELLED: Final = re.compile(rf"(?:^|[^{BASIC_HAN}])[{BASIC_HAN}]{{2,6}}[：:]\s?$")
_LAST: Final = re.compile(r"\s?(?:$|[\n，。；、）)])")
"""Stars that are all that stands after a label are a rating, too."""

_SUITS: Final = {"♠♤": "黑桃", "♥♡": "红桃", "♦♢": "方块", "♣♧": "梅花"}
_SUIT: Final = rf"[{''.join(_SUITS)}]\ufe0f?"
_RANK: Final = r"(?:10|[2-9AKQJX])(?![A-Za-z\d])"

_SENTENCE_END: Final = re.compile(r"[。！？\n]")
_AROUND: Final = 30
"""Characters of its sentence, either side of a sign, in which words are looked for."""
_ANIMALS: Final = re.compile(
    r"\d\s?[只尾匹羽]|[雌雄]|[公母][的兽鸟]?[、各和]|幼[崽兽鸟鱼虫仔]|[亚成]体|个体|标本|种群|繁殖|交配|配种|"
    r"[虎豹狼猴猿狮鲸豚兔鼠鹿鹤鹰雀鸽雁鸭鹅鸡鸟龟蛇蛙鱼虾蟹虫蝶蜂蚁蛾猫狗犬猪羊象]|熊猫|黑熊|棕熊"
)
_COUNTED: Final = re.compile(r"\s?\d{1,3}(?!\d|\s?岁)")
"""Males or females that are counted, as of a species."""
_PEOPLE: Final = re.compile(r"姓名|性别|先生|女士|同学|[男女][生性子]|嘉宾|选手|网友|患者|身高|职业")


def _of_animals(plain: str, at: int) -> bool:
    """Whether the sentence around ``at`` speaks of animals, and not of people."""
    before = _SENTENCE_END.split(plain[max(0, at - _AROUND) : at])[-1]
    near = before + _SENTENCE_END.split(plain[at + 1 : at + _AROUND])[0]
    counted = _ANIMALS.search(near) or _COUNTED.match(plain, at + 1)
    return counted is not None and not _PEOPLE.search(near)


def _are_stars(plain: str, at: int) -> bool:
    found = _STARS.match(plain, at)
    if found is None:
        return False
    labelled = _LABELLED.search(plain, max(0, at - 8), at) and _LAST.match(plain, found.end())
    return bool(re.search("[½☆✩✰]", found[0]) or labelled or _RATED.search(plain, max(0, at - 8), at))


def _stars(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """``★★★☆☆`` → 三星."""
    found = _STARS.match(plain, at, end)
    stop = found.end() if found else at + 1
    count = len(re.findall("[★⭐🌟]", plain[at:stop]))
    sheet.say_number(f"{number(str(count))}星" + ("半" if found and found[2] else ""), at, stop)
    return stop


def _sex_of_an_animal(char: str, words: str, *, id: str, written: str, spoken: str) -> Row:
    def write(sheet: Sheet, plain: str, at: int, end: int) -> int:
        sheet.say(words, at, at + 1)
        return at + 1

    return Row(id, lambda plain, at: plain[at] == char and _of_animals(plain, at), write, written, spoken)


_SUIT_ROWS: Final = tuple(
    said_as(
        name,
        id=f"signs/suit-{kind}",
        pattern=rf"[{signs}]\ufe0f?(?=\s?{_RANK}|\s?[、，,和与/]?\s?{_SUIT}|的?花色|的[AKQJ\d])",
        written=f"一张{signs[0]}K",
        spoken=f"一张{name}K",
    )
    for kind, (signs, name) in zip(("spades", "hearts", "diamonds", "clubs"), _SUITS.items(), strict=True)
) + tuple(
    said_as(
        name,
        id=f"signs/last-suit-{kind}",
        pattern=rf"[{signs}]\ufe0f?",
        before=rf"{_SUIT}\s?[、，,和与/]?\s?|花色[是为：]?\s?",
        written=f"花色{signs[0]}",
        spoken=f"花色{name}",
    )
    for kind, (signs, name) in zip(("spades", "hearts", "diamonds", "clubs"), _SUITS.items(), strict=True)
)

ROWS: Final[tuple[Row, ...]] = (
    Row("signs/stars-of-a-rating", _are_stars, _stars, "口感：★★★☆☆", "口感：三星"),
    said_as(
        "星",
        id="signs/star-after-number",
        pattern=r"[★⭐]\ufe0f?(?![★⭐☆])",
        before=r"(?<![\d.])[1-7](?:\.\d)?\s?",
        written="5★酒店",
        spoken="五星酒店",
    ),
    *_SUIT_ROWS,
    said_as(
        "爱",
        id="signs/heart",
        pattern=rf"[❤♥♡💗💖💕]\ufe0f?(?=\s?[{BASIC_HAN}A-Za-z])",
        before=r"[我你他她]们?\s?|咱们?\s?|(?<![A-Za-z])I\s?",
        written="我❤家乡",
        spoken="我爱家乡",
    ),
    said_as(
        "升",
        id="signs/sharp",
        pattern=r"♯|#(?=[A-Ga-g]\s?[大小]调)",
        written="♯f小调",
        spoken="升f小调",
    ),
    said_as("降", id="signs/flat", pattern="♭", written="♭B大调", spoken="降B大调"),
    said_as("还原", id="signs/natural", pattern="♮", written="♮C", spoken="还原C"),
    said_as(
        "四分音符等于",
        id="signs/beats-of-a-minute",
        pattern=r"♩\s?=(?=\s?\d)",
        written="速度♩=96",
        spoken="速度四分音符等于九十六",
    ),
    said_as(
        "八分音符等于",
        id="signs/half-beats-of-a-minute",
        pattern=r"♪\s?=(?=\s?\d)",
        written="♪=60",
        spoken="八分音符等于六十",
    ),
    unheard(
        id="signs/sex-that-is-said",
        pattern=r"[♂♀]\ufe0f?(?=\s?[雌雄公母男女])",
        written="♂雄鸟",
        spoken="雄鸟",
    ),
    _sex_of_an_animal("♂", "雄", id="signs/male-animal", written="幼崽3只（♂1）", spoken="幼崽三只（雄一）"),
    _sex_of_an_animal("♀", "雌", id="signs/female-animal", written="♀鸟孵卵", spoken="雌鸟孵卵"),
    unheard(
        id="signs/telephone-after-word",
        pattern=r"[☎☏📞]\ufe0f?",
        before=r"(?:电话|热线|致电|拨打)[：:]?\s?",
        written="电话☎：65123344",
        spoken="电话：六五一二三三四四",
    ),
    said_as(
        "电话",
        id="signs/telephone",
        pattern=r"[☎☏📞]\ufe0f?(?=\s?[/:：\d(（+])",
        written="☎65123344",
        spoken="电话六五一二三三四四",
    ),
    said_as(
        "星号",
        id="signs/star-that-marks",
        pattern=r"[*＊](?![*＊\d号键字])",
        before=r"(?:带有?|标[有注记明]?|注[有明]?|加[有注]?|凡有?|含有?|打上?|画上?)\s?[“\"（(【]?",
        written="带*的栏目必填",
        spoken="带星号的栏目必填",
    ),
    said_as(
        "星号",
        id="signs/star-that-is-explained",
        pattern=r"[*＊](?=[”\"）)】]?\s?(?:为必|是必|表示|代表|标[记注识]|为[选可]))",
        written="*为必填项",
        spoken="星号为必填项",
    ),
    said_as(
        "方框",
        id="signs/box-to-be-filled",
        pattern=rf"[{HOLES}](?![{HOLES}])",
        before=r"[在把将填写入]\s?|选中|勾选|\d\s?[+\-−×÷=<>≥≤≈]\s?",
        written="在□里填数",
        spoken="在方框里填数",
    ),
    said_as(
        "方框",
        id="signs/box-with-place",
        pattern=rf"[{HOLES}](?=\s?[里内中处](?![{HOLES}]))",
        written="请于□内打√",
        spoken="请于方框内打勾",
    ),
)
"""Tried in order."""
