"""Headlines: where the name of a site behind one begins, and how one is said among others."""

from __future__ import annotations

import re
from typing import Final

from briefing.zh.newsroom import AGENCIES, SOURCES
from briefing.zh.punctuation import CLOSING_A_SENTENCE

_SEPARATOR: Final = re.compile(r"\s*(?:[_|｜]|--+|——|\s[-–—]\s|[-–—](?=[^-–—_]{1,12}$))\s*")
"""What stands between a headline and the name of a site in ``<title>``."""
_SITE: Final = re.compile(
    r"网$|網$|网站|新闻|新聞|频道|頻道|门户|日报|日報|晚报|晚報|时报|時報|资讯|首页|\.(com|cn|net|org)|纪检|栏目|百科|博客|官网|"
    r"News|The Paper|[A-Z]{3,}\.NET$",
    re.IGNORECASE,
)
_NAME: Final = (
    rf"(?:{AGENCIES}|[^\s_|｜—–-]{{1,8}}"
    "(?:网|網|日报|日報|晚报|晚報|时报|時報|频道|頻道|新闻|新聞|客户端|客戶端|头条|頭條))"
)
"""A site or a newsroom, as it stands behind a headline."""
_BEHIND: Final = re.compile(
    rf"\s*(?:[_|｜—–-]+\s*(?P<site>[^_|｜—–-]+)"
    rf"|[（(【\[]\s*(?P<said>(?:{SOURCES})\s*[:：]?)?\s*(?P<name>[^（()）【】\[\]]+?)\s*[）)】\]])$"
)
_IS_NAME: Final = re.compile(_NAME)
_TWICE: Final = re.compile(r"([？！?!])\1+$")
_STOPS: Final = "。．.，,；;：:、 　"
_ENDED: Final = re.compile(rf"(?:[？！?!…]|[。][{CLOSING_A_SENTENCE}]+)[{CLOSING_A_SENTENCE}]*$")


def without_site(whole: str) -> str:
    """A ``<title>`` without the name of the site after it.

    >>> without_site("黄河大桥今天通车_社会频道_某某网")
    '黄河大桥今天通车'
    """
    parts = _SEPARATOR.split(whole)
    while len(parts) > 1 and (_SITE.search(parts[-1]) or len(parts[-1]) <= 4):
        parts.pop()
    kept = len(whole)
    if len(parts) < len(_SEPARATOR.split(whole)):
        kept = whole.index(parts[-1], sum(map(len, parts[:-1]))) + len(parts[-1])
    return whole[:kept].strip()


def without_source(headline: str, publisher: str = "") -> str:
    """``headline`` without the sites and sources that stand behind it; ``publisher`` is known to be one.

    >>> without_source("油价上调｜财经_某某网", "财经"), without_source("大桥通车（来源：新华社）")
    ('油价上调', '大桥通车')
    >>> without_source("新桥怎么走（附图）"), without_source("桥——盼了十年")
    ('新桥怎么走（附图）', '桥——盼了十年')
    """
    whole = headline.strip()
    while (found := _BEHIND.search(whole)) and found.start():
        name = (found["site"] or found["name"]).strip()
        if not (found["said"] or name == publisher or _IS_NAME.fullmatch(name)):
            break
        whole = whole[: found.start()]
    return whole


def ended(headline: str) -> str:
    """``headline`` as a sentence of its own, with one mark at its end: its own where it asks or exclaims.

    >>> ended("大桥通车"), ended("大桥通车；"), ended("谁来修桥？"), ended("他说：“盼了十年！”")
    ('大桥通车。', '大桥通车。', '谁来修桥？', '他说：“盼了十年！”')
    """
    whole = _TWICE.sub(r"\1", headline.strip())
    if not _ENDED.search(whole):
        whole = whole.rstrip(_STOPS)
    return whole if _ENDED.search(whole) else f"{whole}。"
