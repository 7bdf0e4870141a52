"""Addresses of the net and of mail: which are said, how, and where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefing.pronounce.numbers.numerals import digits

LONGEST_SAID: Final = 24
"""Characters of an address, without what opens it (https://), that a listener may still write down."""

SIGNS_SAID: Final = {".": "点", "-": "杠", "_": "下划线", "@": "艾特", "/": "斜杠"}
"""Signs of an address that is said; one with others in it is not."""

_LABEL: Final = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_BODY: Final = r"(?:(?!(?:https?|ftp)://)[\w.~:/?#@!$&'*+,;=%-]|\([\w.~:/?#@!$&'*+,;=%-]{0,200}\))"
"""A character of RFC 3986; a bracket only with its partner, so that what stands after a link in brackets is
none of it; and not the beginning of another address."""
_TOP: Final = "com|cn|org|net|gov|edu|io|tv|cc|hk|tw|info|top|xyz"
"""Domains by which an address is known that has neither ``www`` nor a scheme: those of Chinese news."""

_ADDRESSES: Final = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"(?:https?|ftp)://{_BODY}+",
        rf"www\.{_BODY}+",
        rf"(?:mailto:)?[A-Za-z0-9._%+-]{{1,64}}@{_LABEL}(?:\.{_LABEL})+",
        rf"(?<![@.-])(?:{_LABEL}\.){{1,4}}(?:{_TOP})(?![A-Za-z0-9]|[-.][A-Za-z0-9])(?:/{_BODY}*)?",
    )
)
_OPENING: Final = re.compile(r"(?:https?://|ftp://|mailto:)", re.IGNORECASE)
_SAYABLE: Final = re.compile(rf"[A-Za-z0-9{re.escape(''.join(SIGNS_SAID))}]+")
_PIECE: Final = re.compile(r"[A-Za-z]+|\d+|.")


_SAID_BEFORE: Final = re.compile(r"[\s：:（(]+$")


@dataclass(frozen=True, slots=True)
class AddressWords:
    """What a show says for an address that is too long to be said."""

    link: str = "链接"
    mailbox: str = "邮箱"

    def word(self, mail: bool, before: str) -> str:
        """The word for an address after the text ``before``; 略 where that says the word itself (链接：…)."""
        word = self.mailbox if mail else self.link
        return "略" if _SAID_BEFORE.sub("", before).endswith(word) else word


WORDS: Final = AddressWords()


class Address(NamedTuple):
    """An address that ends at ``end``."""

    end: int
    said: str
    """Its words; empty where it is too long, or has signs that nobody says."""
    mail: bool


def address_at(plain: str, at: int, end: int) -> Address | None:
    """The address that begins at ``at`` and ends by ``end``, or None."""
    for pattern in _ADDRESSES:
        found = pattern.match(plain, at, end)
        if found:
            name = found[0].rstrip(".,!?:;'*")
            return Address(at + len(name), _words(_OPENING.sub("", name, count=1)), "@" in name)
    return None


def _words(name: str) -> str:
    """``www.moe.gov.cn`` → 三W点moe点gov点cn."""
    name = name.removesuffix("/")
    if len(name) > LONGEST_SAID or not _SAYABLE.fullmatch(name):
        return ""
    opening, rest = ("三W", name[3:]) if name[:4].lower() == "www." else ("", name)
    return opening + "".join(
        digits(piece) if piece.isdigit() else SIGNS_SAID.get(piece, piece) for piece in _PIECE.findall(rest)
    )
