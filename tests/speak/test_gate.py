"""The gate lets whole takes pass and stops the others with the reason."""

import numpy as np
import pytest

from briefing.errors import TakeError
from briefing.nouns import Mark, Take, Utterance
from briefing.speak.gate import gate

TEXT = "今天，A股涨3点。"
RATE_HZ = 8000
DURATION_S = 2.0
TONE = 0.5 * np.sin(np.arange(int(DURATION_S * RATE_HZ)) / 5).astype(np.float32)
MARKS = tuple(Mark(i * 0.2, i * 0.2 + 0.2, i, i + 1) for i in range(len(TEXT)))


def said(text):
    return Utterance(text, text, tuple((i, i + 1) for i in range(len(text))), ("",) * len(text))


def flattened(top):
    return np.clip(10 * TONE, -top, top)


def test_a_whole_take_passes():
    gate(Take(TONE, RATE_HZ, MARKS), said(TEXT))


def test_samples_above_full_scale_pass_since_the_mix_levels_them():
    gate(Take(3 * TONE, RATE_HZ, MARKS), said(TEXT))


def test_punctuation_needs_no_mark():
    gate(Take(TONE, RATE_HZ, tuple(mark for mark in MARKS if TEXT[mark.start] not in "，。")), said(TEXT))


@pytest.mark.parametrize(
    ("samples", "reason"),
    [
        (np.zeros(0, np.float32), "empty"),
        (np.where(np.arange(TONE.size) == 7, np.nan, TONE), "no numbers"),
        (TONE * 1e-4, "silent"),
        (flattened(1.0), "clipped"),
        (flattened(1.2), "clipped"),
    ],
)
def test_bad_samples_are_stopped(samples, reason):
    with pytest.raises(TakeError, match=reason):
        gate(Take(samples, RATE_HZ, MARKS), said(TEXT))


@pytest.mark.parametrize(
    ("marks", "reason"),
    [
        (MARKS[::-1], "out of order"),
        ((*MARKS[:-1], Mark(1.8, 2.5, 9, 10)), "2.500 s of 2.000 s"),
        (MARKS[:3] + MARKS[4:], "leaves out 'A'"),
        (MARKS[:6] + MARKS[7:], "leaves out '3'"),
        ((), "leaves out '今天A股涨3点'"),
        ((Mark(0.5, 0.5, 0, 10),), "leaves out"),
    ],
)
def test_marks_that_do_not_cover_the_text_in_order_are_stopped(marks, reason):
    with pytest.raises(TakeError, match=reason):
        gate(Take(TONE, RATE_HZ, marks), said(TEXT))


@pytest.mark.parametrize(
    ("text", "duration_s", "rate", "passes"),
    [
        ("好", 0.3, 1.0, True),
        ("好", 2.0, 1.0, True),
        ("好", 6.0, 1.0, False),
        ("国" * 30, 6.0, 1.0, True),
        ("国" * 30, 2.0, 1.0, False),
        ("国" * 30, 2.0, 2.0, True),
        ("国" * 30, 30.0, 1.0, False),
        ("国" * 30, 30.0, 0.5, True),
        ("internationalisation", 1.2, 1.0, True),
    ],
)
def test_the_pace_must_be_plausible_for_the_characters_spoken(text, duration_s, rate, passes):
    samples = np.resize(TONE, int(duration_s * RATE_HZ))
    take = Take(samples, RATE_HZ, (Mark(0.0, duration_s, 0, len(text)),))
    if passes:
        gate(take, said(text), rate)
    else:
        with pytest.raises(TakeError, match="characters"):
            gate(take, said(text), rate)
