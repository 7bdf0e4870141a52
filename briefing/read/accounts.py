"""What the page of a public account (mp.weixin.qq.com) says of itself: the account, the address, the moment.

As it is served, most of that stands in its scripts, which fill the page in: the account's name, the address
(``msg_link``) and the second of its publication (``ct``). A page that was saved shows name and time as well.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final
from urllib.parse import urlsplit

from briefing.read.tree import Element
from briefing.zh.dates import iso

HOST: Final = "mp.weixin.qq.com"
CHINA: Final = timezone(timedelta(hours=8))
"""The time of all of the mainland, in which these pages show theirs."""
_STRING: Final = r"""(?:\w+\(\s*)?(?P<quote>["'])(?P<value>(?:\\.|(?!(?P=quote))[^\\\n])*)(?P=quote)"""
"""A string of JavaScript, bare or given to a function that undoes HTML's escapes."""
_NAME: Final = re.compile(rf"\bnick_?name\s*[:=]\s*{_STRING}")
_LINK: Final = re.compile(rf"\bmsg_link\s*[:=]\s*{_STRING}")
_SECOND: Final = re.compile(r"""\b(?:ct|ori_create_time)\s*[:=]\s*["']?(\d{10})\b""")
_SHOWN: Final = re.compile(rf"\b(?:publish_time|createTime|create_time)\s*[:=]\s*{_STRING}")
_ESCAPE: Final = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")


@dataclass(frozen=True, slots=True)
class Account:
    """What the page says; each is empty where it does not."""

    name: str
    address: str
    date: str
    """ISO 8601."""


def account(tree: Element) -> Account | None:
    """What ``tree`` says, if it is the page of a public account."""
    if not tree.xpath("//*[@id='js_content' or @id='js_article' or @id='activity-name']"):
        return None
    scripts = [script.text for script in tree.iter("script") if script.text and not script.get("src")]
    shown = [_squeezed(each) for each in tree.xpath("//*[@id='js_name']") if _squeezed(each)]
    names = shown or _said(_NAME, scripts)
    if not names:
        return None
    addresses = [each.partition("#")[0] for each in _said(_LINK, scripts) if _is_page(each)]
    return Account(names[0], next(iter(addresses), ""), _date(tree, scripts))


def _date(tree: Element, scripts: list[str]) -> str:
    for script in scripts:
        if found := _SECOND.search(script):
            moment = datetime.fromtimestamp(int(found[1]), CHINA)
            return moment.replace(second=0).isoformat(timespec="minutes")
    visible = [_squeezed(each) for each in tree.xpath("//*[@id='publish_time']")]
    return next((date for text in (*visible, *_said(_SHOWN, scripts)) if (date := iso(text))), "")


def _said(pattern: re.Pattern[str], scripts: list[str]) -> list[str]:
    """The strings that ``scripts`` give to the variable of ``pattern``, but for empty ones and templates."""
    found = (match["value"] for script in scripts for match in pattern.finditer(script))
    values = (_plain(html.unescape(_ESCAPE.sub(_unescaped, value))) for value in found)
    return [value for value in values if value and "${" not in value]


def _plain(text: str) -> str:
    """``text`` in one line that can be shown, its pairs of surrogates as the characters that they are."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(c for c in " ".join(whole.split()) if c.isprintable())


def _unescaped(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else escape[3]


def _is_page(address: str) -> bool:
    try:
        return urlsplit(address).hostname == HOST
    except ValueError:
        return False


def _squeezed(element: Element) -> str:
    return " ".join(element.text_content().split())
