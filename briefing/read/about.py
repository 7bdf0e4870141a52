"""What a page says about its article: title, date, author, publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from briefing.address import without_userinfo
from briefing.read.accounts import account
from briefing.read.tree import Element, Run
from briefing.zh.characters import COMMON_HAN
from briefing.zh.dates import iso
from briefing.zh.headlines import without_site
from briefing.zh.newsroom import SOURCES

_HEADLINE: Final = 6
"""A shorter heading that ``<title>`` begins with may be a section of the site."""
_AUTHOR: Final = re.compile(
    rf"[{COMMON_HAN}·]{{2,6}}(?:[\s、，,]+[{COMMON_HAN}·]{{2,6}}){{0,5}}"
    r"|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}"
)
_NO_AUTHOR: Final = re.compile(
    r"[网報报社台刊局部院会會]$|编辑|編輯|授权|版权|来源|来自|记者$|本站|新闻|消息|原创|admin|管理员",
    re.IGNORECASE,
)
_BYLINE: Final = re.compile(
    rf"(?:^|[\s|｜（(])(?:作者|文/|撰文)\s*[:：]?\s*([{COMMON_HAN}·]{{2,4}}(?:[\s、][{COMMON_HAN}·]{{2,4}}){{0,3}})(?=$|[\s|｜）)])"
)
_DATED = re.compile(r"\d{1,2}[:：]\d\d|(发布|發布|发表|發表|时间|時間|日期|来源|來源)")
_SOURCE: Final = re.compile(rf"(?:{SOURCES})\s*[:：]\s*([^\s:：|｜>》（(]{{2,20}})(?=[\s|｜>（(]|$)")
_BUTTONS: Final = re.compile(r"(举报|舉報|评论|評論|关注|關注|分享|收藏|字号|作者)+$")
"""What pages set right behind the source's name."""
_NOWHERE: Final = frozenset(("", "本站", "本站原创", "原创", "网络", "互联网", "未知", "微信公众平台"))
"""Names that say nothing of who published it."""
_LONGEST_ADDRESS: Final = 2000
"""Characters."""
_DATE_METAS: Final = (
    "article:published_time", "og:published_time", "og:release_date", "publishdate", "pubdate",
    "publish_time", "datepublished", "apub:time", "og:time", "dc.date", "date", "weibo: article:create_at",
)  # fmt: skip
"""Names of ``<meta>`` that hold the day of publication, the surest first."""


def title(tree: Element, runs: Sequence[Run]) -> str:
    """The headline: what the page shows of its ``<title>``, which ends with the site's name; else that.

    Without a ``<title>`` the first ``<h1>``, or nothing.
    """
    named = _squeezed(_meta(tree).get("og:title", ""))
    whole = _squeezed(str(tree.xpath("string(//title)"))) or named
    if not whole:
        return next((run.text for run in runs if run.level == 1), "")
    shown = [run for run in runs if _key(run.text) and _key(run.text) in _key(whole)]
    for run in shown:
        surely = run.level == 1 or (run.level and len(run.text) >= _HEADLINE)
        if surely and whole.startswith(run.text) and not whole[len(run.text) :][:1].isalnum():
            return run.text
    half = 0.5 * len(_key(whole))
    best = max((run.text for run in shown if len(_key(run.text)) >= half), key=len, default="")
    if not best and named and _key(named) in _key(whole):
        return without_site(named)
    leading = (
        run.text for run in shown if len(run.text) >= _HEADLINE and _key(whole).startswith(_key(run.text))
    )
    return best or max(leading, key=len, default="") or without_site(whole)


