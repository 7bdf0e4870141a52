"""Text of one two-byte code shown in another: Big5 read as GBK, GBK or UTF-8 read as Big5.

Both codes fill the same range, so nothing but its words tells which was meant: the text must make words where
it made none. A byte that the wrong code had no pair for became U+FFFD; its character is inferred or marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefing.clean.inference import Piece, fits, settled
from briefing.clean.likelihood import is_common, makes_word
from briefing.zh.characters import is_kana

LEAST_WORDS: Final = 2
"""Words of two characters that a text must gain."""
WORDED: Final = 0.2
"""Words for each Chinese character that a text must have; news has twice that, chance a twentieth."""
_WHOLE: Final = 0.25
"""Share of the characters of UTF-8 that must be whole."""
_ODD: Final = 0.3
"""Share of characters beyond ASCII that must be no usual Chinese, before anything is tried."""
_JAPANESE: Final = 0.6
"""Share of kana from which a text is Japanese; of Big5 read as GBK, they are a third."""
_FOREIGN: Final = 0.02
"""Share of characters that the code may lack, such as emoji put in later."""
_CODES: Final = (("gb18030", "big5hkscs"), ("big5hkscs", "gb18030"), ("big5hkscs", "utf-8"))
"""As what a text is shown, and as what it was written."""
_SAMPLE: Final = 400
"""Characters that decide; a text is not in two codes."""

Bytes = Sequence[int | None]
"""None where a byte is lost."""


def recoded(text: str) -> str:
    """``text`` in the code it was written in; itself where no other code makes words of it."""
    wide = [char for char in text[:_SAMPLE] if not char.isascii()]
    if sum(not is_common(char) for char in wide) < _ODD * max(LEAST_WORDS, len(wide)):
        return text
    if sum(map(is_kana, wide)) > _JAPANESE * len(wide):
        return text
    for shown, written in _CODES:
        if better := decoded(_bytes(text, shown), shown, written, instead_of=text):
            return better
    return text


def decoded(data: Bytes, shown: str, written: str, instead_of: str) -> str:
    """``data`` as ``written``, if it has more words than ``instead_of``, else nothing."""
    if written == "utf-8":
        return _of_utf8(data)
    if not has_words(settled(_pairs(data[: 2 * _SAMPLE], shown, written)), instead_of[:_SAMPLE]):
        return ""
    return settled(_pairs(data, shown, written))


def _of_utf8(data: Bytes) -> str:
    """``data`` as UTF-8, which is its own proof; nothing where too few characters are whole."""
    pieces = _characters_of_utf8(data)
    wide = [piece for piece in pieces if not (isinstance(piece, str) and piece.isascii())]
    whole = sum(isinstance(piece, str) and is_common(piece) for piece in wide)
    return settled(pieces) if whole >= 2 * LEAST_WORDS and whole >= _WHOLE * len(wide) else ""


def has_words(text: str, instead_of: str = "") -> bool:
    """Whether ``text`` is Chinese by its words, and more so than ``instead_of``."""
    count, share = _words(text)
    return count >= LEAST_WORDS and share >= WORDED and share > 2 * _words(instead_of)[1]


def _words(text: str) -> tuple[int, float]:
    """How many pairs of characters in ``text`` are words, and how many for each Chinese character or kana."""
    count = sum(makes_word(text[at : at + 2]) for at in range(len(text) - 1))
    return count, count / max(1, sum(not char.isascii() and char.isalpha() for char in text))


def _bytes(text: str, shown: str) -> list[int | None]:
    """The bytes of ``text``, None for what became U+FFFD; none at all if that code did not show it."""
    data: list[int | None] = []
    lacking = 0
    for char in text:
        code = b"" if char == "\ufffd" else _encode(char, shown)
        lacking += len(code) not in (1, 2) and char != "\ufffd"
        data += code if len(code) in (1, 2) else (None,)
    return data if lacking <= _FOREIGN * len(text) else []


def _pairs(data: Bytes, shown: str, written: str) -> list[Piece]:
    """The characters of ``data`` in a code of two bytes."""
    pieces: list[Piece] = []
    at = 0
    while at < len(data):
        lead, trail = data[at], data[at + 1] if at + 1 < len(data) else None
        if lead is not None and lead < 0x80:
            pieces.append(chr(lead))
            at += 1
            continue
        if lead is not None and trail is not None:
            pieces.append(_decode(bytes((lead, trail)), written) or "\ufffd")
        elif trail is not None and trail >= 0x40:
            pieces.append(_options(shown, written, trail))
        else:
            pieces.append(())
        at += 2 if trail is None or trail >= 0x40 else 1
    return pieces


@lru_cache(maxsize=1024)
def _options(shown: str, written: str, trail: int) -> tuple[str, ...]:
    """The usual characters that end in ``trail`` and begin with a byte that ``shown`` has no pair for."""
    leads = [lead for lead in range(0x81, 0xFF) if not _shows(bytes((lead, trail)), shown)]
    return tuple(filter(_is_usual, (_decode(bytes((lead, trail)), written) for lead in leads)))


def _characters_of_utf8(data: Bytes) -> list[Piece]:
    """The characters of ``data`` in UTF-8; one that lost a byte is not to be told from many others."""
    pieces: list[Piece] = []
    at = 0
    while at < len(data):
        lead = data[at]
        if lead is not None and lead < 0x80:
            pieces.append(chr(lead))
            at += 1
            continue
        length = 2 if lead in range(0xC2, 0xE0) else 4 if lead in range(0xF0, 0xF5) else 3
        taken = 1
        while taken < length and at + taken < len(data) and _follows(data[at + taken]):
            taken += 1
        whole = [byte for byte in data[at : at + taken] if byte is not None]
        char = _decode(bytes(whole), "utf-8") if len(whole) == length else ""
        pieces.append(char or ())
        at += taken
    return pieces


def _follows(byte: int | None) -> bool:
    return byte is None or 0x80 <= byte <= 0xBF


def _shows(pair: bytes, code: str) -> bool:
    """Whether ``code`` has a character for ``pair``; one for private use is none, to most decoders."""
    char = _decode(pair, code)
    return bool(char) and not "\ue000" <= char <= "\uf8ff"


def _is_usual(char: str) -> bool:
    return bool(char) and fits(char)


@lru_cache(maxsize=65536)
def _encode(char: str, code: str) -> bytes:
    """The bytes of ``char``, or none where the code lacks it."""
    try:
        return char.encode(code)
    except UnicodeEncodeError:
        return b""


@lru_cache(maxsize=65536)
def _decode(data: bytes, code: str) -> str:
    """The character of ``data``, or nothing where the code has none."""
    try:
        char = data.decode(code)
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 else ""
