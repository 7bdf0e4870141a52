"""What samples say without being understood."""

from dataclasses import replace

import numpy as np
import pytest

from briefing.check.bounds import Usual, beyond
from briefing.check.findings import Kind
from briefing.check.measures import measured

RATE = 44_100


def voice(seconds=4.0):
    """Syllables of harmonics that swell and fade, a pause in the middle, silence around."""
    time = np.arange(int(seconds * RATE)) / RATE
    tone = sum(np.sin(2 * np.pi * 180 * k * time) / k for k in range(1, 12))
    swell = np.sin(np.pi * time * 4) ** 2
    swell[int(1.75 * RATE) : 2 * RATE] = 0
    spoken = (0.1 * tone * swell).astype(np.float32)
    return np.pad(spoken, int(0.3 * RATE))


def kinds(samples, usual=None, syllables=0):
    usual = usual or Usual.of([measured(voice(), RATE)] * 5, [])
    return {each.kind for each in beyond(measured(samples, RATE), syllables, usual)}


def test_a_good_take_has_nothing_to_look_at():
    assert not kinds(voice())


def test_a_step_in_level_in_the_middle_and_against_the_rest():
    softer = voice()
    softer[len(softer) // 2 :] *= 0.1
    assert kinds(softer) == {Kind.LEVEL}
    assert kinds(voice() * 0.25) == {Kind.LEVEL}


@pytest.mark.parametrize("at", [0.1, 1.3, 2.0, 2.31])
def test_a_click_in_speech_and_in_a_pause(at):
    samples = voice()
    samples[int(at * RATE)] += 0.4
    assert Kind.CLICK in kinds(samples)


def test_noise_all_through_and_in_a_burst():
    noise = np.random.default_rng(1).standard_normal(len(voice())).astype(np.float32)
    assert kinds(voice() + 0.01 * noise) == {Kind.NOISE}
    burst = voice()
    burst[RATE : RATE + RATE // 2] += 0.05 * noise[: RATE // 2]
    assert Kind.NOISE in kinds(burst)


def test_a_cut_at_either_end():
    whole = voice()
    for cut in (slice(0, int(0.42 * RATE)), slice(int(4.18 * RATE), None)):
        samples = whole.copy()
        samples[cut] = 0
        assert Kind.CUT in kinds(samples)


def test_a_long_silence_inside():
    samples = np.insert(voice(), int(2.3 * RATE), np.zeros(2 * RATE, np.float32))
    assert Kind.SILENCE in kinds(samples)


def test_clipping():
    assert Kind.CLIPPING in kinds(np.clip(voice() * 20, -1, 1))


def test_a_pace_far_from_the_voices_own():
    usual = replace(Usual.of([measured(voice(), RATE)] * 5, []), pace=4.0)
    assert Kind.PACE in kinds(voice(), usual, syllables=30)
    assert Kind.PACE not in kinds(voice(), usual, syllables=16)


@pytest.mark.parametrize(
    "samples", [np.zeros(0, np.float32), np.zeros(100, np.float32), np.zeros(RATE, np.float32)]
)
def test_silence_and_nothing_at_all_can_be_measured(samples):
    measured(samples, RATE)
