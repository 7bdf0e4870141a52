"""Sound that is not its words: each kind makes it of an answer's samples, whose words stay as they were."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

RATE_HZ = 24_000


class Sound(NamedTuple):
    """An answer before it is spoilt."""

    samples: np.ndarray
    first: int
    last: int
    """Samples between which its words lie."""
    gaps: Sequence[tuple[int, int]]
    """Samples between which each clause lies."""
    other: np.ndarray
    """What another text sounds like, from its first word to its last."""
    chance: np.random.Generator

    def within(self, sound):
        """``sound`` from the first word on, and silence around."""
        return np.concatenate([self.samples[: self.first], sound, self.samples[self.last :]])

    @property
    def size(self):
        return self.last - self.first

    @property
    def words(self):
        return self.samples[self.first : self.last]


def silent(sound, begin, end, floor=0.0):
    """Silence from ``begin`` to ``end``, as parts of the words' time."""
    spoilt = sound.words.copy()
    spoilt[int(begin * sound.size) : int(end * sound.size)] *= floor
    return sound.within(spoilt)


def a_clause_silent(sound):
    spoilt = sound.samples.copy()
    first, last = sound.gaps[sound.chance.integers(len(sound.gaps))]
    spoilt[first:last] = 0
    return spoilt


def as_long(sound, size):
    """``sound`` drawn out or squeezed to ``size`` samples, as a tape is."""
    return np.interp(np.linspace(0, len(sound) - 1, size), np.arange(len(sound)), sound)


def noise(sound, colour):
    """White for 0, pink for 1, brown for 2."""
    waves = np.fft.rfft(sound.chance.normal(size=sound.size))
    waves /= np.maximum(1, np.arange(waves.size)) ** (colour / 2)
    made = np.fft.irfft(waves, sound.size)
    return made / abs(made).max() / 2


def tone(size, hz, overtones=1):
    seconds = np.arange(size) / RATE_HZ
    return sum(np.sin(2 * np.pi * hz * k * seconds) / k for k in range(1, overtones + 1)) / 4


def arpeggio(size, overtones):
    notes = [
        tone(4800, 220 * 2 ** (step / 12), overtones) * np.exp(-np.arange(4800) / 4000)
        for step in (0, 4, 7, 12, 7, 4)
    ]
    return np.resize(np.concatenate(notes), size)


def loudness(sound):
    """How loud the words are, so that noise may rise and fall as they do."""
    level = np.sqrt(np.convolve(sound.words**2, np.ones(480) / 480, "same"))
    return level / level.max()


def pieces(sound, size, order):
    cut = [sound.words[at : at + size] for at in range(0, sound.size, size)]
    return sound.within(np.concatenate([cut[at] for at in order(len(cut))]))


def half(sound, rest):
    """The first half of the words, then ``rest`` for the second."""
    middle = sound.size // 2
    return sound.within(np.concatenate([sound.words[:middle], rest[middle:]]))


WRONG: dict[str, Callable[[Sound], np.ndarray]] = {
    "silence in the first half": lambda s: silent(s, 0, 0.5),
    "silence in the second half": lambda s: silent(s, 0.5, 1),
    "second half at -60 dB": lambda s: silent(s, 0.5, 1, 0.001),
    "silence in the first third": lambda s: silent(s, 0, 1 / 3),
    "silence in the middle third": lambda s: silent(s, 1 / 3, 2 / 3),
    "silence in the last third": lambda s: silent(s, 2 / 3, 1),
    "a clause silent": a_clause_silent,
    "all at -60 dB": lambda s: s.samples * 0.001,
    "direct current": lambda s: np.full(s.samples.size, 0.3),
    "the audio twice": lambda s: np.concatenate([s.samples, s.samples]),
    "the audio twice, squeezed": lambda s: s.within(
        np.concatenate([as_long(s.words, s.size // 2), as_long(s.words, s.size - s.size // 2)])
    ),
    "the first half twice": lambda s: s.within(np.resize(s.words[: s.size // 2], s.size)),
    "0.3 s again and again": lambda s: s.within(np.resize(s.words[:7200], s.size)),
    "the first half drawn out": lambda s: s.within(as_long(s.words[: s.size // 2], s.size)),
    "5 s of other talk after it": lambda s: np.concatenate([s.samples, np.resize(s.other, 5 * RATE_HZ)]),
    "white noise": lambda s: s.within(noise(s, 0)),
    "pink noise": lambda s: s.within(noise(s, 1)),
    "brown noise": lambda s: s.within(noise(s, 2)),
    "noise as loud as the words": lambda s: s.within(noise(s, 1) * loudness(s)),
    "noise in the second half": lambda s: half(s, noise(s, 0)),
    "a tone": lambda s: s.within(tone(s.size, s.chance.uniform(100, 2000))),
    "a tone as loud as the words": lambda s: s.within(tone(s.size, 440) * loudness(s)),
    "a tone in the second half": lambda s: half(s, tone(s.size, 440)),
    "a chord": lambda s: s.within(sum(tone(s.size, hz, 8) for hz in (220, 277, 330)) / 2),
    "a square wave": lambda s: s.within(np.sign(tone(s.size, 200)) * 0.4),
    "clicks": lambda s: s.within((np.arange(s.size) % 2400 < 24) * 0.5),
    "an arpeggio of sines": lambda s: s.within(arpeggio(s.size, 1)),
    "an arpeggio of strings": lambda s: s.within(arpeggio(s.size, 12)),
    "halves exchanged": lambda s: s.within(np.roll(s.words, s.size // 2)),
    "reversed": lambda s: s.within(s.words[::-1]),
    "frames reversed": lambda s: pieces(s, 576, lambda count: range(count)[::-1]),
    "pieces of 0.1 s reversed": lambda s: pieces(s, 2400, lambda count: range(count)[::-1]),
    "pieces of 0.5 s shuffled": lambda s: pieces(s, 12_000, s.chance.permutation),
    "another text, made to fit": lambda s: s.within(as_long(s.other, s.size)),
    "another text, cut to fit": lambda s: s.within(np.resize(s.other, s.size)),
    "another text in the second half": lambda s: half(s, as_long(s.other, s.size)),
}
"""From the kind to what makes it."""


def spoilt(kind, samples, words, other, seed):
    """``samples``, whose ``words`` begin and end at those seconds, made wrong."""
    edges = [(round(start_s * RATE_HZ), round(end_s * RATE_HZ)) for start_s, end_s, _ in words]
    clauses = [edges[0]]
    for first, last in edges[1:]:
        if first - clauses[-1][1] < 0.1 * RATE_HZ:
            clauses[-1] = clauses[-1][0], last
        else:
            clauses.append((first, last))
    chance = np.random.default_rng(seed)
    sound = Sound(samples, edges[0][0], min(edges[-1][1], samples.size), clauses, other, chance)
    return WRONG[kind](sound).astype(np.float32)
