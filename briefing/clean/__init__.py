"""Article to article: the text as it was meant, without what the page, the scraper or the bytes did to it.

A pure stage: it reads no file and prints nothing. Each rule is a function of an article, in the file of its
family; ``rules.py`` has their order.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.clean.damage import mend_damage
from briefing.clean.edits import edit_texts
from briefing.clean.mojibake import find_mojibake
from briefing.nouns import Article
from briefing.zh.hanzi import detect


def repair(article: Article) -> Article:
    """``article`` with damaged bytes put right or marked, and nothing else altered."""
    return mend_damage(edit_texts(article, find_mojibake))


def clean(article: Article) -> Article:
    """``article`` as it was meant, each alteration among its changes; cleaning it again alters nothing."""
    from briefing.clean.rules import RULES  # whoever only repairs a line need not load them

    for rule in RULES:
        article = rule(article)
    return replace(
        article, script=detect("\n".join([article.title, *(block.text for block in article.blocks)]))
    )
