"""The chimes: musical, without clicks, in their place under the voice; and a producer's own."""

from itertools import pairwise

import av
import numpy as np
import pytest

from briefing.config import Chimes
from briefing.errors import UsageError
from briefing.mix import check_chimes
from briefing.mix.chimes import CHIMES, chime, play
from briefing.mix.clips import floats
from briefing.sound.loudness import loudness


def samples(audio):
    return floats(audio.raw_data, audio.channels)


@pytest.mark.parametrize("name", CHIMES)
def test_a_chime_starts_from_nothing_and_dies_away(name):
    sound = samples(play(CHIMES[name]))[:, 0]
    peak = np.abs(sound).max()
    steps = [np.abs(sound[i : i + 4410]).max() for i in range(0, len(sound), 4410)]
    assert 0.2 < len(sound) / 44_100 < 4
    assert 0.1 < peak < 0.9
    assert abs(sound[0]) < 0.001 and abs(sound[-1]) < 0.001
    assert steps[-1] < 0.03 * peak  # it has died away by the last 100 ms
    last_note = round(max(at_s for at_s, *_ in CHIMES[name].notes) * 10) + 2
    assert all(later <= earlier * 1.1 for earlier, later in pairwise(steps[last_note:]))


@pytest.mark.parametrize("name", CHIMES)
def test_a_chime_has_no_click(name):
    """A click is a jump, and a jump has as much energy at the top of the spectrum as a note has below."""
    sound = np.pad(samples(play(CHIMES[name]))[:, 0], 1024)
    frames = np.lib.stride_tricks.sliding_window_view(sound, 1024)[::256] * np.hanning(1024)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    above_12_khz = power[:, round(12_000 / 44_100 * 1024) :].sum(axis=1).max()
    assert above_12_khz < power.sum(axis=1).max() * 10**-5


@pytest.mark.parametrize(("name", "channels"), [*((name, 1) for name in CHIMES), ("bell", 2)])
def test_the_loudest_moment_of_a_chime_is_4_to_6_lu_under_the_voice(mixed, speech, line, name, channels):
    takes = [speech(2.0, seed=1), speech(2.0, seed=2)]
    lines = [line(i, take, chapter=f"第{i}章") for i, take in enumerate(takes)]
    config = {
        "chimes": {"opening": "none", "section": name, "closing": "none"},
        "audio": {"channels": channels},
        "pauses": {"section": 0.9},
    }
    result = mixed(takes, config, lines)
    before, after = result.programme.cues
    ringing = loudness(result.between(before.end_s + 0.5, after.start_s - 0.1), 44_100)
    voice = np.concatenate([result.between(cue.start_s, cue.end_s) for cue in (before, after)])
    under = loudness(voice, 44_100).integrated_lufs - ringing.max_momentary_lufs
    assert 4 <= under <= 6


def test_the_same_chime_sounds_the_same_each_time():
    assert play(CHIMES["harp"]).raw_data == play(CHIMES["harp"]).raw_data


def test_a_producer_can_have_none():
    settings = Chimes.model_validate(dict.fromkeys(Chimes.model_fields, "none"))
    assert not any(chime(settings, slot, 1) for slot in Chimes.model_fields)


@pytest.fixture
def tone(tmp_path):
    """Writes a tone of some length as WAV or MP3."""

    def write(name, duration_s, level=0.5, channels=2):
        path = tmp_path / name
        layout = {1: "mono", 2: "stereo"}[channels]
        codec, sample_format = {".wav": ("pcm_s16le", "s16"), ".mp3": ("libmp3lame", "fltp")}[path.suffix]
        time = np.arange(round(duration_s * 32_000)) / 32_000
        wave = (level * np.sin(2 * np.pi * 440 * time)).astype(np.float32)
        with av.open(str(path), "w") as container:
            stream = container.add_stream(codec, rate=32_000, layout=layout)
            frame = av.AudioFrame.from_ndarray(np.stack([wave] * channels), format="fltp", layout=layout)
            frame.sample_rate = 32_000
            for part in av.AudioResampler(format=sample_format, layout=layout, rate=32_000).resample(frame):
                container.mux(stream.encode(part))
            container.mux(stream.encode(None))
        return path

    return write


@pytest.mark.parametrize("name", ["gong.wav", "叮 咚.mp3"])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_producers_own_sound_is_levelled_and_resampled(tone, name, channels):
    path = tone(name, 1.5)
    audio = chime(Chimes(section=str(path)), "section", channels)
    sound = samples(audio)
    assert sound.shape == (pytest.approx(1.5 * 44_100, abs=100), channels)
    ours = loudness(samples(chime(Chimes(), "section", channels)), 44_100)
    found = loudness(sound, 44_100)
    assert found.max_momentary_lufs == pytest.approx(ours.max_momentary_lufs, abs=0.3)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "gong",
            "no chime is called 'gong' (there are: bell, marimba, glass, harp, wood, tick, opening, closing",
        ),
        ("bel", "did you mean bell?"),
        ("missing.wav", "no such file: missing.wav"),
    ],
)
def test_a_chime_that_does_not_exist_is_an_error_that_says_what_there_is(name, said):
    with pytest.raises(UsageError) as error:
        check_chimes(Chimes(closing=name))
    assert str(error.value).startswith("[chimes] closing: ")
    assert said in str(error.value)


def test_a_file_that_is_no_sound_is_an_error(tmp_path):
    path = tmp_path / "page.mp3"
    path.write_text("<html>not found</html>" * 50)
    with pytest.raises(UsageError, match=r"\[chimes\] section: .*page\.mp3.*give a WAV or MP3 file"):
        check_chimes(Chimes(section=str(path)))


def test_a_sound_that_is_too_long_or_silent_is_an_error(tone):
    with pytest.raises(UsageError, match="longer than 15 s"):
        check_chimes(Chimes(opening=str(tone("long.wav", 16))))
    with pytest.raises(UsageError, match="is silent"):
        check_chimes(Chimes(opening=str(tone("silent.wav", 1, level=0))))
