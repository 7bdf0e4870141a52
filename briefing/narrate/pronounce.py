"""Display text to what an engine is given: the spoken text, where each character stems from, its reading."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from briefing.errors import UsageError
from briefing.hanzi import to_hans
from briefing.narrate import readings
from briefing.narrate.folding import folded
from briefing.narrate.lexicon import EMPTY, Lexicon
from briefing.narrate.numbers import token_at
from briefing.narrate.pinyin import NotPinyinError, checked
from briefing.narrate.sheet import Sheet
from briefing.narrate.symbols import (
    OMITTED,
    PUNCTUATION,
    is_han,
    is_latin,
    said,
)
from briefing.nouns import Pin, Utterance

_SHORT: Final = re.compile(r"[A-Za-z]{1,3}(?![A-Za-z])")
_SHORT_BEFORE: Final = re.compile(r"(?<![A-Za-z])[A-Za-z]{1,3}$")
"""What a stroke joins without a pause: A/B, TCP/IP."""

_SHORTENED: Final = re.compile(r"(?<![A-Za-z])(?:vs|[Vv]ol|[Vv]er|[Ee]p|[Ll]v|[Ff]ig|Co)$")
_INITIAL: Final = re.compile(r"(?<![A-Za-z])[A-Z]$")
_AFTER_INITIAL: Final = re.compile(r"\s?[A-Z][a-z]|[^\sA-Za-z]")
"""J.Crew, John F. Kennedy, J.史密斯; but E.ON."""
_LOOK_BACK: Final = 16


def pronounce(
    text: str,
    pins: Sequence[Pin] = (),
    *,
    written: str = "hans",
    lexicon: Lexicon = EMPTY,
    people: Collection[str] = (),
) -> Utterance:
    """How ``text`` is said: in simplified characters, numbers and signs written out, with a reading for each.

    ``written`` is the script of ``text``: ``hant`` is converted first, position by position. ``pins`` come
    before ``lexicon``, and that before our own rules. ``people`` are those whom the whole text names, as
    ``readings.people_in`` finds them. Every Chinese character, letter and digit is in a span of what is
    spoken or in ``omitted``. Raises UsageError for a pin that cannot be followed, BriefingError should any
    of the text be lost all the same.
    """
    plain = folded(text)
    if written == "hant":
        plain = to_hans(plain)
    sheet = Sheet(text)
    _write_pinned(sheet, plain, pins, lexicon)
    return sheet.utterance(people)


def check_pin(text: str, pin: Pin) -> None:
    """Raises UsageError where ``pin`` cannot be followed in ``text``; much quicker than ``pronounce``."""
    _pinned(Sheet(text), to_hans(folded(text)), pin, EMPTY)


def _write_pinned(sheet: Sheet, plain: str, pins: Sequence[Pin], lexicon: Lexicon) -> None:
    """Write all of ``plain`` onto the sheet, with what pins and lexicon fix.

    The words of a pin are said as they stand: ``{GDP|GDP}`` undoes the lexicon for once.
    """
    at = 0
    ours = [(pin, lexicon) for pin in lexicon.pins(plain, pins)]
    for pin, within in sorted([*((pin, EMPTY) for pin in pins), *ours], key=lambda each: each[0].start):
        if not at <= pin.start < pin.end <= len(plain):
            raise UsageError(
                f"the pin {pin.said!r} covers no text of its own", where=f"character {pin.start + 1}"
            )
        _write_out(sheet, plain, at, pin.start)
        _pinned(sheet, plain, pin, within)
        at = pin.end
    _write_out(sheet, plain, at, len(plain))


def _write_out(sheet: Sheet, plain: str, at: int, end: int) -> None:
    """Write ``plain[at:end]`` onto the sheet; what surrounds it is context."""
    while at < end:
        char = plain[at]
        if is_han(char):
            _character(sheet, char, at)
            at += 1
            continue
        if char.isspace():
            _space(sheet, char, at)
            at += 1
            continue
        inside_word = is_latin(char) and at > 0 and is_latin(plain[at - 1])
        if not inside_word:
            left_out = _omission_at(plain, at, end)
            if left_out:
                sheet.omit(*left_out)
                at = left_out[2]
                continue
            token = token_at(plain, at, end)
            if token:
                sheet.say_number(token.said, token.start, token.end)
                at = token.end
                continue
        if is_latin(char):
            stop = next((k for k in range(at, end) if not is_latin(plain[k])), end)
            for place in range(at, stop):
                sheet.say(plain[place], place, place + 1)
            at = stop
            continue
        at = _sign(sheet, plain, at, end)


def _omission_at(plain: str, at: int, end: int) -> tuple[str, int, int] | None:
    for kind, pattern in OMITTED:
        found = pattern.match(plain, at, end)
        if found:
            stop = at + len(found[0].rstrip(".,!?:;'\")"))
            return kind, at, stop
    return None


def _character(sheet: Sheet, char: str, at: int) -> None:
    if readings.is_known(char):
        sheet.say(char, at, at + 1)
    else:
        sheet.omit("unreadable", at, at + 1)


def _space(sheet: Sheet, char: str, at: int) -> None:
    if char in "\n\r\u2028\u2029":
        sheet.punctuate("，", at, at + 1)
    sheet.spaced = True


def _sign(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """Write out a character that is neither Chinese nor Latin nor part of a number; where the next begins."""
    char = plain[at]
    before, after = plain[at - 1 : at], plain[at + 1 : at + 2]
    if char in "\"'":
        _quote(sheet, char, before, after, at)
    elif plain.startswith("...", at):
        stop = next((k for k in range(at, end) if plain[k] != "."), end)
        sheet.punctuate("…", at, stop)
        return stop
    elif (char == "." and _shortens(plain, at)) or (char in "-‐‑_/" and _joins(plain, at)):
        sheet.spaced = True
    elif char == "." and is_latin(after):
        sheet.say("点", at, at + 1)
    elif char == "&" and is_latin(before.strip()) and is_latin(after.strip()):
        sheet.say(" and ", at, at + 1)
    elif char in "~～" and before.isalnum() and after.isalnum():
        sheet.say("至", at, at + 1)
    elif PUNCTUATION.get(char) == "·":
        if sheet.spoken and before.strip() and after.strip():
            sheet.punctuate("·", at, at + 1)
    elif char in PUNCTUATION:
        sheet.punctuate(PUNCTUATION[char], at, at + 1)
    else:
        _other(sheet, char, at)
    return at + 1


def _shortens(plain: str, at: int) -> bool:
    """Whether the point at ``at`` shortens a word, as in J.Crew, Vol.3 and vs., and is not heard."""
    before = plain[max(0, at - _LOOK_BACK) : at]
    if _INITIAL.search(before):
        return _AFTER_INITIAL.match(plain, at + 1) is not None
    after = plain[at + 1 : at + 2]
    return (is_latin(before[-1:]) and after.isdigit()) or (after != "" and bool(_SHORTENED.search(before)))


def _joins(plain: str, at: int) -> bool:
    """Whether the stroke at ``at`` stands inside one name, as in Wi-Fi, o3-mini, TCP/IP and β-胡萝卜素."""
    char, before, after = plain[at], plain[at - 1 : at], plain[at + 1 : at + 2]
    if char == "/":
        short = _SHORT_BEFORE.search(plain, max(0, at - 4), at) and _SHORT.match(plain, at + 1)
        return bool(short) or (is_latin(before) and after.isdigit())
    if after and is_han(after):
        letter = before.isalpha() and not is_han(before)
        return char != "_" and letter and not plain[max(0, at - 2) : at - 1].isalnum()
    return (is_latin(before) and (is_latin(after) or after.isdigit())) or (
        before.isdigit() and is_latin(after)
    )


def _quote(sheet: Sheet, char: str, before: str, after: str, at: int) -> None:
    """Straight quotation marks: an apostrophe within a word, else opening and closing in turn."""
    if char == "'" and is_latin(before) and is_latin(after):
        sheet.punctuate("’", at, at + 1)
        return
    opening, closing = ("“", "”") if char == '"' else ("‘", "’")
    sheet.punctuate(closing if sheet.quoted[opening] else opening, at, at + 1)
    sheet.quoted[opening] = not sheet.quoted[opening]


def _other(sheet: Sheet, char: str, at: int) -> None:
    if char == "々" and sheet.spoken and is_han(sheet.spoken[-1]):
        sheet.say(sheet.spoken[-1], at, at + 1)
        return
    words, kind = said(char)
    if words and all(is_han(one) or is_latin(one) for one in words):
        sheet.say(words, at, at + 1)
    elif words:
        _compound(sheet, words, at)
    elif kind:
        sheet.omit(kind, at, at + 1)


def _compound(sheet: Sheet, words: str, at: int) -> None:
    """A single sign that stands for a number with or without letters, such as ㍘ or 🄂."""
    inside = 0
    while inside < len(words):
        token = None if is_han(words[inside]) else token_at(words, inside, len(words))
        sheet.say(token.said if token else words[inside], at, at + 1)
        inside = token.end if token else inside + 1


def _pinned(sheet: Sheet, plain: str, pin: Pin, lexicon: Lexicon) -> None:
    """Write out a pinned run: with the readings given for its characters, or as the words given for it."""
    where = f"character {pin.start + 1}"
    shown = sheet.text[pin.start : pin.end]
    first = len(sheet.spoken)
    words = folded(pin.said).strip()
    wants_pinyin = any(is_han(char) for char in plain[pin.start : pin.end]) and not any(map(is_han, words))
    if not wants_pinyin:
        _write_words(sheet, words, pin, lexicon)
        if not any(is_han(char) or is_latin(char) for char in sheet.spoken[first:]):
            raise UsageError(f"{pin.said!r} gives {shown!r} no words to say", where=where)
        return
    try:
        given = checked(words)
    except NotPinyinError as error:
        syllable, near = error.args
        hint = f"did you mean {' or '.join(near)}?" if near else "write it like chóng or chong2"
        raise UsageError(
            f"{syllable!r} in {pin.said!r} is no pinyin syllable with its tone", where=where, fix=hint
        ) from None
    _write_out(sheet, plain, pin.start, pin.end)
    places = [place for place in range(first, len(sheet.spoken)) if is_han(sheet.spoken[place])]
    if len(places) != len(given):
        raise UsageError(
            f"{pin.said!r} has {len(given)} syllables for the {len(places)} characters of {shown!r}",
            where=where,
            fix="one syllable for each, separated by spaces",
        )
    sheet.fixed.update(zip(places, given, strict=True))
    sheet.pinned.extend(places)


def _write_words(sheet: Sheet, words: str, pin: Pin, lexicon: Lexicon) -> None:
    """Write out the words that a pin gives, all of them stemming from the pinned run."""
    inner = Sheet(words)
    _write_pinned(inner, to_hans(words), (), lexicon)
    for at, char in enumerate(inner.spoken):
        if is_han(char) or is_latin(char):
            sheet.say(char, pin.start, pin.end)
            if at in inner.fixed:
                sheet.fixed[len(sheet.spoken) - 1] = inner.fixed[at]
            if at in inner.pinned:
                sheet.pinned.append(len(sheet.spoken) - 1)
        elif char == " ":
            sheet.spaced = True
        else:
            sheet.punctuate(char, pin.start, pin.end)
