"""The inverse of a known damage: bytes of GBK that were read one byte off.

A glosser once put ``(pīn)`` after byte pairs of a GBK page without minding where characters begin, and
half-width marks for full-width ones in the same way. Where such a pair straddled two characters, what
followed was decoded one byte off until the next ASCII byte: 或將延續, BBF2 8CA2 D1D3 C06D, holds the pair
F28C (驅) and became ``或?qū)⒀永m(xù)``. Each ``?`` stands for a lost lead byte and an ASCII byte, mostly the
bracket of a gloss; pairs that fell in GBK's user-defined zones vanished. So a run is read back by encoding
what is there, guessing what is lost, and keeping the guesses whose glosses fit and whose text is likely.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from briefing.clean.glosses import SYLLABLE
from briefing.clean.likelihood import Likelihood, is_common, readings, simplified
from briefing.zh.characters import is_basic_han

WIDTH: Final = 100
"""Guesses kept at each step."""
VANISHED: Final = -3.0
"""Log-probability of a pair having vanished."""
SWALLOWED: Final = -3.0
"""Log-probability of a whole character, not a byte, having gone with the bracket."""
STOP: Final = 2.0
"""Log-odds in favour of 。 before a ``!``, the pair A3A1: mostly the tail of 。 and the head of a quote.
Of the eleven such runs of the article that this was learnt from, ten are."""
UNGLOSSED: Final = -5.0
"""Log-probability of a character without its gloss, where the article always has one."""
MISFIT: Final = -12.0
"""Log-probability of a gloss after a character that it does not spell."""
LONGEST: Final = 80
"""Tokens; the runs seen have up to 12."""

_TOKEN: Final = re.compile(
    rf"\((?P<inner>{SYLLABLE})\)|\?(?:(?P<gloss>{SYLLABLE})\)|(?P<mark>!))?|(?P<bare>!)|(?P<wide>[^\x00-\x7f])|(?P<trail>[@-~])"
)
_GLOSS: Final = re.compile(rf"\((?P<pinyin>{SYLLABLE})\)")
_LEADS: Final = range(0x81, 0xFF)
_ZONE_LEADS: Final = (*range(0xAA, 0xB0), *range(0xF8, 0xFF), *range(0xA1, 0xA8))
_ZONE_TRAILS: Final = range(0x40, 0xFF)


@dataclass(frozen=True, slots=True)
class Guess:
    """A reading of a damaged run up to some token."""

    text: str
    """Begins with the character before the run."""
    last: int
    """The last byte read."""
    pending: bool
    """Whether that byte still waits for its trail byte."""
    score: float
    sure: bool = True
    """Whether every character of this reading that was lost, or that no gloss names, stands beside the same
    neighbours elsewhere in the article."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the damaged run ``[start:end]`` of a text may have been."""

    text: str
    end: int
    score: float
    sure: bool = True
    """As of a guess."""


def read_run(text: str, start: int, before: str, likelihood: Likelihood) -> list[Reading]:
    """What the run that begins with the ``?`` at ``start`` may have been, up to where it is in step again.

    ``before`` is the character that the page had before the run, glosses apart; a line break at its head.
    """
    adjacent = _encode(text[start - 1 : start])
    guesses = [Guess(before, adjacent[-1] if adjacent else 0, False, 0.0)]
    found: list[Reading] = []
    position = start
    for _ in range(LONGEST):
        token = _TOKEN.match(text, position)
        if token is None or not guesses:
            break
        position = token.end()
        guesses = [new for guess in guesses for new in _read(guess, token, likelihood)]
        guesses = heapq.nlargest(WIDTH, guesses, key=lambda guess: guess.score)
        gloss = _GLOSS.match(text, position)
        found += [
            Reading(g.text[1:], position, g.score + _fit(g, gloss, likelihood), g.sure)
            for g in guesses
            if not g.pending
        ]
        guesses = [guess for guess in guesses if guess.pending]
    return found


def _read(guess: Guess, token: re.Match[str], likelihood: Likelihood) -> Iterator[Guess]:
    """``guess`` carried on over ``token``."""
    if token["inner"]:  # after a pair that spells it one byte off: what follows is no more in step
        yield guess
    elif token["gloss"]:
        yield from _lost_and_glossed(guess, token["gloss"].lower(), likelihood)
    elif token["mark"] or token["bare"]:
        yield from _exclaimed(guess, bool(token["mark"]), likelihood)
    elif token["wide"] or token["trail"]:
        code = _encode(token[0])
        for filled in (guess, *_vanished(guess, code, likelihood)) if code else ():
            yield from _follow(filled, code, likelihood)
    else:
        for lead in _LEADS:
            for new in _follow(guess, (lead,), likelihood):
                yield _attested(new, guess, likelihood)


def _fit(guess: Guess, gloss: re.Match[str] | None, likelihood: Likelihood) -> float:
    """What the gloss that follows a run, or its absence, says of the run's last character."""
    char = guess.text[-1]
    if gloss is None or len(guess.text) == 1:
        return 0.0
    if gloss["pinyin"].lower() not in readings(char):
        return MISFIT
    return -UNGLOSSED if char in likelihood.glossed and len(guess.text) > 2 else 0.0


def _exclaimed(guess: Guess, lost: bool, likelihood: Likelihood) -> Iterator[Guess]:
    """A ``!`` is the pair A3A1, one byte off; with a lead byte lost before it, mostly 。 and a quote."""
    if not lost:
        for filled in (guess, *_vanished(guess, b"\xa3\xa1", likelihood)):
            for new in _follow(filled, b"\xa3\xa1", likelihood):
                yield _attested(new, filled, likelihood)
        return
    for lead in _LEADS:
        for new in _follow(guess, (lead, 0xA3, 0xA1), likelihood):
            is_stop = new.text.startswith("。", len(guess.text))
            yield _attested(replace(new, score=new.score + (STOP if is_stop else 0.0)), guess, likelihood)


