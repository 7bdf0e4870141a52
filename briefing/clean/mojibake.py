"""Text decoded with the wrong code: UTF-8 or GBK read as Latin-1 or Windows-1252, UTF-8 read as GBK.

The bytes are there, so the text comes back; where one was dropped (a soft hyphen, a control character), the
character is inferred if it makes far likelier words than any other would, else marked ⟨…⟩. Text of one byte a
character is in ``latin.py``, Big5 in ``recoding.py``; what else Latin text means is left to ftfy (Robyn
Speer, https://ftfy.readthedocs.io), which does not know GBK.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Final

from briefing.clean.damage import MARK
from briefing.clean.edits import Edit
from briefing.clean.inference import Piece, fits, settled
from briefing.clean.latin import BYTES, LATIN, LEAST, TELLING, decode, read_latin
from briefing.clean.likelihood import is_common, simplified
from briefing.clean.recoding import recoded
from briefing.zh.characters import is_common_han

ENOUGH: Final = 8
"""A text with at least this many characters in damaged runs was decoded wrongly as a whole, so that even a
run of one character is taken for damage."""
AGAIN: Final = 3
"""How many times a text may be decoded anew: it may have been decoded wrongly several times in a row."""

_MARKS: Final = re.compile(f"(?:{MARK})+")
_LOST: Final = re.compile("(?:锟斤拷)+(?:锟斤?)?\ufffd*|(?:ï¿½)+")
"""U+FFFD in UTF-8, read as GBK or Latin-1: what stood there is gone."""

_LEADS: Final = {2: (0xC2, 0xDF), 3: (0xE1, 0xEF), 4: (0xF0, 0xF4)}
"""Bytes of a character in UTF-8: its first byte, from and to."""
_LOST_BYTE: Final = "\ufffd?€"
"""What a byte that pairs with none becomes; € is 0x80, as browsers read it."""
_UNPAIRED: Final = (0x80, *range(0xA1, 0xB0))
"""Bytes that decoders of GBK drop before another: what begins no pair, and the user-defined zone."""
_WITH_ZONE: Final = (0x80,)
"""The same of decoders that know that zone, as browsers do: it gives private characters."""
_ZONE: Final = re.compile("[\ue000-\uf8ff]")


def find_mojibake(text: str) -> Iterator[Edit]:
    """The edits that put right or mark what of ``text`` was decoded wrongly; none in text that was not."""
    if text.isascii():
        return
    done = 0
    for start, end, meant in sorted(_found(text)):
        if start >= done:
            yield Edit(start, end, meant, "damage")
            done = end
    if done == 0 and (meant := _MARKS.sub(MARK, recoded(text))) != text:
        yield Edit(*_trimmed(0, text, meant), "damage")


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of ``text`` and what they were, after as many rounds as they were damaged in."""
    for start, end, meant in _found_once(text, AGAIN):
        final = meant
        for _ in range(AGAIN - 1):
            before, final = final, _once(final, AGAIN - 1)
            if before == final:
                break
        yield _trimmed(start, text[start:end], final)


def _once(text: str, rounds: int) -> str:
    """``text`` put right once."""
    meant, done = "", 0
    for start, end, becomes in sorted(_found_once(text, rounds)):
        if start >= done:
            meant += text[done:start] + becomes
            done = end
    return meant + text[done:]


def _found_once(text: str, rounds: int) -> Iterator[tuple[int, int, str]]:
    for match in _LOST.finditer(text):
        yield match.start(), match.end(), MARK
    for match in LATIN.finditer(text):
        if TELLING.search(match[0]):
            meant = read_latin(match[0])
            if meant != match[0]:
                yield match.start(), match.end(), meant
    runs = list(_chinese_runs(text, rounds, LEAST))
    if sum(len(meant) for _, _, meant in runs) >= ENOUGH:
        runs = list(_chinese_runs(text, rounds, 1))
    yield from runs


def _trimmed(start: int, run: str, meant: str) -> tuple[int, int, str]:
    """The edit without what ``run`` and ``meant`` have alike at their ends."""
    alike = 0
    while alike < min(len(run), len(meant)) and run[alike] == meant[alike]:
        alike += 1
    tail = 0
    while tail < min(len(run), len(meant)) - alike and run[-1 - tail] == meant[-1 - tail]:
        tail += 1
    return start + alike, start + len(run) - tail, meant[alike : len(meant) - tail]


