"""Music under the voice: 18 LU down while somebody speaks, from silence to silence, round without a seam."""

from __future__ import annotations

import wave

import numpy as np
import pytest

from briefing.config import Bed
from briefing.errors import UsageError
from briefing.mix import bed as beds
from briefing.mix import check_bed
from briefing.mix.bed import DUCK_S, FADE_IN_S, FADE_OUT_S, RISE_S, joined, laid, layout, ready
from briefing.mix.clips import RATE_HZ
from briefing.mix.music import MUSIC, played
from briefing.mix.takes import VOICE_LUFS
from briefing.nouns import Cue, Role
from briefing.sound.loudness import loudness

TOTAL_S = 60.0
TALK = [(3.0, 5.0, Role.NOTICE), (5.5, 7.0, Role.TITLE), (8.0, 20.0, Role.BODY), (20.4, 34.0, Role.BODY)]
TALK += [(44.0, 46.0, Role.HEADING), (47.0, 53.0, Role.BODY), (54.0, 57.0, Role.NOTICE)]
SILENT = 2**-16
"""Nothing, at 16 bits."""
CUES = [Cue(start_s, end_s, "字", role, 1) for start_s, end_s, role in TALK]


def alone(settings, channels=1, size=1 << 16, cues=CUES, total_s=TOTAL_S):
    """What is laid under a silent programme, shape (n, channels)."""
    frames = round(total_s * RATE_HZ)
    starts = range(0, frames, size)
    blocks = (np.zeros((min(size, frames - start), channels), np.float32) for start in starts)
    return np.concatenate(list(laid(blocks, cues, frames, ready(settings, channels))))


def between(sound, start_s, end_s):
    return sound[round(start_s * RATE_HZ) : round(end_s * RATE_HZ)]


def lufs(sound):
    return loudness(sound, RATE_HZ).integrated_lufs


@pytest.fixture
def file(tmp_path):
    """Writes a WAV: noise of some length, at 32 kHz."""

    def write(name, duration_s, channels=2, level=0.1):
        path = tmp_path / name
        noise = np.random.default_rng(0).standard_normal((round(duration_s * 32_000), channels)) * level
        with wave.open(str(path), "wb") as out:
            out.setparams((channels, 2, 32_000, 0, "NONE", ""))
            out.writeframes((np.clip(noise, -1, 1) * 32_767).astype("<i2").tobytes())
        return str(path)

    return write


@pytest.mark.parametrize("name", MUSIC)
def test_music_is_18_lu_under_speech_and_9_where_nobody_speaks(name):
    sound = alone(Bed(music=name, under="all"))
    assert lufs(between(sound, 8, 34)) == pytest.approx(VOICE_LUFS - 18, abs=1)
    assert lufs(between(sound, 34 + RISE_S, 44 - DUCK_S)) == pytest.approx(VOICE_LUFS - 9, abs=1)


@pytest.mark.parametrize("channels", [1, 2])
def test_a_producers_file_is_levelled_likewise_whatever_its_level_and_channels(file, channels):
    settings = Bed(music=file("雨 声.wav", 7.0), under="all", level=-20, between=-12)
    sound = alone(settings, channels)
    both = 10 * np.log10(channels)
    assert sound.shape == (round(TOTAL_S * RATE_HZ), channels)
    assert lufs(between(sound, 8, 34)) == pytest.approx(VOICE_LUFS + both - 20, abs=0.3)
    assert lufs(between(sound, 35, 43.6)) == pytest.approx(VOICE_LUFS + both - 12, abs=0.3)


def test_it_is_down_before_the_first_word_and_a_short_pause_does_not_raise_it(file):
    sound = alone(Bed(music=file("noise.wav", 7.0), under="all"))
    assert lufs(between(sound, 44, 46)) == pytest.approx(VOICE_LUFS - 18, abs=0.5)
    assert lufs(between(sound, 19.9, 20.5)) == pytest.approx(VOICE_LUFS - 18, abs=0.5)


def test_an_opening_bed_lies_under_what_the_show_says_and_headlines_alone():
    sound = alone(Bed(music="river"))
    plan = layout(CUES, TOTAL_S, "opening")
    assert plan.sounding == ((0.0, 7 + FADE_OUT_S), (44 - FADE_IN_S, 46 + FADE_OUT_S), (52.5, TOTAL_S))
    assert not between(sound, 7 + FADE_OUT_S, 44 - FADE_IN_S).any()
    assert between(sound, 44, 46).any()


