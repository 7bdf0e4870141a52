"""An episode's own page, with the names that its files have in the site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_APART: Final = re.compile(r"(<(script|style)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
"""Scripts and style sheets: left as they are, since they hold no markup, and since the page's content
security policy allows them by their digest."""
_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*>")
_REFERENCE: Final = re.compile(r"""(\s(?:src|href|poster)=)(["'])([^"'#]+)((?:#[^"']*)?\2)""")


def renamed(page: str, names: Mapping[str, str]) -> str:
    """``page`` with each reference to a file of ``names`` leading to its new name; all else to the letter.

    A fragment stays: ``episode.mp3#t=83`` keeps its moment. Words of the text that look like a reference stay
    as well, and so do scripts and styles.
    """
    parts = _APART.split(page)  # text, script, its name, text, script, its name … text
    for at in range(0, len(parts), 3):
        parts[at] = _TAG.sub(lambda tag: _REFERENCE.sub(lambda found: _new(found, names), tag[0]), parts[at])
    return "".join(part for at, part in enumerate(parts) if at % 3 != 2)


def _new(found: re.Match[str], names: Mapping[str, str]) -> str:
    return f"{found[1]}{found[2]}{names.get(found[3], found[3])}{found[4]}"
