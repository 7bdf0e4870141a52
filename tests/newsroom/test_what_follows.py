"""What follows on the making: publishing, room on the disk, report, log, a command; and one run at a time."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import html

from briefing.newsroom import watch
from tests.newsroom.launch import __file__ as launch
from tests.newsroom.site import story

RUN = [sys.executable, launch, "--", "run", "plan.toml"]


def feed(newsroom):
    return (newsroom.folder / "public" / "feed.xml").read_text(encoding="utf-8")


def test_what_is_made_is_published_and_what_is_held_when_its_time_has_come(newsroom, later):
    newsroom.drop("in/1.txt", "新桥\n\n新桥今天通车。\n")
    newsroom.drop(
        "in/2.md", "---\nscript: 2\ntitle: 明年的桥\ndate: 2999-01-01\n---\n# 明年的桥\n\n明年通车。\n"
    )
    newsroom.plan("in", publish='to = "public"')
    assert newsroom.go().code == 0
    assert feed(newsroom).count("<item>") == 1
    before = (newsroom.folder / "public").stat().st_mtime_ns
    newsroom.go()
    assert (newsroom.folder / "public").stat().st_mtime_ns == before
    later(days=365 * 1000)
    newsroom.go()
    assert feed(newsroom).count("<item>") == 2


def test_publishing_that_fails_is_told_and_done_in_the_next_run(newsroom, studio):
    newsroom.drop("in/1.txt", "新桥")
    newsroom.plan("in", publish='to = "public"')
    for _ in range(2):  # what stands for an episode here is none
        done = newsroom.go()
        assert done.code == 1
        assert "briefing: out/新桥: has no manifest.json of ours" in done.err


def test_past_its_room_the_oldest_episodes_go_but_none_that_a_person_touched(newsroom, later):
    for number in range(4):
        newsroom.drop(f"in/{number}.txt", f"第{number}号桥\n\n第{number}号桥今天通车。\n")
    newsroom.plan("in", publish='to = "public"')
    assert newsroom.go().code == 0
    first, second, third, _ = newsroom.episodes
    script = first / "script.md"
    script.write_text(script.read_text() + "\n编者按。\n")
    (second / "notes.txt").write_text("留着")
    later(hours=1)
    newsroom.drop("in/5.txt", "第五座桥\n\n第五座桥今天通车。\n")
    newsroom.plan("in", publish='to = "public"', keep="gb = 0.0000001")
    done = newsroom.go()
    assert [folder.name for folder in newsroom.episodes] == [first.name, second.name, "第五座桥"]
    assert f"{third}: removed, since [keep] gb is 1e-07".replace(f"{newsroom.folder}/", "") in done.err
    assert feed(newsroom).count("<item>") == 3
    newsroom.go()
    assert "第五座桥" not in [folder.name for folder in newsroom.episodes]
    newsroom.drop("in/0.txt", "第0号桥\n\n第0号桥今天通车。\n")
    newsroom.go()
    assert third.name not in [folder.name for folder in newsroom.episodes]


def test_the_report_is_a_page_of_tables_with_players_and_why(newsroom, studio, site, later):
    newsroom.drop("in/1.txt", "新桥\x07&通车")
    newsroom.drop("in/坏.txt", "坏")
    newsroom.plan("in")
    newsroom.go()
    newsroom.drop("in/2.txt", "另一座桥")
    newsroom.go()
    page = html.fromstring(newsroom.report)
    made, failed = page.findall(".//table")
    assert made.findtext("caption") == "Made: 2"
    assert [head.get("scope") for head in made.findall(".//th")] == ["col"] * 5 + ["row"] * 2
    assert [sound.get("aria-label") for sound in made.iter("audio")] == ["新桥&通车", "另一座桥"]
    assert failed.findtext("caption") == "Not made: 1"
    assert "holds nothing that can be read aloud" in failed.text_content()
    assert "2 episodes, 2:00 in all. 1 item of which nothing was made." in page.text_content()
    later(days=1)
    newsroom.go()
    assert len(list((newsroom.folder / "reports").iterdir())) == 2


def test_the_report_links_to_the_sound(newsroom, studio):
    newsroom.drop("in/1.txt", "百分之50%")
    newsroom.plan("in")
    newsroom.go()
    (sound,) = html.fromstring(newsroom.report).iter("audio")
    assert sound.get("src") == "../out/%E7%99%BE%E5%88%86%E4%B9%8B50%25/episode.mp3"


def test_the_log_has_a_line_for_each_stage_and_what_came_of_it(newsroom, studio):
    newsroom.drop("in/1.txt", "新桥")
    newsroom.drop("in/坏.txt", "坏")
    newsroom.plan("in", "away")
    newsroom.go("--log", "run.log")
    newsroom.go("--log", "run.log")
    lines = [json.loads(line) for line in (newsroom.folder / "run.log").read_text().splitlines()]
    assert all(set(line) == {"time", "stage", "item", "seconds", "warnings"} for line in lines)
    assert [(line["stage"], line["item"]) for line in lines] == [
        ("started", ""),
        ("looking", "in"),
        ("looking", "away"),
        ("trouble", "away"),
        ("reading", "in/1.txt"),
        ("made", "in/1.txt"),
        ("reading", "in/坏.txt"),
        ("failed", "in/坏.txt"),
        ("started", ""),
        ("looking", "in"),
        ("looking", "away"),
        ("trouble", "away"),
    ]
    assert lines[3]["warnings"] == ["away: no such folder (bring it back, or correct the plan)"]
    assert newsroom.go("--log", "nowhere/run.log").err.startswith(
        "briefing: nowhere/run.log: cannot be written"
    )


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("cp --no-clobber -t copies", 0, ""),
        ("sh -c 'exit 7'", 1, "sh: [after] command ended with 7"),
        ("no-such-program; rm -rf x", 1, "[after] command cannot be run: No such file or directory"),
    ],
)
def test_the_command_gets_the_report_and_no_shell_reads_it(newsroom, studio, command, code, said):
    newsroom.drop("in/1.txt", "新桥")
    newsroom.write("copies/x", "")
    newsroom.plan("in", after=f'command = "{command}"')
    done = newsroom.go()
    assert (done.code, said in done.err) == (code, True)
    if not code:
        (copied,) = (newsroom.folder / "copies").glob("*.html")
        assert copied.read_text() == newsroom.report


def test_quiet_prints_the_folders_alone(newsroom, studio):
    newsroom.drop("in/1.txt", "新桥")
    newsroom.plan("in")
    assert newsroom.go("-q") == (0, "out/新桥\n", "")


def test_a_second_run_of_a_plan_says_so_and_ends(newsroom, site):
    site.pages["/today"] = lambda handler: time.sleep(1.5)
    newsroom.plan("/today")
    with subprocess.Popen(RUN, stderr=subprocess.PIPE) as first:
        while not site.paths:
            time.sleep(0.05)
        done = newsroom.go()
        assert (done.code, done.err) == (1, "briefing: plan.toml: another run of this plan is under way\n")
        first.stderr.read()


def test_what_is_no_journal_is_told_and_left(newsroom, studio):
    journal = newsroom.write("plan.journal.db", "no journal at all, but text of some length\n" * 99)
    newsroom.plan("in")
    done = newsroom.go()
    assert done.code == 1
    assert done.err.startswith(
        "briefing: plan.journal.db: is no journal: file is not a database (move it away"
    )
    assert journal.read_text().startswith("no journal")


def test_without_its_journal_what_is_made_is_found_unchanged(newsroom):
    newsroom.drop("in/1.txt", "新桥\n\n新桥今天通车。\n")
    newsroom.plan("in")
    assert "made" in newsroom.go().out
    Path("plan.journal.db").unlink()
    assert newsroom.go().out.endswith("unchanged\n")
    assert len(newsroom.episodes) == 1


def test_watching_makes_what_comes_until_it_is_ended(newsroom, studio, site, monkeypatch):
    newsroom.plan("in", "/today")
    (newsroom.folder / "in").mkdir()
    site.pages["/today"] = story(1)
    looks = []

    def wait(seconds):
        looks.append(seconds)
        if len(looks) == 2:
            newsroom.drop("in/1.txt", "新桥")
        if len(looks) == 4:
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(watch, "FOLDERS_S", 0)
    monkeypatch.setattr(watch.time, "sleep", wait)
    done = newsroom.go("--watch")
    assert (done.code, studio.made) == (143, ["第1号新桥通车", "新桥"])
    assert site.paths == ["today"]
    assert done.err.count("report: ") == 2
    assert done.err.endswith("briefing: ended by SIGTERM\n")


def test_ctrl_c_ends_a_run_in_one_line_and_the_next_goes_on(newsroom, site):
    site.pages["/today"] = lambda handler: time.sleep(5)
    newsroom.drop("in/1.txt", "新桥\n\n新桥今天通车。\n")
    newsroom.plan("/today", "in")
    with subprocess.Popen(RUN, stderr=subprocess.PIPE, text=True) as run:
        while not site.paths:
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        assert run.stderr.read().splitlines()[-1] == "briefing: interrupted"
    assert run.returncode == 130
    site.pages["/today"] = story(1)
    assert newsroom.go().code == 0
