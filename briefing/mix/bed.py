"""The bed: music laid under the programme, lowered while somebody speaks. Pure, but for reading the file.

What sounds at a moment follows from the cues alone, so that it can be asked for block by block. Music begins
anew with each stretch that it lies under, and goes round without a seam.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from briefing import config
from briefing.errors import UsageError
from briefing.mix.chimes import NONE, own
from briefing.mix.clips import RATE_HZ
from briefing.mix.music import MUSIC, played
from briefing.mix.takes import VOICE_LUFS
from briefing.nearest import did_you_mean, nearest
from briefing.nouns import Cue, Role
from briefing.sound.loudness import SILENT, loudness

if TYPE_CHECKING:
    from numpy.typing import NDArray

FADE_IN_S: Final = 1.5
"""From silence, where a stretch begins; before a heading it ends as the heading is said."""

FADE_OUT_S: Final = 3.0
"""To silence, behind the last word of a stretch or at the end of the programme."""

DUCK_S: Final = 0.4
"""In which music falls to its level under speech; it is down when the first word is said."""

RISE_S: Final = 1.0
"""In which it comes back after the last word."""

SHORTEST_REST_S: Final = DUCK_S + RISE_S + 0.6
"""A pause shorter than this stays ducked: music that bobs between sentences is heard as a fault."""

LONGEST_S: Final = 300.0
"""Of a producer's own file: it is held in memory."""

SEAM_S: Final = 2.0
"""In which the end of a producer's file goes over into its beginning; half of it where that is shorter."""

WHERE: Final = "[bed] music"
_SPOKEN_OVER: Final = frozenset({Role.NOTICE, Role.TITLE, Role.HEADING})
"""What stands over an ``opening`` bed: the show's own words first and last, the headlines."""

Spans = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Bed:
    """Music, levelled, and what it lies under."""

    ring: NDArray[np.float32]
    """Shape (n, channels), as loud as under speech; after its last sample comes its first."""
    rise_db: float
    """How much louder it is where nobody speaks."""
    under: Literal["opening", "all"]


@dataclass(frozen=True, slots=True)
class Layout:
    """When music sounds, in seconds of the programme; spans are in order and apart."""

    sounding: Spans
    speech: Spans
    """Where it is ducked."""


def check(settings: config.Bed) -> None:
    """Nothing, if the music of ``settings`` can be played. Raises UsageError."""
    ready(settings, channels=1)


def ready(settings: config.Bed, channels: Literal[1, 2]) -> Bed | None:
    """The bed that ``settings`` ask for; None for ``none``.

    Raises UsageError where there is no such music, or the file cannot be used.
    """
    name = settings.music
    if name == NONE:
        return None
    if name in MUSIC:
        ring = np.repeat(played(name)[:, None], channels, axis=1)
    elif Path(name).suffix:
        ring = joined(own(Path(name), channels, WHERE, LONGEST_S))
    else:
        hint = did_you_mean(nearest(name, [*MUSIC, NONE]), "")
        known = f"there are: {', '.join(MUSIC)}, {NONE}, or the path of a WAV or MP3 file"
        raise UsageError(f"no music is called {name!r}", where=WHERE, fix=f"{hint} {known}".lstrip())
    found = loudness(ring, RATE_HZ)
    lufs = found.integrated_lufs if found.integrated_lufs > SILENT else found.max_momentary_lufs
    if lufs <= SILENT:
        raise UsageError("the sound is silent", where=WHERE, fix="give another, or none")
    both = 10 * float(np.log10(channels))  # a voice in two channels is 3 LU louder than in one
    ring = ring * np.float32(10 ** ((VOICE_LUFS + both + settings.level - lufs) / 20))
    return Bed(ring, settings.between - settings.level, settings.under)


