"""The meter reads what EBU R 128 says it must."""

import numpy as np
import pytest

from briefing.sound.loudness import loudness


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        (1, -26.0),
        (2, -23.0),
    ],  # EBU Tech 3341, case 1: stereo sine, 1 kHz, -23 dBFS peak; one channel is 3 LU less
)
def test_the_meter_reads_what_ebu_says(channels, expected):
    time = np.arange(20 * 44_100) / 44_100
    sine = (10 ** (-23 / 20) * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)
    found = loudness(np.repeat(sine[:, None], channels, axis=1), 44_100)
    assert found.integrated_lufs == pytest.approx(expected, abs=0.1)
    assert found.true_peak_dbtp == pytest.approx(-23, abs=0.1)
    assert found.max_momentary_lufs == pytest.approx(expected, abs=0.1)


def test_the_meter_sees_a_peak_in_the_very_last_sample():
    samples = np.zeros(44_100 + 777, np.float32)
    samples[-1] = 0.5
    assert loudness(samples, 44_100).true_peak_dbtp == pytest.approx(-6, abs=0.3)
