"""The instruments that chimes are played on: sums of decaying sines, as struck and plucked things sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.mix.clips import RATE_HZ

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Instrument:
    """How a note sounds that is struck or plucked once."""

    attack_s: float
    """From nothing to full: a raised cosine, so that no stroke clicks."""
    partials: tuple[tuple[float, float, float], ...]
    """Each a multiple of the note's frequency, a level in dB, and the seconds in which it falls by 60 dB."""


INSTRUMENTS: Final = {
    # A tuned bell: hum, prime, minor third, fifth, octave, and two above; the high ones die first.
    # Fletcher & Rossing, The Physics of Musical Instruments, ch. 21. The prime is made the strongest.
    "bell": Instrument(
        0.004,
        (
            (0.5, -14, 2.2),
            (1.0, 0, 1.9),
            (1.2, -17, 1.2),
            (1.5, -20, 1.0),
            (2.0, -7, 1.2),
            (3.0, -16, 0.7),
            (4.0, -20, 0.4),
        ),
    ),
    # A marimba's bars are cut so that the first overtone is two octaves up, the next near three and a third
    # (ch. 19).
    "marimba": Instrument(0.003, ((1.0, 0, 0.9), (3.98, -14, 0.28), (9.9, -26, 0.10))),
    # Free bars of glass or steel: 1 : 2.756 : 5.404 : 8.933, the series of the uniform bar (ch. 2).
    "glass": Instrument(0.002, ((1.0, 0, 1.6), (2.756, -20, 0.7), (5.404, -28, 0.3), (8.933, -38, 0.15))),
    # A plucked string: harmonics that fall as 1/n², slightly stretched, the high ones damped faster (ch. 9).
    "harp": Instrument(
        0.003,
        tuple((n * (1 + 0.0002 * n * n), -40 * float(np.log10(n)), 1.7 / n**0.7) for n in range(1, 9)),
    ),
    # A hollow wooden block: one short resonance of the cavity and two of the wood.
    "wood": Instrument(0.002, ((1.0, 0, 0.32), (1.52, -12, 0.18), (2.71, -18, 0.10))),
}

_LENGTH: Final = 0.7
"""Of the time in which the longest partial falls by 60 dB: the rest, more than 42 dB down, would only be a
pause."""

_RELEASE_S: Final = 0.15
"""The end of a note goes to nothing over this: no click there either."""


def note(instrument: Instrument, pitch: int, gain_db: float) -> NDArray[np.float32]:
    """One note, shape (n,).

    ``pitch`` is a MIDI number: 69 is 440 Hz, and each step is a semitone, equally tempered.
    """
    base_hz = 440.0 * 2 ** ((pitch - 69) / 12)
    length = round(_LENGTH * max(decay for _, _, decay in instrument.partials) * RATE_HZ)
    time = np.arange(length) / RATE_HZ
    out = np.zeros(length)
    for ratio, level_db, decay_s in instrument.partials:
        if base_hz * ratio < RATE_HZ / 2:
            out += 10 ** (level_db / 20 - 3 * time / decay_s) * np.sin(2 * np.pi * base_hz * ratio * time)
    attack, release = round(instrument.attack_s * RATE_HZ), round(_RELEASE_S * RATE_HZ)
    out[:attack] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(attack) / attack)
    out[-release:] *= 0.5 + 0.5 * np.cos(np.pi * np.arange(1, release + 1) / release)
    return (out * 10 ** (gain_db / 20)).astype(np.float32)
