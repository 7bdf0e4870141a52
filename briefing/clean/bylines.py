"""A line of names and data told from prose: who reported, who edited, where it came from and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefing.nouns import Role
from briefing.zh.characters import COMMON_HAN
from briefing.zh.hanzi import to_hans
from briefing.zh.newsroom import (
    AUTHORS,
    CHECKERS,
    EDITORS,
    IN_CHARGE,
    LABEL_ENDS,
    OURSELVES,
    REPORTERS,
    REVIEWERS,
)
from briefing.zh.punctuation import CLOSING_BRACKETS, OPENING_BRACKETS
from briefing.zh.surnames import SURNAMES

_LONGEST: Final = 80
"""Characters; a longer line is prose, whatever it begins with."""

_NO_NAME: Final = (
    f"{REPORTERS}|{IN_CHARGE}|{CHECKERS}|实习生|编辑|编译|摄影|报道|报导|综合|文图|图文|供稿|供图|作者|"
    "认为|表示|获悉|了解|采访|发现|看到|告诉|指出|说|问|称"
)
NAME: Final = (
    rf"(?:(?:(?!{_NO_NAME})[{COMMON_HAN}]){{2,4}}(?:·[{COMMON_HAN}]{{1,8}})*|"
    rf"[{COMMON_HAN}] [{COMMON_HAN}](?![{COMMON_HAN}])|"
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)"
)
"""A person's name, in simplified characters or Latin letters."""
_NAMES: Final = re.compile(rf"{NAME}(?:\s*[\s、,，/／&和与]\s*{NAME})*")
_PEOPLE: Final = "[^:：。！？]{2,70}?"
_SEP: Final = f"[{LABEL_ENDS}丨]"
OUTLET: Final = (
    rf"(?:[{COMMON_HAN}A-Za-z0-9]{{2,12}}(?:社|报|网|台|刊|客户端|融媒体|新闻|财经|杂志|在线|频道)|"
    f"{OURSELVES}|我报)"
)
"""The name of a newspaper, an agency, a site."""
_KIND: Final = "(?:特约|实习|见习|首席|摄影|全媒体|高级|驻站|通讯|专栏)?"
JOB: Final = f"(?:{_KIND}(?:{REPORTERS}|评论员|撰稿人?|实习生|特派员|作者))"
_LABEL: Final = (
    f"(?:{AUTHORS}|{REPORTERS}|撰稿|采写|实习生|实习记者|见习记者|"
    "图/文|文/图|文图|图文|采访|编译|译者|口述|整理)"
)
_DONE: Final = r"(?:\s*(?:文/图|图/文|摄影报道|综合报道|联合报道|采写|报道|摄影)|\s+[摄文图电])?"
_EDITOR: Final = f"(?:{IN_CHARGE}|{CHECKERS}|{REVIEWERS}|核稿|值班主任|[一二三]读|终校)"
"""Words that head nothing but a line of those who edited."""
_DATE: Final = (
    r"(?P<date>\d{4}(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?"
    r"(?:\s*星期[一二三四五六日])?(?:[\sT]*\d{1,2}(?:[:：时]\d{1,2}分?){1,2})?)"
)


class Rule(NamedTuple):
    """A kind of line, all of which matches; each row is tested by its example."""

    pattern: str
    """Over the line in simplified characters, half-width punctuation and brackets around it cut off.
    Groups ``author``, ``with``, ``artist`` and ``editor`` must hold names;
    ``author``, ``publisher`` and ``date`` fill the article's own where it has none."""
    role: Role
    example: str


