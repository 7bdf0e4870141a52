"""Whether an article is the same one, as a producer at a shell meets it: corrected, replaced, deleted."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import OTHERS, SENTENCES, article, names, told


@pytest.fixture
def desk(same_desk):
    return same_desk


def guid(path):
    return told(path)["guid"]


def texts_of(folder):
    return "".join(Path(folder, name).read_text("utf-8") for name in ("script.md", "manifest.json"))


# --- another text at the same place


def test_another_article_in_the_same_file_gets_a_folder_of_its_own_and_that_is_said(desk, sh, work):
    before = work.stat().st_ino, texts_of(work)
    desk.write("work/inbox/今日.txt", article(0, "图书馆延时"))
    done = sh("briefing make inbox/今日.txt")
    assert done.err.count("黄河大桥通车") == 1
    assert f"another article than that of {work}: a new episode" in done.err
    assert names() == ["图书馆延时", work.name]
    assert (work.stat().st_ino, texts_of(work)) == before
    assert guid("out/图书馆延时") != guid(work)
    for _ in range(2):
        assert sh("briefing make inbox/今日.txt").out.endswith("unchanged\n")
    assert names() == ["图书馆延时", work.name]


def test_each_of_two_articles_that_a_file_held_is_corrected_in_its_own_folder(desk, sh, work):
    desk.write("work/inbox/今日.txt", article(0, "图书馆延时"))
    sh("briefing make inbox/今日.txt")
    desk.write("work/inbox/今日.txt", article(1, "图书馆延时"))
    sh("briefing make inbox/今日.txt")
    desk.write("work/inbox/今日.txt", article(9))
    sh("briefing make inbox/今日.txt")
    assert names() == ["图书馆延时", work.name]
    assert OTHERS[9] in (work / "transcript.txt").read_text(encoding="utf-8")
    assert SENTENCES[0] in Path("out/图书馆延时/transcript.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kept", [9, 5, 4])
def test_a_corrected_or_rewritten_article_takes_the_place_of_its_own_episode(desk, sh, work, kept):
    before = guid(work)
    desk.write("work/inbox/今日.txt", article(kept))
    done = sh("briefing make inbox/今日.txt")
    assert (names(), guid(work)) == ([work.name], before)
    assert "% of it is as it was" in done.err


@pytest.mark.parametrize("kept", [2, 0])
def test_a_text_that_shares_less_than_three_tenths_is_another_article(desk, sh, work, kept):
    desk.write("work/inbox/今日.txt", article(kept))
    sh("briefing make inbox/今日.txt")
    assert names() == [work.name, f"{work.name}-2"]


def test_what_was_rewritten_by_hand_is_still_known_by_the_text_it_was_made_from(desk, sh, work):
    script = work / "script.md"
    text = script.read_text(encoding="utf-8")
    for before, after in zip(SENTENCES, OTHERS, strict=True):
        text = text.replace(before, after)
    script.write_text(text, encoding="utf-8")
    sh(f"briefing make {work}")
    desk.write("work/inbox/今日.txt", article(9))
    done = sh("briefing make inbox/今日.txt")
    assert "kept" in done.out
    assert names() == [work.name]


# --- kept, and away


def test_an_edited_script_is_kept_by_a_batch_which_ends_well(desk, sh, work):
    script = work / "script.md"
    script.write_text(script.read_text(encoding="utf-8").replace("风筝", "纸飞机"), encoding="utf-8")
    desk.write("work/inbox/新.txt", article(0, "图书馆延时"))
    before = script.read_bytes()
    done = sh("briefing make inbox/今日.txt inbox/新.txt")
    assert "kept: its script.md was edited by hand" in done.out
    assert "--force discards" in done.out
    assert len(done.out.splitlines()) == 2
    assert script.read_bytes() == before
    sh(f"briefing make {work}\n briefing make inbox/今日.txt inbox/新.txt")
    assert script.read_bytes() == before


def test_a_deleted_episode_stays_away_from_a_batch_and_comes_back_when_asked_for(desk, sh, work):
    before = guid(work)
    desk.write("work/inbox/新.txt", article(0, "图书馆延时"))
    sh(f"briefing publish\n rm -r {work}")
    for _ in range(2):
        done = sh("briefing make inbox/今日.txt inbox/新.txt")
        assert names() == ["图书馆延时"]
        assert f"{work}  away: it was deleted or moved" in done.out
    desk.write("work/inbox/今日.txt", article(9))
    sh("briefing make inbox/今日.txt inbox/新.txt\n briefing publish")
    assert names() == ["图书馆延时"], "a correction is no order either"
    sh("briefing make inbox/今日.txt")
    assert (names(), guid(work)) == (["图书馆延时", work.name], before)
    assert "added: 黄河大桥通车" in sh("briefing publish").out


def test_force_asks_for_a_deleted_episode_in_a_batch(desk, sh, work):
    desk.write("work/inbox/新.txt", article(0, "图书馆延时"))
    sh(f"rm -r {work}\n briefing make inbox/今日.txt inbox/新.txt --force")
    assert names() == ["图书馆延时", work.name]


def test_another_article_is_made_where_that_of_yesterday_was_deleted(desk, sh, work):
    desk.write("work/inbox/新.txt", article(0, "图书馆延时"))
    desk.write("work/inbox/今日.txt", "雨\n\n今天下雨，路上的人不多，河水也涨了。\n")
    sh(f"rm -r {work}\n briefing make inbox/今日.txt inbox/新.txt")
    assert names() == ["图书馆延时", "雨"]


def test_a_withdrawn_episode_stays_out_of_the_show_though_it_was_deleted_and_made_again(desk, sh, work):
    sh("briefing publish")
    show = 'base_url = "https://example.org/show/"\nwithdrawn = ["黄河大桥通车"]'
    desk.folder = desk.folder / "work"
    desk.settings(cache=f'folder = "{desk.folder.parent}/takes"', show=show)
    sh(f"briefing publish\n rm -r {work}")
    desk.write("inbox/今日.txt", article(9, "黄河大桥今天通车"))
    done = sh("briefing make inbox/今日.txt\n briefing publish")
    assert names() == ["黄河大桥今天通车"]
    assert done.out.startswith("public  0 episodes")


def test_nothing_is_asked_and_standard_input_is_left_alone(desk, work):
    desk.write("work/inbox/今日.txt", article(0, "图书馆延时"))
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "make", "inbox/今日.txt"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert b"?" not in done.stdout + done.stderr