def test_its_fades_begin_and_end_at_silence():
    for under in ("opening", "all"):
        sound = alone(Bed(music="lantern", under=under))
        for start_s, end_s in layout(CUES, TOTAL_S, under).sounding:
            assert np.abs(between(sound, start_s, start_s + 0.01)).max() < SILENT
            assert np.abs(between(sound, end_s - 0.01, end_s)).max() < SILENT


def steps(ring):
    """The step from its last sample to its first, and the greatest of all others."""
    return np.abs(ring[0] - ring[-1]).max(), np.abs(np.diff(ring, axis=0)).max()


@pytest.mark.parametrize("name", MUSIC)
def test_our_music_goes_round_without_a_step_and_rings_over_its_end(name):
    ring = played(name)
    seam, other = steps(ring)
    assert seam < other
    assert 55 < len(ring) / RATE_HZ < 70
    ends = np.concatenate([ring[-2 * RATE_HZ :], ring[: 2 * RATE_HZ]])
    assert lufs(ends) == pytest.approx(lufs(ring), abs=3)


@pytest.mark.parametrize("duration_s", [30.0, 3.0, 0.01])
def test_a_file_goes_round_without_a_step_even_one_shorter_than_its_fade(duration_s):
    time = np.arange(round(duration_s * RATE_HZ)) / RATE_HZ
    ring = joined((0.5 * np.sin(2 * np.pi * 217.3 * time))[:, None].astype(np.float32))
    seam, other = steps(ring)
    assert 0 < len(ring) < len(time)
    assert seam < 1.5 * other


def test_the_same_programme_has_the_same_bytes_in_blocks_of_any_size():
    settings = Bed(music="river", under="all")
    whole = alone(settings, size=1 << 22)
    played.cache_clear()
    assert np.array_equal(whole, alone(settings, size=10_007))


def test_a_programme_shorter_than_its_fades_has_a_bed_from_silence_to_silence(file):
    cues = [Cue(0.1, 0.7, "字", Role.TITLE, 1)]
    sound = alone(Bed(music=file("blip.wav", 0.2), under="all"), cues=cues, total_s=0.8)
    assert sound.any()
    assert not sound[0].any()
    assert np.abs(sound[-20:]).max() < 1e-4


def test_blocks_are_let_go_one_by_one():
    asked = []

    def blocks():
        for index in range(3):
            asked.append(index)
            yield np.zeros((RATE_HZ, 1), np.float32)

    stream = laid(blocks(), CUES, 3 * RATE_HZ, ready(Bed(music="river"), 1))
    next(stream)
    assert asked == [0]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("rivr", "no music is called 'rivr' (did you mean river? there are: river, lantern, none"),
        ("missing.wav", "no such file: missing.wav"),
    ],
)
def test_music_that_is_not_there_is_an_error_that_says_what_there_is(name, said):
    with pytest.raises(UsageError) as error:
        check_bed(Bed(music=name))
    assert str(error.value).startswith("[bed] music: ")
    assert said in str(error.value)


def test_a_file_that_is_no_sound_too_long_or_silent_is_an_error(file, tmp_path, monkeypatch):
    page = tmp_path / "page.mp3"
    page.write_text("<html>not found</html>" * 50)
    with pytest.raises(UsageError, match=r"\[bed\] music: .*page\.mp3.*give a WAV or MP3 file"):
        check_bed(Bed(music=str(page)))
    with pytest.raises(UsageError, match="is silent"):
        check_bed(Bed(music=file("silent.wav", 1, level=0)))
    monkeypatch.setattr(beds, "LONGEST_S", 2.0)
    with pytest.raises(UsageError, match="longer than 2 s"):
        check_bed(Bed(music=file("long.wav", 3)))


def test_the_file_has_the_bed_and_chimes_and_times_stay_as_they_are(mixed, speech, quiet, line):
    takes = [speech(3.0), speech(3.0, seed=1)]
    lines = [line(1, takes[0], pause_s=6.0), line(2, takes[1])]
    bare = mixed(takes, quiet, lines, "bare.mp3")
    bedded = mixed(takes, quiet | {"bed": {"music": "river", "under": "all"}}, lines)
    first, second = bedded.programme.cues
    assert bedded.programme.cues == bare.programme.cues
    assert bedded.programme.loudness_lufs == pytest.approx(-19, abs=0.2)
    rest = first.end_s + RISE_S, second.start_s - DUCK_S
    assert np.abs(bare.between(*rest)).max() < 2e-3
    spoken = lufs(bedded.between(first.start_s, first.end_s))
    assert lufs(bedded.between(*rest)) == pytest.approx(spoken - 9, abs=1.5)
    again = mixed(takes, quiet | {"bed": {"music": "river", "under": "all"}}, lines, "again.mp3")
    assert again.path.read_bytes() == bedded.path.read_bytes()
