"""An episode that was edited is, to the byte, the one made anew; whatever lies in the folder of pieces."""

import shutil
import threading
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import pytest

from briefing.config import Config
from briefing.kept import Kept
from briefing.mix import mix
from briefing.nouns import Programme, Role


@dataclass(frozen=True)
class Made:
    programme: Programme
    files: dict[str, bytes]
    asked: list[int]
    """The takes that were wanted."""


@pytest.fixture
def make(tmp_path, takes_of):
    """Mixes lines with their takes, with what ``kept`` has of them."""

    def made(episode, kept, audio=None):
        folder = tmp_path / f"made-{threading.get_ident()}"
        folder.mkdir()
        takes = takes_of([take for _, take in episode])
        chimes = {"opening": "none", "section": "wood", "closing": "none"}
        settings = Config.model_validate({"chimes": chimes, "audio": audio or {}})
        lines = [line for line, _ in episode]
        programme = mix(lines, takes, settings, folder / "a.mp3", kept=kept, on_progress=lambda _: None)
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        shutil.rmtree(folder)
        return Made(programme, files, takes.asked)

    return made


@pytest.fixture
def anew(make, tmp_path_factory):
    """Mixes from nothing."""

    def made(episode, audio=None):
        folder = tmp_path_factory.mktemp("anew")
        try:
            return make(episode, Kept(folder, 10**9), audio)
        finally:
            shutil.rmtree(folder)

    return made


@pytest.fixture
def both(make, anew):
    """The two ways."""
    return make, anew


@pytest.fixture
def episode(speech, line):
    """So many lines in paragraphs and sections; takes are short, so that many can be made."""

    def written(count):
        takes = [speech(0.35 + 0.01 * (i % 7), head_s=0.1, tail_s=0.2, seed=i) for i in range(count)]
        return [
            (line(i, take, ends_paragraph=i % 3 == 2, chapter=f"第{i}章" if i % 12 == 0 else ""), take)
            for i, take in enumerate(takes)
        ]

    return written


@pytest.fixture
def edited(speech, line):
    """What a person may do to a script: one thing, somewhere."""
    return partial(_edited, speech, line)


def _edited(speech, line, episode, random):
    at = int(random.integers(len(episode)))
    one, take = episode[at]
    other = speech(float(random.uniform(0.2, 0.6)), level=float(random.uniform(0.02, 0.3)), seed=at + 1000)
    match int(random.integers(6)):
        case 0:  # says something else
            changed = [(replace(line(one.number, other), ends_paragraph=one.ends_paragraph), other)]
        case 1:
            changed = []
        case 2:
            changed = [(one, take), (line(99, other), other)]
        case 3:
            segment = replace(one.segment, pause_s=float(random.choice([0.0, 0.1, 0.5, 2.0])))
            changed = [(replace(one, segment=segment), take)]
        case 4:  # joins two paragraphs, or parts one
            changed = [(replace(one, ends_paragraph=not one.ends_paragraph), take)]
        case _:  # makes it a heading
            segment = replace(one.segment, role=Role.HEADING)
            changed = [(replace(one, segment=segment, chapter="新"), take)]
    return [*episode[:at], *changed, *episode[at + 1 :]]


def test_an_edit_asks_for_the_takes_of_its_own_piece_alone(make, episode, edited, kept):
    before = episode(90)
    assert len(make(before, kept).asked) == 90
    after = [*before[:45], *episode(91)[90:], *before[46:]]
    moved = set(make(after, kept).asked) - {45, 46, 47}
    assert (
        len(moved) <= 9
    )  # of the pieces before it, whose pause changes, and whose gain moves by a hair's breadth
    assert make(after, kept).asked == []


LONG = [(200, 16), (15, 60)]
"""Edits, and lines of the episode that they are made in."""


@pytest.mark.parametrize(
    "case", [(4, 9), *(pytest.param(case, marks=[pytest.mark.slow, pytest.mark.alone]) for case in LONG)]
)
def test_after_any_edits_it_is_as_if_made_anew(both, episode, edited, kept, case):
    make, anew = both
    edits, lines = case
    random, script = np.random.default_rng(edits), episode(lines)
    for _ in range(edits):
        script = edited(script, random)
        found, wanted = make(script, kept), anew(script)
        assert found.files == wanted.files
        assert found.programme == wanted.programme


def test_so_it_is_in_every_format_and_in_stereo(both, episode, edited, kept):
    make, anew = both
    audio = {"formats": ["m4a", "opus"], "channels": 2}
    script = episode(6)
    make(script, kept, audio)
    script = edited(script, np.random.default_rng(3))
    found = make(script, kept, audio)
    assert sorted(found.files) == ["a.m4a", "a.mp3", "a.opus"]
    assert found.files == anew(script, audio).files


def test_what_was_once_is_there_again_when_an_edit_is_undone(make, episode, kept):
    before, after = episode(6), episode(6)[:5]
    first = make(before, kept).files
    make(after, kept)
    again = make(before, kept)
    assert (again.files, again.asked) == (first, [])


def files_of(kept):
    return sorted(kept.folder.glob("??/*.npz"))


def flipped(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def halved(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def emptied(path):
    path.write_bytes(b"")


def swapped(path):
    other = next(each for each in sorted(path.parents[1].glob("??/*.npz")) if each != path)
    shutil.copyfile(other, path)


def foreign(path):
    """The right name, the right key within, and something else."""
    np.savez(path, key=np.array(path.stem), frames=np.zeros(3))


@pytest.mark.parametrize("damage", [flipped, halved, emptied, swapped, foreign, lambda path: path.unlink()])
def test_pieces_that_are_damaged_or_not_what_they_are_called_are_made_again(make, episode, kept, damage):
    script = episode(7)
    wanted = make(script, kept)
    for path in files_of(kept):
        damage(path)
    again = make(script, kept)
    assert (again.files, again.programme) == (wanted.files, wanted.programme)
    assert make(script, kept).asked == []


def test_two_runs_share_a_folder_of_pieces(make, anew, episode, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shared")
    script = episode(12)
    found = []

    def run():
        found.append(make(script, Kept(folder, 1)).files)  # each would throw out what the other has

    runs = [threading.Thread(target=run) for _ in range(3)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert found == [anew(script).files] * 3


def test_past_their_bound_pieces_go_that_were_used_longest_ago(make, episode, tmp_path):
    first, second = episode(4), episode(8)[4:]
    make(first, Kept(tmp_path / "pieces", 10**9))
    make(second, Kept(tmp_path / "pieces", 1))
    assert make(second, Kept(tmp_path / "pieces", 1)).asked == []
    assert make(first, Kept(tmp_path / "pieces", 1)).asked == [0, 1, 2, 3]
