"""What stands above a text: its title, of one line or two, and the letterhead over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.nouns import Role
from briefing.read.plain.credits import CASE, DOCUMENT, is_credit, is_dateline, is_fact, is_poet, may_be_name
from briefing.read.plain.lines import Line, bare
from briefing.read.plain.marks import LISTED, SIGN, count_of
from briefing.read.plain.seams import goes_on
from briefing.zh.characters import COMMON_HAN

LONGEST: Final = 45
"""Characters of a line that may be a title."""
_HIGHEST: Final = 5
"""Lines above the title."""
_BODY_OF: Final = (
    "法院|检察院|檢察院|政府|办公室|辦公室|办公厅|委员会|委員會|局|部|厅|廳|院|党委|公司|大学|大學|学校|學校|集团"
    "|集團|中心|银行|协会|協會|学会"
)
_BODY: Final = re.compile(rf"[{COMMON_HAN}（）()·、\s]{{2,40}}(?:{_BODY_OF})")
"""Who issues a document."""
_OVER: Final = re.compile(
    rf"[{COMMON_HAN}（）()·]{{2,40}}(?:{_BODY_OF})文件|新闻(?:通)?稿|新聞稿|(?:新闻)?通稿"
    r"|(?:即时|即時|立即|立刻)[发發]布|供.{0,8}[发發]布|内部(?:资料|文件).{0,8}"
    r"|(?:绝密|机密|秘密|特急|加急|急件|特提)(?:[★☆].{0,8})?|附件\s*\d{0,2}\s*[：:]?"
    r"|(?:press|news) release.{0,40}|for immediate release.{0,20}",
    re.IGNORECASE,
)
"""A letterhead."""
_KIND: Final = (
    "判决书|判決書|裁定书|裁定書|调解书|决定书|起诉书|通知|通告|公告|公报|通报|决定|意见|声明|倡议书|邀请函|感谢信"
    "|公开信|议案|报告|批复"
)
_ABOUT: Final = re.compile(rf"(?:关于|關於|印发|转发).{{2,80}}|[{COMMON_HAN}]{{0,8}}(?:{_KIND})")
"""What a document is about, or what kind it is, below who issues it."""
_REST: Final = re.compile(rf"的?(?:{_KIND})|[的和与及暨][^。！？；]{{1,40}}")
"""The rest of a title that was broken off."""
_ROUNDUP: Final = re.compile(
    r"\S{2,12}(?:报|報|要闻|要聞|快讯|快訊|播报|播報|简讯|新闻|新聞|资讯)[\s（(·|]*(?:19|20)\d\d"
)
"""The title of one day's news: its name and the day."""
_OPENS: Final = ("—", "-", "（", "(", "·")
_UNENDED: Final = tuple("。；;：:，,、.")
_QUOTED: Final = re.compile(r"[“「『\"‘].*[”」』\"’]")
_LETTER: Final = re.compile(r"[^\W_]")


def headed(lines: Sequence[Line]) -> tuple[str, list[Line]]:
    """The title of a text of ``lines``, empty if it has none, and the other lines, the letterhead as data."""
    at = 0
    while at < min(_HIGHEST, len(lines) - 1) and (_is_over(lines[at].text) or is_dateline(lines[at].text)):
        at += 1
    if at and not (at < len(lines) - 1 and _is_title(lines, at)) and _ROUNDUP.match(lines[0].text):
        at = 0
    elif at >= len(lines) - 1 or not _is_title(lines, at):
        return "", _with_numbers(lines)
    end = at + 1
    title = lines[at].text
    while end < len(lines) - 1 and _goes_on(title, lines[end], issued=end == at + 1):
        title += lines[end].text
        end += 1
    above = [replace(line, role=Role.DATA) if _is_over(line.text) else line for line in lines[:at]]
    return title, _with_numbers([*above, *lines[end:]])


def _is_over(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_OVER, DOCUMENT, CASE))


def _with_numbers(lines: Sequence[Line]) -> list[Line]:
    """``lines``, the number of the document or case among the first as data."""
    numbered = [
        replace(line, role=Role.DATA)
        if line.role is Role.BODY and (DOCUMENT.fullmatch(line.text) or CASE.fullmatch(line.text))
        else line
        for line in lines[:_HIGHEST]
    ]
    return [*numbered, *lines[_HIGHEST:]]


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` is the title: short, no sentence (a question or a cry may be), no credit.

    Nor is it, if it heads but the first of several parts: a chapter that others follow, a poem with its poet.
    """
    text = bare(lines[at].text)
    if lines[at].role is not Role.BODY or not text or len(text) > LONGEST or not _LETTER.search(text):
        return False
    if is_credit(text) or is_fact(text) or "://" in text or re.search(r"[。；;]", text):
        return False
    if text.endswith(_UNENDED) or text.startswith(_OPENS) or SIGN.match(text) or _QUOTED.fullmatch(text):
        return False
    count = count_of(text)
    later = lines[at + 2 :]
    if count and (count.kind in LISTED or any(_counts(line.text, count.kind) for line in later)):
        return False
    return not (
        _is_signed(lines, at) and any(_is_signed(lines, other) for other in range(at + 2, len(lines)))
    )


def _is_signed(lines: Sequence[Line], at: int) -> bool:
    """Whether ``lines[at]`` heads a poem, with its poet below it."""
    below = lines[at + 1 : at + 3]
    if len(below) < 2 or below[0].blanks:
        return False
    return is_poet(below[0].text) or (may_be_name(below[0].text) and below[1].blanks > 0)


def _counts(text: str, kind: str) -> bool:
    count = count_of(text)
    return count is not None and count.kind == kind


def _goes_on(title: str, line: Line, *, issued: bool) -> bool:
    """Whether ``line`` is the rest of the ``title``: what a body issues, or words that were broken off."""
    if line.role is not Role.BODY or len(line.text) > LONGEST or line.text.endswith(_UNENDED):
        return False
    if issued and _BODY.fullmatch(title) and _ABOUT.fullmatch(line.text):
        return True
    return not line.blanks and (_REST.fullmatch(line.text) is not None or goes_on(title, line.text))
