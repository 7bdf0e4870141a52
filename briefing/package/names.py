"""What the folder of an episode is called: readable, and allowed on every file system."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 80
"""Characters of a name."""
LONGEST_BYTES: Final = 180
"""UTF-8 bytes of a name: 255 is the limit of ext4, APFS and NTFS, less what swapping and ``-2`` add."""
SENTENCE: Final = 30
"""Characters of a first sentence that stands in for a title."""
LAST_RESORT: Final = "episode"

_FORBIDDEN: Final = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]+')
"""Not allowed in names on Windows; ``/`` nowhere, and ``:`` is shown as ``/`` by macOS."""
_RESERVED: Final = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|\.)")
"""Names of devices on Windows, also with an extension."""


def episode_name(date: str, title: str, first_sentence: str) -> str:
    """``date-title``, without what is missing; for no title the first sentence, cut at 30 characters.

    Never empty, never a device, a hidden file or an option of a command, at most 80 characters and 180 bytes.
    """
    words = _allowed(title) or _allowed(first_sentence[:SENTENCE])
    name = "-".join(part for part in (_allowed(date), words) if part) or LAST_RESORT
    return _shortened(_RESERVED.sub(r"\1_", name.lstrip("-. "))) or LAST_RESORT


def chapter_name(whole: str, title: str, number: int, count: int) -> str:
    """What stands for the title in the name of chapter ``number`` of ``count`` of a text titled ``whole``.

    ``whole``, the number, with zeros so that names sort as the chapters do, and what of the chapter's
    ``title`` follows ``whole`` in it. A long ``whole`` is cut, so that the number is not.
    """
    width = max(2, len(str(count)))
    own = title.removeprefix(whole).lstrip("：")
    return " ".join(filter(None, (whole[:SENTENCE].strip(), f"{number:0{width}}", own)))


def _allowed(text: str) -> str:
    """``text`` in NFC, one line, a space for what file systems refuse, no dot at either end."""
    visible = "".join(
        c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in _INVISIBLE
    )
    return " ".join(_FORBIDDEN.sub(" ", visible).split()).strip(". ")


_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories: controls, formats (zero-width and direction marks), surrogates, private, unassigned."""


def _shortened(name: str) -> str:
    name = name[:LONGEST]
    while len(name.encode()) > LONGEST_BYTES:
        name = name[:-1]
    return name.rstrip(". ")
