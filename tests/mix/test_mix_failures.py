"""What fails leaves nothing behind, and says in one line why."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.config import Config
from briefing.errors import PackageError, SourceError, TakeError, UsageError
from briefing.mix import mix


@pytest.fixture
def make(tmp_path, takes_of, kept, line):
    """Mixes takes, each a paragraph, into this folder."""

    def made(takes, name="a.mp3", config=None, on_progress=lambda _: None):
        lines = [line(i, take, ends_paragraph=True) for i, take in enumerate(takes)]
        settings = Config.model_validate(config or {})
        mix(lines, takes_of(takes), settings, tmp_path / name, kept=kept, on_progress=on_progress)

    return made


@pytest.mark.parametrize(
    "case", [(KeyboardInterrupt, 0.1), (KeyboardInterrupt, 0.7), (TakeError("gone"), 0.1)]
)
def test_a_mix_that_is_broken_off_leaves_nothing(tmp_path, make, speech, case):
    failure, fraction = case

    def stop(done):
        if done >= fraction:
            raise failure

    with pytest.raises((KeyboardInterrupt, TakeError)):
        make([speech(0.5) for _ in range(4)], on_progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_in_one_line(make, speech):
    with pytest.raises(PackageError, match="cannot be written"):
        make([speech(0.5)], name="no/a.mp3")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_said_in_one_line(tmp_path, make, speech):
    (tmp_path / "a.mp3").symlink_to("/dev/full")
    with pytest.raises(PackageError, match="cannot be written") as caught:
        make([speech(0.5)])
    assert "\n" not in str(caught.value)


def test_nothing_to_say_is_no_programme(make):
    with pytest.raises(SourceError):
        make([])


def test_an_unknown_chime_fails_before_any_take_is_asked_for(tmp_path, kept, line, takes_of, speech):
    takes = takes_of([speech(0.5)])
    config = Config.model_validate({"chimes": {"section": "gong"}})
    with pytest.raises(UsageError):
        mix([line(1, speech(0.5))], takes, config, tmp_path / "a.mp3", kept=kept, on_progress=print)
    assert takes.asked == []


def test_progress_goes_forward_from_nothing_to_all(make, speech):
    told = []
    make([speech(0.5) for _ in range(6)], on_progress=told.append)
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
