"""Latin words to Kokoro's phoneme symbols: words through eSpeak NG, acronyms by their letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from briefing.speak import espeakng

LETTERS: Final = {
    "a": "ˈA", "b": "bˈi", "c": "sˈi", "d": "dˈi", "e": "ˈi", "f": "ˈɛf", "g": "ʤˈi", "h": "ˈAʧ",
    "i": "ˈI", "j": "ʤˈA", "k": "kˈA", "l": "ˈɛl", "m": "ˈɛm", "n": "ˈɛn", "o": "ˈO", "p": "pˈi",
    "q": "kjˈu", "r": "ˈɑɹ", "s": "ˈɛs", "t": "tˈi", "u": "jˈu", "v": "vˈi", "w": "dˈʌbəlju",
    "x": "ˈɛks", "y": "wˈI", "z": "zˈi",
}  # fmt: skip
"""Names of the letters in Kokoro's English symbols (misaki's EN_PHONES: A = eɪ, I = aɪ, O = oʊ)."""

LONGEST_ACRONYM: Final = 5
"""Letters; a longer run that can be said is a word in capitals: HUAWEI, SAMSUNG. A shorter one is spelled,
but for those of ``capitals.tsv``."""

FROM_ESPEAK: Final = (
    ("a^ɪ", "I"), ("a^ʊ", "W"), ("e^ɪ", "A"), ("o^ʊ", "O"), ("ɔ^ɪ", "Y"), ("d^ʒ", "ʤ"), ("t^ʃ", "ʧ"),
    ("ə^l", "ᵊl"), ("^", ""), ("ʔn\u0329", "tn"), ("ɜː", "ɜɹ"), ("ɚ", "əɹ"), ("ɪə", "iə"), ("ɐ", "ə"),
    ("ɬ", "l"), ("r", "ɹ"), ("x", "k"), ("ç", "k"), ("g", "ɡ"), ("ɾ", "T"), ("ʔ", "t"), ("ʲ", ""),
    ("o", "ɔ"), ("e", "A"), ("ː", ""),
)  # fmt: skip
"""eSpeak NG's IPA (``^`` ties the letters of one phoneme) to Kokoro's symbols, in order; after misaki's
EspeakFallback for American English."""

PLAIN: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     "Æ": "ae", "Œ": "oe", "Ø": "o", "Ł": "l", "Đ": "d", "Ð": "d", "Þ": "th"}
)  # fmt: skip
"""Latin letters that Unicode does not take apart into a plain letter and a mark."""

_SPELLED: Final = re.compile(r"[A-Z]+s?|[A-Za-z]")
_PIECE: Final = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_CLUSTER: Final = re.compile(r"[^AEIOUY]{4}|[^AEIOUY]{3}$|^[^AEIOUY]{3}")
_CONSONANT: Final = re.compile(r"[^aeiouAEIOU]")
_VOWEL: Final = re.compile(r"[aeiouAEIOU]|(?<=[^\W\daeiouyAEIOUY])[yY]")
"""A y is one after a consonant: sky; not in yyds."""


@cache
def said_as_words() -> Mapping[str, str]:
    """Runs of letters that are words though they are written otherwise, with their symbols or none."""
    table = resources.files(__package__).joinpath("capitals.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in table.splitlines() if not line.startswith("#"))
    return {word: symbols for word, _, symbols in rows}


@cache
def phonemes(word: str) -> str:
    """The symbols that say a Latin word, acronym, or camel-cased or hyphenated compound.

    >>> phonemes("GDP")
    'ʤˈi dˈi pˈi'
    """
    parts = unicodedata.normalize("NFKD", word.translate(PLAIN))
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    said = []
    for part in re.split(r"[^A-Za-z'’]+", plain):
        known = _known(part)
        if known is not None:
            said.append(known or _word(part.lower()))
        elif len(part) > LONGEST_ACRONYM and _sayable(part):
            said.append(_word(part.lower()))
        elif _SPELLED.fullmatch(part) or not _VOWEL.search(part):
            said.append(_spelled(part))
        elif part[1:].islower() or "'" in part or "’" in part:
            said.append(_word(part))
        else:
            said.extend(_piece(piece) for piece in _PIECE.findall(part))
    return " ".join(filter(None, said))


def _known(part: str) -> str | None:
    """The symbols of a word of ``capitals.tsv``, also where it is written Vlog or WiFi; None for another."""
    known = said_as_words()
    return next((known[form] for form in (part, part.upper(), part.lower()) if form in known), None)


def _sayable(capitals: str) -> bool:
    """Whether a run of capitals has vowels enough, and no more consonants at once than a word has."""
    return capitals.isupper() and bool(_VOWEL.search(capitals)) and not _CLUSTER.search(capitals)


def _piece(piece: str) -> str:
    """A piece of a camel-cased word: said if it has vowel and consonant, else spelled (PCIe, IoT)."""
    sayable = piece[1:].islower() and _VOWEL.search(piece) and _CONSONANT.search(piece)
    return _word(piece) if sayable else _spelled(piece)


def _spelled(letters: str) -> str:
    return " ".join(LETTERS[letter.lower()] for letter in letters if letter.lower() in LETTERS)


def _word(word: str) -> str:
    sound = espeakng.ipa(word.replace("’", "'"), voice="en-us", tie="^")
    for theirs, ours in FROM_ESPEAK:
        sound = sound.replace(theirs, ours)
    # A combining bar marks a syllabic consonant: Kokoro writes a small schwa before it.
    return re.sub(r"(\S)\u0329", r"ᵊ\1", sound)
