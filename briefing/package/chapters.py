"""Chapters for podcast players: Podcasting 2.0 JSON chapters."""

from __future__ import annotations

from typing import Any, Final

from briefing.nouns import Programme

VERSION: Final = "1.2.0"
"""Of the format: github.com/Podcastindex-org/podcast-namespace, docs/examples/chapters/jsonChapters.md."""


def chapters_json(programme: Programme) -> dict[str, Any]:
    """The chapters of ``programme`` in the Podcasting 2.0 format, times in seconds."""
    return {
        "version": VERSION,
        "chapters": [
            {
                "startTime": round(chapter.start_s, 3),
                "endTime": round(chapter.end_s, 3),
                "title": chapter.title,
            }
            for chapter in programme.chapters
        ],
    }
