"""What would be made is told, and nothing is made."""

import re

from tests.cli.conftest import SENTENCES, article
from tests.cli.news import ENDLESS, page


def test_of_each_source_length_effort_and_what_would_be_left_out_are_told(desk):
    desk.write("bridge.txt", article() + "\n王先生很高兴🎉。\n")
    done = desk.make("bridge.txt", "--dry-run")
    assert done.code == 0, done
    first, unspoken = done.out.splitlines()
    assert re.fullmatch(
        r"黄河大桥通车  \d+ characters, about \d+ s  13 segments, 13 to speak, about \d+ s to make", first
    ), first
    assert unspoken == "left unspoken: 1 emoji"
    assert (desk.episodes, desk.takes) == ([], [])
    assert not (desk.folder / "out").exists()


def test_it_is_right_within_a_third_even_of_a_voice_that_is_quicker(desk):
    desk.settings(speech='voice = "espeak"')
    desk.write("bridge.txt", article())
    foreseen = int(re.search(r"about (\d+) s", desk.make("bridge.txt", "--dry-run").out)[1])
    minutes, seconds = re.search(r"(\d+):(\d\d)", desk.make("bridge.txt").out).groups()
    assert abs(foreseen / (60 * int(minutes) + int(seconds)) - 1) < 1 / 3


def test_of_an_episode_what_is_in_the_cache_is_not_counted(desk):
    folder = desk.made(desk.write("bridge.txt", article()))
    script = folder / "script.md"
    script.write_text(script.read_text("utf-8").replace("放起", "放飞"), encoding="utf-8")
    before = script.read_bytes(), (folder / "manifest.json").read_bytes()
    done = desk.make(folder, "--dry-run")
    assert " 1 to speak" in done.out
    assert (script.read_bytes(), (folder / "manifest.json").read_bytes()) == before


def test_why_a_source_would_fail_is_told_and_the_others_are_foreseen(desk):
    desk.write("bridge.txt", article())
    done = desk.make("bridge.txt", "nothing.txt", "--dry-run")
    assert done.code == 1
    assert "nothing.txt: no such file" in done.err
    assert done.out.startswith("黄河大桥通车  ")


def test_of_a_bulletin_each_story_is_told_and_why_one_would_fail(desk, site):
    root = site.news()
    desk.write("in/一句.txt", SENTENCES[0])
    site.pages["/long"] = page("长桥", [sentence * 3 for sentence in SENTENCES])
    words = ("bulletin", f"{root}/long", "in", f"{root}{ENDLESS}", "--lead", "--dry-run")
    done = desk.run(*words)
    assert done.code == 1
    assert f"cannot be read: {root}{ENDLESS}: no whole answer" in done.out
    assert re.search(r"^  1\. 长桥  \d+ s\n  2\. 横跨黄河的新桥今天正式通车  \d+ s$", done.out, re.MULTILINE)
    assert re.search(r"^left out: 长桥: \d+ characters behind its lead$", done.out, re.MULTILINE)
    assert desk.run(*words, "--skip").code == 3
    assert (desk.episodes, desk.takes) == ([], [])
