"""Chapters for podcast players: how they stand in one another, and Podcasting 2.0 JSON chapters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from briefing.nouns import Chapter, Programme

VERSION: Final = "1.2.0"
"""Of the format: github.com/Podcastindex-org/podcast-namespace, docs/examples/chapters/jsonChapters.md."""


def nested(chapters: Sequence[Chapter], depths: Sequence[int]) -> tuple[Chapter, ...]:
    """``chapters``, each at its depth; one of depth 1 lasts as long as all behind it that are deeper."""
    found = [replace(chapter, depth=depth) for chapter, depth in zip(chapters, depths, strict=True)]
    for at in range(len(found) - 1, -1, -1):
        if found[at].depth == 1:
            inner = next((i for i in range(at + 1, len(found)) if found[i].depth == 1), len(found))
            found[at] = replace(found[at], end_s=found[inner - 1].end_s)
    return tuple(found)


def flat(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Those of ``chapters`` that follow one another, for a format that knows no others."""
    return tuple(chapter for chapter in chapters if chapter.depth == 1)


def chapters_json(programme: Programme) -> dict[str, Any]:
    """The chapters of ``programme`` in the Podcasting 2.0 format, which knows no nested ones; in seconds."""
    return {
        "version": VERSION,
        "chapters": [
            {
                "startTime": round(chapter.start_s, 3),
                "endTime": round(chapter.end_s, 3),
                "title": chapter.title,
            }
            for chapter in flat(programme.chapters)
        ],
    }
