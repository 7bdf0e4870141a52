"""A TOML file as people save one: in any encoding of Chinese editors; what is no TOML in it, by its name."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Sequence
from typing import Any, Final

from briefing.errors import UsageError

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What Windows' editors begin a file with."""
_AT: Final = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
"""How ``tomllib`` says where."""
_WIDE: Final = {
    "“”„‟＂": '"', "‘’＇": "'", "＝": "=", "＃": "#", "［【": "[", "］】": "]", "，": ",",
    "｛": "{", "｝": "}",
}  # fmt: skip
"""What an input method for Chinese types where TOML wants a sign of its own."""
_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*(?:"|$)|\'[^\']*\'|#.*')
_HEADER: Final = re.compile(r"\s*\[\[?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY: Final = re.compile(r"""\s*(?P<key>(?:"[^"]*"|'[^']*'|[\w.-])+)\s*=""")
_PART: Final = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


def text_of(data: bytes, where: str) -> str:
    """The text of ``data``: UTF-8 with or without a BOM, UTF-16 with one, else GBK.

    Raises UsageError, naming ``where``, for what is none of them.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    for each in (encoding, "gb18030"):
        try:
            return data.decode(each).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise UsageError("is neither UTF-8 nor GBK", where=where, fix="save it as UTF-8")


def parsed(text: str, where: str) -> dict[str, Any]:
    """What the TOML ``text`` says. Raises UsageError, naming ``where`` and the line."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise broken(error, text, where) from None
    except RecursionError:
        raise UsageError("nested too deep", where=where) from None


def broken(error: tomllib.TOMLDecodeError, text: str, where: str) -> UsageError:
    """``error`` in ``text`` in a producer's words: a sign that an input method made is told by its name."""
    at = _AT.search(str(error))
    lines = text.splitlines()
    number = int(at[1]) if at and at[1] else len(lines)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    place = f"{where}:{number}"
    for sign in _STRING.sub("", line):
        for wide, meant in _WIDE.items():
            if sign in wide:
                return UsageError(f"{sign} is no sign of TOML", where=place, fix=f"write {meant} for it")
    return UsageError(f"not valid TOML: {_AT.sub('', str(error)).strip()}", where=place)


def line_of(text: str, keys: Sequence[str]) -> int:
    """The line, from 1, on which ``text`` says what ``keys`` lead to, or the table around it; 0 if nowhere.

    A table in a list of tables is counted by a number among the keys.
    """
    wanted = tuple(keys)
    best, found = 0, 0
    table: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _parts(header["name"])
            if line.lstrip().startswith("[["):
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            path = table
        elif key := _KEY.match(line):
            path = (*table, *_parts(key["key"]))
        else:
            continue
        if len(path) > best and wanted[: len(path)] == path:
            best, found = len(path), number
    return found


def _parts(name: str) -> tuple[str, ...]:
    return tuple("".join(part) for part in _PART.findall(name))