def _chinese_runs(text: str, rounds: int, least: int) -> Iterator[tuple[int, int, str]]:
    """The runs of ``text`` that are UTF-8 read as GBK, of at least so many characters."""
    lost = _WITH_ZONE if _ZONE.search(text) else _UNPAIRED
    at = 0
    while at < len(text):
        char = text[at]
        if char < "\u2010" or not b"\xc2" <= (lead := _pair(char)[:1]) < b"\xf0":
            at += 1
            continue
        if lead >= b"\xe0" and not _is_odd(char):
            at += 1
            continue
        end, pieces = _gbk_pairs(text, at, lost)
        if len(pieces) >= least:
            meant = settled(pieces)
            odd = sum(map(_is_odd, text[at:end]))
            latin = len(pieces) >= least + LEAST and all(each in BYTES for each in meant)
            if (latin or odd * 2 >= end - at) and _is_chinese(meant, rounds, least):
                yield at, end, meant
        at = max(end, at + 1)


def _is_chinese(meant: str, rounds: int, least: int) -> bool:
    """Whether ``meant`` is common Chinese, or becomes it when it is put right in turn."""
    han = [char for char in meant.replace(MARK, "") if is_common_han(char)]
    odd = sum(not is_common(char) for char in han)
    if len(han) >= least and odd * 5 <= len(han):
        return True
    again = _once(meant, rounds - 1) if rounds > 1 else meant
    return again != meant and _is_chinese(again, rounds - 1, least)


def _gbk_pairs(text: str, start: int, lost: tuple[int, ...]) -> tuple[int, list[Piece]]:
    """Where the UTF-8 that begins at ``start``, read as GBK, ends; and its characters."""
    pieces: list[Piece] = []
    held: list[int | None] = []
    """Bytes of characters that are not whole yet; None where one was lost."""
    end = at = start
    done = 0
    while at < len(text):
        char = text[at]
        if held and char in _LOST_BYTE:
            held.append(0x80 if char == "€" else None)
        elif not _pair(char):
            break
        else:
            held += _pair(char)
        at += 1
        before_ascii = at == len(text) or text[at].isascii()
        while held and (taken := _character(held, before_ascii, lost)) is not None:
            size, piece = taken
            if not piece:
                return end, pieces[:done]
            pieces.append(piece)
            del held[:size]
        if not held:
            end, done = at, len(pieces)
    if at == len(text) and held and done >= max(LEAST, len(pieces) - 1):  # cut off with the text
        return at, [*pieces, ()]
    return end, pieces[:done]


def _character(held: list[int | None], before_ascii: bool, lost: tuple[int, ...]) -> tuple[int, Piece] | None:
    """How many bytes of ``held`` are its first character, and which; an empty one where it is none."""
    lead = held[0] or 0
    length = (
        1
        if lead in range(0x40, 0x80)
        else next((n for n, (low, high) in _LEADS.items() if low <= lead <= high), 0)
    )
    if length == 0:
        return 1, ""
    if len(held) < length:
        return None
    data = held[:length]
    if None not in data:
        return length, decode(bytes(byte or 0 for byte in data), "utf-8")
    choices = [
        [byte] if byte is not None else _lost(held[at + 1 : at + 2], before_ascii, lost)
        for at, byte in enumerate(data)
    ]
    options = [decode(bytes(each), "utf-8") for each in product(*choices)]
    fitting = tuple(char for char in options if char and fits(char))
    return length, fitting if len(fitting) > 1 else "".join(fitting) or next(filter(None, options), "")


def _lost(following: list[int | None], before_ascii: bool, lost: tuple[int, ...]) -> Sequence[int]:
    """Which of ``lost`` a decoder of GBK may have dropped before ``following``; any before ASCII."""
    if not following:
        return range(0x80, 0xC0) if before_ascii else lost
    after = following[0]
    return [byte for byte in lost if byte == 0x80 or after is None or (after >= 0xA1) == (byte >= 0xAA)]


@cache
def _pair(char: str) -> bytes:
    """The two bytes of ``char`` in GBK and its user-defined zone, or none."""
    try:
        pair = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return pair if len(pair) == 2 else b""


@cache
def _is_odd(char: str) -> bool:
    """Whether ``char`` is neither a usual mark nor of GB 2312's first level, as mojibake seldom is."""
    return not is_common(char) or simplified(char) != char
