"""How long the episode of a script would be, before anything of it is pronounced or spoken."""

from __future__ import annotations

from typing import Final

from briefing.conductor.label import spoken_label
from briefing.config import Config
from briefing.narrate.bulletin import STORY
from briefing.narrate.duration import seconds, text_s
from briefing.nouns import Script

OPENING_S: Final = 1.2
SECTION_S: Final = 1.2
CLOSING_S: Final = 1.9
"""How long a chime of ours is heard, without the pause after it."""


def about_s(script: Script, config: Config) -> float:
    """About how many seconds the episode of ``script`` would sound."""
    pauses, speed = config.pauses, config.speech.speed
    chapters = [section for section in script.sections if not (script.stories and section.level > STORY)]
    between_s = 2 * pauses.section - pauses.paragraph
    chimes = (
        (config.chimes.opening, 1, OPENING_S),
        (config.chimes.section, len(chapters) - 1, SECTION_S + between_s),
        (config.chimes.closing, 1, CLOSING_S),
    )
    words = (config.speech.intro, *spoken_label(config.speech), config.speech.outro)
    own = sum(text_s(each, pauses, speed) for each in words if each)
    sounds = sum(count * each_s for name, count, each_s in chimes if name != "none")
    return seconds(script.sections, pauses, speed) + own + sounds
