"""From an Article to the Script of what will be read."""

from __future__ import annotations

from briefing.narrate.length import LENGTH, Length
from briefing.narrate.sections import sections_of
from briefing.narrate.titles import one_line, title_of
from briefing.nouns import Article, Script


def narrate(article: Article, voice: str = "", *, length: Length = LENGTH) -> Script:
    """The script of ``article``, to be spoken by ``voice``, in segments of ``length``."""
    return Script(
        title=title_of(article),
        sections=sections_of(article, length),
        source=article.source,
        script=article.script,
        date=article.date,
        author=one_line(article.author),
        publisher=one_line(article.publisher),
        voice=voice,
    )
