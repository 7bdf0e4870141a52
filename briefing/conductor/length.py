"""How long the episode of a script would be, before anything of it is pronounced or spoken."""

from __future__ import annotations

from typing import Final

from briefing.config import Config
from briefing.narrate.bulletin import STORY
from briefing.narrate.duration import seconds, text_s
from briefing.nouns import Script

CHIME_S: Final = 2.0
"""Of the chime between sections, with the silence that it does not share."""
STINGS_S: Final = 6.0
"""Of those at the start and the end."""


def about_s(script: Script, config: Config) -> float:
    """About how many seconds the episode of ``script`` would sound."""
    speed = config.speech.speed
    chapters = [section for section in script.sections if not (script.stories and section.level > STORY)]
    chimes = (len(chapters) - 1) * CHIME_S if config.chimes.section != "none" else 0.0
    own = sum(text_s(each, config.pauses, speed) for each in (config.speech.intro, config.speech.outro))
    return seconds(script.sections, config.pauses, speed) + max(0.0, chimes) + own + STINGS_S
