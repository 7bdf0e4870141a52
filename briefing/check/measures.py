"""What samples say of a take without understanding it. Pure: mono float32 samples in, numbers out.

Levels are in dB; the bounds of what is to be looked at stand in ``bounds``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from briefing.sound.levels import audible, longest_run

if TYPE_CHECKING:
    from numpy.typing import NDArray

SILENT_DB: Final = -45.0
"""Speech is where 5 ms are at least this loud against the loudest 5 ms, as in the mix."""
_FLOOR_DB: Final = -90.0
_FRAME_S: Final = 0.02
_HOP_S: Final = 0.005
_EDGE_S: Final = 0.01
_HISS_HZ: Final = (7_500.0, 10_500.0)
"""A band that vowels leave empty and noise fills; below half of the lowest rate of any engine, 22,050 Hz."""
_HISS_WINDOW_S: Final = 0.5
"""Longer than any sibilant, so that vowels are in it."""
_ABOVE_HZ: Final = (12_400.0, 15_400.0)
"""A band that voices at 24 kHz have nothing in, and an MP3 keeps."""
_STEP_S: Final = 0.8
"""The least that is compared with all the rest; ``_WHILE_S`` is compared with as much."""
_WHILE_S: Final = 1.5
_WHILE_DB: Final = 1.0
"""How much less good takes vary so."""
_CLICK_S: Final = 0.001
_AROUND_S: Final = 0.025
_FULL: Final = 0.985
_SOFTEST: Final = 3
_SOFTER: Final = 20
"""Percentiles of moments, by how loud they are."""
_HANN: Final = 0.375
"""The mean square of Hann's window."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One take, as its samples are."""

    start_s: float
    """Where speech begins, in seconds from the first sample."""
    end_s: float
    level_db: float
    """Root mean square of what sounds, against full scale."""
    step_db: float
    """The greatest change of level inside."""
    step_s: float
    """Where."""
    silence_s: float
    """The longest silence inside."""
    silence_at_s: float
    onset_db: float
    """How loud the first 10 ms are against the loudest: high where a syllable is cut; -90 where it sounds
    from the first sample on, as after a chime."""
    offset_db: float
    """Likewise the last."""
    hiss_db: float
    """The level between 7.5 and 10.5 kHz in its softest moments, against all that sounds."""
    burst_db: float
    """The same in the softer moments of the half second that has most of it."""
    burst_s: float
    """Where."""
    click: float
    """How many times louder the sharpest millisecond is than what surrounds it."""
    click_s: float
    above_db: float
    """The loudest 5 ms between 12.4 and 15.4 kHz, against all that sounds."""
    above_s: float
    """Where."""
    clipped: int
    """Samples at full scale in runs."""

    @property
    def silent(self) -> bool:
        """Whether nothing sounds: of silence there is nothing else to be said."""
        return self.level_db <= _FLOOR_DB + 10


def measured(samples: NDArray[np.float32], rate_hz: int) -> Measured:
    """All of them, of a take with some silence around."""
    first, last = audible(samples, rate_hz, SILENT_DB)
    speech = samples[first:last]
    energy = _energies(speech, rate_hz)
    loud_db = _db(float(energy.max(initial=0.0)))
    sounding = energy > 10 ** ((loud_db + SILENT_DB) / 10)
    level_db = _db(float(energy[sounding].mean())) if sounding.any() else _FLOOR_DB
    silence, silence_length = longest_run(~sounding)
    step_db, step_at = _step(energy)
    hiss = _band(speech, rate_hz, _HISS_HZ, _FRAME_S)
    burst, burst_at = _throughout(hiss)
    above = _band(speech, rate_hz, _ABOVE_HZ, _HOP_S)
    above_at = int(above.argmax())
    click, click_at = _click(samples, rate_hz)
    edge = max(1, round(_EDGE_S * rate_hz))
    start_s = first / rate_hz
    return Measured(
        start_s=start_s,
        end_s=last / rate_hz,
        level_db=level_db,
        step_db=step_db,
        step_s=start_s + step_at * _HOP_S,
        silence_s=silence_length * _HOP_S,
        silence_at_s=start_s + silence * _HOP_S,
        onset_db=_db(float(np.mean(speech[:edge] ** 2))) - loud_db if first else _FLOOR_DB,
        offset_db=_db(float(np.mean(speech[-edge:] ** 2))) - loud_db if last < len(samples) else _FLOOR_DB,
        hiss_db=_db(float(np.percentile(hiss, _SOFTEST))) - level_db,
        burst_db=_db(burst) - level_db,
        burst_s=start_s + burst_at * _HOP_S,
        click=click,
        click_s=click_at / rate_hz,
        above_db=_db(float(above[above_at])) - level_db,
        above_s=start_s + above_at * _HOP_S,
        clipped=_clipped(samples),
    )


