"""An episode's own page, with the names that its files have in the site, and its place among the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from briefing.markup import html

_APART: Final = re.compile(r"(<(script|style)\b.*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
"""Scripts and style sheets: left as they are, since they hold no markup, and since the page's content
security policy allows them by their digest."""
_FOOTER: Final = '<footer id="colophon">'
_TAG: Final = re.compile(r"""<[a-zA-Z](?:"[^"]*"|'[^']*'|[^<>"'])*>""")
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


def with_door(page: str, head: Sequence[etree._Element], way: etree._Element) -> str:
    """``page`` with the elements of ``head`` at the end of its head, and ``way`` at the top of its footer.

    One without such a footer, of another version, has the way at its end.
    """
    top, end_of_head, body = page.partition("</head>")
    footer = body.find(_FOOTER)
    place = footer + len(_FOOTER) if footer >= 0 else body.rfind("</body>")
    return "".join([top, *map(html, head), end_of_head, body[:place], html(way), body[place:]])


def _new(found: re.Match[str], names: Mapping[str, str]) -> str:
    return f"{found[1]}{found[2]}{names.get(found[3], found[3])}{found[4]}"
