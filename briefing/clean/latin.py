"""Chinese read as Latin-1 or Windows-1252: UTF-8, GBK or Big5, one letter a byte.

A byte that Windows-1252 has no character for was dropped, or became ``?`` or U+FFFD; see ``inference.py``.
"""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from briefing.clean.inference import Piece, fits, settled
from briefing.clean.likelihood import is_common
from briefing.clean.recoding import decoded, has_words
from briefing.zh.characters import is_common_han

_LOST: Final = "?\ufffd"
"""What a byte without a character became."""
LEAST: Final = 2
"""Characters that a run must give: of clean text, one may decode by chance."""

_UNDEFINED: Final = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
"""Bytes that Windows-1252 has no character for."""
BYTES: Final = {
    **{chr(byte): byte for byte in range(256)},
    **{bytes([byte]).decode("cp1252"): byte for byte in range(0x80, 0xA0) if byte not in _UNDEFINED},
}
"""Character: the byte that Latin-1 or Windows-1252 reads as it."""
LATIN: Final = re.compile(f"[{re.escape(''.join(sorted(BYTES)))}\ufffd]+")
TELLING: Final = re.compile("[À-ÿ]")
_TELLING_PAIR: Final = re.compile("[^\x00-\x7f“”‘’…–—\xa0]{2}")
"""Without such, ``é”“`` is the end of a word and two quotation marks, and no character of UTF-8."""
_DROPPED: Final = (0xAD, *_UNDEFINED, 0xA0)
"""Bytes that vanish: those, a soft hyphen and a no-break space."""


def read_latin(run: str) -> str:
    """What ``run``, all of one byte a character, was meant to be; itself where that is what it says."""
    if run.count("\ufffd") * 3 > len(run):
        return run
    if not _TELLING_PAIR.search(run):
        return run
    return _of_utf8(run) or _of_two_bytes(run) or _by_ftfy(run)


def _of_two_bytes(run: str) -> str:
    """``run`` as GBK, or as Big5 where only that makes words."""
    gbk = _of_gbk(run)
    return decoded([BYTES.get(char) for char in run], "cp1252", "big5hkscs", instead_of=gbk or run) or gbk


def _of_utf8(run: str) -> str:
    """``run`` with the UTF-8 in it decoded; empty where that gives too little Chinese."""
    pieces: list[Piece] = []
    whole = at = 0
    while at < len(run):
        size, options = _sequence(run, at)
        if size == 0:
            cut = whole and len(run) - at < 4 and _begins(run[at:])
            pieces.append(() if cut else run[at])
            at = len(run) if cut else at + 1
            continue
        pieces.append(options[0] if len(options) == 1 else options)
        whole += len(options) == 1 and is_common_han(options[0])
        at += size
    found = sum(not isinstance(piece, str) or is_common_han(piece) for piece in pieces)
    left = sum(isinstance(piece, str) and "À" <= piece <= "ÿ" for piece in pieces)
    return settled(pieces) if whole and found >= LEAST and left * 10 <= found else ""


def _sequence(run: str, at: int) -> tuple[int, tuple[str, ...]]:
    """How many characters of ``run`` are one in UTF-8, and which it may be, bytes of it lost or dropped."""
    lead = BYTES.get(run[at], 0)
    length = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE1 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0
    rest = [_following(char) for char in run[at + 1 : at + length]]
    held = next((i for i, choices in enumerate(rest) if not choices), len(rest))
    if length and held == length - 1:
        options = tuple(filter(None, (decode(bytes((lead, *each)), "utf-8") for each in product(*rest))))
        usual = tuple(filter(fits, options))
        return (length, options if len(options) == 1 else usual) if options else (0, ())
    if length == 3 and held == 1 and at + 2 < len(run) and 0xE2 <= lead <= 0xE9:
        tried = [(lead, byte, dropped) for byte in rest[0] for dropped in _DROPPED]
        tried += [(lead, dropped, byte) for byte in rest[0] for dropped in _DROPPED]
        options = tuple(decode(bytes(each), "utf-8") for each in tried)
        return 2, tuple(char for char in options if char and fits(char))
    return 0, ()


def _begins(end: str) -> bool:
    """Whether ``end`` is the beginning of a character in UTF-8, cut off with the text."""
    return 0xE2 <= BYTES.get(end[0], 0) <= 0xE9 and all(map(_following, end[1:]))


def _following(char: str) -> tuple[int, ...]:
    """Which bytes within a character of UTF-8 may be shown as ``char``."""
    if char in _LOST:
        return _UNDEFINED
    byte = BYTES.get(char, 0)
    return (byte,) if 0x80 <= byte <= 0xBF else ()


def _of_gbk(run: str) -> str:
    """``run`` with the pairs of GBK in it decoded; empty where they are not all common characters.

    Four letters of Latin-1 beyond ASCII in a row are a sign: no language writes them.
    """
    pieces: list[Piece] = []
    common = odd = adjacent = at = 0
    after_high = False
    while at < len(run):
        lead, trail = (BYTES.get(char) for char in (run[at], run[at + 1 : at + 2] or "\0"))
        if lead is None and trail is not None and trail >= 0x40:
            options = (decode(bytes((byte, trail)), "gbk") for byte in _UNDEFINED)
            pieces.append(tuple(char for char in options if char and fits(char)))
            at, after_high = at + 2, True
            continue
        lead, trail = lead or 0, trail or 0
        if lead >= 0x81 and at + 1 == len(run):  # cut off with the text
            pieces.append(())
            break
        char = decode(bytes((lead, trail)), "gbk") if 0x81 <= lead <= 0xFE else ""
        pieces.append(char or run[at])
        common += bool(char) and is_common(char)
        odd += is_common_han(char) and not is_common(char)
        high = bool(char) and trail >= 0x80
        adjacent += high and after_high
        after_high = high
        at += 2 if char else 1
    if common < LEAST or not adjacent or odd * 3 > common:
        return ""
    meant = settled(pieces)
    return "" if run.isupper() and not has_words(meant) else meant


def _by_ftfy(run: str) -> str:
    import ftfy  # loads in 0.1 s: only for text that may need it

    meant = str(ftfy.fix_encoding(run))
    # Two letters after a quotation mark may be the bytes of one of another alphabet by chance.
    return run if any("\u0250" <= char < "\u2000" for char in meant if char not in run) else meant


def decode(data: bytes, code: str) -> str:
    """``data`` in ``code``, or nothing where it is none."""
    try:
        return data.decode(code)
    except UnicodeDecodeError:
        return ""
