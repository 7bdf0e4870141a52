"""The other formats of a programme: as loud, as long, and in step with the MP3."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from briefing.errors import PackageError
from briefing.mix import programme as programme_module
from briefing.sound.decode import decode
from briefing.sound.loudness import measure

ALL = {"audio": {"formats": ["opus", "m4a"]}}


@pytest.mark.parametrize("channels", [1, 2])
def test_each_is_as_loud_and_peaks_no_higher(mixed, speech, quiet, channels):
    takes = [speech(2.0, level=0.3, seed=seed) for seed in range(3)]
    made = mixed(takes, quiet | {"audio": ALL["audio"] | {"channels": channels}})
    wanted = -19.0 if channels == 1 else -16.0
    for suffix in (".mp3", ".m4a", ".opus"):
        found = measure(made.path.with_suffix(suffix))
        assert abs(found.loudness.integrated_lufs - wanted) <= 0.5, suffix
        assert found.loudness.true_peak_dbtp <= -1.0, suffix
        assert abs(found.duration_s - made.programme.duration_s) < 0.05, suffix
        assert found.channels == channels


def test_each_is_in_step_with_the_cues(mixed, speech, quiet):
    made = mixed([speech(1.0, seed=seed) for seed in range(2)], quiet | ALL)
    for suffix in (".m4a", ".opus"):
        blocks = decode(made.path.with_suffix(suffix), rate_hz=44_100)
        decoded = replace(made, samples=np.concatenate(list(blocks)))
        for cue in made.programme.cues:
            start_s, end_s = decoded.sounding(max(0.0, cue.start_s - 0.2), cue.end_s + 0.2)
            assert abs(start_s - cue.start_s) < 0.05
            assert abs(end_s - cue.end_s) < 0.05


def test_without_a_word_there_is_an_mp3_only(mixed, speech, quiet):
    made = mixed([speech()], quiet)
    assert [path.name for path in made.path.parent.iterdir()] == ["programme.mp3"]


def test_the_same_programme_is_the_same_bytes(mixed, speech, quiet):
    one, other = (mixed([speech()], quiet | ALL, name=name).path for name in ("one.mp3", "other.mp3"))
    for suffix in (".m4a", ".opus"):
        assert one.with_suffix(suffix).read_bytes() == other.with_suffix(suffix).read_bytes()


def test_a_failure_leaves_none_of_them(mixed, speech, quiet, monkeypatch, tmp_path):
    real = programme_module.master

    def fail(*told):
        real(*told)
        raise PackageError("cannot be written")

    monkeypatch.setattr(programme_module, "master", fail)
    with pytest.raises(PackageError):
        mixed([speech()], quiet | ALL)
    assert list(tmp_path.iterdir()) == []
