"""A day of a newsroom: a hundred items of feeds and folders, killed at random; and what comes next."""

import json
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import told
from tests.newsroom.site import endless, hangs, page, rss, status, story

pytestmark = pytest.mark.slow

KILLS = 20
LAUNCH = [sys.executable, str(Path(__file__).with_name("launch.py")), "--", "run", "plan.toml"]


def started(*words, **options):
    """A run in a process of its own."""
    return subprocess.Popen([*LAUNCH, *words], stderr=subprocess.PIPE, stdout=subprocess.PIPE, **options)


def ended(run):
    out, err = run.communicate(timeout=1800)
    return run.returncode, out.decode(), err.decode()


def states():
    """How far each item is, as the journal has it; nothing where there is none yet."""
    if not Path("plan.journal.db").exists():
        return {}
    with closing(sqlite3.connect("plan.journal.db")) as base:
        try:
            return dict(base.execute("SELECT source, state FROM item"))
        except sqlite3.OperationalError:
            return {}


def hundred(newsroom, site):
    """Three feeds and two folders with 100 items; gives the sources that are good, and those that are not."""
    good, bad = [], ["in/12.txt", "in/13.docx", "away/35.txt"]
    for number in range(40):
        folder = "in" if number < 20 else "away"
        text = f"第{number}号馆\n\n第{number}号馆的借书人比去年多了{number}个。\n"
        if f"in/{number}.txt" not in bad and number != 13:
            newsroom.drop(f"{folder}/{number}.txt", text)
            good.append(f"{folder}/{number}.txt")
    newsroom.drop("in/12.txt", b"")
    newsroom.drop("in/13.docx", b"PK\3\4 no container")
    newsroom.drop("away/35.txt", "第35号馆\n\n它一会儿就不见了。\n")
    good.remove("away/35.txt")
    answers = {41: status(404), 52: status(500), 63: page("Notice", "<p>Nothing here is Chinese.</p>" * 9)}
    answers |= {74: hangs, 85: endless, 96: page("", "")}
    links = {}
    for number in range(40, 100):
        path = f"/{number}"
        site.pages[path] = answers.get(number, story(number))
        links[number] = site.address(path)
        (bad if number in answers else good).append(links[number])
    for index in range(3):
        each = [(links[number], f"id{number}") for number in range(40 + index * 20, 60 + index * 20)]
        shared = [(links[number], f"other{number}") for number in (40, 99)]  # a story of several feeds is one
        site.pages[f"/feed{index}"] = rss(*each, *shared)
    newsroom.plan(*("/feed0", "/feed1", "/feed2", "in", "away"), make="most = 100", publish='to = "public"')
    return good, bad


def test_killed_at_random_every_good_one_is_made_once_and_every_bad_one_named(newsroom, site):
    good, bad = hundred(newsroom, site)
    assert len(good) + len(bad) == 100
    choose = random.Random(20261127)
    vanishing = newsroom.folder / "away/35.txt"
    for _ in range(KILLS):
        run = started("--log", "run.log", "-q")
        time.sleep(choose.uniform(0.5, 9))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        if "away/35.txt" in states():
            vanishing.unlink(missing_ok=True)
    assert not vanishing.exists()
    code, _, err = ended(started("--log", "run.log"))
    assert code == 3, err
    assert "Traceback" not in err

    assert {source for source, state in states().items() if state == "made"} == set(good)
    assert {source for source, state in states().items() if state in ("failed", "gone")} == set(bad)
    episodes = [told(folder) for folder in newsroom.episodes]
    assert len(episodes) == len(good)
    assert sorted(episode["track"] for episode in episodes) == list(range(1, len(good) + 1))
    log = [json.loads(line) for line in (newsroom.folder / "run.log").read_text().splitlines()]
    made = Counter(line["item"] for line in log if line["stage"] == "made")
    assert max(made.values()) == 1
    feed = (newsroom.folder / "public" / "feed.xml").read_text(encoding="utf-8")
    assert feed.count("<item>") == len(good)
    for source in (*good, *bad):
        assert len(re.findall(rf">{re.escape(source)}<", newsroom.report)) == 1, source
    for source in bad:
        assert source in err or source == "away/35.txt"

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    asked = len(site.asked)
    code, out, _ = ended(started("--json"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert code == 3
    assert {json.loads(line)["state"] for line in out.splitlines()} == {"failed"}
    assert {path.partition("/")[2] for path, _ in site.asked[asked:]} == {
        *("robots.txt", "feed0", "feed1", "feed2")
    }
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"nothing new: {cpu_s:.2f} s of CPU")
    assert cpu_s < 2
