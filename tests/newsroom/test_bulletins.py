"""A bulletin of the day: when it is made, of what, and only once."""

import pytest

from briefing.conductor.report import Result
from briefing.newsroom import studio as room
from tests.newsroom.site import page, rss, status, story

DAILY = 'as = "bulletin"\nat = "05:30"'


@pytest.fixture
def bulletins(newsroom, studio, monkeypatch):
    """Stands for the conductor: the day and the stories of each bulletin that was made."""
    made = []

    def make(asked, *, out, **_):
        made.append((asked.rundown.date, [slot.source for slot in asked.rundown.slots]))
        folder = out / f"{asked.rundown.date}-早报"
        folder.mkdir(parents=True, exist_ok=True)
        counts = {"spoken_now": 9, "from_cache": 0, "unspoken": {}, "cleaned": {}}
        return Result(folder, 300.0, unchanged=False, title="早报", **counts)

    monkeypatch.setattr(room.bulletin, "make_bulletin", make)
    return made


@pytest.fixture
def at(monkeypatch):
    """Sets the clock, to a time of day in the zone of the show."""
    from datetime import datetime

    from briefing import clock

    def now(day, time):
        moment = datetime.fromisoformat(f"2026-11-{day}T{time}+08:00")
        monkeypatch.setattr(clock, "now", lambda: moment.astimezone(clock.UTC))

    return now


def test_a_bulletin_is_made_of_all_that_is_new_once_a_day_from_its_time_on(newsroom, bulletins, at, site):
    newsroom.drop("in/1.txt", "新桥\n\n今天通车。\n")
    site.pages |= {
        "/1": story(1),
        "/2": status(500),
        "/feed": rss((site.address("/1"),), (site.address("/2"),)),
    }
    newsroom.plan("in", "/feed", make=DAILY)
    at(27, "05:29")
    done = newsroom.go()
    assert (done.code, bulletins) == (0, [])
    assert "3 more wait for the next run: [make] at is 05:30" in done.err
    at(27, "05:30")
    done = newsroom.go()
    assert done.code == 3
    assert bulletins == [("2026-11-27", ["in/1.txt", site.address("/1")])]
    assert "the server answers 500" in done.err
    newsroom.drop("in/2.txt", "图书馆\n\n周末开放。\n")
    at(27, "12:00")
    newsroom.go()
    assert len(bulletins) == 1
    at(28, "06:00")
    newsroom.go()
    assert bulletins[1:] == [("2026-11-28", ["in/2.txt"])]


def test_a_story_that_was_told_on_another_day_is_not_told_again(newsroom, bulletins, at):
    text = "新桥\n\n今天通车。\n"
    newsroom.drop("in/1.txt", text)
    newsroom.drop("in/2.txt", text)
    newsroom.plan("in", make=DAILY)
    at(27, "06:00")
    newsroom.go()
    assert bulletins == [("2026-11-27", ["in/1.txt"])]
    newsroom.drop("in/3.txt", text)
    at(28, "06:00")
    assert newsroom.go().out == "out/2026-11-27-早报  5:00  unchanged\n"
    assert len(bulletins) == 1


def test_the_report_has_one_row_of_a_bulletin_with_all_its_sources(newsroom, bulletins, at):
    for number in (1, 2):
        newsroom.drop(f"in/{number}.txt", f"第{number}座新桥\n\n今天通车。\n")
    newsroom.plan("in", make=DAILY)
    at(27, "06:00")
    done = newsroom.go()
    assert done.out == "out/2026-11-27-早报  5:00  made\n"
    assert "Made: 1" in newsroom.report
    assert newsroom.report.count("in/1.txt") == newsroom.report.count("in/2.txt") == 1


def test_killed_in_the_night_it_is_gone_on_with_as_the_bulletin_that_it_was(
    newsroom, bulletins, at, monkeypatch
):
    newsroom.drop("in/1.txt", "新桥\n\n今天通车。\n")
    newsroom.plan("in", make=DAILY)
    at(27, "05:30")

    class Killed(BaseException):
        pass

    def kill(*_, **__):
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(room.bulletin, "make_bulletin", kill)
        newsroom.go()
    newsroom.drop("in/2.txt", "图书馆\n\n周末开放。\n")
    at(28, "05:00")
    newsroom.go()
    assert bulletins == [("2026-11-27", ["in/1.txt"])]
    at(28, "05:30")
    newsroom.go()
    assert bulletins[1:] == [("2026-11-28", ["in/2.txt"])]


def test_what_keeps_a_bulletin_from_being_made_is_no_storys_fault(newsroom, bulletins, monkeypatch):
    from briefing.errors import TakeError

    newsroom.drop("in/1.txt", "新桥\n\n今天通车。\n")
    newsroom.plan("in", make='as = "bulletin"')

    def fail(*_, **__):
        raise TakeError("it will not be said", where="segment 3")

    with monkeypatch.context() as patch:
        patch.setattr(room.bulletin, "make_bulletin", fail)
        done = newsroom.go()
    assert (done.code, done.err.count("it will not be said")) == (1, 1)
    assert newsroom.go().code == 0
    assert len(bulletins) == 1


def test_a_real_one_holds_every_story_and_fetches_no_page_twice(newsroom, site):
    newsroom.drop("in/1.txt", "图书馆延长开放\n\n市图书馆周末延长开放时间。\n")
    newsroom.drop("in/坏.docx", b"\0\0")
    news = page("渡轮停航", "<p>河上最后一班渡轮今晚停航，船工收起了缆绳。</p>" * 3)
    site.pages |= {"/1": news, "/feed": rss((site.address("/1"),))}
    newsroom.plan("in", "/feed", make='as = "bulletin"')
    done = newsroom.go()
    assert done.code == 3
    (folder,) = newsroom.episodes
    script = (folder / "script.md").read_text(encoding="utf-8")
    assert "渡轮" in script and "图书馆" in script
    assert site.paths == ["feed", "1"]
    assert "坏.docx" in done.err
    assert newsroom.go().out == ""