RULES: Final = (
    Rule(
        rf"{OUTLET}\s*{JOB}\s*[:：/]?\s*(?P<author>{_PEOPLE}){_DONE}",
        Role.CREDIT,
        "本報記者李煉 楊文 陳俊琦",
    ),
    Rule(
        rf"{OUTLET}\s*{JOB}\s*[:：/]?\s*(?P<author>{_PEOPLE})\s*[、,，/]?\s*{JOB}\s*[:：/]?\s*(?P<with>{_PEOPLE})",
        Role.CREDIT,
        "新华社记者 王明 通讯员 李小红",
    ),
    Rule(rf"{JOB}(?:{_SEP}\s*|\s+)(?P<author>{_PEOPLE}){_DONE}", Role.CREDIT, "实习记者 张三 摄影报道"),
    Rule(
        rf"{JOB}(?:{_SEP}\s*|\s+)(?P<author>{_PEOPLE})\s*[、,，/]?\s*{JOB}(?:{_SEP}\s*|\s+)(?P<with>{_PEOPLE})",
        Role.CREDIT,
        "记者：李明 通讯员：王芳",
    ),
    Rule(
        rf"(?:{OUTLET}\s*[/／]?\s*)?{JOB}\s*[/／]?\s*(?P<author>{_PEOPLE})[/／][{COMMON_HAN}]{{2,8}}(?:报导|报道|电|特稿)",
        Role.CREDIT,
        "河岸日報 / 記者林書瑋／淡水即時報導",
    ),
    Rule(
        rf"(?:{_LABEL}(?:{_SEP}\s*|\s+)(?P<author>{_PEOPLE}){_DONE})",
        Role.CREDIT,
        "执笔/李雷、韩梅梅&John Smith",
    ),
    Rule(
        rf"(?:{_LABEL}|文){_SEP}\s*[{COMMON_HAN}]{{2,12}}?{JOB}\s*(?P<author>{_PEOPLE})",
        Role.CREDIT,
        "【文/某某网专栏作者 王明】",
    ),
    Rule(
        rf"《[^《》]{{1,12}}》\s*{JOB}(?:{_SEP}\s*|\s+)(?P<author>{_PEOPLE})",
        Role.CREDIT,
        "《棱镜》作者 周纯",
    ),
    Rule(rf"文\s*{_SEP}\s*(?P<author>{_PEOPLE})", Role.CREDIT, "文｜韩梅梅"),
    Rule(rf"(?:摄影|图片?)(?:\s*{_SEP}\s*|\s+)(?P<artist>{_PEOPLE}){_DONE}", Role.CREDIT, "图｜韩梅梅"),
    Rule(
        r"(?:(?:本文|文章|信息|新闻)?来源|稿源|转自|转载自|原载|出处)\s*[:：|｜丨]\s*(?P<publisher>[^:：。！？]{1,30})",
        Role.DATA,
        "（来源：新华网）",
    ),
    Rule(
        rf"(?:(?:资料|素材|图片|图文|数据)来源|供稿|供图|图源|图据)\s*{_SEP}\s*[^:：。！？]{{1,40}}",
        Role.DATA,
        "（资料来源：参考消息、海外网等）",
    ),
    Rule(rf"[{COMMON_HAN}A-Za-z、\s]{{2,30}}(?:供稿|供图)", Role.DATA, "党支部、药剂科供稿"),
    Rule(
        r"《\s*(?P<publisher>[^《》]{2,16}?)\s*》\s*[（(]\s*" rf"{_DATE}[\s,，]*(?:第?\s*\d+\s*版)?\s*[）)]?",
        Role.DATA,
        "《 某某日报 》（ 2026年05月06日 11 版）",
    ),
    Rule(rf"(?:值班|执行|本期|本文)?{_EDITOR}\s*{_SEP}\s*[^。！？]{{1,40}}", Role.DATA, "[责任编辑：mmhan]"),
    Rule(
        r"(?:本期|本文|本版|值班|执行|网络|新媒体|美术|文字|视觉|见习|实习)?"
        rf"(?:{EDITORS}|副主编|总编辑?|出品|统筹|策划|制图|美编|排版|语音|剪辑|视频|播音|配音|设计|校读)\s*{_SEP}\s*(?P<editor>{_PEOPLE})(?:[_\s]*[A-Z]*\d+)?",
        Role.DATA,
        "编辑：李雷_NF4425",
    ),
    Rule(rf"(?:{_EDITOR}|编辑)\s+(?P<editor>{_PEOPLE})", Role.DATA, "责任编辑 王芳"),
    Rule(r"(?:原标题|原题)\s*[:：]\s*.{2,60}", Role.DATA, "原标题：大桥通车了！"),
    Rule(
        rf"(?:(?:最新|最后)?更新|发布|发表|发稿|上传|刊发)(?:时间|日期|于)?\s*[:：]?\s*{_DATE}",
        Role.DATA,
        "发布时间：2026年11月24日 08:30",
    ),
)
DATE_LINE: Final = Rule(_DATE, Role.DATA, "2026-11-24 08:30")
"""Only where the article has one: the dates of a chronicle are its headings."""

