"""The show's own page: who it is, how to subscribe, and its episodes. No script, nothing from elsewhere."""

from __future__ import annotations

from lxml import etree

from briefing.publish.identity import FEED
from briefing.publish.markup import E
from briefing.publish.page import document, facts, footer
from briefing.publish.plan import AUDIO, Item, Plan
from briefing.publish.text import LANGUAGES, legal
from briefing.publish.wording import WORDS


def index(plan: Plan) -> bytes:
    """The page of the show."""
    words, show = WORDS[plan.script], plan.show
    title = legal(show.title)
    episodes = [_entry(item, plan.script) for item in plan.items]
    listing = E.ol({"class": "episodes"}, *episodes) if episodes else E.p(words["none"])
    return document(
        title,
        plan.script,
        E.a({"class": "skip", "href": "#episodes"}, words["skip"]),
        E.header(
            {"class": "show"},
            E.img({"class": "cover", "src": plan.cover.target, "alt": "", "width": "160", "height": "160"}),
            E.div(
                E.h1(title),
                *(E.p(line) for line in legal(show.description).splitlines() if line.strip()),
                E.ul({"class": "actions"}, E.li(E.a(words["subscribe"], href=FEED))),
                E.p(words["how"], E.br(), E.code(plan.feed_url)),
            ),
        ),
        E.main({"id": "episodes", "tabindex": "-1", "aria-label": words["episodes"]}, listing),
        footer(plan.script, show.copyright),
        description=legal(show.description),
        feed=FEED,
        feed_title=title,
        icon=plan.cover.target,
    )


def _entry(item: Item, script: str) -> etree._Element:
    episode = item.episode
    language = {} if episode.script.script == script else {"lang": LANGUAGES[episode.script.script]}
    first = next((line for line in episode.summary.splitlines() if line.strip()), "")
    title = legal(episode.title)
    return E.li(
        E.article(
            language,
            E.h2(E.a(title, href=item.page)),
            facts(item, script),
            E.p(legal(first)),
            E.audio(
                {"controls": "", "preload": "none", "src": item.assets[AUDIO].target},
                {"aria-label": f"{WORDS[script]['play']}：{title}"},
            ),
        )
    )
