"""Notes in ``script.md``: ``[^3]`` where one is referred to, ``[^3]: `` before the note itself."""

from __future__ import annotations

import re
from typing import Final

_LABEL: Final = r"[^\[\]\\{}|\s]+"
REFERENCE: Final = rf"\[\^{_LABEL}\]"
"""A pattern of the mark in a text."""
_NOTE: Final = re.compile(rf"\[\^({_LABEL})\]:(?:\s+(.*))?", re.DOTALL)


def label_of(mark: str) -> str:
    """The label in ``mark``, which ``REFERENCE`` matches."""
    return mark[2:-1]


def mark_of(label: str) -> str:
    """What stands in a text for a reference to the note ``label``."""
    return f"[^{label}]"


def split_note(words: str) -> tuple[str, str] | None:
    """The label and the text of the note that ``words`` write; None where they are none."""
    found = _NOTE.fullmatch(words)
    return (found[1], found[2] or "") if found else None


def note(label: str, words: str) -> str:
    """The note ``label`` as ``split_note`` reads it."""
    return f"{mark_of(label)}: {words}"


def no_note(words: str) -> str:
    r"""``words``, with a backslash (``[^3]\: ``) where they would be taken for a note."""
    return words.replace("]:", "]\\:", 1) if _NOTE.fullmatch(words) else words
