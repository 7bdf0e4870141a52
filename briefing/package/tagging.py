"""What the tags of an episode's audio say, whatever the format that holds them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from briefing.config import Show
from briefing.nouns import Chapter, Script

LANGUAGE: Final = "zho"
"""Chinese in ISO 639-2/T, which is also its ISO 639-3 code."""
GENRE: Final = "Podcast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """All that is told of an episode within its audio files."""

    script: Script
    show: Show
    chapters: tuple[Chapter, ...]
    cover: bytes
    """A JPEG."""
    label: dict[str, str] | None
    """Made by ``aigc.label``; None: no label."""
    transcript: str
    """Plain text."""
    track: int
    """The episode's number in the show."""
    description: str

    @property
    def title(self) -> str:
        """The episode's, or else the show's."""
        return self.script.title or self.show.title

    @property
    def host(self) -> str:
        """Who makes the show, or else its title."""
        return self.show.author or self.show.title

    @property
    def artist(self) -> str:
        """Who wrote the article, or else the host."""
        return self.script.author or self.host


def clean(text: str) -> str:
    """``text`` without NUL, which ends it for some readers, and lone surrogates, which are no Unicode."""
    return re.sub("[\0\ud800-\udfff]", "", text)
