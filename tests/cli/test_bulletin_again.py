"""A bulletin made again: what is spoken anew is counted; whose it is; what a person wrote stays."""

import json
import re

import pytest

from tests.cli.conftest import OTHERS, SENTENCES, told

RUNDOWN = """\
date = 2026-11-26
[[story]]
source = "in/桥.txt"
[[story]]
source = "in/书.txt"
[[story]]
source = "in/油价.txt"
"""


@pytest.fixture
def desk(same_desk):
    """Three stories, their rundown, and the episode of it."""

    def prepare():
        same_desk.write("in/桥.txt", "黄河大桥通车\n\n" + "\n\n".join(SENTENCES) + "\n\n本报记者 李明\n")
        same_desk.write("in/书.txt", "图书馆延时\n\n" + "\n\n".join(OTHERS) + "\n")
        same_desk.write("in/油价.txt", "油价又涨了？\n\n油价从今天零点起上调，这是今年的第八次。\n")
        same_desk.write("今日.toml", RUNDOWN)
        assert same_desk.run("bulletin", "今日.toml").code == 0

    same_desk.once(prepare)
    return same_desk


def to_speak(desk, rundown=RUNDOWN, *words):
    """How many segments of a bulletin are not in the cache."""
    desk.write("今日.toml", rundown)
    done = desk.run("bulletin", "今日.toml", "--dry-run", *words)
    assert done.code == 0, done
    return int(re.search(r"(\d+) to speak", done.out)[1])


def story(name):
    return f'[[story]]\nsource = "in/{name}.txt"\n'


def test_unchanged_it_is_left_as_it_is(desk):
    done = desk.run("bulletin", "今日.toml")
    assert done.out.splitlines()[0].endswith("unchanged")


def test_a_story_that_is_moved_or_dropped_costs_nothing(desk):
    head = "date = 2026-11-26\n"
    assert to_speak(desk, head + story("油价") + story("书") + story("桥")) == 0
    assert to_speak(desk, head + story("油价") + story("桥")) == 0


def test_of_a_changed_story_what_was_changed_is_spoken(desk):
    desk.write("in/书.txt", ("图书馆延时\n\n" + "\n\n".join(OTHERS)).replace("咖啡角", "饮水角"))
    assert to_speak(desk) == 1


def test_a_new_title_of_a_story_is_spoken_where_it_stands_and_among_the_headlines(desk):
    desk.write("in/书.txt", "图书馆延到十点\n\n" + "\n\n".join(OTHERS))
    assert to_speak(desk) == 2


def test_an_added_story_is_spoken_with_its_headline(desk):
    desk.write("in/雪.txt", "今晚有雪\n\n今天夜里到明天，全市有小雪。\n\n出门的人请注意路滑。\n")
    assert to_speak(desk, RUNDOWN + story("雪")) == 4


def test_a_name_in_one_story_changes_how_no_other_is_said(desk):
    desk.write("in/人.txt", "新来的馆长\n\n新来的馆长叫曾华。曾华说，他喜欢这里。\n")
    assert to_speak(desk, RUNDOWN + story("人")) == 4


def test_a_headline_of_ones_own_is_one_line(desk):
    assert to_speak(desk, RUNDOWN + 'headline = "油价上调"\n') == 1
    assert to_speak(desk, 'title = "晚间新闻"\n' + RUNDOWN) == 1, "the line that bids welcome"


def test_moved_it_is_the_same_episode_made_anew_and_no_take_is_spoken(desk):
    [before] = desk.episodes
    guid = told(before)["guid"]
    desk.write("今日.toml", "date = 2026-11-26\n" + story("书") + story("油价") + story("桥"))
    done = desk.run("bulletin", "今日.toml")
    assert done.code == 0, done
    assert " 0 spoken now" in done.out
    assert desk.episodes == [before]
    assert told(before)["guid"] == guid
    rundown = (before / "rundown.toml").read_text(encoding="utf-8")
    assert re.findall(r'source = "(.+)"', rundown) == [
        f"../../in/{name}.txt" for name in ("书", "油价", "桥")
    ]


def test_another_day_is_another_episode(desk):
    desk.write("今日.toml", RUNDOWN.replace("-26", "-27"))
    assert desk.run("bulletin", "今日.toml").code == 0
    assert len({told(folder)["guid"] for folder in desk.episodes}) == 2


def test_the_rundown_beside_its_script_may_be_edited_and_makes_that_episode_again(desk):
    [folder] = desk.episodes
    path = folder / "rundown.toml"
    text = (
        path.read_text(encoding="utf-8").replace("date", 'title = "早间新闻"\ndate')
        + 'intro = "最后一条。"\n# 我的话\n'
    )
    path.write_text(text, encoding="utf-8")
    done = desk.run("bulletin", folder)
    assert done.code == 0, done
    assert " 2 spoken now" in done.out
    assert desk.episodes == [folder]
    assert path.read_text(encoding="utf-8") == text, "to the letter, the remark too"
    assert "最后一条。" in (folder / "script.md").read_text(encoding="utf-8")
    assert desk.run("bulletin", folder / "rundown.toml").out.splitlines()[0].endswith("unchanged")


def test_a_script_that_was_edited_is_kept_and_made_again_with_its_rundown(desk):
    [folder] = desk.episodes
    script = folder / "script.md"
    script.write_text(script.read_text("utf-8").replace("欢迎收听", "早上好，欢迎收听"), encoding="utf-8")
    rundown = (folder / "rundown.toml").read_bytes()
    assert "kept: its script.md was edited by hand" in desk.run("bulletin", "今日.toml").out
    assert " 1 spoken now" in desk.run("make", folder).out
    assert (folder / "rundown.toml").read_bytes() == rundown
    assert "rundown.toml" in json.loads((folder / "manifest.json").read_text("utf-8"))["files"]


def test_an_episode_may_be_a_story(desk):
    made = desk.made("in/桥.txt")
    script = made / "script.md"
    script.write_text(script.read_text("utf-8").replace("王先生", "{王先生|老王}"), encoding="utf-8")
    done = desk.run("bulletin", made, "in/书.txt", "--date", "2026-11-25")
    assert done.code == 0, done
    [bulletin] = [folder for folder in desk.episodes if "11月25日" in folder.name]
    assert "{王先生|老王}盼这一天" in (bulletin / "script.md").read_text("utf-8")


def test_a_rundown_or_a_feed_that_is_given_to_make_is_sent_to_the_right_command(desk):
    desk.write("feed.xml", '<rss version="2.0"><channel><title>河岸</title></channel></rss>')
    for name, code in (("今日.toml", 2), ("feed.xml", 1)):
        done = desk.make(name)
        assert (done.code, "`briefing bulletin`" in done.err) == (code, True), done


def test_a_rundown_may_have_any_name_where_it_is_said_to_be_one(desk):
    (desk.folder / "今日.toml").rename("今日.txt")
    for words in (["--rundown", "今日.txt"], ["--rundown", desk.episodes[0]]):
        done = desk.run("bulletin", "--dry-run", *words)
        assert done.code == 0, done
        assert " 0 to speak" in done.out
    assert desk.run("bulletin", "--rundown", "nothing.toml").code == 1
