"""Display text to what an engine is given: the spoken text, where each character stems from, its reading."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from briefing.errors import UsageError
from briefing.nearest import did_you_mean
from briefing.nouns import Pin, Utterance
from briefing.pronounce.lexicon import EMPTY, Lexicon
from briefing.pronounce.numbers import token_at
from briefing.pronounce.readings.traditional import TRADITIONAL
from briefing.pronounce.readings.words import is_known
from briefing.pronounce.sheet import Sheet
from briefing.pronounce.signs.addresses import WORDS, AddressWords, address_at
from briefing.pronounce.signs.folding import folded
from briefing.pronounce.signs.formulae import formula_at
from briefing.pronounce.signs.omissions import omission_at
from briefing.pronounce.signs.punctuation import PLAIN_PAUSES
from briefing.pronounce.signs.rows import write_sign
from briefing.zh.characters import is_han, is_latin
from briefing.zh.hanzi import to_hans
from briefing.zh.pinyin import NotPinyinError, checked

PIN: Final = "pin"
LEXICON: Final = "lexicon"
"""The rules by which a person decides: ``{shown|said}`` in a script, and the show's lexicon."""

ADDRESS: Final = "signs/address"
FORMULA: Final = "signs/formula"
"""What decides how a whole run is said that is no Chinese text."""


def pronounce(
    text: str,
    pins: Sequence[Pin] = (),
    *,
    written: str = "hans",
    lexicon: Lexicon = EMPTY,
    people: Collection[str] = (),
    addresses: AddressWords = WORDS,
) -> Utterance:
    """How ``text`` is said: in simplified characters, numbers and signs written out, with a reading for each.

    ``written`` is the script of ``text``: ``hant`` is converted first, position by position. ``pins`` come
    before ``lexicon``, and that before our own rules. ``people`` are those whom the whole text names, as
    ``readings.people_in`` finds them; ``addresses`` are the words for addresses of the net that are too long
    to be said. Every character that is printed and is no punctuation is in a span of what is spoken, joins
    two words of it, or is in ``omitted``. Raises UsageError for a pin that cannot be followed, BriefingError
    should any letter be lost all the same.
    """
    plain = folded(text)
    if written == "hant":
        plain = to_hans(plain)
    sheet = Sheet(text, addresses)
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
        sheet.rule(pin.start, pin.end, PIN if within is EMPTY else LEXICON)
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
        if char in PLAIN_PAUSES:
            sheet.punctuate(char, at, at + 1)
            at += 1
            continue
        if char.isspace():
            _space(sheet, char, at)
            at += 1
            continue
        inside_word = is_latin(char) and at > 0 and is_latin(plain[at - 1])
        if not inside_word:
            stop = _write_run(sheet, plain, at, end)
            if stop > at:
                at = stop
                continue
            token = token_at(plain, at, end)
            if token:
                sheet.rule(token.start, token.end, token.rule)
                sheet.say_number(token.said, token.start, token.end)
                at = token.end
                continue
        if is_latin(char):
            stop = next((k for k in range(at, end) if not is_latin(plain[k])), end)
            for place in range(at, stop):
                sheet.say(plain[place], place, place + 1)
            at = stop
            continue
        at = write_sign(sheet, plain, at, end)


def _write_run(sheet: Sheet, plain: str, at: int, end: int) -> int:
    """Write the run that begins at ``at`` and is no Chinese text: a note, an address, a formula.

    Where it ends; ``at`` if there is none.
    """
    left_out = omission_at(plain, at, end)
    if left_out:
        sheet.omit(*left_out)
        return left_out[2]
    char = plain[at]
    if char in "$\\|":
        formula = formula_at(plain, at, end)
        if formula:
            _write_formula(sheet, formula[1], at, formula[0])
            return formula[0]
    address = address_at(plain, at, end) if char.isascii() and char.isalnum() else None
    if address is None:
        return at
    sheet.rule(at, address.end, ADDRESS)
    if not address.said:
        sheet.omit("url", at, address.end)
    sheet.say(address.said or sheet.addresses.word(address.mail, plain[:at]), at, address.end)
    return address.end


def _write_formula(sheet: Sheet, signs: str, start: int, end: int) -> None:
    """Say a formula by its plain signs; where one of them cannot be said, all of it is shown only."""
    inner = Sheet(signs)
    _write_out(inner, folded(signs), 0, len(signs))
    if not signs or inner.left_out:
        sheet.omit("formula", start, end)
        return
    sheet.rule(start, end, FORMULA)
    _copy(sheet, inner, start, end)


def _character(sheet: Sheet, char: str, at: int) -> None:
    if is_known(char):
        sheet.say(char, at, at + 1)
        written = sheet.text[at]
        if written != char and written in TRADITIONAL:
            sheet.fixed[len(sheet.spoken) - 1] = TRADITIONAL[written]
            sheet.rule(at, at + 1, f"readings/traditional/{written}", len(sheet.spoken) - 1)
    else:
        sheet.omit("unreadable", at, at + 1)


def _space(sheet: Sheet, char: str, at: int) -> None:
    if char in "\n\r\u2028\u2029":
        sheet.punctuate("，", at, at + 1)
    sheet.spaced = True


def _pinned(sheet: Sheet, plain: str, pin: Pin, lexicon: Lexicon) -> None:
    """Write out a pinned run: with the readings given for its characters, or as the words given for it."""
    if not pin.said.strip():
        sheet.omit("silenced", pin.start, pin.end)
        return
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
        hint = did_you_mean(near, "write it like chóng or chong2")
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
    _copy(sheet, inner, pin.start, pin.end)


def _copy(sheet: Sheet, inner: Sheet, start: int, end: int) -> None:
    """Add what ``inner`` says, all of it stemming from ``text[start:end]``."""
    for at, char in enumerate(inner.spoken):
        if is_han(char) or is_latin(char):
            sheet.say(char, start, end)
            if at in inner.fixed:
                sheet.fixed[len(sheet.spoken) - 1] = inner.fixed[at]
            if at in inner.pinned:
                sheet.pinned.append(len(sheet.spoken) - 1)
        elif char == " ":
            sheet.spaced = True
        else:
            sheet.punctuate(char, start, end)
