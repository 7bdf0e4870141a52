r"""Pins and links inside a line of ``script.md``.

``{shown|said}`` fixes how something is said, ``{shown|}`` that it is not said, and ``[words](address)`` links
it; a pin may stand inside a link, never the other way about. A backslash before an ASCII punctuation mark or
a ｛ makes it an ordinary character, as in Markdown; before anything else it is itself. ``[注]`` without an
address is ordinary text; so is ｛, but not where it stands as the { of a pin or of attributes: that is a
slip, and told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefing.errors import UsageError
from briefing.nouns import Link, Pin

_PIN: Final = r"\{(?P<shown>(?:\\.|[^\\{}|])*)\|(?P<said>(?:\\.|[^\\{}])*)\}"
_WORDS: Final = r"(?:\\.|\{(?:\\.|[^\\{}])*\}|[^\\\[\]{])*"
_ADDRESS: Final = r"(?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*"
"""Parentheses may stand in pairs, as they do in addresses of Wikipedia."""
_WIDE: Final = r"｛(?=[^｛｝{}\[\]\\|｜]*[|｜]|\s*(?:role|voice|speed|pause)\s*[=＝])"
"""A brace that an input method for Chinese wrote in place of {."""
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~｛])")
_TOKEN: Final = re.compile(
    rf"{_ESCAPED.pattern}|{_PIN}|\[(?P<words>{_WORDS})\]\((?P<address>{_ADDRESS})\)|(?P<brace>\{{|{_WIDE})"
    r"|[^\\{\[｛]+|[\\\[｛]",
    re.DOTALL,
)


def parse_inline(source: str, where: str = "") -> tuple[str, tuple[Link, ...], tuple[Pin, ...]]:
    """The display text of ``source``, and its links and pins with their spans in that text.

    Raises UsageError, at ``where``, for a brace that makes no pin, and for a pin or link with an empty half.
    """
    text, links, pins = "", list[Link](), list[Pin]()
    for token in _TOKEN.finditer(source):
        start = len(text)
        if token[1]:
            text += token[1]
        elif token["brace"]:
            raise _no_pin(source[token.start() :], where)
        elif token["shown"] is not None:
            text += _plain(token["shown"])
            said = _plain(token["said"]).strip()
            if not text[start:].strip():
                raise UsageError(f"{token[0]} shows nothing", where=where, fix="write {shown|said}")
            pins.append(Pin(start, len(text), said))
        elif token["words"] is not None:
            words, _, inner = parse_inline(token["words"], where)
            url = _plain(token["address"])
            if not words.strip() or not url:
                raise UsageError(
                    f"{token[0]} lacks its words or its address", where=where, fix="write [words](address)"
                )
            text += words
            links.append(Link(start, len(text), url))
            pins += [Pin(start + pin.start, start + pin.end, pin.said) for pin in inner]
        else:
            text += token[0]
    return text, tuple(links), tuple(pins)


def format_inline(text: str, links: Sequence[Link] = (), pins: Sequence[Pin] = ()) -> str:
    """``text`` with its links and pins written out, so that ``parse_inline`` gives all three back.

    Links may not overlap one another, nor pins; a pin lies inside a link or outside it. Raises ValueError.
    """
    brackets = "[]" if links or "](" in text else ""
    parts: list[str] = []
    at = 0
    for link in sorted(links, key=lambda link: link.start):
        if link.start < at:
            raise ValueError(f"{link} overlaps another link")
        parts.append(_pinned(text, at, link.start, pins, brackets))
        parts.append(f"[{_pinned(text, link.start, link.end, pins, brackets)}]({_address(link.url)})")
        at = link.end
    parts.append(_pinned(text, at, len(text), pins, brackets))
    return "".join(parts)


def _pinned(text: str, start: int, end: int, pins: Sequence[Pin], brackets: str) -> str:
    """``text[start:end]`` with those of ``pins`` that begin in it."""
    parts: list[str] = []
    at = start
    for pin in sorted(pins, key=lambda pin: pin.start):
        if start <= pin.start < end:
            if pin.start < at:
                raise ValueError(f"{pin} overlaps another pin")
            parts.append(_escape(text[at : pin.start], "\\{" + brackets))
            shown = _escape(text[pin.start : pin.end], "\\{}|" + brackets)
            said = _escape(pin.said, "\\{}")
            parts.append(f"{{{shown}|{said}}}")
            at = pin.end
    if at > end:
        raise ValueError(f"the pin that ends at {at} overlaps the end of a link, at {end}, or its beginning")
    return "".join([*parts, _escape(text[at:end], "\\{" + brackets)])


def _address(url: str) -> str:
    paired = re.fullmatch(_ADDRESS, url.replace("\\", ""))
    return _escape(url, "\\{}" if paired else "\\{}()")


def _escape(text: str, special: str) -> str:
    escaped = "".join("\\" + character if character in special else character for character in text)
    return re.sub(_WIDE, r"\\\g<0>", escaped)


def _plain(source: str) -> str:
    return _ESCAPED.sub(r"\1", source)


def _no_pin(rest: str, where: str) -> UsageError:
    closed = re.match(r"[^}｝]*[}｝]", rest)
    what = f"{closed[0]} is no pin" if closed else f"a {rest[0]} is never closed"
    fix = f"write {{shown|said}}, or \\{rest[0]} for the character itself"
    if re.search("[｛｜｝＝]", closed[0] if closed else rest[0]):
        fix += "; ASCII's { | } = count, not the wide ones"
    return UsageError(what, where=where, fix=fix)
