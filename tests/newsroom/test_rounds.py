"""A round makes what is new once, in nobody's way, and tells of all that it could not make."""

import pytest

from tests.newsroom.site import endless, hangs, page, redirect, rss, status, story


def test_what_is_new_is_made_once_and_the_next_round_has_nothing_to_do(newsroom, studio, site):
    newsroom.drop("in/桥.txt", "新桥\n今天通车。")
    site.pages |= {"/1": story(1), "/feed": rss((site.address("/1"),))}
    newsroom.plan("in", "/feed")
    done = newsroom.go()
    assert (done.code, studio.made) == (0, ["新桥", "第1号新桥通车"])
    assert done.out.splitlines() == ["out/新桥  1:00  made", "out/第1号新桥通车  1:00  made"]
    again = newsroom.go()
    assert (again.code, again.out, len(studio.made)) == (0, "", 2)
    assert site.paths == ["feed", "1", "feed"]


def test_a_story_of_two_feeds_is_fetched_and_made_once(newsroom, studio, site):
    address = site.address("/1")
    site.pages |= {"/1": story(1), "/feed": rss((address, "a")), "/feed2": rss((f"{address}#top", "b"))}
    newsroom.plan("/feed", "/feed2")
    assert newsroom.go().code == 0
    assert site.paths.count("1") == 1
    site.pages["/feed"] = rss((site.address("/1?from=mail"), "a"))  # the same entry, with another address
    newsroom.go()
    assert site.paths.count("1") == 1
    assert len(studio.made) == 1


def test_bad_ones_are_in_nobodys_way_and_each_is_named(newsroom, studio, site):
    newsroom.drop("in/坏.txt", "坏")
    bad = {"/gone": None, "/fails": status(500), "/hangs": hangs, "/endless": endless}
    bad["/loop"] = redirect(site.address("/loop"))
    links = [*bad, "ftp://news.example/x", "javascript:alert(1)", "http://a.example:99999/"]
    links = [site.address(link) if link in bad else link for link in links]
    site.pages |= {path: answer for path, answer in bad.items() if answer}
    feed = rss(*((link,) for link in [*links, "http://[", site.address("/1")]))
    site.pages |= {"/1": story(1), "/feed": feed}
    nowhere = f"“{len(links) + 1}” of {site.address('/feed')}"
    newsroom.plan("in", "/feed")
    done = newsroom.go()
    assert done.code == 3
    assert studio.made == ["第1号新桥通车"]
    told = done.err.splitlines()
    for link in ("in/坏.txt", *links, nowhere):
        assert any(link in line for line in told if line.startswith("briefing: ")), link
        assert link in newsroom.report
    assert "Traceback" not in done.err


def test_a_failing_item_is_tried_at_growing_distance_set_aside_and_told_each_time(
    newsroom, studio, site, later
):
    path = newsroom.drop("in/坏.txt", "坏")
    newsroom.plan("in")
    tried = []
    studio.on_make = tried.append
    assert "tried again from" in newsroom.go().err
    newsroom.go()
    assert len(tried) == 1
    for hours in (0.3, 1.1, 4.1):
        later(hours=hours)
        done = newsroom.go()
        assert done.code == 3
        assert "tried again from" in done.err
    later(hours=16.1)
    assert "in/坏.txt: holds nothing that can be read aloud; set aside after 5 failures" in newsroom.go().err
    later(days=9)
    done = newsroom.go()
    assert (done.code, len(tried)) == (3, 5)
    assert "set aside after 5 failures" in done.err
    newsroom.drop("in/坏.txt", "新桥\n今天通车。")
    assert (newsroom.go().code, studio.made) == (0, ["新桥"])
    path.unlink()
    assert newsroom.go().code == 0


def test_a_file_that_vanishes_is_told_once(newsroom, studio):
    path = newsroom.drop("in/桥.txt", "新桥")
    newsroom.drop("in/另.txt", "另桥")
    newsroom.plan("in", make="most = 1")
    newsroom.go()
    for each in (path, newsroom.folder / "in/另.txt"):
        each.unlink()
    done = newsroom.go()
    assert done.code == 3
    assert "left its source before anything was made of it" in done.err
    assert newsroom.go().code == 0


def test_no_more_new_items_than_the_plan_wants_and_none_is_forgotten(newsroom, studio):
    for number in range(5):
        newsroom.drop(f"in/{number}.txt", f"新桥{number}")
    newsroom.plan("in", make="most = 2")
    done = newsroom.go()
    assert "3 more wait for the next run" in done.err
    assert (done.code, len(studio.made)) == (0, 2)
    newsroom.go()
    newsroom.go()
    assert sorted(studio.made) == [f"新桥{number}" for number in range(5)]


