"""Subtitles and lyrics read as an article: the words alone, joined to sentences and paragraphs."""

from __future__ import annotations

from briefing.errors import SourceError
from briefing.nouns import Article, Block, Role
from briefing.read.containers.subtitles.cues import is_captions, is_lyrics, track
from briefing.read.containers.subtitles.markup import told
from briefing.read.containers.subtitles.once import in_one_language, without_repeats
from briefing.read.containers.subtitles.prose import prose

__all__ = ["is_captions", "is_lyrics", "read_subtitles"]


def read_subtitles(text: str) -> Article:
    """The article of subtitles, its source and script still to be filled in; only lyrics have a title.

    Raises SourceError for what has no times.
    """
    written = track(text)
    if not written.cues:
        raise SourceError("has no line with a time: not subtitles", fix="name it .txt if it is a text")
    said = told(written.cues)
    chosen = in_one_language(said.cues)
    shown = without_repeats(chosen.cues)
    spoken = prose(shown.cues)
    return Article(
        title=written.fields.get("ti", ""),
        blocks=tuple(Block(Role.BODY, paragraph) for paragraph in spoken.paragraphs),
        source="",
        author=written.fields.get("ar", ""),
        changes=(*written.left_out, *said.left_out, *chosen.left_out, *shown.left_out, *spoken.changes),
    )
