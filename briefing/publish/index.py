"""The show's own page: who it is, how to subscribe, and its episodes. No script, nothing from elsewhere."""

from __future__ import annotations

from lxml import etree

from briefing.markup import E
from briefing.publish.identity import FEED
from briefing.publish.item import Listed
from briefing.publish.media import RSS
from briefing.publish.page import Head, document, facts, footer
from briefing.publish.plan import Plan
from briefing.publish.text import legal
from briefing.wording import LANGUAGES, word


def index(plan: Plan) -> bytes:
    """The page of the show."""
    show, script = plan.show, plan.script
    title = legal(show.title)
    episodes = [_entry(each, script) for each in plan.listed]
    listing = E.ol({"class": "episodes"}, *episodes) if episodes else E.p(word("no_episodes", script))
    head = Head(
        title=title,
        description=legal(show.description),
        icon=plan.cover.target,
        more=[E.link(rel="alternate", type=RSS, title=title, href=FEED), *_card(plan, title)],
    )
    return document(
        head,
        script,
        E.a({"class": "skip", "href": "#episodes"}, word("skip_to_episodes", script)),
        E.header(
            {"class": "show"},
            E.img({"class": "cover", "src": plan.cover.target, "alt": "", "width": "160", "height": "160"}),
            E.div(
                E.h1(title),
                *(E.p(line) for line in legal(show.description).splitlines() if line.strip()),
                E.ul({"class": "actions"}, E.li(E.a(word("subscribe", script), href=FEED))),
                E.p(word("subscribe_by_address", script), E.br(), E.code(plan.feed_url)),
            ),
        ),
        E.main({"id": "episodes", "tabindex": "-1", "aria-label": word("episodes", script)}, listing),
        footer(script, show.copyright),
    )


def _card(plan: Plan, title: str) -> list[etree._Element]:
    """The show's address and its card in a chat (Open Graph, ogp.me)."""
    card = {
        "og:type": "website",
        "og:title": title,
        "og:description": legal(plan.show.description),
        "og:url": plan.root,
        "og:image": plan.root + plan.cover.target,
    }
    return [
        E.link(rel="canonical", href=plan.root),
        *(E.meta(property=name, content=content) for name, content in card.items()),
    ]


def _entry(each: Listed, script: str) -> etree._Element:
    language = {} if each.script == script else {"lang": LANGUAGES[each.script]}
    first = next((line for line in each.summary.splitlines() if line.strip()), "")
    title = legal(each.title)
    return E.li(
        E.article(
            language,
            E.h2(E.a(title, href=each.page)),
            facts(each, script),
            E.p(legal(first)),
            E.audio(
                {"controls": "", "preload": "none", "src": each.audio},
                {"aria-label": f"{word('play', script)}：{title}"},
            ),
        )
    )
