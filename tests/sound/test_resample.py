"""Sound at another rate: as long, as loud, and nothing in it that was not there."""

import numpy as np
import pytest

from briefing.sound.resample import resampled

RATE, WANTED = 24_000, 44_100


def tone(hertz, seconds=1.0, rate=RATE):
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(rate * seconds)) / rate)).astype(np.float32)


def spectrum(samples):
    """Decibels against the tone of 0.5, a value a hertz."""
    middle = samples[len(samples) // 2 - WANTED // 4 :][: WANTED // 2]
    found = np.abs(np.fft.rfft(middle * np.hanning(len(middle)), WANTED)) / (len(middle) / 8)
    return 20 * np.log10(found + 1e-12)


@pytest.mark.parametrize("hertz", [1000, 8000, 10_500, 10_900])
def test_what_the_voice_has_stays(hertz):
    assert abs(spectrum(resampled(tone(hertz), RATE, WANTED))[hertz]) < 0.3


@pytest.mark.parametrize("hertz", [10_500, 11_000, 11_300])
def test_no_image_of_it_appears_above_half_the_old_rate(hertz):
    assert spectrum(resampled(tone(hertz), RATE, WANTED))[RATE // 2 + 100 :].max() < -90


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 23_588, 48_000])
def test_it_lasts_as_long(rate):
    assert len(resampled(tone(440, 1.0, rate), rate, WANTED)) == pytest.approx(WANTED, abs=3)


def test_a_click_stays_where_it_was():
    click = np.zeros(RATE, np.float32)
    click[RATE // 2] = 1
    assert abs(int(np.abs(resampled(click, RATE, WANTED)).argmax()) - WANTED // 2) <= 1


@pytest.mark.parametrize("samples", [np.zeros(0, np.float32), np.zeros(1, np.float32), tone(440, 0.001)])
def test_hardly_anything_is_no_trouble(samples):
    assert np.isfinite(resampled(samples, RATE, WANTED)).all()


def test_the_same_rate_is_the_same_sound():
    assert resampled(tone(440), WANTED, WANTED).tolist() == tone(440).tolist()
