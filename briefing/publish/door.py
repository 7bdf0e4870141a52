"""What a published page tells whoever comes to it from elsewhere: search engines, chats, people.

Its address, its card in a chat (Open Graph, ogp.me; Twitter cards), itself as data (schema.org,
``PodcastEpisode``), its feed; and the way to the show and to the episodes before and after it.
"""

from __future__ import annotations

import json
from typing import Final

from lxml import etree

from briefing.files import AUDIO, COVER, PAGE
from briefing.markup import E
from briefing.publish.identity import FEED
from briefing.publish.item import Item
from briefing.publish.media import RSS
from briefing.publish.notes import plain
from briefing.publish.plan import Plan
from briefing.publish.text import legal
from briefing.wording import LANGUAGES, word

UP: Final = "../../"
"""From an episode's page to the root of the site."""


def head(item: Item, plan: Plan) -> list[etree._Element]:
    """The elements of the page's head that say what the page is."""
    address = plan.root + item.page
    cover = plan.root + item.assets[COVER.name].target
    title, show = legal(item.title), legal(plan.show.title)
    card = {
        "og:type": "article",
        "og:title": title,
        "og:description": plain(item.episode),
        "og:url": address,
        "og:image": cover,
        "og:image:alt": title,
        "og:audio": plan.root + item.audio,
        "og:audio:type": AUDIO.media_type,
        "og:site_name": show,
        "og:locale": {"hans": "zh_CN", "hant": "zh_TW"}[item.script],
    }
    return [
        E.link(rel="canonical", href=address),
        E.link(rel="alternate", type=RSS, title=show, href=UP + FEED),
        *(E.meta(property=name, content=content) for name, content in card.items()),
        E.meta(name="twitter:card", content="summary"),
        E.script(_data(item, plan, address, cover), type="application/ld+json"),
    ]


def way(item: Item, plan: Plan) -> etree._Element:
    """Links to the show, to the episode before and the one after, and to the feed."""
    listed = plan.listed
    at = next(index for index, each in enumerate(listed) if each.page == item.page)
    links = [E.a(legal(plan.show.title), href=UP + PAGE.name)]
    for key, place in (("previous_episode", at + 1), ("next_episode", at - 1)):
        if 0 <= place < len(listed):
            other = listed[place]
            text = f"{word(key, item.script)}：{legal(other.title)}"
            rel = key.partition("_")[0].replace("previous", "prev")
            links.append(E.a(text, href=UP + other.page, rel=rel))
    links.append(E.a(word("subscribe", item.script), href=UP + FEED))
    return E.nav(
        {"class": "way", "aria-label": legal(plan.show.title)}, E.ul(*(E.li(link) for link in links))
    )


def _data(item: Item, plan: Plan, address: str, cover: str) -> str:
    """The episode as JSON-LD, safe inside a script element: no text of the article can end it."""
    audio = item.assets[AUDIO.name]
    author = legal(item.episode.script.author)
    data = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "url": address,
        "name": legal(item.title),
        "description": plain(item.episode),
        "datePublished": item.entry.published.isoformat(),
        "duration": f"PT{round(item.duration_s)}S",
        "inLanguage": LANGUAGES[item.script],
        "episodeNumber": item.entry.number,
        "image": cover,
        "associatedMedia": {
            "@type": "AudioObject",
            "contentUrl": plan.root + audio.target,
            "encodingFormat": AUDIO.media_type,
            "contentSize": str(audio.size),
        },
        "partOfSeries": {
            "@type": "PodcastSeries",
            "name": legal(plan.show.title),
            "url": plan.root,
            "webFeed": plan.feed_url,
        },
        **({"author": {"@type": "Person", "name": author}} if author else {}),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")
