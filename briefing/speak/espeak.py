"""eSpeak NG as an engine: robotic and instant, for drafts and for tests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from briefing.errors import TakeError
from briefing.nouns import Mark, Take, Utterance, Voice
from briefing.sound.levels import extent
from briefing.speak import espeakng
from briefing.zh.sandhi import surface

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FRONT_END: Final = 3
"""Raise it when what eSpeak NG is told changes for any text: it is part of every take's key."""

WORDS_PER_MINUTE: Final = 225
"""eSpeak NG's nominal pace for rate 1.0: 0.25 s a syllable, and twice it is the fastest there is, 450."""

STEPS_PER_SEMITONE: Final = 5.4
"""Of the pitch parameter, about 50: measured fundamentals are 75 Hz at 25, 95 at 50, 123 at 75."""

SILENCE: Final = 0.003
"""Samples below it are not yet, or no longer, the word."""

PAUSES: Final = str.maketrans(
    {"，": ",", "、": ",", "；": ";", "：": ":", "。": ".", "！": "!", "？": "?", "…": ",", "—": ","}
)
"""Punctuation by which eSpeak NG pauses; all other is left out."""

SYLLABLES: Final = {"r": "er", "m": "mu", "n": "en", "ng": "en", "hm": "heng", "hng": "heng", "ê": "ei"}
"""Syllables that its pinyin lacks, and the nearest that it has."""

_TOKEN: Final = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:['’&.-][^\W\d_]+)*|[,.;:!?]")


@dataclass(frozen=True, slots=True)
class _Token:
    """What eSpeak NG is told for ``spoken[start:end]``."""

    start: int
    end: int
    said: str
    latin: bool


class EspeakEngine:
    """Speaks with eSpeak NG: pinyin by our readings, Latin words by its English."""

    parallel: Literal["processes", "threads"] = "processes"

    def __init__(self, settings: Mapping[str, Any]) -> None:
        pass

    def workers(self, cores: int) -> int:
        """One: starting a process costs as much as 50 takes, and the library lets one caller at a time in."""
        return 1

    def digest(self, voice: Voice) -> str:
        """Version, and digest of voice, dictionaries and phonemes. Raises TakeError."""
        return f"{espeakng.version()}/{self._data_sha256}/{FRONT_END}"

    def speak(self, utterance: Utterance, voice: Voice) -> Take:
        """The take of ``utterance``: 22.05 kHz, a mark for each syllable and Latin word. Raises TakeError."""
        text, tokens = _told(utterance)
        samples, rate_hz, words = espeakng.synthesise(
            text,
            voice.id,
            min(max(round(WORDS_PER_MINUTE * voice.rate), 80), 450),
            min(max(round(50 + STEPS_PER_SEMITONE * voice.pitch), 0), 100),
        )
        return Take(samples, rate_hz, _marks(samples, rate_hz, words, tokens))

    @cached_property
    def _data_sha256(self) -> str:
        digest = hashlib.sha256()
        for name in ("lang/sit/cmn-Latn-pinyin", "cmn_dict", "en_dict", "phondata", "phontab", "intonations"):
            try:
                digest.update((espeakng.data_folder() / name).read_bytes())
            except OSError as error:
                raise TakeError(
                    f"eSpeak NG's data cannot be read: {error.strerror}",
                    where=name,
                    fix="reinstall espeakng-loader",
                ) from None
        return digest.hexdigest()


def _told(utterance: Utterance) -> tuple[str, dict[int, _Token]]:
    """The text for eSpeak NG, and its tokens by where they stand in it. It changes third tones itself."""
    spoken = utterance.spoken.translate(PAUSES)
    readings = surface(utterance)
    text = ""
    tokens: dict[int, _Token] = {}
    position = 0
    while position < len(spoken):
        end = position + 1
        if readings[position]:
            said = SYLLABLES.get(readings[position][:-1], readings[position][:-1]) + readings[position][-1]
        elif match := _TOKEN.match(spoken, position):
            # A run of letters ends where a reading begins: Han characters are letters as well.
            end = next((index for index in range(end, match.end()) if readings[index]), match.end())
            said = spoken[position:end]
        else:
            said = ""
        if said in {",", ".", ";", ":", "!", "?"}:
            text = text and text.rstrip() + said + " "
        elif said:
            tokens[len(text)] = _Token(position, end, said, latin=not readings[position])
            text += said + " "
        position = end
    if not tokens:
        raise TakeError("nothing in it can be spoken")
    return text, tokens


def _marks(
    samples: NDArray[np.float32], rate_hz: int, words: list[espeakng.WordEvent], tokens: dict[int, _Token]
) -> tuple[Mark, ...]:
    """When each token sounds. Raises TakeError for one that does not."""
    begins: dict[int, int] = {}
    for word in words:
        # After a Latin word and a full stop its place is that of the space before the next word.
        place = next((p for p, token in tokens.items() if word.start < p + len(token.said)), None)
        if place is not None:
            begins.setdefault(place, word.sample)
    runs: list[tuple[int, int, int]] = []
    for place, token in tokens.items():
        if place in begins:
            runs.append((begins[place], token.start, token.end))
        elif token.latin and runs:
            # Its English says small words such as "of the" as one.
            runs[-1] = (runs[-1][0], runs[-1][1], token.end)
        else:
            raise TakeError(f"eSpeak NG left out {token.said!r}")
    ends = [begin for begin, _, _ in runs[1:]] + [samples.size]
    marks = []
    for (begin, start, end), stop in zip(runs, ends, strict=True):
        first, last = extent(samples[begin:stop], SILENCE)
        if not last:
            raise TakeError("eSpeak NG was silent in a word")
        marks.append(Mark((begin + first) / rate_hz, (begin + last) / rate_hz, start, end))
    return tuple(marks)