def published(tree: Element, runs: Sequence[Run], first: int) -> str:
    """ISO date: of the page's data, else of the lines above its run ``first``, else what htmldate finds.

    The time of day is that of the first of them which has one on that day.
    """
    public = account(tree)
    if public is not None and public.date:
        return public.date
    metas = _meta(tree)
    candidates = [metas[name] for name in _DATE_METAS if name in metas]
    candidates += [str(item["datePublished"]) for item in _linked_data(tree) if item.get("datePublished")]
    above = [run.text for run in reversed(runs[max(0, first - 12) : first])]
    candidates += [text for text in above if _DATED.search(text)] + [text for text in above if len(text) < 40]
    found = [date for text in candidates if (date := iso(text))]
    if found:
        day = found[0]
        return next((date for date in found if date.startswith(f"{day}T")), day)
    import htmldate

    try:
        return htmldate.find_date(tree, original_date=True, extensive_search=False) or ""
    except (ValueError, RecursionError):
        return ""


def author(tree: Element, runs: Sequence[Run], first: int) -> str:
    """Who wrote it, if the page's data or a line near its run ``first`` says so with a person's name."""
    metas = _meta(tree)
    candidates = [metas.get("author", ""), metas.get("article:author", "")]
    for item in _linked_data(tree):
        people = item.get("author")
        for person in people if isinstance(people, list) else [people]:
            name = person.get("name") if isinstance(person, dict) else person
            candidates += [str(name or "")]
    bylines = (_BYLINE.search(run.text) for run in runs[max(0, first - 8) : first + 2])
    candidates += [found[1] for found in bylines if found]
    sites = "".join(tree.xpath("string(//title)")) + metas.get("og:site_name", "")
    for name in candidates:
        if name.strip() in sites:
            continue
        if _AUTHOR.fullmatch(name.strip()) and not _NO_AUTHOR.search(name):
            return name.strip()
    return ""


def publisher(tree: Element, runs: Sequence[Run], first: int) -> str:
    """Where the article came from: as a line above run ``first`` or the page's data say; else the site.

    That of a public account is the account, not the platform.
    """
    public = account(tree)
    if public is not None:
        return public.name
    metas = _meta(tree)
    above = [run.text for run in reversed(runs[max(0, first - 12) : first])]
    for text in above + [metas.get(name, "") for name in ("source", "contentsource")]:
        if (found := _SOURCE.search(text)) and (name := _BUTTONS.sub("", found[1])) not in _NOWHERE:
            return name
    if source := metas.get("contentsource", ""):
        return _squeezed(source)
    site = _squeezed(metas.get("og:site_name", ""))
    return "" if site in _NOWHERE else site


def address(tree: Element) -> str:
    """The web address that a page gives as its own; empty where it gives none, or that of a whole site."""
    metas, public = _meta(tree), account(tree)
    found = [public.address if public is not None else "", metas.get("og:url", "")]
    found += [str(link.get("href")) for link in tree.xpath("//link[@rel='canonical'][@href]")]
    for comment in tree.xpath("//comment()[contains(., 'saved from url=')]"):
        found += re.findall(r"saved from url=\(\d+\)(\S+)", str(comment.text))
    return next(filter(None, map(_of_article, found)), "")


def _of_article(address: str) -> str:
    """``address`` without fragment, user name and password, if it is that of a page below a site's root."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or len(address) > _LONGEST_ADDRESS:
        return ""
    if parts.path.strip("/") == "" and not parts.query:
        return ""
    return without_userinfo(parts._replace(fragment="").geturl())


def base(tree: Element, address: str) -> str:
    """What the page's links are relative to: its ``<base>``, or else its own ``address``."""
    named = next((str(element.get("href")) for element in tree.iter("base") if element.get("href")), "")
    try:
        return str(urljoin(address, named.strip()))
    except ValueError:
        return address


def _meta(tree: Element) -> dict[str, str]:
    """The page's ``<meta>`` by name, in lower case; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if content := element.get("content"):
            metas.setdefault(name.strip().lower(), content)
    return metas


def _linked_data(tree: Element) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD."""
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json" or not script.text:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        for item in items:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                yield from (
                    (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()
                )


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _key(text: str) -> str:
    """What is left of a headline when how it is printed is set aside."""
    return re.sub(r"[\s\W_]+", "", text).lower()