_PROVINCE: Final = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|中国香港|中国澳门|中国台湾"
)
"""Where an account wrote from."""
HEAD_LINES: Final = (
    Rule(
        r"(?:原创\s+)?(?P<date>\d{4}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2})?)\s+"
        rf"(?!.*{JOB})[^。！？，,]{{1,40}}",
        Role.DATA,
        "原创 2026-11-24 沈青 河岸读书会",
    ),
    Rule(rf"原创\s+(?P<author>{NAME})(?:\s+[^\s。！？，,]{{1,30}})?", Role.DATA, "原创 沈青 河岸读书会"),
    Rule(rf"{_DATE}\s+(?:{_PROVINCE})", Role.DATA, "2026年11月24日 08:00 河北"),
)
"""Only above the article: the day, the author and the name of a public account, without a label."""

_RULES: Final = tuple((re.compile(rule.pattern), rule) for rule in (*RULES, DATE_LINE))
_HEAD_LINES: Final = tuple((re.compile(rule.pattern), rule) for rule in HEAD_LINES)
_PEOPLE_GROUPS: Final = {"author", "with", "artist", "editor"}
_DATE_LINE: Final = re.compile(_DATE)
_ENCLOSED: Final = re.compile(rf"\s*[{OPENING_BRACKETS}]?\s*(.*?)\s*[{CLOSING_BRACKETS}]?\s*")
_IN_ONE_PAIR: Final = re.compile(rf"[{OPENING_BRACKETS}][^{CLOSING_BRACKETS}]*.?", re.DOTALL)
_CREW: Final = "(?:编辑|语音|剪辑|视频|播音|配音|设计|制图|校读|排版|监制|策划)"
_LABELLED: Final = re.compile(
    rf"(?:\s+|[|｜丨])(?=(?:{_LABEL}|{_EDITOR}|文|图|摄影|来源|稿源|编辑|监制|供稿|发布时间|时间|日期)\s*[:：/／]|{_CREW}\s*[|｜丨])|"
    rf"\s+(?=(?:{_EDITOR}|编辑)\s)|\s+(?=\d{{4}}(?:年|[-/])\d)|(?<=\d{{2}}:\d{{2}})\s+|"
    r"(?<=[】）)\]])\s*(?=[【（(\[])|(?<![值班执行本期文版【（(\[\s])(?=责(?:任编辑|编)\s*[:：])"
)
_TAIL: Final = re.compile(
    rf"\s*[{OPENING_BRACKETS}](?P<inner>[^{OPENING_BRACKETS}{CLOSING_BRACKETS}。]{{3,60}})[{CLOSING_BRACKETS}]\s*$|"
    rf"(?<=[。！？!?”」』）)])\s*(?:(?:本文|文章|稿件)?来源\s*[:：]|{_EDITOR}\s*{_SEP}).{{1,60}}$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """``text[start:end]`` of a line, and what it is."""

    start: int
    end: int
    role: Role
    fields: dict[str, str]
    """``author``, ``publisher`` and ``date``, as written."""


def parts_of(text: str) -> list[Part]:
    """The credits and data that make up the line ``text``, those of one role made one; none for prose.

    What stands in one pair of brackets is one part, and data as soon as anything in it is.
    """
    if not text or len(text) > _LONGEST:
        return []
    spans = list(_labelled(to_hans(text)))
    found = [_match(text[start:end]) for start, end in spans]
    if len(spans) > 1 and all(found):
        matches = [match for match in found if match is not None]
        if _IN_ONE_PAIR.fullmatch(text):
            roles = [role for role, _ in matches]
            matches = [(Role.DATA if Role.DATA in roles else Role.CREDIT, fields) for _, fields in matches]
        parts = [Part(*span, *match) for span, match in zip(spans, matches, strict=True)]
        return _merged(parts)
    whole = _match(text)
    return [Part(0, len(text), *whole)] if whole else []


def tail_of(text: str) -> int:
    """Where the data begin that were set at the end of the paragraph ``text``; its length where none were.

    >>> tail_of("大桥今天通车。（责任编辑：王芳）")
    7
    """
    offset = max(0, len(text) - _LONGEST)
    found = _TAIL.search(to_hans(text[offset:]))
    if found is None or (start := offset + found.start()) == 0:
        return len(text)
    parts = parts_of(text[start:].strip())
    return start if parts and all(part.role is Role.DATA for part in parts) else len(text)


def is_date(text: str) -> bool:
    """Whether a line is a date, with or without its time, and nothing else."""
    return _DATE_LINE.fullmatch(text.strip()) is not None


def head_of(text: str) -> list[Part]:
    """The line ``text`` as data if it may be the one under a headline; none otherwise."""
    line = to_hans(text) if len(text) <= _LONGEST else ""
    for pattern, rule in _HEAD_LINES:
        if found := pattern.fullmatch(line):
            fields = {field: text[slice(*found.span(field))] for field in found.groupdict()}
            return [Part(0, len(text), rule.role, fields)]
    return []


def names(text: str) -> list[str]:
    """The names in a list of names, Latin ones and those spaced out (沈 青) kept whole."""
    text = re.sub(rf"(?<![{COMMON_HAN}])([{COMMON_HAN}]) ([{COMMON_HAN}])(?![{COMMON_HAN}])", r"\1\2", text)
    return [
        name.strip()
        for name in re.split(rf"[、,，/／&]|(?<=[{COMMON_HAN}])\s+|\s+(?=[{COMMON_HAN}])", text)
        if name.strip()
    ]


def only_names(text: str) -> bool:
    """Whether a line holds names only: at least half of them begin with a known surname."""
    found = names(text)
    if len(text) > _LONGEST or not all(_NAMES.fullmatch(to_hans(name)) for name in found):
        return False
    known = sum(to_hans(name)[0] in SURNAMES or name[0].isascii() for name in found)
    return known * 2 >= len(found) > 0


def _labelled(line: str) -> list[tuple[int, int]]:
    """The spans of ``line`` between the places where a label or a date begins."""
    spans = []
    start = 0
    for cut in _LABELLED.finditer(line):
        if start < cut.start():
            spans.append((start, cut.start()))
        start = cut.end()
    return [*spans, (start, len(line))]


def _merged(parts: list[Part]) -> list[Part]:
    """``parts``, neighbours of one role made one, with the fields of all."""
    merged: list[Part] = []
    for part in parts:
        if not merged or merged[-1].role is not part.role:
            merged.append(part)
            continue
        last = merged[-1]
        fields = {**part.fields, **last.fields}
        if authors := " ".join(each.fields["author"] for each in (last, part) if "author" in each.fields):
            fields["author"] = authors
        merged[-1] = Part(last.start, part.end, part.role, fields)
    return merged


def _match(text: str) -> tuple[Role, dict[str, str]] | None:
    """The role by the first rule that all of ``text`` matches, and its fields as written."""
    enclosed = _ENCLOSED.fullmatch(text)
    if enclosed is None:
        return None
    line = to_hans(text)[slice(*enclosed.span(1))]
    for pattern, rule in _RULES:
        match = pattern.fullmatch(line)
        people = {name: match[name] for name in _PEOPLE_GROUPS & pattern.groupindex.keys()} if match else {}
        if match is None or not all(_NAMES.fullmatch(each) for each in people.values()):
            continue
        written = enclosed[1]
        values = {
            field: written[slice(*match.span(field))]
            for field in ("author", "publisher", "date")
            if field in pattern.groupindex
        }
        if "with" in pattern.groupindex:
            values["author"] += " " + written[slice(*match.span("with"))]
        return rule.role, values
    return None
