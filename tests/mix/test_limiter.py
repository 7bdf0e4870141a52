"""Laws of the limiter."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.mix.limiter import REACH, limited
from briefing.sound.loudness import loudness


def surrounded(samples):
    return np.pad(samples, ((REACH, REACH), (0, 0))).astype(np.float32)


@given(st.integers(0, 2**32 - 1), st.floats(0.1, 0.9), st.floats(0.05, 4.0), st.integers(1, 2))
def test_nothing_passes_the_ceiling(seed, ceiling, level, channels):
    random = np.random.default_rng(seed)
    samples = level * random.standard_normal((3000, channels)) * (random.random((3000, 1)) < 0.1)
    out = limited(surrounded(samples), ceiling)
    assert out.shape == samples.shape
    assert np.abs(out).max() <= ceiling * 1.0001


@given(st.integers(0, 2**32 - 1), st.integers(1, 2999))
def test_it_matters_not_where_a_block_ends(seed, cut):
    samples = np.random.default_rng(seed).standard_normal((3000, 1)).astype(np.float32)
    around = surrounded(samples)
    whole = limited(around, 0.5)
    parts = [limited(around[: cut + 2 * REACH], 0.5), limited(around[cut:], 0.5)]
    assert np.allclose(np.concatenate(parts), whole, atol=1e-6)


def test_what_stays_under_the_ceiling_is_untouched():
    samples = np.random.default_rng(1).uniform(-0.5, 0.5, (5000, 2)).astype(np.float32)
    assert np.array_equal(limited(surrounded(samples), 0.8), samples)


def test_sound_between_the_samples_is_seen():
    time = np.arange(44_100)  # peaks between the samples, 3 dB above them; the ends faded, lest they ring
    tone = (0.99 * np.sin(2 * np.pi * time / 4 + np.pi / 4) * np.hanning(44_100))[:, None]
    assert loudness(tone.astype(np.float32), 44_100).true_peak_dbtp > -0.3
    assert loudness(limited(surrounded(tone), 0.5), 44_100).true_peak_dbtp == pytest.approx(-6, abs=0.3)
