"""As loud as asked, and never over the peak: measured on the decoded MP3."""

import numpy as np
import pytest

from briefing.nouns import Take
from briefing.sound.loudness import SILENT, loudness, measure


def lufs(samples):
    return loudness(samples, 44_100).integrated_lufs


@pytest.mark.parametrize(
    ("audio", "asked"),
    [
        ({}, -19.0),
        ({"channels": 2}, -16.0),
        ({"loudness_lufs": -14.0}, -14.0),
        ({"loudness_lufs": -27.0, "bitrate_kbps": 64}, -27.0),
    ],
)
def test_the_programme_is_as_loud_as_asked(mixed, speech, quiet, audio, asked):
    takes = [speech(1.2, level=0.03 * (i + 1), seed=i) for i in range(5)]
    result = mixed(takes, {**quiet, "audio": audio})
    assert lufs(result.samples) == pytest.approx(asked, abs=0.2)
    assert result.programme.loudness_lufs == pytest.approx(lufs(result.samples), abs=0.02)
    assert result.programme.true_peak_dbtp <= -1.0


def clipped(seed):
    """Square waves of changing pitch, clicks on top: 0 dBFS all over."""
    random = np.random.default_rng(seed)
    pitch = np.repeat(random.uniform(80, 3000, 12), 2400)
    wave = np.sign(np.sin(2 * np.pi * np.cumsum(pitch) / 24_000))
    wave *= np.repeat(random.uniform(0.05, 1.0, 60), 480)
    return Take(wave.astype(np.float32), 24_000, ())


def clicks(seed):
    """A murmur with full clicks in it: as much peak for as little loudness as can be."""
    random = np.random.default_rng(seed)
    wave = 0.01 * random.standard_normal(36_000)
    wave[random.integers(0, 36_000, 12)] = random.choice([-1.0, 1.0], 12)
    return Take(wave.astype(np.float32), 24_000, ())


@pytest.mark.parametrize("take", [clipped, clicks])
@pytest.mark.parametrize(
    "audio", [{}, {"channels": 2, "bitrate_kbps": 64}, {"true_peak_dbtp": -3.0, "loudness_lufs": -15.0}]
)
def test_no_peak_passes_the_ceiling_however_nasty_the_take(mixed, quiet, take, audio):
    result = mixed([take(i) for i in range(3)], {**quiet, "audio": audio})
    found = measure(result.path).loudness
    assert found.true_peak_dbtp <= audio.get("true_peak_dbtp", -1.0)
    # The meter looks between samples at places that hang on where a piece begins.
    assert result.programme.true_peak_dbtp == pytest.approx(found.true_peak_dbtp, abs=0.05)
    asked = audio.get("loudness_lufs", -16.0 if audio.get("channels") == 2 else -19.0)
    assert found.integrated_lufs == pytest.approx(asked, abs=0.5)


def test_takes_are_evened(mixed, speech, quiet):
    levels = [0.02, 0.1, 0.3, 0.06]
    result = mixed([speech(1.5, level=level, seed=i) for i, level in enumerate(levels)], quiet)
    heard = [lufs(result.between(cue.start_s, cue.end_s)) for cue in result.programme.cues]
    assert max(heard) - min(heard) < 1.0


def test_a_whisper_stays_a_whisper(mixed, speech, quiet):
    result = mixed([speech(2.0, level=0.1), speech(0.5, level=0.001)], quiet)
    voice, whisper = (lufs(result.between(cue.start_s, cue.end_s)) for cue in result.programme.cues)
    assert voice - whisper > 10


@pytest.mark.parametrize("duration_s", [0.02, 0.2, 1.0])
def test_one_short_cue_is_a_programme(mixed, speech, quiet, duration_s):
    result = mixed([speech(duration_s)], quiet)
    [cue] = result.programme.cues
    assert cue.end_s - cue.start_s == pytest.approx(duration_s, abs=0.02)
    assert np.isfinite([result.programme.loudness_lufs, result.programme.true_peak_dbtp]).all()
    assert result.programme.true_peak_dbtp <= -1.0


def test_silence_is_a_programme_too(mixed, quiet):
    result = mixed([Take(np.zeros(24_000, np.float32), 24_000, ())], quiet)
    assert result.programme.loudness_lufs == SILENT
    assert result.programme.true_peak_dbtp < -55  # the tone of the room
    assert len(result.programme.cues) == 1
