"""Characters that are not what they should be: invisible, private, uncomposed, of the wrong width."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from briefing.clean.edits import Edit
from briefing.zh.characters import HAN, ZERO
from briefing.zh.punctuation import CLOSING, NARROW, OPENING

_HAN: Final = ZERO + HAN
_FULL: Final = {",": "，", ".": "。", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}

_PICTURES: Final = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff\U000e0020-\U000e007f"
"""What a variation selector or a joiner may belong to; there it stays, since emoji are shown."""

_INVISIBLE: Final = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e"
    "\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ue000-\uf8ff"
    "\U000f0000-\U0010ffff\U000e0100-\U000e01ef]"
    f"|(?<![{_PICTURES}\ufe0f0-9#*])[\u200d\ufe00-\ufe0f]|[\u200d](?![{_PICTURES}])"
)
_SPACES: Final = re.compile("[ \t\r\n\u0085\u00a0\u1680\u2000-\u200a\u2029\u202f\u205f\u3000]+")
_ADDRESS: Final = re.compile(
    r"(?:https?|ftp)://[^\s，。；！？、“”《》（）]+|\bwww\.[^\s，。；！？、“”《》（）]+", re.IGNORECASE
)
_WIDE: Final = re.compile("[０-９Ａ-Ｚａ-ｚ]|(?<=[０-９])[．：％](?=[０-９]|$)|(?<=[０-９])％")


class Width(NamedTuple):
    """Where half-width punctuation is Chinese, and blanks to drop; each row is tested by its example."""

    pattern: str
    example: str
    expected: str


WIDTHS: Final = (
    Width(
        rf"(?<=[{_HAN}{CLOSING}])[,;:?!]+(?!\s?[A-Za-z])(?: +(?=[{_HAN}{OPENING}]))?",
        "他说:好,走吧!真的?比分3:2,10:30开始; 完",
        "他说：好，走吧！真的？比分3:2,10:30开始；完",
    ),
    Width(
        rf"(?<=[{_HAN}{CLOSING}])[,;:?!]+(?=[A-Za-z])",
        "发布了,GDP增长",
        "发布了，GDP增长",
    ),
    Width(
        rf"(?<=[A-Za-z0-9%)])[,;?!](?=[{_HAN}{OPENING}])",
        "推进5G,在2023,“好”,增长5%;完成(GDP),而",
        "推进5G，在2023，“好”，增长5%；完成(GDP)，而",
    ),
    Width(
        rf"(?<=[{_HAN}{CLOSING}])\.(?=\s*$|[{CLOSING}]|\s[{_HAN}{OPENING}])",
        "他走了.",
        "他走了。",
    ),
)
_WIDTHS: Final = tuple(re.compile(row.pattern) for row in WIDTHS)
_PARENTHESES: Final = re.compile(r"(?<![A-Za-z] )\([^()]*\)")
_ANY_HAN: Final = re.compile(f"[{_HAN}]")


def find_invisible(text: str) -> Iterator[Edit]:
    """Control, zero-width, private-use and soft-hyphen characters, all to be left out."""
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "", "control")


def find_spaces(text: str) -> Iterator[Edit]:
    """Runs of blanks, ideographic and no-break ones too: one space within the text, none at its ends."""
    for match in _SPACES.finditer(text):
        becomes = " " if match.start() > 0 and match.end() < len(text) else ""
        if match[0] != becomes:
            yield Edit(match.start(), match.end(), becomes, "control")


def find_uncomposed(text: str) -> Iterator[Edit]:
    """Letters followed by combining marks, and compatibility ideographs: as Unicode's NFC has them.

    Never NFKC, which would turn ① into 1 and ㎡ into m2.
    """
    if unicodedata.is_normalized("NFC", text):
        return
    start = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and unicodedata.combining(text[index]):
            continue
        composed = unicodedata.normalize("NFC", text[start:index])
        if composed != text[start:index]:
            yield Edit(start, index, composed, "character")
        start = index


def find_wide(text: str) -> Iterator[Edit]:
    """Full-width letters and digits, and the marks within numbers, to be narrowed."""
    for match in _WIDE.finditer(text):
        yield Edit(match.start(), match.end(), NARROW[match[0]], "character")


def find_parentheses(text: str) -> Iterator[Edit]:
    """Half-width parentheses around words in Chinese, to be widened."""
    in_address = _addresses(text)
    for match in _PARENTHESES.finditer(text):
        if _ANY_HAN.search(match[0]) and not in_address(match.start()):
            yield Edit(match.start(), match.start() + 1, "（", "punctuation")
            yield Edit(match.end() - 1, match.end(), "）", "punctuation")


def find_widths(text: str) -> Iterator[Edit]:
    """Half-width punctuation of Chinese sentences, to be widened.

    What stands within a web address, a number, a time or an English sentence stays.
    """
    found = {match.start(): match for pattern in _WIDTHS for match in pattern.finditer(text)}
    in_address = _addresses(text)
    for start, match in sorted(found.items()):
        if not in_address(start):
            wide = "".join(_FULL.get(char, "") for char in match[0])
            yield Edit(start, match.end(), wide, "punctuation")


def _addresses(text: str) -> Callable[[int], bool]:
    """What says whether a position of ``text`` is inside a web address."""
    spans = [match.span() for match in _ADDRESS.finditer(text)]
    starts = [start for start, _ in spans]

    def inside(position: int) -> bool:
        at = bisect_right(starts, position) - 1
        return at >= 0 and position < spans[at][1]

    return inside
