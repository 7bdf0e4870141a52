"""What is beside an article on its page, told by the names of elements and by what a notice speaks of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from briefing.read.tree import Element

SURE: Final = frozenset((
    "comment", "comments", "reply", "replies", "pinglun", "discuss", "discussion", "feedback", "recommend",
    "recommends", "related", "relate", "ad", "ads", "adv", "advert", "advertisement", "cookie", "cookies",
    "consent", "gdpr", "privacy", "login", "signin", "register", "nav", "menu", "footer", "copyright",
    "qrcode", "reward", "donate", "toast",
))  # fmt: skip
"""Words in the names of elements that hold something else."""
UNSURE: Final = frozenset((
    "review", "reviews", "dialog", "modal", "subscribe", "popup", "pop", "tip", "tips", "share", "shares",
    "sharing", "sidebar", "aside", "seo", "vip", "hot", "rank", "ranking",
))  # fmt: skip
"""The same, but an article may stand in them as well: a review, one for members, one in a window."""
_OUTER: Final = 2
"""How many of the elements around one are asked for their names, too."""
_NOTICE: Final = 80
"""A longer text is no notice."""
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NOT_TEXT: Final = re.compile(
    r"cookie|隐私|隱私|扫码|掃碼|扫描|二维码|公众号|登录|登錄|注册|註冊|下载|下載|客户端|广告|廣告|推广|赞助|贊助|分享|转发|版权|版權"
    r"|订阅|訂閱|会员|會員|打赏|APP|浏览器|瀏覽器|JavaScript",
    re.IGNORECASE,
)
"""What a notice speaks of."""


def is_notice(text: str) -> bool:
    """Whether a short ``text`` speaks of the site and not of the news."""
    return len(text) <= _NOTICE and _NOT_TEXT.search(text) is not None


def is_other(element: Element, untold: Collection[str] = ()) -> bool:
    """Whether the name of ``element``, or of what it stands in, says that it holds something else; the words
    ``untold`` say nothing."""
    return any(is_named(around, untold) for around in with_outer(element))


def is_surely_other(element: Element, untold: Collection[str] = ()) -> bool:
    """The same, but only by words of ``SURE``, with which no article's element is named."""
    return is_other(element, UNSURE.union(untold))


def is_named(element: Element, untold: Collection[str] = ()) -> bool:
    """Whether the name of ``element`` itself says so."""
    return any(word not in untold for word in _words(element))


def words_around(elements: Iterable[Element]) -> frozenset[str]:
    """The words that ``elements`` of an article, and what they stand in, are named with: of no other part of
    the page do they tell anything."""
    around = {holder for element in elements for holder in (element, *element.iterancestors())}
    return frozenset(word for holder in around for word in _words(holder))


def with_outer(element: Element) -> Iterator[Element]:
    """``element`` and what it stands in, as far as names are asked for."""
    yield element
    yield from islice(element.iterancestors(), _OUTER)


def _words(element: Element) -> Iterator[str]:
    if element.tag not in ("html", "body"):
        names = f"{element.get('id') or ''} {element.get('class') or ''}"
        words = (word.lower() for word in _WORD.findall(names))
        yield from (word for word in words if word in SURE or word in UNSURE)
