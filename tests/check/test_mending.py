"""What was heard to be wrong is spoken again, and the script says how."""

import json
from dataclasses import dataclass

import numpy as np
import pytest

from briefing.cli.progress import Progress
from briefing.conductor.checking import check
from briefing.conductor.mending import mend
from briefing.conductor.produce import produce
from briefing.errors import BriefingError
from tests.check.conftest import ARTICLE, FakeEar
from tests.cli.conftest import Desk

KITE = "孩子们在桥上放起了风筝。"
WRONG = KITE.replace("桥", "头")


@dataclass
class PaceEar(FakeEar):
    """Mishears the kites unless they sound longer than ``enough_s`` when they are heard alone."""

    enough_s: float = 99.0
    alone: int = 0

    def listen(self, samples, said):
        right = FakeEar(longest_s=self.longest_s)
        if said == KITE:
            self.alone += 1
            sounds = np.flatnonzero(np.abs(samples) > 0)
            if (sounds[-1] - sounds[0]) / 16_000 > self.enough_s:
                return right.listen(samples, said)
        return super().listen(samples, said)


def mended(episode, config, ear, tries=4):
    """What is mended where the kites were misheard in the episode, and ``ear`` hears each take alone."""
    checked = check(episode, config, FakeEar({KITE: WRONG}))
    return mend(checked, config, ear, Progress(quiet=True), tries)


def script(episode):
    return (episode / "script.md").read_text(encoding="utf-8")


def test_a_better_pace_stands_in_the_script_which_alone_makes_the_same_sound(episode, config):
    ear = PaceEar({KITE: WRONG})
    own = mended_length(episode, config)
    ear.enough_s = own * 1.02
    assert mended(episode, config, ear) == (3,)
    assert f"{KITE} {{speed=0.95}}" in script(episode)
    assert [each.why for each in check(episode, config, FakeEar()).findings] == []
    sound = (episode / "episode.mp3").read_bytes()
    (episode / "episode.mp3").unlink()
    produce(str(episode), out=episode.parent, config=config, report=Progress(quiet=True))
    assert (episode / "episode.mp3").read_bytes() == sound


def mended_length(episode, config):
    """How long the kites sound alone, at their own pace."""
    lengths = []

    class Ruler(FakeEar):
        def listen(self, samples, said):
            if said == KITE:
                sounds = np.flatnonzero(np.abs(samples) > 0)
                lengths.append((sounds[-1] - sounds[0]) / 16_000)
            return super().listen(samples, said)

    assert mended(episode, config, Ruler({KITE: WRONG}), 1) == ()
    return lengths[0]


def test_none_better_leaves_everything_as_it_is(episode, config):
    before = {path.name: path.read_bytes() for path in episode.iterdir() if path.is_file()}
    ear = PaceEar({KITE: WRONG})
    assert mended(episode, config, ear, 2) == ()
    assert ear.alone == 3
    assert {path.name: path.read_bytes() for path in episode.iterdir() if path.is_file()} == before


def test_a_take_that_sounds_right_alone_is_kept(episode, config):
    ear = PaceEar({KITE: WRONG}, enough_s=0.0)
    assert mended(episode, config, ear) == ()
    assert ear.alone == 1


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_script_that_a_person_edited_is_never_overwritten(episode, config, when):
    checked = check(episode, config, FakeEar({KITE: WRONG}))
    theirs = script(episode).replace("早早", "早")

    def write():
        (episode / "script.md").write_text(theirs, encoding="utf-8")

    class Editor(FakeEar):
        tries = 0

        def listen(self, samples, said):
            self.tries += 1
            if self.tries == 2:
                write()
                return FakeEar().listen(samples, said)
            return super().listen(samples, said)

    if when == "before":
        write()
    with pytest.raises(BriefingError, match="edited since"):
        mend(checked, config, Editor({KITE: WRONG}), Progress(quiet=True), 4)
    assert script(episode) == theirs


def test_make_listens_in_one_go_and_says_what_it_heard(tmp_path, capsys, monkeypatch):
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    settings = tmp_path / "briefing.toml"
    settings.write_text(
        f'[cache]\nfolder = "{tmp_path / "takes"}"\n[chimes]\nopening = "none"\nclosing = "none"\n'
        '[speech]\nvoice = "espeak"\nintro = ""\noutro = ""\nnotice = ""\n'
        "[pauses]\nsentence = 1.0\nparagraph = 1.0\nheading = 1.0\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("briefing.check.ear.Whisper", lambda model: FakeEar({KITE: WRONG}))
    desk = Desk(tmp_path, capsys)
    words = ("make", tmp_path / "a.md", "--out", tmp_path / "out", "--config", settings, "--check")
    assert desk.run(*words, "--dry-run").code == 2
    done = desk.run(*words, "--json")
    made, finding, listened = map(json.loads, done.out.splitlines())
    assert (done.code, made["state"], finding["segment"], listened["findings"]) == (3, "made", 3, 1)
    assert "segment 3  syllable" in done.err
