"""Pictures in ``script.md``: ``![桥的夜景](桥.jpg "通车之夜")`` on a line of its own, as in Markdown.

An address with white space, brackets or a quote stands between ``<`` and ``>``.
"""

from __future__ import annotations

import re
from typing import Final

from briefing.errors import UsageError
from briefing.nouns import Picture, Role, Segment
from briefing.script.attributes import split_attributes

_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_BARE: Final = r"[^\s<>()\"\\{}]+"
_PICTURE: Final = re.compile(
    r"!\[(?P<alt>(?:\\.|[^\\\[\]])*)\]"
    rf"\((?:<(?P<held>(?:\\.|[^\\<>])+)>|(?P<bare>{_BARE}))"
    r"(?:\s+\"(?P<caption>(?:\\.|[^\\\"])*)\")?\s*\)",
    re.DOTALL,
)


def is_picture(words: str) -> bool:
    """Whether a line without its attributes is a picture."""
    found = _PICTURE.fullmatch(words)
    return found is not None and bool((found["bare"] or _plain(found["held"])).strip())


def parse_picture(line: str, where: str) -> Segment | None:
    """The picture on ``line``; None where it holds something else.

    Raises UsageError, at ``where``, for attributes behind it: it is never spoken.
    """
    words, inside = split_attributes(line.strip())
    found = _PICTURE.fullmatch(words) if is_picture(words) else None
    if found is None:
        return None
    if inside is not None:
        raise UsageError("a picture is not spoken", where=where, fix=f"take {{{inside}}} out")
    address = found["bare"] or _plain(found["held"]).strip()
    words_of_it = (_plain(found[part] or "").strip() for part in ("alt", "caption"))
    return Segment("", Role.PICTURE, picture=Picture(address, *words_of_it))


def format_picture(picture: Picture) -> str:
    """``picture`` as ``parse_picture`` reads it."""
    address = picture.address
    if not re.fullmatch(_BARE, address):
        address = f"<{_escape(address, '<>')}>"
    caption = f' "{_escape(picture.caption, chr(34))}"' if picture.caption else ""
    return f"![{_escape(picture.alt, '[]')}]({address}{caption})"


def _escape(text: str, special: str) -> str:
    return "".join("\\" + character if character in special + "\\" else character for character in text)


def _plain(source: str) -> str:
    return _ESCAPED.sub(r"\1", source)
