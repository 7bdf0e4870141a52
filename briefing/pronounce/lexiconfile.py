"""``lexicon.toml``: a show's lexicon as a person writes it.

    "单田芳" = "shàn tián fāng"
    "GB-12" = "吉比十二"
    "朝阳" = [{ said = "zhāo yáng", context = "旭日|清晨" }, "cháo yáng"]

A word is said as pinyin says, or as other words, in which the lexicon holds again. A context is what the
segment has to hold for it, one of several parted by ``|``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

from briefing.errors import UsageError
from briefing.nouns import Pin
from briefing.pronounce.lexicon import Entry, Lexicon, matched
from briefing.pronounce.writing import check_pin
from briefing.tomlfile import broken

LONGEST: Final = 1000
"""Characters that one word may become: words said with words of the lexicon can grow without bound."""
DEEPEST: Final = 20
"""How deep entries may refer to other entries by the words they are said with."""

HEADING: Final = """\
# How this show says words. A word is said as its pinyin, a syllable for each character, or as other words;
# a context is what the sentence has to hold for it. `briefing lexicon check` reads it.

"""
"""How a new file begins."""

_SHOWN: Final = 6
"""Words of a circle that an error names at most."""
_KEYS: Final = {"said", "context"}
_TWICE: Final = "Cannot overwrite a value"
"""How ``tomllib`` begins to say that a key is there twice."""
_KEY: Final = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)\s*=""")
_BARE: Final = re.compile(r"""([^"'=#\[\s][^=]*?)\s*=""")
_FIX_VALUE: Final = 'write "word" = "reading", or { said = "reading", context = "words" }'


def parse(text: str, where: str = "lexicon.toml") -> Lexicon:
    """The lexicon that ``text`` holds.

    Raises UsageError, naming ``where``, the word and what to do, for what is no TOML, a reading that cannot
    be followed, a word that is there twice, and words that lead back to themselves.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(error, text, where) from None
    except RecursionError:
        raise UsageError("nested too deep", where=where, fix=_FIX_VALUE) from None
    entries = [entry for word, value in table.items() for entry in _entries(word, value, where)]
    _refuse_twins(entries, where)
    for entry in entries:
        try:
            check_pin(entry.word, Pin(0, len(entry.word), entry.said))
        except UsageError as error:
            fix = error.fix or "correct its reading"
            raise UsageError(error.what, where=_place(where, entry.word), fix=fix) from None
    lexicon = Lexicon(entries)
    _refuse_loops(lexicon, where)
    return lexicon


def with_entry(text: str, entry: Entry, where: str = "lexicon.toml") -> str:
    """``text`` with ``entry`` added, all else as it stands, remarks too.

    A word that is there already gets a further line in its place. Raises UsageError as ``parse`` does.
    """
    known = [each for each in parse(text, where).entries if matched(each.word) == matched(entry.word)]
    if any(matched(each.context) == matched(entry.context) for each in known):
        raise UsageError(
            f"there already, said {known[0].said!r}",
            where=_place(where, known[0].word),
            fix="change it in the file, or give another --context",
        )
    if known:
        added = _with_another(text, known, entry, where)
    else:
        gap = "" if not text or text.endswith("\n") else "\n"
        added = f"{text or HEADING}{gap}{_quoted(entry.word)} = {_value(entry)}\n"
    parse(added, where)
    return added


def without_word(text: str, word: str, where: str = "lexicon.toml") -> str:
    """``text`` without the line of ``word``, whatever its script; all else as it stands.

    Raises UsageError for a word that is not there, or goes over several lines, and as ``parse`` does.
    """
    known = [each.word for each in parse(text, where).entries if matched(each.word) == matched(word)]
    if not known:
        raise UsageError("no such word", where=_place(where, word), fix="see `briefing lexicon list`")
    lines = text.splitlines(keepends=True)
    at, _ = _line_of(lines, known[0], where)
    del lines[at]
    return "".join(lines)


def _broken(error: tomllib.TOMLDecodeError, text: str, where: str) -> UsageError:
    """``error`` in a producer's words."""
    lines = text.splitlines()
    if str(error).startswith(_TWICE):
        seen: set[str] = set()
        for number, line in enumerate(lines, start=1):
            key = _KEY.match(line)
            if key and key[1] in seen:
                return UsageError(
                    f"{key[1]} is there twice", where=f"{where}:{number}", fix="keep one of them"
                )
            seen.update([key[1]] if key else [])
    found = re.search(r"at line (\d+)", str(error))
    line = lines[int(found[1]) - 1].strip() if found else ""
    key = _BARE.match(line)
    fix = f'write "{key[1]}" in quotation marks' if key and not key[1].isascii() else _FIX_VALUE
    said = broken(error, text, where)
    return said if said.fix else UsageError(said.what, where=said.where, fix=fix)