def test_a_file_is_taken_once_it_no_longer_grows(newsroom, studio, monkeypatch):
    from briefing.newsroom import sources

    path = newsroom.write("in/桥.txt", "新")
    newsroom.plan("in")
    looks = []

    def grow(_):
        looks.append(1)
        if len(looks) < 3:
            path.write_text("新桥通车"[: 1 + len(looks)], encoding="utf-8")

    monkeypatch.setattr(sources.time, "sleep", grow)
    newsroom.go()
    assert studio.made == ["新桥通"]
    assert len(looks) == 3


def test_what_still_grows_is_left_to_the_next_run(newsroom, studio, monkeypatch):
    from briefing.newsroom import sources

    path = newsroom.write("in/桥.txt", "新桥")
    for name in (".hidden.txt", "~$a.docx", "b.txt.part"):
        newsroom.drop(f"in/{name}", "坏")
    newsroom.plan("in")

    def grow(_):
        with path.open("a", encoding="utf-8") as file:
            file.write("通车")

    monkeypatch.setattr(sources.time, "sleep", grow)
    monkeypatch.setattr(sources, "PATIENCE_S", 1.0)
    done = newsroom.go()
    assert (done.code, studio.made) == (0, [])
    assert "in/桥.txt still grows: left to the next run" in done.err


def test_a_file_and_a_page_with_another_article_each_day_make_one_each_day(newsroom, studio, site):
    newsroom.drop("in/今日.txt", "周一")
    site.pages["/today"] = page("周一的页", "<p>今天。</p>")
    newsroom.plan("in", "/today")
    newsroom.go()
    newsroom.go()
    newsroom.write("in/今日.txt", "周二")
    site.pages["/today"] = page("周二的页", "<p>明天。</p>")
    assert newsroom.go().code == 0
    assert studio.made == ["周一", "周一的页", "周二", "周二的页"]
    assert [headers["If-None-Match"] for path, headers in site.asked if path.endswith("/today")][1]


def test_a_source_that_cannot_be_read_fails_the_run_and_stops_no_other(newsroom, studio, site):
    newsroom.drop("in/桥.txt", "新桥")
    site.pages["/feed2"] = "<html><body>没有</body></html>"
    newsroom.plan("away", "/feed1", "/feed2", "in")
    done = newsroom.go()
    assert (done.code, studio.made) == (1, ["新桥"])
    for said in ("away: no such folder", "/feed1: the server answers 404", "/feed2: is no feed"):
        assert said in done.err
        assert said in newsroom.report


def test_a_full_disk_ends_the_making_and_no_item_is_to_blame(newsroom, studio):
    from briefing.errors import PackageError

    newsroom.drop("in/1.txt", "新桥")
    newsroom.drop("in/2.txt", "另桥")
    newsroom.plan("in")

    def full(_):
        raise PackageError("cannot be written: No space left on device", where="out")

    studio.on_make = full
    done = newsroom.go()
    assert done.code == 1
    assert done.err.count("No space left on device") == 1
    studio.on_make = lambda _: None
    assert (newsroom.go().code, sorted(studio.made)) == (0, ["另桥", "新桥"])


class Killed(BaseException):
    """As if the machine went away."""


@pytest.mark.parametrize("moment", range(8))
def test_killed_anywhere_it_goes_on_and_nothing_is_made_twice_or_forgotten(newsroom, studio, moment):
    for number in range(4):
        newsroom.drop(f"in/{number}.txt", f"新桥{number}")
    newsroom.plan("in")
    calls = []

    def kill(_):
        calls.append(1)
        if len(calls) == moment + 1:
            raise Killed

    studio.on_make = kill
    with pytest.raises(Killed):
        newsroom.go()
    done = newsroom.go()
    assert done.code == 0
    assert sorted(studio.made) == [f"新桥{number}" for number in range(4)]
    for number in range(4):
        assert newsroom.report.count(f"in/{number}.txt") == 1


def test_where_the_plan_says_so_each_episode_is_listened_to_and_findings_are_told(
    newsroom, studio, monkeypatch
):
    from briefing.check.findings import Finding, Kind
    from briefing.conductor import checking

    finding = Finding(3, 64.0, 65.0, Kind.SYLLABLE, 0.9, "桥 qiáo", "tou", "heard as another sound", "桥")
    heard = []

    def check(folder, config, ear, heed):
        heard.append(folder.name)
        return checking.Checked(folder, (finding,), 60.0, 60.0)

    monkeypatch.setattr(checking, "whisper", lambda config: None)
    monkeypatch.setattr(checking, "check", check)
    newsroom.drop("in/桥.txt", "新桥\n今天通车。")
    newsroom.plan("in", make="check = true")
    done = newsroom.go()
    assert (done.code, heard) == (3, ["新桥"])
    assert "out/新桥: 1:04  segment 3  syllable 0.90  桥 qiáo → tou" in done.err
    assert newsroom.go().code == 0
    assert heard == ["新桥"]
