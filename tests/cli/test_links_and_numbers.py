"""Episodes that lie elsewhere, behind a link; and the numbers of episodes that are made at once."""

import os
import re
import subprocess
import sys

import pytest

from briefing.package import folder
from briefing.package.catalogue import CATALOGUE
from briefing.package.shelf import Shelf
from tests.cli.test_make import edit

RAIN = "雨\n\n今天下雨，路上的人不多，河水也涨了。\n"


@pytest.fixture
def desk(same_desk):
    return same_desk


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != CATALOGUE)


@pytest.fixture
def linked(desk):
    """An episode that lies on another disk, so to say, and the link to it in out/."""
    made = desk.bridge()
    elsewhere = desk.folder / "disk" / "bridge"
    elsewhere.parent.mkdir()
    (desk.folder / made).rename(elsewhere)
    (desk.folder / made).symlink_to(elsewhere)
    return made


@pytest.mark.parametrize("source", ["bridge.txt", "out/黄河大桥通车", "disk/bridge"])
def test_an_episode_behind_a_link_is_made_anew_where_it_lies(desk, linked, source):
    edit(linked, "风筝", "纸飞机")
    desk.made(source, "--force")
    assert linked.is_symlink()
    assert linked.samefile("disk/bridge")
    assert names(desk.folder / "out") == [".locks", linked.name]
    assert names(desk.folder / "disk") == [".locks", "bridge"]
    assert ("纸飞机" in (linked / "transcript.vtt").read_text(encoding="utf-8")) == (source != "bridge.txt")
    assert desk.make("bridge.txt", "--force").out.startswith(f"{linked}  ")


def test_what_a_killed_run_left_beside_the_real_folder_goes(desk, linked):
    desk.write("disk/.bridge.0123abcd.new/script.md", "half")
    assert desk.make("bridge.txt").out.endswith("unchanged\n")
    assert names(desk.folder / "disk") == [".locks", "bridge"]


def test_a_second_link_beside_it_changes_nothing(desk):
    made = desk.bridge()
    (made.parent / "a link").symlink_to(made.name)
    assert desk.make("bridge.txt", "--force").code == 0
    assert desk.make(made.parent / "a link", "--force").code == 0
    assert names(made.parent) == [".locks", "a link", made.name]
    assert not made.is_symlink()


def test_out_may_be_a_link(desk):
    (desk.folder / "disk").mkdir()
    (desk.folder / "out").symlink_to("disk")
    desk.write("bridge.txt")
    made = desk.made("bridge.txt")
    desk.made(made, "--force")
    assert names(desk.folder / "disk") == [".locks", made.name]
    assert (desk.folder / "out").is_symlink()


def test_a_link_that_leads_nowhere_is_named_and_no_second_episode_made(desk, linked):
    disk = (desk.folder / "disk").rename(desk.folder / "unmounted")
    done = desk.make("bridge.txt")
    assert (done.code, done.out) == (1, "")
    assert f"{linked}: a link to {desk.folder / 'disk' / 'bridge'}, which is not there" in done.err
    disk.rename(desk.folder / "disk")
    assert desk.make("bridge.txt").out.endswith("unchanged\n")


def test_an_episode_may_be_made_from_within_its_folder(desk, monkeypatch):
    desk.write("bridge.txt")
    made = desk.folder / desk.made("bridge.txt")
    edit(made, "风筝", "纸飞机")
    monkeypatch.chdir(made)
    assert desk.make(".", "--config", "../../briefing.toml").code == 0
    monkeypatch.chdir(desk.folder)
    assert "纸飞机" in (made / "transcript.vtt").read_text(encoding="utf-8")
    assert names(made.parent) == [".locks", made.name]


def test_an_episode_again_clears_what_killed_runs_left(desk):
    made = desk.bridge()
    desk.write(made.parent.resolve() / ".雨.0123abcd.new" / "episode.mp3", "half")
    for note in ("89abcdef.lock", "89abcdef.track", "0123abcd.swap"):
        desk.write(made.parent.resolve() / ".locks" / note, "")
    assert desk.make(made).out.endswith("unchanged\n")
    assert names(made.parent) == [".locks", made.name]
    assert all(re.fullmatch(r"[0-9a-f]{40}\.lock", name) for name in names(made.parent / ".locks"))


def test_an_episode_that_a_killed_run_left_aside_is_put_back_for_whoever_names_it(desk):
    made = desk.bridge()
    made.rename(made.with_name(f".{made.name}.0123abcd.old"))
    assert desk.make(made).out.endswith("unchanged\n")


def test_three_articles_made_at_once_get_three_numbers(desk, manifest_of):
    for number in range(3):
        desk.write(f"{number}.txt", RAIN.replace("河水", f"第{number}条河的水"))
    runs = [
        subprocess.Popen([sys.executable, "-m", "briefing", "make", f"{number}.txt", "-q", "--jobs", "1"])
        for number in range(3)
    ]
    assert [run.wait(timeout=120) for run in runs] == [0, 0, 0]
    assert sorted(manifest_of(folder)["track"] for folder in desk.episodes) == [1, 2, 3]


def test_a_run_that_fails_gives_its_number_back(tmp_path):
    shelf = Shelf(tmp_path)
    with folder.staging(tmp_path, "a") as first, folder.staging(tmp_path, "b") as second:
        assert (folder.track(shelf, first), folder.track(shelf, second)) == (1, 2)
    with folder.staging(tmp_path, "c") as third:
        assert folder.track(shelf, third) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_dangling_link_among_a_persons_files_stays(desk):
    made = desk.bridge()
    os.mkfifo(made / "pipe")
    (made / "gone").symlink_to("nowhere")
    assert desk.make(made, "--force").code == 0
    assert (made / "pipe").is_fifo()
    assert (made / "gone").is_symlink()