def _attested(new: Guess, old: Guess, likelihood: Likelihood) -> Guess:
    """``new``, sure only if the article has the character made of a lost byte that no gloss names."""
    return replace(new, sure=old.sure and likelihood.attests(new.text[len(old.text) - 1 :][:2]))


def _lost_and_glossed(guess: Guess, gloss: str, likelihood: Likelihood) -> Iterator[Guess]:
    """The lost byte makes, with the one before it, what the gloss spells; that one may be gone too.

    Sometimes that character went as a whole, in step or not: observed, not understood.
    """
    for lead, lost in _glossed_as(gloss):
        if lead == guess.last:
            yield from _named(guess, (lost,), likelihood)
        for zone_lead, first in _in_zone(guess.last) if guess.pending else ():
            if _vanishes(zone_lead, lead):
                score = guess.score + VANISHED + likelihood.after(guess.text, first)
                sure = guess.sure and likelihood.attests(guess.text[-1] + first + _decode(lead, lost))
                yield from _named(Guess(guess.text + first, lead, True, score, sure), (lost,), likelihood)
    for lead, trail in _glossed_as(gloss):
        for new in _named(guess, (lead, trail), likelihood):
            yield _attested(replace(new, score=new.score + SWALLOWED), guess, likelihood)


def _named(guess: Guess, code: tuple[int, ...], likelihood: Likelihood) -> Iterator[Guess]:
    """``guess`` with the bytes of ``code`` after it, whose character, if it is complete, has its gloss."""
    for new in _follow(guess, code, likelihood):
        has_gloss = not new.pending and len(new.text) > 2 and new.text[-1] in likelihood.glossed
        yield replace(new, score=new.score - UNGLOSSED) if has_gloss else new


def _follow(guess: Guess, code: tuple[int, ...] | bytes, likelihood: Likelihood) -> Iterator[Guess]:
    """``guess`` with the bytes of ``code`` after it, if they make characters."""
    text, last, pending, score = guess.text, guess.last, guess.pending, guess.score
    for byte in code:
        if not pending:
            pending = True
        else:
            char = _decode(last, byte)
            if not char:
                return
            score += likelihood.after(text, char)
            if char in likelihood.glossed and len(text) > 1:
                score += UNGLOSSED
            text += char
            pending = False
        last = byte
    yield Guess(text, last, pending, score, guess.sure)


def _vanished(guess: Guess, code: bytes, likelihood: Likelihood) -> Iterator[Guess]:
    """``guess`` with a pair that vanished before ``code``, or with two.

    One pair must make a word or a pair of the article's with what is beside it, two must spell one.
    """
    if not guess.pending:
        return
    for lead, first in _in_zone(guess.last):
        text = guess.text + first
        score = guess.score + VANISHED + likelihood.after(guess.text, first)
        joined = likelihood.can_meet(guess.text[-1] + first)
        for trail, following in _fitting(lead, code[0]):
            if joined or likelihood.can_meet(first + following):
                sure = guess.sure and likelihood.attests(guess.text[-1] + first + following)
                yield Guess(text, trail, True, score, sure)
        for second in likelihood.followers(first):
            pair = _encode(second)
            if len(pair) == 2 and _vanishes(lead, pair[0]) and pair[1] in _ZONE_LEADS:
                twice = score + VANISHED + likelihood.after(text, second)
                for trail, following in _fitting(pair[1], code[0]):
                    sure = guess.sure and likelihood.attests(guess.text[-1] + first + second + following)
                    yield Guess(text + second, trail, True, twice, sure)


@cache
def _in_zone(lead: int) -> tuple[tuple[int, str], ...]:
    """The common characters of ``lead`` whose trail byte could open a pair that vanishes, with that byte."""
    decoded = ((trail, _decode(lead, trail)) for trail in _ZONE_LEADS)
    return tuple((trail, char) for trail, char in decoded if char and is_common(char))


@cache
def _fitting(zone_lead: int, following: int) -> tuple[tuple[int, str], ...]:
    """The trail bytes of a vanished pair that make a common character with the byte after, and it."""
    decoded = ((trail, _decode(trail, following)) for trail in _ZONE_TRAILS if _vanishes(zone_lead, trail))
    return tuple((trail, char) for trail, char in decoded if char and is_common(char))


def _vanishes(lead: int, trail: int) -> bool:
    """Whether a pair is in GBK's user-defined zones: AAA1-AFFE, F8A1-FEFE, A140-A7A0."""
    return trail >= 0xA1 if lead >= 0xA8 else 0x40 <= trail <= 0xA0 and trail != 0x7F


@cache
def _glossed_as(gloss: str) -> tuple[bytes, ...]:
    """The characters that the glosser would give that gloss."""
    pairs = (bytes((lead, trail)) for lead in _LEADS for trail in range(0x40, 0xFF))
    return tuple(pair for pair in pairs if _glosses(_decode(*pair), gloss))


def _glosses(char: str, gloss: str) -> bool:
    """Whether the glosser gave ``char`` that gloss; it knew only characters that have a simplified form."""
    return bool(char) and is_basic_han(char) and simplified(char) != char and gloss in readings(char)


@cache
def _decode(lead: int, trail: int) -> str:
    """The character of a pair, or nothing where GBK has none."""
    try:
        char = bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 else ""


def _encode(char: str) -> bytes:
    """The bytes of a character, or nothing where GBK has none."""
    return char.encode("gbk", "ignore")
