"""The folder of episodes: one owner a folder, one run an episode, changes seen whole or not at all."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import briefing
from briefing import exchange
from briefing.errors import PackageError
from briefing.package import folder, locks, shelf
from briefing.package.rescue import record
from briefing.package.shelf import Shelf, Spot
from tests.package.manifests import write_manifest


def filled(place, source, mark="1", **files):
    """An episode of ``source``, which is its guid too, every file of which says ``mark``."""
    place.mkdir(parents=True, exist_ok=True)
    for name in ("episode.mp3", "script.md"):
        (place / name).write_text(mark)
    for name, text in files.items():
        (place / name).write_text(text)
    write_manifest(place, source=source, guid=source, title=mark, build=mark)
    return place


def published(out, source, name, mark="1"):
    old = Shelf(out).find(source)
    seen = exchange.digest(old / "script.md") if old else ""
    with folder.staging(out, name) as new:
        filled(new, source, mark)
        return folder.publish(new, Shelf(out), Spot(out / name, source, seen=seen))


def seen(out):
    return sorted(path.name for path in out.iterdir() if path.name != locks.LOCKS)


def test_an_episode_is_found_by_its_guid_whatever_its_folder_is_called(tmp_path):
    made = published(tmp_path, "a.txt", "桥")
    made.rename(tmp_path / "renamed by hand")
    assert Shelf(tmp_path).find("a.txt") == tmp_path / "renamed by hand"
    assert Shelf(tmp_path).find("b.txt") is None
    assert Shelf(tmp_path / "missing").find("a.txt") is None


@pytest.mark.parametrize("text", ["", "{", '{"briefing": 1}', '{"name": "a web app"}', "\0"])
def test_a_manifest_that_is_not_ours_or_broken_is_no_match(tmp_path, text):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "manifest.json").write_text(text)
    assert Shelf(tmp_path).find("a.txt") is None


def test_a_manifest_is_read_once_and_again_when_it_was_changed(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(shelf, "record", lambda place: asked.append(place.name) or record(place))
    for source, name in (("a", "桥"), ("b", "雨")):
        published(tmp_path, source, name)
    asked.clear()
    lying = Shelf(tmp_path)
    assert [lying.find("b"), lying.find("c"), lying.place("a", "雪")] == [
        tmp_path / "雨", None, tmp_path / "桥",
    ]  # fmt: skip
    assert asked == ["桥", "雨"]
    filled(tmp_path / "桥", "c", "2")
    assert lying.find("c") == tmp_path / "桥"
    assert asked == ["桥", "雨", "桥"]


def test_a_second_source_of_the_same_title_gets_a_number(tmp_path):
    names = [published(tmp_path, source, "桥").name for source in ("a", "b", "c", "b")]
    assert names == ["桥", "桥-2", "桥-3", "桥-2"]


def test_an_episode_keeps_its_folder_when_its_title_changes(tmp_path):
    first = published(tmp_path, "a", "旧题")
    assert published(tmp_path, "a", "新题", "2") == first
    assert (first / "script.md").read_text() == "2"
    assert seen(tmp_path) == ["旧题"]


def test_a_file_in_the_way_is_left_alone(tmp_path):
    (tmp_path / "桥").write_text("mine")
    assert published(tmp_path, "a", "桥").name == "桥-2"
    assert (tmp_path / "桥").read_text() == "mine"


def test_what_a_person_put_into_the_folder_stays(tmp_path):
    made = published(tmp_path, "a", "桥")
    (made / "notes.txt").write_text("mine")
    (made / "pictures").mkdir()
    (made / "pictures" / "1.png").write_text("mine too")
    published(tmp_path, "a", "桥", "2")
    assert (made / "notes.txt").read_text() == "mine"
    assert (made / "pictures" / "1.png").read_text() == "mine too"
    assert (made / "script.md").read_text() == "2"


def test_an_editors_draft_never_becomes_an_older_text(tmp_path, monkeypatch):
    """An editor writes a draft and renames it; the folders change places amid its second saving."""
    made = published(tmp_path, "a", "桥")
    draft, script = made / ".draft", made / "script.md"
    draft.write_text("first edit")
    exchange = folder.exchange

    def amid_savings(one, other):
        draft.replace(script)
        draft.write_text("second edit")
        done = exchange(one, other)
        with contextlib.suppress(FileNotFoundError):  # of which an editor tells its user
            draft.replace(script)
            assert script.read_text() == "second edit"
        return done

    monkeypatch.setattr(folder, "exchange", amid_savings)
    published(tmp_path, "a", "桥", "2")
    assert "second edit" in {path.read_text() for path in made.iterdir() if path.name.startswith((".d", "s"))}


def test_what_an_earlier_run_made_and_this_one_does_not_is_gone(tmp_path):
    filled(tmp_path / "桥", "a", **{"episode.opus": "old"})
    published(tmp_path, "a", "桥", "2")
    assert seen(tmp_path / "桥") == ["episode.mp3", "manifest.json", "script.md"]


def test_a_run_that_fails_leaves_nothing_and_the_old_episode_whole(tmp_path):
    made = published(tmp_path, "a", "桥")
    with pytest.raises(RuntimeError), folder.staging(tmp_path, "桥") as new:
        filled(new, "a", "2")
        raise RuntimeError
    assert seen(tmp_path) == ["桥"]
    assert (made / "script.md").read_text() == "1"


@pytest.mark.parametrize("can", [True, False], ids=["exchange", "two renames"])
def test_the_old_episode_is_replaced_and_deleted(tmp_path, monkeypatch, can):
    if not can:
        monkeypatch.setattr(folder, "exchange", lambda one, other: False)
    published(tmp_path, "a", "桥")
    made = published(tmp_path, "a", "桥", "2")
    assert (made / "script.md").read_text() == "2"
    assert seen(tmp_path) == ["桥"]
    assert list((tmp_path / locks.LOCKS).glob("????????.lock")) == []


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="this system cannot exchange folders")
def test_this_system_exchanges_two_folders_at_once(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    assert exchange.exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "file").read_text() == "b"


def test_an_exchange_that_cannot_be_is_told(tmp_path):
    assert not exchange.exchange(tmp_path / "missing", tmp_path)


def test_leftovers_of_a_dead_run_are_cleared_away(tmp_path):
    published(tmp_path, "a", "桥")
    filled(tmp_path / ".桥.0123abcd.new", "a", "half")
    filled(tmp_path / ".桥.4567abcd.old", "a", "older")
    (tmp_path / ".hidden").mkdir()
    assert folder.recover(tmp_path) == []
    assert seen(tmp_path) == [".hidden", "桥"]


def test_an_episode_that_had_stepped_aside_is_put_back(tmp_path):
    filled(tmp_path / ".桥.0123abcd.old", "a", "old")
    filled(tmp_path / ".桥.0123abcd.new", "a", "new")
    assert folder.recover(tmp_path) == [tmp_path / "桥"]
    assert seen(tmp_path) == ["桥"]
    assert (tmp_path / "桥" / "script.md").read_text() == "old"


def test_a_run_that_lives_is_let_be(tmp_path):
    with folder.staging(tmp_path, "桥") as new:
        run("from briefing.package import folder; folder.recover(Path(sys.argv[1]))", tmp_path)
        assert new.is_dir()


def test_recovering_where_nothing_is_does_nothing(tmp_path):
    assert folder.recover(tmp_path / "missing") == []
    assert folder.recover(tmp_path) == []
    assert seen(tmp_path) == []


def test_an_unwritable_folder_is_one_clear_line(tmp_path, monkeypatch):
    (tmp_path / "out").write_text("a file, not a folder")
    for attempt in (folder.staging(tmp_path / "out", "桥"), folder.lock(tmp_path / "out", "a")):
        with pytest.raises(
            PackageError, match=r"out: cannot be written: .* \(name another folder with --out\)$"
        ):
            attempt.__enter__()


def test_a_full_disk_is_one_clear_line(tmp_path):
    with pytest.raises(PackageError, match="No space left"), folder.staging(tmp_path, "桥"):
        raise OSError(28, "No space left on device")
    assert seen(tmp_path) == []


def run(code, *arguments):
    """Runs ``code`` in a process of its own and waits for it."""
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys\nfrom pathlib import Path\n" + textwrap.dedent(code),
            *map(str, arguments),
        ],
        check=True,
        timeout=60,
    )


def test_a_second_run_waits_and_says_so(tmp_path):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from briefing.package.folder import lock\n"
            "with lock(Path(sys.argv[1]), 'a'):\n print('held', flush=True); time.sleep(0.5)",
            str(tmp_path),
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    told = []
    with folder.lock(tmp_path, "b", lambda: told.append(0)):
        assert not told, "another episode's lock is its own"
    with folder.lock(tmp_path, "a", lambda: told.append(time.monotonic())):
        assert len(told) == 1
        assert holder.wait() == 0
    holder.stdout.close()


def test_the_lock_of_a_killed_run_is_free(tmp_path):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from briefing.package.folder import lock\n"
            "with lock(Path(sys.argv[1]), 'a'):\n print('held', flush=True); time.sleep(60)",
            str(tmp_path),
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    told = []
    with folder.lock(tmp_path, "a", lambda: told.append(1)):
        assert told == []


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and exchanges folders as Linux does")
@pytest.mark.parametrize("times", [30, pytest.param(300, marks=pytest.mark.slow)])
def test_killed_at_any_moment_the_episode_is_the_old_or_the_new_one(tmp_path, times):
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("killed_swaps.py"), tmp_path, str(times)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(briefing.__file__).parents[1])},
    )
    assert done.returncode == 0, done.stderr
    kills, episodes, leftovers = map(int, done.stdout.split())
    assert kills == times
    assert episodes > times / 10, "hardly anything was published, so hardly anything was tried"
    assert leftovers > times / 10, "no kill fell into a change"
    assert seen(tmp_path) == ["桥"]


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and exchanges folders as Linux does")
@pytest.mark.parametrize("times", [30, pytest.param(300, marks=pytest.mark.slow)])
def test_killed_at_any_moment_what_a_person_saves_is_kept(tmp_path, times):
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("killed_edits.py"), tmp_path, str(times)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(briefing.__file__).parents[1])},
    )
    assert done.returncode == 0, done.stderr
    kills, saved = map(int, done.stdout.split())
    assert kills == times
    assert saved > times, "hardly anything was saved, so hardly anything was tried"
    assert seen(tmp_path) == ["桥"]
