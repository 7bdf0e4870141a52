"""Who an episode is, as a producer at a shell meets it: what is copied, moved, renamed, linked."""

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import article, names, told


@pytest.fixture
def desk(same_desk):
    return same_desk


def guid(path):
    return told(path)["guid"]


# --- what moves as a whole


@pytest.mark.parametrize(
    "move",
    [
        "cp -r work elsewhere",
        "mv work elsewhere",
        "mkdir deep && cp -r work deep/w && ln -s deep/w elsewhere",
    ],
)
def test_a_work_folder_that_was_copied_moved_or_cloned_holds_the_same_episodes(sh, work, move):
    before = guid(work)
    done = sh(f"cd ..\n {move}\n cd elsewhere\n briefing make inbox/今日.txt")
    assert done.out.endswith("unchanged\n")
    assert (names(), guid(work)) == ([work.name], before)


def test_a_copied_show_publishes_no_episode_twice(sh, work):
    done = sh("""
        briefing publish
        cd ..
        cp -r work elsewhere
        cd elsewhere
        briefing make inbox/今日.txt
        briefing publish""")
    assert done.out == "public  1 episode  https://example.org/show/feed.xml  unchanged\n"


def test_an_episode_folder_that_was_renamed_is_found(sh, work):
    done = sh(f"mv {work} out/大桥\n briefing make inbox/今日.txt")
    assert done.out.startswith("out/大桥  ")
    assert done.out.endswith("unchanged\n")


def test_an_episode_folder_that_was_moved_away_is_made_again_where_it_lies_and_published_as_the_same(
    sh, work
):
    before = guid(work)
    sh(f"briefing publish\n mkdir archive\n mv {work} archive/")
    assert sh("briefing make archive/黄河大桥通车").out.endswith("unchanged\n")
    done = sh("briefing publish archive")
    assert done.out == "public  1 episode  https://example.org/show/feed.xml\n"
    assert guid("archive/黄河大桥通车") == before


def test_no_file_of_an_episode_names_a_path_of_this_machine(desk, work):
    for path in work.iterdir():
        assert str(desk.folder).encode() not in path.read_bytes(), path.name
    assert told(work)["source"] == "../inbox/今日.txt"
    assert "\nsource: ../inbox/今日.txt\n" in (work / "script.md").read_text(encoding="utf-8")


def test_a_file_reached_by_a_link_or_by_another_spelling_is_the_same(sh, work):
    done = sh("""
        ln -s inbox/今日.txt link.txt
        ln -s inbox box
        briefing make link.txt
        briefing make box/../box/今日.txt""")
    assert done.out.endswith("unchanged\n")
    assert names() == [work.name]


def test_a_name_that_a_mac_has_taken_apart_is_the_same(desk, sh):
    composed = "日記café.txt"
    apart = unicodedata.normalize("NFD", composed)
    desk.write(composed, article())
    sh(f"briefing make {composed}")
    Path(composed).rename(apart)
    assert sh(f"briefing make {apart}").out.endswith("unchanged\n")
    assert told("out/黄河大桥通车")["source"] == f"../{composed}"


def test_on_a_disk_that_knows_no_case_another_spelling_is_the_same_file(desk, sh):
    desk.write("Bridge.txt", article())
    sh("briefing make Bridge.txt\n ln Bridge.txt bridge.txt")  # as such a disk has it: one file, two names
    desk.write("bridge.txt", article(8))
    assert Path("Bridge.txt").samefile("bridge.txt")
    sh("briefing make bridge.txt")
    assert names() == ["黄河大桥通车"]


# --- the same bytes at a new place


def test_a_file_that_was_moved_is_the_same_episode_and_belongs_to_its_new_place(desk, sh, work):
    before = guid(work)
    done = sh("mkdir old\n mv inbox/今日.txt old/通车.txt\n briefing make old/通车.txt")
    assert f"old/通车.txt holds the text of ../inbox/今日.txt: its episode is {work}" in done.err
    assert (names(), guid(work), told(work)["source"]) == ([work.name], before, "../old/通车.txt")
    desk.write("work/old/通车.txt", article(9))
    sh("briefing make old/通车.txt")
    assert (names(), guid(work)) == ([work.name], before)


def test_two_files_that_are_copies_of_each_other_are_one_episode_and_that_is_said(sh, work):
    for _ in range(2):
        done = sh("cp inbox/今日.txt inbox/今日-副本.txt\n briefing make inbox/今日.txt inbox/今日-副本.txt")
        assert done.out.count("unchanged") == 2
        assert f"inbox/今日-副本.txt holds the text of ../inbox/今日.txt: its episode is {work}" in done.err
        assert (names(), told(work)["source"]) == ([work.name], "../inbox/今日.txt")


def test_a_copy_that_is_corrected_becomes_an_article_of_its_own(desk, sh, work):
    sh("cp inbox/今日.txt inbox/b.txt\n briefing make inbox/b.txt")
    desk.write("work/inbox/b.txt", article(9))
    sh("briefing make inbox/b.txt")
    assert len(names()) == 2
    assert sh("briefing make inbox/今日.txt inbox/b.txt").out.count("unchanged") == 2


def test_what_comes_by_standard_input_is_the_episode_of_the_file_with_its_text(desk, work):
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m briefing make - < inbox/今日.txt"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.endswith("unchanged\n")
    assert f"holds the text of ../inbox/今日.txt: its episode is {work}" in done.stderr