def _entries(word: str, value: Any, where: str) -> Iterator[Entry]:
    """The entries of ``word``; its value is a reading, a table of reading and context, or several of them."""
    if not word.strip():
        raise UsageError("a word is empty", where=where, fix="name the word, or remove the line")
    if len(word.strip().splitlines()) > 1:
        raise UsageError(
            "a word goes over two lines", where=_place(where, word), fix="name words of one line"
        )
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str):
            each = {"said": each}  # noqa: PLW2901 - the short form of the same
        if not isinstance(each, dict) or not all(isinstance(part, str) for part in each.values()):
            raise UsageError(f"{each!r} is no reading", where=_place(where, word), fix=_FIX_VALUE)
        unknown = sorted(each.keys() - _KEYS)
        if unknown or "said" not in each:
            what = f"unknown key {unknown[0]!r}" if unknown else "it has no reading"
            raise UsageError(what, where=_place(where, word), fix=_FIX_VALUE)
        context = "|".join(part.strip() for part in each.get("context", "").split("|") if part.strip())
        yield Entry(word.strip(), each["said"].strip(), context)


def _refuse_twins(entries: list[Entry], where: str) -> None:
    """Raises UsageError for two entries that hold in the same place."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        for context in entry.context.split("|"):
            twin = seen.setdefault((matched(entry.word), matched(context)), entry)
            if twin is not entry:
                holds = f" where {context!r} stands" if context else ""
                raise UsageError(
                    f"said twice{holds}: {twin.said!r} and {entry.said!r}",
                    where=_place(where, twin.word),
                    fix="keep one of them",
                )


def _refuse_loops(lexicon: Lexicon, where: str) -> None:
    """Raises UsageError for words that are said with themselves in the end, or grow too long."""
    inner = {entry: list(lexicon.within(entry)) for entry in lexicon.entries}
    size: dict[Entry, tuple[int, int]] = {}
    """Of each entry, how long what it becomes is at most, and how deep."""
    for start in lexicon.entries:
        path: dict[Entry, Iterator[Entry]] = {} if start in size else {start: iter(inner[start])}
        while path:
            last = next(reversed(path))
            step = next(path[last], None)
            if step is None:
                long = len(last.said) + sum(size[each][0] for each in inner[last])
                deep = 1 + max((size[each][1] for each in inner[last]), default=0)
                if long > LONGEST or deep > DEEPEST:
                    raise UsageError(
                        "said with words that are said with words, without end",
                        where=_place(where, last.word),
                        fix="write out what is to be said",
                    )
                size[last] = long, deep
                del path[last]
            elif step in path:
                words = [entry.word for entry in path]
                words = words[words.index(step.word) :]
                if len(words) > _SHOWN:
                    words = [*words[: _SHOWN - 1], "…", words[-1]]
                circle = " → ".join([*words, step.word])
                raise UsageError(
                    f"said with itself: {circle}",
                    where=_place(where, step.word),
                    fix="give pinyin, or words without it",
                )
            elif step not in size:
                path[step] = iter(inner[step])


def _with_another(text: str, known: list[Entry], entry: Entry, where: str) -> str:
    """``text`` with ``entry`` beside the ``known`` ones of its word, in their line."""
    values = ", ".join(map(_value, [*known, entry]))
    lines = text.splitlines(keepends=True)
    at, end = _line_of(lines, known[0].word, where)
    remark = lines[at][len(lines[at][:end].rstrip()) :]
    lines[at] = f"{_quoted(known[0].word)} = [{values}]{remark}"
    return "".join(lines)


def _line_of(lines: list[str], word: str, where: str) -> tuple[int, int]:
    """Which of ``lines`` says how ``word`` is said, and where in it a remark begins. Raises UsageError."""
    for at, line in enumerate(lines):
        if not line.lstrip().startswith(('"', "'")):
            continue
        for end in [*(k for k, char in enumerate(line) if char == "#"), len(line.rstrip("\r\n"))]:
            try:
                table = tomllib.loads(line[:end])
            except tomllib.TOMLDecodeError:
                continue
            if [name.strip() for name in table] == [word]:
                return at, end
            break
    raise UsageError("goes over several lines", where=_place(where, word), fix="change it in the file")


def _value(entry: Entry) -> str:
    said = _quoted(entry.said)
    return f"{{ said = {said}, context = {_quoted(entry.context)} }}" if entry.context else said


def _quoted(text: str) -> str:
    """``text`` as a string of TOML, whose escapes are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _place(where: str, word: str) -> str:
    return f"{where}, {word}"
