"""Lines that name people and sources: a reporters' credit is spoken, an editor's or a date is only shown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final, NamedTuple

from briefing.clean.surnames import SURNAMES
from briefing.hanzi import to_hans
from briefing.nouns import Article, Block, Role

_LONGEST: Final = 80
"""Characters; a longer line is prose, whatever it begins with."""

_HAN: Final = "\u3400-\u9fff"
_NO_NAME: Final = (
    "记者|通讯员|实习生|编辑|编译|摄影|报道|综合|文图|图文|校对|审核|责编|"
    "认为|表示|获悉|了解|采访|发现|看到|告诉|指出|说|问|称"
)
_NAME: Final = (
    rf"(?:(?:(?!{_NO_NAME})[{_HAN}]){{2,4}}(?:·[{_HAN}]{{1,8}})*|[{_HAN}] [{_HAN}](?![{_HAN}])|"
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)*)"
)
_NAMES: Final = re.compile(rf"{_NAME}(?:\s*[\s、,，/&和与]\s*{_NAME})*")
_PEOPLE: Final = "[^:：。！？]{2,70}?"
_OUTLET: Final = (
    rf"(?:[{_HAN}A-Za-z0-9]{{2,12}}(?:社|报|网|台|刊|客户端|融媒体|日报|晚报)|本报|本刊|本台|本网|我报)"
)
_KIND: Final = "(?:特约|实习|见习|首席|摄影|全媒体|高级|驻站|通讯)?"
_JOB: Final = f"(?:{_KIND}(?:记者|通讯员|评论员|撰稿人?|实习生|特派员))"
_LABEL: Final = (
    "(?:作者|记者|撰文|撰稿|采写|摄影|通讯员|实习生|实习记者|见习记者|"
    "图/文|文/图|文图|图文|采访|编译|译者|口述|整理)"
)
_DONE: Final = r"(?:\s*(?:文/图|图/文|摄影报道|综合报道|联合报道|采写|报道|摄影)|\s+[摄文图电])?"


_DATE: Final = (
    r"(?P<date>\d{4}(?:年|[-/.])\d{1,2}(?:月|[-/.])\d{1,2}日?)"
    r"(?:\s*星期[一二三四五六日])?(?:[\sT]*\d{1,2}(?:[:：时]\d{1,2}分?){1,2})?"
)


class Rule(NamedTuple):
    """A kind of line, all of which matches; each row is tested by its example."""

    pattern: str
    """Over the line in simplified characters, half-width punctuation and brackets around it cut off.
    Groups ``author``, ``with`` and ``editor`` must hold names; ``author``, ``publisher`` and ``date`` fill
    the article's own where it has none."""
    role: Role
    example: str


RULES: Final = (
    Rule(
        rf"{_OUTLET}\s*{_JOB}\s*[:：/]?\s*(?P<author>{_PEOPLE}){_DONE}",
        Role.CREDIT,
        "本報記者李煉 楊文 陳俊琦",
    ),
    Rule(
        rf"{_OUTLET}\s*{_JOB}\s*[:：/]?\s*(?P<author>{_PEOPLE})\s*[、,，/]?\s*{_JOB}\s*[:：/]?\s*(?P<with>{_PEOPLE})",
        Role.CREDIT,
        "新华社记者 王明 通讯员 李小红",
    ),
    Rule(rf"{_JOB}(?:[:：/]\s*|\s+)(?P<author>{_PEOPLE}){_DONE}", Role.CREDIT, "实习记者 张三 摄影报道"),
    Rule(
        rf"{_JOB}(?:[:：/]\s*|\s+)(?P<author>{_PEOPLE})\s*[、,，/]?\s*{_JOB}(?:[:：/]\s*|\s+)(?P<with>{_PEOPLE})",
        Role.CREDIT,
        "记者：李明 通讯员：王芳",
    ),
    Rule(
        rf"(?:{_LABEL}(?:[:：/|｜丨]\s*|\s+)(?P<author>{_PEOPLE}){_DONE})",
        Role.CREDIT,
        "文/John Smith、李雷",
    ),
    Rule(
        rf"{_LABEL}[:：]\s*[{_HAN}]{{2,12}}?{_JOB}\s*(?P<author>{_PEOPLE})",
        Role.CREDIT,
        "采写：南方都市报记者 王明",
    ),
    Rule(r"(?:文|图|图片|撰文)\s*[/|｜丨:：]\s*" rf"(?P<author>{_PEOPLE})", Role.CREDIT, "文｜韩梅梅"),
    Rule(
        r"(?:来源|稿源|文章来源|信息来源|新闻来源|转自|转载自|原载|出处)\s*[:：]\s*(?P<publisher>[^:：。！？]{1,30})",
        Role.DATA,
        "（来源：新华网）",
    ),
    Rule(
        r"(?:本期|本文|本版|值班|执行|责任|网络|新媒体|美术|文字|视觉|见习|实习)?"
        r"(?:责编|编辑|主编|编审|副主编|总编辑?|校对|审核|审校|核稿|监制|出品|统筹|策划|制图|美编|排版|值班主任|"
        rf"一审|二审|三审|初审|复审|终审|一读|二读|终校)\s*[:：/|｜丨]\s*(?P<editor>{_PEOPLE})(?:[_\s]*[A-Z]*\d+)?",
        Role.DATA,
        "責任編輯:暢任杰",
    ),
    Rule(rf"(?:责编|责任编辑|编辑|校对|审核)\s+(?P<editor>{_PEOPLE})", Role.DATA, "责任编辑 王芳"),
    Rule(r"(?:原标题|原题)\s*[:：]\s*.{2,60}", Role.DATA, "原标题：大桥通车了！"),
    Rule(
        rf"(?:发布|发表|更新|发稿|上传|刊发)(?:时间|日期|于)?\s*[:：]?\s*{_DATE}",
        Role.DATA,
        "发布时间：2026年11月24日 08:30",
    ),
)
DATE_LINE: Final = Rule(_DATE, Role.DATA, "2026-11-24 08:30")
"""Only where the article has one: the dates of a chronicle are its headings."""

