"""The sounds between sections, at the start and at the end: the program's, or a producer's own file."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing import config
from briefing.errors import PackageError, UsageError
from briefing.kept import Kept
from briefing.mix import clips
from briefing.mix.digests import digest
from briefing.mix.instruments import INSTRUMENTS, note
from briefing.mix.takes import VOICE_LUFS
from briefing.nearest import did_you_mean, nearest
from briefing.sound.decode import decode
from briefing.sound.levels import audible
from briefing.sound.loudness import SILENT, loudness

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNDER_VOICE_LU: Final = 5.0
"""How far the loudest 400 ms of a chime stay under the voice: heard at once, and startling nobody."""

HEARD_DB: Final = -30.0
"""A chime is over, and the pause after it begins, when it has fallen this far: under the voice as it is,
the rest is hardly heard, and waiting for it would only be long."""

DAMPED_S: Final = 0.3
"""In which the rest of one of ours is brought to silence."""

LONGEST_S: Final = 15.0
"""Of a producer's own file."""

NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class Chime:
    """A few notes."""

    character: str
    """A few words for the person who chooses."""
    notes: tuple[tuple[float, str, int, float], ...]
    """Each a second, an instrument, a pitch (MIDI number: 60 is middle C) and a gain in dB."""


CHIMES: Final = {
    "bell": Chime("two bells, a falling third", ((0.0, "bell", 76, 0), (0.32, "bell", 72, -2))),
    "marimba": Chime(
        "three wooden bars, rising",
        (
            (0.0, "marimba", 60, -2),
            (0.13, "marimba", 67, -2),
            (0.26, "marimba", 72, 0),
            (0.26, "marimba", 76, -5),
        ),
    ),
    "glass": Chime(
        "four high drops of glass",
        ((0.0, "glass", 79, -3), (0.14, "glass", 84, -3), (0.28, "glass", 81, -4), (0.46, "glass", 88, 0)),
    ),
    "harp": Chime(
        "a run over the strings, five notes of the pentatonic scale",
        tuple((0.09 * i, "harp", pitch, i - 5) for i, pitch in enumerate((62, 64, 67, 69, 74))),
    ),
    "wood": Chime(
        "two knocks on a temple block, and one",
        ((0.0, "wood", 76, -3), (0.16, "wood", 76, -6), (0.36, "wood", 69, 0)),
    ),
    "tick": Chime("one soft knock on wood", ((0.0, "wood", 69, 0),)),
    "opening": Chime(
        "strings rising into bells",
        (
            *((0.04 * i, "harp", pitch, -8 + i) for i, pitch in enumerate((48, 55, 60, 62, 64, 67))),
            (0.26, "harp", 60, -5),
            (0.26, "bell", 72, -3),
            (0.26, "glass", 79, -9),
            (0.32, "bell", 76, -4),
            (0.38, "bell", 79, -5),
        ),
    ),
    "closing": Chime(
        "bells falling home, over a low string",
        (
            (0.0, "bell", 79, -4),
            (0.28, "bell", 76, -4),
            (0.56, "bell", 74, -4),
            (0.92, "bell", 72, -2),
            (0.92, "harp", 48, -4),
            (0.98, "harp", 55, -6),
            (1.04, "harp", 64, -8),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Ready:
    """A chime as the programme plays it."""

    audio: clips.AudioSegment
    key: str
    """Digest of its sound."""
    tail_s: float
    """How many seconds before its end it is over."""


def ready(settings: config.Chimes, channels: int, kept: Kept) -> dict[str, Ready]:
    """The chimes of ``settings`` by slot, without those that are none. Raises as ``chime`` does.

    What was played once is in ``kept``: the three take a third of a second.
    """
    audios = {slot: _remembered(settings, slot, channels, kept) for slot in config.Chimes.model_fields}
    return {
        slot: Ready(audio, hashlib.sha256(audio.raw_data).hexdigest(), tail_s(audio))
        for slot, audio in audios.items()
        if audio is not None
    }


def _remembered(settings: config.Chimes, slot: str, channels: int, kept: Kept) -> clips.AudioSegment | None:
    """As ``chime``."""
    name = getattr(settings, slot)
    if name not in CHIMES:
        return chime(settings, slot, channels)
    made_of = (
        asdict(CHIMES[name]),
        [asdict(each) for each in INSTRUMENTS.values()],
        (UNDER_VOICE_LU, HEARD_DB, DAMPED_S),
        channels,
    )
    key = digest("chime", made_of)
    item = kept.read(key)
    if item is not None and "samples" in item and item["samples"].dtype == np.float32:
        return clips.segment(item["samples"])
    audio = chime(settings, slot, channels)
    if audio is not None:
        kept.write(key, {"samples": clips.floats(audio.raw_data, channels)})
    return audio


def check(settings: config.Chimes) -> None:
    """Nothing, if every chime of ``settings`` can be played: worth asking before any text is spoken.

    Raises UsageError, naming the key and the chimes there are.
    """
    for slot in config.Chimes.model_fields:
        if getattr(settings, slot) not in CHIMES:
            chime(settings, slot, channels=1)


def chime(settings: config.Chimes, slot: str, channels: int) -> clips.AudioSegment | None:
    """The sound of a ``slot`` of ``[chimes]``, levelled under the voice; None for ``none``.

    Raises UsageError where there is no such chime, or the file cannot be used.
    """
    name = getattr(settings, slot)
    where = f"[chimes] {slot}"
    if name == NONE:
        return None
    if name in CHIMES:
        audio = _damped(play(CHIMES[name])).set_channels(channels)
    elif Path(name).suffix:
        audio = clips.segment(own(Path(name), channels, where, LONGEST_S)).fade_in(2).fade_out(20)
    else:
        hint = did_you_mean(nearest(name, [*CHIMES, NONE]), "")
        raise UsageError(
            f"no chime is called {name!r}",
            where=where,
            fix=f"{hint} there are: {', '.join(CHIMES)}, {NONE}, or the path of a WAV or MP3 file".lstrip(),
        )
    return _levelled(audio, where)


def tail_s(audio: clips.AudioSegment) -> float:
    """How many seconds before its end a chime is over."""
    samples = clips.floats(audio.raw_data, int(audio.channels))
    _, last = audible(samples.mean(axis=1), clips.RATE_HZ, HEARD_DB)
    return (len(samples) - last) / clips.RATE_HZ


def _damped(audio: clips.AudioSegment) -> clips.AudioSegment:
    """``audio`` without what of it nobody hears, so that a pause after it may be short."""
    heard_s = audio.frame_count() / clips.RATE_HZ - tail_s(audio)
    return audio[: round(1000 * (heard_s + DAMPED_S))].fade_out(round(1000 * DAMPED_S))


def play(chime: Chime) -> clips.AudioSegment:
    """The notes of ``chime``, each laid over the others at its time; mono."""
    played = [
        (round(at_s * 1000), clips.segment(note(INSTRUMENTS[name], pitch, gain_db - 12)))
        for at_s, name, pitch, gain_db in chime.notes
    ]
    length_ms = max(at_ms + len(audio) for at_ms, audio in played)
    blank = clips.silence(length_ms / 1000, channels=1)
    return reduce(lambda below, placed: below.overlay(placed[1], position=placed[0]), played, blank)


def own(path: Path, channels: int, where: str, longest_s: float) -> NDArray[np.float32]:
    """A producer's own sound, shape (n, channels), full scale 1.0.

    Raises UsageError, at ``where``, for one that is longer than ``longest_s``, or no sound.
    """
    if not path.is_file():
        raise UsageError(f"no such file: {path}", where=where)
    blocks = []
    left = round(longest_s * clips.RATE_HZ)
    try:
        for block in decode(path, clips.RATE_HZ, channels):
            blocks.append(block)
            left -= len(block)
            if left < 0:
                raise UsageError(
                    f"{path} is longer than {longest_s:.0f} s", where=where, fix="cut it shorter"
                )
    except PackageError as error:
        raise UsageError(str(error), where=where, fix="give a WAV or MP3 file") from None
    return np.concatenate(blocks) if blocks else np.zeros((0, channels), np.float32)


def _levelled(audio: clips.AudioSegment, where: str) -> clips.AudioSegment:
    """``audio`` at its place under the voice."""
    channels = int(audio.channels)
    found = loudness(clips.floats(audio.raw_data, channels), clips.RATE_HZ).max_momentary_lufs
    if found <= SILENT:
        raise UsageError("the sound is silent", where=where, fix="give another, or none")
    both = 10 * float(np.log10(channels))  # a voice in two channels is 3 LU louder than in one
    return audio.apply_gain(VOICE_LUFS + both - UNDER_VOICE_LU - found)
