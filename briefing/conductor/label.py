"""The label that listeners hear: that the voice is made. For machines, see ``package.aigc``."""

from __future__ import annotations

import re
from typing import Final

from briefing.config import Speech

SAYS_SO: Final = re.compile(
    r"(人工智[能慧]|AI|ＡＩ)[^。！？]{0,12}[合生]成|[合生]成[^。！？]{0,12}(人工智[能慧]|AI|ＡＩ)",
    re.IGNORECASE,
)
"""Of a sentence: it names both the machine and what it did, as a spoken label under GB 45438-2025 does."""


def spoken_label(speech: Speech) -> tuple[str, str]:
    """What is said of it after the intro, and before the outro; nothing where one of them says so already."""
    if any(SAYS_SO.search(words) for words in (speech.intro, speech.outro)):
        return "", ""
    return (speech.notice, "") if speech.notice_at == "start" else ("", speech.notice)