def joined(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """``samples``, shape (n, channels), as a ring, shorter by the seam.

    In that the end fades into the start; the two sum to equal power, as unlike sounds do.
    """
    seam = min(round(SEAM_S * RATE_HZ), len(samples) // 2)
    if not seam:
        return samples
    turn = np.pi / 2 * (np.arange(seam) / seam)[:, None]
    start = samples[:seam] * np.sin(turn) + samples[-seam:] * np.cos(turn)
    return np.concatenate([start, samples[seam:-seam]]).astype(np.float32)


def layout(cues: Sequence[Cue], duration_s: float, under: Literal["opening", "all"]) -> Layout:
    """Where music lies in a programme of ``duration_s`` with ``cues``, and where it is ducked."""
    speech = _apart([(cue.start_s, cue.end_s) for cue in cues], SHORTEST_REST_S)
    if under == "all":
        return Layout(((0.0, duration_s),), speech)
    over = [(cue.start_s - FADE_IN_S, cue.end_s + FADE_OUT_S) for cue in cues if cue.role in _SPOKEN_OVER]
    if over and cues[0].role in _SPOKEN_OVER:
        over[0] = 0.0, over[0][1]
    if over and cues[-1].role in _SPOKEN_OVER:
        over[-1] = over[-1][0], duration_s
    within = [(max(0.0, start), min(end, duration_s)) for start, end in over]
    return Layout(_apart(within, 0.0), speech)


def laid(
    blocks: Iterable[NDArray[np.float32]], cues: Sequence[Cue], frames: int, bed: Bed
) -> Iterator[NDArray[np.float32]]:
    """``blocks`` of a programme of ``frames`` samples, in order and apart, shape (n, channels), with the bed.

    Each is let go before the next is asked for.
    """
    plan = layout(cues, frames / RATE_HZ, bed.under)
    at = 0
    for block in blocks:
        yield block + sounding(bed, plan, at, len(block))
        at += len(block)


def sounding(bed: Bed, plan: Layout, start: int, count: int) -> NDArray[np.float32]:
    """The bed alone from sample ``start`` of the programme on, shape (count, channels)."""
    out = np.zeros((count, bed.ring.shape[1]), np.float32)
    for begins_s, ends_s in plan.sounding:
        begin = round(begins_s * RATE_HZ)
        first, last = max(start, begin), min(start + count, round(ends_s * RATE_HZ))
        if first >= last:
            continue
        samples = np.arange(first, last)
        seconds = samples / RATE_HZ
        gain = _presence(seconds, begins_s, ends_s) * _ducked(seconds, plan.speech, bed.rise_db)
        out[first - start : last - start] = bed.ring[(samples - begin) % len(bed.ring)] * gain[:, None]
    return out


def _presence(seconds: NDArray[np.float64], begins_s: float, ends_s: float) -> NDArray[np.float64]:
    """The gain of the fades: 0 at both ends of a stretch, and smooth."""
    half_s = (ends_s - begins_s) / 2
    rising, falling = min(FADE_IN_S, half_s), min(FADE_OUT_S, half_s)
    share = np.minimum((seconds - begins_s) / rising, (ends_s - seconds) / falling)
    return np.asarray(np.sin(np.pi / 2 * np.clip(share, 0.0, 1.0)) ** 2, np.float64)


def _ducked(seconds: NDArray[np.float64], speech: Spans, rise_db: float) -> NDArray[np.float64]:
    """The gain by who speaks: 1 in ``speech``, ``rise_db`` more away from it, straight in dB between."""
    times, levels = [], []
    for start_s, end_s in speech:
        times += [start_s - DUCK_S, start_s, end_s, end_s + RISE_S]
        levels += [rise_db, 0.0, 0.0, rise_db]
    if not times:
        return np.full(len(seconds), 10 ** (rise_db / 20))
    return np.asarray(10 ** (np.interp(seconds, times, levels) / 20), np.float64)


def _apart(spans: Sequence[tuple[float, float]], nearest_s: float) -> Spans:
    """``spans``, which are in order, those that lie within ``nearest_s`` of each other made one."""
    if not spans:
        return ()
    cuts = [0, *(i for i, (a, b) in enumerate(pairwise(spans), 1) if b[0] - a[1] > nearest_s), len(spans)]
    return tuple((spans[a][0], max(end for _, end in spans[a:b])) for a, b in pairwise(cuts))
