"""A cue starts with its speech, whatever the take began with; the file is as long as it says."""

from itertools import pairwise

import numpy as np
import pytest

from briefing.sound.loudness import measure


def test_a_cue_starts_with_the_first_sound_of_its_speech_and_ends_with_the_last(mixed, speech, quiet):
    takes = [
        speech(
            1.0 + 0.1 * i,
            head_s=0.07 * i,
            tail_s=1.1 - 0.1 * i,
            rate_hz=(24_000, 22_050, 44_100, 48_000)[i % 4],
            seed=i,
        )
        for i in range(10)
    ]
    result = mixed(takes, quiet)
    for cue in result.programme.cues:
        first_s, last_s = result.sounding(max(0, cue.start_s - 0.17), cue.end_s + 0.17)
        assert cue.start_s == pytest.approx(first_s, abs=0.025)
        assert cue.end_s == pytest.approx(last_s, abs=0.025)


def test_a_soft_onset_is_kept_before_the_cue(mixed, speech, quiet):
    take = speech(1.0, head_s=0.5, level=0.2)
    take.samples[11_040:12_000] = take.samples[12_000:12_960] * 0.003  # 40 ms of breath at -50 dB
    result = mixed([take], quiet)
    [cue] = result.programme.cues
    breath = result.between(cue.start_s - 0.03, cue.start_s - 0.005)
    voice = result.between(cue.start_s, cue.end_s)
    assert 20 * np.log10(np.sqrt((breath**2).mean() / (voice**2).mean())) > -60


@pytest.mark.parametrize("channels", [1, 2])
def test_the_file_is_as_long_as_the_programme_says(mixed, speech, channels):
    takes = [speech(0.7, seed=i) for i in range(5)]
    result = mixed(takes, {"audio": {"channels": channels}})
    assert result.samples.shape[1] == channels
    assert len(result.samples) / 44_100 == pytest.approx(result.programme.duration_s, abs=0.001)
    assert measure(result.path).duration_s == result.programme.duration_s


def test_cues_are_in_order_and_apart(mixed, speech, quiet):
    cues = mixed([speech(0.5, seed=i) for i in range(8)], quiet).programme.cues
    for before, after in pairwise(cues):
        assert before.start_s < before.end_s < after.start_s


def test_words_lie_in_their_cue_at_the_time_of_their_marks(mixed, speech, quiet):
    result = mixed([speech(2.0, head_s=0.3, seed=1), speech(1.0, head_s=0.6, seed=2)], quiet)
    for cue in result.programme.cues:
        assert [(word.start, word.end) for word in cue.words] == [(i, i + 1) for i in range(len(cue.text))]
        assert cue.words[0].start_s == cue.start_s
        assert cue.words[-1].end_s == cue.end_s
        for i, word in enumerate(cue.words):
            assert word.start_s == pytest.approx(cue.start_s + i / 5, abs=0.01)


def test_the_same_takes_give_the_same_bytes(mixed, speech):
    takes = [speech(0.6, seed=i) for i in range(3)]
    assert mixed(takes, name="a.mp3").path.read_bytes() == mixed(takes, name="b.mp3").path.read_bytes()


def test_the_file_bears_no_tags(mixed, speech):
    data = mixed([speech(0.5)]).path.read_bytes()
    assert data[:2] == b"\xff\xfb"
    assert b"TAG" not in data[-128:]
    assert b"Info" in data[:200]  # the Xing header of a constant bit rate
