"""What fails leaves nothing behind, and says in one line why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.config import Config
from briefing.errors import PackageError, SourceError, TakeError, UsageError
from briefing.mix import mix


def silent(_):
    return None


@pytest.mark.parametrize(
    "case", [(KeyboardInterrupt, 0.1), (KeyboardInterrupt, 0.7), (TakeError("gone"), 0.1)]
)
def test_a_mix_that_is_broken_off_leaves_nothing(tmp_path, speech, line, case):
    failure, fraction = case

    def stop(done):
        if done >= fraction:
            raise failure

    takes = [speech(0.5) for _ in range(4)]
    lines = [line(i, take) for i, take in enumerate(takes)]
    with pytest.raises((KeyboardInterrupt, TakeError)):
        mix(lines, lambda i: takes[i], Config(), tmp_path / "a.mp3", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_in_one_line(tmp_path, speech, line):
    take = speech(0.5)
    with pytest.raises(PackageError, match="cannot be written"):
        mix([line(1, take)], lambda _: take, Config(), tmp_path / "no" / "a.mp3", silent)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_said_in_one_line(tmp_path, speech, line):
    (tmp_path / "a.mp3").symlink_to("/dev/full")
    take = speech(0.5)
    with pytest.raises(PackageError, match="cannot be written") as caught:
        mix([line(1, take)], lambda _: take, Config(), tmp_path / "a.mp3", silent)
    assert "\n" not in str(caught.value)


def test_nothing_to_say_is_no_programme(tmp_path):
    with pytest.raises(SourceError):
        mix([], lambda _: None, Config(), tmp_path / "a.mp3", silent)


def test_an_unknown_chime_fails_before_any_take_is_asked_for(tmp_path, speech, line):
    asked = []
    config = Config.model_validate({"chimes": {"section": "gong"}})
    with pytest.raises(UsageError):
        mix([line(1, speech(0.5))], asked.append, config, tmp_path / "a.mp3", silent)
    assert asked == []


def test_progress_goes_forward_from_nothing_to_all(tmp_path, speech, line):
    told = []
    takes = [speech(0.5) for _ in range(6)]
    lines = [line(i, take) for i, take in enumerate(takes)]
    mix(lines, lambda i: takes[i], Config(), tmp_path / "a.mp3", told.append)
    assert told == sorted(told)
    assert 0 < told[0] < 0.1
    assert told[-1] == 1.0


def test_nobody_is_told_that_ffmpeg_is_missing():
    found = subprocess.run(
        [sys.executable, "-W", "default", "-c", "import briefing.mix"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": ""},
    )
    assert "ffmpeg" not in found.stderr
    assert "SyntaxWarning" not in found.stderr
