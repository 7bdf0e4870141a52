"""The nouns of the pipeline: frozen data that one stage hands to the next.

This package imports nothing else of ours, so that every stage may import it.
Positions in text are character offsets, half-open: ``text[start:end]``.
"""

from briefing.nouns.episode import Chapter, Cue, Episode, Programme, Stored, Word
from briefing.nouns.picture import NO_PICTURES, Picture, PictureFile, Pictures
from briefing.nouns.rundown import NEWEST, Rundown, Slot, Story
from briefing.nouns.speech import DOUBTFUL, Line, Mark, Take, Utterance, Voice, Why
from briefing.nouns.text import (
    Article,
    Block,
    Change,
    Face,
    Link,
    Pin,
    Reference,
    Role,
    Script,
    Section,
    Segment,
    Style,
    by_start,
)

__all__ = [
    "DOUBTFUL",
    "NEWEST",
    "NO_PICTURES",
    "Article",
    "Block",
    "Change",
    "Chapter",
    "Cue",
    "Episode",
    "Face",
    "Line",
    "Link",
    "Mark",
    "Picture",
    "PictureFile",
    "Pictures",
    "Pin",
    "Programme",
    "Reference",
    "Role",
    "Rundown",
    "Script",
    "Section",
    "Segment",
    "Slot",
    "Stored",
    "Story",
    "Style",
    "Take",
    "Utterance",
    "Voice",
    "Why",
    "Word",
    "by_start",
]