_RULES: Final = tuple((re.compile(rule.pattern), rule) for rule in (*RULES, DATE_LINE))
_PEOPLE_GROUPS: Final = {"author", "with", "editor"}
_DATE_LINE: Final = re.compile(_DATE)
_LINES: Final = {Role.BODY, Role.HEADING, Role.QUOTATION, Role.CREDIT, Role.DATA}
"""The roles in which a reader may have put such a line; items of a list, rows and captions are text."""
_ENCLOSED: Final = re.compile(r"\s*[（(【]?\s*(.*?)\s*[）)】]?\s*")
_LABELLED: Final = re.compile(
    rf"(?:^|\s+|[|｜丨])(?=(?:{_LABEL}|文|图|来源|稿源|责任编辑|责编|编辑|校对|审核|监制|发布时间|时间|日期)\s*[:：/])|"
    r"\s+(?=(?:编辑|校对|责编|责任编辑|审核)\s)|\s+(?=\d{4}(?:年|[-/])\d)|(?<=\d{2}:\d{2})\s+"
)


def mark_credits(article: Article) -> Article:
    """``article`` with bylines in the role of credits, and the lines of editors, dates and sources as data.

    Names alone on the lines after a byline belong to it. Author, publisher and date are filled in where
    the article has none yet.
    """
    blocks: list[Block] = []
    fields: dict[str, list[str]] = {"author": [], "publisher": [], "date": []}
    in_byline = False
    dates = sum(_DATE_LINE.fullmatch(block.text.strip()) is not None for block in article.blocks)
    for block in article.blocks:
        found = _classify(block.text)
        if found is None and in_byline and _only_names(block.text):
            found = Role.CREDIT, {"author": block.text}
        if (
            found is None
            or block.role not in _LINES
            or (dates > 1 and _DATE_LINE.fullmatch(block.text.strip()))
        ):
            in_byline = False
            blocks.append(block)
            continue
        role, values = found
        in_byline = role is Role.CREDIT
        for field, value in values.items():
            fields[field].append(value)
        blocks.append(replace(block, role=role, level=0))
    return replace(
        article,
        blocks=tuple(blocks),
        author=article.author or "、".join(_names(" ".join(fields["author"]))),
        publisher=article.publisher or "".join(fields["publisher"][:1]),
        date=article.date or _iso_date("".join(fields["date"][:1])),
    )


def _classify(text: str) -> tuple[Role, dict[str, str]] | None:
    """The role of a line of names or data and what it tells; None for prose.

    Several labels on one line make it data as soon as one of them is.
    """
    if not text or len(text) > _LONGEST:
        return None
    whole = _match(text)
    if whole is not None:
        return whole
    parts = [part for part in _LABELLED.split(text) if part]
    found = [_match(part) for part in parts]
    if len(parts) < 2 or any(match is None for match in found):
        return None
    matches = [match for match in found if match is not None]
    role = Role.DATA if any(role is Role.DATA for role, _ in matches) else Role.CREDIT
    return role, {field: value for _, values in matches for field, value in values.items()}


def _match(text: str) -> tuple[Role, dict[str, str]] | None:
    """The role by the first rule that all of ``text`` matches, and its fields as written."""
    enclosed = _ENCLOSED.fullmatch(text)
    if enclosed is None:
        return None
    line = to_hans(text)[slice(*enclosed.span(1))]
    for pattern, rule in _RULES:
        match = pattern.fullmatch(line)
        people = {name: match[name] for name in _PEOPLE_GROUPS & pattern.groupindex.keys()} if match else {}
        if match is None or not all(_NAMES.fullmatch(names) for names in people.values()):
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


def _names(text: str) -> list[str]:
    """The names in a list of names, Latin ones kept whole."""
    return [
        name.strip()
        for name in re.split(rf"[、,，/&]|(?<=[{_HAN}])\s+|\s+(?=[{_HAN}])", text)
        if name.strip()
    ]


def _only_names(text: str) -> bool:
    """Whether a line holds names only: at least half of them begin with a known surname."""
    names = _names(text)
    if len(text) > _LONGEST or not all(_NAMES.fullmatch(name) for name in names):
        return False
    known = sum(to_hans(name)[0] in SURNAMES or name[0].isascii() for name in names)
    return known * 2 >= len(names) > 0


def _iso_date(text: str) -> str:
    """``text`` as YYYY-MM-DD; empty where there is no such day."""
    numbers = [int(number) for number in re.findall(r"\d+", text)[:3]]
    try:
        return date(*numbers).isoformat()
    except (TypeError, ValueError):
        return ""
