"""``episode.epub``: the read-aloud book, EPUB 3.3 with media overlays.

``content`` writes its pages, ``overlay`` when each sentence sounds, ``metadata`` the package document, and
``container`` the file.
"""

from briefing.package.book.container import book

__all__ = ["book"]
