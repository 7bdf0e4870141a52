"""From an Article to the Script of what will be read."""

from __future__ import annotations

from typing import Final

from briefing.casting import Casting
from briefing.narrate.length import LENGTH, Length
from briefing.narrate.sections import sections_of
from briefing.narrate.titles import one_line, title_of
from briefing.nouns import Article, Script

NARRATOR: Final = Casting()
"""Nobody else speaks."""


def narrate(
    article: Article, voice: str = "", *, length: Length = LENGTH, cast: Casting = NARRATOR
) -> Script:
    """The script of ``article``, to be spoken by ``voice``, in segments of ``length``.

    A segment names a voice of its own where ``cast`` has one for quotations, or for the label of who speaks.
    """
    return Script(
        title=title_of(article),
        sections=sections_of(article, length, cast),
        source=article.source,
        script=article.script,
        date=article.date,
        author=one_line(article.author),
        publisher=one_line(article.publisher),
        voice=voice,
    )