def _energies(samples: NDArray[np.float32], rate_hz: int) -> NDArray[np.float64]:
    """The mean square of each ``_FRAME_S``, every ``_HOP_S``."""
    frame, hop = round(_FRAME_S * rate_hz), round(_HOP_S * rate_hz)
    sums = np.concatenate([[0.0], np.cumsum(samples.astype(np.float64) ** 2)])
    starts = np.arange(0, max(1, len(samples) - frame + 1), hop)
    ends = np.minimum(starts + frame, len(samples))
    found: NDArray[np.float64] = (sums[ends] - sums[starts]) / frame
    return found


def _step(energy: NDArray[np.float64]) -> tuple[float, int]:
    """The greatest change of level in dB, and where: of all before a moment to all after, or for a while."""
    level = 10 * np.log10(np.maximum(energy, 1e-9))
    least, every = round(_STEP_S / _HOP_S), round(0.1 / _HOP_S)
    steps = [
        (abs(_loud(level[:at]) - _loud(level[at:])), at) for at in range(least, len(level) - least + 1, every)
    ]
    size = round(_WHILE_S / _HOP_S)
    steps += [
        (abs(_loud(level[at - size : at]) - _loud(level[at : at + size])) + _WHILE_DB, at)
        for at in range(size, len(level) - size + 1, every)
    ]
    return max(steps, default=(0.0, 0))


def _loud(level: NDArray[np.float64]) -> float:
    """How loud speech is between its pauses."""
    return float(np.percentile(level, 75))


def _band(
    samples: NDArray[np.float32], rate_hz: int, band_hz: tuple[float, float], frame_s: float
) -> NDArray[np.float64]:
    """The mean square within ``band_hz`` of each ``frame_s``, every ``_HOP_S``."""
    frame, hop = round(frame_s * rate_hz), round(_HOP_S * rate_hz)
    padded = np.pad(samples, (0, max(0, frame - len(samples))))
    windows = np.lib.stride_tricks.sliding_window_view(padded, frame)[::hop]
    lowest, highest = (round(hz * frame / rate_hz) for hz in band_hz)
    spectrum = np.fft.rfft(windows * np.hanning(frame).astype(np.float32), axis=1)[:, lowest:highest]
    found: NDArray[np.float64] = (np.abs(spectrum) ** 2).sum(axis=1) * 2 / (frame * frame * _HANN)
    return found


def _throughout(band: NDArray[np.float64]) -> tuple[float, int]:
    """What ``band`` does not fall below for long in the stretch that has most of it; where it begins."""
    size = min(len(band), round(_HISS_WINDOW_S / _HOP_S))
    every = max(1, size // 4)
    stretches = np.lib.stride_tricks.sliding_window_view(band, size)[::every]
    softer = np.percentile(stretches, _SOFTER, axis=1)
    at = int(softer.argmax())
    return float(softer[at]), at * every


def _click(samples: NDArray[np.float32], rate_hz: int) -> tuple[float, int]:
    """How much sharper the sharpest millisecond is than those around it, and where.

    What is sharp is the third difference, which passes over all that a voice does slowly.
    """
    sharp = np.abs(np.diff(samples.astype(np.float64), 3))
    size, reach = round(_CLICK_S * rate_hz), round(_AROUND_S / _CLICK_S)
    peaks = sharp[: len(sharp) // size * size].reshape(-1, size).max(axis=1, initial=0.0)
    if len(peaks) < 2 * reach + 1:
        return 0.0, 0
    around = np.lib.stride_tricks.sliding_window_view(np.pad(peaks, reach, mode="edge"), 2 * reach + 1)
    usual = np.percentile(around, 90, axis=1)
    found = peaks / np.maximum(usual, 1e-3)
    at = int(found.argmax())
    return float(found[at]), at * size


def _clipped(samples: NDArray[np.float32]) -> int:
    """How many samples stand at full scale, beside another that does."""
    full = np.abs(samples) >= _FULL
    return int((full[1:] & full[:-1]).sum())


def _db(mean_square: float) -> float:
    return max(_FLOOR_DB, 10 * float(np.log10(max(mean_square, 1e-12))))
