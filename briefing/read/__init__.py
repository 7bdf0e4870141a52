"""From a file, a page of the web or standard input to an Article: encodings, pages, Markdown, plain text.

Whatever is left out or altered on the way is listed in ``Article.changes``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from briefing.errors import SourceError
from briefing.nouns import Article, Role
from briefing.read.load import load

if TYPE_CHECKING:
    from briefing.config.fetch import Fetch
    from briefing.read.raw import Raw

__all__ = ["article_of", "load", "read"]


def read(
    source: str, stdin: BinaryIO | None = None, *, any_language: bool = False, net: Fetch | None = None
) -> Article:
    """The article that ``source`` holds: a path, an http(s) URL, or ``-`` for what ``stdin`` gives.

    Its ``source`` is the absolute path, the URL, or ``-``; its title is empty where the source has none.
    Raises SourceError, naming the source, for what cannot be read, holds no text or is no article; nor is a
    text in another language than Chinese, except with ``any_language``. ``net``: as in ``load``.
    """
    return article_of(load(source, stdin, net), any_language=any_language)


def article_of(raw: Raw, *, any_language: bool = False) -> Article:
    """As ``read``, of a source that is loaded already."""
    # All that knows articles, which whoever only fetches bytes need not wait for.
    from briefing.read.language import refuse_foreign
    from briefing.read.notices import refuse_notice
    from briefing.read.readers import reader_for
    from briefing.zh.hanzi import detect

    try:
        article = reader_for(raw).read(raw)
        lines = [block.text for block in article.blocks]
        refuse_notice(article.title, lines)
    except SourceError as error:
        raise SourceError(error.what, where=error.where or raw.where, fix=error.fix) from None
    told = (block.text for block in article.blocks if block.role is not Role.CODE)
    text = "\n".join([article.title, *told])
    if not any(character.isalnum() for character in text):
        raise SourceError("holds nothing that can be read aloud", where=raw.where)
    if not any_language:
        refuse_foreign(text, raw.where)
    return replace(article, source=raw.identity, script=detect(text))
